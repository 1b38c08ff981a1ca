"""Trained weights to the shipped files: `python -m training.export --run DIR --out DIR`.

The graphs are exported to ONNX, their weight matrices go to int8 by channel, the word embeddings, which they share, to
int8 by word.
"""

from __future__ import annotations

import argparse
import json
import logging
import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic  # type: ignore[import-untyped]  # it ships no types
from torch import Tensor, nn

from crossread.annotate.encoder import OUTPUTS, READ_INPUTS
from crossread.annotate.pairs import head as pair_head
from training.labels import Labels
from training.network import WIDTH, Encoder, Network, base_folder

log = logging.getLogger(__name__)
TAGS = ("upos", "xpos", "feats", "lemma")


class ByRow(nn.Module):
    """A linear layer whose every row is brought to 1 at most before it, and back after it.

    int8 counts in steps of the largest value of a whole call; so one piece with large values no longer makes those of all others
    coarse.
    """

    def __init__(self, linear: nn.Linear) -> None:
        super().__init__()
        self.linear = linear

    def forward(self, rows: Tensor) -> Tensor:
        """What the linear layer gives, but for rounding."""
        most = rows.abs().amax(dim=-1, keepdim=True)
        return torch.matmul(rows / most, self.linear.weight.T) * most + self.linear.bias


class Reader(nn.Module):
    """The network as it is shipped: one window of embedded pieces at a time, tags as the best label's number."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network
        for layer in network.encoder.layers:
            # Where the values of one piece outgrow those of others; doing it elsewhere too costs time and gains little.
            layer.wide, layer.narrow = ByRow(layer.wide), ByRow(layer.narrow)

    def forward(self, pieces: Tensor, shapes: Tensor, joins: Tensor, first: Tensor, last: Tensor) -> tuple[Tensor, ...]:
        """`OUTPUTS` in order, then the states of pieces."""
        encoder = self.network.encoder
        positions = torch.arange(pieces.shape[1])[None]
        own = pieces + encoder.shape(shapes) + encoder.join(joins)
        states = encoder.over(own, positions, torch.zeros((1, 1, 1, 1)))
        found = self.network.heads(states, first, last)
        return *(found[name].argmax(-1) if name in TAGS else found[name] for name in OUTPUTS), states


class Relations(nn.Module):
    """The number of the best relation label for pairs of rows."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, child: Tensor, parent: Tensor) -> Tensor:
        """One number a row."""
        return self.network.relations(child[None], parent[None])[0].argmax(-1)


class Sentences(nn.Module):
    """The base model over the pieces of one sentence."""

    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        self.encoder = encoder

    def forward(self, pieces: Tensor) -> Tensor:
        """States by piece."""
        return self.encoder.over(pieces, torch.arange(pieces.shape[1])[None], torch.zeros((1, 1, 1, 1)))


def main() -> None:
    """Reads the arguments and exports."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--run", type=Path, required=True, help="the folder of a training run")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--version", type=int, default=1)
    given = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    export(given.run, given.out, given.version)


def export(run: Path, out: Path, version: int) -> None:
    """Writes the shipped files of a run."""
    out.mkdir(parents=True, exist_ok=True)
    labels = Labels.load(run / "labels.json")
    network = Network(labels)
    state = torch.load(run / "checkpoint.pt", weights_only=True)
    network.load_state_dict(state["network"])
    base = Encoder(0.0)
    base.load_base(base_folder())
    if not torch.equal(base.word.weight, network.encoder.word.weight):
        raise ValueError("the word embeddings are not the base model's: they could not be shared")
    _write_words(base.word.weight.detach(), out / "words.npz")
    pieces, words = torch.export.Dim("pieces", min=3, max=512), torch.export.Dim("words", min=2, max=500)
    window = (torch.zeros((1, 20, WIDTH)), *(_ones(n) for n in (20, 20, 11, 11)))
    shapes = tuple({1: size} for size in (pieces, pieces, pieces, words, words))
    _write_graph(Reader(network), window, shapes, READ_INPUTS, (*OUTPUTS, pair_head.STATES), out / "encoder.onnx")
    sentence = (torch.zeros((1, 20, WIDTH)),)
    _write_graph(Sentences(base), sentence, ({1: pieces},), ("pieces",), ("states",), out / "sentences.onnx")
    pair = (torch.zeros((11, 128)), torch.zeros((11, 128)))
    shapes = ({0: words}, {0: words})
    _write_graph(Relations(network), pair, shapes, ("child", "parent"), ("best",), out / "relations.onnx")
    both = (torch.zeros((1, 20, WIDTH)), torch.tensor([[0, *[1] * 9, 0, *[2] * 8, 0]]))
    names = (pair_head.INPUTS, pair_head.OUTPUTS)
    _write_graph(network.pairs, both, ({1: pieces}, {1: pieces}), *names, out / pair_head.GRAPH, small=False)
    np.save(out / pair_head.MARK, network.pairs.second.detach().numpy())
    labels.write(out / "labels.json")
    shutil.copy(base_folder() / "vocab.txt", out / "vocab.txt")
    about = {"name": "crossread.encoder", "version": version, "steps": state["stand"][0]}
    (out / "model.json").write_text(json.dumps(about) + "\n", encoding="utf-8")
    sizes = {path.name: path.stat().st_size for path in sorted(out.iterdir())}
    log.info("%s: %.1f MB", sizes, sum(sizes.values()) / 1e6)


def _ones(size: int) -> Tensor:
    return torch.ones((1, size), dtype=torch.long)


def _write_words(weight: Tensor, path: Path) -> None:
    """Word embeddings in int8, each word with its own scale."""
    scale = weight.abs().amax(dim=1, keepdim=True).clamp(min=1e-8) / 127
    small = torch.round(weight / scale).to(torch.int8)
    np.savez(path, small=small.numpy(), scale=scale.numpy().astype(np.float32))


def _write_graph(
    module: nn.Module,
    inputs: tuple[Any, ...],
    shapes: Any,
    names: Sequence[str],
    outputs: Sequence[str],
    path: Path,
    *,
    small: bool = True,
) -> None:
    """Writes a graph; its matrices in int8 where `small` (the pair head is a megabyte and a half as it is)."""
    with tempfile.TemporaryDirectory() as folder, torch.no_grad():
        plain = Path(folder) / "plain.onnx"
        torch.onnx.export(
            module.eval(),
            inputs,
            plain,
            input_names=list(names),
            output_names=list(outputs),
            dynamic_shapes=shapes,
            dynamo=True,
            external_data=False,
            opset_version=20,
        )
        onnx.checker.check_model(str(plain))
        if not small:
            shutil.copy(plain, path)
            return
        quantize_dynamic(
            plain, path, per_channel=True, weight_type=QuantType.QInt8, op_types_to_quantize=["MatMul", "Gemm"]
        )


if __name__ == "__main__":
    main()
