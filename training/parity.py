"""What int8 costs: `python -m training.parity --data DIR --run DIR --model DIR`.

The network of a run in float and the graphs exported from it read the same windows, one at a time; every head is scored
against gold by `measure` both ways (parts of the dev documents of EWT, GUM, Universal NER and PolNeAR; greedy trees, gold
sentences). Prints points lost by head, writes them to `parity.json` beside the graphs, and fails if a head loses more than
`MOST` points.
"""

from __future__ import annotations

import argparse
import json
import random
from pathlib import Path

import torch
from torch import Tensor
from torch.nn import functional

from crossread.annotate.encoder import OUTPUTS, READ_INPUTS, Encoder
from crossread.annotate.wordpieces import WordPieces
from training import corpora, quotations, treebanks
from training.documents import Document
from training.labels import Labels
from training.measure import measure
from training.network import Network
from training.windows import Batcher, cut, grouped

MOST = 0.5
"""Points (hundredths of an accuracy or F1) that a head may lose."""
TAGS = ("upos", "xpos", "feats", "lemma")


class Shipped:
    """The exported graphs behind the face of a `Network`, as far as `measure` needs it: one window a call."""

    def __init__(self, folder: Path, labels: Labels) -> None:
        self._graphs, self._labels = Encoder(folder), labels

    def __call__(self, inputs: dict[str, Tensor]) -> dict[str, Tensor]:
        """Scores by head; a tag, of which the graph says the best label only, has 1 there and 0 elsewhere."""
        feed = {"pieces": self._graphs.embedded(inputs["ids"][0].tolist())}
        feed |= {name: inputs[name].numpy() for name in READ_INPUTS[1:]}
        found = dict(zip(OUTPUTS, map(torch.from_numpy, self._graphs.reader.run(OUTPUTS, feed)), strict=True))
        return {k: self._one_hot(v, k) if k in TAGS else v for k, v in found.items()}

    def relations(self, child: Tensor, parent: Tensor) -> Tensor:
        """The best relation of each pair of rows, as scores of 0 and 1."""
        best = self._graphs.relations(child[0].numpy(), parent[0].numpy())
        return self._one_hot(torch.from_numpy(best)[None], "deprel")

    def _one_hot(self, best: Tensor, head: str) -> Tensor:
        return functional.one_hot(best.long(), len(getattr(self._labels, head))).float()

    def eval(self) -> None:
        """Graphs have no other state."""

    def train(self) -> None:
        """Nor this one."""


def held(data: Path, share: int) -> dict[str, list[Document]]:
    """Every so many dev documents of each corpus."""
    ewt = treebanks.ewt(data / "ud_ewt", "dev")
    return {
        "ewt": ewt[::share],
        "gum": treebanks.gum(data / "gum", "dev")[::share],
        "uner": corpora.with_uner(ewt, data / "uner_ewt" / "en_ewt-ud-dev.iob2")[::share],
        "polnear": quotations.polnear(data / "polnear", "dev")[::share],
    }


def compared(network: Network, labels: Labels, model: Path, sets: dict[str, list[Document]]) -> dict[str, list[float]]:
    """For each set and head: the figure in float, the figure in int8, and the points lost."""
    cutter = WordPieces.load(model / "vocab.txt")
    batcher = Batcher(cutter, labels)
    out = {}
    for name, documents in sets.items():
        windows = [w for d in documents for w in cut(d, cutter, 250)]
        alone = grouped(windows, 1, random.Random(0))
        floats = measure(network, batcher, labels, alone, exact=True)
        small = measure(Shipped(model, labels), batcher, labels, alone, exact=True)
        for head, value in floats.items():
            out[f"{name} {head}"] = [value, small[head], round(100 * (value - small[head]), 2)]
    return out


def main() -> None:
    """Prints a line a head; exit code 1 where one loses too much."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--run", type=Path, required=True)
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--share", type=int, default=4, help="read every so many documents")
    given = parser.parse_args()
    labels = Labels.load(given.run / "labels.json")
    network = Network(labels)
    network.load_state_dict(torch.load(given.run / "checkpoint.pt", weights_only=True)["network"])
    found = compared(network, labels, given.model, held(given.data, given.share))
    for name, (floats, small, lost) in found.items():
        print(f"{name:16s} float {floats:.4f}  int8 {small:.4f}  {lost:+.2f} points lost")
    (given.model / "parity.json").write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    worst = max(found, key=lambda name: found[name][2])
    print(f"most lost: {worst}, {found[worst][2]:.2f} points; at most {MOST} wanted")
    raise SystemExit(int(found[worst][2] > MOST))


if __name__ == "__main__":
    main()
