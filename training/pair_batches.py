"""Pairs of texts chosen for an epoch, and put together in batches of like length."""

from __future__ import annotations

import random
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from crossread.annotate.pairs.window import PairPieces, joined
from crossread.annotate.wordpieces import WordPieces
from crossread.model.pairs import RELATIONS, STANCES
from training import claim_sheets, pairs
from training.documents import Document
from training.labels import UNSEEN
from training.pairs import Pair

SHARES = {"msrp": 0.5, "rte": 0.5, "sts": 0.4, "emergent": 1.0, "sheets": 0.2}
"""What part of each set an epoch reads."""
EDITS = 2400
"""Programmed edits an epoch, cut anew each time."""


@dataclass(slots=True, kw_only=True)
class PairData:
    """The pairs of the sets to learn from, the documents to edit, and pairs to measure with."""

    sets: dict[str, list[Pair]]
    documents: list[Document]
    held: dict[str, list[Pair]]


@dataclass(slots=True)
class PairBatch:
    """Pairs that are read together."""

    pairs: list[Pair]


def load(data: Path, documents: list[Document], held: list[Document]) -> PairData:
    """The own sheets of claims, the pair sets of the data folder (`msrp`, `rte`, `sts_news`, `emergent`), edits of the documents."""
    rte = [
        pair
        for part in ("1_dev", "1_test", "2_dev", "2_test", "3_dev")
        for pair in pairs.rte(data / "rte", f"rte{part}")
    ]
    emergent, known = pairs.emergent(data / "emergent"), pairs.trained_claims()
    return PairData(
        sets={
            "msrp": pairs.msrp(data / "msrp", "train"),
            "rte": rte,
            "sts": pairs.sts(data / "sts_news"),
            "emergent": [p for p in emergent if p.group in known],
            "sheets": claim_sheets.pairs(held=False),
        },
        documents=documents,
        held={
            "msrp": pairs.msrp(data / "msrp", "val"),
            "emergent": [p for p in emergent if p.group not in known],
            "edits": list(pairs.edited(held, random.Random(1), 0.25))[:600],
            "sheets": claim_sheets.pairs(held=True)[::5],
        },
    )


def chosen(data: PairData, rng: random.Random) -> list[Pair]:
    """The pairs of one epoch."""
    found = [p for name, all_of in data.sets.items() for p in rng.sample(all_of, round(len(all_of) * SHARES[name]))]
    edits: list[Pair] = []
    for document in rng.sample(data.documents, len(data.documents)):
        edits += pairs.edited([document], rng, 0.3)
        if len(edits) >= EDITS:
            break
    return found + edits


def grouped(cutter: WordPieces, found: list[Pair], budget: int, rng: random.Random) -> list[PairBatch]:
    """Batches of pairs of like length, each of at most `budget` pieces with its padding."""
    sizes = [(len(pieces(cutter, p).ids), rng.random(), i) for i, p in enumerate(found)]
    batches: list[PairBatch] = []
    batch: list[Pair] = []
    for size, _, i in sorted(sizes):
        if batch and size * (len(batch) + 1) > budget:
            batches.append(PairBatch(batch))
            batch = []
        batch.append(found[i])
    return batches + ([PairBatch(batch)] if batch else [])


def pieces(cutter: WordPieces, pair: Pair) -> PairPieces:
    """A pair as the encoder reads it."""
    return joined(cutter, pair.a.words, pair.a.joins, pair.b.words, pair.b.joins)


def inputs(cutter: WordPieces, batch: PairBatch) -> dict[str, Tensor]:
    """The encoder's inputs with `sides`, `[pairs, pieces]`."""
    cuts = [pieces(cutter, pair) for pair in batch.pairs]
    wide = max(len(cut.ids) for cut in cuts)
    arrays = {k: np.zeros((len(cuts), wide), np.int64) for k in ("ids", "shapes", "joins", "sides", "mask")}
    for i, cut in enumerate(cuts):
        for name in ("ids", "shapes", "joins", "sides"):
            arrays[name][i, : len(cut.ids)] = getattr(cut, name)
        arrays["mask"][i, : len(cut.ids)] = 1
    return {k: torch.from_numpy(v) for k, v in arrays.items()}


def targets(batch: PairBatch) -> dict[str, Tensor]:
    """`pair`: which relations may be right, `[pairs, relations]`, none where nothing is known; `stance`: its number."""
    allowed = [[name in pair.relations for name in RELATIONS] for pair in batch.pairs]
    stances = [STANCES.index(pair.stance) if pair.stance else UNSEEN for pair in batch.pairs]
    return {"pair": torch.tensor(allowed), "stance": torch.tensor(stances)}
