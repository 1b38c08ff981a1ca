import pytest

from crossread.present.names import count_of, listed, origins_between, reading_order, short_names, show_day, show_days
from crossread.testing import make_reading, make_record, make_report


def names_of(*reports):
    names = short_names(make_record(tuple(make_reading(report) for report in reports)))
    return [names[report.id] for report in reports]


def test_outlet_names_the_report_else_the_agency_else_the_file():
    reports = (
        make_report("One.", outlet="Echo", agency="XNA"),
        make_report("Two.", agency="XNA"),
        make_report("Three.", source="in/x.txt"),
    )
    assert names_of(*reports) == ["Echo", "XNA", "x"]


def test_reports_of_one_outlet_are_told_apart_by_day():
    reports = (
        make_report("One.", outlet="XNA", published="2025-06-14"),
        make_report("Two.", outlet="XNA", published="2025-06-15"),
    )
    assert names_of(*reports) == ["XNA 14 Jun", "XNA 15 Jun"]


def test_reports_of_one_outlet_and_day_are_numbered_as_they_came_out():
    late = make_report("Two.", outlet="XNA", published="2025-06-14T20:00")
    early = make_report("One.", outlet="XNA", published="2025-06-14T09:00")
    assert names_of(late, early) == ["XNA #2", "XNA #1"]
    next_day = make_report("Three.", outlet="XNA", published="2025-06-15")
    assert names_of(late, next_day, early) == ["XNA 14 Jun #2", "XNA 15 Jun", "XNA 14 Jun #1"]


def test_day_without_a_year_stands_among_the_days_of_the_latest_year():
    reports = (
        make_report("One.", outlet="A", published="2025-06-15"),
        make_report("Two.", outlet="B", published="XXXX-06-14"),
        make_report("Three.", outlet="C"),
    )
    assert [report.outlet for report in reading_order(reports)] == ["B", "A", "C"]


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("2023-09-19", "19 Sep 2023"),
        ("2023-09-19T16:30", "19 Sep 2023"),
        ("2023-09", "Sep 2023"),
        ("2023", "2023"),
        ("XXXX-09-19", "19 Sep"),
        ("P3D", ""),
        ("", ""),
    ],
)
def test_days_are_shown_in_few_letters(value, shown):
    assert show_day(value) == shown


@pytest.mark.parametrize(
    ("start", "end", "shown"),
    [
        ("2023-09-19", "2023-09-19", "19 Sep 2023"),
        ("2023-09-19", "2023-09-20", "19-20 Sep 2023"),
        ("2023-09-30", "2023-10-02", "30 Sep - 2 Oct 2023"),
        ("2023-12-31", "2024-01-01", "31 Dec 2023 - 1 Jan 2024"),
        ("", "", ""),
        ("2023-09-19", "", "19 Sep 2023"),
    ],
)
def test_a_stretch_of_days_is_shown_once(start, end, shown):
    assert show_days(start, end) == shown


def test_counts_and_lists_read_as_english():
    assert [count_of(1, "report"), count_of(2, "report"), count_of(2, "copy")] == ["1 report", "2 reports", "2 copies"]
    assert [origins_between(1, 1), origins_between(3, 4)] == ["1 origin", "3 to 4 origins"]
    assert listed(["a", "b", "a"]) == "a, b"
    assert listed("abcdefghij", at_most=3) == "a, b, c and 7 more"
