"""Spans out of scores for "begins", "goes on" and "outside"."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]


def spans(scores: Scores) -> list[tuple[int, int, int]]:
    """The spans `(first, last excluded, kind)` of the best labels of each word.

    Labels are in the order outside, begins kind 0, in kind 0, begins kind 1, ... A word that goes on where nothing
    began begins a span; one that goes on with another kind keeps the kind that began.
    """
    out: list[tuple[int, int, int]] = []
    for place, label in enumerate(scores.argmax(axis=1).tolist()):
        if label == 0:
            continue
        goes_on = label % 2 == 0 and out and out[-1][1] == place
        if goes_on:
            out[-1] = (out[-1][0], place + 1, out[-1][2])
        else:
            out.append((place, place + 1, (label - 1) // 2))
    return out


def chances(scores: Scores) -> Scores:
    """Scores as probabilities, by row."""
    shifted = np.exp(scores - scores.max(axis=-1, keepdims=True))
    even: Scores = shifted / shifted.sum(axis=-1, keepdims=True)
    return even
