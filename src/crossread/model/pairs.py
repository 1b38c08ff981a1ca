"""What one text does to another: the words for it, and how sure a reader of pairs is of each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

RELATIONS = ("same", "entails", "contradicts", "updates", "unrelated")
"""From the first text to the second: says the same; holds it and more; cannot stand beside it; is brought up to date by it
(a later count); or has nothing of these."""
STANCES = ("for", "against", "observing")
"""What the second text does with the claim of the first: carries it, takes it back, or reports it as somebody's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PairView:
    """Shares of the relations and of the stances, each in the order of its names, each adding up to 1."""

    relations: tuple[float, ...]
    stances: tuple[float, ...]

    @property
    def relation(self) -> str:
        """The likeliest relation."""
        return RELATIONS[self.relations.index(max(self.relations))]

    @property
    def stance(self) -> str:
        """The likeliest stance."""
        return STANCES[self.stances.index(max(self.stances))]

    def share(self, relation: str) -> float:
        """How likely a relation is; ValueError for one that does not exist."""
        return self.relations[RELATIONS.index(relation)]


PairReader = Callable[[Sequence[tuple[str, str]]], list[PairView]]
"""Reads pairs of texts, in batches; what a rule is given that wants to know how two sentences stand to each other."""
