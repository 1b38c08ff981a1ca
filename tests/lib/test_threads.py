"""Matrix products on one thread."""

import numpy as np
from threadpoolctl import threadpool_info

from crossread.lib.threads import one_thread


def blas_threads() -> set[int]:
    return {pool["num_threads"] for pool in threadpool_info() if pool["user_api"] == "blas"}


def test_products_take_one_thread_and_all_are_given_back() -> None:
    assert np.ones((2, 2)).sum() == 4  # numpy is loaded, and its BLAS with it
    before = blas_threads()
    with one_thread():
        assert blas_threads() == {1}
    assert blas_threads() == before
