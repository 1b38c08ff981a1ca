"""Whole reports that are printed again: they neither bear out nor contradict what they carry."""

from collections import defaultdict
from collections.abc import Callable, Sequence

from crossread.model.stories import Copy, Story

WHOLE = 0.95
"""Share of a report's body from which it is another report, printed again."""
NEARLY = 0.7
"""Share of a report's body from which it is nearly another report."""
LINED_UP = 20
"""Of more reports that print one text so many are lined up: the rest say the same again."""


def _wherever(_first: str) -> bool:
    return True


def printed_first(story: Story, report: str, *, least: float = WHOLE, holds: Callable[[str], bool] = _wherever) -> str:
    """The report that a report prints again, and what that one prints again in turn; itself where it is no reprint.

    `least` is the share of its body from which it is one; `holds` says of a report whether it may be the first (left out: any
    may). Where nothing tells which of two came first it is the one with the lower id; of several first ones likewise.
    """
    above = _above(story, least)
    seen = {report}
    while firsts := [first for first in above.get(report, ()) if first not in seen and holds(first)]:
        report = min(firsts)
        seen.add(report)
    return report


def _above(story: Story, least: float) -> dict[str, set[str]]:
    """The reports that a report prints again, by its id."""
    above: dict[str, set[str]] = defaultdict(set)
    for copy in story.copies:
        if copy.share >= least:
            first, again = (copy.original, copy.copy) if copy.directed else sorted((copy.original, copy.copy))
            above[again].add(first)
    return above


def without_go_betweens(copies: Sequence[Copy]) -> list[Copy]:
    """Copies without those of a go-between: who carries text of a report and credits it did not take that text, uncredited, from
    another's whole reprint of it."""
    directed = [copy for copy in copies if copy.directed]
    reprints = {(copy.original, copy.copy) for copy in directed if copy.share >= WHOLE}
    credited: dict[str, set[str]] = defaultdict(set)
    for copy in directed:
        if copy.credited:
            credited[copy.copy].add(copy.original)
    return [
        copy
        for copy in copies
        if copy.credited or not any((first, copy.original) in reprints for first in credited[copy.copy])
    ]


def families(story: Story) -> dict[str, list[str]]:
    """The reports of a story that print one text, linked by whole copies, by the lowest id among them; those that print none are
    left out."""
    above = _above(story, WHOLE)
    beside: dict[str, set[str]] = defaultdict(set)
    for again, firsts in above.items():
        for first in firsts:
            beside[again].add(first)
            beside[first].add(again)
    found: dict[str, list[str]] = {}
    seen: set[str] = set()
    for report in story.reports:
        if report in beside and report not in seen:
            members, waiting = {report}, [report]
            while waiting:
                new = beside[waiting.pop()] - members
                members |= new
                waiting += new
            seen |= members
            inside = sorted(members & set(story.reports))
            found[inside[0]] = inside
    return found


def first_of(story: Story, members: Sequence[str]) -> str:
    """Of reports that print one text the one that came first: whose own it is by the story's origins, else the one that the others
    print again."""
    own = {report for origin in story.origins if origin.certain for report in origin.own}
    first = printed_first(story, members[0])
    return first if first in own else min(own & set(members), default=first)


def surplus(story: Story) -> frozenset[str]:
    """The reports of a story that are not lined up, since more than `LINED_UP` print their text; those stay from which it came
    first, as far as that is told, and those with the lowest ids."""
    found: set[str] = set()
    for members in families(story).values():
        if len(members) > LINED_UP:
            firsts = {first_of(story, members)}
            found.update(sorted(members, key=lambda report: (report not in firsts, report))[LINED_UP:])
    return frozenset(found)
