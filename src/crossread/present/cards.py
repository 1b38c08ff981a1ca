"""Reports as they are shown: paragraphs in pieces, so that the evidence of each finding can be marked."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from pathlib import PurePath

from crossread.model.reports import Report
from crossread.present.document import Card, Paragraph, Piece, Row
from crossread.present.names import show_day, show_time
from crossread.present.words import one_line, visible

Mark = tuple[int, int, int]
"""Start and end in the clean text, and the number of the finding whose evidence stands there."""


def make_card(report: Report, name: str, rows: Iterable[Row]) -> Card:
    """A report as a card, with the evidence of these rows marked."""
    marks = sorted({(w.start, w.end, row.number) for row in rows for w in row.words if w.report == report.id})
    return Card(
        id=report.id,
        name=name,
        source=one_line(report.source if report.is_url else PurePath(report.source).name),
        url=one_line(report.url) or (one_line(report.source) if report.is_url else ""),
        title=one_line(report.title),
        agency="" if name.startswith(one_line(report.agency)) else one_line(report.agency),
        time=_time(report, name),
        credits=tuple(dict.fromkeys(one_line(credit.quote) for credit in report.credits if credit.quote.strip())),
        paragraphs=tuple(_paragraphs(report, marks)),
        dropped=tuple((one_line(dropped.quote), one_line(dropped.why)) for dropped in report.dropped),
    )


def _time(report: Report, name: str) -> str:
    """Day and time that the report bears; the day only where its short name does not have it."""
    value = report.borne_time
    day = "" if f" {show_day(value, year=False)}" in name else show_day(value)
    return f"{day} {show_time(value)}".strip()


def _paragraphs(report: Report, marks: Sequence[Mark]) -> Iterable[Paragraph]:
    """The lines of the report, cut where zones and evidence begin and end."""
    at = 0
    for line in report.text.split("\n"):
        end = at + len(line)
        if line.strip():
            yield from _zoned(report, at, end, marks)
        at = end + 1


def _zoned(report: Report, start: int, end: int, marks: Sequence[Mark]) -> Iterable[Paragraph]:
    """A line as one paragraph; a dateline at its head stays within it."""
    zones = [zone for zone in report.zones if zone.start < end and start < zone.end]
    kinds = [zone.kind for zone in zones]
    kind = "body" if not kinds or "body" in kinds else kinds[0]
    yield Paragraph(kind=kind, pieces=tuple(_pieces(report.text, start, end, marks)))


def _pieces(text: str, start: int, end: int, marks: Sequence[Mark]) -> Iterable[Piece]:
    inside = [mark for mark in marks if mark[0] < end and start < mark[1]]
    cuts = {start, end, *(min(max(at, start), end) for mark in inside for at in mark[:2])}
    edges = sorted(cuts)
    for low, high in pairwise(edges):
        numbers = sorted({number for a, b, number in inside if a < high and low < b})
        closes = sorted({number for _, b, number in inside if b == high})
        yield Piece(text=visible(text[low:high]), numbers=tuple(numbers), closes=tuple(closes))
