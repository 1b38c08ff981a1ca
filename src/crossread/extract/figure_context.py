"""What surrounds a figure: of whom it is, of which state, when it happened, as of when it is told and by whom."""

import re
from dataclasses import replace

from crossread.extract.counts import Count, singular
from crossread.extract.measured import Measured
from crossread.lib.dates import day_part, is_dated
from crossread.lib.gazetteer import countries_named
from crossread.lib.numbers import read_number
from crossread.model.claims import Figure, Statement, When
from crossread.model.spans import Span

_EMPTY_NOUNS = frozenset(
    "dead killed injured wounded hurt missing deaths death fatalities fatality lives life others other detained arrested slain "
    "displaced injuries arrests detentions bodies victims deceased".split()
)
_NO_BEARER = frozenset(
    "and or but was were is are has had have who in at on from of to with by for as after when killed dead died found hurt".split()
)
_TOPIC = re.compile(
    r"\b(?P<topic>inflation|turnout|unemployment|interest rate|key rate|policy rate|rate|growth|gdp|reserves|debt|deficit|"
    r"budget|exports|imports|shares?|revenue|profit|loss|price|premium|wage|fine|damage|altitude|height|distance|range|speed|vote|majority|depth)s?\b",
    re.IGNORECASE,
)
_NAME = re.compile(r"[A-Z][\w'’-]{0,20}(?:[ ][A-Z][\w'’-]{0,20}){0,3}(?=, \Z)")
_OWN = re.compile(r"\bits\b|\btheir\b", re.IGNORECASE)
_SAYS = re.compile(r"\b(?:said|says|reported|announced|claimed|stated|confirmed|told|admitted|acknowledged)\b")
_RESULT = re.compile(r"(?:As a result|In response|There)\b")
_ITS_SIDE = re.compile(r"\b(?:on|of) its side\b")
_AS_OF = re.compile(
    r"\b[Aa]s (?:of|at)\s[\w:. ]{0,14}\Z|"
    r"\b[Bb]y\s(?:(?:the|late|early|mid|about|around|end of|noon|midnight|morning|evening|night|afternoon|on|of)[\s-]){0,4}\Z"
)
_REPORTING = re.compile(
    r"\b(?:said|says|told|reported|announced|stated|confirmed|according)(?:\s(?:in|at|a|an|the|its|statement|news|conference|"
    r"briefing|bulletin|reporters|journalists|media|late|early|on|by|telephone|to|from|via|state|local|television|this|[A-Z][\w.-]*)){0,7}\s?\Z"
)


def noun_of(text: str, count: Count, what: Measured) -> str:
    """The counted noun with its adjectives, in the singular ("kyrgyz border guard")."""
    if what.of or what.by in ("duration", "gathered", "ratio"):
        return what.of
    if what.by == "unit":
        return _of_quantity(text, count, what)
    words = count.phrase.split()
    if not words or (words[-1] in _EMPTY_NOUNS and len(words) == 1):
        return ""
    words = words[:-1] if words[-1] in _EMPTY_NOUNS else words
    words = [word for word in words[:-1] if read_number(word) is None] + words[-1:]
    if read_number(words[-1]) is not None:
        return ""
    return " ".join([*words[:-1], singular(words[-1])])


def _of_age(text: str, count: Count, what: Measured) -> str:
    """Whose age it is: the name before ("Ann Lee, 44,"), else the noun after ("31-year-old vessel")."""
    if name := _NAME.search(text[max(0, count.first - 60) : count.first]):
        return name[0].lower()
    word = re.match(r"\s([a-z]{3,20})\b", text[what.end : what.end + 40])
    told = word and word[1] not in _NO_BEARER and "old" in text[what.start : what.end].lower()
    return singular(word[1]) if word and told else ""


def _of_quantity(text: str, count: Count, what: Measured) -> str:
    """What a quantity is of: the nearest word of a small list before it ("inflation"), else after it."""
    if what.measure == "age":
        return _of_age(text, count, what)
    if what.measure not in ("share", "amount", "other"):
        return ""
    before = list(_TOPIC.finditer(text, max(0, what.start - 80), what.start))
    after = _TOPIC.search(text, what.end, what.end + 30)
    after = after if after and ". " not in text[what.end : after.start()] else None
    found = before[-1] if before and "." not in text[before[-1].end() : what.start] else after
    return found["topic"].lower() if found else ""


def country_counted(text: str, sentence: tuple[int, int], count: Count) -> str:
    """The state whose people are counted: named in the phrase, or by "its" the one that the sentence speaks of before."""
    phrase = text[count.last : count.noun_end]
    if iso := _country_in(phrase):
        return iso
    if count.article and (iso := _country_in(text[count.first : count.noun_end])):
        return iso
    own = _OWN.search(text[count.last : count.noun_end + 1]) if count.group else None
    if own or _ITS_SIDE.search(text, count.end, min(sentence[1], count.end + 150)):
        says = _SAYS.search(text, max(sentence[0], count.start - 300), count.start)
        return _last_country(text, max(sentence[0], count.start - 300), says.start() if says else count.start)
    if _RESULT.match(text, sentence[0]):
        opening = re.split(r"[.!?]\s|\n", text[max(0, sentence[0] - 200) : sentence[0]].rstrip())[-1]
        return _country_in(" ".join(opening.split()[:4]))
    return ""


def _last_country(text: str, start: int, end: int) -> str:
    return next(reversed(countries_named(text[start:end])), "")


def _country_in(words: str) -> str:
    return next(iter(countries_named(words)), "")


def times_of(text: str, sentence: tuple[int, int], count: Count, whens: tuple[When, ...]) -> tuple[str, str]:
    """When it happened and as of when it is told, as far as the sentence says so (EDTF, else empty)."""
    happened: list[tuple[int, str]] = []
    told: list[str] = []
    for when in whens:
        if not (sentence[0] <= when.span.start < sentence[1]) or when.kind not in ("date", "time"):
            continue
        lead = text[max(sentence[0], when.span.start - 60) : when.span.start]
        value = day_part(when.value) if is_dated(when.value) else ""
        if _AS_OF.search(lead) or _REPORTING.search(lead):
            told += [when.value] if value else []
        elif "/.." not in when.value and "../" not in when.value and (value or when.weekday is not None):
            happened.append((abs(when.span.start - count.first), value))
    return (min(happened)[1] if happened else ""), (told[0] if told else "")


def said_by(span: Span, statements: tuple[Statement, ...]) -> str:
    """The speaker in whose words a figure stands: of several, the one of the shortest content."""
    holding = [
        (content.end - content.start, statement.speaker.key)
        for statement in statements
        if statement.speaker and statement.voice != "own"
        for content in statement.content
        if content.overlaps(span) and content.start <= span.start + 1
    ]
    return min(holding)[1] if holding else ""


def share_country(figures: list[Figure], text: str) -> list[Figure]:
    """The state carried on to a figure without a noun of its own: `one of its men had been killed and four wounded`."""
    out: list[Figure] = []
    for figure in figures:
        last = out[-1] if out else None
        carried = figure
        if (
            last
            and last.of_country
            and not figure.of_country
            and not figure.of
            and figure.unit == last.unit == "person"
        ):
            gap = text[last.span.end : figure.span.start]
            if re.fullmatch(r"\s?,?\s(?:and\s)?(?:another\s)?", gap):
                carried = replace(figure, of_country=last.of_country)
        out.append(carried)
    return out
