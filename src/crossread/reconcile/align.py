"""Which units of different reports tell of one thing."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from crossread.reconcile.units import Unit

CANDIDATE = 0.33
"""Pairs below this score are not kept: measured on invented stories, nothing that tells of one thing lies below."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two units of different reports; `a` stands in the report with the smaller id.

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
    """All pairs of units of different reports whose score reaches CANDIDATE, best first."""
    if not units:
        return ()
    cosines = _cosines(units)
    pairs = []
    for i, a in enumerate(units):
        for j in range(i + 1, len(units)):
            b = units[j]
            if a.report == b.report:
                continue
            pair = _pair(a, b, float(cosines[i, j]), rarity)
            if pair.score >= CANDIDATE:
                pairs.append(pair)
    return tuple(sorted(pairs, key=lambda p: (-p.score, p.a.span, p.b.span)))


def _cosines(units: Sequence[Unit]) -> NDArray[np.float32]:
    if any(not len(unit.vector) for unit in units):
        return np.zeros((len(units), len(units)), dtype=np.float32)
    matrix = np.array([unit.vector for unit in units], dtype=np.float32)
    return np.round(matrix @ matrix.T, 4)


def _pair(a: Unit, b: Unit, cosine: float, rarity: dict[str, float]) -> Pair:
    common = _mass(a.lemmas & b.lemmas, rarity)
    mass_a, mass_b = _mass(a.lemmas, rarity), _mass(b.lemmas, rarity)
    overlap = 2 * common / (mass_a + mass_b)
    inside = common / min(mass_a, mass_b)
    # A clause within a long sentence has its sentence's vector: the less of the sentence it is, the less
    # the vector tells.
    trust = min(a.share, b.share)
    score = 0.5 * overlap + 0.5 * (trust * max(0.0, cosine) + (1 - trust) * overlap)
    return Pair(a=a, b=b, cosine=cosine, overlap=round(overlap, 4), inside=round(inside, 4), score=round(score, 4))


def _mass(lemmas: frozenset[str], rarity: dict[str, float]) -> float:
    return sum(rarity.get(lemma, 1.0) for lemma in sorted(lemmas))
