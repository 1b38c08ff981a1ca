"""Outlets as other outlets call them: which report of a story "the Port Telegraph", "AP" or "the Courier" means."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from crossread.cluster.outlets import (
    agency_name,
    agency_of,
    domain_of,
    family_named,
    family_of,
    is_issuing_body,
    is_known,
)
from crossread.data import read_table
from crossread.model.reports import Report

NOBODY = "\n"
"""Stands for media that are not named."""
LEAST = 3
"""Letters of an outlet's name from which it is looked for."""
_OPENING = frozenset("but and meanwhile while when as in on at after for earlier later separately also yet".split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Called:
    """An outlet that is named: its name, its report in the story (empty: none), and how many characters name it."""

    name: str
    cited: str
    length: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Media:
    """The outlets of a story's reports by what they may be called: the name, the site, and the last word of a paper's name
    ("the Courier") where no other outlet's is the same."""

    reports: dict[str, Report]
    full: dict[str, tuple[str, ...]]
    short: dict[str, tuple[str, ...]]

    def named(self, report: Report, words: str, *, article: bool, marked: bool) -> Called | None:
        """The outlet that capitalised words name or end in, None for no outlet or the report's own. `article`: "the" stands
        before them; `marked`: they are called a newspaper, a broadcaster or the like."""
        said = re.sub(r"['’]s$", "", words).split(" ")
        own = own_names(report)
        for first in range(len(said)):
            name = " ".join(said[first:])
            key = _key(name)
            length = len(words) - len(" ".join(said[:first])) - (1 if first else 0)
            if key in own or family_of(report) in (family_named(name), family_named(f"The {name}")):
                return None
            if first and " " not in key and not _may_stand_behind(said[first - 1]):
                continue
            if found := self.full.get(key) or (self._short(key) if article or name.startswith("The ") else ()):
                cited = self._chosen(report, found)
                return Called(name=name, cited=cited, length=length) if cited else None
            if (is_known(name) or (article and is_known(f"The {name}"))) and _key(agency_name(name)) not in own:
                return Called(name=agency_name(name), cited="", length=length)
        return _by_its_look(said, len(words), marked=marked)

    def _short(self, key: str) -> tuple[str, ...]:
        return self.short.get(key, ())

    def _chosen(self, report: Report, found: Sequence[str]) -> str:
        """Of an outlet's reports the last that came out no later, else the first; empty where all are of the report's own family."""
        others = [one for one in found if one != report.id and not _is_one_house(self.reports[one], report)]
        stated = {one: self.reports[one].came_out for one in others}
        until = [one for one in others if not report.came_out or stated[one] <= report.came_out]
        if until:
            return max(until, key=lambda one: (stated[one], one))
        return min(others, key=lambda one: (stated[one], one), default="")


def media_of(reports: Sequence[Report]) -> Media:
    """The outlets of some reports, offices that speak for themselves left out."""
    full: dict[str, list[str]] = defaultdict(list)
    short: dict[str, list[str]] = defaultdict(list)
    for report in reports:
        if is_issuing_body(report):
            continue
        for key in own_names(report):
            if " " in key or key not in _papers():
                full[key].append(report.id)
            else:
                short[key].append(report.id)
    known = {report.id: report for report in reports}
    alone = {key: ids for key, ids in short.items() if len({family_of(known[one]) for one in ids}) == 1}
    return Media(
        reports=known,
        full={key: tuple(ids) for key, ids in full.items()},
        short={key: tuple(ids) for key, ids in alone.items()},
    )


def own_names(report: Report) -> frozenset[str]:
    """What a report's own outlet and agency may be called, in small letters without article."""
    host = domain_of(report.outlet) or domain_of(report.url)
    names = [
        report.outlet,
        report.outlet_short,
        agency_of(report),
        host,
        *(part for part in host.split(".")[:-1] if part != "www"),
    ]
    keys = {_key(name) for name in names if len(name) >= LEAST or name.isupper()}
    last = {key.rpartition(" ")[2] for key in keys if " " in key}
    return frozenset(keys | (last & _papers()))


def reports_itself(report: Report) -> bool:
    """Whether a text names its own outlet or agency as who was told, or who saw it: "told the Courier", "a Courier reporter"."""
    for key in own_names(report):
        name = re.escape(key)
        heard = rf"\b(?:told|tells|spoke to|speaking to|interview with|to|by) (?:the )?{name}\b"
        saw = rf"\b{name}(?:['’]s)? (?:reporter|correspondent|journalist|photographer|team|crew|has learned|saw|witnessed|has seen)\b"
        if re.search(f"{heard}|{saw}", report.text, re.IGNORECASE):
            return True
    return False


@cache
def _papers() -> frozenset[str]:
    return frozenset(row["word"] for row in read_table("outlets", "citing.tsv") if row["kind"] == "paper")


def _may_stand_behind(word: str) -> bool:
    """Whether an outlet's name of one word may stand behind a word with a capital ("On", "Russia's"): behind another it is rather
    the end of a person's or a body's name."""
    return word.casefold() in _OPENING or word.endswith(("'s", "’s"))


def _by_its_look(said: Sequence[str], length: int, *, marked: bool) -> Called | None:
    """An outlet that no table and no report of the story knows: called a newspaper, or with a paper's last word."""
    words = list(said)
    while words and words[0].casefold() in {"the", *_OPENING}:
        words.pop(0)
    is_paper = len(words) > 1 and words[-1].casefold() in _papers()
    if not words or not (is_paper or marked):
        return None
    name = " ".join(words)
    return Called(name=name, cited="", length=min(length, len(name)))


def _key(name: str) -> str:
    return " ".join(name.casefold().split()).removeprefix("the ")


def _is_one_house(one: Report, other: Report) -> bool:
    return one.outlet != "" and family_of(one) == family_of(other)
