"""Credits: where a report says whose copy it carries, or through whom it knows."""

import re
from dataclasses import dataclass
from typing import Literal

from crossread.clean.lexicons import outlet_pattern
from crossread.clean.shapes import words
from crossread.lib.outlets import outlets

Role = Literal["agency", "via", "author", "photo"]

_INPUT = re.compile(
    r"(?:with )?(?:additional |further )?(?:inputs?|reporting|material|information|contributions?|files?|reports?)"
    r" from (?P<names>[^().;]{2,80})"
    r"|with (?P<before>[^().;]{2,40}) inputs?|(?P<given>[A-Z][^().;]{1,60}?) (?:has |have )?contributed"
    r" (?:to this (?:report|story|article|post)|reporting)"
    r"|(?:source|sources|agency|agencies|via|by)\s?: ?(?P<source>[^().;]{2,60})",
    re.IGNORECASE,
)
_PARENTHESES = re.compile(r"[(\[](?P<names>[^()\[\]]{2,60})[)\]]\.?$")
_SIGNED = re.compile(r"[a-zé]{2,4}(?:[-/][a-zé]{2,4}){1,4}(?: ?\((?P<names>[^()]{2,40})\))?$")
_DESK = re.compile(r"\b(?:reporting|writing|written|reported|compiled) by (?P<names>[^;()]{2,120})", re.IGNORECASE)
_COPYRIGHT = re.compile(
    r"(?:\(c\)|©|copyright)\s*(?:\(c\)|©)?\s*(?:\d{4}(?:\s?[-–]\s?\d{4})?)?,?\s*"
    r"(?:by )?(?P<name>[A-Z][^.,;()\d]{1,50}?)\s*(?:\d{4})?\s*(?:[.,;(]|all rights|$)",
    re.I,
)
_SITE = re.compile(r"(?P<name>[A-Z][\w’'&. -]{2,50}?) (?:website|web site|site|portal|page)\b")
_BYLINE = re.compile(
    r"(?:by|written by|story by|reported by|author|authors|reporter"
    r"|from our (?:own )?(?:correspondent|reporter|staff)s?|autor|par|por|von|автор)"
    r"\s?:?\s+(?P<names>.{2,100})$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A credit found: the name, what it is, its words, and where it stands in the text that was searched."""

    name: str
    role: Role
    start: int
    end: int


def plain_name(name: str) -> str:
    """A credited name without article and stray marks."""
    return re.sub(r"^(?:the|The|THE)\s+", "", " ".join(name.split()).strip(" .,;:-–—/|"))


def line_credits(text: str) -> tuple[Found, ...]:
    """The credits of a line or an ending that is one: "(dpa/NAN)", "With input from agencies", "ab/cd (AFP, dpa)"."""
    for pattern in (_INPUT, _SIGNED, _PARENTHESES):
        match = pattern.search(text)
        if not match:
            continue
        group = next((g for g in match.groupdict() if match[g]), None)
        found = _names_in(text, *match.span(group)) if group else ()
        if found:
            return found
    return _names_in(text, 0, len(text)) if is_agency_list(text) else ()


def agencies_in(text: str) -> tuple[Found, ...]:
    """The news agencies that an author's field names ("Reuters", "Staff writer with AP"); outlets and picture agencies are none."""
    found = _names_in(text, 0, len(text)) if outlet_pattern().search(text) else ()
    return tuple(f for f in found if f.name in outlets() and outlets()[f.name].kind == "agency")


def contributors(text: str) -> tuple[Found, ...]:
    """Whom a line names for its report's text who is no known agency: people, or an outlet that only other reports may tell of
    ("NordWire contributed to this report", "With reporting from NordWire")."""
    match = _INPUT.search(text)
    group = next((g for g in match.groupdict() if match[g]), None) if match else None
    if match is None or group is None or _names_in(text, *match.span(group)):
        return ()
    return _people(text, *match.span(group))


def _names_in(text: str, start: int, end: int) -> tuple[Found, ...]:
    """Agencies named between two offsets, or "agencies" where they are not named."""
    found = [
        Found(name=plain_name(m[0]), role="agency", start=m.start(), end=m.end())
        for m in outlet_pattern().finditer(text, start, end)
    ]
    unnamed = re.compile(r"\b(?:news )?(?:agencies|wires|wire services)\b", re.IGNORECASE).search(text, start, end)
    if unnamed:
        found.append(Found(name="agencies", role="agency", start=unnamed.start(), end=unnamed.end()))
    if found:
        return tuple(found)
    inside = text[start:end]
    if re.fullmatch(r"[A-Za-z]{2,12}(?:\s?[/,-]\s?[A-Za-z]{2,12}){0,3}", inside) and _looks_like_agencies(inside):
        parts = re.finditer(r"[A-Za-z]+", inside)
        return tuple(Found(name=p[0], role="agency", start=start + p.start(), end=start + p.end()) for p in parts)
    return ()


def _looks_like_agencies(inside: str) -> bool:
    """Whether every part is an abbreviation: capitals, or as short as "dpa"."""
    parts = re.findall(r"[A-Za-z]+", inside)
    return all((part.isupper() and 2 <= len(part) <= 8) or part in {"dpa", "epd", "kna"} for part in parts)


def is_agency_list(text: str) -> bool:
    """Whether a line holds agencies' names and nothing else ("Reuters - AP - AFP")."""
    if len(text) > 80 or not outlet_pattern().search(text):
        return False
    left = outlet_pattern().sub("", re.sub(r"\bAp\b", "AP", text))
    return not re.search(r"\w", re.sub(r"(?i)\b(?:and|with|agencies|by|source|sources|via|from)\b", "", left))


def trailing_credit(text: str) -> tuple[int, int] | None:
    """Where the credit stands with which a paragraph ends ("... influence. (dpa/NAN)"), None without one."""
    match = _PARENTHESES.search(text)
    if (
        not match
        or match.start() < 20
        or text[: match.start()].rstrip()[-1:] not in {".", "!", "?", '"', "”", "'", "’"}
    ):
        return None
    return (match.start(), len(text)) if line_credits(text[match.start() :]) else None


def is_credit_line(text: str) -> bool:
    """Whether a line does nothing but give credit."""
    if len(text) > 160:
        return False
    stripped = text.strip("()[] .")
    whole = _INPUT.match(stripped)
    if whole and whole.end() >= len(stripped) - 2:
        return bool(line_credits(text) or contributors(stripped))
    if stripped.lower().endswith(
        (
            "contributed to this report",
            "contributed to this story",
            "contributed to this article",
            "contributed to this post",
            "contributed reporting",
        )
    ):
        return True
    return (text[:1] in "([" and bool(line_credits(text)) and len(words(text)) <= 8) or is_agency_list(text)


_UNMARKED = re.compile(
    r"(?P<name>[A-Z][\w'’-]+(?: [A-Z][\w.'’-]+){1,3}), (?P<outlet>(?:[\w-]+\.)+[a-zA-Z]{2,6}|[A-Z][\w ]{1,30})$"
)


def unmarked_byline(text: str) -> tuple[tuple[Found, ...], tuple[int, int]] | None:
    """A byline without "By": a name and, after a comma, a host or an outlet that is known."""
    match = _UNMARKED.match(text)
    if not match or not ("." in match["outlet"] or match["outlet"] in outlets()):
        return None
    return (Found(name=match["name"], role="author", start=0, end=match.end("name")),), match.span("outlet")


def byline(text: str) -> tuple[tuple[Found, ...], tuple[int, int] | None] | None:
    """The authors of a byline ("By Jo Doe and Jan Kos, Outlet") and where its outlet stands; None for other lines."""
    match = _BYLINE.match(text)
    if not match or len(text) > 120:
        return unmarked_byline(text)
    start, end = match.span("names")
    outlet = None
    comma = re.search(r",\s*(?P<outlet>[A-Z][^,]{1,50})$|\s\|\s(?P<bar>[A-Z].{1,50})$", text[start:end])
    if comma:
        group = "outlet" if comma["outlet"] else "bar"
        outlet = (start + comma.start(group), start + comma.end(group))
        end = start + comma.start()
    people = _people(text, start, end)
    return (people, outlet) if people else None


_STAFF = re.compile(
    r"(?:(?:reported |written )?(?:by|from) (?:(?:our|a|the) )?(?:own )?(?:(?:staff|special|political|foreign|local|chief) )?"
    r"(?:staff|correspondents?|reporters?|writers?|desk|newsroom|agencies|editors?|news (?:desk|staff|service|agencies|team))"
    r"(?: (?:reporters?|writers?|correspondents?|and agencies))?"
    r"|(?:staff|agency|wire|news|web) (?:reports?|reporters?|writers?|correspondents?|desk|and agencies)|our (?:own )?correspondent"
    r"|(?:staff|agencies)(?: and (?:staff|agencies))?)(?:,? (?:in|at) [A-Z][\w' -]{1,30})?[.]?",
    re.IGNORECASE,
)


def is_staff_line(text: str) -> bool:
    """Whether a line is a byline that names nobody ("By our staff", "From our own correspondent", "Staff report")."""
    return len(text) <= 80 and _STAFF.fullmatch(text) is not None


def people_in(text: str) -> tuple[Found, ...]:
    """The people of a byline without "By" ("Jo Doe and Jan Kos in Arda")."""
    return _people(text, 0, len(text))


def _people(text: str, start: int, end: int) -> tuple[Found, ...]:
    stop = re.search(r"\s+(?:in|at|for|with)\s+[A-Z]", text[start:end])
    if stop:
        end = start + stop.start()
    found, at = [], start
    for part in re.split(r"(\s+and\s+|\s+und\s+|\s+et\s+|\s+y\s+|,\s*|\s*&\s*|\s*/\s*)", text[start:end]):
        name = part.strip(" .")
        if name and 1 <= len(name.split()) <= 5 and name[0].isupper() and not any(c.isdigit() for c in name):
            low = at + part.index(name)
            found.append(Found(name=name, role="author", start=low, end=low + len(name)))
        elif re.search(r"[a-z]", name) and not re.fullmatch(r"and|und|et|y", name):
            return ()
        at += len(part)
    return tuple(found)


def desk_credits(text: str) -> tuple[Found, ...]:
    """The reporters of a desk credit ("(Reporting by Jo Doe; Editing by Jan Kos)")."""
    match = _DESK.search(text)
    return _people(text, *match.span("names")) if match else ()


def owner_named(text: str) -> str:
    """Who speaks in a copyright line or an agency's disclaimer, empty where it names nobody."""
    match = _COPYRIGHT.search(text)
    if match:
        return plain_name(match["name"])
    site = _SITE.match(text)
    return plain_name(site["name"]) if site else ""


def channels(text: str, *, own: frozenset[str]) -> tuple[Found, ...]:
    """Agencies and outlets that a paragraph names as where it has something from ("reported by TASS", "told AFP").

    `own` are names of the report's own agency and outlet, and the parts of its host name.
    """
    found = []
    for match in outlet_pattern().finditer(text):
        entry = outlets()[match[0]]
        if entry.kind == "photo" or match[0] in own or entry.canonical in own or match[0].casefold() in own:
            continue
        before, after = text[max(0, match.start() - 45) : match.start()], text[match.end() : match.end() + 45]
        if _is_channel(before, after):
            found.append(Found(name=plain_name(match[0]), role="via", start=match.start(), end=match.end()))
    return tuple(found)


_BEFORE = re.compile(
    r"\b(?:told|reported by|according to|reports?|quoted by|cited by|carried by"
    r"|published by|said on|interview with|speaking to|spoke to|news agency|agency|broadcaster|newspaper|daily)\s+"
    r"(?:[\w’'-]+\s+){0,5}$",
    re.IGNORECASE,
)
_CLOSE = re.compile(
    r"\b(?:told|by|to|with|agency|broadcaster|newspaper|daily|reports?|the|state-run|state)\s+(?:the )?$", re.IGNORECASE
)
_AFTER = re.compile(
    r"['’]?s?\s*(?:(?:state )?(?:news|press) agency|news wire|newspaper|television|broadcaster|network|correspondent"
    r"|reporter|affiliate)?,?\s*"
    r"(?:has |had |also |later )?(?:reports?|reported|said|says|quoted|cited|writes|wrote"
    r"|notes|noted|learned|as saying|cites|quotes)\b"
    r"|\s+(?:news agency|affiliate)\b",
    re.IGNORECASE,
)


def _is_channel(before: str, after: str) -> bool:
    """Whether the words around a name say that something is known through it."""
    if _AFTER.match(after):
        return True
    return bool(_BEFORE.search(before)) and bool(_CLOSE.search(before) or _BEFORE.search(before[-30:]))
