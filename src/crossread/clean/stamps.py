"""Dates and times that a report bears in a line of their own: "Published 15 June 2025, 10:12 CEST"."""

import re
from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache

from crossread.data import read_table

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\.?"
)
_WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?"
_DAY = r"[0-3]?\d(?:st|nd|rd|th)?"

DATE = re.compile(
    rf"\b(?:(?P<y1>\d{{4}})(?P<s1>[-/.])(?P<m1>\d\d?)(?P=s1)(?P<d1>\d\d?)"
    rf"|(?P<a2>\d\d?)(?P<s2>[-/.])(?P<b2>\d\d?)(?P=s2)(?P<y2>\d{{4}})"
    rf"|(?P<d3>{_DAY})(?:\s+of)?[\s-]+(?P<m3>{_MONTH})(?:,?[\s-]+(?P<y3>(?:19|20)\d\d)\b)?"
    rf"|(?P<m4>{_MONTH})[\s-]+(?P<d4>{_DAY})(?!\d|:\d)(?:,?[\s-]+(?P<y4>(?:19|20)\d\d)\b)?)",
    re.IGNORECASE,
)
"""A day with or without its year, in the forms that news uses."""

WEEKDAY = re.compile(rf"\b{_WEEKDAY}(?![a-z])", re.IGNORECASE)
_TIME = re.compile(
    r"(?<![\d.:])(?P<h>[01]?\d|2[0-4])(?:(?P<sep>[:.h])(?P<m>[0-5]\d)(?::(?P<s>[0-5]\d)(?:\.\d{1,6})?)?)?\s{0,2}"
    r"(?P<half>[ap]\.?\s?m\b\.?)?(?![\d])",
    re.IGNORECASE,
)
_EDITOR = re.compile(r"editor\s?:\s?\w+$", re.IGNORECASE)
_SMALL = frozenset(
    {
        "by",
        "from",
        "of",
        "in",
        "at",
        "and",
        "the",
        "de",
        "la",
        "for",
        "time",
        "local",
        "hrs",
        "hours",
        "briefing",
        "statement",
        "release",
        "bulletin",
        "report",
        "no.",
    }
)
_FOUR = re.compile(r"\b(?P<h>[01]\d|2[0-4])(?P<m>[0-5]\d)\s?(?=GMT|UTC|Z\b)")
_OFFSET = re.compile(r"(?:GMT|UTC)?\s?(?P<sign>[+\-−])(?P<h>\d\d?)(?::?(?P<m>[0-5]\d))?\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A stamp found in a line: what it is the date of, its EDTF value, and its place in the line."""

    what: str
    value: str
    start: int
    end: int
    has_time: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class StampLine:
    """A line that bears stamps: the marks in order and the words that are left over (a place, a byline, an outlet)."""

    marks: tuple[Mark, ...]
    rest: tuple[tuple[int, int], ...]


@lru_cache(maxsize=1)
def _zones() -> dict[str, str]:
    return {row["name"]: row["offset"] for row in read_table("clean", "time_zones.tsv")}


@lru_cache(maxsize=1)
def _zone_pattern() -> "re.Pattern[str]":
    names = "|".join(re.escape(name) for name in sorted(_zones(), key=len, reverse=True))
    return re.compile(rf"\s?(?:(?P<name>{names})(?![A-Za-z+\-−]\d?)|(?P<place>[A-Z][a-z]+ time)\b)")


@lru_cache(maxsize=1)
def _labels() -> tuple[dict[str, str], "re.Pattern[str]"]:
    what = {row["label"]: row["what"] for row in read_table("clean", "stamp_labels.tsv")}
    names = "|".join(re.escape(name) for name in sorted(what, key=len, reverse=True))
    return what, re.compile(rf"(?<!\w)(?P<label>{names})(?!\w)\s*:?", re.IGNORECASE)


def day_value(match: "re.Match[str]") -> str:
    """The EDTF day of a match of `DATE` (`XXXX-06-14` without year, empty where no calendar has such a day)."""
    g = match.groupdict()
    if g["y1"]:
        year, month, day = g["y1"], int(g["m1"]), int(g["d1"])
    elif g["y2"]:
        year, (day, month) = g["y2"], _day_and_month(int(g["a2"]), int(g["b2"]), dotted=g["s2"] == ".")
        if not day:
            return str(year)
    else:
        name, number = g["m3"] or g["m4"], g["d3"] or g["d4"]
        year, month, day = g["y3"] or g["y4"] or "XXXX", _month(name), int(re.sub(r"\D", "", number))
    if not 1 <= month <= 12 or not 1 <= day <= monthrange(2024 if year == "XXXX" else max(int(year), 1), month)[1]:
        return ""
    return f"{year}-{month:02d}-{day:02d}"


def _month(name: str) -> int:
    return _MONTHS.index(name[:3].lower()) + 1


def _day_and_month(first: int, second: int, *, dotted: bool) -> tuple[int, int]:
    """Day and month of "06/05"; `(0, 0)` where both readings are possible (dots are written day first everywhere)."""
    if dotted or first > 12 or first == second:
        return first, second
    return (second, first) if second > 12 else (0, 0)


def weekday_index(word: str) -> int:
    """0 for Monday to 6 for Sunday."""
    return _DAYS.index(word[:3].lower())


def is_label(text: str) -> str:
    """What a line that is a label and nothing else ("Published") says of the stamp on the next line; else empty."""
    return _labels()[0].get(text.rstrip(" :").lower(), "") if len(text) < 30 else ""


def read_stamps(text: str, *, after: str = "", most: int = 140) -> StampLine | None:
    """The stamps of a line that is made of them, None for any other line.

    `after` is the day (EDTF) of publication, which resolves "Updated at 9:50 p.m. ET Thursday". Lines longer than
    `most` characters are no stamp lines.
    """
    if len(text) > most or "@" in text or not any(c.isdigit() for c in text):
        return None
    found = _Scan(text, after=after).read()
    return found if found and _is_mostly_stamp(text, found) else None


class _Scan:
    """One pass over a line: labels, days, times and zones, each taken out of what is left over."""

    def __init__(self, text: str, *, after: str) -> None:
        self.text, self.after = text, after
        self.left = list(text)
        self.marks: list[Mark] = []

    def read(self) -> StampLine | None:
        what_of, pattern = _labels()
        labels = [(m.start(), m.end(), what_of[m["label"].lower()]) for m in pattern.finditer(self.text)]
        days = [(m.start(), m.end(), value) for m in DATE.finditer(self.text) if (value := day_value(m))]
        self._blank([(a, b) for a, b, _ in (*labels, *days)])
        weekdays = [(m.start(), m.end(), weekday_index(m[0])) for m in WEEKDAY.finditer("".join(self.left))]
        self._blank([(a, b) for a, b, _ in weekdays])
        times = self._times()
        if not (labels and times) and all(value[0] == "X" and not (labels or times) for _, _, value in days):
            return None
        self._put_together(labels, days, weekdays, times)
        return StampLine(marks=tuple(self.marks), rest=self._rest()) if self.marks else None

    def _blank(self, spans: list[tuple[int, int]]) -> None:
        for start, end in spans:
            self.left[start:end] = "\x00" * (end - start)

    def _times(self) -> list[tuple[int, int, str, str]]:
        """Clock times with their zone as `(start, end, "HH:MM", offset)`."""
        found, at = [], 0
        left = "".join(self.left)
        while match := (_FOUR.search(left, at) or _TIME.search(left, at)):
            at = max(match.end(), match.start() + 1)
            clock = _clock(match, self._is_dotted_time(match))
            if clock:
                end, offset = self._zone(left, match.end())
                end = len(left[:end].rstrip())
                found.append((match.start(), end, clock, offset))
                at = max(at, end)
        self._blank([(a, b) for a, b, _, _ in found])
        return _with_second_zone(found)

    def _is_dotted_time(self, match: "re.Match[str]") -> bool:
        """Whether 11.05 is a time: only beside a date or before a zone, which a stamp line always gives."""
        return bool(re.search("[A-Za-z\x00]", "".join(self.left)))

    def _zone(self, left: str, at: int) -> tuple[int, str]:
        offset = _OFFSET.match(left, at + (left[at : at + 1] == " "))
        if offset:
            return offset.end(), f"{offset['sign'].replace('−', '-')}{int(offset['h']):02d}:{offset['m'] or '00'}"
        named = _zone_pattern().match(left, at) or _zone_pattern().match(left, at + 1)
        if not named:
            return at, ""
        return named.end(), _zones().get(named["name"] or "", "")

    def _put_together(
        self,
        labels: list[tuple[int, int, str]],
        days: list[tuple[int, int, str]],
        weekdays: list[tuple[int, int, int]],
        times: list[tuple[int, int, str, str]],
    ) -> None:
        for start, end, value in days:
            self.marks.append(Mark(what=_label_before(labels, start), value=value, start=start, end=end))
        for start, end, clock, offset in times:
            what = _label_before(labels, start)
            self._add_time(what, start, end, f"{clock}{offset}", weekdays)

    def _add_time(self, what: str, start: int, end: int, clock: str, weekdays: list[tuple[int, int, int]]) -> None:
        for index, mark in enumerate(self.marks):
            if mark.what == what and not mark.has_time and len(mark.value) == 10:
                low, high = min(mark.start, start), max(mark.end, end)
                value = mark.value if clock == "00:00:00" else f"{mark.value}T{clock}"  # a machine's "no time known"
                self.marks[index] = replace(mark, value=value, start=low, end=high, has_time=True)
                return
        if any(mark.what == what for mark in self.marks):
            return
        day, low, high = self._day_for(start, end, weekdays)
        if day:
            value = f"{day}T{clock}"
            self.marks.append(Mark(what=what, value=value, start=low, end=high, has_time=True))

    def _day_for(self, start: int, end: int, weekdays: list[tuple[int, int, int]]) -> tuple[str, int, int]:
        """The day of a time without one: the line's other day, or the first such weekday from the publication on."""
        if self.marks:
            return self.marks[0].value[:10], start, end
        if not re.fullmatch(r"\d{4}-\d\d-\d\d", self.after[:10]):
            return "", start, end
        day = date.fromisoformat(self.after[:10])
        for low, high, index in weekdays[:1]:
            return str(day + timedelta((index - day.weekday()) % 7)), min(low, start), max(high, end)
        return str(day), start, end

    def _rest(self) -> tuple[tuple[int, int], ...]:
        left = "".join(self.left)
        spans = []
        for match in re.finditer("[^\x00|]+", left):
            words = re.search(r"[^\W\d_].*[^\W_]|[^\W\d_]", match[0])
            if words and words[0].lower().strip() not in {"at", "on", "t", "z", "ist"}:
                spans.append((match.start() + words.start(), match.start() + words.end()))
        return tuple(spans)


def _clock(match: "re.Match[str]", dotted_counts: bool) -> str:
    groups = match.groupdict()
    half = (groups.get("half") or "").lower()
    if groups["m"] is None and not half:
        return ""
    if groups.get("sep") == "." and not (half or dotted_counts):
        return ""
    hour = int(groups["h"])
    if half:
        if not 1 <= hour <= 12:
            return ""
        hour = hour % 12 + (12 if half[0] == "p" else 0)
    seconds = f":{groups['s']}" if groups.get("s") else ""
    return f"{hour % 24:02d}:{groups['m'] or '00'}{seconds}"


def _with_second_zone(times: list[tuple[int, int, str, str]]) -> list[tuple[int, int, str, str]]:
    """Times where the second one gives the first in UTC ("12:00 (10:00 GMT)"): the first then gets its offset."""
    if len(times) == 2 and not times[0][3] and times[1][3] == "Z" and times[1][0] - times[0][1] <= 3:
        minutes = _minutes(times[0][2]) - _minutes(times[1][2])
        minutes = (minutes + 720) % 1440 - 720
        sign, size = ("-" if minutes < 0 else "+"), abs(minutes)
        start, _, clock, _ = times[0]
        return [(start, times[1][1], clock, f"{sign}{size // 60:02d}:{size % 60:02d}")]
    return times


def _minutes(clock: str) -> int:
    return int(clock[:2]) * 60 + int(clock[3:5])


def _label_before(labels: list[tuple[int, int, str]], at: int) -> str:
    before = [what for start, _, what in labels if start <= at]
    return before[-1] if before else "published"


def _is_mostly_stamp(text: str, found: StampLine) -> bool:
    """Whether little is left beside the stamps, and that looks like names (a place, a byline, an outlet)."""
    words = [word for start, end in found.rest for word in _EDITOR.sub("", text[start:end]).split()]
    lower = [w for w in words if w[:1].islower() and not (w in _SMALL or "." in w)]
    return len(words) <= 7 and not lower
