"""The pair head at run time: two texts in one window of the reading graph, its states through a small graph of their own."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np

from crossread.annotate.encoder import Encoder, Floats
from crossread.annotate.offline import onnxruntime
from crossread.annotate.pairs.window import PairPieces
from crossread.errors import DataError

STATES = "states"
"""What the reading graph gives beside its scores: its states by piece."""
INPUTS, OUTPUTS = (STATES, "sides"), ("relation", "stance")
GRAPH, MARK = "pairs.onnx", "pairs_second.npy"
_MARKS = np.array([[0, 1]], np.int64)
"""The word heads of the graph are given two words only: nobody asks for what they say."""


class PairHead:
    """The head and the mark of the second text, beside the encoder whose states it reads."""

    def __init__(self, encoder: Encoder, folder: Path) -> None:
        if not (folder / GRAPH).is_file():
            raise DataError(f"the language model has no head for pairs: {GRAPH} is missing from {folder}")
        self.encoder = encoder
        self._second: Floats = np.load(folder / MARK)
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self._graph = onnxruntime.InferenceSession(str(folder / GRAPH), options, providers=["CPUExecutionProvider"])

    def shares(self, cut: PairPieces) -> tuple[tuple[float, ...], tuple[float, ...]]:
        """The shares of `RELATIONS` and of `STANCES`."""
        relations, stances = self.scores(cut)
        return _softmax(relations), _softmax(stances)

    def scores(self, cut: PairPieces) -> tuple[Floats, Floats]:
        """The raw scores of `RELATIONS` and of `STANCES`."""
        pieces, sides = self.encoder.embedded(cut.ids), np.array([cut.sides], np.int64)
        pieces[0, sides[0] == 2] += self._second
        feed: dict[str, Any] = {"pieces": pieces, "first": _MARKS, "last": _MARKS}
        feed |= {name: np.array([getattr(cut, name)], np.int64) for name in ("shapes", "joins")}
        (states,) = self.encoder.reader.run((STATES,), feed)
        relation, stance = self._graph.run(OUTPUTS, {STATES: states, "sides": sides})
        return relation[0], stance[0]


def _softmax(scores: Floats) -> tuple[float, ...]:
    parts = np.exp(scores.astype(np.float64) - scores.max())
    return tuple(float(part) for part in parts / parts.sum())
