"""The sentence vector beside the base model's on news pairs: `python -m training.similarity --data DIR`.

For each set the Spearman correlation of cosines with the judgements: of the base model in float, and of the shipped
vectors.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from crossread.annotate.components import shipped
from training.network import base_folder
from training.vectors import Teacher

SETS = (
    "2012/MSRpar.test",
    "2012/SMTnews.test",
    "2013/headlines.test",
    "2014/headlines.test",
    "2014/deft-news.test",
    "2015/headlines.test",
    "2016/headlines.test",
)
Vectors = NDArray[np.float32]


def main() -> None:
    """Prints a line a set, then the means as JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    folder = parser.parse_args().data / "sts_news/data/sts/semeval-sts"
    teacher = Teacher(base_folder())
    rows = []
    for name in SETS:
        scores, left, right = pairs(folder / f"{name}.tsv")
        texts = left + right
        ways = (teacher.vectors(texts).astype(np.float32), shipped().vectors(texts))
        row = [correlation(scores, vectors[: len(left)], vectors[len(left) :]) for vectors in ways]
        rows.append(row)
        print(f"{name:24} {len(scores):5} " + " ".join(f"{value:.4f}" for value in row))
    means = dict(zip(("base", "shipped"), np.mean(rows, axis=0).round(4).tolist(), strict=True))
    print(json.dumps(means))


def pairs(path: Path) -> tuple[list[float], list[str], list[str]]:
    """The judged pairs of a file."""
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()]
    rows = [row for row in rows if row[0].strip()]
    return [float(row[0]) for row in rows], [row[1].strip() for row in rows], [row[2].strip() for row in rows]


def correlation(scores: list[float], left: Vectors, right: Vectors) -> float:
    """Spearman's rank correlation between judgements and cosines."""
    cosines = (left * right).sum(axis=1)
    return float(np.corrcoef(_ranks(np.array(scores)), _ranks(cosines))[0, 1])


def _ranks(values: NDArray[np.float64] | Vectors) -> NDArray[np.float64]:
    _, inverse, counts = np.unique(values, return_inverse=True, return_counts=True)
    ends = np.cumsum(counts)
    ranks: NDArray[np.float64] = (ends - (counts - 1) / 2)[inverse]
    return ranks


if __name__ == "__main__":
    main()
