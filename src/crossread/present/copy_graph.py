"""The graph of copies of a story: reports in columns, the first hand on the left, an arrow to each that carries its text."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from crossread.model.stories import Copy, Story
from crossread.present.document import CopyArrow, CopyGraph, CopyNode
from crossread.present.shelf import Shelf
from crossread.present.words import clip

MOST = 24
"""More reports than this are told in the list only: a drawing of them says nothing."""
DEEPEST = 4
WIDE, HIGH = 210, 40
BOX_WIDE, BOX_HIGH = 150, 26
LABEL = 22


def copy_graph(story: Story, shelf: Shelf) -> CopyGraph | None:
    """The drawing of a story's copies, None where there are none, or too many reports for a drawing."""
    copies = [c for c in story.copies if {c.original, c.copy} <= shelf.readings.keys() and not c.standing]
    reports = sorted({report for copy in copies for report in (copy.original, copy.copy)})
    if not reports or len(reports) > MOST:
        return None
    column = _columns(reports, copies)
    places: dict[str, tuple[int, int]] = {}
    rows: dict[int, int] = defaultdict(int)
    for report in sorted(reports, key=lambda r: (column[r], shelf.names[r], r)):
        places[report] = column[report] * WIDE, rows[column[report]] * HIGH
        rows[column[report]] += 1
    return CopyGraph(
        width=(max(column.values()) + 1) * WIDE - WIDE + BOX_WIDE,
        height=max(rows.values()) * HIGH - HIGH + BOX_HIGH,
        nodes=tuple(CopyNode(x=x, y=y, name=clip(shelf.names[report], LABEL)) for report, (x, y) in places.items()),
        arrows=tuple(_arrow(copy, places, shelf) for copy in copies),
    )


def _columns(reports: Sequence[str], copies: Sequence[Copy]) -> Mapping[str, int]:
    """How many hands a text went through before each report, at most `DEEPEST`, as far as directions tell."""
    found = dict.fromkeys(reports, 0)
    for _ in range(DEEPEST):
        for copy in copies:
            if copy.directed:
                found[copy.copy] = min(DEEPEST, max(found[copy.copy], found[copy.original] + 1))
    for copy in copies:  # two reports of which nobody knows who was first stand side by side
        if not copy.directed and found[copy.original] == found[copy.copy]:
            found[max(copy.original, copy.copy)] += 1
    return found


def _arrow(copy: Copy, places: Mapping[str, tuple[int, int]], shelf: Shelf) -> CopyArrow:
    (x1, y1), (x2, y2) = places[copy.original], places[copy.copy]
    if x1 > x2:
        x1, y1, x2, y2 = x2, y2, x1, y1
    start, end, middle = x1 + BOX_WIDE, x2, (x1 + BOX_WIDE + x2) // 2
    how = "carries" if copy.directed else "shares"
    told = f"{shelf.names[copy.copy]} {how} text of {shelf.names[copy.original]}: {copy.share:.0%} of it"
    y1, y2 = y1 + BOX_HIGH // 2, y2 + BOX_HIGH // 2
    return CopyArrow(
        path=f"M{start} {y1} C{middle} {y1} {middle} {y2} {end} {y2}",
        x=middle,
        y=(y1 + y2) // 2 - 3,
        share=f"{copy.share:.0%}" if copy.directed else "",
        directed=copy.directed,
        told=told,
    )
