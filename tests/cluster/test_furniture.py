"""What an outlet prints under all its reports pulls none into another's story and is nobody's copy."""

from crossread.cluster import cluster
from crossread.cluster.furniture import repeated_lines, standing_lines
from crossread.model.reading import Reading
from crossread.testing import make_notes, make_reading, make_report

FOOT = "The Lantern Press prints nine papers along the coast and belongs to a guild whose only aim is honest news for its readers."
QUARRY = "Forty tonnes of slate slid into the quarry pond of Dunmarrow on Tuesday.\n\nForeman Ivor Quill had sent the crew home."
SLATE = "A slide of slate at the Dunmarrow quarry could cost sixty jobs, foreman Ivor Quill said after it on Tuesday."
CHOIR = (
    "The choir of Pellbrook won the lute prize on Tuesday.\n\nConductor Mabel Finch wept when her sopranos were named."
)


def report(text: str, title: str, outlet: str, *, foot: str = FOOT) -> Reading:
    """A report with its paper's line below it."""
    made = make_report(f"{title}\n\n{text}\n\n{foot}", title=title, outlet=outlet, published="2031-06-03T08:00Z")
    return make_reading(made, notes=make_notes(made), event_date="2031-06-03")


def three() -> tuple[Reading, Reading, Reading]:
    """Two reports of one happening by two papers of one house, and one of another happening by the second."""
    return (
        report(QUARRY, "Slate slides into Dunmarrow pond", "North Lantern"),
        report(SLATE, "Sixty jobs at risk in Dunmarrow", "South Lantern"),
        report(CHOIR, "Pellbrook choir wins lute prize", "South Lantern"),
    )


def test_line_under_two_unlike_reports_of_a_paper_is_furniture_of_all_that_print_it() -> None:
    assert standing_lines(three()) == {("North Lantern", FOOT), ("South Lantern", FOOT)}
    assert standing_lines(three()) <= repeated_lines(three())


def test_line_in_two_reports_of_one_happening_is_none() -> None:
    again = report(SLATE + "\n\nThe pond is closed.", "Dunmarrow slate: pond closed", "South Lantern")
    assert not standing_lines((three()[1], again))


def test_report_above_the_same_line_stands_alone_and_copies_nobody() -> None:
    quarry, jobs, choir = three()
    stories = cluster((quarry, jobs, choir))
    assert (choir.id,) in [story.reports for story in stories]
    assert all(copy.standing for story in stories for copy in story.copies if choir.id in (copy.original, copy.copy))
    assert not any({copy.original, copy.copy} == {quarry.id, jobs.id} for story in stories for copy in story.copies)
