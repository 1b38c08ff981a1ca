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
    capitals, ends = _capitals(words), _ends(words)
    return [
        joins[place] != GLUED and capitals[place] and place > 0 and _stops(words, ends[place - 1])
        for place in range(len(words))
    ]


def _stops(words: Sequence[str], last: int) -> bool:
    """Whether the word numbered `last` is a stop that ends a sentence."""
    if last < 1 or words[last] not in _STOPS:
        return False
    before = words[last - 1]
    return words[last] != "." or (bool(_LONG_WORD.match(before)) and before.lower() not in _SHORT_FORMS)


def _capitals(words: Sequence[str]) -> list[bool]:
    """For each word whether a capital stands there, or after the marks that open there."""
    capitals = [word[:1].isupper() for word in words]
    for place in range(len(words) - 2, -1, -1):
        if words[place] in _OPENING:
            capitals[place] = capitals[place + 1]
    return capitals


def _ends(words: Sequence[str]) -> list[int]:
    """For each word the last one up to it that is no closing mark; the first word where all are."""
    ends = list(range(len(words)))
    for place in range(1, len(words)):
        if words[place] in _CLOSING:
            ends[place] = ends[place - 1]
    return ends
