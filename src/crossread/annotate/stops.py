"""Full stops that end a sentence beyond doubt: where the model, reading a long quotation, runs on over them."""

import re
from collections.abc import Sequence

from crossread.annotate.wordpieces import GLUED

_STOPS = frozenset({".", "!", "?"})
_CLOSING = frozenset({'"', "”", "’", "''", "’’", ")", "]", "»"})
_OPENING = frozenset({'"', "“", "‘", "``", "(", "[", "«"})
_LONG_WORD = re.compile(r"[^\W\d_]{4,}\Z")
_SHORT_FORMS = frozenset("sept prof capt supt approx dept univ corp assn messrs rear gens govs reps sens".split())
"""Short forms of four letters and more that a full stop may follow within a sentence; own list, English."""


def after_stops(words: Sequence[str], joins: Sequence[int]) -> list[bool]:
    """For each word whether a sentence must begin there: a long word, a full stop, marks that close, and then, after a
    space, a capital or marks that open before one."""
    return [_begins(words, joins, place) for place in range(len(words))]


def _begins(words: Sequence[str], joins: Sequence[int], place: int) -> bool:
    if joins[place] == GLUED or not _is_capital(words, place):
        return False
    last = place - 1
    while last > 0 and words[last] in _CLOSING:
        last -= 1
    if last < 1 or words[last] not in _STOPS:
        return False
    before = words[last - 1]
    return words[last] != "." or (bool(_LONG_WORD.match(before)) and before.lower() not in _SHORT_FORMS)


def _is_capital(words: Sequence[str], place: int) -> bool:
    while place < len(words) - 1 and words[place] in _OPENING:
        place += 1
    return words[place][:1].isupper()
