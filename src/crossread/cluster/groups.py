"""Scores between pairs -> groups: the mean of all pairs decides, so that a chain of like pairs does not grow into one blob."""

from collections.abc import Mapping
from heapq import heapify, heappop, heappush

APART = -6.0
"""The score of a pair that was not compared, and the least that any pair counts."""
TOGETHER = 6.0
"""The most that any pair counts: one copied text does not carry its story along."""
NEAREST = 0.15
"""What the best pair counts beside the mean: a report without any date belongs where its nearest neighbour is (measured)."""

Pair = tuple[int, int]


def group(size: int, scores: Mapping[Pair, float], *, reach: int | None = None) -> list[tuple[int, ...]]:
    """Groups of the positions 0 .. size-1: the two groups with the best score are joined while it is above 0.

    No groups are joined of which no pair has a score above 0, so that reports which such pairs link can be grouped by themselves.
    `scores` has the lower position first; ties go to the lower positions, so that the answer is one for one input. `reach` is how
    many others each was compared with at most (left out: all that are worth it): two large groups cannot have had more of their
    pairs compared than that for each member of the smaller one, and the rest does not speak against them.
    """
    return _Groups(size, scores, reach).join_all()


class _Groups:
    """The groups so far; of each two of them the sum of what their pairs have above `APART`, and their best pair."""

    def __init__(self, size: int, scores: Mapping[Pair, float], reach: int | None) -> None:
        self.reach = size if reach is None else reach
        self.members: dict[int, tuple[int, ...]] = {i: (i,) for i in range(size)}
        self.sums: list[dict[int, float]] = [{} for _ in range(size)]
        self.best: list[dict[int, float]] = [{} for _ in range(size)]
        for (a, b), score in scores.items():
            held = min(max(score, APART), TOGETHER)
            self.sums[a][b] = self.sums[b][a] = held - APART
            self.best[a][b] = self.best[b][a] = held
        scored = ((self.score(a, b), a, b) for a in range(size) for b in self.sums[a] if a < b)
        self.heap = [(-score, a, b) for score, a, b in scored if score > 0]
        heapify(self.heap)

    def score(self, a: int, b: int) -> float:
        """How well two groups go together; 0 where not one pair speaks for it."""
        best = self.best[a][b]
        if best <= 0:
            return 0.0
        one, other = len(self.members[a]), len(self.members[b])
        pairs = one * min(other, self.reach) if one < other else other * min(one, self.reach)
        return round((1 - NEAREST) * (self.sums[a][b] / pairs + APART) + NEAREST * best, 6)

    def join_all(self) -> list[tuple[int, ...]]:
        """Joins while anything goes together, and gives the groups in order."""
        while self.heap:
            negative, a, b = heappop(self.heap)
            if a in self.members and b in self.members and negative == -self.score(a, b):
                self._join(a, b)
        return sorted(self.members.values())

    def _join(self, a: int, b: int) -> None:
        self.members[a] = tuple(sorted(self.members[a] + self.members.pop(b)))
        for other, excess in self.sums[b].items():
            best = self.best[other].pop(b)
            del self.sums[other][b]
            if other != a:
                self.sums[a][other] = self.sums[other][a] = self.sums[a].get(other, 0.0) + excess
                self.best[a][other] = self.best[other][a] = max(self.best[a].get(other, APART), best)
        self.sums[b], self.best[b] = {}, {}
        for other in self.sums[a]:
            if (score := self.score(a, other)) > 0:
                heappush(self.heap, (-score, min(a, other), max(a, other)))
