"""Who may know it for himself: the agencies, outlets and issuing bodies behind the reports of a story."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

from crossread.cluster.copies import share_of
from crossread.cluster.media import reports_itself
from crossread.cluster.outlets import agency_of, bare_name, family_of, is_agency, is_issuing_body, is_pooled
from crossread.cluster.rarity import words_of
from crossread.cluster.traits import body_sentences
from crossread.model.reading import Reading
from crossread.model.reports import Report
from crossread.model.spans import Span
from crossread.model.stories import Citation, Copy, Origin

DEPENDENT = 0.25
"""A report rests on another where so much of its text is copied from it."""
NOTHING_OF_ITS_OWN = 0.85
"""A report copied to this share has no text that could be another origin's."""

ONE_TEXT = 20
"""Words of two reports of a story from which, where all are the same, one wrote them."""
MOSTLY = 0.5
"""A report rests on others where it says of so much of its text that they told it."""

Key = tuple[Literal["agency", "body", "outlet"], str]
"""Kind and name of an origin."""


class _Cited(NamedTuple):
    """What a report has from other outlets, and the share of its text, 0..1."""

    citations: tuple[Citation, ...]
    share: float


def find_origins(
    readings: Sequence[Reading], copies: Sequence[Copy], citations: Sequence[Citation] = ()
) -> tuple[Origin, ...]:
    """The origins behind a story's reports, the certain ones first.

    Each report has one origin of its own (the agency whose copy it is, the body that issued it, else its publisher's
    family). A report that was copied from another rests on the other's origin, and on its own only perhaps; so does one that
    mostly tells what another outlet told.
    """
    reports = {reading.id: reading.report for reading in readings}
    own = _own_origins(reports.values())
    leads = _first_hands(readings, copies)
    cited = _cited(readings, citations)
    certain: dict[Key, set[str]] = defaultdict(set)
    perhaps: dict[Key, set[str]] = defaultdict(set)
    for number, report in reports.items():
        root = leads.get(number, (number, 0.0))[0]
        rests = root != number and own[root] != own[number]
        if root in cited:
            behind = _behind(root, cited, leads, own)
            for key, sure in behind:
                (certain if sure else perhaps)[key].add(number)
            if not behind or _tells_more(number, root, leads, cited):
                perhaps[own[number]].add(number)
            continue
        if is_pooled(report) and not rests:
            perhaps[own[number]].add(number)
            continue
        certain[own[root]].add(number)
        if rests and leads[number][1] < NOTHING_OF_ITS_OWN:
            perhaps[own[number]].add(number)
    for key in certain:
        certain[key] |= perhaps.pop(key, set())
    copied = {number for number, (_, share) in leads.items() if share >= NOTHING_OF_ITS_OWN}
    written = {number: key for number, key in own.items() if number not in copied}
    return (*_origins(certain, written, certain=True), *_origins(perhaps, written, certain=False))


def _cited(readings: Sequence[Reading], citations: Sequence[Citation]) -> dict[str, _Cited]:
    """For a report that mostly tells, by its own account, what other outlets told: what it has from them. Where only a quarter is
    theirs by its words the lead must be, and nothing that its own people heard or saw may stand in it."""
    by_report: dict[str, list[Citation]] = defaultdict(list)
    for one in citations:
        by_report[one.report].append(one)
    found: dict[str, _Cited] = {}
    for reading in readings:
        told = by_report.get(reading.id, [])
        share = share_of(reading, _apart(span for one in told for span in one.spans)) if told else 0.0
        if share >= MOSTLY or (
            share >= DEPENDENT and _leads_with(reading, told) and not reports_itself(reading.report)
        ):
            found[reading.id] = _Cited(tuple(told), share)
    return found


def _apart(spans: Iterable[Span]) -> list[Span]:
    """Spans that lie in no other one of them, each once."""
    every = set(spans)
    return sorted(s for s in every if not any(o != s and o.contains(s) for o in every))


def _leads_with(reading: Reading, told: Sequence[Citation]) -> bool:
    """Whether the first sentence of a report's text is another outlet's."""
    body = next((zone.start for zone in reading.report.zones if zone.kind == "body"), 0)
    lead = next((s for s in reading.notes.sentences if s.end > body), None)
    return lead is not None and any(span.start < lead.end and lead.start < span.end for t in told for span in t.spans)


def _behind(
    number: str, cited: dict[str, _Cited], leads: dict[str, tuple[str, float]], own: dict[str, Key]
) -> set[tuple[Key, bool]]:
    """The origins behind a report that cites, and whether each is certain: those of the reports that it cites, and of those that
    these cite in turn. Where all cite one another nobody is certain."""
    found: set[tuple[Key, bool]] = set()
    seen, waiting = {number}, [number]
    while waiting:
        for one in cited[waiting.pop()].citations:
            root = leads.get(one.cited, (one.cited, 0.0))[0]
            if root in cited:
                waiting += [root] if root not in seen else []
                seen.add(root)
            elif root in own:
                found.add((own[root], True))
            elif one.name:
                found.add((("agency" if is_agency(one.name) else "outlet", one.name), False))
    return found


def _tells_more(number: str, root: str, leads: dict[str, tuple[str, float]], cited: dict[str, _Cited]) -> bool:
    """Whether a report that rests on what others told may know something for itself: it is no mere copy, and says more, or does not
    say whose it is."""
    if number != root:
        return leads[number][1] < NOTHING_OF_ITS_OWN
    return cited[number].share < NOTHING_OF_ITS_OWN or not all(one.name for one in cited[number].citations)


def _own_origins(reports: Iterable[Report]) -> dict[str, Key]:
    """The origin that each report has where nothing was copied. One that names another report's outlet or agency for its author
    has that one's, and one name is one origin, be it an agency's dateline here and an outlet's masthead there."""
    ordered = sorted(reports, key=lambda report: report.id)
    own = {report.id: own_origin(report) for report in ordered}
    agencies = {bare_name(name): (kind, name) for kind, name in own.values() if kind == "agency"}
    named = {bare_name(r.outlet): own[r.id] for r in ordered if r.outlet and own[r.id][0] == "outlet"} | agencies
    shorts = {bare_name(r.outlet_short): own[r.id] for r in ordered if r.outlet_short}
    found: dict[str, Key] = {}
    for report in ordered:
        kind, name = shorts.get(bare_name(own[report.id][1]), own[report.id])
        signed = (
            [bare_name(credit.name) for credit in report.credits if credit.role == "author"] if kind == "outlet" else []
        )
        written = next((named[one] for one in signed if one in named and one != bare_name(report.outlet)), (kind, name))
        found[report.id] = agencies.get(bare_name(written[1]), written) if written[0] == "outlet" else written
    return found


def own_origin(report: Report) -> Key:
    """Kind and name of the origin that a report has where nothing was copied."""
    agency = agency_of(report)
    if agency:
        return "agency", agency
    if is_issuing_body(report):
        return "body", report.outlet
    return "outlet", family_of(report) or f"unnamed outlet of {report.id}"


def _first_hands(readings: Sequence[Reading], copies: Sequence[Copy]) -> dict[str, tuple[str, float]]:
    """For a report that rests on another of the story: the first in the chain, and the share that is copied. Reports of one text
    rest on the first of them, be they too many to be compared in pairs."""
    first = _firsts_of_texts(readings, copies)
    above: dict[str, tuple[str, float]] = {number: (top, 1.0) for number, top in first.items() if top != number}
    for copy in sorted(copies, key=lambda copy: (-copy.share, copy.original, copy.copy)):
        if copy.original not in first or copy.copy not in first or copy.share < DEPENDENT:
            continue
        original, again = first[copy.original], first[copy.copy]
        if again not in above and not _rests_on(original, again, above):
            above[again] = (original, copy.share)
    return {number: (_top(number, above), above[number][1]) for number in above}


def _firsts_of_texts(readings: Sequence[Reading], copies: Sequence[Copy]) -> dict[str, str]:
    """The first of the reports that have the text of a report, title aside: one that is known to be no copy, an agency's or an
    issuing body's before others, else the one that came out first; one that tells no day ("~") comes last."""
    same: dict[tuple[str, ...], list[Report]] = defaultdict(list)
    for reading in readings:
        text = tuple(words_of(" ".join(reading.report.text[s.start : s.end] for s in body_sentences(reading))))
        same[text if len(text) >= ONE_TEXT else (reading.id,)].append(reading.report)
    again = {copy.copy for copy in copies if copy.directed}
    found: dict[str, str] = {}
    for reports in same.values():
        top = min(
            reports, key=lambda r: (r.id in again, not agency_of(r), not is_issuing_body(r), r.came_out or "~", r.id)
        )
        found |= dict.fromkeys((report.id for report in reports), top.id)
    return found


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
            own=tuple(sorted(number for number in reports if own.get(number) == key)),
        )
        for key, reports in sorted(found.items())
    )
