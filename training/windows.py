"""Documents cut into windows of whole sentences, and windows put together in batches of like length."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from crossread.annotate.lemmas import script_of
from crossread.annotate.wordpieces import WordPieces
from training.documents import Document
from training.labels import UNSEEN, Labels, open_labels

LONGEST = 400


@dataclass(frozen=True, slots=True)
class Window:
    """Words `start` to `end` (excluded) of a document."""

    document: Document
    start: int
    end: int
    pieces: int


def cut(document: Document, cutter: WordPieces, limit: int, first_limit: int | None = None) -> Iterator[Window]:
    """Windows of whole sentences of at most `limit` pieces; a longer sentence stands alone, cut at `LONGEST`."""
    lengths = [len(cutter.cut(word)[0]) for word in document.words]
    room = limit if first_limit is None else first_limit
    start = end = size = 0
    for a, b in document.sentences():
        more = sum(lengths[a:b])
        if size and size + more > room:
            yield Window(document, start, end, size + 2)
            start, size, room = a, 0, limit
        end = b
        size += more
        while size > LONGEST:
            kept = start
            taken = 0
            while taken + lengths[kept] <= LONGEST:
                taken += lengths[kept]
                kept += 1
            yield Window(document, start, kept, taken + 2)
            start, size = kept, size - taken
    if size:
        yield Window(document, start, end, size + 2)


def grouped(windows: list[Window], budget: int, rng: random.Random) -> list[list[Window]]:
    """Batches of like length, each of at most `budget` pieces with its padding, in random order."""
    ordered = sorted(windows, key=lambda w: (w.pieces, rng.random()))
    batches: list[list[Window]] = []
    batch: list[Window] = []
    for window in ordered:
        if batch and window.pieces * (len(batch) + 1) > budget:
            batches.append(batch)
            batch = []
        batch.append(window)
    if batch:
        batches.append(batch)
    rng.shuffle(batches)
    return batches


@dataclass(slots=True)
class Batch:
    """Inputs and targets of a batch of windows as tensors; a target of `UNSEEN` takes no part."""

    windows: list[Window]
    inputs: dict[str, Tensor]
    words: Tensor
    targets: dict[str, Tensor]


class Batcher:
    """Makes tensors of windows."""

    def __init__(self, cutter: WordPieces, labels: Labels) -> None:
        self.cutter = cutter
        self.index = {
            k: {label: i for i, label in enumerate(getattr(labels, k))}
            for k in ("upos", "xpos", "feats", "lemma", "deprel", "name")
        }
        self._allowed = open_labels(labels.name)

    def inputs(self, windows: list[Window]) -> tuple[dict[str, Tensor], Tensor]:
        """The encoder's inputs and the mask of words."""
        cuts = [self.cutter.window(w.document.words[w.start : w.end], self._joins(w)) for w in windows]
        wide, many = max(len(c.ids) for c in cuts), max(len(c.first) for c in cuts)
        arrays = {k: np.zeros((len(cuts), wide), np.int64) for k in ("ids", "shapes", "joins", "mask")}
        places = {k: np.zeros((len(cuts), many), np.int64) for k in ("first", "last")}
        words = np.zeros((len(cuts), many), bool)
        for i, c in enumerate(cuts):
            arrays["ids"][i, : len(c.ids)], arrays["shapes"][i, : len(c.ids)] = c.ids, c.shapes
            arrays["joins"][i, : len(c.ids)], arrays["mask"][i, : len(c.ids)] = c.joins, 1
            places["first"][i, : len(c.first)], places["last"][i, : len(c.first)] = c.first, c.last
            words[i, : len(c.first)] = True
        return {k: torch.from_numpy(v) for k, v in (arrays | places).items()}, torch.from_numpy(words)

    @staticmethod
    def _joins(window: Window) -> list[int]:
        return window.document.joins[window.start : window.end]

    def batch(self, windows: list[Window]) -> Batch:
        """Inputs and all targets that the windows' documents have."""
        inputs, words = self.inputs(windows)
        targets: dict[str, Tensor] = {}
        if windows[0].document.trees:
            targets |= self._tree_targets(windows, words)
        if any(w.document.names for w in windows):
            targets["name"] = self._name_targets(windows, words)
        if any(w.document.meant for w in windows):
            targets["chain"] = self._chain_targets(windows, words)
        if windows[0].document.quotings is not None:
            targets |= self._quoting_targets(windows, words)
        return Batch(windows, inputs, words, targets)

    def _tree_targets(self, windows: list[Window], words: Tensor) -> dict[str, Tensor]:
        names = ("upos", "xpos", "feats", "lemma", "deprel", "head", "start", "sentence")
        out = {k: torch.full(words.shape, UNSEEN, dtype=torch.long) for k in names}
        for i, w in enumerate(windows):
            d, size = w.document, w.end - w.start
            rows = {
                "upos": [self.index["upos"].get(x, UNSEEN) for x in d.upos[w.start : w.end]],
                "xpos": [self.index["xpos"].get(x, UNSEEN) for x in d.xpos[w.start : w.end]],
                "feats": [self.index["feats"].get(x, UNSEEN) for x in d.feats[w.start : w.end]],
                "deprel": [self.index["deprel"].get(x, UNSEEN) for x in d.deprels[w.start : w.end]],
                "lemma": [
                    self.index["lemma"].get(script_of(d.words[k], d.lemmas[k]), UNSEEN) for k in range(w.start, w.end)
                ],
                "head": [self._head(d.heads[k], w) for k in range(w.start, w.end)],
                "start": [int(x) for x in d.starts[w.start : w.end]],
            }
            rows["sentence"] = np.cumsum(rows["start"]).tolist()
            for k, row in rows.items():
                out[k][i, :size] = torch.tensor(row)
        return out

    @staticmethod
    def _head(head: int, window: Window) -> int:
        if head < 0:
            return 0
        return head - window.start + 1 if window.start <= head < window.end else UNSEEN

    def _name_targets(self, windows: list[Window], words: Tensor) -> Tensor:
        """Which labels may be right for each word, `[windows, words, labels]`; none where nothing is known."""
        out = torch.zeros((*words.shape, len(self.index["name"])), dtype=torch.bool)
        for i, w in enumerate(windows):
            for k, label in enumerate(w.document.names[w.start : w.end]):
                out[i, k, self._allowed[label]] = True
        return out

    @staticmethod
    def _chain_targets(windows: list[Window], words: Tensor) -> Tensor:
        """Which places a word may point back to, `[windows, words, 1 + words]`: 0 for something new, or said elsewhere."""
        many = words.shape[1]
        out = torch.zeros((len(windows), many, 1 + many), dtype=torch.bool)
        for i, w in enumerate(windows):
            for word, meant in (w.document.meant or {}).items():
                if not w.start <= word < w.end:
                    continue
                row = out[i, word - w.start]
                places = [k - w.start + 1 for k in meant.words if w.start <= k < word]
                if meant.but:
                    row[: word - w.start + 1] = True
                    row[places] = False
                elif places:
                    row[places] = True
                elif not meant.words:
                    row[0] = True
        return out

    def _quoting_targets(self, windows: list[Window], words: Tensor) -> dict[str, Tensor]:
        out = {k: torch.full(words.shape, UNSEEN, dtype=torch.long) for k in ("source", "cue", "content", "link")}
        for i, w in enumerate(windows):
            for role in ("source", "cue", "content"):
                out[role][i, : w.end - w.start] = 0
            for quoting in w.document.quotings or ():
                anchor = next((k for k in quoting.cue if w.start <= k < w.end), None)
                for role in ("source", "cue", "content"):
                    before = None
                    for k in getattr(quoting, role):
                        if w.start <= k < w.end:
                            out[role][i, k - w.start] = 2 if before == k - 1 else 1
                            if role != "cue":
                                out["link"][i, k - w.start] = 0 if anchor is None else anchor - w.start + 1
                        before = k
        return out
