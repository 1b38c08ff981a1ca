"""Factories that build records with only what a test is about; for crossread's tests and for those of plug-ins.

Spans are given as words: `make_figure(report, "at least 27", low=27)` finds the words in the report's text, so that no
test counts characters. Words that stand in the text more than once are told apart with `nth` in `span_of`.

    report = make_report("At least 27 people died, the ministry said.", outlet="Daily Echo")
    reading = make_reading(report, figures=(make_figure(report, "At least 27", measure="killed", low=27),))
    record = make_record((reading,), findings=(make_finding("single_source", ((report, "At least 27"),)),))
"""

import re
from array import array
from collections.abc import Iterable, Sequence
from typing import Any

from crossread.lib.ids import stable_id
from crossread.model.claims import Claims, Event, Figure, Party, Place, Speaker, Statement, When
from crossread.model.findings import Evidence, Finding, Kind, Reason
from crossread.model.notes import Notes, Sentence, Token
from crossread.model.outcomes import Notice, Rejected
from crossread.model.reading import Reading
from crossread.model.record import Record
from crossread.model.reports import Dateline, RawDocument, Report, Stamp, Zone, ZoneKind
from crossread.model.spans import Maker, OffsetMap, Piece, Span
from crossread.model.stories import Copy, Lookalike, Origin, Passage, Sheet, Story

TESTED = Maker(name="tests.made", version=1)
"""The maker of every claim that these factories make."""

Words = str | Span
"""Words of a report, to be found in its text, or the span itself."""


def make_document(
    text: str = "A ferry sank off the cape.\n", *, source: str = "report.txt", **fields: Any
) -> RawDocument:
    """A raw document of plain text."""
    return RawDocument(source=source, text=text, digest=stable_id("bytes", text), **fields)


def make_report(
    text: str = "A ferry sank off the cape.",
    *,
    outlet: str = "",
    source: str = "",
    title: str = "",
    dateline: str = "",
    published: str = "",
    updated: str = "",
    zones: Sequence[tuple[ZoneKind, str]] = (),
    **fields: Any,
) -> Report:
    """A report whose clean text is its raw text.

    `title` and `dateline` are words of the text; `zones` are `(kind, words)`: all else is body. `published` and
    `updated` are EDTF. Other fields are those of `Report`.
    """
    named: list[tuple[ZoneKind, str]] = list(zones)
    named += [("title", title)] if title else []
    named += [("dateline", dateline)] if dateline else []
    report_id = fields.pop("id", stable_id("report", text, outlet, published))
    head = Span(report=report_id, **_place(text, dateline)) if dateline else None
    return Report(
        id=report_id,
        source=source or f"{(outlet or 'report').lower().replace(' ', '-')}.txt",
        text=text,
        raw=fields.pop("raw", text),
        map=fields.pop("map", OffsetMap(pieces=(Piece(0, 0, len(text)),))),
        zones=_zones(text, named),
        outlet=outlet,
        title=title,
        dateline=fields.pop("dateline_parts", None) or (Dateline(span=head, place=dateline) if head else None),
        published=Stamp(value=published) if published else None,
        updated=Stamp(value=updated) if updated else None,
        **fields,
    )


def span_of(report: Report, words: Words, *, nth: int = 0) -> Span:
    """Where the words stand in the report (the `nth` time, counted from 0); ValueError where they do not."""
    if isinstance(words, Span):
        return words
    return Span(report=report.id, **_place(report.text, words, nth=nth))


def make_notes(report: Report, *, tokens: Sequence[Token] = (), **fields: Any) -> Notes:
    """Notes of a report: sentences end at `.`, `!`, `?` or a line end, tokens are words and marks without tags,
    unless `tokens` are given."""
    bounds = [m.span() for m in re.finditer(r"[^\s.!?][^.!?\n]*[.!?]?", report.text)]
    made = tuple(tokens) or _plain_tokens(report.text, bounds)
    sentences = []
    for index, (start, end) in enumerate(bounds):
        inside = [t.index for t in made if t.sentence == index]
        first, last = (inside[0], inside[-1] + 1) if inside else (0, 0)
        sentences.append(Sentence(index=index, start=start, end=end, first=first, last=last, vector=array("f")))
    base: dict[str, Any] = {"names": (), "attributions": (), "made_by": "tests/1", "sentences": tuple(sentences)}
    return Notes(report=report.id, tokens=made, **(base | fields))


def make_statement(
    report: Report,
    words: Words,
    *,
    content: Words | Sequence[Words] = (),
    source: Words | None = None,
    cue: Words | None = None,
    quoted: Sequence[Words] = (),
    speaker: str | Speaker | None = None,
    **fields: Any,
) -> Statement:
    """A statement whose parts are given as words; `content` is all of them where it is not given.
    `speaker` may be the name alone."""
    span = span_of(report, words)
    pieces = (content,) if isinstance(content, str | Span) else tuple(content) or (span,)
    if isinstance(speaker, str):
        speaker = Speaker(key=speaker.lower(), name=speaker)
    base: dict[str, Any] = {"voice": "direct" if quoted else "indirect" if source else "own", "made_by": TESTED}
    return Statement(
        id=fields.pop("id", stable_id("statement", span)),
        span=span,
        content=tuple(span_of(report, piece) for piece in pieces),
        source=span_of(report, source) if source else None,
        cue=span_of(report, cue) if cue else None,
        cue_lemma=fields.pop("cue_lemma", cue if isinstance(cue, str) else ""),
        quoted=tuple(span_of(report, piece) for piece in quoted),
        speaker=speaker,
        **(base | fields),
    )


def make_figure(report: Report, words: Words, *, measure: str = "killed", **fields: Any) -> Figure:
    """A figure; give `value`, or `low`, `high`, `approx`."""
    span = span_of(report, words)
    base: dict[str, Any] = {"id": stable_id("figure", span), "unit": "person", "made_by": TESTED}
    return Figure(span=span, measure=measure, **(base | fields))


def make_event(report: Report, words: Words, *, trigger: str, plover: str = "ASSAULT", **fields: Any) -> Event:
    """An event; `trigger` is the word that says it."""
    span, at = span_of(report, words), span_of(report, trigger)
    base: dict[str, Any] = {"id": stable_id("event", span, at), "lemma": trigger, "made_by": TESTED}
    return Event(span=span, trigger=at, plover=plover, **(base | fields))


def make_when(report: Report, words: Words, value: str, **fields: Any) -> When:
    """A time expression with its EDTF value."""
    return When(span=span_of(report, words), value=value, **({"kind": "date"} | fields))


def make_place(report: Report, name: str, **fields: Any) -> Place:
    """A place named in the report."""
    return Place(span=span_of(report, name), name=name, **({"key": name.lower()} | fields))


def make_party(report: Report, name: str, **fields: Any) -> Party:
    """A party named in the report, a person unless `kind` says otherwise."""
    base: dict[str, Any] = {"head": name.rsplit(maxsplit=1)[-1].lower(), "kind": "person", "key": name.lower()}
    return Party(span=span_of(report, name), name=name, **(base | fields))


def make_reading(report: Report | str = "A ferry sank off the cape.", **fields: Any) -> Reading:
    """A reading of a report (or of a text); `notes` may be given, every other field is one of `Claims`."""
    made = make_report(report) if isinstance(report, str) else report
    notes = fields.pop("notes", None) or make_notes(made)
    return Reading(report=made, notes=notes, claims=Claims(report=made.id, **fields))


def make_finding(
    kind: Kind,
    evidence: Iterable[tuple[Report, Words] | tuple[Report, Words, str]],
    *,
    summary: str = "",
    confidence: float = 0.9,
    **fields: Any,
) -> Finding:
    """A finding; each piece of evidence is `(report, words)` or `(report, words, role)`."""
    pieces = tuple(_evidence(*piece) for piece in evidence)
    reason = Reason(rule="tests.made", weight=confidence, sentence="A test says so.")
    base: dict[str, Any] = {"story": "story-made", "reasons": (reason,), "made_by": TESTED}
    return Finding(
        id=fields.pop("id", stable_id("finding", kind, summary, *pieces)),
        kind=kind,
        summary=summary or f"A {kind.replace('_', ' ')}.",
        evidence=pieces,
        confidence=confidence,
        **(base | fields),
    )


def make_copy(original: tuple[Report, Words], copy: tuple[Report, Words], **fields: Any) -> Copy:
    """A passage of one report that stands in another."""
    passage = Passage(original=span_of(*original), copy=span_of(*copy), likeness=1.0)
    base: dict[str, Any] = {"passages": (passage,), "directed": True, "credited": False, "share": 0.5, "reasons": ()}
    return Copy(original=original[0].id, copy=copy[0].id, **(base | fields))


def make_lookalike(story: str, *sentences: str) -> Lookalike:
    """A story kept apart from another, with a sentence a reason."""
    return Lookalike(story=story, why=tuple(Reason(rule="tests.made", weight=0.5, sentence=s) for s in sentences))


def make_story(reports: Iterable[Report], *, title: str = "The ferry at the cape", **fields: Any) -> Story:
    """A story of these reports; each report an origin of its own unless `origins` are given."""
    members = tuple(reports)
    origins = tuple(Origin(name=r.agency or r.outlet or r.source, kind="outlet", reports=(r.id,)) for r in members)
    base: dict[str, Any] = {
        "id": "story-made",
        "origins": origins,
        "origins_low": len(origins),
        "origins_high": len(origins),
    }
    return Story(title=title, reports=tuple(sorted(r.id for r in members)), **(base | fields))


def make_record(
    readings: Iterable[Reading] = (),
    *,
    findings: Iterable[Finding] = (),
    sheets: Iterable[Sheet] | None = None,
    rejected: Iterable[Rejected] = (),
    notices: Iterable[Notice] = (),
    **story: Any,
) -> Record:
    """A record: one story of all readings with the findings unless `sheets` are given; other fields are of the story."""
    members = tuple(sorted(readings, key=lambda reading: reading.id))
    if sheets is None:
        one = Sheet(story=make_story((r.report for r in members), **story), findings=tuple(findings))
        sheets = (one,) if members else ()
    return Record(
        made_by=(("crossread", "0"),),
        readings=members,
        sheets=tuple(sheets),
        rejected=tuple(rejected),
        notices=tuple(notices),
    )


def _evidence(report: Report, words: Words, role: str = "value") -> Evidence:
    return Evidence(span=span_of(report, words), role=role)


def _place(text: str, words: str, *, nth: int = 0) -> dict[str, int]:
    at = -1
    for _ in range(nth + 1):
        at = text.find(words, at + 1)
        if at < 0:
            raise ValueError(f"{words!r} does not stand in the text {nth + 1} times")
    return {"start": at, "end": at + len(words)}


def _zones(text: str, named: Sequence[tuple[ZoneKind, str]]) -> tuple[Zone, ...]:
    """The named zones in order, and body wherever nothing is named."""
    placed = sorted(((_place(text, words), kind) for kind, words in named), key=lambda pair: pair[0]["start"])
    zones, at = [], 0
    for place, kind in placed:
        if place["start"] > at:
            zones.append(Zone(kind="body", start=at, end=place["start"]))
        zones.append(Zone(kind=kind, **place))
        at = place["end"]
    if at < len(text):
        zones.append(Zone(kind="body", start=at, end=len(text)))
    return tuple(zones)


def _plain_tokens(text: str, bounds: Sequence[tuple[int, int]]) -> tuple[Token, ...]:
    tokens: list[Token] = []
    for sentence, (start, end) in enumerate(bounds):
        first = len(tokens)
        for found in re.compile(r"\w+|[^\w\s]").finditer(text, start, end):
            word = found.group()
            place = {"index": len(tokens), "start": found.start(), "end": found.end(), "head": first}
            tokens.append(
                Token(**place, text=word, lemma=word.lower(), tag="X", morph="", dep="dep", sentence=sentence)
            )
    return tuple(tokens)
