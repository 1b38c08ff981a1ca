"""Many rules, one answer: findings of one question put together, those that another explains left out, the rest ranked."""

from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache

from crossread.model.findings import CONFLICTS, Finding, Kind
from crossread.model.spans import Span

ABSTAIN: dict[str, float] = {}
"""Confidence below which a kind is not told at all; kinds that are not listed have DEFAULT_ABSTAIN."""
DEFAULT_ABSTAIN = 0.5


ODD = "odd one out"
"""The role of the words that a finding is about, where all its other words only bear it out."""
SOURCE = "source"
"""The role of the words that name who said it: two things said by one are two things."""


def settle(found: Iterable[Finding]) -> tuple[Finding, ...]:
    """Findings worth telling, without repeats, ranked by weight."""
    kept: list[Finding] = []
    by_kind: dict[Kind, list[Finding]] = defaultdict(list)
    for finding in sorted(found, key=lambda f: (-f.weight, f.id)):
        if finding.confidence < ABSTAIN.get(finding.kind, DEFAULT_ABSTAIN):
            continue
        if not any(_tells_the_same(finding, other) for other in by_kind[finding.kind]):
            by_kind[finding.kind].append(finding)
            kept.append(finding)
    return tuple(kept)


def _tells_the_same(finding: Finding, other: Finding) -> bool:
    """Whether a kept finding of the same kind stands on overlapping words: those that it is about, where it has such;
    else in two reports, or in all the reports of this one."""
    odd = _spans_by_report(finding, ODD)
    if odd:
        return bool(_overlapping(odd, _spans_by_report(other, ODD)))
    aside = SOURCE if finding.kind not in CONFLICTS else ""
    mine = _spans_by_report(finding, aside=aside)
    shared = _overlapping(mine, _spans_by_report(other, aside=aside))
    return len(shared) == len(mine) or (finding.kind in CONFLICTS and len(shared) >= 2)


@lru_cache(maxsize=1 << 14)
def _spans_by_report(finding: Finding, role: str = "", aside: str = "") -> dict[str, tuple[Span, ...]]:
    """The evidence of a finding by report: in one role, if that is named, and without another, if that is."""
    spans: dict[str, list[Span]] = defaultdict(list)
    for item in finding.evidence:
        if (not role or item.role == role) and (not aside or item.role != aside):
            spans[item.span.report].append(item.span)
    return {report: tuple(found) for report, found in spans.items()}


def _overlapping(one: dict[str, tuple[Span, ...]], other: dict[str, tuple[Span, ...]]) -> set[str]:
    """The reports in which a span of the one overlaps a span of the other."""
    return {
        report for report in one.keys() & other.keys() if any(a.overlaps(b) for a in one[report] for b in other[report])
    }
