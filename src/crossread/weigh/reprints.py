"""Whole reports that are printed again: they neither bear out nor contradict what they carry."""

from collections import defaultdict
from collections.abc import Callable

from crossread.model.stories import Story

WHOLE = 0.95
"""Share of a report's body from which it is another report, printed again."""
NEARLY = 0.7
"""Share of a report's body from which it is nearly another report."""


def _wherever(_first: str) -> bool:
    return True


def printed_first(story: Story, report: str, *, least: float = WHOLE, holds: Callable[[str], bool] = _wherever) -> str:
    """The report that a report prints again, and what that one prints again in turn; itself where it is no reprint.

    `least` is the share of its body from which it is one; `holds` says of a report whether it may be the first (left out: any
    may). Where nothing tells which of two came first it is the one with the lower id; of several first ones likewise.
    """
    above: dict[str, set[str]] = defaultdict(set)
    for copy in story.copies:
        if copy.share >= least:
            first, again = (copy.original, copy.copy) if copy.directed else sorted((copy.original, copy.copy))
            above[again].add(first)
    seen = {report}
    while firsts := [first for first in above[report] if first not in seen and holds(first)]:
        report = min(firsts)
        seen.add(report)
    return report
