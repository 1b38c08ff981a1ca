"""Words that were turned into their opposite: the same but for a negation."""

import re

from crossread.lib.words import NEGATORS, STOP_WORDS, expand, fold, stem, words_in
from crossread.reconcile.alike import bare_wording

MOST_OTHER = 0.2
"""Share of the content words of two wordings that may differ where but a negation was lost or put in."""
LIKE = 0.55
"""Likeness from which a sentence of the one wording may be a sentence of the other, turned."""
LEAST_KEPT = 2
"""Content words that a sentence among others must have in common with the one that it turns."""
_DOES = frozenset(
    "do does did will would going able any anybody anyone anything some somebody someone something all each every everybody "
    "everyone everything ever yet".split()
)
"""Words that come and go with a negation ("never from anyone", "from everyone"), or tell of what is to come."""
_SENTENCE_END = re.compile(r"(?<=[.!?…])[\"'”’]?\s+")


def is_turned(a: str, b: str) -> bool:
    """Whether two wordings are the same but for a negation, as a whole or in one of several sentences.

    >>> is_turned("We never took a coin from anyone", "We took a coin from everyone")
    True
    >>> is_turned("We want rain. The fields are dry", "We do not want rain. But our fields are far too wet")
    True
    >>> is_turned("We want rain", "We do not want to speak of the rain that fell in March")
    False
    """
    if is_but_negated(a, b):
        return True
    ones, others = _SENTENCE_END.split(a), _SENTENCE_END.split(b)
    if len(ones) == len(others) == 1:
        return False
    return any(_turns_one(one, others) for one in ones)


def _turns_one(one: str, others: list[str]) -> bool:
    """Whether the likest of some sentences is a sentence turned into its opposite."""
    how, other = max(((bare_wording(one, text), text) for text in others), key=lambda found: found[0].likeness)
    kept = _content(one) & _content(other)
    turned = how.difference == "negation" and how.likeness >= LIKE and len(kept) >= LEAST_KEPT
    return turned and is_but_negated(one, other)


def is_but_negated(a: str, b: str) -> bool:
    """Whether two wordings are the same words but for the negation."""
    kept = _content(a), _content(b)
    return len(kept[0] ^ kept[1]) <= MOST_OTHER * len(kept[0] | kept[1])


def _content(text: str) -> frozenset[str]:
    folded = map(fold, words_in(expand(text)))
    return frozenset(stem(word) for word in folded if word not in STOP_WORDS | NEGATORS | _DOES)
