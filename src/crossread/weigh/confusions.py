"""What translation is known to confuse: a table that may explain a conflict, on which no finding depends."""

from functools import cache
from math import isclose

from crossread.data import read_table


@cache
def _rows() -> tuple[tuple[str, frozenset[str], str], ...]:
    rows = read_table("reconcile", "confusions.tsv")
    return tuple((r["kind"], frozenset(r["values"].split("|")), f"In {r['language']} {r['why']}.") for r in rows)


def confused_states(one: str, other: str) -> str:
    """A sentence on why one state (ISO 3166-1 alpha-2) may stand for another in a translation; empty where none is known.

    >>> confused_states("AZ", "AF")[:51]
    'In Chinese the one character 阿 shortens Azerbaijan,'
    """
    if not one or not other or one == other:
        return ""
    return next((why for kind, values, why in _rows() if kind == "state" and {one, other} <= values), "")


def confused_numbers(one: float, other: float) -> str:
    """A sentence on why one number may be another wrongly translated, by their ratio; empty where none is known."""
    if one <= 0 or other <= 0:
        return ""
    ratio = max(one, other) / min(one, other)
    return next(
        (why for kind, values, why in _rows() if kind == "number" and isclose(ratio, float(next(iter(values))))), ""
    )
