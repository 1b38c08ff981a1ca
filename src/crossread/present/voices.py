"""The words of a finding: all of them by value, and by outlet, each outlet once to a value, equal words together."""

from collections.abc import Sequence

from crossread.model.findings import Evidence, Finding, Kind
from crossread.model.spans import Span
from crossread.present.document import Group, Row, Voice
from crossread.present.shelf import Shelf
from crossread.present.values import OWN_VOICE, Value, values_of
from crossread.present.words import Words

_BY_ROLE: frozenset[Kind] = frozenset(
    {"denial", "name_conflict", "corroborated", "single_source", "omission", "copied_text"}
)
"""Kinds of which an outlet is heard once in each role; of the others, once with each value."""

_SOURCES: frozenset[Kind] = frozenset({"attribution_conflict", "attribution_loss"})
_ROLES = ("odd one out", "original", "denied", "value", "denies")
_OUTER = "\"'“”‘’,.;: "
_JOINED = 320
"""Source and content that lie within so many characters of one line are shown as one run of words."""

_TOLD = 12
"""Words longer than this that stand in a row's text need not be shown again below it."""


def voices_of(finding: Finding, shelf: Shelf) -> tuple[Voice, ...]:
    """The words of a finding, the value that most reports have first; a denial after what it denies."""
    values = values_of(finding, shelf)
    parts: dict[tuple[str, str], list[Evidence]] = {}
    for piece in finding.evidence:
        parts.setdefault((piece.span.report, _part(finding.kind, piece, values[piece])), []).append(piece)
    standing = _standing(finding.evidence, values, shelf)

    def order(pieces: Sequence[Evidence]) -> tuple[int, ...]:
        piece, value = pieces[0], values[pieces[0]].key
        place = (shelf.rank[piece.span.report], piece.span.start)
        if finding.kind in _BY_ROLE:
            return (_ROLES.index(piece.role) if piece.role in _ROLES else 0, *place)
        return (int(value == OWN_VOICE), *standing[value], *place)

    ordered = sorted(parts.values(), key=order)
    told = [_words(finding.kind, pieces, shelf) for pieces in ordered]
    return _together(told, [_note(pieces[0], values[pieces[0]]) for pieces in ordered])


def groups_of(finding: Finding, shelf: Shelf) -> tuple[Group, ...]:
    """All the evidence by the value it gives, the value with most reports first; equal values in reading order."""
    values = values_of(finding, shelf)
    by_value: dict[str, list[Evidence]] = {}
    for piece in finding.evidence:
        by_value.setdefault(values[piece].key, []).append(piece)
    groups = [_group(values[pieces[0]].shown, pieces, shelf) for pieces in by_value.values()]
    return tuple(sorted(groups, key=lambda group: -len(group.names)))


def _group(value: str, pieces: Sequence[Evidence], shelf: Shelf) -> Group:
    ordered = sorted(pieces, key=lambda e: (shelf.rank[e.span.report], e.span.start))
    return Group(
        value=value,
        names=tuple(dict.fromkeys(shelf.names[e.span.report] for e in ordered)),
        words=tuple(shelf.words(e.span, role=e.role) for e in ordered),
    )


def telling_voices(row: Row) -> list[Voice]:
    """The voices of a row but those whose words stand in its text word for word."""
    return [v for v in row.voices if len(v.words.words) <= _TOLD or v.words.words.strip(_OUTER) not in row.text]


def _part(kind: Kind, piece: Evidence, value: Value) -> str:
    """What an outlet is heard with once."""
    if kind in _SOURCES:
        return ""
    return piece.role if kind in _BY_ROLE else value.key


def _standing(evidence: Sequence[Evidence], values: dict[Evidence, Value], shelf: Shelf) -> dict[str, tuple[int, int]]:
    """Where each value stands among them: what most reports have first, then what was first told."""
    reports: dict[str, set[int]] = {}
    for piece in evidence:
        reports.setdefault(values[piece].key, set()).add(shelf.rank[piece.span.report])
    return {value: (-len(ranks), min(ranks)) for value, ranks in reports.items()}


def _words(kind: Kind, pieces: Sequence[Evidence], shelf: Shelf) -> Words:
    """The words that stand for these pieces of one report."""
    if kind not in _SOURCES:
        piece = _fullest(pieces) if kind == "denial" else min(pieces, key=lambda e: e.span)
        return shelf.words(piece.span, role=piece.role)
    source = _fullest([piece for piece in pieces if piece.role == "source"] or pieces)
    content = _fullest([piece for piece in pieces if piece.role != "source"] or pieces)
    return shelf.words(_joined(source.span, content.span, shelf), role=source.role)


def _fullest(pieces: Sequence[Evidence]) -> Evidence:
    """The longest piece, of equals the first."""
    return max(pieces, key=lambda e: (e.span.end - e.span.start, -e.span.start))


def _joined(source: Span, words: Span, shelf: Shelf) -> Span:
    """Source and words as one span where they stand near each other, else the words."""
    start, end = min(source.start, words.start), max(source.end, words.end)
    text = shelf.readings[source.report].report.text[start:end]
    return Span(report=source.report, start=start, end=end) if end - start <= _JOINED and "\n" not in text else words


def _note(piece: Evidence, value: Value) -> str:
    """What is said of an outlet beside its words."""
    return piece.role if piece.role == "denies" else value.shown if value.key == OWN_VOICE else ""


def _together(told: Sequence[Words], notes: Sequence[str]) -> tuple[Voice, ...]:
    """Voices with the same words made one, in the order given."""
    found: dict[tuple[str, str], tuple[list[str], Words]] = {}
    for words, note in zip(told, notes, strict=True):
        names, _ = found.setdefault((words.words.casefold().strip(_OUTER), note), ([], words))
        if words.name not in names:
            names.append(words.name)
    return tuple(Voice(names=tuple(names), words=words, note=note) for (_, note), (names, words) in found.items())
