"""What a report tells of from before its own day: the days, weeks and months, and "a year ago"."""

import re
from datetime import date

from crossread.lib.dates import day_part, days_of, only_day
from crossread.model.claims import When
from crossread.model.reading import Reading

FAR_AHEAD = 31
"""Days: what is announced for a day without a year is seldom further off."""
_YEARS = re.compile(r"P([1-9]\d{0,2})Y|(\d{4})")


def looks_back(
    reading: Reading, own: date | None, first_end: int
) -> tuple[frozenset[str], frozenset[str], frozenset[int]]:
    """The days, weeks and months before its `own` day that a report tells of, those of its first sentences, which end at `first_end`,
    and the spans of whole years ("a year ago") there; nothing where its own day is not known.

    A day without a year that would lie far ahead may be the last year's: "a killing on 12 January".
    """
    if own is None:
        return frozenset(), frozenset(), frozenset()
    told: dict[str, int] = {}
    years: set[int] = set()
    for when in reading.claims.whens:
        if not reading.report.is_claim_text(when.span.start):
            continue
        if match := _YEARS.fullmatch(when.value):
            years |= {int(match[1]) if match[1] else own.year - int(match[2])} if when.span.start < first_end else set()
        elif value := _before(when, own):
            told.setdefault(value, when.span.start)
    early = frozenset(value for value, start in told.items() if start < first_end)
    return frozenset(told), early, frozenset(years - {0})


def _before(when: When, own: date) -> str:
    """What lies before a report's own day of the time that it tells of; empty where nothing does."""
    value = day_part(when.value)
    days = days_of(value)
    if when.kind not in ("date", "time") or not days:
        return ""
    if days[1] < own:
        return value
    ahead = when.anchor != "written" and bool(only_day(value)) and (days[0] - own).days > FAR_AHEAD
    return f"{days[0].year - 1}{days[0].isoformat()[4:]}" if ahead else ""
