"""Times of day by the clock; their day is settled later, by what stands near them (`when_ranges`)."""

from crossread.extract.when_frame import Frame, Meaning, weekday_number
from crossread.lib.numbers import read_number


def _clock(hour: int, minute: int, parts: dict[str, str]) -> Meaning:
    zone = parts.get("zone") or parts.get("zone2") or ""
    weekday = weekday_number(parts.get("weekday", ""))
    return Meaning(kind="time", clock=f"{hour:02d}:{minute:02d}", zone=zone, weekday=weekday)


def read_clock12(parts: dict[str, str], frame: Frame) -> Meaning:
    """`4:30 p.m. local time`."""
    hour = int(parts["hour"]) % 12 + (12 if parts["ampm"][0] in "pP" else 0)
    return _clock(hour, int(parts.get("minute", "0")), parts)


def read_clock24(parts: dict[str, str], frame: Frame) -> Meaning:
    """`16:30`, `1630 GMT`."""
    zone = parts.get("zone", "")
    kept = {**parts, "zone": "" if zone in ("hours", "hrs") else zone}
    return _clock(int(parts["hour"]), int(parts["minute"]), kept)


def read_spoken(parts: dict[str, str], frame: Frame) -> Meaning:
    """`five o'clock in the afternoon`; without a part of the day it cannot be told which half is meant."""
    hour, part = int(read_number(parts["word"]) or 0), parts.get("part") or parts.get("part2")
    if part is None:
        return Meaning(kind="time")
    return _clock(hour % 12 + (0 if part == "morning" else 12), 0, parts)


def read_noon(parts: dict[str, str], frame: Frame) -> Meaning:
    """`noon`, `midnight`: the midnight that begins the day."""
    return _clock(0 if parts["word"].lower() == "midnight" else 12, 0, parts)
