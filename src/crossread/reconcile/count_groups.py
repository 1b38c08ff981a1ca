"""Figures of a story put into groups that count one thing."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from crossread.reconcile.asides import belonging
from crossread.reconcile.counts import TOLLS, Count
from crossread.reconcile.same_count import affinity
from crossread.weigh.origins import first_hand

if TYPE_CHECKING:
    from crossread.reconcile.desk import Desk

WHOLES = frozenset({"civilians"})
"""Sorts of people that may be all who were harmed, where a report tells of no others."""
SAMPLE = 12
"""Members of a group that a count is set against: they count one thing already."""
SAME_THING = 0.6
"""Affinity from which two figures count one thing."""


def group_counts(desk: "Desk") -> list[list[Count]]:
    """The story's figures in groups that count one thing, each in order of report and place. Groups
    grow from the heads of reports downwards, where what a story is about stands; a figure that is copied with its sentence
    counts what its original does."""
    own_days = {r.id: desk.event_day(r.id) for r in desk.readings}
    where = belonging(desk.readings, day=desk.day, own_days=own_days, year=desk.year)
    counts = [
        Count(figure=f, reading=r, year=desk.year, belonging=where)
        for r in desk.readings
        for f in r.claims.figures
        if not f.part
    ]
    counts = [replace(count, whole=True) if _is_whole(count, counts) else count for count in counts]
    originals = {id(count): original for count in counts if (original := _original(desk, count, counts))}
    originals = {copy: original for copy, original in originals.items() if id(original) not in originals}
    groups: list[list[Count]] = []
    for count in sorted(counts, key=lambda c: (c.own_toll and not c.known, c.figure.sentence, c.figure.span)):
        if id(count) not in originals:
            _put(desk, count, groups)
    early = [group[0] for group in groups if len(group) == 1]
    for count in early:  # what came before its group did
        groups = [group for group in groups if group[0] is not count]
        _put(desk, count, groups)
    for group in groups:
        members = {id(count) for count in group}
        group += [c for c in counts if id(originals.get(id(c))) in members]
        group.sort(key=lambda count: count.figure.span)
    return groups


def _is_whole(count: Count, counts: Sequence[Count]) -> bool:
    """Whether a sort of people, told at the head, is all of whom its report has a toll of this measure: it gives the same
    number of people, or the sort is one of WHOLES and it gives none other."""
    if count.measure not in TOLLS or count.figure.id not in count.belonging.heads or count.figure.of_country:
        return False
    beside = [c for c in counts if c.report == count.report and c.measure == count.measure and not c.aside]
    if any(c.own_toll and c.nominal == count.nominal for c in beside):
        return True
    return count.sort in WHOLES and all(c.sort == count.sort or c.figure.vague for c in beside)


def _put(desk: "Desk", count: Count, groups: list[list[Count]]) -> None:
    """Puts a count into the group that it fits best, or into one of its own."""
    of_measure = [group for group in groups if group[0].measure == count.measure]
    fits = [_fit(desk, count, group) for group in of_measure]
    best = max(fits, default=0.0)
    if best >= SAME_THING:
        of_measure[fits.index(best)].append(count)
    else:
        groups.append([count])


def _original(desk: "Desk", count: Count, counts: Sequence[Count]) -> Count | None:
    """The figure of which another is the copy, the same number in the same words' place; None where it is none."""
    first = first_hand(desk.story, count.figure.span)
    if first == count.figure.span:
        return None
    same = (c for c in counts if c.nominal == count.nominal and c.measure == count.measure)
    return next((c for c in same if c is not count and first.contains(c.figure.span)), None)


def _fit(desk: "Desk", count: Count, group: Sequence[Count]) -> float:
    """The mean affinity of a count with a group, or that with a member that has its number; any impossibility rules the
    group out."""
    scores: list[float] = []
    alike = 0.0
    for other in group[:SAMPLE]:
        scores.append(affinity(desk, count, other))
        if scores[-1] < 0:
            return -1.0
        if other.nominal == count.nominal:
            alike = max(alike, scores[-1])
    return max(alike, sum(scores) / len(scores))
