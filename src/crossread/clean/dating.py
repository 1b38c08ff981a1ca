"""Published and updated, and the year of a dateline that gives none."""

import re
from collections.abc import Iterable, Sequence
from datetime import date

from crossread.clean.stamps import DATE, Mark, day_value, read_stamps

_FULL_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def container_stamp(text: str) -> str:
    """The EDTF value of a date that a container states, empty where it cannot be read."""
    found = read_stamps(" ".join(text.split()))
    if found:
        return found.marks[0].value
    return text.strip() if re.fullmatch(r"\d{4}(?:-\d\d)?", text.strip()) else ""


def chosen(stamps: Sequence[tuple[Mark, int]], what: str) -> tuple[Mark, int] | None:
    """The stamp of that kind that says most: a time before a mere day, the first before later ones."""
    found = [pair for pair in stamps if pair[0].what == what]
    return min(found, key=lambda pair: (not pair[0].has_time, not _FULL_DAY.match(pair[0].value)), default=None)


def with_year(day: str, *, stated: Iterable[str], text: str) -> str:
    """The day `XXXX-06-14` with the year that the report gives it, as it is where the report gives none.

    `stated` are the stamps; the year nearest to the first of them counts. Else full dates in the text count when they
    lie in the same or a neighbouring month and agree on one year.
    """
    if not day.startswith("XXXX-"):
        return day
    month, number = int(day[5:7]), int(day[8:10])
    for value in stated:
        if _FULL_DAY.match(value):
            near = date.fromisoformat(value[:10])
            years = [year for year in (near.year - 1, near.year, near.year + 1) if _exists(year, month, number)]
            year = min(years, key=lambda year: abs((date(year, month, number) - near).days))
            return f"{year}{day[4:]}"
    found = (day_value(match) for match in DATE.finditer(text))
    years_named = {
        value[:4] for value in found if _FULL_DAY.match(value) and (int(value[5:7]) - month) % 12 in (0, 1, 11)
    }
    return f"{years_named.pop()}{day[4:]}" if len(years_named) == 1 else day


def _exists(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True
