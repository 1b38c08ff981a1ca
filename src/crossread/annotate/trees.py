"""Scores of arcs to one tree a sentence: the best head of every word where that is a tree, else the best tree."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]


def tree(scores: Scores) -> list[int]:
    """The head of each word of a sentence, -1 for its one root.

    `scores` is `[words, 1 + words]`: how well each word hangs on the root (column 0) and on each word.
    """
    size = len(scores)
    if size == 1:
        return [-1]
    own = scores.astype(np.float64).copy()
    own[np.arange(size), np.arange(size) + 1] = -np.inf
    heads = own.argmax(axis=1) - 1
    if (heads < 0).sum() == 1 and not _cycle(heads):
        return [int(head) for head in heads]
    own -= np.logaddexp.reduce(own, axis=1, keepdims=True)
    root = _root(own, heads)
    return _best_tree(own[:, 1:], root)


def _root(scores: NDArray[np.float64], heads: NDArray[np.int64]) -> int:
    """The word that loses least when it is made the root and all other roots find a head."""
    best_elsewhere = scores[:, 1:].max(axis=1)
    candidates = np.flatnonzero(heads < 0)
    if not len(candidates):
        candidates = np.arange(len(heads))
    return int(candidates[(scores[candidates, 0] - best_elsewhere[candidates]).argmax()])


def _cycle(heads: NDArray[np.int64]) -> list[int]:
    """The words of a cycle, none where there is no cycle."""
    state = [0] * len(heads)
    for word in range(len(heads)):
        path = []
        at = word
        while at >= 0 and state[at] == 0:
            state[at] = 1
            path.append(at)
            at = int(heads[at])
        if at >= 0 and state[at] == 1:
            return path[path.index(at) :]
        for seen in path:
            state[seen] = 2
    return []


def _best_tree(scores: NDArray[np.float64], root: int) -> list[int]:
    """Chu-Liu-Edmonds: the maximum spanning tree from `root` over `scores[word, head]`, cycles broken one by one."""
    heads = scores.argmax(axis=1)
    heads[root] = -1
    cycle = _cycle(heads)
    if not cycle:
        return [int(head) for head in heads]
    inside = np.zeros(len(scores), bool)
    inside[cycle] = True
    loop = np.array(cycle, np.int64)
    outer = np.flatnonzero(~inside)
    kept = scores[cycle, heads[cycle]]
    entering = scores[np.ix_(loop, outer)] - kept[:, None]
    leaving = scores[np.ix_(outer, loop)]
    smaller = np.full((len(outer) + 1, len(outer) + 1), -np.inf)
    smaller[:-1, :-1] = scores[np.ix_(outer, outer)]
    smaller[-1, :-1] = entering.max(axis=0)
    smaller[:-1, -1] = leaving.max(axis=1)
    found = _best_tree(smaller, int(np.flatnonzero(outer == root)[0]))
    for place, head in enumerate(found[:-1]):
        if head == len(outer):
            heads[outer[place]] = cycle[int(leaving[place].argmax())]
        elif head >= 0:
            heads[outer[place]] = outer[head]
    broken = int(entering[:, found[-1]].argmax())
    heads[cycle[broken]] = outer[found[-1]]
    return [int(head) for head in heads]
