"""A report with all that was read out of it: what travels from the extract room on."""

from array import array
from bisect import bisect_left
from dataclasses import dataclass

from crossread.model.claims import Claims
from crossread.model.notes import Notes
from crossread.model.reports import Report


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """Words within a sentence, characters `[start, end)`, and the vector of these words alone (unit length, 384 floats)."""

    start: int
    end: int
    vector: "array[float]"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One report, its notes and its claims. `passages` are the quotations and clauses of its statements with vectors of their
    own, in order; empty where the pipeline gives none."""

    report: Report
    notes: Notes
    claims: Claims
    passages: tuple[Passage, ...] = ()

    @property
    def id(self) -> str:
        """The report's id."""
        return self.report.id

    def passages_in(self, start: int, end: int) -> tuple[Passage, ...]:
        """The passages that lie within the characters `[start, end)`."""
        low = bisect_left(self.passages, start, key=lambda p: p.start)
        found = []
        for passage in self.passages[low:]:
            if passage.start >= end:
                break
            if passage.end <= end:
                found.append(passage)
        return tuple(found)
