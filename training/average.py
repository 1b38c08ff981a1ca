"""The weights of two runs of one network, averaged: `python -m training.average --runs ONE TWO --out DIR`.

A second stage that goes on from a first one gains where it trained and loses a little where it did not; between the two lies
a network that keeps most of both (Wortsman et al. 2022, "Robust fine-tuning of zero-shot models", WiSE-FT). What only the
second run has, it gives whole.
"""

from __future__ import annotations

import argparse
import shutil
from collections.abc import Sequence
from pathlib import Path

import torch


def average(first: Path, second: Path, out: Path, share: float) -> None:
    """Writes `out/checkpoint.pt`: `1 - share` of the weights of `first`, `share` of those of `second`, and its labels."""
    ours, theirs = (
        torch.load(run / "checkpoint.pt", map_location="cpu", weights_only=False) for run in (first, second)
    )
    weights = theirs["network"]
    for name, tensor in weights.items():
        if name in ours["network"] and tensor.is_floating_point():
            tensor.lerp_(ours["network"][name].to(tensor.dtype), 1 - share)
    out.mkdir(parents=True, exist_ok=True)
    torch.save({"network": weights, "stand": theirs["stand"]}, out / "checkpoint.pt")
    shutil.copy(second / "labels.json", out / "labels.json")


def main(arguments: Sequence[str] | None = None) -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=Path, nargs=2, required=True, help="folders of the two runs, the earlier first")
    parser.add_argument("--share", type=float, default=0.5, help="of the second run, 0 to 1")
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args(arguments)
    average(*options.runs, options.out, options.share)


if __name__ == "__main__":
    main()
