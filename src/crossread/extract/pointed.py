"""Points as marks of thousands ("12.000 euros"), as much of Europe writes them, told from decimal points."""

import re
from dataclasses import replace
from functools import lru_cache

from crossread.extract.counts import Count, people_nouns
from crossread.extract.measured import Measured

_POINTED = re.compile(r"[1-9]\d{0,2}\.\d{3}(?:\D{1,5}[1-9]\d{0,2}\.\d{3})?\+?")
_ONE = r"(?<![\w.,:/-])[1-9]\d{0,2}\.\d{3}(?![\w]|[.,:/]\d)"
_COUNTED = re.compile(rf"{_ONE}[ \u00a0\n]{{1,3}}(?P<noun>[a-z]{{3,20}})")
_TWICE = re.compile(r"(?<![\w.,:/-])[1-9]\d{0,2}(?:\.\d{3}){2,5}(?![\w.])")
_COMMAS = re.compile(r"(?<![\w.,])[1-9]\d{0,2},\d{3}(?!\d)")
_THIRD_DECIMAL = re.compile(r"(?<![\w.,])0\.\d{3}(?!\d)")
_RATE_AFTER = re.compile(
    r"[ \u00a0]?(?:/|per\b|to the\b|(?:a|an|the|each)[ \u00a0]"
    r"(?:litre|liter|gallon|kilo\w*|kg|pound|ounce|barrel|unit|share|kilowatt\w*)\b)"
)
_RATE_BEFORE = re.compile(
    r"\b(?:rate|traded|trading|against|exchange|yield|index|level)\b[^.;\n]{0,30}\Z", re.IGNORECASE
)


def in_thousands(text: str, count: Count, what: Measured) -> Count:
    """A count with its numbers in thousands where its point can be no decimal one: people and houses have no parts, a sum of
    money has no third decimal unless it is a rate, and other units follow what the report writes elsewhere."""
    if not _POINTED.fullmatch(text, count.first, count.last) or not _is_whole(text, count, what):
        return count
    low, value, high, approx = (n and round(n * 1000) for n in (count.low, count.value, count.high, count.approx))
    return replace(count, low=low, value=value, high=high, approx=approx)


def _is_whole(text: str, count: Count, what: Measured) -> bool:
    if what.unit == "person" or what.measure in ("buildings", "places"):
        return True
    if what.measure != "amount":
        return what.unit != "magnitude" and writes_points(text)
    if _RATE_AFTER.match(text, what.end) or _RATE_BEFORE.search(text[max(0, count.start - 60) : count.start]):
        return False
    zeros = text[count.first : count.last].endswith("00")
    return writes_points(text) or (zeros and not _THIRD_DECIMAL.search(text) and not _COMMAS.search(text))


@lru_cache(maxsize=64)
def writes_points(text: str) -> bool:
    """Whether a report shows that its points part thousands: it counts people so, or has a number with two such points; and
    it neither parts them by commas nor has a decimal of three digits."""
    if _COMMAS.search(text) or _THIRD_DECIMAL.search(text):
        return False
    return bool(_TWICE.search(text)) or any(m["noun"] in people_nouns() for m in _COUNTED.finditer(text))
