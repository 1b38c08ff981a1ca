"""Captions of pictures and the credits inside them."""

import re

from crossread.clean.lexicons import outlet_pattern
from crossread.clean.shapes import words
from crossread.lib.outlets import outlets

_OPENING = re.compile(
    r"(?:image caption|caption|file photo|file picture|file|photo|picture|image|pictured|photograph|foto|bild)\s?[:–—-]"
    r"|(?:(?:in )?this (?:undated |recent |file |handout |combination |satellite )?"
    r"(?:photo|photograph|image|picture|frame|screen ?grab|grab|video)\b"
    r"|am? (?:image|photo|still|frame|view|screen ?grab|picture) (?:from|of|shows|taken|released)"
    r"|(?:screen ?)?grab from|a general view)",
    re.IGNORECASE,
)
_LABELLED = re.compile(
    r"(?:photo(?:graph)?s?(?: by| credit)?|picture|image|credit|courtesy(?: of)?|foto)\s?:\s?(?P<name>[^\[\]()|:]{2,80}?)[\])]?\.?$",
    re.I,
)
_BRACKETS = re.compile(r"[(\[](?P<name>[^()\[\]]{2,90})[)\]]\.?$")
_SLASH = re.compile(r"(?:[.!?”\"’)\s]) ?/ ?(?P<name>[A-Z][\w.-]*(?:[ /-][A-Z][\w.-]*){0,3})$")
_BAR = re.compile(r"\s\|\s(?P<name>[^|]{2,100})$")
_OWNED = re.compile(r"(?:©|\(c\)|copyright) ?(?P<name>[^.;]{2,60})\.?$", re.I)
_PICTURED = re.compile(
    r"(?:image (?:copyright|source),?|toggle caption)\s*(?P<name>.{2,80}?)\s*(?:image caption.*)?$", re.I
)


def photo_credit(text: str) -> tuple[int, int] | None:
    """Where a caption's credit stands in it: "(Jo Doe/AFP)", "/CFP", "Photo: Jo Doe", "| Jo Doe"; None without one."""
    for pattern in (_PICTURED, _LABELLED, _BAR, _SLASH, _OWNED):
        match = pattern.search(text)
        if match:
            return match.span("name")
    match = _BRACKETS.search(text)
    if (
        match
        and text[match.start()] == "("
        and (
            outlet_pattern().search(match["name"])
            or "/" in match["name"]
            or re.search("photo|courtesy|handout", match["name"], re.I)
        )
    ):
        return match.span("name")
    leading = _leading_agency(text)
    return leading or None


def _leading_agency(text: str) -> tuple[int, int] | None:
    """A picture agency before the caption's own first word: "Getty Images The building was damaged"."""
    match = re.match(r"[A-Za-z]{2,12}:|(?:[A-Z][\w.'’-]+ ){1,3}[/•] ?|[A-Z ]{3,30}•", text)
    begin = match.end() if match else 0
    found = outlet_pattern().match(text, begin)
    if not found or not re.match(r"\s[A-Z][\w'’-]*\s", text[found.end() :]) or len(words(text)) < 5:
        return None
    kind = outlets()[found[0]].kind
    follows = text[found.end() :].split(maxsplit=1)[0]
    pictured = kind == "photo" or bool(match) or (kind == "agency" and follows in _OPENERS)
    return (0, found.end()) if pictured else None


_OPENERS = frozenset(
    "The A An In This These People Police Residents Rescue Rescuers Smoke Firefighters Soldiers Protesters Two Three".split()
)


def is_caption(text: str) -> bool:
    """Whether a line is the caption of a picture."""
    if len(text) > 900:
        return False
    if _OPENING.match(text):
        return True
    credit = photo_credit(text)
    if not credit or len(text) > 500:
        return False
    if _OWNED.search(text) and credit[0] > 10:
        return True
    if _LABELLED.search(text) or _SLASH.search(text) or _leading_agency(text):
        return True
    inside = text[credit[0] : credit[1]]
    named = bool(outlet_pattern().search(inside)) or any(
        word in inside.lower() for word in ("photo", "courtesy", "handout")
    )
    return named and (credit[1] < len(text) or _BAR.search(text) is not None) and credit[0] > 10
