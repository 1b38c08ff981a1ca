"""Wordings compared by their bare words, remembered: many rules ask the same of the same two texts."""

from functools import lru_cache

from crossread.weigh.wording import WordingComparison, compare_wording


@lru_cache(maxsize=1 << 16)
def bare_wording(a: str, b: str) -> WordingComparison:
    """How two texts relate, vectors left out."""
    return compare_wording(a, b)
