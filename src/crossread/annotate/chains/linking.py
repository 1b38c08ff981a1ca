"""Mentions into chains: each joins the chain that most speaks for, unless what the two know of themselves forbids it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np

from crossread.annotate.chains.pairs import Floats
from crossread.annotate.chains.traits import DEFINITE, GENDERS, NAME, NAME_KINDS, NUMBERS, Ints, Traits

PERSON = NAME_KINDS.index("PERSON")
PLURAL, SINGLE = NUMBERS["p"], NUMBERS["s"]
SEXES = frozenset((GENDERS["m"], GENDERS["f"]))
LOST = 5.0
"""A mention whose best pair scores this far below the threshold joins nothing: no sum over a chain makes up for it."""


@dataclass(slots=True)
class Known:
    """What a chain knows of itself; sums over its mentions, so that a long chain asks no more than a short one."""

    genders: set[int] = field(default_factory=set)
    plural: bool = False
    sexed: bool = False
    named: bool = False
    names: set[int] = field(default_factory=set)

    def add(self, traits: Traits, mention: int) -> None:
        """Takes a mention in."""
        gender, number = int(traits.values["last_gender"][mention]), int(traits.values["number"][mention])
        self.genders |= {gender} - {0}
        self.plural |= number == PLURAL
        self.sexed |= gender in SEXES and number != PLURAL
        if _is_person(traits, mention):
            self.named = True
            self.names |= _proper(traits, mention)

    def forbids(self, traits: Traits, mention: int) -> bool:
        """Whether a mention and the chain know two genders, one man or woman and many, or two persons' names."""
        gender, number = int(traits.values["last_gender"][mention]), int(traits.values["number"][mention])
        if gender and self.genders - {gender}:
            return True
        if (number == PLURAL and self.sexed) or (gender in SEXES and number == SINGLE and self.plural):
            return True
        return self.named and _is_person(traits, mention) and not _proper(traits, mention) & self.names


def link(
    blocks: Iterable[tuple[Ints, Ints, Floats]], traits: Traits, least: float = 0.0, least_name: float = 0.0
) -> list[int]:
    """The number of each mention's chain: the number of the chain's first mention. Mentions in no block begin something new.

    A chain's score for a mention is the log of the sum over its mentions in reach; it must come up to `least`, for a name to
    `least_name`. Where no chain does, the words themselves may speak: a definite phrase joins the chain of the last one with
    the very same words, a name too if that one stands beyond the reach.
    """
    size = len(traits.core)
    chains = list(range(size))
    known = {mention: Known() for mention in range(size)}
    taken = 0
    last: dict[int, int] = {}
    for later, earlier, scores in blocks:
        for mention, candidates, row in zip(later.tolist(), earlier, scores, strict=True):
            for new in range(taken, mention):
                known[new].add(traits, new)
            taken = mention + 1
            there = candidates >= 0
            floor = least_name if traits.values["kind"][mention] == NAME else least
            masses = _masses(candidates[there], row[there] - floor, chains)
            chain = next((c for c, mass in masses if not known[c].forbids(traits, mention)), None)
            words, farthest = _telling_words(traits, mention, len(candidates))
            if words:
                before = last.get(words)
                if chain is None and before is not None and before <= mention - farthest:
                    chain = chains[before]
                last[words] = mention
            chains[mention] = mention if chain is None else chain
            known[chains[mention]].add(traits, mention)
    return chains


def _telling_words(traits: Traits, mention: int, reach: int) -> tuple[int, int]:
    """The number of the words by which a mention is known again, 0 for none, and from how many mentions away."""
    v = traits.values
    if v["group"][mention]:
        return 0, 0
    if v["kind"][mention] == DEFINITE:
        return int(v["text"][mention]), 1
    if v["kind"][mention] == NAME and v["label"][mention]:
        return int(v["core_text"][mention]), reach + 1
    return 0, 0


def _masses(candidates: Ints, scores: Floats, chains: list[int]) -> list[tuple[int, float]]:
    """Chains by what their mentions weigh together, the heaviest first, those left out that do not reach a score of 0."""
    mass: dict[int, float] = {}
    if len(scores) and scores.max() > -LOST:
        for candidate, weight in zip(candidates.tolist(), np.exp(scores).tolist(), strict=True):
            mass[chains[candidate]] = mass.get(chains[candidate], 0.0) + weight
    return sorted(((c, m) for c, m in mass.items() if m >= 1), key=lambda item: -item[1])


def _is_person(traits: Traits, mention: int) -> bool:
    return bool(traits.values["label"][mention] == PERSON and traits.values["kind"][mention] == NAME)


def _proper(traits: Traits, mention: int) -> set[int]:
    return set(traits.core[mention][traits.proper[mention]].tolist())
