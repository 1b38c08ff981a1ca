"""How well chains of mentions match: MUC, B-cubed and CEAF-e, as the CoNLL-2012 shared task averages them.

Chains are sets of mentions, whatever a mention is; chains of one mention are left out on both sides before scoring, as in
OntoNotes. Sums run over all documents of a set before the ratios are taken. A maintained scorer was looked for: those on
PyPI bring scipy or read files of the shared task only, so the three measures stand here, with their own assignment.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Hashable, Iterable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from evals.report import Overlap

Chains = list[frozenset[Any]]


def conll(
    documents: Iterable[tuple[Iterable[Collection[Hashable]], Iterable[Collection[Hashable]]]],
) -> dict[str, float]:
    """`conll_f1` and its parts over documents of (gold chains, chains said), with F1 of the mentions in chains."""
    counts = {name: Overlap() for name in ("muc", "b3", "ceafe", "mention")}
    for gold, said in documents:
        there, given = _chains(gold), _chains(said)
        for name, measure in (("muc", muc), ("b3", b_cubed)):
            right_there, all_there = measure(there, given)
            right_said, all_said = measure(given, there)
            _add(counts[name], right_said, all_said, right_there, all_there)
        same = aligned(there, given)
        _add(counts["ceafe"], same, len(given), same, len(there))
        words, own = {m for c in there for m in c}, {m for c in given for m in c}
        _add(counts["mention"], len(words & own), len(own), len(words & own), len(words))
    out = {
        f"{name}_{part}": getattr(count, part)
        for name, count in counts.items()
        for part in ("f1", "precision", "recall")
    }
    return {"conll_f1": (out["muc_f1"] + out["b3_f1"] + out["ceafe_f1"]) / 3, **out}


def _chains(chains: Iterable[Collection[Hashable]]) -> Chains:
    return [chain for chain in map(frozenset, chains) if len(chain) > 1]


def _add(count: Overlap, right_said: float, said: int, right_there: float, there: int) -> None:
    count.add(right_said, said, there, right_there)


def muc(one: Chains, other: Chains) -> tuple[float, int]:
    """Links of `one` that `other` has too, and links of `one`: a chain of n mentions has n - 1 (Vilain et al. 1995)."""
    number = {mention: i for i, chain in enumerate(other) for mention in chain}
    right = sum(len(chain) - len({number.get(m, (m,)) for m in chain}) for chain in one)
    return right, sum(len(chain) - 1 for chain in one)


def b_cubed(one: Chains, other: Chains) -> tuple[float, int]:
    """Mentions of `one`, each by the share of its chain that `other` keeps with it, and all (Bagga and Baldwin 1998)."""
    number = {mention: i for i, chain in enumerate(other) for mention in chain}
    right = 0.0
    for chain in one:
        kept = Counter(number[m] for m in chain if m in number)
        right += sum(count * count for count in kept.values()) / len(chain)
    return right, sum(map(len, one))


def aligned(one: Chains, other: Chains) -> float:
    """The likeness (Dice) of chains under the best one-to-one alignment: CEAF-e with phi 4 (Luo 2005)."""
    if not one or not other:
        return 0.0
    alike = np.array([[2 * len(a & b) / (len(a) + len(b)) for b in other] for a in one])
    return float(sum(alike[row, column] for row, column in assignment(alike)))


def assignment(gains: NDArray[np.float64]) -> list[tuple[int, int]]:
    """Pairs (row, column), each row and column at most once, with the greatest sum of gains.

    The Hungarian method with potentials, a row added at a time along the shortest augmenting path: O(rows^2 columns).
    """
    if gains.shape[0] > gains.shape[1]:
        return [(row, column) for column, row in assignment(gains.T)]
    rows, columns = gains.shape
    up, down = np.zeros(rows + 1), np.zeros(columns + 1)
    holder = np.zeros(columns + 1, np.int64)
    for row in range(1, rows + 1):
        _augment(-gains, row, up, down, holder)
    return sorted((int(holder[column]) - 1, column - 1) for column in range(1, columns + 1) if holder[column])


def _augment(
    costs: NDArray[np.float64], row: int, up: NDArray[np.float64], down: NDArray[np.float64], holder: NDArray[np.int64]
) -> None:
    """Gives a row its column, moving others along the cheapest path; column 0 is the start of the path."""
    columns = costs.shape[1]
    holder[0] = row
    at = 0
    least = np.full(columns + 1, np.inf)
    way = np.zeros(columns + 1, np.int64)
    used = np.zeros(columns + 1, bool)
    while holder[at]:
        used[at] = True
        owner = holder[at]
        free = np.flatnonzero(~used)
        slack = costs[owner - 1, free - 1] - up[owner] - down[free]
        better = slack < least[free]
        least[free[better]], way[free[better]] = slack[better], at
        at = int(free[np.argmin(least[free])])
        step = least[at]
        up[holder[used]] += step
        down[used] -= step
        least[~used] -= step
    while at:
        holder[at], at = holder[way[at]], int(way[at])
