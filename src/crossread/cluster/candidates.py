"""Which pairs of reports are worth comparing: every pair of a few, the nearest neighbours of many."""

from collections.abc import Sequence
from itertools import combinations

from crossread.cluster.neighbours import Neighbours
from crossread.weigh.stories import Traits

FEW = 150
"""Up to so many reports every pair is compared."""

Pair = tuple[int, int]


def candidates(traits: Sequence[Traits]) -> list[Pair]:
    """Pairs of positions, the lower first, in order.

    Of many reports each is compared with its nearest ones among those that came out before it, as in a stream.
    """
    if len(traits) <= FEW:
        return list(combinations(range(len(traits)), 2))
    near = Neighbours()
    found: set[Pair] = set()
    for i in sorted(range(len(traits)), key=lambda i: (traits[i].published or traits[i].day, traits[i].report)):
        found.update((min(i, j), max(i, j)) for j in near.near(traits[i]))
        near.add(i, traits[i])
    return sorted(found)
