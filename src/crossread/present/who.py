"""Who said what: all that one speaker is reported to have said, in order of time, with what became of the words."""

from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from crossread.model.claims import Speaker, Statement
from crossread.model.notes import Notes
from crossread.model.record import Record
from crossread.model.spans import Span
from crossread.present.shelf import Shelf
from crossread.weigh.called import find_known, near_names
from crossread.weigh.names import related_speakers
from crossread.weigh.speakers import Heard, Known, gather
from crossread.weigh.utterances import Difference, Wording, compare_utterances, group_wordings, is_moved

_SHORT = 3
"""Words that a wording needs to be told; shorter ones are shown with their statement only."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One wording: the words at `span` (at most a sentence, or the piece of it that is given to the speaker), of which
    statement, and how they differ from the first wording of the same utterance (None: it is the first)."""

    span: Span
    statement: Statement
    direct: bool
    differs: Difference | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Utterance:
    """One thing said, in the wordings of all reports that have it, the earliest first; `moved` are the like words that other
    reports give to other speakers, with the names of those."""

    wordings: tuple[Told, ...]
    moved: tuple[tuple[str, Span], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """All that one speaker is given: `called` are the sources as each report writes them; `related` other speakers of the
    reports who speak for the same body or state, with the reason."""

    speaker: Known
    utterances: tuple[Utterance, ...]
    called: tuple[tuple[str, tuple[str, ...]], ...]
    related: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The answer to a name: who is meant and what they said; where nobody is, the names that are nearest."""

    name: str
    said: tuple[Said, ...]
    near: tuple[str, ...]
    shelf: Shelf


def who_said(record: Record, name: str) -> Asked:
    """What the reports of a record give to whoever bears a name."""
    shelf = Shelf.of(record)
    known, statements = _heard(record, shelf)
    meant = find_known(known, name)
    said = tuple(_said(one, known, statements, shelf) for one in meant)
    return Asked(name=name, said=said, near=() if said else tuple(near_names(known, name)), shelf=shelf)


def _heard(record: Record, shelf: Shelf) -> tuple[tuple[Known, ...], dict[Span | None, list[Statement]]]:
    """The speakers of all reports, and the statements by where their source stands."""
    story = {report: sheet.story.id for sheet in record.sheets for report in sheet.story.reports}
    statements: dict[Span | None, list[Statement]] = {}
    heard: list[Heard] = []
    for report in shelf.in_order(shelf.readings):
        for one in shelf.readings[report].claims.statements:
            if one.speaker is None or one.voice == "own" or one.speaker.span is None:
                continue
            heard.append(Heard(report=report, story=story.get(report, ""), speaker=one.speaker))
            statements.setdefault(one.speaker.span, []).append(one)
    return gather(heard), statements


def _said(one: Known, everyone: Sequence[Known], statements: dict[Span | None, list[Statement]], shelf: Shelf) -> Said:
    stories = {h.report: h.story for known in everyone for h in known.heard}
    mine = _of(one, statements)
    mine.sort(key=lambda s: (shelf.rank[s.span.report], s.span))
    others = [
        (o.name, s)
        for o in everyone
        if o is not one and not _is_one(o, one)
        for s in _of(o, statements)
        if s.saying == "done"
    ]
    return Said(
        speaker=one,
        utterances=tuple(_utterances(mine, others, stories, shelf)),
        called=tuple(_called(mine, shelf)),
        related=tuple(_related(one, everyone)),
    )


def _of(one: Known, statements: dict[Span | None, list[Statement]]) -> list[Statement]:
    """The statements of a speaker."""
    return [s for at in dict.fromkeys(h.speaker.span for h in one.heard) for s in statements.get(at, [])]


def _is_one(a: Known, b: Known) -> bool:
    """Whether two that were not put together can be one all the same, or speak for one another."""
    return related_speakers(_fullest(a), _fullest(b)).verdict != "different"


def _utterances(
    mine: Sequence[Statement], others: Sequence[tuple[str, Statement]], stories: dict[str, str], shelf: Shelf
) -> Iterator[Utterance]:
    """The statements' wordings by utterance, in the order of the first of each."""
    pieces = _without_repeats([piece for one in mine for piece in _pieces(one, shelf)])
    wordings = [_wording(piece, stories, shelf) for piece in pieces]
    foreign = [(name, p[0], _wording(p, stories, shelf)) for name, one in others for p in _pieces(one, shelf)]
    for group in group_wordings(wordings):
        first = wordings[group[0]]
        told = [
            Told(
                span=pieces[at][0],
                statement=pieces[at][2],
                direct=pieces[at][1],
                differs=compare_utterances(first, wordings[at]) if place else None,
            )
            for place, at in enumerate(group)
        ]
        is_said = any(one.statement.saying == "done" for one in told)
        moved = [
            (name, span)
            for name, span, words in foreign
            if is_said and any(is_moved(wordings[at], words) for at in group)
        ]
        yield Utterance(wordings=tuple(told), moved=tuple(dict.fromkeys(moved)))


_Piece = tuple[Span, bool, Statement]


def _without_repeats(pieces: Sequence[_Piece]) -> list[_Piece]:
    """The pieces, less those that lie within another one of the same report."""
    return [
        p
        for at, p in enumerate(pieces)
        if not any(q[0].contains(p[0]) and (q[0] != p[0] or i < at) for i, q in enumerate(pieces) if i != at)
    ]


def _pieces(one: Statement, shelf: Shelf) -> Iterator[_Piece]:
    """A statement's content cut at sentences; whole where it has none of enough words."""
    reading = shelf.readings[one.span.report]
    for piece in one.content:
        for start, end in _cut(reading.notes, piece):
            span = reading.report.span(start, end)
            text = reading.report.read(span)
            if len(text.split()) < _SHORT and len(one.content) > 1:
                continue
            quoted = sum(min(q.end, end) - max(q.start, start) for q in one.quoted if q.overlaps(span))
            yield span, quoted >= 0.8 * (end - start), one


def _cut(notes: Notes, piece: Span) -> Iterator[tuple[int, int]]:
    """A piece of content in stretches of at most a sentence; a line that is broken amid a sentence does not cut it."""
    inside = [s for s in notes.sentences if s.start < piece.end and piece.start < s.end]
    for sentence in inside:
        yield max(sentence.start, piece.start), min(sentence.end, piece.end)
    if not inside:
        yield piece.start, piece.end


def _wording(piece: _Piece, stories: dict[str, str], shelf: Shelf) -> Wording:
    span, direct, _ = piece
    reading = shelf.readings[span.report]
    sentence = reading.notes.sentence_at(span.start)
    vector = sentence.vector if sentence else array("f")
    text = " ".join(reading.report.read(span).split()).strip(" .,;")
    return Wording(report=span.report, story=stories.get(span.report, ""), text=text, direct=direct, vector=vector)


def _called(statements: Sequence[Statement], shelf: Shelf) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The sources of the statements by report, as it writes them, each once."""
    by_report: dict[str, dict[str, None]] = {}
    for one in statements:
        if one.source:
            words = shelf.words(one.source).words
            by_report.setdefault(one.span.report, {}).setdefault(words)
    return ((report, tuple(names)) for report, names in by_report.items())


def _related(one: Known, everyone: Sequence[Known]) -> Iterator[tuple[str, str]]:
    """Other speakers who speak for the same body or state, with the reason."""
    for other in everyone:
        if other is one or other.kind == "unnamed" or one.kind == "unnamed":
            continue
        found = related_speakers(_fullest(one), _fullest(other))
        if found.verdict == "related":
            yield other.name, found.reason.sentence


def _fullest(one: Known) -> Speaker:
    return max((h.speaker for h in one.heard), key=lambda s: (bool(s.body), bool(s.role), len(s.name)))


def time_of(report: str, shelf: Shelf) -> str:
    """The time that a report bears (EDTF), empty where it bears none."""
    return shelf.readings[report].report.borne_time
