"""Levels of the plan become steps to fit, and fitted steps a table."""

import numpy as np

from crossread.weigh.stories import levels, score
from training.story_levels import FEATURES, PLAN, STEPS, design, scores, set_by_hand, table_of


def row(**told: float) -> np.ndarray:
    """One pair with these features."""
    return np.array([[told.get(feature, np.nan) for feature in FEATURES]])


def test_plan_has_the_features_of_the_shipped_table() -> None:
    assert {"constant", *FEATURES} == set(levels())


def test_many_pairs_score_as_one_pair_does() -> None:
    rng = np.random.default_rng(1)
    values = np.hstack(
        [rng.uniform(-40, 3, (200, len(FEATURES) // 2)), rng.uniform(0, 1, (200, -(-len(FEATURES) // 2)))]
    )
    values[rng.random(values.shape) < 0.3] = np.nan
    told = [{f: v for f, v in zip(FEATURES, pair, strict=True) if not np.isnan(v)} for pair in values.tolist()]
    assert np.allclose(scores(levels(), values), [score(found) for found in told])


def test_feature_that_cannot_be_told_has_no_part() -> None:
    assert not design(row()).any()
    assert set_by_hand(row()).tolist() == [0.0]
    assert set_by_hand(row(vessel=0)).tolist() == [-0.8]


def test_weights_rise_with_likeness_and_fall_with_what_tells_against() -> None:
    table = table_of(np.ones(len(STEPS)), -5.0)
    for feature in FEATURES:
        weights = [level.weight for level in table[feature][::-1]]
        assert weights == sorted(weights, reverse=feature == "aside"), feature
    assert [level.weight for level in table["aside"]] == [-2.0, -1.0, 0.0]
    assert [level.weight for level in table["toll"]] == [2.0, 0.0, -2.0]
    assert table["constant"][0].weight == -5.0


def test_table_scores_as_the_fitted_steps_do() -> None:
    weights = np.linspace(0.2, 1.0, len(STEPS))
    values = np.vstack([row(body=0.7, words=0.05, day=-4, aside=2, vessel=1), row(names=0.5, published=-400, quotes=0)])
    wanted = design(values) @ weights + set_by_hand(values) - 3
    assert np.allclose(scores(table_of(weights, -3.0), values), wanted, atol=0.05)


def test_levels_that_differ_little_are_one_and_name_the_next_that_is_kept() -> None:
    weights = np.zeros(len(STEPS))
    weights[[i for i, s in enumerate(STEPS) if s.feature == "day" and s.at == -6 and not s.above]] = 2.0
    day = table_of(weights, 0.0)["day"]
    assert [(level.name, level.weight) for level in day] == [("6-days", 0.0), ("over-6-days", -2.0)]
    assert "more than 6 days" in day[-1].sentence


def test_no_two_levels_of_a_feature_share_a_name() -> None:
    assert len({(planned.feature, planned.level) for planned in PLAN}) == len(PLAN)
