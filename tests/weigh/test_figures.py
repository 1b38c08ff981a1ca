"""Two figures of one measure."""

import pytest

from crossread.testing import make_figure, make_report
from crossread.weigh.figures import compare_figures, shown

REPORT = make_report("Some words.")


def figure(measure: str = "killed", **fields):
    return make_figure(REPORT, "Some", measure=measure, **fields)


@pytest.mark.parametrize(
    ("a", "b", "verdict"),
    [
        ({"value": 12}, {"value": 12}, "equal"),
        ({"value": 12}, {"value": 14}, "conflict"),
        ({"low": 27}, {"value": 31}, "compatible"),
        ({"low": 27}, {"value": 23}, "conflict"),
        ({"low": 11}, {"low": 20}, "compatible"),
        ({"high": 32}, {"value": 30}, "compatible"),
        ({"approx": 600}, {"approx": 6000}, "conflict"),
        ({"approx": 2300}, {"value": 2287}, "compatible"),
        ({"approx": 50}, {"value": 48}, "compatible"),
        ({"approx": 850}, {"approx": 1000}, "conflict"),
        ({"low": 24, "high": 99, "vague": True}, {"value": 37}, "compatible"),
        ({"value": 11.2, "unit": "percent"}, {"value": 11, "unit": "percent"}, "compatible"),
        ({"value": 11.2, "unit": "percent"}, {"value": 12.1, "unit": "percent"}, "conflict"),
        ({"value": 50}, {"value": 48}, "conflict"),
        ({"value": 2, "of_country": "KE"}, {"value": 4, "of_country": "UG"}, "compatible"),
        ({}, {"value": 4}, "compatible"),
    ],
)
def test_verdict_follows_bounds_and_rounding_both_ways(a, b, verdict):
    assert compare_figures(figure(**a), figure(**b)).verdict == verdict
    assert compare_figures(figure(**b), figure(**a)).verdict == verdict


def test_units_of_one_kind_are_converted():
    points = figure("share", value=0.75, unit="percentage point")
    assert compare_figures(points, figure("share", value=75, unit="basis point")).verdict == "equal"
    kilometres = figure("other", approx=230, unit="km")
    assert compare_figures(kilometres, figure("other", approx=140, unit="mile")).verdict == "compatible"


def test_percent_and_percentage_points_are_not_set_against_each_other():
    rate, step = figure("share", value=8, unit="percent"), figure("share", value=0.75, unit="percentage point")
    assert compare_figures(rate, step).reason.rule == "figures.apart"


def test_conflict_names_the_slip_and_the_difference():
    found = compare_figures(figure(value=212), figure(value=221))
    assert (found.slip, found.difference) == ("transposed", 9)
    assert "changed places" in found.reason.sentence


def test_figure_is_shown_with_its_bound_and_unit():
    assert shown(figure(low=27)) == "at least 27"
    assert shown(figure("amount", approx=4_600_000, unit="EUR")) == "about 4,600,000 EUR"
    assert shown(figure(low=24, high=99)) == "24 to 99"
