"""On which day a holiday falls in a year, by the table of holidays."""

import re
from calendar import monthrange
from datetime import date, timedelta
from functools import cache

from crossread.data import read_table
from crossread.lib.dates import WEEKDAYS, day


@cache
def _rules() -> dict[str, str]:
    return {row["name"].lower(): row["rule"] for row in read_table("dates", "holidays.tsv")}


@cache
def holiday_names() -> tuple[str, ...]:
    """The names of the holidays that are known, as written in news, the longest first."""
    return tuple(
        sorted((row["name"] for row in read_table("dates", "holidays.tsv")), key=lambda name: (-len(name), name))
    )


def holiday_in(name: str, year: int) -> date | None:
    """The day of a holiday in a year of the Gregorian calendar; None where the name is not known.

    >>> holiday_in("Thanksgiving", 2023)
    datetime.date(2023, 11, 23)
    """
    rule = _rules().get(re.sub(r"[’`]", "'", " ".join(name.lower().split())), "")
    if match := re.fullmatch(r"(\d\d)-(\d\d)", rule):
        return day(year, int(match[1]), int(match[2]))
    if match := re.fullmatch(r"easter([+-]\d{1,2})?", rule):
        return easter(year) + timedelta(days=int(match[1] or 0))
    if match := re.fullmatch(r"(\w{6,9})#(-?\d) (\d\d)", rule):
        return _nth_weekday(year, int(match[3]), WEEKDAYS.index(match[1]), int(match[2]))
    return None


def _nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    """The nth such weekday of a month; -1 the last."""
    if nth > 0:
        first = date(year, month, 1)
        return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1))
    last = date(year, month, monthrange(year, month)[1])
    return last - timedelta(days=(last.weekday() - weekday) % 7)


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (the anonymous algorithm that Nature printed in 1876)."""
    a, b, c = year % 19, year // 100, year % 100
    d = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    e = (32 + 2 * (b % 4) + 2 * (c // 4) - d - c % 4) % 7
    f = d + e - 7 * ((a + 11 * d + 22 * e) // 451) + 114
    return date(year, f // 31, f % 31 + 1)
