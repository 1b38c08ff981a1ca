"""Trains the linear reading of sentence vectors by class of event: `python -m training.classes --data DIR`.

Learnt from half a (`evals.events.half_of`) of `cameo_class/train.tsv` alone; half b is left for measuring. Softmax regression
with an L2 penalty, 400 full steps of gradient descent; the same data gives the same weights. Writes
`src/crossread/data/events/classes.npy`.
"""

import argparse
from pathlib import Path

import numpy as np
import numpy.typing as npt

from crossread.annotate import annotate, load_reader
from crossread.testing import make_report
from evals.events import half_of

OUT = Path("src/crossread/data/events/classes.npy")
Matrix = npt.NDArray[np.float64]


def vectors(rows: list[tuple[str, int]]) -> Matrix:
    """The vector of each text's first sentence with a 1 for the bias, shape (texts, 385)."""
    reader = load_reader()
    found = [annotate(make_report(text), reader).sentences[0].vector for text, _ in rows]
    return np.asarray([[*vector, 1.0] for vector in found])


def fitted(
    x: Matrix, y: npt.NDArray[np.int64], *, penalty: float = 2e-4, steps: int = 400, rate: float = 8.0
) -> Matrix:
    """Softmax weights, shape (classes, columns)."""
    weights = np.zeros((int(y.max()) + 1, x.shape[1]))
    wanted = np.eye(weights.shape[0])[y]
    for _ in range(steps):
        weights -= rate * ((_softmax(x @ weights.T) - wanted).T @ x / len(x) + penalty * weights)
    return weights


def _softmax(scores: Matrix) -> Matrix:
    raised = np.exp(scores - scores.max(axis=1, keepdims=True))
    shares: Matrix = raised / raised.sum(axis=1, keepdims=True)
    return shares


def main() -> None:
    """Reads half a, fits, writes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    lines = (parser.parse_args().data / "cameo_class/train.tsv").read_text(encoding="utf-8").splitlines()
    parts = [line.rpartition("\t") for line in lines]
    rows = [(text, int(gold)) for text, _, gold in parts if text and gold.strip().isdigit() and half_of(text) == "a"]
    x, y = vectors(rows), np.asarray([gold for _, gold in rows])
    weights = fitted(x, y)
    np.save(OUT, weights.astype(np.float32))
    right = float(np.mean((x @ weights.T).argmax(axis=1) == y))
    print(f"{len(rows)} sentences, right on what it learnt from: {right:.3f}")


if __name__ == "__main__":
    main()
