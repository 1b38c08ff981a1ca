"""The small network that says for each mention which earlier one it goes on from, or that it begins something new.

Plain numpy: its weights are a few hundred kilobytes, and its sums are too small for a graph of their own.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from crossread.annotate.chains.mentions import Mention
from crossread.annotate.chains.pairs import Floats, compare, describe
from crossread.annotate.chains.pointing import Pointing
from crossread.annotate.chains.traits import BARE, INDEFINITE, Ints, Traits

WIDTH = 384
BLOCK = 48
"""Mentions compared at a time: what bounds the memory that a long report takes."""


@dataclass(frozen=True, slots=True)
class Meanings:
    """What mentions mean: `states [mentions, 4 * 384]`, `apart [mentions, 2 * 384]`, and where the encoder points.

    States are the encoder's, of the head, the first and the last word, and of the word that governs the head (zeros for a
    root); `apart` are embeddings of the base model without any text around, of the head and of the first words on average.
    """

    states: Floats
    apart: Floats
    pointing: Pointing

    @classmethod
    def of(
        cls, heads: Sequence[int], found: Sequence[Mention], table: Floats, embeddings: Floats, pointing: Pointing
    ) -> Meanings:
        """Gathers rows of `table`, one a word; `embeddings` has two rows for each mention."""
        rows = np.zeros((len(found), 4, WIDTH), np.float32)
        for row, mention in zip(rows, found, strict=True):
            governor = heads[mention.head]
            row[:3] = table[[mention.head, mention.start, mention.end - 1]]
            if governor != mention.head:
                row[3] = table[governor]
        return cls(rows.reshape(len(found), 4 * WIDTH), embeddings.reshape(len(found), 2 * WIDTH), pointing)

    def alike(self) -> tuple[Floats, ...]:
        """The rows whose cosines say how near two mentions are."""
        return self.states[:, :WIDTH], self.apart[:, :WIDTH], self.apart[:, WIDTH:]


Weights = dict[str, Floats]


@dataclass(frozen=True, slots=True)
class Head:
    """The weights of each network, whose scores are averaged; `about` has name, version, reach, and the threshold of a link."""

    networks: tuple[Weights, ...]
    about: dict[str, Any]

    @classmethod
    def load(cls, path: Path) -> Head:
        """Reads a file that the training wrote: weights named `0.states.weight`, `1.states.weight`, ..."""
        networks: dict[str, Weights] = {}
        with np.load(path) as kept:
            about = json.loads(bytes(kept["about"]).decode("utf-8"))
            for name in kept.files:
                number, _, weight = name.partition(".")
                if weight:
                    networks.setdefault(number, {})[weight] = kept[name].astype(np.float32)
        return cls(tuple(networks[number] for number in sorted(networks)), about)

    def scores(self, meanings: Meanings, traits: Traits) -> Iterator[tuple[Ints, Ints, Floats]]:
        """Blocks of later mentions, their earlier ones (nearest first, below 0 where there is none) and the pairs' scores.

        A score is the log of how much likelier the earlier mention is than that the later one begins something new. Phrases
        without an article ("officials") and indefinite ones ("a bridge") are not asked for: they begin something new. Asking
        for them too costs half as much again and is .002 worse on OntoGUM dev.
        """
        asked = np.flatnonzero(~np.isin(traits.values["kind"], (BARE, INDEFINITE))).astype(np.int32)
        described = with_fresh(describe(traits), meanings.pointing)
        sums = [_Sums(weights, meanings, described) for weights in self.networks]
        alike = [_unit(rows) for rows in meanings.alike()]
        for first in range(0, len(asked), BLOCK):
            later = asked[first : first + BLOCK]
            earlier = before(later, min(int(self.about["reach"]), max(1, int(later[-1]))))
            rows = compare(traits, later, earlier)
            near = [_products(x, later, earlier) for x in alike]
            near += pointed(meanings.pointing.back[later, : earlier.shape[1]])
            scores: Floats = np.mean([one.scores(rows, near, later, earlier) for one in sums], axis=0)
            yield later, earlier, scores


class _Sums:
    """One network over the mentions of one text."""

    def __init__(self, weights: Weights, meanings: Meanings, described: Floats) -> None:
        self.weights = w = weights
        vectors, self.kinds = _vectors(w, meanings, described)
        self.later = (vectors @ w["later.weight"].T + w["later.bias"]).T
        self.earlier = w["earlier.weight"] @ vectors.T
        hidden = np.maximum(vectors @ w["new.0.weight"].T + w["new.0.bias"], 0)
        self.new = hidden @ w["new.2.weight"].T + w["new.2.bias"]
        self.columns = np.ascontiguousarray(vectors.T)

    def scores(self, rows: Floats, near: Sequence[Floats], later: Ints, earlier: Ints) -> Floats:
        """The scores of a block of pairs, whose features are `rows` and whose likenesses in meaning are `near`."""
        w = self.weights
        at = np.maximum(earlier, 0)
        hidden = w["pair.weight"] @ rows.reshape(len(rows), -1)
        both = self.columns[:, at] * self.columns[:, later][:, :, None]
        hidden += w["both.weight"] @ both.reshape(len(both), -1)
        alike = [*near, _products(self.kinds, later, earlier)]
        hidden += w["near.weight"] @ np.stack([likeness.reshape(-1) for likeness in alike])
        hidden += self.earlier[:, at.reshape(-1)]
        hidden = hidden.reshape(-1, *at.shape) + self.later[:, later][:, :, None]
        np.maximum(hidden, 0, out=hidden)
        scores: Floats = (w["out.weight"] @ hidden.reshape(len(hidden), -1)).reshape(at.shape) + w["out.bias"]
        scores -= self.new[later]
        return scores


def _vectors(w: Weights, meanings: Meanings, described: Floats) -> tuple[Floats, Floats]:
    """A vector for each mention, and how likely it is of each kind of entity."""
    seen = meanings.states @ w["states.weight"].T + w["states.bias"]
    seen += described @ w["unary.weight"].T + w["unary.bias"]
    meant = np.tanh(meanings.apart @ w["apart.weight"].T + w["apart.bias"])
    both = np.concatenate([np.maximum(seen, 0), meant], axis=1)
    kinds = both @ w["types.weight"].T + w["types.bias"]
    kinds = np.exp(kinds - kinds.max(axis=1, keepdims=True))
    vectors: Floats = np.tanh(both @ w["mix.weight"].T + w["mix.bias"])
    return vectors, kinds / kinds.sum(axis=1, keepdims=True)


def with_fresh(described: Floats, where: Pointing) -> Floats:
    """What each mention is by itself, and how likely the encoder takes it for something new."""
    return np.column_stack([described, where.fresh]).astype(np.float32)


def pointed(back: Floats) -> list[Floats]:
    """Two features of how likely the encoder takes each earlier mention: the chance, and its log, cut off at a hundredth."""
    return [back, np.maximum(1 + np.log10(np.maximum(back, 1e-6)) / 2, 0).astype(np.float32)]


def before(later: Ints, reach: int) -> Ints:
    """The numbers of the mentions before each of `later`, the nearest first; below 0 where there is none."""
    return (later[:, None] - np.arange(1, 1 + reach)).astype(np.int32)


def _unit(rows: Floats) -> Floats:
    unit: Floats = rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-12)
    return unit


def _products(rows: Floats, later: Ints, earlier: Ints) -> Floats:
    """The product of each row of `later` with its rows of `earlier`."""
    earlier = np.maximum(earlier, 0)
    low = int(earlier.min())
    whole = rows[later] @ rows[low : int(later[-1]) + 1].T
    picked: Floats = np.take_along_axis(whole, earlier - low, axis=1)
    return picked
