"""Scores between pairs -> groups: average linkage, so that a chain of like pairs does not grow into one blob."""

from collections.abc import Mapping
from heapq import heapify, heappop, heappush

APART = -6.0
"""The score of a pair that was not compared, and the least that any pair counts."""
TOGETHER = 6.0
"""The most that any pair counts: one copied text does not carry its story along."""

Pair = tuple[int, int]


def group(size: int, scores: Mapping[Pair, float]) -> list[tuple[int, ...]]:
    """Groups of the positions 0 .. size-1: the two groups with the best mean score are joined while it is above 0.

    `scores` has the lower position first; ties go to the lower positions, so that the answer is one for one input.
    """
    sums: list[dict[int, float]] = [{} for _ in range(size)]
    for (a, b), score in scores.items():
        sums[a][b] = sums[b][a] = min(max(score, APART), TOGETHER) - APART
    members: dict[int, tuple[int, ...]] = {i: (i,) for i in range(size)}
    heap = [(-_mean(sums[a][b], 1, 1), a, b) for a in range(size) for b in sums[a] if a < b]
    heapify(heap)
    while heap:
        negative, a, b = heappop(heap)
        if negative >= 0:
            break
        if a not in members or b not in members or negative != -_mean(sums[a][b], len(members[a]), len(members[b])):
            continue
        _join(a, b, members, sums)
        for other in sorted(sums[a]):
            mean = _mean(sums[a][other], len(members[a]), len(members[other]))
            heappush(heap, (-mean, min(a, other), max(a, other)))
    return sorted(members.values())


def _mean(excess: float, a: int, b: int) -> float:
    """The mean score, from the sum of what the known pairs have above `APART`."""
    return round(excess / (a * b) + APART, 6)


def _join(a: int, b: int, members: dict[int, tuple[int, ...]], sums: list[dict[int, float]]) -> None:
    members[a] = tuple(sorted(members[a] + members.pop(b)))
    for other, excess in sums[b].items():
        del sums[other][b]
        if other != a:
            sums[a][other] = sums[a].get(other, 0.0) + excess
            sums[other][a] = sums[a][other]
    sums[b] = {}
