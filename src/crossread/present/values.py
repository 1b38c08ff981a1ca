"""What each piece of a finding's evidence says to it: a figure, a day, a place, a source, else its words."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from crossread.lib.dates import shown as shown_date
from crossread.lib.readable import readable
from crossread.model.claims import Figure, When
from crossread.model.findings import Evidence, Finding
from crossread.model.reading import Reading
from crossread.model.spans import Span
from crossread.present.shelf import Shelf
from crossread.present.words import clip, one_line
from crossread.weigh.figures import shown as shown_figure
from crossread.weigh.figures import shown_number

OWN_VOICE = "own voice"
"""What a report without a source is shown with, where another report names one."""

_CLAIMS = frozenset({"corroborated", "single_source", "denial", "omission"})
"""Kinds whose evidence is whole claims."""
_LENGTH = 60
_OUTER = "\"'“”‘’«»,.;:!? "
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Value:
    """What a piece says, `shown` in few letters; pieces with one `key` say the same."""

    shown: str
    key: str


def values_of(finding: Finding, shelf: Shelf) -> dict[Evidence, Value]:
    """The value of each piece of the evidence."""
    if finding.kind in ("attribution_conflict", "attribution_loss"):
        return _sources(finding, shelf)
    if finding.kind == "date_conflict":
        return _days(finding, shelf)
    return {piece: _value(finding, piece, shelf) for piece in finding.evidence}


def told_number(figure: Figure, words: str) -> str:
    """A figure in few letters; a number that is no round one to two places (a third) in its words."""
    number = shown_number(figure)
    is_plain = number is not None and abs(number * 100 - round(number * 100)) < 1e-6
    return shown_figure(figure) if is_plain and not figure.vague else one_line(words)


def _value(finding: Finding, piece: Evidence, shelf: Shelf) -> Value:
    reading, span = shelf.readings[piece.span.report], piece.span
    shown = readable(reading, span) if finding.kind in _CLAIMS and piece.role != "source" else span
    words = one_line(reading.report.read(shown)).strip(_OUTER)
    if finding.kind in ("figure_conflict", "figure_update"):
        figure = next((f for f in reading.claims.figures if f.span.overlaps(span)), None)
        told = told_number(figure, words) if figure else words
        return Value(clip(told, _LENGTH), told.casefold())
    if finding.kind == "place_conflict":
        place = next((p for p in reading.claims.places if p.span.overlaps(span)), None)
        return Value(clip(words, _LENGTH), f"{place.bearing} {place.key}" if place else words.casefold())
    return Value(clip(words, _LENGTH), _folded(words))


def _folded(words: str) -> str:
    """The words alone: two wordings that differ in marks and capitals only are one."""
    return " ".join(_WORD.findall(words.casefold())) or words


def _days(finding: Finding, shelf: Shelf) -> dict[Evidence, Value]:
    """Days are set against days; hours only where the day is one. Words of no known day have that whose name they share."""
    whens = {piece: _when(shelf.readings[piece.span.report], piece.span) for piece in finding.evidence}
    several = len({when.value[:10] for when in whens.values() if when}) > 1
    known = {p: when.value[:10] if several else when.value for p, when in whens.items() if when}
    named = {shown_date(value): value for value in sorted(set(known.values()))}
    found = {}
    for piece in finding.evidence:
        plain = _value(finding, piece, shelf)
        value = known.get(piece) or named.get(_nearest(plain.shown, list(named)), "")
        found[piece] = Value(shown_date(value), value) if piece in known else Value(plain.shown, value or plain.key)
    return found


def _when(reading: Reading, span: Span) -> When | None:
    return next((when for when in reading.claims.whens if when.span.overlaps(span) and when.value), None)


def _sources(finding: Finding, shelf: Shelf) -> dict[Evidence, Value]:
    """All pieces of a report have the value of its source; a report without one speaks in its own voice."""
    named: dict[str, str] = {}
    for piece in sorted(finding.evidence, key=lambda e: e.span):
        if piece.role == "source":
            name = _source_name(shelf.readings[piece.span.report], piece.span)
            named[piece.span.report] = min(named.get(piece.span.report, name), name, key=len)
    is_loss = finding.kind == "attribution_loss"
    found = {}
    for piece in finding.evidence:
        if piece.span.report not in named:
            found[piece] = Value(OWN_VOICE, OWN_VOICE) if is_loss else _value(finding, piece, shelf)
        else:
            name = named[piece.span.report]
            found[piece] = Value(clip(name, _LENGTH), "source" if is_loss else _settled(name, finding.values))
    return found


def _source_name(reading: Reading, span: Span) -> str:
    """Whom the words mean: the speaker of the statement whose source they are, else the words."""
    for statement in reading.claims.statements:
        if statement.speaker and statement.source and statement.source.overlaps(span):
            return one_line(statement.speaker.name)
    return one_line(reading.report.read(span))


def _settled(name: str, values: Sequence[str]) -> str:
    """The value of the finding that shares most words with the name, else the name itself; folded."""
    return (_nearest(name, values) or name).casefold()


def _nearest(words: str, values: Sequence[str]) -> str:
    """The value that shares most words with these; empty where none does, or two share as many."""
    mine = set(_WORD.findall(words.casefold()))
    shared = {value: len(mine & set(_WORD.findall(value.casefold()))) for value in values}
    most = max(shared.values(), default=0)
    best = [value for value in shared if shared[value] == most]
    return best[0] if most and len(best) == 1 else ""
