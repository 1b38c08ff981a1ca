"""What the mentions of one party share: a key, and what a fuller mention says given to the shorter."""

import re
from collections.abc import Iterator
from dataclasses import replace

from crossread.lib.bodies import is_plain, read_body
from crossread.lib.outlets import outlets
from crossread.lib.words import fold
from crossread.model.claims import Party
from crossread.model.reports import Report
from crossread.weigh.names import compare_names, name_parts

_LONGEST_LETTERS = 14


_OWN_LETTERS = re.compile(r"(?<=[a-z]) \(?(?P<letters>[A-Z]{3,12})\b")


def state_code(state: str) -> str:
    """The ISO 3166-1 alpha-2 code that a body's state is; empty where it is a made-up one or none."""
    return state if len(state) == 2 and state.isupper() else ""


def with_keys(report: Report, parties: list[Party]) -> Iterator[Party]:
    """The parties, in the order given, with one key for the mentions of each: a person's folded surname (the whole name where two
    share it), a body's `sort|state`, `state|XX`, else the folded name. What a fuller mention says of a
    country goes to the shorter."""
    persons = [p for p in parties if p.kind == "person"]
    fullest, givens = _fullest(persons), _givens(persons)
    states, letters = _body_states(parties), _letters(report, parties)
    for party in parties:
        if party.kind == "person":
            full = fullest[party.name]
            yield replace(party, key=_person_key(full, givens), role=party.role, country=party.country or full.country)
        elif party.kind == "body":
            described = letters.get(party.name, party)
            body = read_body(described.name)
            state = body.state or described.country or (states.get(body.sort, "") if is_plain(described.name) else "")
            yield replace(party, key=f"{body.sort}|{state}", country=party.country or state_code(state))
        elif party.kind == "state":
            yield replace(party, key=f"state|{party.country}")
        else:
            yield replace(party, key=fold(party.name))


def _letters(report: Report, parties: list[Party]) -> dict[str, Party]:
    """The letters by which a public body goes, and its description right before them ("the health agency NHA", "(NHA)")."""
    bodies = [p for p in parties if p.kind == "body" and read_body(p.name).standing in ("organ", "independent")]
    found: dict[str, Party] = {}
    for body in bodies:
        match = _OWN_LETTERS.search(report.text, body.span.start, body.span.end + _LONGEST_LETTERS)
        if match and match.start() <= body.span.end <= match.end() + 1 and match["letters"] not in outlets():
            found.setdefault(match["letters"], body)
    return found


def _body_states(parties: list[Party]) -> dict[str, str]:
    """Sort of body -> the one state that the report gives it anywhere; a sort with two is left out."""
    found: dict[str, set[str]] = {}
    for party in parties:
        if party.kind == "body":
            body = read_body(party.name)
            if body.state:
                found.setdefault(body.sort, set()).add(body.state)
    return {sort: next(iter(states)) for sort, states in found.items() if len(states) == 1}


def _fullest(persons: list[Party]) -> dict[str, Party]:
    """Name -> the longest mention of the same person in the report. Names are compared where they share a part's first
    letter with the other's last part, so that a list of names is not compared with itself in full."""
    mentions: dict[str, Party] = {}
    for person in persons:
        known = mentions.get(person.name)
        if known is None or (person.country and not known.country):
            mentions[person.name] = person
    by_part: dict[str, list[Party]] = {}
    for person in mentions.values():
        for letter in {part[0] for part in name_parts(person.name)}:
            by_part.setdefault(letter, []).append(person)
    return {name: _longest_alike(person, by_part) for name, person in mentions.items()}


def _longest_alike(person: Party, by_part: dict[str, list[Party]]) -> Party:
    last = name_parts(person.name)[-1:]
    near = by_part.get(last[0][0], [])[:_MOST] if last else []
    alike = [p for p in near if compare_names(p.name, person.name).verdict in ("same", "variant")]
    return max([person, *alike], key=lambda p: (len(name_parts(p.name)), bool(p.country), -p.span.start))


_MOST = 200
"""Persons with whom one is compared; a report that names more is a list."""


def _givens(persons: list[Party]) -> dict[str, set[str]]:
    """Surname -> the given names that the report has before it."""
    found: dict[str, set[str]] = {}
    for person in persons:
        parts = name_parts(person.name)
        if len(parts) > 1:
            found.setdefault(parts[-1], set()).add(parts[0])
    return found


def _person_key(full: Party, givens: dict[str, set[str]]) -> str:
    """The folded surname; the whole name where two persons of the report share a surname."""
    parts = name_parts(full.name)
    surname = parts[-1] if parts else fold(full.name)
    return " ".join(parts) if len(givens.get(surname, ())) > 1 and len(parts) > 1 else surname
