"""Units, votes and harm that a number takes from the one beside it: "30 and 44 euros", "six voted for and three against",
"five dead and 14 hurt, three of them badly"."""

import re
from dataclasses import replace

from crossread.extract.counts import Count
from crossread.extract.measured import Measured

_TO_NEXT = re.compile(r"\s(?:and|or)\s(?:about\s|around\s|nearly\s|almost\s|just\s|over\s)?(?:[$£€¥]|US\$)?\Z")
_TO = re.compile(r"\b(?:to|and|of|at)(?:\s(?:just|only|about|around|nearly|almost|over|the|a))?\s\Z", re.IGNORECASE)
_PLAIN_END = re.compile(
    r"\s?(?:[,.;)]|\Z|\s(?:in|on|at|a|last|this|the|four|two|three|one|five|ten|years?|when|year|and|but|before|earlier|previously|by|for)\b)"
)
_AGAINST = re.compile(
    r"\s(?:voted\s|were\s|was\s)?(?P<side>against|in favou?r|for)(?:\s(?:it|them|the\s\w+))?(?=[,.;]|\s(?:and|with|while)|\Z)"
)
_GRADED = re.compile(
    r"(?:\s(?:of\s(?:them|those|whom)))?,?\s(?:(?:were|was|are|is|remain(?:s|ed)?)\s)?(?:(?P<killed>fatally)|(?:very\s)?(?:seriously|critically|badly|"
    r"severely|gravely|slightly|lightly|in\s(?:a\s)?(?:critical|serious|grave|intensive)))\b"
)
_MOST = 30
"""How many times another a number may be that is taken for one of the same unit."""


def take_units(text: str, counts: list[Count], read: list[Measured | None]) -> list[Measured | None]:
    """The measures of a sentence's counts with those filled in that a number beside them tells."""
    out = list(read)
    for at in range(len(counts) - 2, -1, -1):
        out[at] = out[at] or _from_next(text, counts, out, at)
    for at in range(1, len(counts)):
        out[at] = (
            out[at]
            or _from_last(text, counts, out, at)
            or _vote(text, counts, out, at)
            or _graded(text, counts, out, at)
        )
    return out


def _from_next(text: str, counts: list[Count], read: list[Measured | None], at: int) -> Measured | None:
    """`30 and 44 euros`: the unit of the next. What a price was before ("from 30 to 44 euros") stays out."""
    count, after = counts[at], read[at + 1]
    gap = text[count.last : counts[at + 1].first]
    if (
        after is None
        or not _has_unit(after)
        or count.article
        or not _TO_NEXT.fullmatch(gap)
        or not _alike(count, counts[at + 1])
    ):
        return None
    return replace(after, start=count.start, end=count.last)


def _from_last(text: str, counts: list[Count], read: list[Measured | None], at: int) -> Measured | None:
    """`profit fell to 412 million euros and revenue by 2 per cent to 6.03 billion`: millions in the money of the sum before.

    What a sum was before ("from 6.2 billion") stays out: it would stand against the sum as it is."""
    count = counts[at]
    scaled = count.number >= 10**6 and text[count.first : count.last][-1:].isalpha()
    near = next(
        (i for i in range(at - 1, -1, -1) if (what := read[i]) and _has_unit(what) and what.measure == "amount"), None
    )
    if near is None or not scaled or count.article or count.noun or not _PLAIN_END.match(text, count.last):
        return None
    gap, last = text[counts[near].last : count.start], read[near]
    if last is None or len(gap) > 140 or ". " in gap or not _alike(count, counts[near]) or not _TO.search(gap):
        return None
    return replace(last, start=count.start, end=count.last)


def _has_unit(what: Measured) -> bool:
    return what.by == "unit" and what.measure in ("share", "amount", "other", "depth") and bool(what.unit)


def _alike(a: Count, b: Count) -> bool:
    less, more = sorted((abs(a.number), abs(b.number)))
    return 0 < more <= _MOST * less


def _vote(text: str, counts: list[Count], read: list[Measured | None], at: int) -> Measured | None:
    """`six members voted for the rise and three against`."""
    count, last = counts[at], read[at - 1]
    match = _AGAINST.match(text, count.last) if last and last.measure == "votes" and not count.noun else None
    if not match or count.article:
        return None
    of = "against" if match["side"] == "against" else "for"
    return Measured(measure="votes", unit="vote", start=count.start, end=match.end(), by="unit", of=of)


def _graded(text: str, counts: list[Count], read: list[Measured | None], at: int) -> Measured | None:
    """`dozens were hurt, 14 of them seriously`; `four men were shot, one fatally`."""
    count = counts[at]
    last = next((what for what in reversed(read[:at]) if what and what.unit == "person"), None)
    match = _GRADED.match(text, count.last) if last and last.measure == "injured" else None
    if not match or match.end() < count.noun_end or count.number < 1:
        return None
    measure = "killed" if match["killed"] else "injured"
    return Measured(measure=measure, unit="person", start=count.start, end=match.end(), by="part")
