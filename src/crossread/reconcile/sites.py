"""Where reports put the happening: a place that all others name of an earlier happening only, where they have another."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from crossread.data import read_table
from crossread.lib.dates import day_part, only_day
from crossread.model.findings import Finding, Reason
from crossread.model.notes import Sentence
from crossread.model.reading import Reading
from crossread.model.spans import Span
from crossread.reconcile.asides import may_be_one
from crossread.reconcile.build import evidence, make_finding
from crossread.reconcile.desk import Desk
from crossread.reconcile.event_days import leading_sentences
from crossread.reconcile.phrases import listed
from crossread.reconcile.rules import RULES
from crossread.reconcile.settle import ODD
from crossread.weigh.names import compare_names

LEAST = 2
"""Reports that name the other place, at least."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """A settlement told by its noun and name ("the village of ..."), and whether it stands at the head of its report."""

    noun: str
    name: str
    span: Span
    leads: bool


@RULES.add("places.site")
def other_sites(desk: Desk) -> Iterator[Finding]:
    """A report that puts the happening in a place which the others name of an earlier happening, and of which it does not
    name the place that they have."""
    sites = {reading.id: list(_sites(reading)) for reading in desk.readings if desk.reprinted(reading.id) == reading.id}
    for report, own in sites.items():
        for site in own:
            if not site.leads or not _is_told_aside(desk, report, site.name):
                continue
            others = _elsewhere(desk, sites, report, site)
            if others:
                yield _finding(desk, site, others)
                break


@cache
def _pattern() -> "re.Pattern[str]":
    nouns = "|".join(row["noun"] for row in read_table("reconcile", "settlements.tsv"))
    return re.compile(rf"\b(?P<noun>{nouns})\sof\s(?P<name>[A-Z][\w'’-]{{1,20}}(?:\s[A-Z][\w'’-]{{1,20}}){{0,2}})")


def _sites(reading: Reading) -> Iterator[Site]:
    heads = leading_sentences(reading)
    for match in _pattern().finditer(reading.report.text):
        sentence = reading.notes.sentence_at(match.start())
        if sentence and reading.report.is_claim_text(match.start()):
            span = reading.report.span(*match.span())
            yield Site(noun=match["noun"], name=match["name"], span=span, leads=sentence.index in heads)


def _mentions(reading: Reading, name: str) -> list[Sentence]:
    """The sentences of a report in which a name stands."""
    found = (m.start() for m in re.finditer(rf"\b{re.escape(name)}\b", reading.report.text))
    return [sentence for at in found if (sentence := reading.notes.sentence_at(at))]


def _is_told_aside(desk: Desk, report: str, name: str) -> bool:
    """Whether others name a place, and each time beside a day on which the happening was not."""
    told = [
        _is_of_another_day(desk, reading, sentence)
        for reading in desk.readings
        if desk.reprinted(reading.id) != report
        for sentence in _mentions(reading, name)
    ]
    return bool(told) and all(told)


def _is_of_another_day(desk: Desk, reading: Reading, sentence: Sentence) -> bool:
    inside = (w for w in reading.claims.whens if sentence.start <= w.span.start < sentence.end)
    days = [day_part(value) for w in inside if only_day(value := desk.resolved(w))]
    return bool(days and desk.day) and not any(may_be_one(day, desk.day) for day in days)


def _elsewhere(desk: Desk, sites: dict[str, list[Site]], report: str, site: Site) -> list[Site]:
    """The place that several others have behind the same noun, and that the report does not name."""
    found: dict[str, list[Site]] = defaultdict(list)
    for other, theirs in sites.items():
        for second in theirs:
            verdict = compare_names(site.name, second.name).verdict
            if other == report or second.noun != site.noun or verdict != "different":
                continue
            key = next((k for k in found if compare_names(k, second.name).verdict != "different"), second.name)
            found[key].append(second)
    reading = desk.reading(report)
    named = [s for s in found.values() if not any(_mentions(reading, x.name) for x in s)]
    named = [s for s in named if len({x.span.report for x in s}) >= LEAST]
    return max(named, key=lambda s: (len({x.span.report for x in s}), s[0].name), default=[])


def _finding(desk: Desk, site: Site, others: list[Site]) -> Finding:
    here = desk.outlet(site.span.report)
    there = listed(sorted({desk.outlet(s.span.report) for s in others}))
    return make_finding(
        desk,
        "place_conflict",
        f"{desk.words(site.span)} ({here}) / {desk.words(others[0].span)} ({there}).",
        evidence([site.span], ODD) + evidence((s.span for s in others), "value"),
        [
            Reason(
                rule="places.told-aside",
                weight=0.4,
                sentence=f"Other reports name {site.name} only when they tell of another day.",
            ),
            Reason(
                rule="places.other-site",
                weight=0.35,
                sentence=f"{here} does not name {others[0].name}, where {there} put it.",
                values=(site.name, others[0].name),
            ),
        ],
        maker=RULES.maker("places.site"),
        values=(site.name, others[0].name),
    )
