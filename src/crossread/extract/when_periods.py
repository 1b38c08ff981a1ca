"""Periods longer than a day: months, quarters, seasons, years, centuries, told by name or by their distance."""

import re
from dataclasses import replace
from datetime import date

from crossread.extract.when_days import weekend
from crossread.extract.when_frame import Frame, Kind, Meaning, day_beside, month_number, move_day
from crossread.extract.when_spans import PERIODS, number_of
from crossread.lib.dates import SEASONS, days_of, only_day
from crossread.lib.numbers import read_number

_STEPS = {"last": -1, "previous": -1, "past": -1, "next": 1, "following": 1, "coming": 1}
_NTH = {"first": 1, "second": 2, "third": 3, "fourth": 4}


def read_month_year(parts: dict[str, str], frame: Frame) -> Meaning:
    """`April 2024`."""
    return Meaning(value=f"{int(parts['year']):04d}-{month_number(parts['month']):02d}", anchor="written")


def read_month(parts: dict[str, str], frame: Frame) -> Meaning:
    """A month without a year: the last one at or before the report's, the next where the clause looks ahead."""
    month, lead = month_number(parts["month"]), parts.get("lead", "").lower()
    if frame.today is None:
        return Meaning(value=f"XXXX-{month:02d}", anchor="written")
    year, now = frame.today.year, frame.today.month
    if beside := parts.get("beside"):  # "in July last year"
        year += _STEPS.get(beside.split()[0].lower(), 0)
    elif (frame.future or lead == "next") and lead != "last":
        year += month < now or (lead == "next" and month == now)
    elif lead != "this":
        year -= month > now or (lead == "last" and month == now)
    return Meaning(value=f"{year:04d}-{month:02d}", anchor=frame.by) if 0 < year <= 9999 else Meaning()


def _season_value(name: str, year: int) -> str:
    folded = {"fall": "autumn"}.get(name.lower(), name.lower())
    return f"{year:04d}-{next(number for number, season in SEASONS.items() if season == folded)}"


def read_season(parts: dict[str, str], frame: Frame) -> Meaning:
    """`the fall of 2020`, `last spring`, `this past summer`, `in the winter`."""
    if "year" in parts:
        return Meaning(value=_season_value(parts["season"], int(parts["year"])), anchor="written")
    if frame.today is None:
        return Meaning()
    value = _season_value(parts["season"], frame.today.year)
    first, last = days_of(value) or (frame.today, frame.today)
    mod = parts.get("mod", "the").lower().split()[0]
    step = 0
    if mod == "last":
        step = -1 if last >= frame.today else 0
    elif mod == "next":
        step = 1 if first <= frame.today else 0
    elif frame.future:
        step = 1 if last < frame.today else 0
    elif mod == "the" or "past" in parts.get("mod", ""):
        step = -1 if first > frame.today else 0
    return Meaning(value=_season_value(parts["season"], frame.today.year + step), anchor=frame.by)


def read_unit_mod(parts: dict[str, str], frame: Frame) -> Meaning:
    """`last week`, `this year`, `that month`, `the same day`, `the next day`; after "the" and "that" a unit is reckoned from
    what was last spoken of."""
    words, unit = parts["mod"].lower().split(), parts["unit"]
    mod, told = words[-1], words[0] in ("the", "that")
    if unit == "day":
        return day_beside(frame, _STEPS.get(mod, 0)) if told else Meaning()
    if unit == "weekend":
        return weekend(frame, mod)
    if words[0] == "the" and mod == "past":
        return Meaning(value=PERIODS[unit], kind="duration", anchor="written")
    if unit == "quarter" and frame.quarter and mod not in ("next", "this", "current"):
        return Meaning(value=_quarter_moved(frame.quarter, _STEPS.get(mod, 0)), anchor="text")
    spoken = days_of(frame.before) if words[0] == "that" or mod in ("following", "previous", "same") else None
    base = spoken[0] if spoken else frame.today
    if base is None:
        return Meaning()
    return Meaning(value=shifted(base, unit, _STEPS.get(mod, 0)), anchor="text" if spoken else frame.by)


def shifted(base: date, unit: str, step: int) -> str:
    """The period of that unit `step` periods from the one in which a day lies; empty where the calendar ends."""
    if unit in ("week", "fortnight"):
        moved = move_day(base, days=7 * step * (2 if unit == "fortnight" else 1))
        return f"{moved.isocalendar().year:04d}-W{moved.isocalendar().week:02d}" if moved else ""
    months = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}[unit]
    index = base.year * 12 + base.month - 1 + step * months
    year, month = divmod(index, 12)
    if not 1 <= year <= 9999:
        return ""
    if unit in ("decade", "century"):
        return f"{year:04d}"[:3] + "X" if unit == "decade" else f"{year:04d}"[:2] + "XX"
    if unit == "year":
        return f"{year:04d}"
    return f"{year:04d}-{33 + month // 3}" if unit == "quarter" else f"{year:04d}-{month + 1:02d}"


def read_before_last(parts: dict[str, str], frame: Frame) -> Meaning:
    """`the night before last`, `the year before last`: two back from the report's own."""
    unit = parts["unit"]
    if unit not in ("week", "weekend", "month", "year"):
        found = move_day(frame.today, days=-2) if frame.today else None
        kind: Kind = "date" if unit == "day" else "time"
        return Meaning(value=found.isoformat() if found else "", kind=kind, anchor=frame.by if found else "")
    if frame.today is None:
        return Meaning()
    if unit == "weekend":
        before = move_day(frame.today, days=-7)
        return weekend(replace(frame, today=before, future=False), "") if before else Meaning()
    return Meaning(value=shifted(frame.today, unit, -2), anchor=frame.by)


_DAYS = {"day": 1, "night": 1, "week": 7, "weekend": 7, "fortnight": 14}
"""Units that are counted in days."""


def read_ago(parts: dict[str, str], frame: Frame) -> Meaning:
    """`two weeks ago` from the report's day; `a month earlier`, `three days later` from the day last spoken of."""
    number, unit, way = number_of(parts["num"]), parts["unit"], parts["way"].lower()
    if unit == "year" and number == 1 and frame.quarter and frame.compared and not way.startswith(("later", "after")):
        return Meaning(value=_quarter_moved(frame.quarter, -4), anchor="text")
    from_text = not way.startswith("ago")
    base = (days_of(frame.before) or (None,))[0] if from_text and frame.before else frame.today
    if base is None or number is None:
        return Meaning()
    step = number if way.startswith(("later", "after")) else -number
    anchor = "text" if from_text and frame.before else frame.by
    if unit in ("second", "minute", "hour"):
        return Meaning(kind="time", anchor=anchor)
    if from_text and (value := _no_finer(base, step, unit, frame.before)):
        return Meaning(value=value, anchor=anchor)
    exact = from_text and only_day(frame.before) is not None
    return Meaning(value=_moved(base, step, unit, exact=exact), anchor=anchor)


def _moved(base: date, step: float, unit: str, *, exact: bool) -> str:
    """The day, week, weekend, month or year so many units from a day; of weeks the day itself where it is `exact`."""
    days = _DAYS.get(unit)
    if days is None:
        times = {"decade": 10, "century": 100}.get(unit, 1)
        plain = "year" if times > 1 else unit  # a decade ago was a year, and no decade
        return shifted(base, plain, round(step * times)) if abs(step) < 100 else ""
    moved = move_day(base, days=step * days)
    if moved is None:
        return ""
    if unit == "weekend" and (saturday := move_day(moved, days=5 - moved.weekday())):
        return f"{saturday.isoformat()}/{(move_day(saturday, days=1) or saturday).isoformat()}"
    return moved.isoformat() if days == 1 or exact else shifted(moved, "week", 0)


def _no_finer(base: date, step: float, unit: str, before: str) -> str:
    """The week, month or year (as `before` is one) so many days, weeks or months from its first day; empty where `before` is a
    day, or no coarser than the unit: two days after some day of a year are no day that is known."""
    if not before or only_day(before) or unit not in (*_DAYS, "month"):
        return ""
    moved = move_day(base, days=step * _DAYS.get(unit, 30.44))
    if moved is None or (unit == "month" and len(before) > 4):
        return ""
    if _WEEK.fullmatch(before):
        return shifted(moved, "week", 0)
    return moved.isoformat()[: len(before)] if _MONTH_OR_YEAR.fullmatch(before) else before


_WEEK = re.compile(r"\d{4}-W\d\d")
_MONTH_OR_YEAR = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2]))?")


def read_year(parts: dict[str, str], frame: Frame) -> Meaning:
    """`2019`, `fiscal 2019`."""
    return Meaning(value=f"{int(parts['year']):04d}", anchor="written")


def read_spoken_year(parts: dict[str, str], frame: Frame) -> Meaning:
    """`nineteen ninety-six`, `the year two thousand`."""
    first, rest = (read_number(parts.get(name, "")) for name in ("century", "rest"))
    year = int((first or 0) * (100 if "century" in parts else 1) + (rest or 0)) or 2000
    return Meaning(value=f"{year:04d}", anchor="written")


def read_year_range(parts: dict[str, str], frame: Frame) -> Meaning:
    """`2019-21`."""
    first, last = parts["year"], parts["year2"]
    last = first[: 4 - len(last)] + last
    return Meaning(value=f"{first}/{last}" if first < last else "", anchor="written")


def read_decade(parts: dict[str, str], frame: Frame) -> Meaning:
    """`the late 1970s`, `the '80s`."""
    if "short" in parts:
        return Meaning(value=f"19{parts['short']}X", anchor="written")
    return Meaning(value=f"{parts['decade'][:3]}X", anchor="written")


def read_century(parts: dict[str, str], frame: Frame) -> Meaning:
    """`the 20th century`."""
    number = int(parts["nth"]) if "nth" in parts else {"nineteenth": 19, "twentieth": 20}.get(parts["word"].lower(), 21)
    return Meaning(value=f"{number - 1:02d}XX" if 0 < number <= 100 else "", anchor="written")


def read_quarter(parts: dict[str, str], frame: Frame) -> Meaning:
    """`the third quarter`: of the year told, else the last that has begun (the next where the clause looks ahead, unless the
    one before is only now accounted for)."""
    number = _NTH[parts["quarter"].lower()]
    if year := parts.get("year") or parts.get("year2"):
        return Meaning(value=f"{int(year):04d}-{32 + number}", anchor="written")
    if frame.today is None:
        return Meaning()
    beside = parts.get("beside", "").lower()
    anchor = "text" if "earlier" in beside or "ago" in beside else frame.by
    return Meaning(value=_quarter_beside(number, beside, frame), anchor=anchor)


def _quarter_beside(number: int, beside: str, frame: Frame) -> str:
    """`the first quarter`, `last year's first quarter`, `the year-earlier quarter`: counted from the day of the frame."""
    assert frame.today is not None
    year, now = frame.today.year, (frame.today.month - 1) // 3 + 1
    if "earlier" in beside or "ago" in beside:
        base = frame.quarter if frame.quarter.endswith(f"{32 + number}") else _last_quarter(number, frame.today)
        return _quarter_moved(base, -4)
    if beside:
        return f"{year + _STEPS.get(beside.split(maxsplit=1)[0], 0):04d}-{32 + number}"
    if frame.future and not now - 1 <= number < now:
        return f"{year + (number < now - 1):04d}-{32 + number}"
    return _last_quarter(number, frame.today)


def _last_quarter(number: int, today: date) -> str:
    return f"{today.year - (number > (today.month - 1) // 3 + 1):04d}-{32 + number}"


def _quarter_moved(value: str, step: int) -> str:
    year, quarter = divmod(int(value[:4]) * 4 + int(value[5:7]) - 33 + step, 4)
    return f"{year:04d}-{33 + quarter}" if 0 < year <= 9999 else ""


def read_half(parts: dict[str, str], frame: Frame) -> Meaning:
    """`the first half of 2019`, `the second half of last year`."""
    number = {"first": 40, "second": 41}[parts["half"].lower()]
    if year := parts.get("year"):
        return Meaning(value=f"{int(year):04d}-{number}", anchor="written")
    if frame.today is None:
        return Meaning()
    step = _STEPS.get(parts.get("beside", "").split()[0].lower() if parts.get("beside") else "", 0)
    return Meaning(value=f"{frame.today.year + step:04d}-{number}", anchor=frame.by)


def read_period(parts: dict[str, str], frame: Frame) -> Meaning:
    """`the latest quarter`, `the year-earlier period`, `the 1988 quarter`, `the same period last year`, `year-ago`: the
    quarter that the text is about, moved by whole years; without one the year where that is told."""
    words = " ".join(parts.get(name, "") for name in ("mod", "ago", "beside")).lower()
    back = any(word in words for word in ("earlier", "ago", "last year", "previous year", "prior year"))
    if year := parts.get("year"):
        value = f"{int(year):04d}" + frame.quarter[4:]
        return Meaning(value=value, anchor="written")
    if frame.quarter:
        return Meaning(value=_quarter_moved(frame.quarter, -4 if back else 0), anchor="text")
    if frame.today is None:
        return Meaning()
    if back:
        return Meaning(value=shifted(frame.today, "year", -1), anchor=frame.by)
    return Meaning(value=shifted(frame.today, "quarter", -1), anchor=frame.by) if "latest" in words else Meaning()


def read_the_unit(parts: dict[str, str], frame: Frame) -> Meaning:
    """`the week`, `the full year`, `the quarter`, `later in the month`: the report's own; a time that ended or ends on a day
    told beside it is a length."""
    unit = parts["unit"]
    if "ended" in parts and unit != "quarter":
        return Meaning(value=PERIODS[unit], kind="duration", anchor="written")
    if unit == "weekend":
        return weekend(frame, "")
    if unit == "quarter":
        return Meaning(value=frame.quarter, anchor="text" if frame.quarter else "")
    return Meaning(value=shifted(frame.today, unit, 0), anchor=frame.by) if frame.today else Meaning()


def read_year_end(parts: dict[str, str], frame: Frame) -> Meaning:
    """`year-end`: the 31 December that is nearest, the one to come where the clause looks ahead."""
    if year := parts.get("year"):
        return Meaning(value=f"{int(year):04d}-12-31", anchor="written")
    if frame.today is None:
        return Meaning()
    last = frame.today.month < 6 and not frame.future
    return Meaning(value=f"{frame.today.year - last:04d}-12-31", anchor=frame.by)


def keep_quarter(frame: Frame, name: str, meaning: Meaning) -> Frame:
    """The frame after an expression was read: which quarter the text is about, if any."""
    if name == "quarter" and meaning.value and meaning.anchor != "text":
        return replace(frame, quarter=meaning.value)
    told_years = name == "past_span" and meaning.kind == "duration" and meaning.value[-1:] in "MY"
    return replace(frame, quarter="") if told_years or name in ("half", "year_end") else frame
