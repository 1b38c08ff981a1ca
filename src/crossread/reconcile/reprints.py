"""Reports that are printed again word for word: they neither bear out nor contradict what they carry."""

from crossread.model.findings import Finding
from crossread.model.spans import Span
from crossread.reconcile.desk import Desk
from crossread.weigh.origins import WHOLE


def is_of_a_reprint(desk: Desk, finding: Finding) -> bool:
    """Whether a conflict between reports is one within a single report once words that are printed again are the original's."""
    reports = {item.span.report for item in finding.evidence}
    originals = {c.copy: c.original for c in desk.story.copies if c.share >= WHOLE}
    if len(reports) < 2 or not reports & originals.keys():
        return False
    return len({_printed_first(desk, item.span, originals) for item in finding.evidence}) == 1


def _printed_first(desk: Desk, span: Span, originals: dict[str, str]) -> str:
    """The report in which words of a reprint stood first, where they stand there to the letter."""
    report, words = span.report, desk.words(span)
    seen = {report}
    while (first := originals.get(report, report)) not in seen:
        if words not in " ".join(desk.reading(first).report.text.split()):
            return report
        report = first
        seen.add(report)
    return report
