"""Trains all heads together: `python -m training.train --data DIR --out DIR`.

Every batch comes from one corpus and trains the heads that the corpus has labels for; all read the same encoder. A
checkpoint is kept after every epoch and every few hundred steps, and a run that was stopped goes on from it.
"""

from __future__ import annotations

import argparse
import json
import logging
import random
import time
import tomllib
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import torch

from crossread.annotate.wordpieces import WordPieces
from training import corpora, own_names, pair_batches
from training.documents import recased
from training.labels import Labels
from training.losses import WEIGHTS, losses, pair_losses
from training.measure import measure, measure_pairs
from training.network import Network, base_folder
from training.pair_batches import PairBatch
from training.windows import Batch, Batcher, Window, cut, grouped

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """How long, how fast and on how much: `training/config.toml`, and what each later stage changes of it."""

    seed: int
    threads: int
    epochs: float
    budget: int
    limits: list[int]
    quotation_limit: int
    tree_rounds: int
    name_rounds: int
    quotation_rounds: int
    own_names_from: int
    recased: float
    pairs_from: int
    encoder_rate: float
    head_rate: float
    warmup: float
    decay: float
    keep_every: int

    @classmethod
    def read(cls, path: Path) -> Plan:
        """The plan in a file; `changes` names the plan beside it that it takes the rest from. TypeError if a number is missing or
        unknown."""
        return cls(**_numbers(path))


def _numbers(path: Path) -> dict[str, Any]:
    told = tomllib.loads(path.read_text(encoding="utf-8"))
    before = told.pop("changes", None)
    return told if before is None else _numbers(path.with_name(before)) | told


def main() -> None:
    """Reads the arguments and runs."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--config", type=Path, default=Path(__file__).with_name("config.toml"))
    parser.add_argument("--start", type=Path, help="the folder of a run whose weights this one starts with")
    given = parser.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    Run(Plan.read(given.config), given.data, given.out, given.start).go()


class Run:
    """One training run: its data, network, optimiser and where it stands."""

    def __init__(self, plan: Plan, data: Path, out: Path, start: Path | None = None) -> None:
        torch.set_num_threads(plan.threads)
        torch.manual_seed(plan.seed)
        self.plan, self.out = plan, out
        base = base_folder()
        self.data = corpora.load(data)
        unsure = self.data.trees + self.data.quotations + self.data.names + self.data.pronouns
        self.own_names = own_names.OwnNames(unsure)
        held = self.data.held["ewt"] + self.data.held["gum"] + self.data.held["polnear"]
        self.pairs = pair_batches.load(data, self.data.trees + self.data.quotations, held)
        self.labels = Labels.learn(self.data.trees)
        self.labels.write(out / "labels.json")
        self.cutter = WordPieces.load(base / "vocab.txt")
        self.batcher = Batcher(self.cutter, self.labels)
        self.network = Network(self.labels)
        self.network.encoder.load_base(base)
        if start is not None:
            state = torch.load(start / "checkpoint.pt", weights_only=True)
            self.network.load_state_dict(self.network.state_dict() | state["network"])
        # The word embeddings stay the base model's: they are shipped once for both.
        self.network.encoder.word.weight.requires_grad_(False)
        encoder = list(self.network.encoder.parameters())
        heads = [p for name, p in self.network.named_parameters() if not name.startswith("encoder.")]
        groups = [{"params": encoder, "lr": plan.encoder_rate}, {"params": heads, "lr": plan.head_rate}]
        self.optimiser = torch.optim.AdamW(groups, weight_decay=plan.decay, betas=(0.9, 0.98))
        self.step, self.number, self.done = 0, 0, 0

    def _set_rates(self, gone: float) -> None:
        """Both learning rates rise over the warm-up and fall in a line to nothing when all epochs are gone."""
        warm = self.plan.warmup * self.plan.epochs
        share = min((gone + 0.001) / warm, (self.plan.epochs - gone) / (self.plan.epochs - warm))
        rates = (self.plan.encoder_rate, self.plan.head_rate)
        for group, rate in zip(self.optimiser.param_groups, rates, strict=True):
            group["lr"] = rate * share

    def epoch(self, number: int) -> list[list[Window] | PairBatch]:
        """The batches of an epoch, cut and shuffled anew from the seed and its number."""
        rng = random.Random(self.plan.seed * 1000 + number)
        self._teach_names(number)
        batches: list[list[Window] | PairBatch] = []
        parts = [
            ("trees", self.plan.tree_rounds),
            ("names", self.plan.name_rounds),
            ("quotations", self.plan.quotation_rounds),
            ("pronouns", 1),
        ]
        for part, rounds in parts:
            windows: list[Window] = []
            for document in getattr(self.data, part) * rounds:
                limit = (
                    self.plan.quotation_limit if part in ("quotations", "pronouns") else rng.choice(self.plan.limits)
                )
                read = recased(document, rng.random() < 1 / 3) if rng.random() < self.plan.recased else document
                windows += cut(read, self.cutter, limit, rng.randint(limit // 4, limit))
            batches += grouped(windows, self.plan.budget, rng)
        if number >= self.plan.pairs_from:
            chosen = pair_batches.chosen(self.pairs, rng)
            batches += pair_batches.grouped(self.cutter, chosen, self.plan.budget, rng)
        rng.shuffle(batches)
        return batches

    def _teach_names(self, number: int) -> None:
        """Fills in, once, what the network is sure of by now in texts without gold names."""
        if number >= self.plan.own_names_from and not self.own_names.taught:
            filled = self.own_names.teach(self.network, self.batcher, self.labels)
            log.info("%d words without a label got one from the network", filled)

    def go(self) -> None:
        """Trains to the end, from the last checkpoint if there is one."""
        self._resume()
        while self.number < self.plan.epochs:
            self._go_on(self.epoch(self.number))
            self.number, self.done = self.number + 1, 0
            self._keep()
            self._report(self.number)

    def _go_on(self, batches: list[list[Window] | PairBatch]) -> None:
        """The rest of an epoch, or of what the plan still wants of it."""
        began = time.time()
        sums: dict[str, float] = {}
        end = round(len(batches) * min(1.0, self.plan.epochs - self.number))
        log.info("epoch %d: %d of %d batches done", self.number, self.done, end)
        for windows in batches[self.done : end]:
            self._set_rates(self.number + self.done / len(batches))
            for name, value in self._learn(windows).items():
                sums[name] = sums.get(name, value) * 0.98 + value * 0.02
            self.step += 1
            self.done += 1
            if self.step % 100 == 0:
                shown = " ".join(f"{k} {v:.3f}" for k, v in sums.items())
                log.info("step %d, %.0f s: %s", self.step, time.time() - began, shown)
            if self.step % self.plan.keep_every == 0:
                self._keep()

    def _losses(self, read: list[Window] | PairBatch) -> dict[str, torch.Tensor]:
        if isinstance(read, PairBatch):
            return pair_losses(self.network.compare(pair_batches.inputs(self.cutter, read)), pair_batches.targets(read))
        batch = self.batcher.batch(read)
        found = self.network(batch.inputs, frozenset(batch.targets) | _extra(batch))
        return losses(self.network, batch, found)

    def _learn(self, read: list[Window] | PairBatch) -> dict[str, float]:
        with torch.autocast("cpu", dtype=torch.bfloat16):
            parts = self._losses(read)
        total = torch.stack([WEIGHTS[name] * value for name, value in parts.items()]).sum()
        self.optimiser.zero_grad()
        torch.autograd.backward(total)
        torch.nn.utils.clip_grad_norm_(self.network.parameters(), 2.0)
        self.optimiser.step()
        return {name: float(value.detach()) for name, value in parts.items()}

    def _report(self, number: int) -> None:
        rng = random.Random(0)
        figures = {}
        for name, documents in self.data.held.items():
            windows = [w for d in documents for w in cut(d, self.cutter, self.plan.quotation_limit)]
            batches = grouped(windows, self.plan.budget * 2, rng)
            figures[name] = measure(self.network, self.batcher, self.labels, batches)
        if number > self.plan.pairs_from:
            figures["pairs"] = measure_pairs(self.network, self.cutter, self.pairs.held)
        line = json.dumps({"epoch": number, "step": self.step, "plan": asdict(self.plan), "figures": figures})
        with (self.out / "figures.jsonl").open("a", encoding="utf-8") as file:
            file.write(line + "\n")
        log.info("epoch %d: %s", number, json.dumps(figures))

    def _keep(self) -> None:
        state = {
            "network": self.network.state_dict(),
            "optimiser": self.optimiser.state_dict(),
            "stand": (self.step, self.number, self.done),
        }
        torch.save(state, self.out / "checkpoint.tmp")
        (self.out / "checkpoint.tmp").replace(self.out / "checkpoint.pt")

    def _resume(self) -> None:
        if not (self.out / "checkpoint.pt").exists():
            return
        state = torch.load(self.out / "checkpoint.pt", weights_only=True)
        # Heads that are younger than the checkpoint start fresh; they stand last in the network.
        self.network.load_state_dict(self.network.state_dict() | state["network"])
        groups = state["optimiser"]["param_groups"]
        fresh = len(self.optimiser.param_groups[1]["params"]) - len(groups[1]["params"])
        first = 1 + max(groups[1]["params"])
        groups[1]["params"] += range(first, first + fresh)
        self.optimiser.load_state_dict(state["optimiser"])
        self.step, self.number, self.done = state["stand"]
        log.info("going on from step %d", self.step)


def _extra(batch: Batch) -> frozenset[str]:
    return frozenset({"arcs"}) if "head" in batch.targets else frozenset()


if __name__ == "__main__":
    main()
