"""The wordings of a story: quotations and told words, each at its place."""

from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from crossread.model.spans import Span
from crossread.reconcile.units import Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendering:
    """One wording of somebody's words: where it stands and in which unit. `direct` where it is in quotation marks."""

    unit: Unit
    span: Span
    text: str
    direct: bool

    @property
    def vector(self) -> "array[float]":
        """The vector of the words by themselves, where they have one."""
        return self.unit.vector_at(self.span)

    @property
    def report(self) -> str:
        """The id of the report in which it stands."""
        return self.unit.report


def wordings_of(units: Iterable[Unit]) -> Iterator[Rendering]:
    """Every quotation among some units, sentence by sentence, and every attributed unit that is not one, in order."""
    seen: set[Span] = set()
    for unit in units:
        if not unit.attributed:
            continue
        quotes = [within(q, unit.span) for q in unit.statement.quoted if q.overlaps(unit.span)]
        for span in quotes or [unit.span]:
            if span not in seen:
                seen.add(span)
                yield rendering(unit, span, direct=bool(quotes))


def rendering(unit: Unit, span: Span, *, direct: bool) -> Rendering:
    """Some words of a unit as a wording: white space folded, without the marks at their end."""
    text = " ".join(unit.reading.report.read(span).split()).rstrip(" .,;")
    return Rendering(unit=unit, span=span, text=text, direct=direct)


def within(span: Span, bounds: Span) -> Span:
    """The part of a span that lies within another of the same report."""
    return Span(report=span.report, start=max(span.start, bounds.start), end=min(span.end, bounds.end))
