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
