"""The whole answer of one run."""

from dataclasses import dataclass

from crossread.model.outcomes import Notice, Rejected
from crossread.model.reading import Reading
from crossread.model.stories import Sheet


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What a run read and found: readings in the order of their report ids, sheets with the largest story first.
    `made_by` holds versions, settings and input digests as sorted `(name, value)` pairs; no clock, no host, no path."""

    made_by: tuple[tuple[str, str], ...]
    readings: tuple[Reading, ...]
    sheets: tuple[Sheet, ...]
    rejected: tuple[Rejected, ...] = ()
    notices: tuple[Notice, ...] = ()

    def reading(self, report: str) -> Reading:
        """The reading of a report by its id; KeyError where there is none."""
        for reading in self.readings:
            if reading.id == report:
                return reading
        raise KeyError(report)
