"""Who may know it for himself: the agencies, outlets and issuing bodies behind the reports of a story."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Literal

from crossread.cluster.outlets import agency_of, family_of, is_issuing_body, is_pooled
from crossread.model.reading import Reading
from crossread.model.reports import Report
from crossread.model.stories import Copy, Origin

DEPENDENT = 0.25
"""A report rests on another where so much of its text is copied from it."""
NOTHING_OF_ITS_OWN = 0.85
"""A report copied to this share has no text that could be another origin's."""

Key = tuple[Literal["agency", "body", "outlet"], str]
"""Kind and name of an origin."""


def find_origins(readings: Sequence[Reading], copies: Sequence[Copy]) -> tuple[Origin, ...]:
    """The origins behind a story's reports, the certain ones first.

    Each report has one origin of its own (the agency whose copy it is, the body that issued it, else its publisher's
    family). A report that was copied from another rests on the other's origin, and on its own only perhaps.
    """
    reports = {reading.id: reading.report for reading in readings}
    own = {report.id: own_origin(report) for report in reports.values()}
    leads = _first_hands(reports, copies)
    certain: dict[Key, set[str]] = defaultdict(set)
    perhaps: dict[Key, set[str]] = defaultdict(set)
    for number, report in reports.items():
        root = leads.get(number, (number, 0.0))[0]
        rests = root != number and own[root] != own[number]
        if is_pooled(report) and not rests:
            perhaps[own[number]].add(number)
            continue
        certain[own[root]].add(number)
        if rests and leads[number][1] < NOTHING_OF_ITS_OWN:
            perhaps[own[number]].add(number)
    for key in certain:
        certain[key] |= perhaps.pop(key, set())
    return (*_origins(certain, own, certain=True), *_origins(perhaps, own, certain=False))


def own_origin(report: Report) -> Key:
    """Kind and name of the origin that a report has where nothing was copied."""
    agency = agency_of(report)
    if agency:
        return "agency", agency
    if is_issuing_body(report):
        return "body", report.outlet
    return "outlet", family_of(report) or f"unnamed outlet of {report.id}"


def _first_hands(reports: dict[str, Report], copies: Sequence[Copy]) -> dict[str, tuple[str, float]]:
    """For a report that rests on another of the story: the first in the chain, and the share that is copied."""
    above: dict[str, tuple[str, float]] = {}
    for copy in sorted(copies, key=lambda copy: (-copy.share, copy.original, copy.copy)):
        inside = copy.original in reports and copy.copy in reports
        if (
            inside
            and copy.share >= DEPENDENT
            and copy.copy not in above
            and not _rests_on(copy.original, copy.copy, above)
        ):
            above[copy.copy] = (copy.original, copy.share)
    return {number: (_top(number, above), above[number][1]) for number in above}


def _top(number: str, above: dict[str, tuple[str, float]]) -> str:
    while number in above:
        number = above[number][0]
    return number


def _rests_on(number: str, other: str, above: dict[str, tuple[str, float]]) -> bool:
    while number != other and number in above:
        number = above[number][0]
    return number == other


def _origins(found: dict[Key, set[str]], own: dict[str, Key], *, certain: bool) -> tuple[Origin, ...]:
    return tuple(
        Origin(
            name=key[1],
            kind=key[0],
            reports=tuple(sorted(reports)),
            certain=certain,
            own=tuple(sorted(number for number in reports if own[number] == key)),
        )
        for key, reports in sorted(found.items())
    )
