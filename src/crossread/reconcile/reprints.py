"""Conflicts of a report with its own reprint, which are none."""

from crossread.model.findings import Finding
from crossread.model.spans import Span
from crossread.reconcile.desk import Desk
from crossread.weigh.reprints import printed_first


def is_of_a_reprint(desk: Desk, finding: Finding) -> bool:
    """Whether a conflict between reports is one within a single report once words that are printed again are the original's."""
    if len({item.span.report for item in finding.evidence}) < 2:
        return False
    return len({_stood_first(desk, item.span) for item in finding.evidence}) == 1


def _stood_first(desk: Desk, span: Span) -> str:
    """The report in which words stood first, where they stand there to the letter."""
    words = desk.words(span)
    return printed_first(
        desk.story, span.report, holds=lambda first: words in " ".join(desk.reading(first).report.text.split())
    )
