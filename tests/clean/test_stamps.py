"""Stamps: dates and times in lines of their own."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.clean.stamps import DATE, day_value, read_stamps


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Published 3 May 2024, 10:12 CEST", {"published": "2024-05-03T10:12+02:00"}),
        ("Updated 20:07, 03-May-2024", {"updated": "2024-05-03T20:07"}),
        ("Publication: 03.05.2024 - 17:58", {"published": "2024-05-03T17:58"}),
        ("Friday 3 May 2024 11.05 GMT", {"published": "2024-05-03T11:05Z"}),
        ("3 May 2024 | 15:40 | Updated 16:05", {"published": "2024-05-03T15:40", "updated": "2024-05-03T16:05"}),
        ("www.ardapost.example | 2024-05-03T07:59:17", {"published": "2024-05-03T07:59:17"}),
        ("www.ardapost.example | 2024-05-03T00:00:00", {"published": "2024-05-03"}),
        ("May 3, 2024 3:45 PM IST", {"published": "2024-05-03T15:45"}),
        ("3 May 2024, 12:00 (10:00 GMT)", {"published": "2024-05-03T12:00+02:00"}),
        ("2024-05-03T07:08:09+02:00", {"published": "2024-05-03T07:08:09+02:00"}),
        ("Arda, 3 May 2024, 2100 GMT", {"published": "2024-05-03T21:00Z"}),
        ("Last updated: Friday 3 May, 08:15 local time", {"updated": "XXXX-05-03T08:15"}),
        ("05/06/2024", {"published": "2024"}),
        ("25/06/2024", {"published": "2024-06-25"}),
        ("Fri, 03 May 2024 12:30 am", {"published": "2024-05-03T00:30"}),
    ],
)
def test_stamp_lines_are_read(line, expected):
    found = read_stamps(line)
    assert found is not None
    assert {mark.what: mark.value for mark in found.marks} == expected


@pytest.mark.parametrize(
    "line",
    [
        "About 3,000 people marched on 12 May",
        "08:15 Sixty-one detained",
        "20:41",
        "FIRE OF 8 OCTOBER, ARDA REGION",
        "On 16 November 2023, at about 15:30, a group of men crossed the line of the border.",
        "XNA 1830",
        "31 February 2024",
        "",
    ],
)
def test_other_lines_are_none(line):
    assert read_stamps(line) is None


def test_a_weekday_is_resolved_from_the_publication_on():
    found = read_stamps("Updated at 9:50 p.m. ET Friday", after="2024-05-02")
    assert found is not None
    assert found.marks[0].value == "2024-05-03T21:50"


def test_what_is_left_beside_a_stamp_is_told():
    line = "By Jo Doe, 3 May 2024, 17:30"
    found = read_stamps(line)
    assert found is not None
    assert [line[slice(*span)] for span in found.rest] == ["By Jo Doe"]


@given(
    st.dates(min_value=date(1900, 1, 1), max_value=date(2099, 12, 31)),
    st.sampled_from(["%d %B %Y", "%B %d, %Y", "%Y-%m-%d", "%d.%m.%Y", "%d %b. %Y"]),
)
def test_any_written_day_is_read_as_that_day(day, form):
    match = DATE.search(day.strftime(form))
    assert match is not None
    assert day_value(match) == day.isoformat()


@given(st.text())
def test_no_text_breaks_the_reader(text):
    read_stamps(text)


def test_a_notice_with_the_day_of_its_last_check_bears_both_days():
    (published, updated) = read_stamps("SAFETY NOTICE - issued 3 March 2031, last reviewed 5 March 2031").marks
    assert (published.what, published.value) == ("published", "2031-03-03")
    assert (updated.what, updated.value) == ("updated", "2031-03-05")
