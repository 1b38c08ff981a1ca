"""Spans and numbers as the record writes them."""

from collections.abc import Iterable
from math import isfinite
from typing import Any

from crossread.model.reports import Report
from crossread.model.spans import Span

Json = dict[str, Any]
"""A JSON object; its shape is what the published schema says."""


class Quoter:
    """Turns spans into JSON with the words that stand there."""

    def __init__(self, reports: dict[str, Report]) -> None:
        self.reports = reports

    def within(self, span: Span) -> Json:
        """A span whose report is told by what it belongs to."""
        return {"start": span.start, "end": span.end, "quote": self.reports[span.report].read(span)}

    def full(self, span: Span) -> Json:
        """A span with its report."""
        return {"report": span.report, **self.within(span)}

    def maybe(self, span: Span | None) -> Json | None:
        """A span that may be missing."""
        return None if span is None else self.within(span)

    def every(self, spans: Iterable[Span]) -> list[Json]:
        """Several spans of one report, in their order."""
        return [self.within(span) for span in spans]


def short(number: float) -> float:
    """Four digits after the point, and never minus nought."""
    return round(float(number), 4) + 0.0


def number_of(number: float | None) -> float | int | None:
    """A whole number as an integer, any other with four digits; nothing for a bound that is no number."""
    if number is None or not isfinite(number):
        return None
    return int(number) if float(number).is_integer() else short(number)
