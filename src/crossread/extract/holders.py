"""Descriptions of somebody by a role alone ("the spokeswoman", "a doctor at the hospital")."""

import re

from crossread.extract.roles import Role, read_role
from crossread.lib.bodies import is_body_name
from crossread.lib.states import state_word
from crossread.lib.words import fold, may_be_name, words_in

FEMALE = re.compile(
    r"\b(?:spokeswoman|woman|mother|sister|wife|daughter|queen|princess|madam|mrs|ms|miss|actress|chairwoman|congresswoman)\b",
    re.I,
)
MALE = re.compile(
    r"\b(?:spokesman|man|father|brother|husband|son|king|prince|mr|sir|chairman|congressman|priest|monk)\b", re.I
)
MOUTHS = frozenset(("spokesperson", "press secretary"))
"""Roles that speak for others."""


def are_contrary(a: str, b: str) -> bool:
    """Whether one description is a woman's and the other a man's by its nouns ("spokeswoman"); words that tell neither are never
    contrary."""
    woman, man = (FEMALE.search(a), FEMALE.search(b)), (MALE.search(a), MALE.search(b))
    return bool((woman[0] and man[1]) or (man[0] and woman[1]))


MOUTHPIECES = frozenset(("spokesperson", "press secretary", "official", "adviser", "leader", "director"))
"""Roles whose nameless holders are told apart by the body that they speak for."""


def held_role(words: str) -> Role | None:
    """The role of which a source is one unnamed holder; None for bodies, for several people, and for things of a holder
    ("a biography of the president")."""
    role = read_role(words)
    head = re.split(r"\s(?:at|of|in|for|from|with|who)\s|,", words)[0]
    if role is None or read_role(head) is None or _is_many(head):
        return None
    is_body = is_body_name(words) and not _ends_in_role(head)
    return None if is_body or (words.endswith("s") and role.role == "official") else role


_APPOSED = re.compile(r",\s(?P<name>[^,()]{2,60}),?$")


def names_somebody(words: str) -> bool:
    """Whether a description ends with a name after a comma ("the driver, Abo Lind"), so that nobody else can be meant."""
    match = _APPOSED.search(words)
    if match is None or read_role(match["name"]) or is_body_name(match["name"]) or state_word(match["name"]):
        return False
    return all(may_be_name(word) for word in words_in(match["name"]))


def _ends_in_role(words: str) -> bool:
    parts = words_in(words)
    return bool(parts) and read_role(parts[-1]) is not None


def _is_many(head: str) -> bool:
    """Whether a description is of several people ("survivors", "two bankers"): no single person of the report is meant."""
    last = (fold(head).split() or [""])[-1]
    plural = last.endswith("s") and not last.endswith("ss")
    return plural and read_role(last) is not None and read_role(last[:-1]) is not None
