"""Names that the network itself is sure of, in texts whose names nobody marked: it goes on learning from them.

What it is sure of is little news by itself; cut into other windows, in other company and under dropout it is read less
surely, and there the label helps. Where it is not sure a word's label stays as open as it was (`labels.open_labels`).
"""

from __future__ import annotations

import random

import torch
from torch import Tensor

from training.documents import Document
from training.labels import Labels, open_labels
from training.network import Network
from training.windows import Batcher, Window, cut, grouped

SURE = {"O": 0.97, "ORG": 0.75}
SURE_ELSE = 0.9
"""How likely every word's label must be to be taken; the network is slow to be sure of organisations, its weak kind."""
BUDGET = 6000
LONGEST = 250


class OwnNames:
    """The documents that leave names open, with what they were given."""

    def __init__(self, documents: list[Document]) -> None:
        for document in documents:
            document.names = document.names or [""] * len(document.words)
        self.taught = False
        self._given = [(d, list(d.names)) for d in documents if not all(d.names)]

    def teach(self, network: Network, batcher: Batcher, labels: Labels) -> int:
        """Fills in the names that the network is sure of by now; returns how many words have a label that had none."""
        self.taught = True
        allowed = {label: frozenset(may) for label, may in open_labels(labels.name).items()}
        windows = [w for d, _ in self._given for w in cut(d, batcher.cutter, LONGEST)]
        for batch in grouped(windows, BUDGET, random.Random(0)):
            for window, scores in zip(batch, _chances(network, batcher, batch), strict=True):
                _take(window, scores, labels, allowed)
        return sum(not a and bool(b) for d, names in self._given for a, b in zip(names, d.names, strict=True))


@torch.no_grad()
def _chances(network: Network, batcher: Batcher, windows: list[Window]) -> list[Tensor]:
    inputs, _ = batcher.inputs(windows)
    network.eval()
    with torch.autocast("cpu", dtype=torch.bfloat16):
        scores = network(inputs, frozenset({"name"}))["name"]
    network.train()
    return list(torch.softmax(scores.float(), dim=-1))


def _take(window: Window, scores: Tensor, labels: Labels, allowed: dict[str, frozenset[int]]) -> None:
    names = window.document.names
    best = scores[: window.end - window.start].max(dim=-1)
    chance, label = best.values.tolist(), best.indices.tolist()
    start = 0
    while start < len(label):
        end = start + 1
        if labels.name[label[start]].startswith("B-"):
            while end < len(label) and label[end] == label[start] + 1:
                end += 1
        sure = SURE.get(labels.name[label[start]].removeprefix("B-"), SURE_ELSE)
        places = range(window.start + start, window.start + end)
        fits = all(label[i - window.start] in (allowed[names[i]] or {label[i - window.start]}) for i in places)
        if fits and min(chance[start:end]) >= sure and not labels.name[label[start]].startswith("I-"):
            for i in places:
                # "?" (no person, body or place) says all that is scored, and it is sure.
                names[i] = names[i] if names[i] == "?" else labels.name[label[i - window.start]]
        start = end
