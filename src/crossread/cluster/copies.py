"""Which reports carry text of others, how much of it, and who had it first."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from crossread.cluster.outlets import agency_name, agency_of, is_issuing_body
from crossread.cluster.passages import Aligned, Line, align, line_pairs, lines_of
from crossread.cluster.rarity import Rarity
from crossread.model.findings import Reason
from crossread.model.reading import Reading
from crossread.model.reports import Report
from crossread.model.spans import Span
from crossread.model.stories import Copy, Passage

ENOUGH = 5.0
"""Weight of all passages together from which two reports share text."""
DIRECTED = 0.2
"""Reasons that add up to so much tell who had it first."""
FULLER = 0.15
"""A text of which so much less is shared is the fuller one, and rather the original."""


def find_copies(readings: Sequence[Reading]) -> tuple[Copy, ...]:
    """The copies among all readings, also between stories, in the order of their reports' ids."""
    by_id = {reading.id: reading for reading in readings}
    rarity = Rarity()
    lines = [_text_lines(reading, rarity) for reading in readings]
    found: dict[tuple[str, str], list[Aligned]] = defaultdict(list)
    for a, b in line_pairs(lines):
        aligned = align(a, b)
        if aligned:
            found[a.report, b.report].append(aligned)
    copies = [_copy(by_id[a], by_id[b], shared) for (a, b), shared in found.items() if _is_copy(shared)]
    return tuple(sorted(copies, key=lambda copy: (copy.original, copy.copy)))


def _text_lines(reading: Reading, rarity: Rarity) -> tuple[Line, ...]:
    """The lines of subtitle, captions and body: a headline is everybody's, and short by nature."""
    report = reading.report
    titled = [(zone.start, zone.end) for zone in report.zones if zone.kind == "title"]
    return tuple(
        line
        for line in lines_of(reading, rarity)
        if line.words and not any(start <= line.words[0].start < end for start, end in titled)
    )


def _is_copy(shared: Sequence[Aligned]) -> bool:
    return any(one.strong for one in shared) and sum(one.weight for one in shared) >= ENOUGH


def _copy(a: Reading, b: Reading, shared: Sequence[Aligned]) -> Copy:
    """The copy between two readings, turned the way that the reasons tell."""
    passages = best_passages(one for one in shared)
    share_a = share_of(a, [passage.original for passage in passages])
    share_b = share_of(b, [passage.copy for passage in passages])
    reasons = who_was_first(a, b, share_a, share_b)
    lean = round(sum(reason.weight for reason in reasons), 6)
    if lean < 0:
        a, b, share_b = b, a, share_a
        passages = tuple(replace(p, original=p.copy, copy=p.original) for p in passages)
        reasons = tuple(replace(reason, weight=-reason.weight) for reason in reasons)
    return Copy(
        original=a.id,
        copy=b.id,
        passages=tuple(sorted(passages, key=lambda p: (p.copy.start, p.original.start))),
        directed=abs(lean) >= DIRECTED,
        credited=credits_other(b.report, a.report),
        share=share_b,
        reasons=(_shared_text(passages), *reasons),
    )


def _shared_text(passages: Sequence[Passage]) -> Reason:
    words = sum(p.copy.end - p.copy.start for p in passages)
    count = f"{len(passages)} passages" if len(passages) > 1 else "one passage"
    return Reason(
        rule="copy.text", weight=0.0, sentence=f"They share {count}, {words} characters.", values=(str(words),)
    )


def best_passages(shared: Iterable[Aligned]) -> tuple[Passage, ...]:
    """The heaviest passages that do not overlap one another in either report."""
    taken: list[Passage] = []
    for one in sorted(shared, key=lambda one: (-one.weight, one.passage.original, one.passage.copy)):
        new = one.passage
        if not any(old.original.overlaps(new.original) or old.copy.overlaps(new.copy) for old in taken):
            taken.append(new)
    return tuple(taken)


def share_of(reading: Reading, spans: Sequence[Span]) -> float:
    """The share of a report's body that the spans cover, 0..1."""
    body = sum(zone.end - zone.start for zone in reading.report.zones if zone.kind == "body")
    covered = sum(span.end - span.start for span in spans)
    return round(min(1.0, covered / body), 3) if body else 0.0


def credits_other(report: Report, other: Report) -> bool:
    """Whether a report names the other's agency or outlet as the one whose text it carries."""
    names = {agency_name(name) for name in (agency_of(other), other.outlet) if name}
    credited = {agency_name(credit.name) for credit in report.credits if credit.role in ("agency", "via")}
    return bool(names & (credited | {agency_of(report)}))


def who_was_first(a: Reading, b: Reading, share_a: float, share_b: float) -> tuple[Reason, ...]:
    """What tells who had the text first: weights above 0 for the first reading, below 0 for the second."""
    one, other = a.report, b.report
    votes = (
        ("credit", 0.5, "names the other as its source", credits_other(other, one), credits_other(one, other)),
        (
            "agency",
            0.35,
            "carries an agency's text, the original of which is the agency's",
            bool(agency_of(one)),
            bool(agency_of(other)),
        ),
        ("issuer", 0.35, "was issued by a body that speaks for itself", is_issuing_body(one), is_issuing_body(other)),
        ("time", 0.25, "came out first", _came_before(one, other), _came_before(other, one)),
        ("fuller", 0.2, "holds more than the shared text", share_b - share_a >= FULLER, share_a - share_b >= FULLER),
    )
    return tuple(
        Reason(rule=f"copy.{rule}", weight=weight if for_a else -weight, sentence=_sentence(rule, says))
        for rule, weight, says, for_a, for_b in votes
        if for_a != for_b
    )


def _sentence(rule: str, says: str) -> str:
    return f"The copying report {says}." if rule == "credit" else f"The original {says}."


def _came_before(one: Report, other: Report) -> bool:
    """Whether the one's stated time lies before the other's, as far as both are told."""
    first, second = _stated(one), _stated(other)
    length = min(len(first), len(second), 16)
    return length >= 10 and first[:length] < second[:length]


def _stated(report: Report) -> str:
    if report.published:
        return report.published.value
    return report.dateline.date if report.dateline and report.dateline.date[:1].isdigit() else ""
