from itertools import permutations

import numpy as np
import pytest

from evals.chains import assignment, conll


def test_same_chains_are_all_right() -> None:
    assert conll([([{1, 2, 3}, {4, 5}], [{4, 5}, {3, 2, 1}])])["conll_f1"] == 1.0


def test_chains_of_one_mention_do_not_count() -> None:
    assert conll([([{1, 2}, {9}], [{1, 2}, {7}])])["conll_f1"] == 1.0


def test_nothing_said_is_zero() -> None:
    assert conll([([{1, 2}], [])])["conll_f1"] == 0.0


def test_a_chain_torn_in_two_is_scored_as_the_measures_define_it() -> None:
    scores = conll([([{1, 2, 3, 4}], [{1, 2}, {3, 4}])])
    assert scores["muc_recall"] == pytest.approx(2 / 3)
    assert scores["muc_precision"] == 1.0
    assert scores["b3_recall"] == pytest.approx(0.5)
    assert scores["b3_precision"] == 1.0
    assert scores["ceafe_recall"] == pytest.approx(2 / 3)
    assert scores["ceafe_precision"] == pytest.approx(1 / 3)


def test_sums_run_over_documents_before_ratios() -> None:
    scores = conll([([{1, 2}], [{1, 2}]), ([{1, 2, 3}], [])])
    assert scores["muc_recall"] == pytest.approx(1 / 3)


@pytest.mark.parametrize("shape", [(1, 1), (2, 4), (4, 2), (5, 5)])
def test_assignment_is_the_best_there_is(shape: tuple[int, int]) -> None:
    gains = np.random.default_rng(sum(shape)).random(shape)
    few, many = sorted(shape)
    wide = gains if shape[0] <= shape[1] else gains.T
    best = max(sum(wide[i, c] for i, c in enumerate(chosen)) for chosen in permutations(range(many), few))
    assert sum(gains[pair] for pair in assignment(gains)) == pytest.approx(best)
