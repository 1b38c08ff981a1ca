"""Spans out of scores for "begins", "goes on" and "outside"."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]
SURE = 0.995
"""A word this surely outside any span parts the row: what stands between two such words is solved by itself."""


def spans(scores: Scores, opening: float = 0.0) -> list[tuple[int, int, int]]:
    """The spans `(first, last excluded, kind)` of the best row of labels in which nothing goes on that did not begin.

    Labels are in the order outside, begins kind 0, in kind 0, begins kind 1, ... Every span begun costs `opening`.
    """
    logs = np.log(chances(scores) + 1e-12)
    outside = logs[:, 0] > np.log(SURE)
    out: list[tuple[int, int, int]] = []
    place = 0
    while place < len(logs):
        if outside[place]:
            place += 1
            continue
        end = place
        while end < len(logs) and not outside[end]:
            end += 1
        out += [(place + a, place + b, kind) for a, b, kind in _read(_best_row(logs[place:end].tolist(), opening))]
        place = end
    return out


def _best_row(logs: list[list[float]], opening: float) -> list[int]:
    """Viterbi over a stretch: `in` follows only `begins` or `in` of its own kind."""
    size = len(logs[0])
    best = [logs[0][0]] + [logs[0][k] - opening if k % 2 else -np.inf for k in range(1, size)]
    back: list[list[int]] = []
    for row in logs[1:]:
        top = max(range(size), key=best.__getitem__)
        came = [top] * size
        now = [best[top] + row[0]]
        for k in range(1, size, 2):
            inside = k if best[k] >= best[k + 1] else k + 1
            came[k + 1] = inside
            now += [best[top] + row[k] - opening, best[inside] + row[k + 1]]
        back.append(came)
        best = now
    label = max(range(size), key=best.__getitem__)
    labels = [label]
    for came in reversed(back):
        label = came[label]
        labels.append(label)
    return labels[::-1]


def _read(labels: list[int]) -> list[tuple[int, int, int]]:
    out: list[tuple[int, int, int]] = []
    for place, label in enumerate(labels):
        if label % 2:
            out.append((place, place + 1, label // 2))
        elif label:
            out[-1] = (out[-1][0], place + 1, out[-1][2])
    return out


def chances(scores: Scores) -> Scores:
    """Scores as probabilities, by row."""
    shifted = np.exp(scores - scores.max(axis=-1, keepdims=True))
    even: Scores = shifted / shifted.sum(axis=-1, keepdims=True)
    return even
