"""Which pairs of reports are worth comparing: every pair of a few, the nearest neighbours of many."""

from collections import defaultdict
from collections.abc import Sequence
from itertools import combinations

import numpy as np

from crossread.weigh.stories import Traits

FEW = 150
"""Up to so many reports every pair is compared."""
NEIGHBOURS = 40
"""Of many reports each is compared with so many nearest ones, by lead and by body."""
TELLING_WORDS = 12
"""The heaviest words of a report that find its neighbours too, where they stand in few reports."""
_BLOCK = 512

Pair = tuple[int, int]


def candidates(traits: Sequence[Traits]) -> list[Pair]:
    """Pairs of positions, the lower first, in order."""
    if len(traits) <= FEW:
        return list(combinations(range(len(traits)), 2))
    found = _by_vectors(traits, "lead") | _by_vectors(traits, "body") | _by_words(traits)
    return sorted(found)


def _by_vectors(traits: Sequence[Traits], which: str) -> set[Pair]:
    rows = [i for i, trait in enumerate(traits) if getattr(trait, which).size]
    if len(rows) < 2:
        return set()
    matrix = np.stack([getattr(traits[i], which) for i in rows])
    keep = min(NEIGHBOURS + 1, len(rows))
    found: set[Pair] = set()
    for start in range(0, len(rows), _BLOCK):
        near = matrix[start : start + _BLOCK] @ matrix.T
        best = np.argpartition(-near, keep - 1, axis=1)[:, :keep]
        for offset, row in enumerate(best.tolist()):
            here = rows[start + offset]
            found.update((min(here, rows[j]), max(here, rows[j])) for j in row if rows[j] != here)
    return found


def _by_words(traits: Sequence[Traits]) -> set[Pair]:
    holders: dict[str, list[int]] = defaultdict(list)
    for i, trait in enumerate(traits):
        for word in list(trait.words)[:TELLING_WORDS]:
            holders[word].append(i)
    return {pair for rows in holders.values() if len(rows) <= NEIGHBOURS for pair in combinations(rows, 2)}
