"""Tables of names whose kind is known: the own one, states and big cities, and what the people of states are called."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from crossread.data import read_table


@lru_cache(maxsize=1)
def listed_names() -> dict[str, str]:
    """Names in the own table, with their kinds."""
    return {name: kind for kind, names in _table("known_names.tsv") for name in names.split("|")}


@lru_cache(maxsize=1)
def listed_places() -> dict[str, str]:
    """Names of states and of big cities: places, as far as no gold label says otherwise."""
    states = [n for row in read_table("places", "nations.tsv") for n in (row["name"], *row["aliases"].split("|"))]
    return {name: "LOC" for name in [*states, *(row[0] for row in _table("big_cities.tsv"))] if len(name) > 3}


@lru_cache(maxsize=1)
def peoples() -> frozenset[str]:
    """Adjectives and nouns for the people of states."""
    rows = read_table("places", "nations.tsv")
    return frozenset(word for row in rows for word in row["people"].split("|") if word)


def _table(name: str) -> list[list[str]]:
    lines = (Path(__file__).parent / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and line[0] != "#"][1:]
