import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from crossread.annotate.bio import spans


def rows(*labels: str) -> np.ndarray:
    return np.array([[9.0 * (label == x) for x in "OBI"] for label in labels], np.float32)


def test_spans_are_read_off_clear_scores() -> None:
    assert spans(rows(*"OBIIOB")) == [(1, 4, 0), (5, 6, 0)]


def test_nothing_goes_on_that_did_not_begin() -> None:
    scores = np.array([[2, 0, 0], [0, 1, 3], [0, 0, 3]], np.float32)
    assert spans(scores) == [(1, 3, 0)]


def test_kinds_are_not_mixed_within_a_span() -> None:
    scores = np.array([[0, 5, 0, 4, 0], [0, 0, 3, 0, 4.5]], np.float32)
    assert spans(scores) == [(0, 2, 1)]


def test_opening_costs_join_what_is_hardly_parted() -> None:
    scores = np.array([[0, 4, 0], [0, 3, 2], [0, 0, 4]], np.float32)
    assert spans(scores) == [(0, 1, 0), (1, 3, 0)]
    assert spans(scores, opening=2.0) == [(0, 3, 0)]


@given(arrays(np.float32, st.tuples(st.integers(1, 30), st.just(5)), elements=st.floats(-8, 8, width=32)))
def test_spans_are_in_order_and_apart(scores: np.ndarray) -> None:
    found = spans(scores)
    assert all(a < b for a, b, _ in found)
    assert all(x[1] <= y[0] for x, y in zip(found, found[1:], strict=False))
