"""Trains the coreference head: `python -m training.coreference --data DIR --out FILE.npz`.

Texts are read by the shipped pipeline, so tags, trees, names and states are as good and as bad as they will be; its weights stay
as they are. Learnt from: OntoGUM train (open genres), news that this project marked (`training.marked_chains`), GAP development,
ECB+ (training topics). Watched: OntoGUM dev in the same genres, GAP validation. The threshold of a link is the one that is best
on OntoGUM dev. Reading takes about five minutes on two cores, each epoch half a minute.
"""

from __future__ import annotations

import argparse
import json
import logging
import multiprocessing
import pickle
import random
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from itertools import repeat
from pathlib import Path

import numpy as np
import torch
from torch.nn import functional

from crossread.annotate.chains import chains_of
from crossread.annotate.chains.head import Head
from evals.chains import conll
from evals.report import Overlap
from training import chain_data, chain_news, marked_chains
from training.chain_data import Rows
from training.chain_head import Batch, Ranker, ranking_loss

log = logging.getLogger(__name__)
VERSION = 3
REACH = 64
RATE, DECAY = 1.5e-3, 0.02
SHARES = {"ontogum": 1.0, "marked": 1.0, "gap": 1.0, "ecb": 0.5}
KINDS_SHARE = 0.3
THIN = 0.4
"""The share of mentions that begin something new which an epoch looks at; they count for more in turn."""
NAMES = 0.4
"""How much more must speak for a name than for other mentions before it is joined; by OntoGUM dev and GAP validation."""
GAP_FILES = {"gap": "gap-development.tsv", "watch_gap": "gap-validation.tsv"}
SETS = ("ontogum", "gap", "ecb", "watch_gap", "watch", "marked")
WHOLE = ("ontogum", "marked")
"""Sets of which a text's chains are all marked."""
LEAST = (-1.5, -1.25, -1.0, -0.75, -0.5, -0.25, 0.0)
EQUAL = 0.002
"""CoNLL F1 that says nothing on 20 documents."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """How one network learns: from which sets, how many of their texts at once, in what order, and how long."""

    texts: dict[str, int]
    seed: int
    epochs: int


PLANS = (
    Plan(texts={"ontogum": 1, "marked": 1, "gap": 48}, seed=7, epochs=7),
    Plan(texts={"ontogum": 1, "marked": 1, "gap": 16, "ecb": 4}, seed=8, epochs=6),
)
"""The two whose scores together are best on OntoGUM dev and GAP validation; each alone is about a point worse."""


def main() -> None:
    """Reads the arguments and trains."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--keep", type=Path, help="a folder that keeps what was read, for another try")
    given = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    sets = load(given.data, given.keep)
    rankers = [train(sets, plan) for plan in PLANS]
    head = settle(rankers, sets["watch"])
    scores = watch(head, sets["watch"]), watch_gap(head, sets["watch_gap"])
    log.info("threshold %.2f: %s, GAP %.4f", head.about["least"], *scores)
    write(given.out, head)


def load(data: Path, keep: Path | None) -> dict[str, list[Rows]]:
    """The rows of all sets; those of `watch` are whole documents."""
    kept = keep / "chains.pickle" if keep else None
    if kept and kept.is_file():
        found: dict[str, list[Rows]] = pickle.loads(kept.read_bytes())
        return found
    with ProcessPoolExecutor(2, multiprocessing.get_context("spawn")) as pool:
        sets = dict(zip(SETS, pool.map(_read, SETS, repeat(data)), strict=True))
    if kept:
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_bytes(pickle.dumps(sets, 5))
    return sets


def _read(name: str, data: Path) -> list[Rows]:
    """The rows of a set."""
    if name == "ecb":
        return list(chain_news.ecb(data / "ecbplus", REACH))
    if name == "marked":
        return list(marked_chains.marked(data, REACH))
    if name in GAP_FILES:
        return list(chain_data.gap(data / "gap" / GAP_FILES[name], REACH))
    return list(chain_data.ontogum(data / "gum", ("dev" if name == "watch" else "train",), REACH))


def train(sets: dict[str, list[Rows]], plan: Plan) -> Ranker:
    """A network after some epochs over the sets of its plan, texts in an order drawn anew for each."""
    torch.manual_seed(plan.seed)
    draw = random.Random(plan.seed)
    example = sets["ontogum"][0]
    ranker = Ranker(example.traits.shape[1], example.pairs.shape[2])
    steps = plan.epochs * sum(-(-len(sets[name]) // size) for name, size in plan.texts.items())
    optimizer = torch.optim.AdamW(ranker.parameters(), RATE, weight_decay=DECAY)
    rates = torch.optim.lr_scheduler.OneCycleLR(optimizer, RATE, total_steps=steps, pct_start=0.1)
    for epoch in range(plan.epochs):
        ranker.train()
        jobs = [(name, part) for name, size in plan.texts.items() for part in _parts(sets[name], size, draw)]
        draw.shuffle(jobs)
        total = 0.0
        for name, part in jobs:
            loss = _loss(ranker, name, part, draw)
            optimizer.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]  # torch leaves it untyped
            torch.nn.utils.clip_grad_norm_(ranker.parameters(), 1.0)
            optimizer.step()
            rates.step()
            total += float(loss.detach())
        log.info("epoch %d: loss %.4f, %s", epoch, total / len(jobs), watch(export([ranker], -0.75), sets["watch"]))
    return ranker


def _parts(texts: list[Rows], size: int, draw: random.Random) -> list[list[Rows]]:
    order = draw.sample(texts, len(texts))
    return [order[at : at + size] for at in range(0, len(order), size)]


def _thinned(text: Rows, draw: random.Random) -> tuple[list[Rows], torch.Tensor]:
    """A text without most of the rows that begin something new, and the weights of those that stay."""
    goes_on = text.right.any(axis=1)
    kept = np.flatnonzero(goes_on | np.array([draw.random() < THIN for _ in goes_on], bool))
    arrays = {
        name: getattr(text, name)[kept] for name in ("later", "earlier", "pairs", "back", "open", "right", "wrong")
    }
    weights = np.where(goes_on[kept], 1.0, 1 / THIN).astype(np.float32)
    return [replace(text, **arrays)], torch.from_numpy(weights)


def _loss(ranker: Ranker, name: str, texts: list[Rows], draw: random.Random) -> torch.Tensor:
    whole = name in WHOLE
    rows, weights = _thinned(texts[0], draw) if whole else (texts, torch.ones(1))
    batch = Batch.of(rows)
    scores, kinds = ranker(batch)
    losses = ranking_loss(scores, batch, whole=whole) * weights
    loss = SHARES[name] * losses.sum() / max(1, len(losses))
    if bool((batch.kinds >= 0).any()):
        loss = loss + KINDS_SHARE * functional.cross_entropy(kinds, batch.kinds, ignore_index=-1)
    return loss


def export(rankers: Sequence[Ranker], least: float) -> Head:
    """The head as it runs, its weights in the precision in which they are shipped."""
    networks = tuple(
        {name: w.detach().numpy().astype(np.float16).astype(np.float32) for name, w in ranker.state_dict().items()}
        for ranker in rankers
    )
    return Head(
        networks,
        {"name": "crossread.chains", "version": VERSION, "reach": REACH, "least": least, "least_name": least + NAMES},
    )


def settle(rankers: Sequence[Ranker], held: list[Rows]) -> Head:
    """The head with the threshold that is best on held documents; of those as good but for `EQUAL` the one that joins most."""
    heads = [export([ranker.eval() for ranker in rankers], least) for least in LEAST]
    scores = [watch(head, held)["conll_f1"] for head in heads]
    return next(head for head, score in zip(heads, scores, strict=True) if score >= max(scores) - EQUAL)


def watch(head: Head, held: list[Rows]) -> dict[str, float]:
    """CoNLL F1 on held documents."""
    said = ((r.chains, [[(m.start, m.end) for m in chain] for chain in chains_of(r.text, head)]) for r in held)
    scores = conll(said)
    return {name: round(scores[name], 4) for name in ("conll_f1", "muc_f1", "b3_f1", "ceafe_f1")}


def watch_gap(head: Head, held: list[Rows]) -> float:
    """F1 of the names that share the pronoun's chain, over held texts of GAP."""
    count = Overlap()
    for text in held:
        chains = chains_of(text.text, head)
        own = next((chain for chain in chains if text.text.mentions[text.pronoun] in chain), [])
        for names, meant in text.sides:
            says = any(text.text.mentions[i] in own for i in names)
            count.add(meant and says, says, meant)
    return count.f1


def write(path: Path, head: Head) -> None:
    """Writes the shipped file."""
    about = np.frombuffer(json.dumps(head.about).encode("utf-8"), np.uint8)
    named = {f"{i}.{name}": w.astype(np.float16) for i, one in enumerate(head.networks) for name, w in one.items()}
    with path.open("wb") as file:
        np.savez(file, about=about, **named)


if __name__ == "__main__":
    main()
