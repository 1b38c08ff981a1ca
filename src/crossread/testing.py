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
from crossread.lib.letters import long_letters
from crossread.model.claims import Claims, Event, Figure, Party, Place, Speaker, Statement, When
from crossread.model.findings import Evidence, Finding, Kind, Reason, Repair
from crossread.model.notes import Notes, Sentence, Token
from crossread.model.outcomes import Notice, Rejected
from crossread.model.reading import Reading
from crossread.model.record import Record
from crossread.model.reports import Dateline, Dropped, RawDocument, Report, Stamp, Zone, ZoneKind
from crossread.model.spans import Maker, OffsetMap, Piece, Span
from crossread.model.stories import Copy, Lookalike, Origin, SharedPassage, Sheet, Story

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
        letters=fields.pop("letters", long_letters(text)),
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
    passage = SharedPassage(original=span_of(*original), copy=span_of(*copy), likeness=1.0)
    base: dict[str, Any] = {"passages": (passage,), "directed": True, "credited": False, "share": 0.5, "reasons": ()}
    return Copy(original=original[0].id, copy=copy[0].id, **(base | fields))


def make_lookalike(story: str, *sentences: str) -> Lookalike:
    """A story kept apart from another, with a sentence a reason."""
    return Lookalike(story=story, why=tuple(Reason(rule="tests.made", weight=0.5, sentence=s) for s in sentences))


def make_story(reports: Iterable[Report], *, title: str = "The ferry at the cape", **fields: Any) -> Story:
    """A story of these reports; each report an origin of its own unless `origins` are given."""
    members = tuple(reports)
    origins = tuple(
        Origin(name=r.agency or r.outlet or r.source, kind="outlet", reports=(r.id,), own=(r.id,)) for r in members
    )
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


def make_sample_record() -> Record:
    """A record of two stories that has most of what a record can have: for tests of whatever draws or stores records."""
    wire, paper, ministry, money = _sample_reports()
    speech = '"We heard knocking," Captain Ole Rand said'
    readings = (
        make_reading(
            wire,
            figures=(make_figure(wire, "At least 11", low=11.0),),
            whens=(make_when(wire, "Saturday", "2025-06-14"),),
            statements=(
                make_statement(
                    wire,
                    speech,
                    quoted=("We heard knocking,",),
                    source="Captain Ole Rand",
                    cue="said",
                    speaker="Ole Rand",
                ),
            ),
        ),
        make_reading(
            paper,
            figures=(make_figure(paper, "Twenty people", value=20.0),),
            whens=(make_when(paper, "Friday", "2025-06-13"),),
        ),
        make_reading(
            ministry,
            figures=(make_figure(ministry, "20 persons", value=20.0),),
            whens=(make_when(ministry, "14 June 2025", "2025-06-14"),),
        ),
        make_reading(money),
    )
    apart = make_lookalike("story-money", "Another day.", "Another place.")
    days: dict[str, Any] = {"start": "2025-06-14", "end": "2025-06-15", "lookalikes": (apart,)}
    ferry = make_story((wire, paper, ministry), title="Ferry sinks off Cape Roan", **days)
    alone = make_story((money,), title="Stocks rise", id="story-money")
    sheets = (Sheet(story=ferry, findings=_sample_findings(wire, paper, ministry)), Sheet(story=alone, findings=()))
    rejected = Rejected(input="photo.jpg", stage="ingest", cause="binary", detail="this is a JPEG image, not text")
    notice = Notice(input="echo.txt", stage="ingest", text="not UTF-8; read as cp1252, which is a guess")
    return make_record(readings, sheets=sheets, rejected=(rejected,), notices=(notice,))


def _sample_reports() -> tuple[Report, Report, Report, Report]:
    wire = make_report(
        "Ferry sinks off Cape Roan\n\nPORT ELD, June 14 (XNA) - At least 11 people died when the ferry Marin rolled over on "
        'Saturday, the coast guard said.\n\n"We heard knocking," Captain Ole Rand said.',
        outlet="XNA",
        title="Ferry sinks off Cape Roan",
        dateline="PORT ELD, June 14 (XNA) - ",
        published="2025-06-14T09:07",
    )
    paper = make_report(
        "Twenty lost at sea\n\nTwenty people died when the ferry Morin rolled over on Friday. The ferry was overloaded.",
        outlet="Eld Echo",
        source="echo.txt",
        title="Twenty lost at sea",
        published="2025-06-15",
        dropped=(Dropped(start=0, end=13, quote="Subscribe now", why="subscribe line"),),
    )
    ministry = make_report(
        "MINISTRY OF PORTS\n\nOn 14 June 2025 the vessel Marin was lost. 20 persons have lost their lives. "
        "The vessel was not overloaded.",
        outlet="Ministry of Ports",
        zones=(("masthead", "MINISTRY OF PORTS"),),
    )
    return wire, paper, ministry, make_report("Stocks rose in Oslo.", outlet="Money Daily", published="2025-06-15")


def _sample_findings(wire: Report, paper: Report, ministry: Report) -> tuple[Finding, ...]:
    repair = Repair(sentence="If Morin read Marin, 3 reports agree.", slip="digit", supported_by=3)
    over, not_over = "The ferry was overloaded", "The vessel was not overloaded"
    made: tuple[tuple[Kind, str, float, tuple[tuple[Report, str, str], ...]], ...] = (
        ("denial", "Was the ferry overloaded?", 0.9, ((paper, over, "denied"), (ministry, not_over, "denies"))),
        ("date_conflict", "Friday in Eld Echo.", 0.7, ((wire, "Saturday", "value"), (paper, "Friday", "odd one out"))),
        (
            "figure_update",
            "Dead: at least 11, then 20.",
            0.6,
            ((wire, "At least 11", "value"), (paper, "Twenty people", "value")),
        ),
        (
            "corroborated",
            "20 people died.",
            0.5,
            ((paper, "Twenty people", "agrees"), (ministry, "20 persons", "agrees")),
        ),
        ("single_source", "Knocking was heard.", 0.4, ((wire, "We heard knocking", "value"),)),
        (
            "copied_text",
            "Eld Echo carries XNA.",
            0.3,
            ((wire, "people died when", "original"), (paper, "people died when", "copy")),
        ),
    )
    name = make_finding(
        "name_conflict",
        ((wire, "Marin"), (paper, "Morin", "odd one out"), (ministry, "Marin")),
        summary="The ferry is Marin in 2 reports, Morin in Eld Echo.",
        weight=0.8,
        repair=repair,
    )
    return (name, *(make_finding(kind, words, summary=told, weight=weight) for kind, told, weight, words in made))
