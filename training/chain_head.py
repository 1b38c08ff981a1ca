"""The coreference head while it learns: the same sums as `crossread.annotate.chains.head`, in PyTorch, and its losses."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from crossread.annotate.chains.head import WIDTH, pointed
from training.chain_data import KINDS, SCALE, Rows

FAR = -1e4


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """Rows of several texts, their mentions numbered through."""

    states: Tensor
    apart: Tensor
    traits: Tensor
    later: Tensor
    earlier: Tensor
    pairs: Tensor
    back: Tensor
    open: Tensor
    right: Tensor
    wrong: Tensor
    kinds: Tensor

    @classmethod
    def of(cls, texts: Sequence[Rows]) -> Batch:
        """Lays texts one after another."""
        offsets = np.cumsum([0, *(len(t.traits) for t in texts)])[:-1].tolist()
        moved = zip(texts, offsets, strict=True)
        earlier = [torch.from_numpy(np.where(t.earlier < 0, -1, t.earlier + at)) for t, at in moved]
        return cls(
            states=torch.from_numpy(np.concatenate([t.meanings.states for t in texts]).astype(np.float32)),
            apart=torch.from_numpy(np.concatenate([t.meanings.apart for t in texts]).astype(np.float32)),
            traits=torch.from_numpy(np.concatenate([t.traits for t in texts])),
            later=torch.cat([torch.from_numpy(t.later + at) for t, at in zip(texts, offsets, strict=True)]).long(),
            earlier=torch.cat(earlier).long(),
            pairs=torch.from_numpy(np.concatenate([t.pairs for t in texts])),
            back=torch.from_numpy(np.concatenate([t.back for t in texts])),
            open=torch.from_numpy(np.concatenate([t.open for t in texts])),
            right=torch.from_numpy(np.concatenate([t.right for t in texts])),
            wrong=torch.from_numpy(np.concatenate([t.wrong for t in texts])),
            kinds=torch.from_numpy(np.concatenate([t.kinds for t in texts])),
        )


class Ranker(nn.Module):
    """For each row a score for each mention in reach, against 0 for beginning something new."""

    def __init__(self, traits: int, pairs: int, *, width: int = 96, dim: int = 64, hidden: int = 64) -> None:
        super().__init__()
        self.states, self.apart = nn.Linear(4 * WIDTH, width), nn.Linear(2 * WIDTH, 32)
        self.unary = nn.Linear(traits, width)
        self.mix, self.types = nn.Linear(width + 32, dim), nn.Linear(width + 32, len(KINDS))
        self.later, self.earlier = nn.Linear(dim, hidden), nn.Linear(dim, hidden, bias=False)
        self.both = nn.Linear(dim, hidden, bias=False)
        self.pair, self.near = nn.Linear(pairs, hidden, bias=False), nn.Linear(6, hidden, bias=False)
        self.out = nn.Linear(hidden, 1)
        self.new = nn.Sequential(nn.Linear(dim, 32), nn.ReLU(), nn.Linear(32, 1))
        self.rare, self.often = nn.Dropout(0.2), nn.Dropout(0.25)

    def forward(self, batch: Batch) -> tuple[Tensor, Tensor]:
        """Scores `[rows, reach]`, very low where no mention is, and scores of the entity kinds of all mentions."""
        seen = torch.relu(self.states(self.rare(batch.states)) + self.unary(batch.traits))
        both = self.often(torch.cat([seen, torch.tanh(self.apart(self.rare(batch.apart)))], dim=-1))
        vectors, kinds = torch.tanh(self.mix(both)), self.types(both)
        alike = (batch.states[:, :WIDTH], batch.apart[:, :WIDTH], batch.apart[:, WIDTH:])
        near = (*(functional.normalize(rows, dim=-1) for rows in alike), torch.softmax(kinds, dim=-1))
        at, later = batch.earlier.clamp(min=0), batch.later
        like = [torch.einsum("id,ikd->ik", x[later], x[at]) for x in near]
        chances = [torch.from_numpy(x) for x in pointed(batch.back.numpy())]
        products = torch.stack([*like[:3], *chances, like[3]], dim=-1)
        hidden = self.later(vectors[later])[:, None] + self.earlier(vectors)[at]
        hidden = hidden + self.both(vectors[later][:, None] * vectors[at])
        hidden = hidden + self.pair(batch.pairs.float() / SCALE) + self.near(products)
        scores = self.out(self.often(torch.relu(hidden)))[..., 0] - self.new(vectors[later])
        return scores.masked_fill(~batch.open, FAR), kinds


def ranking_loss(scores: Tensor, batch: Batch, *, whole: bool) -> Tensor:
    """Minus the log of what falls on right mentions, a loss a row.

    Where nothing is right, what is right is to begin something new if the `whole` text is annotated, else anything but what
    is known to be wrong.
    """
    full = torch.cat([torch.zeros(len(scores), 1), scores], dim=1)
    mass = torch.logsumexp(full, dim=1)
    none = torch.zeros(len(scores), 1, dtype=torch.bool)
    right = torch.logsumexp(scores.masked_fill(~batch.right, FAR), dim=1)
    left = torch.logsumexp(full.masked_fill(torch.cat([none, batch.wrong], dim=1), FAR), dim=1)
    known = batch.right.any(dim=1)
    if whole:
        return mass - torch.where(known, right, torch.zeros_like(right))
    losses: Tensor = (mass - torch.where(known, right, left))[known | batch.wrong.any(dim=1)]
    return losses
