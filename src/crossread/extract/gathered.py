"""Counts that stand in a word for many ("a crew of 24", "a 12-strong team", "a population of 9.6 million") or for the size of
a thing ("a 240-seat parliament", "a 62-storey tower")."""

import re

from crossread.extract.counts import Count, people_nouns
from crossread.extract.measured import Measured

_ABOUT = r"(?:\s(?:about|around|some|nearly|almost|over|more than|at least|up to|just|only|roughly|an estimated))?"
_GROUP = re.compile(
    r"\b(?:an?|the|its|their|his|her)\s(?:[\w-]{2,15}\s)?(?P<of>fleet|herd|flock|convoy|collection|stock|total|set|network|chain|"
    rf"crew|staff|team|party|crowd|class|field|squad|panel|jury|cabinet|audience|army|force|gang|group|band|garrison)\sof{_ABOUT}\s\Z",
    re.IGNORECASE,
)
_OF_THINGS = frozenset("fleet herd flock convoy collection stock total set network chain".split())
_SHARE = r"\s?(?:%|per\s?cent|percent)"
_BETWEEN = rf"(?:[^.;:\d]|\d(?=[\d.,]{{0,4}}{_SHARE})|[.,](?=\d)){{0,60}}?"
_SIZE = re.compile(
    r"\b(?P<of>population|membership|workforce|headcount|attendance|audience|electorate|number of (?:inhabitants|residents|members|"
    r"employees|unemployed|jobless|refugees|students|pupils|visitors|passengers|users|subscribers|customers))\b"
    rf"{_BETWEEN}\s(?:to|of|at|reached|is|was|totals?|totalled|numbers|exceeds|exceeded|topped|hit){_ABOUT}\s\Z",
    re.IGNORECASE,
)
_PUT = re.compile(
    r"\b(?:crowd|turnout|attendance|number of (?:marchers|protesters|demonstrators|participants|people))\b[^.;\d]{0,50}?\s"
    rf"(?:(?:put|estimated|given|counted)\s(?:at|as)|at){_ABOUT}\s\Z",
    re.IGNORECASE,
)
_SIZED = re.compile(
    r"-(?P<of>strong|member|man|woman|person|people|seat|seater|storey|story|floor|bed|bedroom|room|page|lane|point|unit|berth|"
    r"nation|country|state|vehicle|car|carriage|ship|plane|game|match|test|shot|goal|run|vote|part|item|article|question)s?\b"
)
_PERSONS = frozenset("strong member man woman person people".split())


def gathered(text: str, count: Count) -> Measured | None:
    """What a number counts that stands in a word for many or for a thing's size; None where it does not."""
    if count.article or count.number < 2:
        return None
    if sized := _SIZED.match(text, count.last):
        return _sized(text, count, sized)
    noun = count.noun.lower()
    if noun and noun not in people_nouns():
        return None
    before = text[max(0, count.start - 90) : count.start]
    if group := None if noun else _GROUP.search(before):
        of = group["of"].lower()
        return _counted(count, "" if of in _OF_THINGS else "person", of, "gathered")
    if put := None if noun else _PUT.search(before):
        return _counted(count, "person", "participant", "crowd") if put else None
    size = _SIZE.search(before)
    told = size and count.number >= 10 and not re.match(_SHARE, text[count.last : count.last + 10])
    return _counted(count, "person", size["of"].lower(), "gathered") if size and told else None


def _sized(text: str, count: Count, sized: "re.Match[str]") -> Measured:
    of = sized["of"].lower()
    if of in _PERSONS:
        word = re.match(r"\s(?:[a-z]{3,15}\s)?([a-z]{3,15})\b", text[sized.end() : sized.end() + 34])
        return Measured(
            measure="other",
            unit="person",
            start=count.start,
            end=sized.end(),
            by="gathered",
            of=word[1] if word else "",
        )
    return Measured(measure="other", unit=of, start=count.start, end=sized.end(), by="gathered", of=of)


def _counted(count: Count, unit: str, of: str, by: str) -> Measured:
    return Measured(measure="other", unit=unit, start=count.start, end=count.end, by=by, of=of)
