"""Pairs of texts in, what one does to the other out: `model.pairs.PairReader` on the shipped model."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from crossread.annotate.encoder import Encoder
from crossread.annotate.pairs.head import PairHead
from crossread.annotate.pairs.window import joined_texts
from crossread.data import data_file
from crossread.model.pairs import PairReader, PairView

LONGEST = 4000
"""Characters of a text that are looked at; the head reads its first pieces only."""


def pair_reader(folder: Path | None = None) -> PairReader:
    """The function that reads pairs, on the shipped model or on one in another folder; DataError if it has no such head."""
    place = folder or Path(str(data_file("model")))
    head = PairHead(Encoder(place), place)

    def read(pairs: Sequence[tuple[str, str]]) -> list[PairView]:
        return [_view(head, first[:LONGEST], second[:LONGEST]) for first, second in pairs]

    return read


def _view(head: PairHead, first: str, second: str) -> PairView:
    relations, stances = head.shares(joined_texts(head.encoder.pieces, first, second))
    return PairView(relations=relations, stances=stances)
