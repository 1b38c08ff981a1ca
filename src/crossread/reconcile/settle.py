"""Many rules, one answer: findings of one question put together, those that another explains left out, the rest ranked."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from crossread.model.findings import CONFLICTS, Finding, Kind
from crossread.model.spans import Span

ABSTAIN = 0.5
"""Confidence below which a finding is not told at all."""
ODD = "odd one out"
"""The role of the words that a finding is about, where all its other words only bear it out."""
SOURCE = "source"
"""The role of the words that name who said it: two things said by one are two things."""
DENIES = "denies"
"""The role of the words by which what others agree on is disputed."""
STRETCH = 500
"""Characters of a report by which findings are looked up."""

Spans = dict[str, list[Span]]
"""Words by the report in which they stand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Stand:
    """What a finding stands on: all its words, and those that it is about, where others only bear it out."""

    finding: Finding
    words: Spans
    odd: Spans


def settle(found: Iterable[Finding]) -> tuple[Finding, ...]:
    """Findings worth telling, without repeats, ranked by weight."""
    kept: list[Finding] = []
    by_kind: dict[Kind, list[_Stand]] = defaultdict(list)
    by_place: dict[tuple[Kind, str, int], list[_Stand]] = defaultdict(list)
    for finding in sorted(found, key=lambda f: (-f.weight, f.id)):
        if finding.confidence < ABSTAIN:
            continue
        stand = _stand(finding)
        places = list(_places(stand))
        near = [other for place in places for other in by_place[place]] if stand.words else by_kind[finding.kind]
        if not any(_tells_the_same(stand, other) for other in near):
            by_kind[finding.kind].append(stand)
            for place in places:
                by_place[place].append(stand)
            kept.append(finding)
    updates = [_numbers(f) for f in kept if f.kind == "figure_update"]
    return tuple(f for f in kept if f.kind != "figure_conflict" or not any(_numbers(f) <= told for told in updates))


def _places(stand: _Stand) -> Iterator[tuple[Kind, str, int]]:
    """The stretches of reports in which a finding has words: two that overlap have one in common."""
    found = {
        (stand.finding.kind, report, at)
        for report, spans in stand.words.items()
        for span in spans
        for at in range(span.start // STRETCH, span.end // STRETCH + 1)
    }
    return iter(sorted(found))


def _numbers(finding: Finding) -> set[Span]:
    """The numbers that a finding is about: those that time explains contradict nobody."""
    return {item.span for item in finding.evidence if item.role == "value"}


def _stand(finding: Finding) -> _Stand:
    words: Spans = defaultdict(list)
    odd: Spans = defaultdict(list)
    for item in finding.evidence:
        if finding.kind in CONFLICTS or item.role not in (SOURCE, DENIES):
            words[item.span.report].append(item.span)
        if item.role == ODD:
            odd[item.span.report].append(item.span)
    return _Stand(finding=finding, words=words, odd=odd)


def _tells_the_same(one: _Stand, other: _Stand) -> bool:
    """Whether a kept finding of the same kind stands on overlapping words: those that it is about, where it has such;
    else in two reports, or in all the reports of this one."""
    if one.odd:
        return bool(_overlapping(one.odd, other.odd))
    shared = _overlapping(one.words, other.words)
    return len(shared) == len(one.words) or (one.finding.kind in CONFLICTS and len(shared) >= 2)


def _overlapping(one: Spans, other: Spans) -> set[str]:
    """The reports in which a span of the one overlaps a span of the other."""
    return {
        report for report in one.keys() & other.keys() if any(a.overlaps(b) for a in one[report] for b in other[report])
    }
