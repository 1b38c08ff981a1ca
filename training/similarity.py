"""The sentence vector beside the base model's on news pairs: `python -m training.similarity --data DIR`.

For each set the Spearman correlation of cosines with the judgements: of the base model, of the shipped vector of a
sentence read alone, and of one read among seven unrelated sentences, as paragraphs of one text.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from crossread.annotate.pipelines import shipped_language
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
        ways = (teacher.vectors(texts).astype(np.float32), together(texts, 1), together(texts, 8))
        row = [correlation(scores, vectors[: len(left)], vectors[len(left) :]) for vectors in ways]
        rows.append(row)
        print(f"{name:24} {len(scores):5} " + " ".join(f"{value:.4f}" for value in row))
    means = dict(zip(("base", "alone", "together"), np.mean(rows, axis=0).round(4).tolist(), strict=True))
    print(json.dumps(means))


def pairs(path: Path) -> tuple[list[float], list[str], list[str]]:
    """The judged pairs of a file."""
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()]
    rows = [row for row in rows if row[0].strip()]
    return [float(row[0]) for row in rows], [row[1].strip() for row in rows], [row[2].strip() for row in rows]


def together(texts: Sequence[str], size: int) -> Vectors:
    """The shipped vector of each text (the mean over its sentences), read in texts of `size` paragraphs."""
    nlp = shipped_language()
    order = np.random.default_rng(5).permutation(len(texts)).tolist()
    out = np.zeros((len(texts), 384), np.float32)
    for at in range(0, len(order), size):
        for number, vector in zip(
            order[at : at + size], _read(nlp, [texts[i] for i in order[at : at + size]]), strict=True
        ):
            out[number] = vector
    return out


def _read(nlp: object, texts: list[str]) -> Iterator[Vectors]:
    doc = nlp("\n\n".join(texts))  # type: ignore[operator]  # spaCy's Language is called
    ends = np.cumsum([len(text) + 2 for text in texts])
    vectors = doc._.sentence_vectors
    owner = [int(np.searchsorted(ends, span[0].idx, side="right")) for span in doc.sents if span.text.strip()]
    for number in range(len(texts)):
        mean = vectors[[i for i, whose in enumerate(owner) if whose == number]].mean(axis=0)
        yield mean / np.linalg.norm(mean)


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
