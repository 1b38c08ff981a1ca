"""Learns which names are toponyms, and which namesake is meant: `python -m training.places --data DIR`.

DIR holds the sets of `evals.places`; only the documents that may be tuned on (`Text.is_seen`) are read. Both are linear models,
fitted by plain gradient descent with a little decay, so that the tables can be read: `name_levels.tsv` (logistic: a
candidate is a gold toponym or not) and `place_levels.tsv` (a softmax over the entries of a name, in two rounds; right are those
with the gold's id, or within 30 km of its point). Nothing of the texts is kept but the weights.
"""

import argparse
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from crossread.annotate import annotate
from crossread.extract.toponym_candidates import candidates, scene_of
from crossread.extract.toponym_places import Frame, Named, all_signs, names_of, softmax, weigh
from crossread.extract.toponym_signs import signs
from crossread.testing import make_report
from evals.places import Gold, Text, documents, kilometres, reader, trimmed

OUT = Path(__file__).resolve().parent.parent / "src" / "crossread" / "data" / "places"
HEAD = (
    "# source: learnt by `python -m training.places` on half of GeoWebNews and LGL (weights only, no text)\n"
    "# licence: Apache-2.0\n"
)
RIGHT_KM = 30.0
SEEN = 4
STEPS = 250
"""Steps of gradient descent of the choices; more fit no better (two-fold on the half that is tuned on)."""
"""Candidates that must show a sign before it gets a level."""
Row = tuple[tuple[str, ...], bool]
Choice = tuple[list[dict[str, float]], list[bool]]


def main() -> None:
    """Reads, fits and writes both tables."""
    parser = argparse.ArgumentParser(prog="python -m training.places", description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    texts = list(documents(parser.parse_args().data))
    write("name_levels.tsv", fit_names([row for text in texts for row in name_rows(text)]))
    write("place_levels.tsv", fit_places(texts))


def write(name: str, weights: dict[str, float]) -> None:
    """A table of levels and weights."""
    rows = "".join(f"{level}\t{weight:.3f}\n" for level, weight in sorted(weights.items()) if abs(weight) >= 0.01)
    (OUT / name).write_text(HEAD + "level\tweight\n" + rows, "utf8")


def name_rows(text: Text) -> list[Row]:
    """The signs of each candidate of a text, and whether it is a gold toponym."""
    report = make_report(text.words, url=text.url)
    gold = {trimmed(text.words, g.start, g.end) for g in text.gold}
    scene = scene_of(report, annotate(report, reader()))
    found = [(c, trimmed(text.words, c.start, c.end)) for c in candidates(scene)]
    return [
        (tuple(signs(scene, c)), at in gold)
        for c, at in found
        if not any(s < at[1] and at[0] < e for s, e in text.neither)
    ]


def fit_names(rows: Sequence[Row], decay: float = 5.0) -> dict[str, float]:
    """Logistic weights of the signs."""
    counts = Counter(sign for seen, _ in rows for sign in seen)
    names = ["none", "bias", *sorted(sign for sign, count in counts.items() if count >= SEEN)]
    at = {name: i for i, name in enumerate(names)}
    width = 1 + max(len(seen) for seen, _ in rows)
    table = np.zeros((len(rows), width), dtype=np.int64)  # signs by number, filled up with "none"
    for row, (seen, _) in enumerate(rows):
        known = [1, *(at[s] for s in seen if s in at)]
        table[row, : len(known)] = known
    truth = np.array([right for _, right in rows], dtype=float)

    def slope(weights: NDArray[np.float64]) -> NDArray[np.float64]:
        weights[0] = 0.0
        chance = 1 / (1 + np.exp(-weights[table].sum(axis=1)))
        missed = np.repeat(chance - truth, width)
        back: NDArray[np.float64] = np.bincount(table.ravel(), weights=missed, minlength=len(names)) + decay * weights
        return back / len(rows)

    fitted = dict(zip(names, descend(slope, len(names), steps=400, rate=0.08), strict=True))
    return {name: weight for name, weight in fitted.items() if name != "none"}


def descend(
    slope: Callable[[NDArray[np.float64]], NDArray[np.float64]], size: int, *, steps: int, rate: float
) -> list[float]:
    """Weights by Adam from nothing."""
    weights, first, second = np.zeros(size), np.zeros(size), np.zeros(size)
    for step in range(1, steps + 1):
        back = slope(weights)
        first = 0.9 * first + 0.1 * back
        second = 0.999 * second + 0.001 * back**2
        weights -= rate * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.999**step)) + 1e-8)
    return [float(w) for w in weights]


def fit_places(texts: Sequence[Text]) -> dict[str, float]:
    """Softmax weights of both rounds; the second is fitted on what the first one believes."""
    weights: dict[str, float] = {}
    pages = [page(text) for text in texts]
    for round_ in ("first", "second"):
        choices = [c for frame, golds in pages for c in choices_of(frame, golds, round_)]
        weights |= {f"{round_}/{name}": w for name, w in fit_choices(choices).items()}
        for frame, _ in pages:
            for named in frame.names:
                named.beliefs = softmax([weigh(s, weights, round_) for s in all_signs(named, frame, round_)])
    return weights


def page(text: Text) -> tuple[Frame, list[tuple[Named, Gold]]]:
    """The names of a text as the resolver sees them, and the gold places of those that have one."""
    report = make_report(text.words, url=text.url)
    names = names_of(report, [(g.start, g.end) for g in text.gold])
    known = list({id(n): n for n in names.values() if n.spots}.values())
    golds = [(names[g.start, g.end], g) for g in text.gold if names[g.start, g.end].spots and (g.id or g.point)]
    return Frame(report, known), golds


def choices_of(frame: Frame, golds: list[tuple[Named, Gold]], round_: str) -> list[Choice]:
    """What there was to choose from for each gold toponym with more than one entry, the right one among them."""
    out = []
    for named, gold in golds:
        right = [is_right(gold, spot.id, (spot.latitude, spot.longitude)) for spot in named.spots]
        if any(right) and not all(right):
            out.append((all_signs(named, frame, round_), right))
    return out


def is_right(gold: Gold, number: str, point: tuple[float, float]) -> bool:
    """Whether an entry is the gold place."""
    return (bool(gold.id) and gold.id == number) or (
        gold.point is not None and kilometres(gold.point, point) <= RIGHT_KM
    )


def fit_choices(choices: Sequence[Choice], decay: float = 0.3) -> dict[str, float]:
    """Softmax weights over choices."""
    if not choices:
        return {}
    names = sorted({name for spots, _ in choices for spot in spots for name in spot})
    at = {name: i for i, name in enumerate(names)}
    firsts = np.cumsum([0, *(len(right) for _, right in choices[:-1])])
    table = np.zeros((sum(len(right) for _, right in choices), len(names)))
    for row, spot in enumerate(spot for spots, _ in choices for spot in spots):
        for name, value in spot.items():
            table[row, at[name]] = value
    right = np.array([r for _, rights in choices for r in rights], dtype=float)
    group = np.repeat(np.arange(len(choices)), [len(rights) for _, rights in choices])

    def slope(weights: NDArray[np.float64]) -> NDArray[np.float64]:
        scores = table @ weights
        powers = np.exp(scores - np.maximum.reduceat(scores, firsts)[group])
        wanted = powers * right
        chance = powers / np.add.reduceat(powers, firsts)[group]
        wanted = wanted / np.maximum(np.add.reduceat(wanted, firsts)[group], 1e-300)
        back: NDArray[np.float64] = table.T @ (chance - wanted) + decay * weights
        return back / len(choices)

    return dict(zip(names, descend(slope, len(names), steps=STEPS, rate=0.1), strict=True))


if __name__ == "__main__":
    main()
