"""The graph of copies: the first hand on the left, an arrow to each report that carries its text."""

from crossread.model.reports import Report
from crossread.present import to_html
from crossread.present.copy_graph import MOST, copy_graph
from crossread.present.document import CopyGraph
from crossread.present.shelf import Shelf
from crossread.testing import make_copy, make_reading, make_record, make_report

LINE = "A ferry sank off the cape."


def report(outlet: str) -> Report:
    return make_report(f"{LINE} {outlet} was told of it.", outlet=outlet)


def drawn(*reports: Report, **fields: object) -> CopyGraph | None:
    record = make_record(map(make_reading, reports), **fields)
    return copy_graph(record.sheets[0].story, Shelf.of(record))


def test_first_hand_stands_left_of_those_that_carry_it() -> None:
    wire, paper, site = report("Wire"), report("Paper"), report("Site")
    chain = (make_copy((wire, LINE), (paper, LINE)), make_copy((paper, LINE), (site, LINE)))
    graph = drawn(wire, paper, site, copies=chain)
    assert graph is not None
    assert [node.name for node in sorted(graph.nodes, key=lambda node: node.x)] == ["Wire", "Paper", "Site"]
    assert graph.arrows[0].told == "Paper carries text of Wire: 50% of it"


def test_nobody_knows_who_was_first_is_a_line_without_a_point() -> None:
    one, other = report("One"), report("Other")
    graph = drawn(one, other, copies=(make_copy((one, LINE), (other, LINE), directed=False),))
    assert graph is not None
    assert [arrow.directed for arrow in graph.arrows] == [False]
    assert len({node.x for node in graph.nodes}) == 2


def test_too_many_reports_and_no_copies_are_not_drawn() -> None:
    many = [report(f"Outlet {number}") for number in range(MOST + 2)]
    copies = tuple(make_copy((many[0], LINE), (other, LINE)) for other in many[1:])
    assert drawn(*many, copies=copies) is None
    assert drawn(*many) is None


def test_circle_of_copies_ends() -> None:
    one, other = report("One"), report("Other")
    circle = (make_copy((one, LINE), (other, LINE)), make_copy((other, LINE), (one, LINE)))
    assert drawn(one, other, copies=circle) is not None


def test_page_has_the_graph_with_names_escaped() -> None:
    one, other = report("<b>One"), report("Other")
    page = to_html(make_record(map(make_reading, (one, other)), copies=(make_copy((one, LINE), (other, LINE)),)))
    assert '<svg class="graph"' in page
    assert "<b>One" not in page


def named(graph: CopyGraph | None) -> set[str]:
    assert graph is not None
    return {arrow.told.rpartition(":")[0] for arrow in graph.arrows}


def test_of_reports_that_all_share_one_text_each_is_drawn_from_the_first_hand() -> None:
    wire, *papers = (report(name) for name in ("Wire", "Paper", "Site", "Post", "Echo", "Star", "Times", "Sun"))
    copies = [make_copy((wire, LINE), (paper, LINE)) for paper in papers]
    copies += [make_copy((a, LINE), (b, LINE)) for i, a in enumerate(papers) for b in papers[i + 1 :]]
    graph = drawn(wire, *papers, copies=tuple(copies))
    assert named(graph) == {f"{paper.outlet} carries text of Wire" for paper in papers}


def test_another_original_of_other_words_is_drawn_as_well() -> None:
    other = "Divers found its bell."
    wire, paper = report("Wire"), make_report(f"{other} It rang once, the museum said.", outlet="Paper")
    both = make_report(f"{LINE} {other} So it goes on.", outlet="Site")
    graph = drawn(
        wire, paper, both, copies=(make_copy((wire, LINE), (both, LINE)), make_copy((paper, other), (both, other)))
    )
    assert named(graph) == {"Site carries text of Wire", "Site carries text of Paper"}
    assert graph is not None and len({(arrow.x, arrow.y) for arrow in graph.arrows}) == 2


def test_reports_of_one_text_that_nobody_knows_the_first_of_are_linked_once() -> None:
    many = [report(f"Outlet {number}") for number in range(6)]
    copies = tuple(make_copy((a, LINE), (b, LINE), directed=False) for i, a in enumerate(many) for b in many[i + 1 :])
    graph = drawn(*many, copies=copies)
    assert graph is not None and len(graph.arrows) == len(many) - 1


def test_boxes_and_shares_lie_apart() -> None:
    wire, *papers = (report(f"The Very Long Name of Outlet {number}") for number in range(8))
    graph = drawn(wire, *papers, copies=tuple(make_copy((wire, LINE), (paper, LINE)) for paper in papers))
    assert graph is not None
    spots = sorted((arrow.x, arrow.y) for arrow in graph.arrows)
    assert all(a[0] != b[0] or b[1] - a[1] >= graph.box_height for a, b in zip(spots, spots[1:], strict=False))
    corners = sorted((node.x, node.y) for node in graph.nodes)
    assert all(a[0] != b[0] or b[1] - a[1] > graph.box_height for a, b in zip(corners, corners[1:], strict=False))


def test_an_arrow_over_a_column_passes_no_box() -> None:
    first, second = "A ferry sank off the cape.", "Divers found its bell."
    wire = make_report(f"{first} {second} Wire was told.", outlet="Wire")
    paper = make_report(f"{first} Paper was told of it.", outlet="Paper")
    site = make_report(f"{first} Paper was told of it. {second}", outlet="Site")
    copies = (
        make_copy((wire, first), (paper, first)),
        make_copy((paper, "Paper was told of it."), (site, "Paper was told of it.")),
        make_copy((wire, second), (site, second)),
    )
    graph = drawn(wire, paper, site, copies=copies)
    assert graph is not None
    (far,) = (arrow for arrow in graph.arrows if arrow.told.startswith("Site carries text of Wire"))
    (box,) = (node for node in graph.nodes if node.name == "Paper")
    row = box.y + graph.box_height // 2
    assert f" {row} H{box.x + graph.box_width}" not in far.path
