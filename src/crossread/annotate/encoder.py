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
from numpy.typing import NDArray

from crossread.annotate import windows
from crossread.annotate.offline import onnxruntime
from crossread.annotate.wordpieces import WordPieces
from crossread.data import data_file
from crossread.errors import DataError

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
READ_INPUTS = ("pieces", "shapes", "joins", "first", "last")
FILES = ("encoder.onnx", "sentences.onnx", "words.npz", "relations.onnx", "labels.json", "vocab.txt", "model.json")
OUTPUTS = (
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
    "chain",
    "words",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """Words `[start, end)` of a text as the graph scored them.

    `scores` are by word; `words` are the encoder's own states, 384 wide. Columns of `links`, `arcs` and `chain` are places: 0 is none
    (the root), `n` is word `n - 1` of the window.
    """

    start: int
    end: int
    scores: dict[str, Any]


class Encoder:
    """The graphs, the word embeddings that they share, their vocabulary and labels."""

    def __init__(self, folder: Path, *, threads: int = 1) -> None:
        self._folder, self._threads = folder, threads
        for name in FILES:
            if not (folder / name).is_file():
                raise DataError(f"the language model is incomplete: {name} is missing from {folder}")
        self.labels: dict[str, list[str]] = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
        self.about: dict[str, Any] = json.loads((folder / "model.json").read_text(encoding="utf-8"))
        self.pieces = WordPieces.load(folder / "vocab.txt")
        words = np.load(folder / "words.npz")
        self._small, self._scale = words["small"], words["scale"]

    @classmethod
    def shipped(cls, *, threads: int = 1) -> Encoder:
        """The model that ships with the package."""
        return cls(Path(str(data_file("model"))), threads=threads)

    @cached_property
    def reader(self) -> onnxruntime.InferenceSession:
        """The graph that reads windows."""
        return self._session("encoder.onnx")

    @cached_property
    def embedder(self) -> onnxruntime.InferenceSession:
        """The graph that reads sentences alone, for their vectors."""
        return self._session("sentences.onnx")

    @cached_property
    def relater(self) -> onnxruntime.InferenceSession:
        """The graph that names the relation between a word and its head."""
        return self._session("relations.onnx")

    def _session(self, name: str) -> onnxruntime.InferenceSession:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = self._threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        return onnxruntime.InferenceSession(str(self._folder / name), options, providers=["CPUExecutionProvider"])

    def embedded(self, ids: Sequence[int]) -> Floats:
        """The base model's embeddings of pieces, `[1, pieces, 384]`."""
        rows: Floats = (self._small[ids].astype(np.float32) * self._scale[ids])[None]
        return rows

    def read(self, words: Sequence[str], joins: Sequence[int]) -> Iterator[Window]:
        """The windows of a text in order; together they cover all its words."""
        sizes = [len(self.pieces.cut(word)[0]) for word in words]
        for start, end in windows.cut(words, joins, sizes):
            yield self.window(words, joins, start, end)

    def window(self, words: Sequence[str], joins: Sequence[int], start: int, end: int) -> Window:
        """One window scored."""
        cut = self.pieces.window(words[start:end], joins[start:end])
        feed: dict[str, Any] = {"pieces": self.embedded(cut.ids)}
        for name in READ_INPUTS[1:]:
            feed[name] = np.array([getattr(cut, name)], np.int64)
        found = self.reader.run(OUTPUTS, feed)
        scores = {name: value[0] for name, value in zip(OUTPUTS, found, strict=True)}
        return Window(start=start, end=end, scores=scores)

    def relations(self, child: Floats, parent: Floats) -> Ints:
        """The best relation label for pairs of rows of `child` and `parent`."""
        best: Ints = self.relater.run(("best",), {"child": child, "parent": parent})[0]
        return best

    def vectors(self, texts: Sequence[str]) -> Floats:
        """A unit vector for each sentence, `[sentences, 384]`: the mean of its pieces' states.

        Each is read by itself: laid end to end with others its int8 states would hang on its neighbours (cosines of pairs move by
        .01 on average), and take twice as long.
        """
        totals = [self.states(self.pieces.text(text)).sum(axis=0) for text in texts]
        units = [total / np.linalg.norm(total) for total in totals]
        return np.stack(units) if units else np.zeros((0, 384), np.float32)

    def states(self, cut: Sequence[int]) -> Floats:
        """What the base model makes of each piece of one sentence, `[pieces, 384]`."""
        found: Floats = self.embedder.run(("states",), {"pieces": self.embedded(cut)})[0][0]
        return found
