"""What a story is called."""

import pytest

from crossread.cluster.describe import days_of_story, title_of
from crossread.testing import make_notes, make_reading, make_report, make_when

SAID = "A ferry sank off Lirio at dawn, and the crew swam ashore, the coast guard said."


def title(*titles: str) -> str:
    reports = [make_report(f"{t}\n\n{SAID}", title=t, outlet=f"Outlet {n}") for n, t in enumerate(titles)]
    readings = [make_reading(report, notes=make_notes(report)) for report in reports]
    pairs = {(i, j): 5.0 for j in range(len(readings)) for i in range(j)}
    return title_of(readings, tuple(range(len(readings))), pairs)


@pytest.mark.parametrize(
    "other",
    [
        "The day in forty items",
        "What now for the ferry off Lirio?",
        "LIVE: Ferry sinks off Lirio",
        "On our own account",
    ],
)
def test_title_that_says_what_happened_comes_before_others(other: str) -> None:
    assert title(other, "Ferry sinks off Lirio, crew swims ashore") == "Ferry sinks off Lirio, crew swims ashore"


def test_story_of_one_report_bears_its_title() -> None:
    assert title("What now?") == "What now?"


def test_order_of_reports_changes_no_title() -> None:
    titles = ["Ferry sinks off Lirio", "Crew of Lirio ferry swims ashore", "Ferry lost"]
    assert title(*titles) == title(*titles[::-1])


def days(*told: tuple[str, str]) -> tuple[str, str]:
    """The span of a story of reports, each with the day of which it tells and the one on which it came out."""
    reports = [make_report(f"Report {n}.", published=out) for n, (_, out) in enumerate(told)]
    return days_of_story([make_reading(r, event_date=day) for r, (day, _) in zip(reports, told, strict=True)])


def test_span_begins_on_the_day_that_most_give_and_ends_with_the_last_report() -> None:
    given = [("2031-05-03", "2031-05-04"), ("2031-05-03", "2031-05-05"), ("2031-05-02", "2031-05-04")]
    assert days(*given) == ("2031-05-03", "2031-05-05")


def test_day_long_past_that_one_of_three_tells_of_is_no_beginning() -> None:
    given = [("2030-01-09", "2031-05-04"), ("", "2031-05-05"), ("", "2031-05-04")]
    assert days(*given) == ("2031-05-04", "2031-05-05")


def test_day_long_past_that_most_tell_of_is_the_beginning() -> None:
    given = [("2030-01-09", "2031-05-04"), ("2030-01-09", "2031-05-05"), ("", "2031-05-04")]
    assert days(*given)[0] == "2030-01-09"


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("The mill of Orsk gave a contract to a friend. Its head signed it on 9 January.", "2031-05-04"),
        ("The mill of Orsk gave a contract to a friend on 9 January. Its head signed it.", "2031-01-09"),
    ],
)
def test_day_long_past_below_the_first_sentence_is_background(text: str, start: str) -> None:
    reports = [make_report(text, published=out) for out in ("2031-05-04", "2031-05-05")]
    whens = [(make_when(report, "9 January", "2031-01-09"),) for report in reports]
    told = zip(reports, whens, strict=True)
    readings = [make_reading(r, whens=w, event_date="2031-01-09", notes=make_notes(r)) for r, w in told]
    assert days_of_story(readings)[0] == start


def test_reports_without_dates_have_no_span() -> None:
    assert days(("", ""), ("", "")) == ("", "")
