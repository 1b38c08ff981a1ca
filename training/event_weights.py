"""Weights of event levels: `python -m training.event_weights --data DIR --out FILE`.

DIR holds `ecbplus`. Pairs of mentions of the training topics (`evals.coreferring_events`) become levels (`event_levels.tsv`); their
weights are fitted by logistic regression in which no step upwards weighs less than 0, so that more likeness never tells
against. A pair's vectors are hidden in every third copy, for mentions that have none. The constant is moved to where
grouping does best on the training topics, held out by halves. FILE becomes a table in the format of
`src/crossread/data/stories/event_levels.tsv`; days and places, which ECB+ does not give, stand there with weights set by hand.
"""

from __future__ import annotations

import argparse
import logging
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from crossread.cluster.groups import group
from crossread.weigh.same_events import features
from evals.coreferring_events import candidates, chains, corpus, is_trained_on, measure, traits_of
from training.story_weights import least_loss

log = logging.getLogger(__name__)
Floats = NDArray[np.float64]
SEED = 7
KEPT = 0.2
"""The share of pairs of two events that is taken."""
BY_HAND = """day	over-3-days	-100000	-3.00	They are dated more than three days apart.
day	3-days	-3	-0.50	They are dated three days or less apart.
day	a-day	-1	0.50	They are dated a day or less apart.
place	other	-100000	-0.50	They are told of other places.
place	same	1	0.50	They are told of one place.""".split("\n")
HIDDEN = ("meaning.same", "meaning.other", "said.same", "said.other")
MOVES = (-0.5, 0.0, 0.5, 1.0)
NEAR = 0.03
"""The lowest constant is taken that costs no more than this: two events made one mislead more than one told twice."""
LEAST_STEP = 0.05


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A feature with the edges of its levels and the sentence that tells one."""

    feature: str
    steps: tuple[float, ...]
    sentence: str


def plan() -> tuple[Plan, ...]:
    """The planned levels."""
    path = Path(__file__).with_name("event_levels.tsv")
    rows = [line.split("\t") for line in path.read_text(encoding="utf8").splitlines() if line and line[0] != "#"][1:]
    return tuple(Plan(feature=f, steps=tuple(map(float, s.split())), sentence=told) for f, s, told in rows)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """Pairs of mentions: positions, a row of features each (nan: cannot be told), whether they are one event, and the chains."""

    pairs: list[tuple[int, int]]
    values: Floats
    same: NDArray[np.bool_]
    keys: list[str]


def main(arguments: Sequence[str] | None = None) -> None:
    """Reads the arguments, fits, prints the figures and writes the table."""
    parser = argparse.ArgumentParser(prog="python -m training.event_weights", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="a folder that holds ecbplus")
    parser.add_argument("--out", type=Path, required=True, help="the table to write")
    given = parser.parse_args(arguments)
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    first, second = (sample(given.data / "ecbplus", half) for half in (0, 1))
    reached = []
    for one, other in ((first, second), (second, first)):
        weights, constant = fit([one])
        reached.append([score(other, weights, constant + move) for move in MOVES])
    means = [sum(r[k] for r in reached) / 2 for k in range(len(MOVES))]
    move = next(m for m, f1 in zip(MOVES, means, strict=True) if f1 >= max(means) - NEAR)
    print("held out by halves:", {m: round(f1, 4) for m, f1 in zip(MOVES, means, strict=True)})
    weights, constant = fit([first, second])
    write(given.out, weights, constant + move)


def sample(folder: Path, half: int) -> Sample:
    """The pairs of one half of the training topics."""
    documents, mentions = corpus(folder, lambda topic: is_trained_on(topic) and int(topic) % 2 == half)
    traits = traits_of(documents, mentions)
    pairs = candidates(traits)
    names = [planned.feature for planned in plan()]
    values = np.full((len(pairs), len(names)), np.nan)
    for row, (i, j) in enumerate(pairs):
        found = features(traits[i], traits[j])
        values[row] = [found.get(name, np.nan) for name in names]
    keys = [mention.chain for mention in mentions]
    log.info("half %d: %d documents, %d mentions, %d pairs", half, len(documents), len(mentions), len(pairs))
    return Sample(pairs=pairs, values=values, same=np.array([keys[i] == keys[j] for i, j in pairs]), keys=keys)


def design(values: Floats) -> Floats:
    """A row a pair, a column a step: 1 where the feature reaches it."""
    return np.column_stack([values[:, k] >= at for k, planned in enumerate(plan()) for at in planned.steps]).astype(
        float
    )


def fit(samples: Sequence[Sample]) -> tuple[Floats, float]:
    """The weights of the steps, and the constant, each sample twice: as it is, and some rows without vectors."""
    rng = np.random.default_rng(SEED)
    values = np.vstack([s.values for s in samples])
    same = np.concatenate([s.same for s in samples])
    kept = same | (rng.random(len(same)) < KEPT)
    values, same = values[kept], same[kept]
    counts = np.where(same, 1.0, 1 / KEPT)
    hidden = [k for k, planned in enumerate(plan()) if planned.feature in HIDDEN]
    values[np.ix_(rng.random(len(values)) < 1 / 3, hidden)] = np.nan
    rows = np.hstack([design(values), np.ones((len(values), 1))])
    found = least_loss(rows, same.astype(float), counts, np.zeros(len(rows)))
    return found[:-1], float(found[-1])


def score(one: Sample, weights: Floats, constant: float) -> float:
    """CoNLL F1 of a sample's mentions as grouped by some weights."""
    total = design(one.values) @ weights + constant
    found = group(len(one.keys), dict(zip(one.pairs, total.tolist(), strict=True)))
    return measure(chains(one.keys), found)["conll_f1"]


def write(path: Path, weights: Floats, constant: float) -> None:
    """Writes the table that the weights make."""
    lines = [
        "# Levels of likeness between two mentions of events: the highest level that a feature reaches adds its weight (log-odds).",
        "# `.same` and `.other` by whether the same words tell of both.",
        "# source: fitted for crossread (logistic regression, weights rise with likeness) on ECB+ (CC BY 3.0; Cybulska and Vossen",
        "# source: 2014), topics by hash of their number; `day` and `place` by hand; recipe: `python -m training.event_weights`",
        "# licence: Apache-2.0 (weights only, no text)",
        "feature\tlevel\tat_least\tweight\tsentence",
        f"constant\tstart\t0\t{constant:.2f}\tTwo mentions taken at random tell of different events.",
    ]
    at = 0
    for planned in plan():
        steps = weights[at : at + len(planned.steps)]
        at += len(planned.steps)
        lines += _rows(planned, np.cumsum(steps).tolist())
    path.write_text("\n".join([*lines, *BY_HAND]) + "\n", encoding="utf8")


def _rows(planned: Plan, weights: list[float]) -> list[str]:
    rows, last = [f"{planned.feature}\tless\t-100000\t0.00\t{planned.sentence.replace('{at}', 'less')}"], 0.0
    for edge, weight in zip(planned.steps, weights, strict=True):
        if weight - last >= LEAST_STEP:
            told = planned.sentence.replace("{at}", f"{edge:g} or more")
            rows.append(f"{planned.feature}\tfrom-{edge:g}\t{edge:g}\t{weight:.2f}\t{told}")
            last = weight
    return rows


if __name__ == "__main__":
    main()
