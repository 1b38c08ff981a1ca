"""Roles: what a description such as "Norway's deputy foreign minister" says of its bearer."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from crossread.data import read_table
from crossread.lib.bodies import Body, body_of_key, is_body_name, is_sort, read_body, sort_of, sort_within
from crossread.lib.role_senses import qualifies, sense_of
from crossread.lib.states import state_in, state_word
from crossread.lib.words import fold

_TABLE = {row["form"]: (row["role"], row["body"]) for row in read_table("parties", "roles.tsv")}
_LONGEST = max(len(form.split()) for form in _TABLE)
_RANKS = frozenset(("general", "captain", "lawmaker", "deputy", "official", "witness", "leader"))
"""Roles that are read only where no other stands in the description ("spokesman Captain ...", "head of ...")."""
_NOISE = frozenset(
    "a an the senior top former ex acting new chief deputy its his her their our longtime long-time veteran main another one two "
    "local regional national city interim outgoing current then late fellow s said".split()
)
_WORD = re.compile(r"[^\W_]+(?:[.&'’-][^\W_]+)*['’]?|[&,]")
_MOUTHS = frozenset(("adviser", "spokesperson", "press secretary", "director"))
"""Roles that speak for the office of another ("a spokesman for President ...", "the minister's adviser")."""
_LINKS = frozenset(("of", "at", "for", "with", "from", "in", "to"))
_SEATS = {
    "pentagon": "ministry of defence",
    "kremlin": "presidency",
    "white house": "presidency",
    "presidential": "presidency",
    "prime ministerial": "government",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """A role read from a description: `role` normalised ("governor", "finance minister"), `body` the key of the body that
    its bearer speaks for (`ministry of finance|NO`; empty: not said), `country` ISO alpha-2 or empty."""

    role: str
    body: str = ""
    country: str = ""


@lru_cache(maxsize=8192)
def read_role(text: str) -> Role | None:
    """The role that a description names; None where it names none.

    >>> read_role("Norway's deputy foreign minister")
    Role(role='deputy foreign minister', body='ministry of foreign affairs|NO', country='NO')
    >>> read_role("coast guard spokesman Captain")
    Role(role='spokesperson', body='coast guard|', country='')
    """
    words = _WORD.findall(text[:200])
    found = _find(words)
    if found is None:
        return None
    first, last, role, default = found
    before, after = _before(words[:first]), _after(words[last:])
    if role in ("minister", "deputy minister"):
        return _minister(before, after, role)
    if role == "secretary" and (portfolio := _portfolio_of(before, after)):
        return portfolio
    body = _body_of(role, before, after, default)
    state = body.state if body and len(body.state) == 2 else _state(words)
    if body and not body.state and state:
        body = Body(sort=body.sort, state=state)
    deputy = "deputy " if _is_deputy(words[:first]) and not role.startswith(("deputy", "vice")) else ""
    return Role(role=deputy + role, body=body.key if body else "", country=state)


def ends_in_role(words: Sequence[str]) -> bool:
    """Whether the last words are a role of the table, of one word or several ("Chief Executive")."""
    plain = [fold(word).strip(".") for word in words]
    return any(" ".join(plain[-size:]) in _TABLE for size in range(1, min(_LONGEST, len(plain)) + 1))


def _find(words: list[str]) -> tuple[int, int, str, str] | None:
    """Where the role word stands: words `[first, last)`, the role, and the body that it speaks for by nature.

    The first role counts; ranks and the like only where there is no other.
    """
    plain = [fold(word).removesuffix("'s") for word in words]
    spare = None
    at = 0
    while at < len(plain):
        for size in range(min(_LONGEST, len(plain) - at), 0, -1):
            known = _TABLE.get(" ".join(plain[at : at + size]))
            if known is None and size == 1:
                known = _TABLE.get(_single(plain[at]))
            if known and size == 1:
                known = _meant(words, plain, at, known)
            owner = words[at + size - 1].endswith(("'s", "’s")) and at + size < len(plain)
            if known and not owner:
                hit = (at, at + size, *known)
                if known[0] not in _RANKS:
                    return hit
                spare = spare or hit
                at += size - 1
                break
        at += 1
    return spare


def _meant(words: list[str], plain: list[str], at: int, known: tuple[str, str]) -> tuple[str, str] | None:
    """What a role word means among the others: the role and body of the table, those of another sense, or None where it names
    no role here ("corporal punishment", "beauty queen", "chief economist", who is an economist)."""
    before_role = plain[at] in _BEFORE_ROLES and _is_role(plain, at + 1)
    if before_role or qualifies(words, at):
        return ("official", "") if plain[at] == "deputy" and not before_role else None
    sense = sense_of(_single(plain[at]), words) or sense_of(plain[at], words)
    return known if sense is None else (sense.role, sense.body) if sense.role else None


_BEFORE_ROLES = frozenset(("chief", "head", "justice", "deputy", "private", "captain"))
"""Words for roles that only qualify a role right behind them."""


def _is_role(plain: list[str], at: int) -> bool:
    return at < len(plain) and any(" ".join(plain[at : at + size]) in _TABLE for size in range(1, _LONGEST + 1))


def _single(word: str) -> str:
    """A plural role word's singular ("officials")."""
    return re.sub(r"men$", "man", word) if word.endswith("men") else word.removesuffix("s")


def _is_deputy(words: list[str]) -> bool:
    return any(word.lower() in ("deputy", "vice") for word in words)


def _before(words: list[str]) -> str:
    return " ".join(word for word in words if word.lower() not in _NOISE and word != ",").strip()


def _after(words: list[str]) -> str:
    """What follows `of`, `at`, `for` up to a comma."""
    if not words or words[0].lower() not in _LINKS:
        return ""
    cut = words.index(",") if "," in words else len(words)
    cut = next((i for i in range(3, cut) if words[i].lower() in ("at", "in")), cut)
    return " ".join(words[1:cut])


def _state(words: list[str]) -> str:
    found = state_in(words)
    return found[0].code if found else ""


def _minister(before: str, after: str, role: str) -> Role | None:
    """A minister with his portfolio, before ("finance minister") or after ("minister of finance")."""
    state = _state(before.split()) or _state(after.split())
    for text in (after, _without_state(before)):
        sort = sort_of(f"{text} ministry") if text else ""
        if sort.startswith("ministry of "):
            name = sort.removeprefix("ministry of ").removesuffix(" affairs")
            prefix = "deputy " if role.startswith("deputy") else ""
            return Role(role=f"{prefix}{name} minister", body=f"{sort}|{state}", country=state)
    return Role(role=role, body=f"government|{state}" if state else "", country=state)


def _portfolio_of(before: str, after: str) -> Role | None:
    """The minister whom a secretary with a portfolio or of a state is ("Secretary of Defence", "US secretary"); None for
    the secretary of a union or a party."""
    found = _minister(before, after, "minister")
    return (
        found
        if found and (found.body.startswith("ministry of ") or (found.country and not _without_state(before)))
        else None
    )


def _without_state(text: str) -> str:
    words = text.split()
    found = state_in(words)
    rest = words[: found[1]] + words[found[2] :] if found else words
    return " ".join(rest[-2:])


def _body_of(role: str, before: str, after: str, default: str) -> Body | None:
    """The body spoken for: what the words name, else what the role stands for by nature."""
    texts = [text for text in (before, after) if text]
    chiefs = (read_role(text) for text in reversed(texts)) if role in _MOUTHS else ()
    if chief := next((c for c in chiefs if c and c.body), None):
        return body_of_key(chief.body)
    if known := next((b for b in map(_seat_or_body, texts) if b), None):
        return known
    if default and role not in ("spokesperson", "press secretary"):
        return Body(sort=default, state="")
    return _other_body(role, before, texts)


def _seat_or_body(text: str) -> Body | None:
    """The body that a description is the name of, or the one that sits in the seat that it names."""
    folded = fold(text).removesuffix("'s")
    for seat, sort in _SEATS.items():
        if seat in folded.split() or seat == folded:
            return Body(sort=sort, state=_state(text.split()))
    return read_body(text) if is_body_name(text) else None


def _other_body(role: str, before: str, texts: list[str]) -> Body | None:
    """A body told less plainly: within a longer description, by its own name, or as the state itself."""
    for text in texts:
        if sort := sort_within(text):
            return Body(sort=sort, state=_state(text.split()))
    for text in reversed(texts):
        if text[0].isupper() and role not in ("witness", "reporter") and not _is_place_like(text):
            return _named_body(text)
    word = state_word(before) if before else None
    return Body(sort="state", state=word.code) if word else None


def _is_place_like(text: str) -> bool:
    return state_word(text) is not None or fold(text).split()[-1:] in (
        ["region"],
        ["city"],
        ["province"],
        ["district"],
        ["county"],
    )


def _named_body(text: str) -> Body | None:
    """A body by its own name, with "Norvik's technical" cut to the owner."""
    owner = re.split(r"['’]s?\s", text)[0]
    body = read_body(owner)
    return body if is_sort(body.sort) or body.sort else None
