"""Sheets of claims in the words of many outlets, written for this project: `claim_sheets.tsv`, everything in them invented.

A sheet is about one happening. It has a `claim`, the `same` in other outlets' words, what it `entails`, what `contradicts` it
(denials in a speaker's mouth among them), what `updates` it, and `other` claims about the same happening. Every two lines whose
relation follows from their roles are a pair; what entails less is not compared with its like, nor what contradicts.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from itertools import permutations, product
from pathlib import Path

from training.pairs import Pair, text_of

HELD = 10
"""One sheet in so many is kept to measure with."""
RIGHT = {"entails": "entails", "contradicts": "contradicts", "updates": "updates", "other": "unrelated"}
BOTH_WAYS = frozenset({"contradicts", "other"})
Sheet = dict[str, list[str]]


@cache
def sheets() -> dict[str, Sheet]:
    """The lines of each sheet by role."""
    found: dict[str, Sheet] = defaultdict(lambda: defaultdict(list))
    for line in Path(__file__).with_suffix(".tsv").read_text(encoding="utf-8").splitlines():
        if line and line[0] != "#":
            name, role, text = line.split("\t")
            found[name][role].append(text)
    return found


def pairs(held: bool) -> list[Pair]:
    """The pairs of the sheets that are held, or of those to learn from."""
    chosen = [item for i, item in enumerate(sorted(sheets().items())) if (i % HELD == 0) == held]
    return [_pair(name, a, b, relation) for name, sheet in chosen for a, b, relation in related(sheet)]


def related(sheet: Sheet) -> Iterator[tuple[str, str, str]]:
    """Every two lines of a sheet whose relation is known, and the relation of the first to the second."""
    alike = sheet["claim"] + sheet["same"]
    yield from ((a, b, "same") for a, b in permutations(alike, 2))
    for role, relation in RIGHT.items():
        for a, b in product(alike, sheet[role]):
            yield a, b, relation
            if role in BOTH_WAYS:
                yield b, a, relation


def _pair(name: str, a: str, b: str, relation: str) -> Pair:
    return Pair(a=text_of(a), b=text_of(b), kind=f"sheets {relation}", group=name, relations=frozenset({relation}))
