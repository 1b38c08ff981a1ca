"""Stretches of a report that may name a place.

A candidate is one to six words that begin and end with a capital: those that the gazetteer knows, and those that the
model takes for a place. What speaks for each and against it is in `toponym_signs`.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from crossread.lib.gazetteer import abbreviated, demonym_spot, spots_called
from crossread.lib.seats import outlet_seat
from crossread.lib.spots import Spot, fold
from crossread.model.notes import NameMention, Notes, Token
from crossread.model.reports import Report

LONGEST = 6


@dataclass(slots=True)
class Candidate:
    """Words that may name a place: characters, tokens `[first, last)`, the entries of that name, and the weight of its signs."""

    start: int
    end: int
    first: int
    last: int
    text: str
    spots: tuple[Spot, ...]
    kind: str
    score: float = 0.0


@dataclass(slots=True)
class Scene:
    """What is asked of a report again and again: names by token, words in lower case, persons, places, states, provinces."""

    report: Report
    notes: Notes
    label: dict[int, NameMention] = field(default_factory=dict)
    small: Counter[str] = field(default_factory=Counter)
    people: frozenset[str] = frozenset()
    areas: frozenset[tuple[str, str]] = frozenset()
    places: frozenset[str] = frozenset()


def scene_of(report: Report, notes: Notes) -> Scene:
    """A report as its candidates are looked at."""
    scene = Scene(report, notes)
    spans: dict[str, set[str]] = {"PERSON": set(), "LOC": set()}
    for name in notes.names:
        for index in range(name.first, min(name.last, len(notes.tokens))):
            scene.label[index] = name
        words = fold(report.text[name.start : name.end])
        if name.label == "PERSON" and name.last - name.first > 1:
            spans["PERSON"].add(words.split(" ")[-1])
        elif name.label == "LOC":
            spans["LOC"].add(words)
    scene.small.update(t.text for t in notes.tokens if t.text.islower())
    scene.people, scene.places = frozenset(spans["PERSON"]), frozenset(spans["LOC"])
    scene.areas = frozenset(_areas(report, notes))
    return scene


def _areas(report: Report, notes: Notes) -> Iterator[tuple[str, str]]:
    """The states, as (country, empty), and provinces, as (country, admin1), of which a report speaks."""
    named = [report.text[n.start : n.end] for n in notes.names if n.label == "LOC"]
    for words in {*named, *(t.text for t in notes.tokens if "." in t.text)}:
        kind, spots = known_as(words)
        for spot in spots[:1]:
            if spot.kind == "country" or kind == "people":
                yield spot.country, ""
            elif spot.kind in ("admin1", "region") and spot.admin1:
                yield from ((spot.country, spot.admin1), (spot.country, ""))
    country, province = outlet_seat(report.url)
    if country:
        yield country, province


def candidates(scene: Scene) -> Iterator[Candidate]:
    """All candidates of a report in text order, overlapping ones too."""
    tokens = scene.notes.tokens
    loose = {(n.first, n.last) for n in scene.notes.names if n.label in ("LOC", "FAC")}
    for first, token in enumerate(tokens):
        if not token.text[:1].isupper():
            continue
        for last in range(first + 1, min(first + LONGEST, len(tokens)) + 1):
            ending = tokens[last - 1]
            if "\n" in scene.report.text[token.start : ending.end] or (last - first > 1 and ending.text in ".,;:()"):
                break
            if not ending.text[:1].isupper():
                continue
            if found := _candidate(scene, token, ending, (first, last) in loose):
                yield found


def _candidate(scene: Scene, first: Token, last: Token, is_named: bool) -> Candidate | None:
    text = scene.report.text[first.start : last.end]
    kind, spots = known_as(text)
    if not spots and not is_named:
        return None
    return Candidate(first.start, last.end, first.index, last.index + 1, text, spots, kind)


def known_as(text: str) -> tuple[str, tuple[Spot, ...]]:
    """What the gazetteer says of words: the kind of their best known entry (`people` for demonyms), and the entries."""
    if short := abbreviated(text):
        return "abbreviation", (short,)
    if person := demonym_spot(text):
        return "people", (person, *(spot for spot in spots_called(text) if spot.id != person.id))
    spots = spots_called(text) if len(text) > 2 or text.isupper() else ()
    if not spots or text == "Us":
        return "", ()
    best = spots[0]
    if best.kind == "city":
        size = next((name for people, name in _SIZES if best.population >= people), "hamlet")
        return f"other_{size}" if best.other else size, spots
    return f"other_{best.kind}" if best.other else best.kind, spots


_SIZES = ((1_000_000, "metropolis"), (100_000, "city"), (15_000, "town"), (3_000, "small_town"), (1, "village"))
