"""Two times: the same, compatible, or apart, by how much, and by what slip; and a weekday against its date."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Literal

from crossread.lib.dates import (
    MONTHS,
    WEEKDAYS,
    compatible,
    days_between,
    days_of,
    is_dated,
    month_and_day,
    only_day,
    shown,
)
from crossread.lib.slips import slip_in
from crossread.model.claims import When
from crossread.model.findings import Reason

DateVerdict = Literal["same", "compatible", "differ"]
DateSlip = Literal["", "digit", "month", "year"]

_HINTS: dict[DateSlip, str] = {
    "": "",
    "digit": "; a digit of the day may be wrong",
    "month": "; same day, other month",
    "year": "; same day, other year",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class DateComparison:
    """What two EDTF values have to do with each other.

    `verdict`: `same` (one day, or the same value), `compatible` (one holds the other, too little is known), `differ`.
    `days` from the first to the second where both name a day; `minutes` likewise where both name an instant.
    `slip`: what a slip of the pen would explain: a digit of the day lost or changed (9 / 19), the month, the year.
    """

    verdict: DateVerdict
    reason: Reason
    days: int | None = None
    minutes: int | None = None
    slip: DateSlip = ""


def compare_dates(a: str, b: str) -> DateComparison:
    """How two EDTF values relate, time of day left out (see `compare_whens`)."""
    pair, days = (a, b), days_between(a, b)
    if not is_dated(a) or not is_dated(b):
        return _verdict("compatible", "dates.unknown", 0.0, "one of them cannot be resolved", pair)
    if days == 0 or a == b:
        return _verdict("same", "dates.same", 1.0, f"both are {shown(a)}", pair)
    if compatible(a, b):
        return _verdict("compatible", "dates.overlap", 0.5, f"{shown(a)} and {shown(b)} can both hold", pair)
    apart = f", {_count(abs(days), 'day')} apart" if days is not None else ""
    sentence = f"{shown(a)} and {shown(b)} are not the same{apart}{_HINTS[slip_between(a, b)]}"
    return _verdict("differ", "dates.differ", -1.0, sentence, pair)


def compare_whens(a: When, b: When) -> DateComparison:
    """How two time expressions relate: by the instant where both have one in UTC, else by their days."""
    first, second = instant(a.utc), instant(b.utc)
    if first is None or second is None:
        return compare_dates(a.value, b.value)
    minutes = round((second - first).total_seconds() / 60)
    if minutes == 0:
        same = _verdict("same", "dates.instant", 1.0, f"both are {a.utc.replace('T', ' ')}", (a.utc, b.utc))
        return replace(same, minutes=0)
    sentence = f"the instants lie {_count(abs(minutes), 'minute')} apart"
    return replace(_verdict("differ", "dates.instant", -0.6, sentence, (a.utc, b.utc)), minutes=minutes)


def instant(utc: str) -> datetime | None:
    """The instant of a `When.utc` (`2023-09-19T10:30Z`); None where there is none."""
    if "T" not in utc or not utc.endswith("Z") or days_of(utc) is None:
        return None
    try:
        return datetime.fromisoformat(utc).astimezone(UTC)
    except ValueError:
        return None


def weekday_mismatch(when: When) -> Reason | None:
    """Why the weekday as written does not fit the date as written; None where it does or one of them is missing."""
    found = only_day(when.value)
    if when.weekday is None or found is None or when.anchor == "assumed" or found.weekday() == when.weekday:
        return None
    written, real = WEEKDAYS[when.weekday], WEEKDAYS[found.weekday()]
    date = f"{found.day} {MONTHS[found.month - 1]} {found.year}"
    return Reason(
        rule="dates.weekday", weight=1.0, sentence=f"{date} was a {real}, not a {written}", values=(written, when.value)
    )


def slip_between(a: str, b: str) -> DateSlip:
    """The slip of the pen that would make one date of the other; empty where none does."""
    first, second = month_and_day(a), month_and_day(b)
    if first is None or second is None:
        return ""
    if first == second:
        return "year"
    same_year = not a[:4].isdigit() or not b[:4].isdigit() or a[:4] == b[:4]
    if not same_year:
        return ""
    if first[0] == second[0]:
        return "digit" if slip_in(str(first[1]), str(second[1])) and abs(first[1] - second[1]) > 1 else ""
    return "month" if first[1] == second[1] else ""


def _verdict(verdict: DateVerdict, rule: str, weight: float, sentence: str, pair: tuple[str, str]) -> DateComparison:
    reason = Reason(rule=rule, weight=weight, sentence=sentence, values=pair)
    slip = slip_between(*pair) if verdict == "differ" else ""
    return DateComparison(verdict=verdict, reason=reason, days=days_between(*pair), slip=slip)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
