from itertools import product

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from crossread.annotate.trees import tree


def is_tree(heads: list[int]) -> bool:
    if heads.count(-1) != 1:
        return False
    for word in range(len(heads)):
        seen = set()
        at = word
        while at >= 0:
            if at in seen:
                return False
            seen.add(at)
            at = heads[at]
    return True


def scores_of(size: int, numbers: np.ndarray) -> np.ndarray:
    return numbers[: size * (size + 1)].reshape(size, size + 1).astype(np.float32)


@given(st.integers(1, 12), arrays(np.float32, 12 * 13, elements=st.floats(-10, 10, width=32)))
def test_heads_are_always_a_tree_with_one_root(size: int, numbers: np.ndarray) -> None:
    assert is_tree(tree(scores_of(size, numbers)))


def best_with_root(scores: np.ndarray, root: int) -> float:
    choices = [[-1] if word == root else [h for h in range(len(scores)) if h != word] for word in range(len(scores))]
    return max(total(scores, list(heads)) for heads in product(*choices) if is_tree(list(heads)))


def total(scores: np.ndarray, heads: list[int]) -> float:
    logs = scores.astype(np.float64).copy()
    logs[np.arange(len(scores)), np.arange(len(scores)) + 1] = -np.inf
    logs -= np.logaddexp.reduce(logs, axis=1, keepdims=True)
    return float(sum(logs[word, head + 1] for word, head in enumerate(heads)))


@given(st.integers(2, 4), arrays(np.float32, 20, elements=st.floats(-5, 5, width=32)))
def test_tree_is_the_best_for_its_root(size: int, numbers: np.ndarray) -> None:
    scores = scores_of(size, numbers)
    heads = tree(scores)
    assert total(scores, heads) >= best_with_root(scores, heads.index(-1)) - 1e-6


def test_two_words_that_point_at_each_other_are_parted() -> None:
    scores = np.array([[1, 0, 9, 0], [0, 9, 0, 5], [8, 0, 0, 0]], np.float32)
    assert tree(scores) == [1, 2, -1]
