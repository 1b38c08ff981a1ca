"""Scores between pairs give groups, and chains do not grow into one."""

from crossread.cluster.groups import group


def test_pairs_that_score_above_nothing_are_one_group() -> None:
    assert group(4, {(0, 1): 2.0, (2, 3): 1.0, (1, 2): -3.0}) == [(0, 1), (2, 3)]


def test_chain_of_like_pairs_does_not_grow_into_one_blob() -> None:
    scores = {(i, i + 1): 1.0 for i in range(5)} | {(i, j): -4.0 for i in range(6) for j in range(i + 2, 6)}
    assert max(len(members) for members in group(6, scores)) == 2


def test_pair_that_was_not_compared_keeps_groups_apart() -> None:
    assert group(3, {(0, 1): 2.0, (1, 2): 2.0}) == [(0, 1), (2,)]


def test_one_very_high_score_does_not_carry_a_contradicted_report_along() -> None:
    assert group(3, {(0, 1): 3.0, (0, 2): 99.0, (1, 2): -99.0}) in ([(0, 1), (2,)], [(0, 2), (1,)])


def test_ties_go_to_the_lower_positions() -> None:
    assert group(3, {(0, 1): 1.0, (1, 2): 1.0, (0, 2): -5.0}) == [(0, 1), (2,)]


def test_nothing_gives_nothing() -> None:
    assert group(0, {}) == []
    assert group(2, {}) == [(0,), (1,)]
