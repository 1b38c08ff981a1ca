"""Short names for reports, one a report, and how days and counts are shown."""

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import PurePath

from crossread.lib.dates import MONTHS, days_of, month_and_day
from crossread.model.record import Record
from crossread.model.reports import Report
from crossread.present.words import one_line


def base_name(report: Report) -> str:
    """What a reader would call the report's publisher: outlet, else agency, else the file name (without its ending) or
    address."""
    named = one_line(report.outlet) or one_line(report.agency)
    if named:
        return named
    file = PurePath(report.source)
    return one_line(report.source if report.is_url else file.name if "#" in file.name else file.stem) or "a report"


def reading_order(reports: Iterable[Report]) -> list[Report]:
    """Reports as they came out: by the time they bear (those without one last), then by id. A day whose year is not told
    counts as of the latest year that another report tells."""
    every = list(reports)
    years = [report.borne_time[:4] for report in every]
    latest = max((year for year in years if year.isdecimal()), default="XXXX")

    def key(report: Report) -> tuple[bool, str, str]:
        time = report.borne_time.replace("XXXX", latest)
        return not time, time, report.id

    return sorted(every, key=key)


def short_names(record: Record) -> dict[str, str]:
    """A name for each report id, no two alike: reports of one outlet are told apart by their day, else by a number."""
    by_base: dict[str, list[Report]] = {}
    for report in reading_order(reading.report for reading in record.readings):
        by_base.setdefault(base_name(report), []).append(report)
    return {report: name for base, alike in by_base.items() for report, name in _told_apart(base, alike).items()}


def _told_apart(base: str, reports: Sequence[Report]) -> dict[str, str]:
    """Names for reports of one publisher, in the order given."""
    years = {report.borne_time[:4] for report in reports}
    days = {report.id: show_day(report.borne_time, year=len(years) > 1) for report in reports}
    often = Counter(days.values())
    names, count = {}, Counter[str]()
    for report in reports:
        day = days[report.id]
        name = f"{base} {day}" if day and len(often) > 1 else base
        count[name] += 1
        alone = often[day] == 1 and len(reports) > 1 and day
        names[report.id] = name if alone or len(reports) == 1 else f"{name} #{count[name]}"
    return names


def show_day(value: str, *, year: bool = True) -> str:
    """A day in few letters: `19 Sep 2023`, `19 Sep` without its year; a longer stretch as `Sep 2023` or `2023`; else empty."""
    days = days_of(value)
    if not days or "/" in value:
        known = month_and_day(value)
        return f"{known[1]} {MONTHS[known[0] - 1][:3]}" if known and "/" not in value else ""
    first, last = days
    month = MONTHS[first.month - 1][:3]
    end = f" {first.year}" if year else ""
    if first == last:
        return f"{first.day} {month}{end}"
    return f"{month}{end}" if (first.year, first.month) == (last.year, last.month) else str(first.year)


def show_days(start: str, end: str) -> str:
    """A stretch of days in few letters: `19-20 Sep 2023`, `30 Sep - 2 Oct 2023`; one day where both are the same."""
    first, last = days_of(start), days_of(end or start)
    if not first or not last:
        return show_day(start) or show_day(end)
    a, b = first[0], last[1]
    if a == b or b < a:
        return show_day(a.isoformat())
    if (a.year, a.month) == (b.year, b.month):
        return f"{a.day}-{b.day} {MONTHS[a.month - 1][:3]} {a.year}"
    head = show_day(a.isoformat(), year=a.year != b.year)
    return f"{head} - {show_day(b.isoformat())}"


def show_time(value: str) -> str:
    """The time of day of a value, `06:40`; empty where it has none."""
    return value.partition("T")[2][:5]


def count_of(number: int, noun: str) -> str:
    """`1 report`, `4 reports`; nouns that end in -y lose it."""
    plural = f"{noun[:-1]}ies" if noun.endswith("y") and noun[-2] not in "aeiou" else f"{noun}s"
    return f"{number} {noun if number == 1 else plural}"


def origins_between(low: int, high: int) -> str:
    """`3 origins`, `3 to 4 origins`."""
    return count_of(low, "origin") if low >= high else f"{low} to {high} origins"


def listed(names: Iterable[str], *, at_most: int = 6) -> str:
    """Names parted by commas; past `at_most` the rest is counted."""
    every = list(dict.fromkeys(names))
    shown = every[:at_most] if len(every) > at_most + 1 else every
    rest = len(every) - len(shown)
    return ", ".join(shown) + (f" and {rest} more" if rest else "")
