"""What a time expression means: EDTF values reckoned from a report's own dates and from what was said before.

A `Frame` is what is known at a point of the text. News rule for a bare weekday: the nearest one at or before the day of
the report, unless its clause speaks of what is to come.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from crossread.extract.when_patterns import Expression
from crossread.lib.dates import MONTHS, SEASONS, WEEKDAYS, day, days_of, nearest_weekday, only_day
from crossread.lib.numbers import read_number

Kind = Literal["date", "time", "duration", "set"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What a value is reckoned from.

    `today` is the report's day and `by` the anchor that told it; `today_md` its month and day where no year is known.
    `before` is what the text last spoke of (EDTF of any precision), `before_day` the last day. `future` where the clause
    speaks of what is to come.
    """

    today: date | None = None
    by: str = ""
    today_md: tuple[int, int] | None = None
    before: str = ""
    before_day: str = ""
    future: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """A resolved expression: see `When`. `clock` is a time of day `HH:MM` that still needs its day; `zone` as written."""

    value: str = ""
    kind: Kind = "date"
    weekday: int | None = None
    anchor: str = ""
    clock: str = ""
    zone: str = ""
    offset: str = ""


def meaning_of(expression: Expression, frame: Frame) -> Meaning:
    """What an expression means in its frame; its value is empty where that cannot be told."""
    return _READERS[expression.name](expression.parts, frame)


def weekday_number(name: str) -> int | None:
    """0 for Monday to 6 for Sunday, abbreviated or in full."""
    folded = name.rstrip(".").lower()[:3]
    return next((i for i, weekday in enumerate(WEEKDAYS) if weekday[:3].lower() == folded), None) if folded else None


def month_number(name: str) -> int:
    """1 for January to 12 for December, abbreviated or in full."""
    folded = name.rstrip(".").lower()[:3]
    return next(i for i, month in enumerate(MONTHS, 1) if month[:3].lower() == folded)


def _day_number(text: str) -> int:
    return int(re.sub(r"\D", "", text))


def _near_year(month: int, number: int, frame: Frame) -> date | None:
    """The day of that month and number in the year that brings it nearest to the report, past before future."""
    if frame.today is None:
        return None
    ahead = 300 if frame.future else 60
    today = frame.today
    near = (day(today.year + step, month, number) for step in (0, -1, 1))
    fit = [d for d in near if d and -300 <= (d - today).days <= ahead]
    return min(fit, key=lambda d: abs((d - today).days), default=None)


def _year_of(frame: Frame) -> str:
    return f"{frame.today.year:04d}" if frame.today else ""


def _month_day(month: int, number: int, year: str, frame: Frame) -> tuple[str, str]:
    """Value and anchor of a day of a month, its year told or to be inferred."""
    if year:
        return (f"{int(year):04d}-{month:02d}-{number:02d}" if day(int(year), month, number) else ""), "written"
    if found := _near_year(month, number, frame):
        return found.isoformat(), frame.by
    return (f"XXXX-{month:02d}-{number:02d}" if day(2000, month, number) else ""), "written"


def _read_date(parts: dict[str, str], frame: Frame) -> Meaning:
    value, anchor = _month_day(month_number(parts["month"]), _day_number(parts["day"]), parts.get("year", ""), frame)
    return Meaning(value=value, weekday=weekday_number(parts.get("weekday", "")), anchor=anchor)


def _read_day_range(parts: dict[str, str], frame: Frame) -> Meaning:
    month, year = month_number(parts["month"]), parts.get("year", "")
    first, anchor = _month_day(month, _day_number(parts["day"]), year, frame)
    last, _ = _month_day(month, _day_number(parts["day2"]), year, frame)
    return Meaning(value=f"{first}/{last}" if first and last else "", anchor=anchor)


def _read_iso(parts: dict[str, str], frame: Frame) -> Meaning:
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


def _read_numeric(parts: dict[str, str], frame: Frame) -> Meaning:
    """`19.09.2023` and `19/09/2023`; with a slash the order is told only where one number is past 12 (or both are equal)."""
    a, b, year = int(parts["a"]), int(parts["b"]), int(parts["year"])
    if parts["sep"] == "/" and b > 12:
        a, b = b, a
    elif parts["sep"] == "/" and a <= 12 and a != b:
        return Meaning(anchor="written")
    found = day(year, b, a)
    return Meaning(value=found.isoformat() if found else "", anchor="written")


def _read_month_year(parts: dict[str, str], frame: Frame) -> Meaning:
    return Meaning(value=f"{int(parts['year']):04d}-{month_number(parts['month']):02d}", anchor="written")


def _read_month(parts: dict[str, str], frame: Frame) -> Meaning:
    """A month without a year: the last one at or before the report's, the next where the clause looks ahead."""
    month, lead = month_number(parts["month"]), parts.get("lead", "").lower()
    if frame.today is None:
        return Meaning(value=f"XXXX-{month:02d}", anchor="written")
    year = frame.today.year
    if (frame.future or lead == "next") and lead != "last":
        year += month < frame.today.month or (lead == "next" and month == frame.today.month)
    else:
        year -= month > frame.today.month or (lead == "last" and month == frame.today.month)
    return Meaning(value=f"{year:04d}-{month:02d}", anchor=frame.by)


def _read_nth(parts: dict[str, str], frame: Frame) -> Meaning:
    """`the 19th`: in the month last spoken of, else in the report's (the month before where that day has not come yet)."""
    number = _day_number(parts["day"])
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


def _read_weekday(parts: dict[str, str], frame: Frame) -> Meaning:
    weekday, mod = weekday_number(parts["weekday"]), parts.get("mod", "").lower()
    kind: Kind = "time" if "part" in parts else "date"
    if mod in ("every", "each"):
        return Meaning(value="P1W", kind="set", weekday=weekday, anchor="written")
    if frame.today is None or weekday is None:
        return Meaning(kind=kind, weekday=weekday)
    found = nearest_weekday(weekday, frame.today, future=frame.future or mod in ("next", "coming"))
    if frame.today - found == timedelta(days=6) and not mod and _is_early(parts):
        found += timedelta(days=7)  # stamped west of the place, where it was still the evening before
    if found == frame.today and mod in ("last", "past"):
        found -= timedelta(days=7)
    elif found == frame.today and mod in ("next", "coming"):
        found += timedelta(days=7)
    return Meaning(value=found.isoformat(), kind=kind, weekday=weekday, anchor=frame.by)


def _is_early(parts: dict[str, str]) -> bool:
    return parts.get("stage", "").lower() == "early" or parts.get("part", "") in ("morning", "dawn")


def _season_value(name: str, year: int) -> str:
    folded = {"fall": "autumn"}.get(name.lower(), name.lower())
    return f"{year:04d}-{next(number for number, season in SEASONS.items() if season == folded)}"


def _read_season(parts: dict[str, str], frame: Frame) -> Meaning:
    if "year" in parts:
        return Meaning(value=_season_value(parts["season"], int(parts["year"])), anchor="written")
    if frame.today is None:
        return Meaning()
    value = _season_value(parts["season"], frame.today.year)
    first, last = days_of(value) or (frame.today, frame.today)
    mod = parts["mod"].lower()
    step = 0
    if mod == "last" or (mod == "the" and not frame.future):
        step = -1 if (last >= frame.today if mod == "last" else first > frame.today) else 0
    elif mod == "next" or frame.future:
        step = 1 if (first <= frame.today if mod == "next" else last < frame.today) else 0
    return Meaning(value=_season_value(parts["season"], frame.today.year + step), anchor=frame.by)


_STEPS = {"last": -1, "previous": -1, "past": -1, "next": 1, "following": 1, "coming": 1}


def _read_unit_mod(parts: dict[str, str], frame: Frame) -> Meaning:
    """`last week`, `this year`, `the same day`, `the next day`; a day is reckoned from the day last spoken of."""
    mod = parts["mod"].lower().split()[-1]
    told = parts["mod"].lower().startswith("the")
    unit = parts["unit"]
    if unit == "day":
        return _shift_day(frame, _STEPS.get(mod, 0)) if told else Meaning()
    if unit == "weekend" or frame.today is None:
        return _weekend(frame, mod) if frame.today else Meaning()
    if told and mod == "past":
        return Meaning(value=_PERIOD[unit], kind="duration", anchor="written")
    return Meaning(value=_shifted(frame.today, unit, _STEPS.get(mod, 0)), anchor=frame.by)


def _weekend(frame: Frame, mod: str) -> Meaning:
    if frame.today is None:
        return Meaning()
    saturday = nearest_weekday(5, frame.today, future=frame.future or mod in ("this", "next", "coming"))
    if mod == "next" and (saturday - frame.today).days < 2:
        saturday += timedelta(days=7)
    return Meaning(value=f"{saturday.isoformat()}/{(saturday + timedelta(days=1)).isoformat()}", anchor=frame.by)


def _shift_day(frame: Frame, step: int) -> Meaning:
    """A day reckoned from the one last spoken of, else from the report's."""
    spoken = only_day(frame.before_day)
    if spoken is None and frame.before_day and step == 0:
        return Meaning(value=frame.before_day, anchor="text")
    base = spoken or frame.today
    if base is None:
        return Meaning()
    moved = move_day(base, days=step)
    return Meaning(value=moved.isoformat() if moved else "", anchor="text" if spoken else frame.by)


_PERIOD = {
    "day": "P1D",
    "week": "P1W",
    "month": "P1M",
    "quarter": "P3M",
    "year": "P1Y",
    "decade": "P10Y",
    "century": "P100Y",
}
_LETTERS = {
    **{
        "second": ("T", "S", 1),
        "minute": ("T", "M", 1),
        "hour": ("T", "H", 1),
        "day": ("", "D", 1),
        "week": ("", "W", 1),
    },
    **{"fortnight": ("", "W", 2), "month": ("", "M", 1), "quarter": ("", "M", 3), "year": ("", "Y", 1)},
    **{"decade": ("", "Y", 10), "century": ("", "Y", 100)},
}


def _shifted(base: date, unit: str, step: int) -> str:
    """The period of that unit `step` periods from the one in which a day lies; empty where the calendar ends."""
    if unit in ("week", "fortnight"):
        moved = move_day(base, days=7 * step * (2 if unit == "fortnight" else 1))
        return f"{moved.isocalendar().year:04d}-W{moved.isocalendar().week:02d}" if moved else ""
    months = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}[unit]
    index = base.year * 12 + base.month - 1 + step * months
    year, month = divmod(index, 12)
    if not 1 <= year <= 9999:
        return ""
    if unit == "decade":
        return f"{year // 10:03d}X"
    if unit in ("year", "century"):
        return f"{year:04d}"
    if unit == "quarter":
        first = month // 3 * 3 + 1
        return f"{year:04d}-{first:02d}/{year:04d}-{first + 2:02d}"
    return f"{year:04d}-{month + 1:02d}"


def move_day(base: date, *, days: float) -> date | None:
    """The day so many days away; None where the calendar ends."""
    try:
        return base + timedelta(days=days)
    except OverflowError:
        return None


def _number(text: str) -> float | None:
    """The number of a span of time; None for "several" and "a few"."""
    folded = " ".join(text.lower().split())
    if folded.startswith("half"):
        return 0.5
    if folded.endswith("and a half"):
        whole = _number(folded.removesuffix(" and a half"))
        return whole + 0.5 if whole is not None else None
    return {"a": 1.0, "an": 1.0, "a couple of": 2.0}.get(folded, read_number(folded))


def _read_ago(parts: dict[str, str], frame: Frame) -> Meaning:
    """`two weeks ago` from the report's day; `a month earlier`, `three days later` from the day last spoken of."""
    number, unit, way = _number(parts["num"]), parts["unit"], parts["way"].lower()
    from_text = not way.startswith("ago")
    base = (days_of(frame.before) or (None,))[0] if from_text and frame.before else frame.today
    if base is None or number is None:
        return Meaning()
    step = number if way.startswith(("later", "after")) else -number
    anchor = "text" if from_text and frame.before else frame.by
    if unit in ("second", "minute", "hour"):
        return Meaning(kind="time", anchor=anchor)
    if unit in ("day", "week", "fortnight") and base:
        moved = move_day(base, days=step * {"day": 1, "week": 7, "fortnight": 14}[unit])
        value = (moved.isoformat() if unit == "day" else _shifted(moved, "week", 0)) if moved else ""
        exact = unit != "day" and from_text and only_day(frame.before)
        return Meaning(value=moved.isoformat() if exact and moved else value, anchor=anchor)
    return Meaning(value=_shifted(base, unit, round(step)) if abs(step) < 10_000 else "", anchor=anchor)


def _read_duration(parts: dict[str, str], frame: Frame) -> Meaning:
    number = _number(parts["num"])
    before, letter, times = _LETTERS[parts["unit"].lower()]
    amount = "X" if number is None else f"{number * times:g}"
    return Meaning(value=f"P{before}{amount}{letter}", kind="duration", anchor="written")


def _read_last_night(parts: dict[str, str], frame: Frame) -> Meaning:
    mod = parts["mod"].lower()
    if mod == "that":
        return replace(_shift_day(frame, 0), kind="time")
    if frame.today is None:
        return Meaning(kind="time")
    found = move_day(frame.today, days=-1 if mod == "last" else 0)
    return Meaning(value=found.isoformat() if found else "", kind="time", anchor=frame.by)


def _read_deictic(parts: dict[str, str], frame: Frame) -> Meaning:
    word = parts["word"].lower()
    kind: Kind = "time" if word in ("tonight", "overnight") or "part" in parts else "date"
    if word.startswith(("the", "that")):
        return replace(_shift_day(frame, {"before": -1, "after": 1}.get(word.split()[-1], 0)), kind=kind)
    step = {"yesterday": -1, "tomorrow": 1}.get(word, 0)
    if frame.today is None:
        month_day = frame.today_md
        value = f"XXXX-{month_day[0]:02d}-{month_day[1]:02d}" if month_day and step == 0 and word != "overnight" else ""
        return Meaning(value=value, kind=kind, anchor=frame.by if value else "")
    found = move_day(frame.today, days=step)
    value = found.isoformat() if found else ""
    if word == "overnight" and (eve := move_day(frame.today, days=-1)):
        value = f"{eve.isoformat()}/{value}"
    return Meaning(value=value, kind=kind, anchor=frame.by)


def _clock(hour: int, minute: int, parts: dict[str, str]) -> Meaning:
    zone = parts.get("zone") or parts.get("zone2") or ""
    weekday = weekday_number(parts.get("weekday", ""))
    return Meaning(kind="time", clock=f"{hour:02d}:{minute:02d}", zone=zone, weekday=weekday)


def _read_clock12(parts: dict[str, str], frame: Frame) -> Meaning:
    hour = int(parts["hour"]) % 12 + (12 if parts["ampm"][0] in "pP" else 0)
    return _clock(hour, int(parts.get("minute", "0")), parts)


def _read_clock24(parts: dict[str, str], frame: Frame) -> Meaning:
    zone = parts.get("zone", "")
    kept = {**parts, "zone": "" if zone in ("hours", "hrs") else zone}
    return _clock(int(parts["hour"]), int(parts["minute"]), kept)


def _read_spoken(parts: dict[str, str], frame: Frame) -> Meaning:
    hour, part = int(read_number(parts["word"]) or 0), parts.get("part") or parts.get("part2")
    if part is None:  # "at five o'clock": in the morning or in the afternoon cannot be told
        return Meaning(kind="time")
    return _clock(hour % 12 + (0 if part == "morning" else 12), 0, parts)


def _read_noon(parts: dict[str, str], frame: Frame) -> Meaning:
    return _clock(0 if parts["word"].lower() == "midnight" else 12, 0, parts)


def _read_year(parts: dict[str, str], frame: Frame) -> Meaning:
    return Meaning(value=f"{int(parts['year']):04d}", anchor="written")


def _read_year_range(parts: dict[str, str], frame: Frame) -> Meaning:
    first, last = parts["year"], parts["year2"]
    last = first[: 4 - len(last)] + last
    return Meaning(value=f"{first}/{last}" if first < last else "", anchor="written")


def _read_decade(parts: dict[str, str], frame: Frame) -> Meaning:
    return Meaning(value=f"{parts['decade'][:3]}X", anchor="written")


_QUARTERS = {"first": 1, "second": 2, "third": 3, "fourth": 4}


def _read_quarter(parts: dict[str, str], frame: Frame) -> Meaning:
    """`the third quarter`: of the year told, else the last that has begun (the next where the clause looks ahead)."""
    number = _QUARTERS[parts["quarter"].lower()]
    if year := parts.get("year") or parts.get("year2"):
        return Meaning(value=f"{int(year):04d}-{32 + number}", anchor="written")
    if frame.today is None:
        return Meaning()
    now = (frame.today.month - 1) // 3 + 1
    step = (number < now) if frame.future else -(number > now)
    return Meaning(value=f"{frame.today.year + step:04d}-{32 + number}", anchor=frame.by)


def _read_vague(parts: dict[str, str], frame: Frame) -> Meaning:
    """`now`, `recently`, `years ago`: a time, but none that can be told."""
    return Meaning()


def _read_set(parts: dict[str, str], frame: Frame) -> Meaning:
    word = parts["word"].lower().split()[-1]
    unit = {"daily": "day", "weekly": "week", "monthly": "month", "annum": "year"}.get(word, word)
    value = _PERIOD.get(unit, {"hour": "PT1H"}.get(unit, "P1D"))
    return Meaning(value=value, kind="set", anchor="written")


_READERS: dict[str, Callable[[dict[str, str], Frame], Meaning]] = {
    **{"iso": _read_iso, "numeric": _read_numeric, "range_dmy": _read_day_range, "range_mdy": _read_day_range},
    **{"dmy": _read_date, "mdy": _read_date, "month_year": _read_month_year, "month": _read_month},
    **{"bare_month": _read_month, "nth": _read_nth, "weekday": _read_weekday, "season_year": _read_season},
    **{"season": _read_season, "unit_mod": _read_unit_mod, "ago": _read_ago, "past_span": _read_duration},
    **{"duration": _read_duration, "last_night": _read_last_night, "deictic": _read_deictic},
    **{"military": _read_clock24, "clock12": _read_clock12, "clock24": _read_clock24, "dotted24": _read_clock24},
    **{"spoken": _read_spoken, "noon": _read_noon, "year_range": _read_year_range, "decade": _read_decade},
    **{"year": _read_year, "set": _read_set, "quarter": _read_quarter, "vague": _read_vague, "some_ago": _read_vague},
}
