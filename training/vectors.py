"""The base model as it is published, for comparison: mean-pooled, normalised vectors of sentences read alone."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer
from torch.nn import functional

from training.network import WIDTH, Encoder


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
