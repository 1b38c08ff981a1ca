"""Public bodies by sort and state, so that "Baku's Defense Ministry" and "the Azerbaijani Ministry of Defence" are one."""

import re
from dataclasses import dataclass
from functools import lru_cache

from crossread.data import read_table
from crossread.lib.states import state_in, state_word
from crossread.lib.words import fold, strip_marks

_PORTFOLIOS = {row["form"]: row["portfolio"] for row in read_table("parties", "portfolios.tsv")}
_STANDING = {row["body"]: row["standing"] for row in read_table("parties", "bodies.tsv")}
_SEATS = {row["seat"]: row["body"] for row in read_table("parties", "seats.tsv")}
_PALACE = re.compile(r"^(?:the )?(?:presidential )?palace of (?:the )?", re.IGNORECASE)
BODY_HEADS = frozenset(row["noun"] for row in read_table("parties", "body_heads.tsv"))
"""Nouns that head the names of bodies."""

_OWNED = re.compile(r"(?:'s?|(?<=s)')(?=\s|$)")
_SORTS = {_OWNED.sub("", row["form"]): row["body"] for row in read_table("parties", "bodies.tsv")}
_POSSESSIVE = re.compile(r"['’]s?(?=\s|$)")
_MINISTRY = re.compile(
    r"^(?:(?P<before>.+) (?P<a>ministry|department)|(?P<b>ministry|department) (?:of|for) (?:the )?(?P<after>.+))$"
)
_SMALL = re.compile(
    r"\b(?:the|country|nation|region|city|state'?s?|its|local|regional|provincial|national|federal|republic of|own)\b "
)
_ACRONYM = re.compile(r"(?<=[a-z])\s+[A-Z]{3,12}$")
_FORM = re.compile(
    r",?\s(?:&\s)?(?:jsc|ltd|limited|inc|plc|llc|corp|co|ag|sa|gmbh|nv|bv|oao|ooo|pao)\.?$", re.IGNORECASE
)
_PLACE = re.compile(r" (?:in|at) (?:the )?(?:neighbouring |neighboring |city of )?[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?$")
_ARTICLES = frozenset(("the", "a", "an", "its", "their", "his", "her", "our"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """A body: its sort in plain words ("ministry of defence", "coast guard", or its own name folded where the sort is
    not known) and its state (ISO 3166-1 alpha-2, or the folded name of a state that the table does not know, or empty)."""

    sort: str
    state: str = ""

    @property
    def key(self) -> str:
        """Sort and state as one word: `ministry of defence|AZ`."""
        return f"{self.sort}|{self.state}"

    @property
    def standing(self) -> str:
        """`organ`, `independent`, `international`, `private`; `own` where only its own name is known."""
        return "organ" if self.sort.startswith("ministry of ") else _STANDING.get(self.sort, "own")


@lru_cache(maxsize=8192)
def read_body(text: str) -> Body:
    """The body that a name or description means.

    >>> read_body("Baku's Defense Ministry").key, read_body("The Ministry of Defence of Azerbaijan").key
    ('ministry of defence|AZ', 'ministry of defence|AZ')
    >>> read_body("the Brenovian coast guard").key, read_body("Interior Ministry").key
    ('coast guard|brenovia', 'ministry of interior|')
    """
    words = _words(text)
    state, words = _take_state(words)
    if not state:
        made, rest = _take_unknown_state(words)
        known = sort_of(" ".join(rest)) if made else ""
        if known and is_sort(known):
            return Body(sort=known, state=made)
    return Body(sort=sort_of(" ".join(words)), state=state)


def is_plain(name: str) -> bool:
    """Whether a name is that of a sort and nothing more, so that it may be of any state or town.

    >>> is_plain("the Navy"), is_plain("Supreme Court"), is_plain("Interior Ministry"), is_plain("Velmont Navy")
    (True, True, True, False)
    """
    folded = _OWNED.sub("", fold(" ".join(_words(name))))
    return bool(_known(folded) or _known(_SMALL.sub("", folded).strip()))


def is_sort(sort: str) -> bool:
    """Whether a sort is one of the tables' (and not a body's own name)."""
    return sort in _STANDING or sort.startswith("ministry of ")


def _words(text: str) -> list[str]:
    plain = strip_marks(re.sub(r"\s*\([^()]{0,80}\)", "", text[:200]))
    words = plain.replace(",", " ").split()
    while words and words[0].lower() in _ARTICLES:
        words = words[1:]
    return words


def _take_state(words: list[str]) -> tuple[str, list[str]]:
    """The state that a name bears and the words that are left."""
    found = state_in(words)
    if not found:
        return "", [_POSSESSIVE.sub("", w) if i < len(words) - 1 else w for i, w in enumerate(words)]
    word, first, last = found
    rest = words[:first] + words[last:]
    if not rest:
        return word.code, words
    while rest and rest[-1].lower() in ("of", "in", "for", "the", "at"):
        rest = rest[:-1]
    if first and first < len(rest) and words[first - 1].lower() in ("of", "in", "for", "the"):
        rest = [w for i, w in enumerate(rest) if i != first - 1]
    while rest and rest[0].lower() in _ARTICLES:
        rest = rest[1:]
    return word.code, rest or words


def _take_unknown_state(words: list[str]) -> tuple[str, list[str]]:
    """A capitalised first word that reads like a state's adjective or name ("Brenovian", "Brenovia's"), as a made-up code."""
    if len(words) < 2:
        return "", words
    first = fold(words[0])
    if words[0][:1].isupper() and len(first) > 4:
        made = re.sub(r"an$", "a", re.sub(r"'s?$", "", first))
        if made.endswith("a") and made not in _PORTFOLIOS:
            return made, words[1:]
    last = fold(words[-1])
    if len(words) > 2 and words[-1][:1].isupper() and last.endswith("a") and words[-2].lower() in ("of", "in"):
        return last, words[:-2]
    return "", words


def sort_of(name: str) -> str:
    """The sort of a body by its name without state and article; the folded name itself where the tables know none."""
    kept = _PLACE.sub("", _ACRONYM.sub("", _FORM.sub("", name))) or name
    folded = _OWNED.sub("", fold(kept))
    bare = _SMALL.sub("", folded).strip()
    for form in (folded, bare, folded.partition(" of ")[0], bare.partition(" of ")[0]):
        if (found := _known(form)) and (form in (folded, bare) or _is_public(found)):
            return found
    words = folded.split()
    for first in range(1, len(words)):
        if (found := _known(" ".join(words[first:]))) and _is_public(found):
            return found
    return folded


def sort_within(text: str) -> str:
    """The sort of the longest known body within a description ("the regional police zone": police); empty where there is none."""
    words = _OWNED.sub("", fold(text)).split()[:16]
    for size in range(min(5, len(words)), 0, -1):
        for first in range(len(words) - size + 1):
            if found := _known(" ".join(words[first : first + size])):
                return found
    return ""


def _is_public(sort: str) -> bool:
    """Whether there is about one body of the sort in a state."""
    return _STANDING.get(sort, "organ") in ("organ", "independent")


def _known(folded: str) -> str:
    if folded in _SORTS:
        return _SORTS[folded]
    ministry = _MINISTRY.match(folded)
    return _ministry(ministry) if ministry else ""


def _ministry(match: re.Match[str]) -> str:
    what = match["before"] or match["after"]
    kind = match["a"] or match["b"]
    portfolio = _PORTFOLIOS.get(what) or next(
        (_PORTFOLIOS[w] for w in (" ".join(what.split()[-2:]), " ".join(what.split()[-1:])) if w in _PORTFOLIOS), ""
    )
    if not portfolio and (kind == "department" or match["before"]):
        return ""  # "fire department", "the other ministry"
    if kind == "department" and portfolio == "health":
        return "health authority"
    return f"ministry of {portfolio or what}"


def seat_body(text: str) -> Body | None:
    """The body that sits in the seat of power that some words name; None where they name none.

    >>> seat_body("the Kremlin").key, seat_body("Moscow")
    ('presidency|RU', None)
    """
    name = _PALACE.sub("", strip_marks(text))
    word = state_word(name)
    if word is None or word.said != "seat":
        return None
    return Body(sort=_SEATS.get(re.sub(r"^the |'s$", "", fold(name)), "government"), state=word.code)


def body_of_key(key: str) -> Body:
    """A body from its key."""
    sort, _, state = key.partition("|")
    return Body(sort=sort, state=state)


def is_body_name(text: str) -> bool:
    """Whether a name or description is one of a body by its head noun or by the tables."""
    words = fold(text).replace("'s", "").split()
    if not words:
        return False
    sort = read_body(text).sort
    heads = {words[-1], *(w for w, after in zip(words, words[1:], strict=False) if after in ("of", "for"))}
    return sort in _STANDING or sort.startswith("ministry of ") or bool(heads & BODY_HEADS)
