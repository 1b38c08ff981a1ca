"""Which pairs of reports are worth comparing: every pair of a few, the nearest neighbours of many, and theirs."""

from collections.abc import Sequence
from itertools import combinations

from crossread.cluster.links import Links
from crossread.cluster.neighbours import Neighbours, signature
from crossread.weigh.stories import Traits, features, score

FEW = 150
"""Up to so many reports every pair is compared."""

Pair = tuple[int, int]
Compared = dict[Pair, dict[str, float]]


def compare(traits: Sequence[Traits]) -> Compared:
    """The features of the pairs of positions that are worth comparing, the lower first, in order.

    Of many reports each is compared with its nearest ones among those that came out before it, as in a stream, and small sets of
    reports that such pairs link are compared throughout.
    """
    if len(traits) <= FEW:
        return {(a, b): features(traits[a], traits[b]) for a, b in combinations(range(len(traits)), 2)}
    near, links = Neighbours(), Links()
    found: Compared = {}
    for i in sorted(range(len(traits)), key=lambda i: when_out(traits[i])):
        words = signature(traits[i])
        links.add(i)
        waiting = [(min(i, j), max(i, j)) for j in near.near(words)]
        near.add(i, words)
        while waiting:
            a, b = waiting.pop()
            if (a, b) not in found:
                found[a, b] = features(traits[a], traits[b])
                waiting += links.join(a, b) if score(found[a, b]) > 0 else ()
    return dict(sorted(found.items()))


def when_out(traits: Traits) -> tuple[str, str]:
    """What puts reports in the order in which they came out, those of one day in one order too."""
    return traits.published or traits.day, traits.report
