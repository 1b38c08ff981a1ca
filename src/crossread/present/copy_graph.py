"""The graph of copies of a story: reports in columns, the first hand on the left, an arrow to each that carries its text."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise

from crossread.model.stories import Copy, Story
from crossread.present.direct_copies import direct_copies
from crossread.present.document import CopyArrow, CopyGraph, CopyNode
from crossread.present.shelf import Shelf
from crossread.present.words import clip
from crossread.weigh.reprints import without_go_betweens

MOST = 24
"""More reports than this are told in the list only: a drawing of them says nothing."""
DEEPEST = 4
BOX_WIDE, BOX_HIGH = 214, 26
GAP = 96
"""Pixels between two columns: room for an arrow and what it says."""
WIDE, HIGH = BOX_WIDE + GAP, 42
LABEL = 30
"""Letters of a name that fit into a box."""
SAID, BESIDE = 26, 38
"""Pixels from an arrow's point to the middle of its share, and from there to that of another arrow to the same box."""

Stop = tuple[str, int]
"""A place that an arrow passes: the report in whose row it ends and the column; a report's own box is one."""


def copy_graph(story: Story, shelf: Shelf) -> CopyGraph | None:
    """The drawing of who has whose text at first hand, None where there are no copies, or too many reports for a drawing.

    An arrow that passes a column passes it in a row of its own, behind no box.
    """
    every = [
        c for c in without_go_betweens(story.copies) if {c.original, c.copy} <= shelf.readings.keys() and not c.standing
    ]
    reports = sorted({report for copy in every for report in (copy.original, copy.copy)})
    if not reports or len(reports) > MOST:
        return None
    copies = direct_copies(every)
    column = _columns(reports, copies)
    ways = [_way(copy, column) for copy in copies]
    rows = _rows(reports, column, ways, shelf)
    return CopyGraph(
        width=(max(column.values()) + 1) * WIDE - GAP,
        height=(max(rows.values()) + 1) * HIGH - HIGH + BOX_HIGH,
        box_width=BOX_WIDE,
        box_height=BOX_HIGH,
        nodes=tuple(
            CopyNode(
                x=column[report] * WIDE,
                y=rows[report, column[report]] * HIGH,
                name=clip(shelf.names[report], LABEL),
                whole=shelf.names[report],
            )
            for report in reports
        ),
        arrows=_arrows(copies, ways, rows, shelf),
    )


def _columns(reports: Sequence[str], copies: Sequence[Copy]) -> Mapping[str, int]:
    """How many hands a text went through before each report, at most `DEEPEST`, as far as directions tell."""
    found = dict.fromkeys(reports, 0)
    for _ in range(DEEPEST):
        for copy in copies:
            if copy.directed:
                found[copy.copy] = min(DEEPEST, max(found[copy.copy], found[copy.original] + 1))
    for copy in copies:  # two reports of which nobody knows who was first stand side by side
        if found[copy.original] == found[copy.copy]:
            found[max(copy.original, copy.copy)] += 1
    return found


def _way(copy: Copy, column: Mapping[str, int]) -> tuple[Stop, ...]:
    """What an arrow passes from left to right: the box that it leaves, a stop in each column between, the box that it reaches."""
    left, right = sorted((copy.original, copy.copy), key=lambda report: (column[report], report != copy.original))
    between = range(column[left] + 1, column[right])
    return (left, column[left]), *((f"{left} {right}", at) for at in between), (right, column[right])


def _rows(
    reports: Sequence[str], column: Mapping[str, int], ways: Sequence[Sequence[Stop]], shelf: Shelf
) -> dict[Stop, int]:
    """A row for each box and each stop: below one another by where what leads to them comes from, then by name."""
    stops = {(report, column[report]) for report in reports} | {stop for way in ways for stop in way}
    before: dict[Stop, list[Stop]] = defaultdict(list)
    for way in ways:
        for earlier, later in pairwise(way):
            before[later].append(earlier)
    rows: dict[Stop, int] = {}
    for at in sorted({stop[1] for stop in stops}):
        here = [stop for stop in stops if stop[1] == at]

        def place(stop: Stop) -> tuple[float, str, str]:
            known = [rows[earlier] for earlier in before[stop] if earlier in rows]
            return sum(known) / len(known) if known else 0.0, shelf.names.get(stop[0], ""), stop[0]

        for row, stop in enumerate(sorted(here, key=place)):
            rows[stop] = row
    return rows


def _arrows(
    copies: Sequence[Copy], ways: Sequence[Sequence[Stop]], rows: Mapping[Stop, int], shelf: Shelf
) -> tuple[CopyArrow, ...]:
    reaching: dict[Stop, list[int]] = defaultdict(list)
    for number, way in enumerate(ways):
        reaching[way[-1]].append(number)
    found: list[CopyArrow] = []
    for number, (copy, way) in enumerate(zip(copies, ways, strict=True)):
        together = sorted(reaching[way[-1]], key=lambda other: (rows[ways[other][-2]], other))
        found.append(_arrow(copy, way, rows, shelf, place=together.index(number), of=len(together)))
    return tuple(found)


def _arrow(
    copy: Copy, way: Sequence[Stop], rows: Mapping[Stop, int], shelf: Shelf, *, place: int, of: int
) -> CopyArrow:
    """An arrow; `place` is which it is, from above, `of` all that reach the same box."""
    how = "carries" if copy.directed else "shares"
    start, end = way[0][1] * WIDE + BOX_WIDE, way[-1][1] * WIDE
    reached = rows[way[-1]] * HIGH + BOX_HIGH * (place + 1) // (of + 1)
    points = [(start, rows[way[0]] * HIGH + BOX_HIGH // 2)]
    for stop in way[1:-1]:
        points += [(stop[1] * WIDE, rows[stop] * HIGH + BOX_HIGH // 2)]
        points += [(stop[1] * WIDE + BOX_WIDE, rows[stop] * HIGH + BOX_HIGH // 2)]
    points.append((end, reached))
    return CopyArrow(
        path=f"M{points[0][0]} {points[0][1]}" + "".join(_curve(a, b) for a, b in pairwise(points)),
        x=end - SAID - BESIDE * place,
        y=reached - 4,
        share=f"{copy.share:.0%}" if copy.directed else "",
        directed=copy.directed,
        told=f"{shelf.names[copy.copy]} {how} text of {shelf.names[copy.original]}: {copy.share:.0%} of it",
    )


def _curve(a: tuple[int, int], b: tuple[int, int]) -> str:
    """On from one point to the next: along a row straight, to another row in a bend that is over before the share is written."""
    if a[1] == b[1]:
        return f" H{b[0]}"
    bend = a[0] + (GAP - 2 * SAID) // 2
    return f" C{bend} {a[1]} {bend} {b[1]} {a[0] + GAP - 2 * SAID} {b[1]} H{b[0]}"
