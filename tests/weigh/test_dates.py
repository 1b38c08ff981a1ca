"""Two times, and a weekday against its date."""

import pytest

from crossread.testing import make_report, make_when
from crossread.weigh.dates import compare_dates, compare_whens, weekday_mismatch

REPORT = make_report("Some words.")


def when(value: str, **fields):
    return make_when(REPORT, "Some", value, **fields)


@pytest.mark.parametrize(
    ("a", "b", "verdict", "slip"),
    [
        ("2023-09-19", "2023-09-19T16:30", "same", ""),
        ("2023-09", "2023-09-19", "compatible", ""),
        ("2023-09-09", "2023-09-19", "differ", "digit"),
        ("XXXX-09-09", "2023-09-19", "differ", "digit"),
        ("2023-11-16", "2023-11-17", "differ", ""),
        ("2022-11-16", "2023-11-16", "differ", "year"),
        ("2023-10-16", "2023-11-16", "differ", "month"),
        ("", "2023-11-17", "compatible", ""),
        ("P4D", "2023-11-17", "compatible", ""),
    ],
)
def test_dates_are_told_apart_with_the_slip_that_explains_it(a, b, verdict, slip):
    found = compare_dates(a, b)
    assert (found.verdict, found.slip) == (verdict, slip)
    assert compare_dates(b, a).verdict == verdict


def test_days_between_are_counted_from_the_first():
    assert compare_dates("2023-11-16", "2023-11-18").days == 2


def test_one_instant_in_two_zones_is_the_same():
    a = when("2023-11-16T16:30", kind="time", utc="2023-11-16T10:30Z")
    b = when("2023-11-16T15:30", kind="time", utc="2023-11-16T10:30Z")
    assert compare_whens(a, b).verdict == "same"
    later = when("2023-11-16T16:10", kind="time", utc="2023-11-16T11:10Z")
    assert compare_whens(a, later).minutes == 40


def test_weekday_that_does_not_fit_its_date_is_told():
    reason = weekday_mismatch(when("2025-06-14", weekday=4))
    assert reason is not None
    assert reason.sentence == "14 June 2025 was a Saturday, not a Friday"
    assert weekday_mismatch(when("2025-06-14", weekday=5)) is None
    assert weekday_mismatch(when("XXXX-06-14", weekday=4)) is None
