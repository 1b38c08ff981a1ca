"""Days: written out, by weekday, by number, by holiday, or by their distance from another day.

News rule for a bare weekday: the nearest one at or before the day of the report, unless its clause speaks of what is to
come.
"""

import re
from dataclasses import replace
from datetime import date, timedelta

from crossread.extract.when_frame import (
    AHEAD,
    Frame,
    Kind,
    Meaning,
    day_beside,
    month_number,
    move_day,
    weekday_number,
)
from crossread.lib.dates import day, nearest_weekday, only_day
from crossread.lib.holidays import holiday_in

_NEXT = ("next", "coming", "following")
_BEFORE = ("last", "past", "previous")


def day_number(text: str) -> int:
    """The number of a day of the month: `19th` gives 19."""
    return int(re.sub(r"\D", "", text))


def near_year(found: dict[int, date], frame: Frame) -> date | None:
    """Of one day's dates in several years the one that brings it nearest to the report: the past before the future, which
    reaches some two months, or less beside what has happened, unless the clause looks ahead."""
    if frame.today is None:
        return None
    ahead = 300 if frame.future else frame.ahead
    back = -300 if ahead >= AHEAD else -366
    away = {(d - frame.today).days: d for d in found.values()}
    fit = [n for n in away if back <= n <= ahead and (n > -45 or not frame.future)] or list(away)
    return away[min(fit, key=abs)] if fit else None


def _month_day(month: int, number: int, year: str, frame: Frame) -> tuple[str, str]:
    """Value and anchor of a day of a month, its year told or to be inferred."""
    if year:
        return (f"{int(year):04d}-{month:02d}-{number:02d}" if day(int(year), month, number) else ""), "written"
    if frame.today:
        years = (frame.today.year + step for step in (0, -1, 1))
        if found := near_year({y: d for y in years if (d := day(y, month, number))}, frame):
            return found.isoformat(), frame.by
    return (f"XXXX-{month:02d}-{number:02d}" if day(2000, month, number) else ""), "written"


def read_date(parts: dict[str, str], frame: Frame) -> Meaning:
    """`Friday, 19 April 2024`, `April 19`."""
    value, anchor = _month_day(month_number(parts["month"]), day_number(parts["day"]), parts.get("year", ""), frame)
    return Meaning(value=value, weekday=weekday_number(parts.get("weekday", "")), anchor=anchor)


def read_day_range(parts: dict[str, str], frame: Frame) -> Meaning:
    """`19-20 April`."""
    month, year = month_number(parts["month"]), parts.get("year", "")
    first, anchor = _month_day(month, day_number(parts["day"]), year, frame)
    last, _ = _month_day(month, day_number(parts["day2"]), year, frame)
    return Meaning(value=f"{first}/{last}" if first and last else "", anchor=anchor)


def read_iso(parts: dict[str, str], frame: Frame) -> Meaning:
    """`2024-04-19`, `2024-04-19T16:30Z`."""
    found = day(int(parts["year"]), int(parts["month"]), int(parts["day"]))
    if found is None:
        return Meaning(anchor="written")
    if "hour" not in parts or int(parts["hour"]) > 23 or int(parts["minute"]) > 59:
        return Meaning(value=found.isoformat(), anchor="written")
    clock = f"{parts['hour']}:{parts['minute']}"
    if clock == "00:00" and "offset" not in parts:  # the stamp of a container that knew only the day
        return Meaning(value=found.isoformat(), anchor="written")
    offset = parts.get("offset", "")
    return Meaning(
        value=f"{found.isoformat()}T{clock}", kind="time", anchor="written", zone=offset and "UTC", offset=offset
    )


def read_numeric(parts: dict[str, str], frame: Frame) -> Meaning:
    """`19.09.2023` and `19/09/2023`; with a slash the order is told only where one number is past 12 (or both are equal)."""
    a, b, year = int(parts["a"]), int(parts["b"]), int(parts["year"])
    if parts["sep"] == "/" and b > 12:
        a, b = b, a
    elif parts["sep"] == "/" and a <= 12 and a != b:
        return Meaning(anchor="written")
    found = day(year, b, a)
    return Meaning(value=found.isoformat() if found else "", anchor="written")


def read_nth(parts: dict[str, str], frame: Frame) -> Meaning:
    """`the 19th`: in the month last spoken of, else in the report's (the month before where that day has not come yet)."""
    number = day_number(parts["day"])
    if spoken := re.match(r"(\d{4}|XXXX)-(\d\d)-\d\d", frame.before_day):
        year, month = spoken[1], int(spoken[2])
        real = day(2000 if year == "XXXX" else int(year), month, number)
        return Meaning(value=f"{year}-{month:02d}-{number:02d}" if real else "", anchor="text")
    if frame.today:
        back = number > frame.today.day and not frame.future
        first = frame.today.replace(day=1)
        month_start = (first - timedelta(days=1)).replace(day=1) if back else first
        found = day(month_start.year, month_start.month, number)
        return Meaning(value=found.isoformat() if found else "", anchor=frame.by)
    if frame.today_md and day(2000, frame.today_md[0], number):
        return Meaning(value=f"XXXX-{frame.today_md[0]:02d}-{number:02d}", anchor=frame.by)
    return Meaning()


def read_weekday(parts: dict[str, str], frame: Frame) -> Meaning:
    """`Friday`, `last Friday`, `the previous Friday`, `every Friday`, `on Fridays`, `early Friday morning`."""
    weekday, mod = weekday_number(parts["weekday"]), parts.get("mod", "").lower().split()[-1:]
    kind: Kind = "time" if "part" in parts else "date"
    if "plural" in parts or "plural2" in parts or mod in (["every"], ["each"]):
        return Meaning(value="P1W", kind="set", weekday=weekday, anchor="written")
    if weekday is None:
        return Meaning(kind=kind)
    spoken = only_day(frame.before_day)
    if spoken and mod and parts["mod"].lower() in ("the previous", "the following"):
        step = (
            (weekday - spoken.weekday() - 1) % 7 + 1 if mod == ["following"] else (weekday - spoken.weekday()) % 7 - 7
        )
        moved = move_day(spoken, days=step)
        return Meaning(value=moved.isoformat() if moved else "", kind=kind, weekday=weekday, anchor="text")
    if frame.today is None:
        return Meaning(kind=kind, weekday=weekday)
    found = _weekday(weekday, mod[0] if mod else "", _is_early(parts), frame, frame.today)
    return Meaning(value=found.isoformat() if found else "", kind=kind, weekday=weekday, anchor=frame.by)


def _weekday(weekday: int, mod: str, early: bool, frame: Frame, today: date) -> date | None:
    found: date | None = nearest_weekday(weekday, today, future=(frame.future and mod not in _BEFORE) or mod in _NEXT)
    if found == today and mod in _BEFORE:
        found = move_day(today, days=-7)
    elif found == today and mod in _NEXT:
        found = move_day(today, days=7)
    elif found and not mod and early and today - found == timedelta(days=6):
        found = move_day(found, days=7)  # stamped west of the place, where it was still the evening before
    return found


def _is_early(parts: dict[str, str]) -> bool:
    return parts.get("stage", "").lower() == "early" or parts.get("part", "") in ("morning", "dawn")


def read_holiday(parts: dict[str, str], frame: Frame) -> Meaning:
    """`Christmas Day`, `last Thanksgiving`: in the year told, else the nearest to the report."""
    name, mod = parts["holiday"], parts.get("mod", "").lower()
    if year := parts.get("year"):
        found = holiday_in(name, int(year))
        return Meaning(value=found.isoformat() if found else "", anchor="written")
    if frame.today is None:
        return Meaning()
    years = (frame.today.year + step for step in (0, -1, 1))
    dates = {y: d for y in years if 0 < y < 9999 and (d := holiday_in(name, y))}
    if mod == "last":
        dates = {y: d for y, d in dates.items() if d < frame.today}
    elif mod == "next":
        dates = {y: d for y, d in dates.items() if d > frame.today}
    near = near_year(dates, frame)
    return Meaning(value=near.isoformat() if near else "", anchor=frame.by)


def weekend(frame: Frame, mod: str) -> Meaning:
    """Saturday and Sunday: the last ones that have begun, unless the words look ahead."""
    if frame.today is None:
        return Meaning()
    saturday = nearest_weekday(5, frame.today, future=frame.future or mod in ("this", "next", "coming"))
    if mod == "next" and (saturday - frame.today).days < 2:
        saturday = move_day(saturday, days=7) or saturday
    sunday = move_day(saturday, days=1) or saturday
    return Meaning(value=f"{saturday.isoformat()}/{sunday.isoformat()}", anchor=frame.by)


def read_part_of_day(parts: dict[str, str], frame: Frame) -> Meaning:
    """`last night`, `this morning`, `that evening`, `the next morning`, `in the afternoon`."""
    mod = parts["mod"].lower().split()[-1]
    if mod in ("next", "following", "previous", "that", "same", "the"):
        step = {"next": 1, "following": 1, "previous": -1}.get(mod, 0)
        return replace(day_beside(frame, step), kind="time")
    if frame.today is None:
        return Meaning(kind="time")
    found = move_day(frame.today, days=-1 if mod == "last" else 0)
    return Meaning(value=found.isoformat() if found else "", kind="time", anchor=frame.by)


def read_deictic(parts: dict[str, str], frame: Frame) -> Meaning:
    """`today`, `tomorrow`, `overnight`, `the day before`, `later that day`."""
    word = " ".join(parts["word"].lower().split())
    kind: Kind = "time" if word in ("tonight", "overnight") or "part" in parts else "date"
    two_off = {"the day before yesterday": -2, "the day after tomorrow": 2}
    if word.endswith(("day", "before", "after")) and " " in word and word not in two_off:
        return replace(day_beside(frame, {"before": -1, "after": 1}.get(word.split()[-1], 0)), kind=kind)
    step = {"yesterday": -1, "tomorrow": 1, **two_off}.get(word, 0)
    if frame.today is None:
        month_day = frame.today_md
        value = f"XXXX-{month_day[0]:02d}-{month_day[1]:02d}" if month_day and step == 0 and word != "overnight" else ""
        return Meaning(value=value, kind=kind, anchor=frame.by if value else "")
    found = move_day(frame.today, days=step)
    value = found.isoformat() if found else ""
    if word == "overnight" and (eve := move_day(frame.today, days=-1)):
        value = f"{eve.isoformat()}/{value}"
    return Meaning(value=value, kind=kind, anchor=frame.by)
