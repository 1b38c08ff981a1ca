"""Who is meant by a name that somebody asks for, among the speakers of some reports."""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from crossread.lib.bodies import body_of_key, is_sort, read_body, seat_body
from crossread.lib.states import state_word
from crossread.lib.words import STOP_WORDS, fold, words_in
from crossread.weigh.names import compare_names
from crossread.weigh.speakers import Known


def find_known(known: Sequence[Known], name: str) -> list[Known]:
    """The speakers that a name means, those who are heard most first: a person by any spelling or part of the name, a
    body, a state or a seat of power by what it stands for, an office by its role and body. Empty where it means none.

    A name that is a slip for another ("Halloran" for "Haloran") counts only where nothing fits better.
    """
    for fits in (_is_named, _is_meant, _holds, _is_misspelt):
        if found := [one for one in known if fits(one, name)]:
            return sorted(found, key=lambda one: -len(one.heard))
    return []


def near_names(known: Sequence[Known], name: str, *, most: int = 6) -> list[str]:
    """The names of speakers that look most like one that is not there; where none does, those of who is heard most."""
    names = {one.name: len(one.heard) for one in known if one.kind != "unnamed"}
    likeness = {other: _likeness(name, other) for other in names}
    near = [other for other in names if likeness[other] >= _NEAR]
    ranked = sorted(near or names, key=lambda other: (-likeness[other] if near else 0, -names[other], other))
    return ranked[:most]


_NEAR = 0.5
"""Likeness of two names in letters from which one may be meant by the other."""


def _likeness(a: str, b: str) -> float:
    parts = [fold(b), *words_in(fold(b))]
    return max(SequenceMatcher(None, fold(a), part).ratio() for part in parts)


def _names_of(one: Known) -> set[str]:
    return {one.name, *(heard.speaker.name for heard in one.heard)}


def _is_named(one: Known, name: str) -> bool:
    """Whether a person, or a body with a name of its own, bears the name."""
    if one.kind not in ("person", "body") or state_word(name) or seat_body(name):
        return False
    if one.kind == "body" and is_sort(body_of_key(one.heard[0].speaker.key).sort):
        return any(fold(other) == fold(name) for other in _names_of(one))
    return any(compare_names(other, name).verdict in ("same", "variant") for other in _names_of(one))


def _is_meant(one: Known, name: str) -> bool:
    """Whether a speaker is the state, the seat of power or the body of a known sort that the name stands for."""
    keys = {heard.speaker.key for heard in one.heard}
    if seat := seat_body(name):
        return seat.key in keys
    if word := state_word(_SIDE.sub("", name)):
        return f"state|{word.code}" in keys
    body = read_body(name)
    if not is_sort(body.sort) or one.kind != "body":
        return False
    bodies = [body_of_key(key) for key in keys]
    return any(b.sort == body.sort and (not body.state or body.state == b.state) for b in bodies)


def _holds(one: Known, name: str) -> bool:
    """Whether a description names a speaker's role and body, or is the description by which an unnamed one is told."""
    if one.kind == "unnamed" and any(fold(name) == fold(other) for other in _names_of(one)):
        return True
    wanted = set(words_in(fold(name))) - STOP_WORDS
    told = {w for h in one.heard for w in words_in(fold(f"{h.speaker.role} {h.speaker.body.partition('|')[0]}"))}
    told |= {w for other in _names_of(one) for w in words_in(fold(other))}
    return len(wanted) > 1 and wanted <= told


def _is_misspelt(one: Known, name: str) -> bool:
    if one.kind not in ("person", "body"):
        return False
    return any(compare_names(other, name).verdict == "slip" for other in _names_of(one))


_SIDE = re.compile(r"^the\s|\sside$", re.IGNORECASE)
