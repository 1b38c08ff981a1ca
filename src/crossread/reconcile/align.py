"""Which units of different reports tell of one thing."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from crossread.reconcile.units import Unit

CANDIDATE = 0.33
"""Pairs below this score are not kept: measured on invented stories, nothing that tells of one thing lies below."""
PARTNERS = 40
"""A unit is paired with at most so many others, its likest: in a story of hundreds of copies the rest say the same again."""
ROWS = 512
"""Units set against all others at a time, which bounds the memory."""

Matrix = NDArray[np.float32]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two units of different reports; `a` stands first in the order of units.

    `cosine` of their sentences' vectors; `overlap` the weighted share of content words in common (Dice);
    `inside` the weighted share of the smaller unit's words that the other holds; `score` the whole, 0..1.
    """

    a: Unit
    b: Unit
    cosine: float
    overlap: float
    inside: float
    score: float

    @property
    def kin(self) -> float:
        """How surely one unit says what the other says, perhaps among more: half its vector, half the words that it holds."""
        return 0.5 * max(0.0, self.cosine) + 0.5 * self.inside


def align(units: Sequence[Unit], rarity: dict[str, float]) -> tuple[Pair, ...]:
    """The pairs of units of different reports whose score reaches CANDIDATE, best first."""
    if not units:
        return ()
    words, vectors = _words(units, rarity), _vectors(units)
    reports = np.unique([unit.report for unit in units], return_inverse=True)[1]
    pairs = [
        pair
        for low in range(0, len(units), ROWS)
        for pair in _rows(units, range(low, min(low + ROWS, len(units))), words, vectors, reports)
    ]
    return tuple(sorted(pairs, key=lambda p: (-p.score, p.a.span, p.b.span)))


def _words(units: Sequence[Unit], rarity: dict[str, float]) -> Matrix:
    """A row a unit, a column a lemma: the square root of the lemma's rarity where the unit has it."""
    column = {lemma: i for i, lemma in enumerate(sorted({lemma for unit in units for lemma in unit.lemmas}))}
    matrix = np.zeros((len(units), len(column)), dtype=np.float32)
    for row, unit in enumerate(units):
        for lemma in unit.lemmas:
            matrix[row, column[lemma]] = np.sqrt(max(0.0, rarity.get(lemma, 1.0)))
    return matrix


def _vectors(units: Sequence[Unit]) -> Matrix:
    if any(not len(unit.vector) for unit in units):
        return np.zeros((len(units), 1), dtype=np.float32)
    return np.array([unit.vector for unit in units], dtype=np.float32)


def _rows(
    units: Sequence[Unit], rows: range, words: Matrix, vectors: Matrix, reports: NDArray[np.intp]
) -> Iterator[Pair]:
    """The pairs whose first unit is one of the rows."""
    mine = slice(rows.start, rows.stop)
    common = words[mine] @ words.T
    mass = (words**2).sum(axis=1)
    overlap = 2 * common / np.maximum(mass[mine, None] + mass[None, :], 1e-6)
    inside = common / np.maximum(np.minimum(mass[mine, None], mass[None, :]), 1e-6)
    cosine = np.clip(np.round(vectors[mine] @ vectors.T, 4), -1.0, 1.0)
    # A clause within a long sentence has its sentence's vector: the less of the sentence it is, the less the vector tells.
    share = np.array([unit.share for unit in units], dtype=np.float32)
    trust = np.minimum(share[mine, None], share[None, :])
    score = 0.5 * overlap + 0.5 * (trust * np.maximum(0.0, cosine) + (1 - trust) * overlap)
    score[reports[mine, None] == reports[None, :]] = 0.0
    for i, row in enumerate(rows):
        for j in _likest(score[i], after=row):
            yield Pair(
                a=units[row],
                b=units[j],
                cosine=float(cosine[i, j]),
                overlap=round(float(overlap[i, j]), 4),
                inside=round(float(inside[i, j]), 4),
                score=round(float(score[i, j]), 4),
            )


def _likest(scores: Matrix, *, after: int) -> list[int]:
    """The places after one whose scores reach CANDIDATE, at most PARTNERS of them, the likest."""
    places = np.flatnonzero(scores >= CANDIDATE)
    places = places[places > after]
    order = np.lexsort((places, -np.round(scores[places], 4)))
    return [int(place) for place in places[order][:PARTNERS]]
