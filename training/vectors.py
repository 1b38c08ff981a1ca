"""The sentence vector is distilled: it is to stand where the base model puts the sentence when it reads it alone."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional

from training.documents import Document
from training.network import WIDTH, Encoder
from training.windows import Window

Targets = dict[tuple[str, int], int]


class Teacher:
    """The base model as it is published: mean-pooled, normalised vectors of sentences read alone."""

    def __init__(self, folder: Path) -> None:
        self.encoder = Encoder(0.0).eval()
        self.encoder.load_base(folder)
        self.tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self.tokenizer.enable_truncation(256)
        self.tokenizer.no_padding()

    @torch.no_grad()
    def vectors(self, sentences: list[str], size: int = 64) -> np.ndarray:
        """One row a sentence."""
        order = sorted(range(len(sentences)), key=lambda i: len(sentences[i]))
        out = np.zeros((len(sentences), WIDTH), np.float16)
        for at in range(0, len(order), size):
            chosen = order[at : at + size]
            cuts = [e.ids for e in self.tokenizer.encode_batch([sentences[i] for i in chosen])]
            ids = torch.zeros((len(cuts), max(map(len, cuts))), dtype=torch.long)
            mask = torch.zeros_like(ids)
            for row, cut in enumerate(cuts):
                ids[row, : len(cut)] = torch.tensor(cut)
                mask[row, : len(cut)] = 1
            nothing = torch.zeros_like(ids)
            states = self.encoder(ids, nothing, nothing, mask).float()
            mean = (states * mask[..., None]).sum(1) / mask.sum(1, keepdim=True)
            out[chosen] = functional.normalize(mean, dim=-1).numpy()
        return out


def targets(documents: list[Document], folder: Path, kept: Path) -> tuple[np.ndarray, Targets]:
    """The teacher's vectors for all sentences of the documents, kept in a file between runs; and where each stands."""
    keys = [(d.name, a, b, d) for d in documents for a, b in d.sentences()]
    index = {(name, a): i for i, (name, a, _, _) in enumerate(keys)}
    if kept.exists() and len(found := np.load(kept)) == len(keys):
        return found, index
    with torch.autocast("cpu", dtype=torch.bfloat16):
        found = Teacher(folder).vectors([d.text(a, b) for _, a, b, d in keys])
    np.save(kept, found)
    return found, index


def spread(windows: list[Window], inputs: dict[str, Tensor], index: Targets) -> tuple[Tensor, list[int]]:
    """A matrix that takes the mean over each sentence's pieces, and which target row each of its rows has."""
    rows: list[tuple[int, int, int]] = []
    wanted: list[int] = []
    for i, window in enumerate(windows):
        first, last = inputs["first"][i], inputs["last"][i]
        for a, b in window.document.sentences():
            if a >= window.start and b <= window.end and (window.document.name, a) in index:
                rows.append((i, int(first[a - window.start]), int(last[b - 1 - window.start]) + 1))
                wanted.append(index[window.document.name, a])
    matrix = torch.zeros((len(rows), len(windows), inputs["ids"].shape[1]))
    for row, (i, a, b) in enumerate(rows):
        matrix[row, i, a:b] = 1.0 / (b - a)
    return matrix.flatten(1), wanted
