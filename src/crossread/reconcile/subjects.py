"""Who a unit is about: the party that its main verb has for a subject."""

from typing import NamedTuple

from crossread.reconcile.units import Unit
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
