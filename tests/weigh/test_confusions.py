"""Known confusions of translation."""

import pytest

from crossread.data import read_table
from crossread.lib.states import state_name
from crossread.testing import make_figure, make_report
from crossread.weigh.confusions import confused_numbers, confused_states
from crossread.weigh.figures import slip_between


@pytest.mark.parametrize(("one", "other"), [("AZ", "AF"), ("AT", "AU"), ("KP", "KR"), ("NE", "NG")])
def test_known_confusions_have_a_sentence_either_way(one: str, other: str) -> None:
    assert confused_states(one, other) == confused_states(other, one) != ""


@pytest.mark.parametrize(("one", "other"), [("AZ", "RU"), ("AZ", "AZ"), ("", "AF"), ("XX", "YY")])
def test_other_pairs_have_none(one: str, other: str) -> None:
    assert confused_states(one, other) == ""


def test_every_code_of_the_table_is_a_state() -> None:
    codes = {
        c for r in read_table("reconcile", "confusions.tsv") if r["kind"] == "state" for c in r["values"].split("|")
    }
    assert not [code for code in codes if state_name(code) == code]


def test_numbers_are_confused_by_their_ratio() -> None:
    assert "thousand times" in confused_numbers(3e9, 3e12)
    assert confused_numbers(3e9, 4e9) == ""
    assert confused_numbers(0, 5) == ""


def test_slips_of_unit_and_scale() -> None:
    report = make_report("The fire ran 40 miles. It ran 40 km. It cost 3 billion pesos, or 3,000,000,000,000 pesos.")
    miles = make_figure(report, "40 miles", measure="other", value=40, unit="mile")
    km = make_figure(report, "40 km", measure="other", value=40, unit="km")
    assert slip_between(miles, km) == "unit"
    billion = make_figure(report, "3 billion pesos", measure="amount", value=3e9, unit="peso")
    trillion = make_figure(report, "3,000,000,000,000 pesos", measure="amount", value=3e12, unit="peso")
    assert slip_between(billion, trillion) == "scale"
