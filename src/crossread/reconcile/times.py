"""When a report was written, and which of two times comes first."""

from collections.abc import Sequence

from crossread.model.reading import Reading


def report_time(reading: Reading, year: str = "") -> str:
    """The time a report stands for, ISO: its update, its publication, its dateline (in `year` if it tells none), else empty."""
    report = reading.report
    for stamp in (report.updated, report.published):
        if stamp and _is_dated(stamp.value):
            return stamp.value
    day = with_year(report.dateline.date, year) if report.dateline else ""
    return day if _is_dated(day) else ""


def with_year(value: str, year: str) -> str:
    """A date told without its year (`XXXX-06-14`) in that year; every other value as it is."""
    return year + value[4:] if year and value.startswith("XXXX-") else value


def year_of(readings: Sequence[Reading]) -> str:
    """The one year in which the dated reports of a story were written; empty where there is none or more than one."""
    dated = [time for time in (report_time(reading) for reading in readings) if time]
    days = [reading.claims.event_date for reading in readings if _is_dated(reading.claims.event_date)]
    years = {value[:4] for value in (*dated, *days)}
    return years.pop() if len(years) == 1 else ""


def _is_dated(value: str) -> bool:
    return len(value) >= 10 and value[:4].isdigit()


def is_before(a: str, b: str) -> bool:
    """Whether time `a` surely ends before `b` begins; false where either is not known. A bare day is the whole day."""
    if not a or not b:
        return False
    if a[:10] != b[:10]:
        return a[:10] < b[:10]
    return "T" in a and "T" in b and a[11:16] < b[11:16]
