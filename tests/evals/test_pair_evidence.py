"""How well scores part the right pairs from the others."""

import pytest

from evals.pair_evidence import area, at_precision


def test_the_area_is_one_where_all_right_ones_score_higher() -> None:
    assert area([0.9, 0.8, 0.1], [True, True, False]) == 1.0
    assert area([0.5, 0.5], [True, False]) == 0.5
    assert area([0.9], [True]) == 0.0


def test_what_is_found_at_a_precision_stops_at_the_first_false_ones() -> None:
    assert at_precision([0.9, 0.8, 0.7, 0.6], [True, False, True, True], least=0.9) == pytest.approx(1 / 3)
    assert at_precision([0.9, 0.8], [False, False], least=0.9) == 0.0
