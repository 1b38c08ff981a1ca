"""How likely two reports tell of one happening: a table of named levels with additive weights.

What is compared are `Traits`: the few things about a report that tell which happening it is about. Each feature of a
pair is a number; the highest level of the table that it reaches gives the weight and the sentence. The sum is a log-odds:
above 0 the two rather tell of one happening. The table is `data/stories/levels.tsv`; it is the explanation.
"""

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from math import fsum

import numpy as np
from numpy.typing import NDArray

from crossread.data import read_table
from crossread.lib.dates import compatible, month_and_day, only_day
from crossread.model.findings import Reason

Vector = NDArray[np.float32]
Weights = Mapping[str, float]
TELLING = 3.0
"""The weight from which a name's word tells who or where it is."""
WEEK = 6
"""Days: what came out so long after its happening at most is the news of it."""
LEAP = 2000
"""A leap year, in which every day of a calendar without years has its place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Traits:
    """What of a report tells which happening it is about.

    `body`: the unit vector of the whole, early sentences first of all (empty: no vectors).
    `words`, `names`: weights of the words and of the words of names, rare ones and early ones higher; `lead_words`, `heads`:
    those of title and lead. `places`: words of the towns and sites in title and lead, `vessels`: names of ships and aircraft there,
    `background`: all words further down. `tolls`: counts of dead, injured and missing in the head.
    `day` of the happening and `published` of the report are EDTF days, without a year where none is told (empty: cannot be
    told at all); `past`: days that the report tells of as earlier. `told`: days, weeks and months before it came out that it
    tells of anywhere, `told_first`: in its first sentences; `years`: spans of so many years there. `numbers`: figures but
    dates, as text.
    `quotes`, `runs`: five words in a row, in and out of quotations."""

    report: str
    body: Vector
    words: Weights
    lead_words: Weights
    names: Weights
    heads: Weights
    places: frozenset[str] = frozenset()
    background: frozenset[str] = frozenset()
    tolls: frozenset[tuple[str, float]] = frozenset()
    vessels: frozenset[str] = frozenset()
    day: str = ""
    published: str = ""
    past: frozenset[str] = frozenset()
    told: frozenset[str] = frozenset()
    told_first: frozenset[str] = frozenset()
    years: frozenset[int] = frozenset()
    numbers: frozenset[str] = frozenset()
    quotes: frozenset[str] = frozenset()
    runs: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """One row of the table: the feature's value is `at_least` so much."""

    feature: str
    name: str
    at_least: float
    weight: float
    sentence: str


Levels = Mapping[str, tuple[Level, ...]]
"""The levels of each feature, highest first."""


def read_levels(table: str) -> Levels:
    """The levels of a table in `data/stories/`."""
    by_feature: dict[str, list[Level]] = {}
    for row in read_table("stories", table):
        level = Level(
            feature=row["feature"],
            name=row["level"],
            at_least=float(row["at_least"]),
            weight=float(row["weight"]),
            sentence=row["sentence"],
        )
        by_feature.setdefault(level.feature, []).append(level)
    return {name: tuple(sorted(rows, key=lambda level: -level.at_least)) for name, rows in by_feature.items()}


@cache
def levels() -> Levels:
    """The levels of stories."""
    return read_levels("levels.tsv")


def features(a: Traits, b: Traits) -> dict[str, float]:
    """The features of a pair that can be told; a feature that cannot is left out and weighs nothing."""
    found = {
        "body": _nearness(a.body, b.body),
        "words": _cosine(a.words, b.words),
        "names": _shared_part(a.names, b.names),
        "heads": _heads_known(a, b),
        "numbers": float(len(a.numbers & b.numbers)) if a.numbers and b.numbers else None,
        "quotes": float(len(a.quotes & b.quotes)) if a.quotes and b.quotes else None,
        "text": _share(a.runs, b.runs),
        "day": _closeness_of_happenings(a, b),
        "published": _closeness(a.published, b.published),
        "earlier": _told_as_earlier(a, b),
        "other": _other_day_and_names(a, b),
        "place": _share(a.places, b.places),
        "aside": _told_aside(a, b),
        "toll": _same_toll(a, b),
        "vessel": _common(a.vessels, b.vessels),
    }
    return {name: value for name, value in found.items() if value is not None}


def reached(table: Levels, found: Mapping[str, float]) -> tuple[Level, ...]:
    """The level that each feature reaches, in the order of the table."""
    return tuple(
        next(level for level in rows if found[name] >= level.at_least)
        for name, rows in table.items()
        if name in found and found[name] >= rows[-1].at_least
    )


def weigh(found: Mapping[str, float]) -> tuple[Level, ...]:
    """The level of stories that each feature reaches."""
    return reached(levels(), found)


def score(found: Mapping[str, float]) -> float:
    """The sum of the weights, with the table's constant: a log-odds that two reports tell of one happening."""
    total = 0.0
    for name, edges, weights in _steps():
        if name in found:
            total += weights[bisect_right(edges, found[name])]
    return levels()["constant"][0].weight + total


@cache
def _steps() -> tuple[tuple[str, list[float], list[float]], ...]:
    """Of each feature the values from which its levels hold, rising, and the weights below, between and above them."""
    rising = {name: rows[::-1] for name, rows in levels().items()}
    return tuple((name, [r.at_least for r in rows], [0.0, *(r.weight for r in rows)]) for name, rows in rising.items())


def reasons(found: Mapping[str, float]) -> tuple[Reason, ...]:
    """The levels that weigh anything, as reasons, the constant first."""
    constant = levels()["constant"][0]
    first = Reason(rule="story.constant", weight=constant.weight, sentence=constant.sentence)
    return (first, *(to_reason(level, found[level.feature]) for level in weigh(found) if level.weight))


def to_reason(level: Level, value: float) -> Reason:
    """A level reached, as a reason with the value that reached it."""
    return Reason(
        rule=f"story.{level.feature}.{level.name}",
        weight=level.weight,
        sentence=level.sentence,
        values=(f"{abs(value):.2f}".rstrip("0").rstrip("."),),
    )


def _nearness(a: Vector, b: Vector) -> float | None:
    return round(float(a.dot(b)), 3) if a.size and a.size == b.size else None


def _cosine(a: Weights, b: Weights) -> float | None:
    """The cosine of two bags of weighted words; both are of unit length."""
    if not a or not b:
        return None
    return round(fsum([weight * b[word] for word, weight in a.items() if word in b]), 3)


def _shared_part(a: Weights, b: Weights) -> float | None:
    """The part of the lighter one's weight that both share."""
    if not a or not b:
        return None
    shared = fsum([min(weight, b[word]) for word, weight in a.items() if word in b])
    return round(shared / max(min(fsum(a.values()), fsum(b.values())), 1e-9), 3)


def _share(a: frozenset[str], b: frozenset[str]) -> float | None:
    return round(len(a & b) / min(len(a), len(b)), 3) if a and b else None


@lru_cache(maxsize=100_000)
def days_apart(a: str, b: str) -> int | None:
    """The days between two EDTF days; without a year the nearest way round the calendar; None where one is no day.

    >>> days_apart("2031-03-05", "XXXX-03-07")
    2
    """
    first, second = only_day(a), only_day(b)
    if first and second:
        return abs((first - second).days)
    one, other = month_and_day(a), month_and_day(b)
    if one is None or other is None:
        return None
    between = abs((date(LEAP, *one) - date(LEAP, *other)).days)
    return min(between, 366 - between)


def _closeness(a: str, b: str) -> float | None:
    """Minus the days between."""
    apart = days_apart(a, b)
    return None if apart is None else float(-apart)


def _closeness_of_happenings(a: Traits, b: Traits) -> float | None:
    """Minus the days between the happenings, where both are told; what is published on the other's day is as near.

    A report's main day may be read wrongly out of it; its own date is seldom far from the happening.
    """
    if not a.day or not b.day:
        return None
    if a.day == b.day:
        return 0.0
    found = [days_apart(x, y) for x in (a.day, a.published) for y in (b.day, b.published) if x and y]
    return float(-min((apart for apart in found if apart is not None), default=0))


def _heads_known(a: Traits, b: Traits) -> float | None:
    """The part of the one's leading names that the other knows at all; of both directions the lower."""
    if not a.heads or not b.heads:
        return None
    return min(known_part(a.heads, b.names), known_part(b.heads, a.names))


def known_part(heads: Weights, names: Weights) -> float:
    """How much of the weight of some leading names other names know."""
    known = fsum([weight for word, weight in heads.items() if word in names])
    return round(known / max(fsum(heads.values()), 1e-9), 3)


def _told_as_earlier(a: Traits, b: Traits) -> float | None:
    """1 where one report tells of the other's day as an earlier one, and its own is another; else it says nothing."""
    apart = days_apart(a.day, b.day)
    if apart is None or apart < 2:
        return None
    told = any(days_apart(a.day, day) == 0 for day in b.past) or any(days_apart(b.day, day) == 0 for day in a.past)
    return 1.0 if told else None


def _other_day_and_names(a: Traits, b: Traits) -> float | None:
    """1 where each tells of a day of its own, the news of when it came out, and of names that the other does not know at all,
    and neither tells of the other's day: another shop on another street, not the same one some days later."""
    apart = _closeness_of_happenings(a, b)
    if apart is None or apart > -2 or not _is_of_its_day(a) or not _is_of_its_day(b):
        return None
    if any(compatible(day, told) for day, other in ((a.day, b), (b.day, a)) for told in (*other.told, *other.past)):
        return None
    return 1.0 if _leads_unknown(a, b) and _leads_unknown(b, a) else None


def _is_of_its_day(one: Traits) -> bool:
    """Whether a report came out within a week of its happening."""
    apart = days_apart(one.day, one.published)
    return apart is not None and apart <= WEEK


def _leads_unknown(a: Traits, b: Traits) -> bool:
    """Whether the other knows less than half of the weight of the names that lead the one, and a telling one is among the unknown."""
    unknown = [
        weight
        for word, weight in a.heads.items()
        if word not in b.names and word not in b.background and word not in b.lead_words
    ]
    return 2 * fsum(unknown) > fsum(a.heads.values()) and max(unknown) >= TELLING


def _told_aside(a: Traits, b: Traits) -> float | None:
    """How many of the two tell in passing, below the head only, of names that lead the other; None where none lead."""
    if not a.heads or not b.heads:
        return None
    return float(_in_passing(a, b) + _in_passing(b, a))


def _in_passing(a: Traits, b: Traits) -> bool:
    """Whether more of the names that lead the one stand below the other's head only than in its head."""
    above = fsum([weight for word, weight in a.heads.items() if word in b.heads])
    below = fsum([weight for word, weight in a.heads.items() if word in b.background and word not in b.heads])
    return below > above


def _same_toll(a: Traits, b: Traits) -> float | None:
    """1 where their heads count the same dead, injured or missing, 0 where they count other numbers of one of them, -1 of
    several; other numbers say nothing where both name one vessel, whose toll may have grown."""
    measures = {measure for measure, _ in a.tolls} & {measure for measure, _ in b.tolls}
    if a.tolls & b.tolls:
        return 1.0
    return None if not measures or a.vessels & b.vessels else float(1 - min(len(measures), 2))


def _common(a: frozenset[str], b: frozenset[str]) -> float | None:
    """1 where something is in both, 0 where both have something and nothing in common."""
    return float(bool(a & b)) if a and b else None
