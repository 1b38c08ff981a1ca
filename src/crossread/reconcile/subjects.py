"""Who a unit is about: the party that its main verb has for a subject."""

from typing import NamedTuple

from crossread.lib.words import fold, stem
from crossread.model.notes import Token
from crossread.reconcile.units import Unit, content_lemmas
from crossread.weigh.names import compare_names

_SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
_FIRST_PERSON = frozenset({"i", "we"})


class Subject(NamedTuple):
    """The country (ISO alpha-2) and the person that a unit is about; empty where they cannot be told."""

    country: str = ""
    person: str = ""


def subjects_clash(a: Unit, b: Unit) -> bool:
    """Whether two units are surely about different parties: of two countries, or two persons by name."""
    mine, yours = _subject(a), _subject(b)
    if mine.country and yours.country and mine.country != yours.country:
        return True
    return bool(mine.person and yours.person) and compare_names(mine.person, yours.person).verdict == "different"


VIOLENT = frozenset({"ASSAULT"})
"""Root of PLOVER for deeds of which it matters who did them, as who does them stands accused."""


def doers_clash(a: Unit, b: Unit) -> bool:
    """Whether two units give one deed of violence to two doers ("soldiers shot four men", "shot by fighters of the front")."""
    mine, yours = _doers(a), _doers(b)
    return any(mine[verb].isdisjoint(yours[verb]) for verb in mine.keys() & yours.keys())


def _doers(unit: Unit) -> dict[str, frozenset[str]]:
    """The content words for who did it by the stem of the verb, of each deed of violence that a unit gives to somebody."""
    notes, found = unit.reading.notes, dict[str, frozenset[str]]()
    for event in unit.reading.claims.events:
        if event.plover not in VIOLENT or not unit.span.contains(event.trigger):
            continue
        for verb in notes.tokens_between(event.trigger.start, event.trigger.end):
            doer = _doer(unit, verb)
            if doer is not None and (words := content_lemmas(notes.subtree(doer))):
                found[stem(fold(verb.text))] = words
    return found


def _doer(unit: Unit, verb: Token) -> Token | None:
    """Who does what a verb says: its subject, or of a passive the agent; no pronoun."""
    children = list(unit.reading.notes.children(verb))
    passive = any(c.dep in ("nsubj:pass", "aux:pass") for c in children) or "Voice=Pass" in verb.morph
    wanted = ("obl:agent", "obl") if passive else ("nsubj",)
    for child in children:
        by = not passive or any(c.text.lower() == "by" for c in unit.reading.notes.children(child))
        if child.dep in wanted and by and child.tag in ("NOUN", "PROPN"):
            return child
    return None


def _subject(unit: Unit) -> Subject:
    notes = unit.reading.notes
    root = notes.root_of(unit.span.start, unit.span.end)
    word = next((t for t in notes.children(root) if t.dep in _SUBJECTS), None) if root else None
    if word is None or not unit.span.start <= word.start < unit.span.end:
        return Subject()
    if word.text.lower() in _FIRST_PERSON:
        speaker = unit.statement.speaker
        return Subject(country=speaker.country) if speaker else Subject()
    for party in unit.reading.claims.parties:
        if party.span.start <= word.start < party.span.end:
            return Subject(country=party.country, person=party.name if party.kind == "person" else "")
    return Subject()
