"""How long something is told to have lasted or to last: prison terms, strikes, delays, hours of talks.

A stretch of time that only says when ("two hours later", "in the past 24 hours", "within a week") is no figure: the whens have it.
"""

import re

from crossread.extract.counts import Count, people_nouns, singular
from crossread.extract.measured import Measured

_TIMES = r"seconds?|minutes?|hours?|days?|nights?|weeks?|fortnights?|months?|years?|decades?"
_UNIT = re.compile(rf"(?:-|[ \u00a0\n]{{1,3}})(?P<unit>{_TIMES})['’]?(?![\w])(?!-old|\sold\b|\sof age)", re.IGNORECASE)
_WHEN_AFTER = re.compile(
    r"\s(?:ago|later|earlier|before|after|since|hence|previously|prior|"
    r"from now|away|running|in a row|,?\s?(?:and\s)?\d{1,2}\s(?:minutes|seconds|days|months))\b"
)
_WHEN_BEFORE = re.compile(
    r"\b(?:past|last|next|first|previous|coming|every|each|preceding|following|recent|in|in the|within|within the|over the|"
    r"during|per|once|twice)\s\Z",
    re.IGNORECASE,
)
_FORMS = r"(?:\s(?:at least|about|around|up to|more than|over|nearly|almost|some|between|another|a further|a|an|a total of|for)){0,3}"
_JAILED = re.compile(
    r"\b(?:sentence[sd]?(?:\s[\w'’-]+){0,7}?\sto|(?:jail|imprison)(?:s|ed|ing)(?:\s[\w'’-]+){0,5}?\sfor|(?:sentences?|terms?)\sof|"
    rf"locked up for){_FORMS}\s\Z",
    re.IGNORECASE,
)
_GETS = re.compile(
    r"\b(?:serv(?:e|es|ed|ing)|got|gets?|received|handed|given|fac(?:e|es|ed|ing)|wants?|wanted|sought|seek|seeking|demanded|"
    rf"asked for|spend|spent|to|punishable by|carries|prison|jail){_FORMS}\s\Z",
    re.IGNORECASE,
)
_JAIL_AFTER = re.compile(
    r"(?:[\s'’-](?!and\b)[\w'’-]+){0,4}?[\s'’-](?:in (?:prison|jail|custody|a [\w-]{3,12} (?:colony|camp|prison|jail))|behind bars|"
    r"imprisonment|"
    r"hard labou?r|(?:suspended|prison|jail)(?: prison| jail)? (?:sentence|term)s?)\b"
)
_JAIL_NEAR = re.compile(
    r"\b(?:prison|jail\w*|sentenc\w+|convict\w*|guilty|verdict|parole|prosecut\w+|defendants?|imprison\w*)\b",
    re.IGNORECASE,
)
_LASTS = re.compile(
    r"\b(?:last(?:s|ed|ing)?|took|takes?|taken|taking|went on|goes on|gone on|dragged on|continued|wait(?:s|ed|ing)?|trapped|stuck|"
    r"stranded|closed|shut|halted|suspended|interrupted|delayed|down|out|spent|spending|deliberated|deliberating|walked out|"
    rf"held out|survived|endured|ran|for){_FORMS}\s\Z",
    re.IGNORECASE,
)
_NAMED = re.compile(
    r"\b(?P<of>waiting time|time|wait|period|duration|delay|life expectancy|expectancy|mandate|limit|shift|truce|ceasefire|pause|"
    r"curfew|ban|lockdown|quarantine|contract|extension|suspension|backlog)s?\b[^.;,\d]{0,30}?\s(?:to|is|was|of|at|by)"
    rf"{_FORMS}\s\Z",
    re.IGNORECASE,
)
_OF = re.compile(
    r"\sof\s(?!age\b|the\b|his\b|her\b|its\b|their\b|this\b|each\b)(?:[a-z-]{3,15}\s(?=[a-z]{3,15}s\b))?(?P<of>[a-z-]{3,15})\b"
)
_LATE = re.compile(r"\s(?P<of>late|behind|delay|overdue|ahead|early|longer|shorter|faster|slower|quicker)\b")
PRISON = "prison term"
"""What a stretch of time is of that somebody is to spend in prison."""


def duration_of(text: str, count: Count, sentence: tuple[int, int]) -> Measured | None:
    """How long something lasts where a number says so, `of` that thing as far as it is named; None where it says when."""
    unit = _UNIT.match(text, count.last, sentence[1])
    if not unit or count.article or count.vague or count.number <= 1:
        return None
    before, end = text[max(sentence[0], count.start - 80) : count.start], unit.end()
    bare = text[max(sentence[0], count.first - 16) : count.first]
    if is_term(text, count, sentence, before, end):
        return _lasting(count, unit, PRISON)
    joined = text[count.last : count.last + 1] == "-"
    if joined and count.noun.lower() not in people_nouns() and count.noun_end > end:
        return _lasting(count, unit, singular(count.noun.lower()))
    if joined or _WHEN_AFTER.match(text, end) or _WHEN_BEFORE.search(bare) or _WHEN_BEFORE.search(before):
        return None
    for found in (_LATE.match(text, end), _OF.match(text, end), _NAMED.search(before)):
        if found:
            return _lasting(count, unit, "delay" if found.re is _LATE else singular(found["of"].lower()))
    return _lasting(count, unit, "") if _LASTS.search(before) else None


def is_term(text: str, count: Count, sentence: tuple[int, int], before: str, end: int) -> bool:
    """Whether a stretch of time is one in prison, by the words before it or behind it (`end`)."""
    if _WHEN_AFTER.match(text, end):
        return False
    after = text[end : min(sentence[1], end + 60)]
    if _JAILED.search(before) or (_JAIL_AFTER.match(after) and not _WHEN_BEFORE.search(before)):
        return True
    return _GETS.search(before) is not None and _JAIL_NEAR.search(text, *sentence) is not None


def _lasting(count: Count, unit: "re.Match[str]", of: str) -> Measured:
    name = unit["unit"].lower().removesuffix("s")
    return Measured(measure="other", unit=name, start=count.start, end=unit.end(), by="duration", of=of)
