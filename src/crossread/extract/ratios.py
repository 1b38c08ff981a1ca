"""Shares told without a per cent: "a third of the wells", "fell by a quarter", "one in five", as rough shares in per cent."""

import re
from collections.abc import Iterator
from dataclasses import replace

from crossread.extract.counts import Count, singular
from crossread.extract.measured import Measured
from crossread.lib.numbers import read_number

_OWN = r"the|its|their|his|her|our|all|those|these"
_OF = re.compile(
    rf"\s{{1,3}}(?:of(?!\s(?:an?|the way|the time)\b)|(?=(?:{_OWN})\s))\s{{0,3}}(?:(?:{_OWN})\s)?"
    r"(?:[a-z-]{2,15}\s){0,2}?(?P<of>[a-z-]{3,20})?\b"
)
_BY = re.compile(
    r"\b(?:by|down|up|f[ae]ll|fallen|rose|risen|rise|dropp?(?:ed|s)?|los(?:t|es?|ing)|gained|shr[aiu]nk|shrunk|gr[eo]w[ns]?|cut|slashed|"
    r"climbed|increased|decreased|declined|jumped|plunged|slipped|slid|tumbled)\s(?:by\s)?(?:about\s|around\s|nearly\s|almost\s|"
    r"more than\s|over\s|at least\s|up to\s|some\s|roughly\s|as much as\s)?\Z",
    re.IGNORECASE,
)
_TALLY = r"one|two|three|four|five|six|seven|eight|nine|[1-9]\d?"
_WHOLE = r"two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|a hundred|10|12|20|50|100|1,?000"
_ONE_IN = re.compile(
    rf"\b(?P<some>{_TALLY})\s(?:(?P<of>[a-z-]{{3,15}})\s)?(?:in|out of)(?:\severy)?\s(?P<all>{_WHOLE})\b"
    r"(?!\s(?:hundred|thousand|million|seconds|minutes|hours|days|weeks|months|years|decades|games|matches|races|places|goals)\b|-|[.,:]\d)",
    re.IGNORECASE,
)
_NOUN = re.compile(r"\s(?:of\s)?(?:the\s|its\s|all\s)?(?P<of>[a-z]{3,20}s)\b")


def in_percent(text: str, count: Count) -> tuple[Count, Measured] | None:
    """A part of something ("two-thirds of the houses") as a rough share in per cent; None for all other counts."""
    number = count.number
    words = text[count.first : count.last].lower()
    if not 0 < number < 1 or not re.search(r"[a-z/¼½¾⅓⅔]", words) or "point" in text[count.last : count.last + 20]:
        return None
    after = _OF.match(text, count.last)
    if not after and not _BY.search(text[max(0, count.start - 40) : count.start]):
        return None
    of = singular(after["of"].lower()) if after and after["of"] else ""
    what = Measured(measure="share", unit="percent", start=count.start, end=count.last, by="ratio", of=of)
    share = round(100 * number, 1)
    if count.low is not None:
        return replace(count, low=share), what
    if count.high is not None:
        return replace(count, high=share), what
    return replace(count, value=None, approx=share), what


def ratios_in(text: str, start: int, end: int) -> Iterator[tuple[Count, Measured]]:
    """`One in five homes`, `nine out of ten`: so many per cent, roughly."""
    for match in _ONE_IN.finditer(text, start, end):
        some, whole = read_number(match["some"]), read_number(match["all"].lower())
        if some is None or whole is None or not 0 < some < whole:
            continue
        noun = _NOUN.match(text, match.end(), end)
        of = singular((match["of"] or (noun["of"] if noun else "")).lower())
        count = Count(
            start=match.start(),
            end=match.end(),
            first=match.start(),
            last=match.end(),
            approx=round(100 * some / whole, 1),
        )
        yield count, Measured(measure="share", unit="percent", start=match.start(), end=match.end(), by="ratio", of=of)
