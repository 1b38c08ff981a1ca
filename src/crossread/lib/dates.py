"""EDTF values: which days they cover, and what two of them have in common.

The values are those of `When.value` and the stamps of a report: `2023`, `2023-09`, `2023-21` (a season: 21 spring to 24
winter, a quarter: 33 to 36, or a half: 40, 41), `2023-W37`, `2023-09-19`, `2023-09-19T16:30`, `XXXX-09-19` (no year
told), `202X`, `19XX`, intervals `2020/2022`, `1988/..`, `../2022`. Everything else, durations too, covers no days.
"""

import calendar
import re
from datetime import date, timedelta

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
SEASONS = {21: "spring", 22: "summer", 23: "autumn", 24: "winter"}
_SEASON_MONTHS = {
    21: (3, 5),
    22: (6, 8),
    23: (9, 11),
    24: (12, 14),
    33: (1, 3),
    34: (4, 6),
    35: (7, 9),
    36: (10, 12),
    **{40: (1, 6), 41: (7, 12)},
}

_PARTS_OF_YEAR = {
    **{33: "first quarter", 34: "second quarter", 35: "third quarter", 36: "fourth quarter"},
    **{40: "first half", 41: "second half"},
}

_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T.{0,32})?\Z")
_MONTH = re.compile(r"(\d{4})-(\d\d)\Z")
_WEEK = re.compile(r"(\d{4})-W(\d\d)\Z")
_YEAR = re.compile(r"(\d{4})\Z")
_DECADE = re.compile(r"(\d{3})X\Z")
_CENTURY = re.compile(r"(\d\d)XX\Z")
_NO_YEAR = re.compile(r"XXXX-(\d\d)(?:-(\d\d))?(?:T.{0,32})?\Z")

Days = tuple[date, date]
"""First and last day, both included."""


def day(year: int, month: int, number: int) -> date | None:
    """That day, or None where there is no such day (31 April, year 0)."""
    if not (1 <= year <= 9999 and 1 <= month <= 12):
        return None
    return date(year, month, number) if 1 <= number <= calendar.monthrange(year, month)[1] else None


def days_of(value: str) -> Days | None:
    """The first and last day that an EDTF value covers; None where it covers none or its year is not told.

    >>> days_of("2023-09")
    (datetime.date(2023, 9, 1), datetime.date(2023, 9, 30))
    """
    if "/" in value:
        return _interval_days(value)
    for pattern, reader in ((_DAY, _read_day), (_MONTH, _read_month), (_YEAR, _read_year)):
        if match := pattern.match(value):
            return reader(*(int(group) for group in match.groups()))
    if match := _WEEK.match(value):
        return _read_week(int(match[1]), int(match[2]))
    if (match := _DECADE.match(value)) and int(match[1]):
        return date(int(match[1]) * 10, 1, 1), date(int(match[1]) * 10 + 9, 12, 31)
    if (match := _CENTURY.match(value)) and int(match[1]):
        return date(int(match[1]) * 100, 1, 1), date(int(match[1]) * 100 + 99, 12, 31)
    return None


def _interval_days(value: str) -> Days | None:
    first, _, last = value.partition("/")
    start = (date.min, date.min) if first == ".." else days_of(first) if "/" not in first else None
    end = (date.max, date.max) if last == ".." else days_of(last) if "/" not in last else None
    if start is None or end is None or end[1] < start[0]:
        return None
    return start[0], end[1]


def _read_day(year: int, month: int, number: int) -> Days | None:
    found = day(year, month, number)
    return (found, found) if found else None


def _read_month(year: int, month: int) -> Days | None:
    if month in _SEASON_MONTHS and 1 <= year < 9999:
        first, last = _SEASON_MONTHS[month]
        end_year, end_month = (year + 1, last - 12) if last > 12 else (year, last)
        return date(year, first, 1), date(end_year, end_month, calendar.monthrange(end_year, end_month)[1])
    if not (1 <= month <= 12 and year):
        return None
    return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])


def _read_year(year: int) -> Days | None:
    return (date(year, 1, 1), date(year, 12, 31)) if year else None


def _read_week(year: int, week: int) -> Days | None:
    if not (1 <= year < 9999 and 1 <= week <= 53):
        return None
    try:
        monday = date.fromisocalendar(year, week, 1)
    except ValueError:  # a year without week 53
        return None
    return monday, monday + timedelta(days=6)


def only_day(value: str) -> date | None:
    """The day that a value names, where it names just one."""
    days = days_of(value)
    return days[0] if days and days[0] == days[1] else None


def is_dated(value: str) -> bool:
    """Whether a value tells of days at all, with or without their year."""
    return days_of(value) is not None or _NO_YEAR.match(value) is not None


def day_part(value: str) -> str:
    """A value without its time of day: `2023-09-19T16:30` gives `2023-09-19`."""
    return value.partition("T")[0] if "/" not in value else value


def month_and_day(value: str) -> tuple[int, int] | None:
    """Month and day of a value that names a day, its year told or not."""
    if found := only_day(value):
        return found.month, found.day
    match = _NO_YEAR.match(value)
    return (int(match[1]), int(match[2])) if match and match[2] else None


def nearest_weekday(weekday: int, today: date, *, future: bool = False) -> date:
    """The weekday at or before a day; with `future` at or after it."""
    back = (today.weekday() - weekday) % 7
    return today + timedelta(days=-back % 7) if future else today - timedelta(days=back)


def compatible(a: str, b: str) -> bool:
    """Whether both can be said of one time: their days overlap, or nothing is known that parts them."""
    first, second = days_of(a), days_of(b)
    if first and second:
        return first[0] <= second[1] and second[0] <= first[1]
    return _compatible_without_year(a, b, first, second)


def _compatible_without_year(a: str, b: str, first: Days | None, second: Days | None) -> bool:
    one, other = _NO_YEAR.match(a), _NO_YEAR.match(b)
    if one and other:
        return one[1] == other[1] and (not one[2] or not other[2] or one[2] == other[2])
    if not (one or other) or not (first or second):
        return True
    known, match = (second, one) if one else (first, other)
    return known is None or match is None or _holds_month_day(known, int(match[1]), int(match[2] or 0))


def _holds_month_day(days: Days, month: int, number: int) -> bool:
    """Whether a stretch of days holds that month (and day, unless 0) of any year."""
    if (days[1] - days[0]).days > 366:
        return True
    span = (days[0] + timedelta(days=n) for n in range((days[1] - days[0]).days + 1))
    return any(d.month == month and (not number or d.day == number) for d in span)


def days_between(a: str, b: str) -> int | None:
    """Days from `a` to `b` (negative where `b` is earlier), where both name one day; None otherwise."""
    first, second = only_day(a), only_day(b)
    return (second - first).days if first and second else None


def shown(value: str) -> str:
    """A value as a reader would write it, else as it is.

    >>> shown("2023-09-19"), shown("2024-33"), shown("2020-05-27/2020-06-03")
    ('Tuesday 19 September 2023', 'the first quarter of 2024', '27 May to 3 June 2020')
    """
    if "/" in value:
        return _shown_interval(value)
    time = value.partition("T")[2][:5]
    if found := only_day(value):
        text = f"{WEEKDAYS[found.weekday()]} {found.day} {MONTHS[found.month - 1]} {found.year}"
        return f"{text}, {time}" if time else text
    if (match := _NO_YEAR.match(value)) and 1 <= int(match[1]) <= 12:
        return f"{int(match[2])} {MONTHS[int(match[1]) - 1]}" if match[2] else MONTHS[int(match[1]) - 1]
    if match := _MONTH.match(value):
        return _shown_month(match[1], int(match[2])) or value
    return _shown_stretch(value) or value


def _shown_month(year: str, month: int) -> str:
    """A month, season, quarter or half of a year; empty where the number is none of these."""
    if part := _PARTS_OF_YEAR.get(month):
        return f"the {part} of {year}"
    name = SEASONS.get(month) or (MONTHS[month - 1] if 1 <= month <= 12 else "")
    return f"{name} {year}" if name else ""


def _shown_stretch(value: str) -> str:
    """A week, by its Monday, or a decade; empty for others."""
    if _WEEK.match(value) and (days := days_of(value)):
        return f"the week of {_plain_day(days[0])}"
    match = _DECADE.match(value)
    return f"the {match[1]}0s" if match else ""


def _shown_interval(value: str) -> str:
    """From one end to the other; what both share is said once: month and year, or the year."""
    first, _, last = value.partition("/")
    if "/" in last or not first or not last:
        return value
    if last == "..":
        return f"from {shown(first)} on" if first != ".." else value
    if first == "..":
        return f"until {shown(last)}"
    start, end = only_day(first), only_day(last)
    return _shown_days(start, end) if start and end and "T" not in value else f"{shown(first)} to {shown(last)}"


def _shown_days(start: date, end: date) -> str:
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day} to {_plain_day(end)}"
    if start.year == end.year:
        return f"{start.day} {MONTHS[start.month - 1]} to {_plain_day(end)}"
    return f"{_plain_day(start)} to {_plain_day(end)}"


def _plain_day(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
