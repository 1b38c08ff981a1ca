"""The tables of this room, read once: junk rules and phrases, agencies, words of mastheads."""

import re
from functools import lru_cache
from typing import NamedTuple

from crossread.data import read_table


class Rule(NamedTuple):
    """A named rule for junk: its weight, whether a list may follow, and its reason in plain English."""

    name: str
    weight: float
    opens: bool
    why: str


class Agency(NamedTuple):
    """A name under which copy is credited: as written, the one it stands for, and `agency`, `outlet` or `photo`."""

    name: str
    canonical: str
    kind: str


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
def agencies() -> dict[str, Agency]:
    """Agencies and much cited outlets by their name as written."""
    return {r["name"]: Agency(r["name"], r["canonical"], r["kind"]) for r in read_table("clean", "agencies.tsv")}


@lru_cache(maxsize=1)
def agency_pattern() -> "re.Pattern[str]":
    """Any agency or outlet of the table, the longest name first."""
    names = "|".join(re.escape(name) for name in sorted(agencies(), key=lambda n: (-len(n), n)))
    return re.compile(rf"(?<![\w-])(?:{names})(?![\w-])")


@lru_cache(maxsize=8)
def masthead_words(kind: str) -> frozenset[str]:
    """Words that tell what a masthead line is: `outlet`, `body`, `paper`, `slogan` or `section`."""
    return frozenset(r["word"] for r in read_table("clean", "masthead_words.tsv") if r["kind"] == kind)
