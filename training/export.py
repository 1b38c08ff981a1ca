"""Trained weights to the shipped files: `python -m training.export --run DIR --out DIR`.

The graph is exported to ONNX, its weight matrices go to int8 by channel, the word embeddings to int8 by word; what is
used outside the graph goes to `heads.npz`. The parity check compares the shipped graph with the float network.
"""

from __future__ import annotations

import argparse
import json
import logging
import shutil
import tempfile
from pathlib import Path

import numpy as np
import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from crossread.annotate.encoder import OUTPUTS
from training.labels import Labels
from training.network import Network, base_folder

log = logging.getLogger(__name__)
INPUTS = ("ids", "shapes", "joins", "first", "last")
TAGS = ("upos", "xpos", "feats", "lemma")


class SmallWords(nn.Module):
    """Word embeddings in int8, each word with its own scale."""

    def __init__(self, weight: Tensor) -> None:
        super().__init__()
        scale = weight.abs().amax(dim=1, keepdim=True).clamp(min=1e-8) / 127
        self.register_buffer("small", torch.round(weight / scale).to(torch.int8))
        self.register_buffer("scale", scale)

    def forward(self, ids: Tensor) -> Tensor:
        """The embeddings of pieces."""
        return self.small[ids].float() * self.scale[ids]


class Shipped(nn.Module):
    """The network as it is shipped: one window at a time, tags as the best label's number."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network
        network.encoder.word = SmallWords(network.encoder.word.weight.data)

    def forward(self, ids: Tensor, shapes: Tensor, joins: Tensor, first: Tensor, last: Tensor) -> tuple[Tensor, ...]:
        """`OUTPUTS` in order."""
        found = self.network(ids, shapes, joins, torch.ones_like(ids), first, last)
        return tuple(found[name].argmax(-1) if name in TAGS else found[name] for name in OUTPUTS)


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
    network.eval()
    _write_heads(network, out / "heads.npz")
    shipped = Shipped(network).eval()
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "plain.onnx"
        _write_graph(shipped, plain)
        quantize_dynamic(
            plain,
            out / "encoder.onnx",
            per_channel=True,
            weight_type=QuantType.QInt8,
            op_types_to_quantize=["MatMul", "Gemm"],
        )
    labels.write(out / "labels.json")
    shutil.copy(base_folder() / "vocab.txt", out / "vocab.txt")
    about = {"name": "crossread.encoder", "version": version, "steps": state["step"]}
    (out / "model.json").write_text(json.dumps(about) + "\n", encoding="utf-8")
    sizes = {path.name: path.stat().st_size for path in sorted(out.iterdir())}
    log.info("%s: %.1f MB", sizes, sum(sizes.values()) / 1e6)


def _write_heads(network: Network, path: Path) -> None:
    tensors = {
        "relation": network.relation.weight.T,
        "relation_child": network.relation_child.weight.T,
        "relation_parent": network.relation_parent.weight.T,
        "relation_bias": network.relation_parent.bias,
        "vector": network.vector.weight.T,
        "vector_bias": network.vector.bias,
    }
    arrays = {name: tensor.detach().numpy().astype(np.float16) for name, tensor in tensors.items()}
    np.savez_compressed(path, **arrays)


def _write_graph(shipped: Shipped, path: Path) -> None:
    pieces, words = torch.export.Dim("pieces", min=3, max=512), torch.export.Dim("words", min=2, max=500)
    inputs = tuple(torch.ones((1, n), dtype=torch.long) for n in (20, 20, 20, 11, 11))
    shapes = tuple({1: pieces} for _ in range(3)) + tuple({1: words} for _ in range(2))
    with torch.no_grad():
        torch.onnx.export(
            shipped,
            inputs,
            path,
            input_names=list(INPUTS),
            output_names=list(OUTPUTS),
            dynamic_shapes=shapes,
            dynamo=True,
            external_data=False,
            opset_version=18,
        )
    onnx.checker.check_model(str(path))


if __name__ == "__main__":
    main()
