"""The language model at run time: windows of words in, the raw scores of every head out.

One window is one call of the graph, on one thread: int8 arithmetic scales each call by what stands in it, so this way a
report's scores depend on nothing but the report.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from crossread.annotate import windows
from crossread.annotate.wordpieces import WordPieces
from crossread.data import data_file
from crossread.errors import DataError

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
OUTPUTS = (
    "states",
    "upos",
    "xpos",
    "feats",
    "lemma",
    "start",
    "name",
    "source",
    "cue",
    "content",
    "links",
    "arcs",
    "child",
    "parent",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """Words `[start, end)` of a text as the graph scored them.

    `scores` are by word, but for `states` (by piece; `first` and `last` say which pieces a word has). Columns of `links`
    and `arcs` are places: 0 is none (the root), `n` is word `n - 1` of the window.
    """

    start: int
    end: int
    first: Ints
    last: Ints
    scores: dict[str, Any]


class Encoder:
    """The graph, its vocabulary, its labels and the small weights that are used outside the graph."""

    def __init__(self, folder: Path, *, threads: int = 1) -> None:
        self._folder, self._threads = folder, threads
        for name in ("encoder.onnx", "heads.npz", "labels.json", "vocab.txt", "model.json"):
            if not (folder / name).is_file():
                raise DataError(f"the language model is incomplete: {name} is missing from {folder}")
        self.labels: dict[str, list[str]] = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
        self.about: dict[str, Any] = json.loads((folder / "model.json").read_text(encoding="utf-8"))
        self.pieces = WordPieces.load(folder / "vocab.txt")
        self.weights = {k: v.astype(np.float32) for k, v in np.load(folder / "heads.npz").items()}

    @classmethod
    def shipped(cls, *, threads: int = 1) -> Encoder:
        """The model that ships with the package."""
        return cls(Path(str(data_file("model"))), threads=threads)

    @cached_property
    def session(self) -> onnxruntime.InferenceSession:
        """The graph, ready to run."""
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = self._threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        path = str(self._folder / "encoder.onnx")
        return onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])

    def read(self, words: Sequence[str], joins: Sequence[int]) -> Iterator[Window]:
        """The windows of a text in order; together they cover all its words."""
        sizes = [len(self.pieces.cut(word)[0]) for word in words]
        for start, end in windows.cut(words, joins, sizes):
            yield self.window(words, joins, start, end)

    def window(self, words: Sequence[str], joins: Sequence[int], start: int, end: int) -> Window:
        """One window scored."""
        cut = self.pieces.window(words[start:end], joins[start:end])
        feed = {"ids": cut.ids, "shapes": cut.shapes, "joins": cut.joins, "first": cut.first, "last": cut.last}
        arrays = {name: np.array([values], np.int64) for name, values in feed.items()}
        found = self.session.run(OUTPUTS, arrays)
        scores = {name: value[0] for name, value in zip(OUTPUTS, found, strict=True)}
        return Window(start=start, end=end, first=arrays["first"][0], last=arrays["last"][0], scores=scores)

    def relations(self, child: Floats, parent: Floats) -> Ints:
        """The best relation label for pairs of rows of `child` and `parent`."""
        weights = self.weights
        rank = parent.shape[1]
        pairs = (child @ weights["relation"]).reshape(len(child), -1, rank)
        scores = np.matmul(pairs, parent[:, :, None])[:, :, 0]
        scores += child @ weights["relation_child"] + parent @ weights["relation_parent"] + weights["relation_bias"]
        best: Ints = scores.argmax(axis=1)
        return best

    def vector(self, states: Floats) -> Floats:
        """The unit vector of a sentence whose pieces have these states."""
        own = states.mean(axis=0) @ self.weights["vector"] + self.weights["vector_bias"]
        unit: Floats = (own / max(float(np.linalg.norm(own)), 1e-9)).astype(np.float32)
        return unit
