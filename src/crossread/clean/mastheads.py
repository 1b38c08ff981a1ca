"""Lines at the head that name who publishes: an outlet, or the office that issues a statement."""

import re
from dataclasses import dataclass
from typing import Literal

from crossread.clean.datelines import recase
from crossread.clean.shapes import is_all_caps, is_capitalised, is_closed, words
from crossread.lib.initials import initials_of
from crossread.lib.outlets import masthead_words, outlets

_CORE = re.compile(r"\s+[-–—|/]\s+|\s*\||\s+\(|[.,]\s+(?=(?:since|est\.?|established|founded)\s)", re.IGNORECASE)
_STATE = re.compile(
    r"(?:the )?(?:(?:people's |islamic |federal |democratic |socialist ){0,4}republic|kingdom"
    r"|government|state|federation|commonwealth) of\b",
    re.I,
)
_OFFICE = re.compile(
    r"(?:the )?(?:\w+ )?(?:ministry|embassy|office|department|government|permanent mission|mission|bank"
    r"|agency|council|court|bureau|service|state committee"
    r"|committee|commission|directorate|administration|institute|university"
    r"|municipality|city|presidency|prosecutor['’]s office) (?:of|for|to)\b",
    re.IGNORECASE,
)
_HOST = re.compile(r"(?:https?://)?((?:[\w-]+\.)+[a-z]{2,12})(?:/\S*)?", re.IGNORECASE)
_KICKERS = frozenset({"live", "updates", "update", "blog", "liveblog", "breaking", "watch", "latest", "news"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Masthead:
    """A name at the head: whose, in mixed case, and whether it is an outlet or an issuing body."""

    name: str
    kind: Literal["outlet", "body"]


def read_masthead(text: str, *, letterhead: bool, headed: bool, alone: bool, followed: bool) -> Masthead | None:
    """The name that a head line gives, None for a line that is a headline.

    `headed`: a kind of paper or another such name comes next in its block; `letterhead`: that, or a stamp. `alone`: a
    blank line follows. `followed`: a headline comes later.
    """
    core = _core(text)
    found = [word.lower() for word in words(core)]
    if (
        not found
        or len(found) > 10
        or (is_closed(text) and text == core)
        or not (is_all_caps(core) or is_capitalised(core))
    ):
        return None
    named = is_all_caps(core) or headed or bool(_OFFICE.match(core))
    if masthead_words("body").intersection(found) and named and (followed or letterhead) and core not in outlets():
        return Masthead(name=core, kind="body")
    outlet = core in outlets() or (followed and _names_outlet(core, found, text == core, alone or letterhead))
    return Masthead(name=core, kind="outlet") if outlet else None


def _names_outlet(core: str, found: list[str], whole: bool, apart: bool) -> bool:
    """Whether a name without a known outlet in it is one by its words, its capitals, or by standing apart."""
    if any(word.isdigit() and word not in {"24", "7", "1"} for word in found):
        return False
    if len(found) <= 6 and masthead_words("outlet").intersection(found):
        return True
    return whole and len(found) <= 4 and (is_all_caps(core) or (len(found) <= 3 and apart))


def _core(text: str) -> str:
    return _CORE.split(text, maxsplit=1)[0].strip()


_WITH_SHORT = re.compile(r"(?P<name>[^/]{3,60}?) ?/ ?(?P<short>[A-Z][A-Z0-9-]{1,9})")


def outlet_with_short(text: str, elsewhere: str) -> str:
    """The outlet in a line of its name and short name ("Northern Business Line / NBL"); empty for other lines, such as the
    credit of a picture. The short name is made of the name's initials, or signs the dateline in the text `elsewhere`."""
    match = _WITH_SHORT.fullmatch(text)
    if match is None or not is_capitalised(match["name"]):
        return ""
    own = len(words(match["name"])) > 1 and match["short"] in initials_of(match["name"])
    return match["name"] if own or f"({match['short']})" in elsewhere else ""


_BRACKETED = re.compile(
    r"(?P<name>[^()\[\]]{2,80}?)\s*[(\[](?P<inside>[^()\[\]]{1,80})(?:[)\]](?:,\s*(?P<after>[^()\[\]]*))?)?"
)
_LETTERS = re.compile(r"[A-Z][A-Z0-9.&-]{1,9}")


@dataclass(frozen=True, slots=True, kw_only=True)
class NameShort:
    """A name with the letters by which it goes (empty: none told), and what follows both after a comma."""

    name: str
    short: str = ""
    after: str = ""


def name_and_short(text: str) -> NameShort:
    """A name without the brackets behind it, whether they are closed or not, and its letters from within them; a name in
    brackets behind its letters is turned round. Brackets that hold no letters are dropped.

    >>> name_and_short("Dravian News Agency (DNA").short, name_and_short("DNA (Dravian News Agency)").name
    ('DNA', 'Dravian News Agency')
    """
    match = _BRACKETED.fullmatch(text)
    if match is None:
        slashed = _WITH_SHORT.fullmatch(text)
        own = slashed and slashed["short"] in initials_of(slashed["name"])
        return NameShort(name=slashed["name"], short=slashed["short"]) if slashed and own else NameShort(name=text)
    name, inside, after = match["name"].rstrip(" ,-–—|/"), match["inside"].strip(), (match["after"] or "").strip()
    if _LETTERS.fullmatch(name) and name in initials_of(inside):
        return NameShort(name=inside, short=name, after=after)
    return NameShort(name=name, short=inside if _LETTERS.fullmatch(inside) else "", after=after)


def is_issuer(text: str) -> bool:
    """Whether a line over the name of a paper can be the name of who issues it: a few words, all capitalised, no sentence."""
    return len(words(text)) <= 6 and is_capitalised(text) and not is_closed(text) and not is_paper(text)


_DESK = re.compile(
    r"(?:(?:the|our) )?(?:press|media|news|information|communications?|public (?:relations|affairs|information))"
    r"(?: and (?:press|media|information|communications?))? (?:office|service|department|desk|centre|center|section|unit|bureau"
    r"|division|team|room|contact)s?",
    re.IGNORECASE,
)


def is_press_desk(text: str) -> bool:
    """Whether a head line is the desk of a body that hands texts out ("Press office"): no outlet and no headline."""
    return _DESK.fullmatch(text.strip(" :")) is not None


def is_signed_by_desk(text: str) -> bool:
    """Whether a line is the desk with the body whose it is ("Press service of the Interior Ministry")."""
    found = _DESK.match(text)
    return found is not None and re.match(r"(?: of\b|,|$)", text[found.end() :]) is not None and not is_closed(text)


def is_headed_paper(text: str) -> bool:
    """Whether the name of a kind of paper goes on to a headline ("Statement of the Mayor")."""
    return (
        is_paper(text)
        and re.match(r"\w+(?: \w+)? (?:of|by|on|from|about)\b", text) is not None
        and not any(map(str.isdigit, text))
    )


def is_paper(text: str) -> bool:
    """Whether a head line names a kind of paper ("Press release No. 118/2025", "Translated edition")."""
    found = [word.lower() for word in words(text)]
    return 0 < len(found) <= 6 and not is_closed(text) and bool(masthead_words("paper").intersection(found))


def is_body_name(text: str) -> bool:
    """Whether a line is the name of an office or institution."""
    found = [word.lower() for word in words(text)]
    named = bool(masthead_words("body").intersection(found))
    return named and len(found) <= 10 and not is_closed(text) and (is_all_caps(text) or is_capitalised(text))


def is_section(text: str) -> bool:
    """Whether a head line names a section or a kind of page ("Live updates", "World news") and no outlet."""
    return masthead_words("section").issuperset(word.lower() for word in words(text))


def is_row_of_sections(text: str) -> bool:
    """Whether a line is the row of a page's sections without bars between ("World Business Courts Opinion Puzzles")."""
    found = [word.lower() for word in words(text)]
    known = sum(word in masthead_words("section") for word in found)
    return len(found) >= 3 and known >= 0.6 * len(found) and is_capitalised(text) and not is_closed(text)


def is_state_name(text: str) -> bool:
    """Whether a line names a state, under which the office that speaks comes next."""
    return bool(_STATE.match(text))


def is_slogan(text: str) -> bool:
    """Whether a line under an outlet's name is its slogan."""
    found = [word.lower() for word in words(text)]
    return (
        2 <= len(found) <= 12
        and bool(masthead_words("slogan").intersection(found))
        and not any(c in text for c in '"“')
    )


def kicker_outlet(text: str, *, elsewhere: str) -> str:
    """The outlet in "NAME LIVE: headline", when the name stands in the page's own lines again; else empty."""
    match = re.match(r"([^:]{3,40}):\s", text)
    if not match or not is_all_caps(match[1]) or not _KICKERS.intersection(match[1].lower().split()):
        return ""
    name = " ".join(word for word in match[1].split() if word.lower() not in _KICKERS)
    cased = outlet_case(name, elsewhere)
    return cased if name and cased in elsewhere else ""


def host_in(text: str) -> str:
    """The host name that a text is, or the host of the link that it is; empty for other text."""
    match = _HOST.fullmatch(text.strip())
    return match[1].lower() if match else ""


def short_form(name: str, text: str) -> str:
    """An outlet's name without a closing "News" where the text itself calls it so ("TVX has learned")."""
    short = name.removesuffix(" News")
    alone = re.search(rf"(?<!\w){re.escape(short)}(?! News)(?!\w)", text) if short != name else None
    return short if alone and len(short.split()) <= 2 else name


def outlet_case(name: str, elsewhere: str) -> str:
    """An outlet's name in capitals as the text itself writes it, else in mixed case with abbreviations kept."""
    if not is_all_caps(name):
        return name
    return " ".join(_word_case(word, index, elsewhere) for index, word in enumerate(name.split()))


def _word_case(word: str, index: int, elsewhere: str) -> str:
    mixed = recase(word)
    if index and word in {"OF", "THE", "AND", "FOR", "DE", "LA", "DEL", "DU"}:
        return word.lower()
    pattern = r"(?<!\w)%s(?!\w)"
    if re.search(pattern % re.escape(mixed), elsewhere):
        return mixed
    vowels = sum(c in "AEIOUYÄÖÜÉ" for c in word)
    if (
        re.search(pattern % re.escape(word), elsewhere)
        or len(word) <= 2
        or not vowels
        or word in {"JSC", "LLC", "PLC", "USA"}
    ):
        return word
    return mixed
