"""The tables of this room, read once: junk rules and phrases; a pattern of all outlets known."""

import re
from functools import lru_cache
from typing import NamedTuple

from crossread.data import read_table
from crossread.lib.outlets import outlets


class Rule(NamedTuple):
    """A named rule for junk: its weight, whether a list may follow, and its reason in plain English."""

    name: str
    weight: float
    opens: bool
    why: str


@lru_cache(maxsize=1)
def junk_rules() -> dict[str, Rule]:
    """The rules by name."""
    rows = read_table("clean", "junk_rules.tsv")
    return {r["rule"]: Rule(r["rule"], float(r["weight"]), r["opens"] == "yes", r["why"]) for r in rows}


@lru_cache(maxsize=4)
def junk_patterns(where: str) -> tuple[tuple[str, "re.Pattern[str]"], ...]:
    """The patterns of one place in a line (`whole`, `start`, `head`, `end`) with the rule that each stands for."""
    rows = read_table("clean", "junk_patterns.tsv")
    return tuple((r["rule"], re.compile(r["pattern"], re.I)) for r in rows if r["where"] == where)


def fold(text: str) -> str:
    """Text for comparing phrases: small letters, the Turkish capital with a dot like any other i."""
    return text.replace("İ", "i").casefold()


@lru_cache(maxsize=1)
def junk_phrases() -> dict[str, list[tuple[str, str]]]:
    """Phrases of web pages in other languages with their rule, by the first character of the phrase in lower case."""
    by_letter: dict[str, list[tuple[str, str]]] = {}
    for row in read_table("clean", "junk_phrases.tsv"):
        phrase = fold(row["phrase"])
        by_letter.setdefault(phrase[0], []).append((phrase, row["rule"]))
    return by_letter


@lru_cache(maxsize=1)
def outlet_pattern() -> "re.Pattern[str]":
    """Any agency or outlet that is known by name, the longest name first."""
    names = "|".join(re.escape(name) for name in sorted(outlets(), key=lambda n: (-len(n), n)))
    return re.compile(rf"(?<![\w-])(?:{names})(?![\w-])")
