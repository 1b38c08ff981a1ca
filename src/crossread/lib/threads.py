"""Matrix products on one thread.

Ours are small: a second thread costs more than it does (on a busy machine ten times as much), crossread's own workers are
processes, and sums that are not shared out are the same on every machine.
"""

from __future__ import annotations

from contextlib import AbstractContextManager
from functools import lru_cache

from threadpoolctl import ThreadpoolController  # type: ignore[import-untyped]  # it ships no types


def one_thread() -> AbstractContextManager[object]:
    """While it is open, numpy's matrix products of this process take one thread."""
    limit: AbstractContextManager[object] = _pools().limit(limits=1, user_api="blas")
    return limit


@lru_cache(maxsize=1)
def _pools() -> ThreadpoolController:
    return ThreadpoolController()
