"""A report with all that was read out of it: what travels from the extract room on."""

from dataclasses import dataclass

from crossread.model.claims import Claims
from crossread.model.notes import Notes
from crossread.model.reports import Report


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One report, its notes and its claims."""

    report: Report
    notes: Notes
    claims: Claims

    @property
    def id(self) -> str:
        """The report's id."""
        return self.report.id
