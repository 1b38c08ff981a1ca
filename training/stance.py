"""Fits the table of stance weights: `python -m training.stance --data DIR [--out FILE]`.

Multinomial logistic regression over `weigh.stance.FEATURES` on the emergent claims that training reads
(`emergent_claims.txt`), by full gradient steps from zero: nothing is random. Prints the accuracy on claims left out
in turn.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from crossread.annotate.encoder import Encoder
from crossread.data import data_file
from crossread.model.pairs import STANCES
from crossread.weigh.stance import FEATURES, features

CLAIMS = Path(__file__).with_name("emergent_claims.txt")
RIDGE = 0.01
STEPS, RATE = 3000, 0.5
FOLDS = 8
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimPair:
    """A claim, a headline about it and the headline's stance; `group` is the digest of the claim's id."""

    claim: str
    headline: str
    stance: str
    group: str


def main() -> None:
    """Reads the arguments, fits, writes the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path)
    given = parser.parse_args()
    known = fitted_claims()
    found = [pair for pair in claim_pairs(given.data / "emergent" / "claims.csv") if pair.group in known]
    values = design(found)
    right = np.array([STANCES.index(pair.stance) for pair in found])
    print(f"{len(found)} pairs; claims left out in turn: accuracy {left_out(values, right, found):.4f}")
    out = given.out or Path(str(data_file("stance", "weights.tsv")))
    out.write_text(_table(fit(values, right)), encoding="utf-8")


def claim_pairs(path: Path) -> list[ClaimPair]:
    """The pairs of an emergent file whose stance is known, in its order."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return [
        ClaimPair(
            claim=" ".join(row["claimHeadline"].split()),
            headline=" ".join(row["articleHeadline"].split()),
            stance=row["articleHeadlineStance"],
            group=hashlib.sha256(row["claimId"].encode()).hexdigest()[:12],
        )
        for row in rows
        if row["articleHeadlineStance"] in STANCES
    ]


def fitted_claims() -> frozenset[str]:
    """Digests of the claims that the weights are fitted on."""
    lines = CLAIMS.read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if line and line[0] != "#")


def design(found: list[ClaimPair]) -> Floats:
    """A row of features a pair."""
    encoder = Encoder.shipped()
    vectors = [encoder.vectors(side) for side in ([p.claim for p in found], [p.headline for p in found])]
    likeness = (vectors[0] * vectors[1]).sum(axis=1)
    rows = [
        list(features(p.claim, p.headline, likeness=float(c)).values()) for p, c in zip(found, likeness, strict=True)
    ]
    return np.array(rows)


def fit(values: Floats, right: NDArray[np.int64]) -> Floats:
    """Weights `[features + 1, stances]` for features as they are; the last row is the constant."""
    mean, scale = values.mean(axis=0), values.std(axis=0) + 1e-6
    rows = np.hstack([(values - mean) / scale, np.ones((len(values), 1))])
    target = np.eye(len(STANCES))[right]
    weights = np.zeros((rows.shape[1], len(STANCES)))
    for _ in range(STEPS):
        scores = rows @ weights
        shares = np.exp(scores - scores.max(axis=1, keepdims=True))
        shares /= shares.sum(axis=1, keepdims=True)
        weights -= RATE * (rows.T @ (shares - target) / len(rows) + RIDGE * weights)
    plain = weights[:-1] / scale[:, None]
    return np.vstack([plain, weights[-1] - mean @ plain])


def left_out(values: Floats, right: NDArray[np.int64], found: list[ClaimPair]) -> float:
    """Accuracy over claims, each fold weighed by what the others gave."""
    fold = np.array([int(pair.group, 16) % FOLDS for pair in found])
    hits = 0
    for number in sorted(set(fold)):
        weights = fit(values[fold != number], right[fold != number])
        scores = values[fold == number] @ weights[:-1] + weights[-1]
        hits += int((scores.argmax(axis=1) == right[fold == number]).sum())
    return hits / len(found)


def _table(weights: Floats) -> str:
    lines = [
        "# What each feature of a claim and a text adds to each stance (`weigh.stance`); shares go with exp(sum).",
        "# source: fitted by training.stance on emergent (Ferreira & Vlachos 2016), the claims of training/emergent_claims.txt",
        "# licence: Apache-2.0",
        "\t".join(("feature", *STANCES)),
    ]
    for name, row in zip((*FEATURES, "base"), weights, strict=True):
        lines.append("\t".join((name, *(f"{value:.4f}" for value in row))))
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
