"""What is known at a point of a text, and what a time expression means there.

A `Frame` holds the report's own day and what the text last spoke of; a `Meaning` is an EDTF value with its kind.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from crossread.lib.dates import MONTHS, WEEKDAYS, only_day

AHEAD = 60
"""Days after the report's own at which a date without year may lie where nothing tells whether it is past or to come."""

Kind = Literal["date", "time", "duration", "set"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What a value is reckoned from.

    `today` is the report's day, `clock` the time of day (`HH:MM`) at which it came out, `by` the anchor that told them;
    `today_md` its month and day where no year is known.
    `before` is what the text last spoke of (EDTF of any precision), `before_day` the last day, `quarter` the quarter that
    a text about business has for its subject. `future` where the clause speaks of what is to come, `ahead` how many days
    after the report's a date without year may lie where it does not, `compared` where the
    words before set one number against another ("up from $4 million").
    """

    today: date | None = None
    by: str = ""
    today_md: tuple[int, int] | None = None
    clock: str = ""
    before: str = ""
    before_day: str = ""
    quarter: str = ""
    future: bool = False
    ahead: int = AHEAD
    compared: bool = False


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


def weekday_number(name: str) -> int | None:
    """0 for Monday to 6 for Sunday, abbreviated or in full."""
    folded = name.rstrip(".").lower()[:3]
    return next((i for i, weekday in enumerate(WEEKDAYS) if weekday[:3].lower() == folded), None) if folded else None


def month_number(name: str) -> int:
    """1 for January to 12 for December, abbreviated or in full."""
    folded = name.rstrip(".").lower()[:3]
    return next(i for i, month in enumerate(MONTHS, 1) if month[:3].lower() == folded)


def move_day(base: date, *, days: float) -> date | None:
    """The day so many days away; None where the calendar ends."""
    try:
        return base + timedelta(days=days)
    except OverflowError:
        return None


def day_beside(frame: Frame, step: int) -> Meaning:
    """A day reckoned from the one last spoken of, else from the report's."""
    spoken = only_day(frame.before_day)
    if spoken is None and frame.before_day and step == 0:
        return Meaning(value=frame.before_day, anchor="text")
    base = spoken or frame.today
    if base is None:
        return Meaning()
    moved = move_day(base, days=step)
    return Meaning(value=moved.isoformat() if moved else "", anchor="text" if spoken else frame.by)
