"""Our times as TIMEX3 writes them, for sets whose gold is TIMEX3.

TIMEX3 has no ranges ("from Monday to Friday" is two expressions), one expression for a day with its hour ("10 p.m. on
Friday"), references for what cannot be dated (`PRESENT_REF`), and letters for seasons, quarters and parts of the day.
"""

import re
from collections.abc import Iterator, Sequence

from crossread.lib.dates import only_day
from crossread.model.claims import When

Timex = tuple[int, int, str]
"""Where an expression stands, `[start, end)`, and its value."""

_SEASONS = {
    "21": "SP",
    "22": "SU",
    "23": "FA",
    "24": "WI",
    "33": "Q1",
    "34": "Q2",
    "35": "Q3",
    "36": "Q4",
    "40": "H1",
    "41": "H2",
}
_VAGUE = (
    *(("recent days", "PXD"), ("recent weeks", "PXW"), ("recent months", "PXM"), ("recent years", "PXY")),
    *(("days ago", "PXD"), ("weeks ago", "PXW"), ("months ago", "PXM"), ("years ago", "PXY"), ("decades ago", "PXY")),
    *(("now", "PRESENT_REF"), ("current", "PRESENT_REF"), ("present", "PRESENT_REF"), ("these days", "PRESENT_REF")),
    *(("at this", "PRESENT_REF"), ("at the moment", "PRESENT_REF"), ("recent", "PAST_REF"), ("lately", "PAST_REF")),
    *(
        ("ago", "PAST_REF"),
        ("past", "PAST_REF"),
        ("once", "PAST_REF"),
        ("soon", "FUTURE_REF"),
        ("future", "FUTURE_REF"),
    ),
    *(("later date", "FUTURE_REF"),),
)
_PARTS = (
    ("morning", "MO"),
    ("afternoon", "AF"),
    ("evening", "EV"),
    ("overnight", "NI"),
    ("night", "NI"),
    ("tonight", "NI"),
)
_JOINTS = re.compile(r"\s(?:to|and|until|till|through)\s|\s?[-–]\s?")
_OF_ONE_DAY = re.compile(r"\s{0,2},?\s(?:(?:on|at|late|early|about|around)\s){0,2}")


def timexes(whens: Sequence[When], text: str) -> list[Timex]:
    """The expressions of a text with their TIMEX3 values, in order."""
    out: list[Timex] = []
    last: When | None = None
    for when in whens:
        if last and _is_one_time(last, when, text):
            start, _, value = out.pop()
            clock = value if "T" in value else timex_value(when, text)
            out.append((start, when.span.end, clock))
            last = None
            continue
        out += _ends(when, text)
        last = when
    return out


def _is_one_time(first: When, second: When, text: str) -> bool:
    """Whether a clock time and a day stand beside each other and are of one moment."""
    clocks = ["T" in when.value and when.kind == "time" for when in (first, second)]
    same_day = first.value[:10] == second.value[:10] != ""
    gap = text[first.span.end : second.span.start]
    return clocks[0] != clocks[1] and same_day and _OF_ONE_DAY.fullmatch(gap) is not None


def _ends(when: When, text: str) -> Iterator[Timex]:
    """An expression, or the two ends of a range that is told by both."""
    words = text[when.span.start : when.span.end]
    first, slash, last = when.value.partition("/")
    joint = _JOINTS.search(words) if slash and ".." not in (first, last) and not when.value.startswith("P") else None
    if joint is None or "weekend" in words.lower() or len(first) != len(last):
        yield when.span.start, when.span.end, timex_value(when, text)
        return
    yield when.span.start, when.span.start + joint.start(), first
    yield when.span.start + joint.end(), when.span.end, last


def timex_value(when: When, text: str) -> str:
    """Our EDTF value as TIMEX3 writes it."""
    folded = text[when.span.start : when.span.end].lower()
    value = when.value.removesuffix("/..").removeprefix("../")
    part = next((f"T{code}" for word, code in _PARTS if word in folded), "")
    if not value:
        return next((ref for word, ref in _VAGUE if word in folded), "")
    if when.kind == "set" and when.weekday is not None:
        return f"XXXX-WXX-{when.weekday + 1}{part}"
    if match := re.fullmatch(r"(\d{4})-([234]\d)", value):
        return f"{match[1]}-{_SEASONS[match[2]]}"
    if "quarter" in folded and (match := re.fullmatch(r"P(\d+|X)M", value)):
        return f"P{match[1] if match[1] == 'X' else int(match[1]) // 3}Q"
    return _day_value(when, value, folded, part) or spelled(value)


def _day_value(when: When, value: str, folded: str, part: str) -> str:
    """A day with its part (`2024-05-07TNI`), or a weekend; empty for others."""
    day = only_day(value.partition("/")[0])
    if day and "weekend" in folded:
        return f"{day.isocalendar().year}-W{day.isocalendar().week:02d}-WE"
    if day and when.kind in ("date", "time") and "T" not in value and ("/" not in value or folded == "overnight"):
        return f"{value[:10]}{part}" if part else value
    return ""


def spelled(value: str) -> str:
    """One spelling for values that are written in several: weeks with two digits, decades and centuries without `X`."""
    value = re.sub(r"\A(\d{4}-W)(\d)(?!\d)", r"\g<1>0\2", value)
    return re.sub(r"\A(\d{3})X\Z|\A(\d\d)XX\Z", lambda m: m[1] or m[2], value)
