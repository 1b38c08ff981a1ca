"""Long texts are read in windows of whole sentences, cut at line ends where that is possible.

The heads find the true sentences; the guess made here only says where a window may end without cutting one in two.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from crossread.annotate.wordpieces import GLUED, NEWLINE

ROOM = 240
"""The most wordpieces in a window; training saw up to 250."""
_SHORT = re.compile(
    r"(?:[A-Z]|[A-Za-z]\.[A-Za-z.]*|Mr|Mrs|Ms|Dr|Sen|Rep|Gen|Gov|Col|Lt|Sgt|St|No|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)\."
)
_CLOSERS = frozenset("\"'”’»)]}")
_ENDS = frozenset(".!?…。؟")


def cut(
    words: Sequence[str], joins: Sequence[int], sizes: Sequence[int], room: int = ROOM
) -> Iterator[tuple[int, int]]:
    """Windows as pairs of word numbers, end excluded, each of at most `room` pieces by `sizes`, in order, all covered.

    The last line end in the later half of the room is taken; else the last guessed sentence end; else the last word.
    """
    start = 0
    while start < len(words):
        end, size = start, 0
        line = sentence = start
        while end < len(words) and (size + sizes[end] <= room or end == start):
            if end > start and joins[end] == NEWLINE and size > room * 0.4:
                line = end
            elif end > start and joins[end] != GLUED and size > room * 0.2 and ends_sentence(words, joins, end):
                sentence = end
            size += sizes[end]
            end += 1
        if end < len(words) and joins[end] != NEWLINE:
            end = line if line > start else sentence if sentence > start else end
        yield start, end
        start = end


def ends_sentence(words: Sequence[str], joins: Sequence[int], at: int) -> bool:
    """Whether a sentence seems to end before word `at`."""
    last = at - 1
    while last > 0 and joins[last] == GLUED and words[last] in _CLOSERS:
        last -= 1
    return words[last][-1] in _ENDS and not _SHORT.fullmatch(words[last]) and not words[at][0].islower()
