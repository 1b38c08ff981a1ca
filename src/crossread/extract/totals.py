"""Totals told without a verb for what happened: "the death toll rose to nine", "Deaths: 9", "arrests now stand at 47", and the
cases of a disease."""

import re
from dataclasses import replace
from functools import lru_cache

from crossread.extract.counts import Count, people_nouns, singular
from crossread.extract.harmed import ATTRIBUTES, harmed_words
from crossread.extract.measured import Measured, of_people

_REACHED = r"(?:reached|reaches|hits?|passed|passes|climbed|topped|exceeds|exceeded)"
_TOLL = re.compile(
    r"\b(?:(?P<killed>death tolls?|tolls?|(?:number|count|tally) of (?:the )?(?:dead|deaths|fatalities|people killed|victims|"
    r"(?:people |those |persons )?(?:known to have |who (?:have |had )?)?(?:died|been killed|perished)|"
    r"(?:people|those|persons) (?:(?:confirmed|reported|presumed|known to be|found) )?(?:dead|killed)))"
    r"|(?P<injured>(?:number|count|tally) of (?:the )?(?:injured|wounded|injuries|people (?:injured|wounded|hurt)))"
    r"|(?P<missing>(?:number|count|tally) of (?:the )?missing(?: people)?)"
    r"|(?P<detained>(?:number|count|tally) of (?:the )?(?:arrests|detainees|detained|people (?:arrested|detained)))"
    r"|(?P<other>(?:number|count|that) of (?:the )?(?P<of>[\w-]{3,20}"
    rf"(?:\s(?!(?:rises|grows|stands|{_REACHED})\b)[a-z]{{4,19}}s)?)))\b"
    r"[^.;:!?\n]{0,110}?\b(?:to|at|as|of|is|was|were|" + _REACHED[3:-1] + r")\s{1,3}"
    r"(?:about |around |more than |at least |a )?\Z",
    re.IGNORECASE,
)
_RISEN = re.compile(
    r"\b(?P<word>deaths|fatalities|arrests|detentions|injuries|evacuations)\b[^.;:!?\n\d]{0,80}?\b"
    r"(?:rises?|rose|risen|rising|climb(?:s|ed)|gr[eo]w|grown|jump(?:s|ed)|increased|went up|gone up|stand|stands|stood|"
    r"total(?:s|led|ed)?|"
    r"number(?:s|ed)?|now)(?:\s(?:now|further|again|to|at)){0,2}\s\Z",
    re.IGNORECASE,
)
_LABEL = re.compile(r"\b(?P<word>\w{4,12}):\s{1,2}\Z")
_LINE = re.compile(r"(?:\A|\n)[-–•*\s]{0,4}(?P<words>[A-Z][^.;:?!\n\d]{3,70}):\s{1,2}\Z")
_HEAD_ENDS = re.compile(r"\s(?:since|in|among|at|from|of|by|during|so|to|until|within|on)\b|\s?[(,]")


def total_told(text: str, count: Count, sentence: tuple[int, int]) -> Measured | None:
    """The measure of a count that a total before it tells; `sentence` bounds the look."""
    return (
        _by_toll(text, count, sentence)
        or _by_risen(text, count, sentence)
        or _by_label(text, count, sentence)
        or _by_line(text, count)
        or _of_disease(text, count)
    )


def _is_of_people(count: Count) -> bool:
    noun = count.noun.lower()
    return not noun or noun in people_nouns() or noun in harmed_words()


def _by_toll(text: str, count: Count, sentence: tuple[int, int]) -> Measured | None:
    if not _is_of_people(count):
        return None
    low = max(sentence[0], count.start - 180)
    low += max(
        text[low : count.start].rfind(" that of "), 0
    )  # "the number of the injured as 31 and that of the dead as three"
    at = count.start
    match = _TOLL.search(text[low:at])
    if not match:  # the verb was read as a bound: "the toll exceeded 300"
        at = count.first
        match = _TOLL.search(text[low:at])
    if not match or (match[0].startswith("that") and not _head_measure(text, match["of"] or "")):
        return None
    measure = next(name for name in ("killed", "injured", "missing", "detained", "other") if match[name])
    tail = re.search(r"\S+\s{1,3}\S+\s*\Z", match[0])
    start = at - len(tail[0]) if tail else count.start
    named = _head_measure(text, match["of"] or "")
    of = "" if named else singular((match["of"] or "").split(" ")[-1])
    return Measured(measure=named or measure, unit="person", start=start, end=count.end, by="toll", of=of)


def _head_measure(text: str, words: str) -> str:
    """What happened to people by the words that name them ("suspected cases", "freed hostages", "deaths"); empty for others."""
    parts = words.lower().split()
    if not parts:
        return ""
    if parts[-1] == "cases":
        open_case = parts[0] in ("cases", "suspected", "all", "total")
        return "affected" if open_case and is_of_disease(text) else ""
    attribute = (
        ATTRIBUTES.get(parts[0]) if len(parts) == 1 or parts[-1] in people_nouns() or parts[-1] == "ones" else None
    )
    return attribute or harmed_words().get(parts[-1], "")


def _by_risen(text: str, count: Count, sentence: tuple[int, int]) -> Measured | None:
    """`Arrests now stand at 47`, `deaths from cholera rose to 12`."""
    low = max(sentence[0], count.start - 140)
    match = _RISEN.search(text[low : count.start]) if _is_of_people(count) else None
    measure = harmed_words().get(match["word"].lower(), "evacuated") if match else ""
    start = low + match.start() if match and match.end() - match.start() < 60 else count.start
    return Measured(measure=measure, unit="person", start=start, end=count.end, by="toll") if measure else None


def _by_label(text: str, count: Count, sentence: tuple[int, int]) -> Measured | None:
    """`Survivors: 58`, `Wounded: 12 soldiers`: a number behind a word for the harmed and a colon."""
    low = max(sentence[0], count.start - 20)
    match = _LABEL.search(text[low : count.start])
    measure = harmed_words().get(match["word"].lower()) if match else None
    return of_people(measure, "label", low + match.start(), count.end, count) if match and measure else None


def _by_line(text: str, count: Count) -> Measured | None:
    """`Suspected cases since the start: 187`, `Deaths in hospital: 9`: a line that names what it counts."""
    low = max(0, count.start - 80)
    match = _LINE.search(text[low : count.start]) if not count.noun else None
    measure = _head_measure(text, _HEAD_ENDS.split(match["words"])[0]) if match else ""
    return of_people(measure, "label", low + match.start("words"), count.end, count) if match and measure else None


_DISEASE = re.compile(
    r"\b(?:cholera|measles|ebola|malaria|typhoid|dengue|diphtheria|polio|meningitis|mpox|influenza|plague|epidemic|pandemic|outbreak|"
    r"infect(?:ed|ion|ions|ious)|virus|vaccin\w+|contagio\w+|fever|quarantine|diseases?|diarrhoea|diarrhea)\b",
    re.IGNORECASE,
)
MANY = 2
"""Words for diseases from which a report is about one."""
_SEEN = re.compile(
    r"\b(?:counted|seen|saw|treated|treating|admitted|received|registered|recorded|reported)\s(?:\w{2,12}ly\s|already\s)?\Z",
    re.IGNORECASE,
)


@lru_cache(maxsize=64)
def is_of_disease(text: str) -> bool:
    """Whether a report is about a disease that spreads: words for such stand in it several times."""
    return len(_DISEASE.findall(text)) >= MANY


def _of_disease(text: str, count: Count) -> Measured | None:
    """`187 suspected cases`, `treated 312 patients`: the sick of a report about a disease. Confirmed and new cases are some
    of them."""
    noun = count.noun.lower()
    if count.phrase == "suspected cases" and _DISEASE.search(text):
        return Measured(measure="affected", unit="person", start=count.start, end=count.end, by="case")
    if noun not in ("cases", "patients", "people", "persons") or count.group or not is_of_disease(text):
        return None
    seen = _SEEN.search(text[max(0, count.start - 30) : count.start])
    if count.phrase == "cases":
        return Measured(measure="affected", unit="person", start=count.start, end=count.end, by="case")
    if noun == "cases" or not seen:
        return None
    found = of_people("affected", "before", count.start - len(seen[0]), count.end, count)
    return replace(found, by="case") if found else None


_CARE = re.compile(r"\b(?:treat|hospital|clinic|admit|medical)", re.IGNORECASE)


def of_the_sick(text: str, what: Measured | None) -> Measured | None:
    """Those whom words of care alone would make injured, as the sick where a report is about a disease."""
    is_care = what is not None and what.measure == "injured" and _CARE.search(text[what.start : what.end])
    return replace(what, measure="affected") if what and is_care and is_of_disease(text) else what
