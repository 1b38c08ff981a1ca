"""The levels that a feature of a pair may reach: the plan of them, a pair as a row of numbers to fit, and the fitted table.

The plan is `story_levels.tsv`. A weight that is fitted is never below 0 and stands for a step of a feature: up where the
feature tells for one happening, down where it tells against it. So weights rise with the likeness, and a feature that
cannot be told weighs as much as a middling one.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from crossread.weigh.stories import Level

Table = dict[str, tuple[Level, ...]]
"""The levels of each feature, as `crossread.weigh.stories.levels` gives them; `constant` has one."""
Floats = NDArray[np.float64]
LOWEST = -100000.0
LEAST_STEP = 0.1
"""A level whose weight is so near to that of the one below is no level of its own."""
_CONSTANT = "Two reports taken at random tell of different happenings."


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """One level of the plan; `weight` where it is set by hand."""

    feature: str
    tells: str
    level: str
    at_least: float
    weight: float | None
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One fitted weight, added (`sign` 1) or taken away (-1) where a feature is at least `at` (`above`) or below it."""

    feature: str
    at: float
    above: bool
    sign: int

    def column(self, values: Floats) -> Floats:
        """`sign` where it applies to the feature's values, 0 elsewhere and where the feature cannot be told."""
        reached = values >= self.at if self.above else values < self.at
        return np.where(reached, float(self.sign), 0.0)


def _plan() -> tuple[Planned, ...]:
    path = Path(__file__).with_name("story_levels.tsv")
    lines = (line for line in path.read_text(encoding="utf8").splitlines() if line and line[0] != "#")
    return tuple(
        Planned(
            feature=row["feature"],
            tells=row["tells"],
            level=row["level"],
            at_least=float(row["at_least"]),
            weight=float(row["weight"]) if row["weight"] else None,
            sentence=row["sentence"],
        )
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
    )


PLAN = _plan()
FEATURES = tuple(name for name, _ in groupby(planned.feature for planned in PLAN))


def _steps() -> tuple[Step, ...]:
    found: list[Step] = []
    for planned in PLAN:
        feature, at = planned.feature, planned.at_least
        if planned.tells == "hand" or at in (LOWEST, 0.0):
            continue
        if planned.tells in ("for", "both"):
            found.append(Step(feature=feature, at=at, above=True, sign=1))
        if planned.tells == "both":
            found.append(Step(feature=feature, at=at, above=False, sign=-1))
        if planned.tells == "against":
            found.append(Step(feature=feature, at=at, above=True, sign=-1))
    return tuple(found)


STEPS = _steps()


def design(values: Floats) -> Floats:
    """A row a pair, a column a step, out of the features' values (a column each of `FEATURES`)."""
    columns = [step.column(values[:, FEATURES.index(step.feature)]) for step in STEPS]
    return np.stack(columns, axis=1)


def set_by_hand(values: Floats) -> Floats:
    """What the weights that are set by hand add for each pair."""
    return scores(_table([(planned, planned.weight) for planned in PLAN if planned.weight is not None], 0.0), values)


def table_of(weights: Floats, constant: float) -> Table:
    """The table that fitted weights of the steps make, rounded, without levels that differ by less than `LEAST_STEP`."""
    at = np.full((len(PLAN), len(FEATURES)), np.nan)
    for row, planned in enumerate(PLAN):
        at[row, FEATURES.index(planned.feature)] = planned.at_least
    fitted = (design(at) @ weights).tolist()
    return _table([(p, w if p.weight is None else p.weight) for p, w in zip(PLAN, fitted, strict=True)], constant)


def _table(weighed: Iterable[tuple[Planned, float]], constant: float) -> Table:
    start = Level(feature="constant", name="start", at_least=0.0, weight=round(constant, 2), sentence=_CONSTANT)
    table: Table = {"constant": (start,)}
    for feature, rows in groupby(weighed, key=lambda row: row[0].feature):
        kept: list[tuple[Planned, float]] = []
        for planned, weight in rows:
            if not kept or abs(weight - kept[-1][1]) >= LEAST_STEP:
                kept.append((planned, weight))
        following = [f"{-planned.at_least:g}" for planned, _ in kept[1:]] + [""]
        levels = (_level(planned, weight, after) for (planned, weight), after in zip(kept, following, strict=True))
        table[feature] = tuple(levels)[::-1]
    return table


def _level(planned: Planned, weight: float, after: str) -> Level:
    return Level(
        feature=planned.feature,
        name=planned.level.replace("{next}", after),
        at_least=planned.at_least,
        weight=round(weight, 2) + 0.0,
        sentence=planned.sentence.replace("{next}", after),
    )


def scores(table: Table, values: Floats) -> Floats:
    """The score of each pair by a table: the same as `crossread.weigh.stories.score`, for many pairs at once."""
    total = np.full(len(values), table["constant"][0].weight)
    for column, feature in enumerate(FEATURES):
        levels = table.get(feature, ())[::-1]
        weights = np.array([0.0, *(level.weight for level in levels)])
        reached = np.searchsorted([level.at_least for level in levels], values[:, column], side="right")
        total += np.where(np.isnan(values[:, column]), 0.0, weights[reached])
    return total


def write(table: Table, path: Path, comments: Sequence[str]) -> None:
    """Writes a table as it is shipped, its comment lines first."""
    rows = [level for levels in table.values() for level in levels[::-1]]
    lines = [f"# {comment}" for comment in comments] + ["feature\tlevel\tat_least\tweight\tsentence"]
    lines += [f"{r.feature}\t{r.name}\t{r.at_least:g}\t{r.weight:.2f}\t{r.sentence}" for r in rows]
    path.write_text("\n".join(lines) + "\n", encoding="utf8")
