"""EDTF values: which days they cover and what two of them have in common."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.lib.dates import (
    compatible,
    days_between,
    days_of,
    month_and_day,
    nearest_weekday,
    only_day,
    shown,
)

DAYS = st.dates(min_value=date(1500, 1, 1), max_value=date(2999, 12, 31))


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2023", date(2023, 1, 1), date(2023, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2023-22", date(2023, 6, 1), date(2023, 8, 31)),
        ("2023-24", date(2023, 12, 1), date(2024, 2, 29)),
        ("2023-W01", date(2023, 1, 2), date(2023, 1, 8)),
        ("199X", date(1990, 1, 1), date(1999, 12, 31)),
        ("2020/2022", date(2020, 1, 1), date(2022, 12, 31)),
        ("1988/..", date(1988, 1, 1), date.max),
        ("2023-09-19T16:30", date(2023, 9, 19), date(2023, 9, 19)),
    ],
)
def test_value_covers_its_days(value, first, last):
    assert days_of(value) == (first, last)


@pytest.mark.parametrize(
    "value", ["", "P44D", "2023-13", "2023-02-30", "XXXX-09-19", "2022/2020", "T16:30", "2023-W60", "/"]
)
def test_value_without_days_covers_none(value):
    assert days_of(value) is None


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("2023-09", "2023-09-19", True),
        ("2023-09", "2023-10-01", False),
        ("XXXX-09-19", "2023-09-19", True),
        ("XXXX-09-09", "2023-09-19", False),
        ("XXXX-09", "2023-09-19", True),
        ("XXXX-09-19", "XXXX-09-20", False),
        ("XXXX-09-19", "2020/2022", True),
        ("", "2023-09-19", True),
        ("P4D", "2023-09-19", True),
    ],
)
def test_times_are_compatible_where_their_days_overlap(a, b, expected):
    assert compatible(a, b) is expected
    assert compatible(b, a) is expected


@given(DAYS, DAYS)
def test_days_between_counts_from_the_first_to_the_second(a, b):
    assert days_between(a.isoformat(), b.isoformat()) == (b - a).days


@given(DAYS, st.integers(0, 6), st.booleans())
def test_nearest_weekday_lies_within_six_days_on_the_side_asked_for(today, weekday, future):
    found = nearest_weekday(weekday, today, future=future)
    assert found.weekday() == weekday
    away = found - today
    assert timedelta(0) <= (away if future else -away) <= timedelta(days=6)


@given(st.text(max_size=40))
def test_any_text_is_a_value_that_may_cover_nothing(text):
    days = days_of(text)
    assert days is None or days[0] <= days[1]
    assert compatible(text, "2023") in (True, False)
    assert isinstance(shown(text), str)
    assert only_day(text) is None or month_and_day(text) is not None


def test_value_is_shown_as_a_reader_would_write_it():
    assert shown("2023-09-19T16:30") == "Tuesday 19 September 2023, 16:30"
    assert shown("XXXX-09-09") == "9 September"
    assert shown("2020-23") == "autumn 2020"


def test_quarters_halves_weeks_and_decades_are_shown_in_words():
    assert shown("2024-33") == "the first quarter of 2024"
    assert shown("2024-41") == "the second half of 2024"
    assert shown("2023-W37") == "the week of 11 September 2023"
    assert shown("202X") == "the 2020s"


def test_ranges_are_shown_from_end_to_end_with_what_they_share_said_once():
    assert shown("2020-05-27/2020-06-03") == "27 May to 3 June 2020"
    assert shown("2020-05-27/2020-05-29") == "27 to 29 May 2020"
    assert shown("2020-12-30/2021-01-02") == "30 December 2020 to 2 January 2021"
    assert shown("2020/2022") == "2020 to 2022"
    assert shown("1988/..") == "from 1988 on"
    assert shown("../2022") == "until 2022"
    assert shown("XXXX-05-27/XXXX-06-03") == "27 May to 3 June"
