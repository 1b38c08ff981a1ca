"""Two texts as one window, for the head that says what one claim does to another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import spacy
from spacy.language import Language

from crossread.annotate.components import words_of
from crossread.annotate.cutting import words_cut
from crossread.annotate.wordpieces import NEWLINE, SPACED, WordPieces

LONGEST_FIRST, LONGEST_SECOND = 200, 120
"""Pieces; of longer texts the first ones are read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PairPieces:
    """Two texts as the encoder reads them: parallel lists over pieces; `sides` is 1 and 2 on each text's, 0 on marks."""

    ids: list[int]
    shapes: list[int]
    joins: list[int]
    sides: list[int]


def joined(
    cutter: WordPieces, first: Sequence[str], first_joins: Sequence[int], second: Sequence[str], joins: Sequence[int]
) -> PairPieces:
    """Two texts, each as words and how they are joined, between marks; the mark between them belongs to neither."""
    a, b = cutter.window(first, first_joins), cutter.window(second, joins)
    one, two = min(len(a.ids) - 2, LONGEST_FIRST), min(len(b.ids) - 2, LONGEST_SECOND)
    end, last = one + 1, two + 1
    return PairPieces(
        ids=[*a.ids[:end], cutter.sep, *b.ids[1:last], cutter.sep],
        shapes=[*a.shapes[:end], 0, *b.shapes[1:last], 0],
        joins=[*a.joins[:end], NEWLINE, *b.joins[1:last], NEWLINE],
        sides=[0, *[1] * one, 0, *[2] * two, 0],
    )


def joined_texts(cutter: WordPieces, first: str, second: str) -> PairPieces:
    """The same for running texts; line ends in them are read as blanks, as the head was trained on single lines."""
    (a, a_joins), (b, b_joins) = _words(first), _words(second)
    return joined(cutter, a, a_joins, b, b_joins)


def _words(text: str) -> tuple[list[str], list[int]]:
    _, words, joins = words_of(words_cut(_english(), text))
    return words, [min(join, SPACED) if i else NEWLINE for i, join in enumerate(joins)]


@lru_cache(maxsize=1)
def _english() -> Language:
    return spacy.blank("en")
