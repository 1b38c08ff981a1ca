"""The fit finds the least loss among weights that are not below 0."""

import numpy as np

from training.story_levels import FEATURES
from training.story_weights import RIDGE, hide, least_loss


def test_weights_are_not_below_nothing_and_no_step_lessens_the_loss() -> None:
    rng = np.random.default_rng(3)
    rows = np.hstack([rng.integers(0, 2, (400, 6)).astype(float), np.ones((400, 1))])
    truth = np.array([2.0, 1.0, 0.5, 0.0, -1.0, -2.0, -1.0])
    same = (rng.random(400) < 1 / (1 + np.exp(-rows @ truth))).astype(float)
    counts, given = rng.uniform(0.5, 1.5, 400), rng.normal(0, 0.3, 400)
    found = least_loss(rows, same, counts, given)
    assert (found[:-1] >= 0).all()
    assert found[0] > found[1] > 0
    likely = 1 / (1 + np.exp(-rows @ found - given))
    slope = rows.T @ (counts * (likely - same)) + 2 * RIDGE * np.append(found[:-1], 0)
    assert np.abs(slope[found > 0]).max() < 1e-3
    assert slope[:-1][found[:-1] == 0].min() > -1e-3
    assert (found[4:6] == 0).all()


def test_pairs_that_all_belong_together_are_no_stumbling_block() -> None:
    found = least_loss(np.ones((5, 2)), np.ones(5), np.ones(5), np.zeros(5))
    assert np.isfinite(found).all()


def test_only_features_that_may_tell_against_are_hidden() -> None:
    values = np.ones((300, len(FEATURES)))
    hidden = np.isnan(hide(values, np.random.default_rng(1))).mean(axis=0)
    told = dict(zip(FEATURES, hidden.tolist(), strict=True))
    assert told["body"] == told["words"] == told["names"] == 0
    assert 0.2 < told["day"] < 0.5
    assert 0.2 < told["aside"] < 0.5
    assert not np.isnan(values).any()
