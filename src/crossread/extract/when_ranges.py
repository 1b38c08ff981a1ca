"""Expressions that belong together: a time of day and its day, the two ends of a range, an open range."""

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta

from crossread.extract.when_frame import Frame, Meaning
from crossread.extract.when_patterns import Expression
from crossread.lib.dates import day_part, month_and_day, nearest_weekday, only_day
from crossread.model.notes import Notes

_BETWEEN = re.compile(r"\b(?:between)\s{1,3}\Z", re.IGNORECASE)
_FROM = re.compile(r"\b(?:from)\s{1,3}\Z", re.IGNORECASE)
_SINCE = re.compile(r"\b(?:since)\s{1,3}(?:about |around |at least |the )?\Z", re.IGNORECASE)
_UNTIL = re.compile(r"\b(?:until|till)\s{1,3}\Z", re.IGNORECASE)
_JOINT = {
    "between": re.compile(r"\s{1,3}and\s{1,3}(?:the\s)?\Z"),
    "from": re.compile(r"\s{1,3}(?:to|until|till|through)\s{1,3}\Z"),
}
_JOINT_OF_DAYS = re.compile(r"\s{1,3}(?:to|until|till|through)\s{1,3}|\s?[-–—]\s?")
DATED_KINDS = frozenset({"date", "time"})


@dataclass(frozen=True, slots=True)
class Read:
    """An expression with what it means; `end` grows where a range takes in the next; `ahead`: it speaks of what is to come."""

    start: int
    end: int
    expression: Expression
    meaning: Meaning
    ahead: bool = False


AHEAD_HOURS = 8
"""Hours after the stamp of its report from which a time of day is the day before's: fewer may be another time zone's."""


ASIDE_DAYS = 14
"""Days from the report's own beyond which a day is told aside, where a nearer one was told before it."""


def set_clocks(read: list[Read], notes: Notes, frame: Frame) -> list[Read]:
    """Times of day set on their days: one in the same sentence, else the day last spoken of, else the report's."""
    out: list[Read] = []
    current = ""
    for index, item in enumerate(read):
        meaning = item.meaning
        if meaning.clock:
            value, anchor = _day_for_clock(read, index, notes, current, frame)
            out.append(replace(item, meaning=replace(meaning, value=f"{value}T{meaning.clock}", anchor=anchor)))
            continue
        if meaning.kind in DATED_KINDS and meaning.value and "/" not in meaning.value and not meaning.offset:
            day = day_part(meaning.value)
            current = day if month_and_day(day) and not _is_aside(day, current, frame.today) else current
        elif meaning.weekday is not None and not meaning.value:
            current = ""
        out.append(item)
    return out


def _is_aside(day: str, current: str, today: date | None) -> bool:
    """Whether a day long past is told aside from one near the report's own: the hours that follow are not its."""
    told, spoken = only_day(day), only_day(current)
    if told is None or spoken is None or today is None:
        return False
    return abs((told - today).days) > ASIDE_DAYS >= abs((spoken - today).days)


def _day_for_clock(read: list[Read], index: int, notes: Notes, current: str, frame: Frame) -> tuple[str, str]:
    """The day (EDTF, maybe empty) on which a time of day falls, and its anchor."""
    item = read[index]
    if item.meaning.weekday is not None and frame.today:
        return nearest_weekday(item.meaning.weekday, frame.today).isoformat(), frame.by
    sentence = notes.sentence_at(item.start)
    bounds = (sentence.start, sentence.end) if sentence else (max(0, item.start - 150), item.end + 100)
    near = [
        (abs(other.start - item.start) + (20 if other.start > item.start else 0), other.meaning)
        for other in read[max(0, index - 6) : index + 5]
        if other.meaning.kind in DATED_KINDS
        and not other.meaning.clock
        and bounds[0] <= other.start < bounds[1]
        and re.fullmatch(r"(?:\d{4}|XXXX)-\d\d-\d\d", day_part(other.meaning.value))
    ]
    if near:
        meaning = min(near, key=lambda pair: pair[0])[1]
        return day_part(meaning.value), meaning.anchor
    if current:
        return current, "text"
    return (_last_such(item, frame.today, frame.clock).isoformat(), "assumed") if frame.today else ("", "")


def _last_such(item: Read, today: date, stamp: str) -> date:
    """The day of a time of day told alone: the report's, or the one before, where the report came out long before that hour."""
    if not stamp or item.ahead or item.meaning.clock[:2] < stamp[:2]:
        return today
    return today - timedelta(days=int(_hours(item.meaning.clock) - _hours(stamp) >= AHEAD_HOURS))


def _hours(clock: str) -> float:
    return int(clock[:2]) + int(clock[3:5]) / 60


def join(text: str, read: list[Read]) -> list[Read]:
    """Ranges made of two expressions ("between 2020 and 2022"), and open ones ("since 1988", "until Friday")."""
    out: list[Read] = []
    skip = False
    for index, item in enumerate(read):
        if skip:
            skip = False
            continue
        following = read[index + 1] if index + 1 < len(read) else None
        joined = _range(text, item, following) if following else None
        skip = joined is not None
        out.append(joined or _open_range(text, item))
    return out


def _range(text: str, first: Read, second: Read) -> Read | None:
    before, gap = text[max(0, first.start - 12) : first.start], text[first.end : second.start]
    lead = "between" if _BETWEEN.search(before) else "from" if _FROM.search(before) else ""
    days = {first.expression.name, second.expression.name} <= {"dmy", "mdy"}
    is_joined = _JOINT[lead].match(gap) if lead else days and _JOINT_OF_DAYS.fullmatch(gap)
    if not is_joined or not _are_dates(first, second):
        return None
    start, end = _in_one_year(first.meaning, second.meaning), second.meaning.value
    if first.expression.name == second.expression.name == "weekday":
        start = _before(start, end)
    value = f"{start}/{end}" if start and end and "/" not in start + end else ""
    return Read(first.start, second.end, first.expression, replace(first.meaning, value=value, weekday=None))


def _before(start: str, end: str) -> str:
    """The weekday that begins a range, a week earlier where it was read as one after its end ("from Monday to Friday")."""
    first, last = only_day(start), only_day(end)
    return (first - timedelta(days=7)).isoformat() if first and last and first > last else start


def _in_one_year(first: Meaning, second: Meaning) -> str:
    """The first end of a range, in the year that its last end tells ("27 May to 3 June 2020", "28 December to 2 January 2021")."""
    start, end = first.value, second.value
    told = first.anchor != "written" and second.anchor == "written" and min(len(start), len(end)) == 10
    if not told or not end[:4].isdigit():
        return start
    year = int(end[:4]) - (start[5:] > end[5:])
    moved = f"{year:04d}{start[4:]}"
    return moved if only_day(moved) else start


def _are_dates(first: Read, second: Read) -> bool:
    return all(item.meaning.kind in DATED_KINDS and not item.meaning.clock for item in (first, second))


def _open_range(text: str, item: Read) -> Read:
    before = text[max(0, item.start - 24) : item.start]
    value = item.meaning.value
    if not value or "/" in value or item.meaning.kind != "date":
        return item
    if match := _SINCE.search(before):
        start = item.start - (len(before) - match.start())
        return replace(item, start=start, meaning=replace(item.meaning, value=f"{value}/.."))
    if match := _UNTIL.search(before):
        start = item.start - (len(before) - match.start())
        return replace(item, start=start, meaning=replace(item.meaning, value=f"../{value}"))
    return item
