"""Numbers, dates and figures: what was written is what is read, and comparing does not depend on who is asked first."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from crossread.lib.dates import compatible, days_between, days_of, only_day
from crossread.lib.numbers import numbers_in, read_number
from crossread.lib.slips import slip_in
from crossread.testing import make_figure, make_report
from crossread.weigh.figures import compare_figures

days = st.dates(min_value=date(1800, 1, 1), max_value=date(2200, 12, 31)).map(date.isoformat)
numbers = st.integers(0, 10**9)
REPORT = make_report("At least 27 people died.")
bounds = st.fixed_dictionaries(
    {}, optional={name: st.integers(1, 500).map(float) for name in ("low", "approx", "value")}
)


@given(numbers)
def test_a_number_is_read_as_it_was_written(number):
    assert read_number(str(number)) == number
    assert read_number(f"{number:,}") == number


@given(st.text(max_size=200))
def test_numbers_stand_where_they_say(text):
    for number in numbers_in(text):
        assert 0 <= number.start < number.end <= len(text)


@given(days, days)
def test_days_apart_are_counted_alike_from_both_sides(one, other):
    assert days_between(one, other) == -days_between(other, one)
    assert compatible(one, other) == compatible(other, one) == (one == other)


@given(days)
def test_a_day_lies_in_its_month_and_year(day):
    for wider in (day, day[:7], day[:4]):
        assert compatible(day, wider)
    assert only_day(day) == date.fromisoformat(day)


@given(st.text(max_size=20))
def test_what_is_no_date_is_none_and_raises_nothing(text):
    assert days_of(text) is None or days_of(text)


@given(bounds, bounds)
def test_figures_compare_alike_from_both_sides(one, other):
    a, b = (make_figure(REPORT, "At least 27", **fields) for fields in (one, other))
    assert compare_figures(a, b).verdict == compare_figures(b, a).verdict


@given(bounds)
def test_a_figure_never_conflicts_with_itself(fields):
    figure = make_figure(REPORT, "At least 27", **fields)
    assert compare_figures(figure, figure).verdict != "conflict"


@given(st.text("0123456789", min_size=1, max_size=7), st.text("0123456789", min_size=1, max_size=7))
def test_slips_are_alike_from_both_sides(one, other):
    assert bool(slip_in(one, other)) == bool(slip_in(other, one))
