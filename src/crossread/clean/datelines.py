"""The dateline: "Moscow, 19 Sep (XYZ) --" at the head of the first paragraph, or alone on a line."""

import re
from dataclasses import dataclass

from crossread.clean.shapes import is_all_caps, is_capitalised, words
from crossread.clean.stamps import DATE, WEEKDAY, day_value

_REACH = 150
_SEPARATOR = re.compile(
    r"\s?(?:--+|—|–)\s?|\s-\s|(?<=[/)A-Za-z])\.?\s?[-]\s(?=[A-Z\"“])|(?<=/)\.?\s|:\s|\.\s(?=[A-Z\"“])|(?<=\))\s(?=[A-Z\"“])"
)
_AGENCY = re.compile(r"\s*(?:[(\[](?P<a>[A-Za-zÀ-ÿ][\w.,'’&/ -]{1,40})[)\]]|/(?P<b>[A-Z][A-Za-z .-]{1,20})/\.?)\s*$")
_BARE = re.compile(r"\((?P<a>[A-Z][A-Za-z&.]{1,12}(?:[ /-][A-Z][A-Za-z]{1,12})?)\)\s*(?:--|—|–|-|:)?\s*(?=[A-Z\"“'‘])")
_NO_PLACES = frozenset(
    "update updated live watch correction corrected exclusive urgent breaking developing analysis opinion factbox explainer"
    " editorial note photo photos video file summary alert flash bulletin embargoed advisory kill timeline profile feature"
    " interview review preview recap sport business q a q&a clarification editor's note read more related".split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """A dateline found in a line: its end (the text begins there), and the parts with their places in the line."""

    end: int
    place: str = ""
    place_at: tuple[int, int] | None = None
    date: str = ""
    date_at: tuple[int, int] | None = None
    agency: str = ""


def read_dateline(text: str, *, elsewhere: str = "") -> Head | None:
    """The dateline with which a paragraph begins, None where it begins without one.

    `elsewhere` is other text of the report: a place in small letters before a full stop ("Lower Tarn. An explosion")
    counts only when it is named there again.
    """
    for match in _SEPARATOR.finditer(text, 0, _REACH):
        if match.end() >= len(text):
            break
        head = _parts(text, match.start(), match.end(), match[0].strip(), f"{text[match.end() :]}\n{elsewhere}")
        if head:
            return head
    bare = _BARE.match(text)
    return Head(end=bare.end(), agency=bare["a"]) if bare else None


def _parts(text: str, stop: int, end: int, mark: str, elsewhere: str) -> Head | None:
    left = stop
    agency = _AGENCY.search(text, 0, left)
    if agency:
        left = agency.start()
    dates = [m for m in DATE.finditer(text, 0, left) if not text[m.end() : left].strip(" .,;")]
    date = dates[-1] if dates and day_value(dates[-1]) else None
    if date:
        left = date.start()
        weekday = [m for m in WEEKDAY.finditer(text, 0, left) if not text[m.end() : left].strip(" .,;")]
        left = weekday[-1].start() if weekday else left
    place = text[:left].rstrip(" .,;–—-")
    if not _is_place(place, mark=mark, marked=bool(agency or date), agency=bool(agency), elsewhere=elsewhere):
        return None
    name = re.split(r"[,(]", place)[0].rstrip(" .")
    return Head(
        end=end,
        place=recase(name),
        place_at=(0, len(name)),
        date=day_value(date) if date else "",
        date_at=(date.start(), date.end()) if date else None,
        agency=((agency["a"] or agency["b"]) if agency else "").strip(),
    )


def _is_place(place: str, *, mark: str, marked: bool, agency: bool, elsewhere: str) -> bool:
    first = re.split(r"[,(]", place)[0].strip()
    found = words(first)
    if not found or len(found) > 6 or len(place) > 70 or first.lower().rstrip(".") in _NO_PLACES or found[0].isdigit():
        return False
    if found[0].lower() in _NO_PLACES or (mark == "" and not agency):
        return False
    if is_all_caps(first) and len(first) > 2:
        return mark != "." or marked
    named = is_capitalised(first) and not any(c.isdigit() for c in first)
    return named and (marked or (mark == "." and len(found) <= 3 and first in elsewhere))


def recase(name: str) -> str:
    """A name in capitals in mixed case ("PORT HELDAR" to "Port Heldar"); other names as they are."""
    if not is_all_caps(name):
        return name
    small = {"OF", "THE", "AND", "FOR", "DE", "LA", "DEL", "DU", "AL", "EL", "UPON", "SUR", "AM", "IN"}
    parts = re.split(r"([\s/.-]+)", name)
    cased = [p.lower() if i and p in small else _capital(p) for i, p in enumerate(parts)]
    return "".join(cased)


def _capital(word: str) -> str:
    return word[:1] + word[1:].lower() if not re.fullmatch(r"(?:[A-Z]\.)+[A-Z]?", word) else word
