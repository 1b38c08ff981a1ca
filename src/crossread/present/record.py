"""The record as JSON: schema `crossread.record/1`, equal to the byte for equal input.

Nothing here depends on file names but the fields that hold them: `path` of a report, `input` of what was rejected or
noted. Floats are rounded to four digits. The published schema is `docs/schema/crossread.record.1.json`.
"""

import json
from collections.abc import Iterable, Sequence
from math import isfinite
from typing import Any

from crossread.model.appeals import Appeal, Breach, Duty, Pact
from crossread.model.claims import ChainLink, Event, Figure, Party, Place, Speaker, Statement, Toponym, When
from crossread.model.codings import Coding
from crossread.model.findings import Finding, Reason
from crossread.model.record import Record
from crossread.model.reports import Credit, Dateline, Report, Stamp
from crossread.model.spans import Span
from crossread.model.stories import Copy, Sheet

SCHEMA = "crossread.record/1"

Json = dict[str, Any]
"""A JSON object; its shape is what the published schema says."""


def to_json(record: Record) -> str:
    """The record as JSON text with a line break at its end; half of a surrogate pair is written as an escape."""
    text = json.dumps(to_dict(record), ensure_ascii=False, indent=1, sort_keys=False)
    return text.encode("utf-8", "backslashreplace").decode("utf-8") + "\n"


def to_dict(record: Record) -> Json:
    """The record as plain dicts and lists, in the order of the schema."""
    texts = {reading.id: reading.report for reading in record.readings}
    return {
        "schema": SCHEMA,
        "made_by": _made_by(record.made_by),
        "reports": [_report(reading.report) for reading in record.readings],
        "stories": [_story(sheet, record, _Quoter(texts)) for sheet in record.sheets],
        "rejected": [
            {"input": r.input, "stage": r.stage, "cause": r.cause, "detail": r.detail} for r in record.rejected
        ],
        "notices": [{"input": n.input, "stage": n.stage, "text": n.text} for n in record.notices],
    }


class _Quoter:
    """Turns spans into JSON with the words that stand there."""

    def __init__(self, reports: dict[str, Report]) -> None:
        self.reports = reports

    def within(self, span: Span) -> Json:
        """A span whose report is told by what it belongs to."""
        return {"start": span.start, "end": span.end, "quote": self.reports[span.report].read(span)}

    def full(self, span: Span) -> Json:
        """A span with its report."""
        return {"report": span.report, **self.within(span)}

    def maybe(self, span: Span | None) -> Json | None:
        """A span that may be missing."""
        return None if span is None else self.within(span)

    def every(self, spans: Iterable[Span]) -> list[Json]:
        """Several spans of one report, in their order."""
        return [self.within(span) for span in spans]


def _made_by(pairs: Iterable[tuple[str, str]]) -> Json:
    """Names and values; `inputs` is a list of the digests."""
    return {name: value.split() if name == "inputs" else value for name, value in pairs}


def _report(report: Report) -> Json:
    quoter = _Quoter({report.id: report})
    return {
        "id": report.id,
        "url" if report.is_url else "path": report.source,
        "outlet": report.outlet,
        "agency": report.agency,
        "credits": [_credit(credit, quoter) for credit in report.credits],
        "title": report.title,
        "dateline": _dateline(report.dateline, quoter),
        "published": _stamp(report.published, quoter),
        "updated": _stamp(report.updated, quoter),
        "language": report.language,
        "text": report.text,
        "zones": [{"kind": zone.kind, "start": zone.start, "end": zone.end} for zone in report.zones],
        "raw_map": [list(piece) for piece in report.map.pieces],
        "dropped": [{"start": d.start, "end": d.end, "quote": d.quote, "why": d.why} for d in report.dropped],
    }


def _credit(credit: Credit, quoter: _Quoter) -> Json:
    return {"name": credit.name, "role": credit.role, "quote": credit.quote, "span": quoter.maybe(credit.span)}


def _dateline(dateline: Dateline | None, quoter: _Quoter) -> Json | None:
    if dateline is None:
        return None
    named = {"place": dateline.place, "date": dateline.date, "agency": dateline.agency}
    return {**named, **quoter.within(dateline.span)}


def _stamp(stamp: Stamp | None, quoter: _Quoter) -> Json | None:
    return None if stamp is None else {"value": stamp.value, "span": quoter.maybe(stamp.span)}


def _story(sheet: Sheet, record: Record, quoter: _Quoter) -> Json:
    story = sheet.story
    claims = [record.reading(report).claims for report in story.reports]
    return {
        "id": story.id,
        "title": story.title,
        "reports": list(story.reports),
        "start": story.start,
        "end": story.end,
        "origins_low": story.origins_low,
        "origins_high": story.origins_high,
        "origins": [
            {"name": o.name, "kind": o.kind, "reports": list(o.reports), "certain": o.certain, "own": list(o.own)}
            for o in story.origins
        ],
        "copies": [_copy(copy, quoter) for copy in story.copies],
        "statements": [_statement(s, quoter) for c in claims for s in c.statements],
        "figures": [_figure(f, quoter) for c in claims for f in c.figures],
        "events": [_event(e, quoter) for c in claims for e in c.events],
        "whens": [_when(w, quoter) for c in claims for w in c.whens],
        "places": [_place(p, quoter) for c in claims for p in c.places],
        "toponyms": [_toponym(t, quoter) for c in claims for t in c.toponyms],
        "parties": [_party(p, quoter) for c in claims for p in c.parties],
        "appeals": [_appeal(a, quoter) for c in claims for a in c.appeals],
        "pacts": [_pact(p, quoter) for c in claims for p in c.pacts],
        "duties": [_duty(d, quoter) for c in claims for d in c.duties],
        "breaches": [_breach(b, quoter) for c in claims for b in c.breaches],
        "findings": [_finding(finding, quoter) for finding in sheet.findings],
        "codings": [_coding(coding, quoter) for coding in sheet.codings],
        "lookalikes": [{"story": like.story, "why": _reasons(like.why)} for like in story.lookalikes],
        "follows": [{"story": earlier.story, "why": _reasons(earlier.why)} for earlier in story.follows],
    }


def _copy(copy: Copy, quoter: _Quoter) -> Json:
    passages = [
        {"original": quoter.full(p.original), "copy": quoter.full(p.copy), "likeness": _short(p.likeness)}
        for p in copy.passages
    ]
    return {
        "original": copy.original,
        "copy": copy.copy,
        "directed": copy.directed,
        "credited": copy.credited,
        "share": _short(copy.share),
        "standing": copy.standing,
        "passages": passages,
        "reasons": _reasons(copy.reasons),
    }


def _statement(statement: Statement, quoter: _Quoter) -> Json:
    cue = quoter.maybe(statement.cue)
    return {
        "id": statement.id,
        **quoter.full(statement.span),
        "voice": statement.voice,
        "source": quoter.maybe(statement.source),
        "cue": None if cue is None else {**cue, "lemma": statement.cue_lemma},
        "content": quoter.every(statement.content),
        "quoted": quoter.every(statement.quoted),
        "speaker": _speaker(statement.speaker, quoter),
        "chain": [_link(link, quoter) for link in statement.chain],
        "polarity": statement.polarity,
        "modality": statement.modality,
        "made_by": str(statement.made_by),
    }


def _speaker(speaker: Speaker | None, quoter: _Quoter) -> Json | None:
    if speaker is None:
        return None
    return {
        "key": speaker.key,
        "name": speaker.name,
        "role": speaker.role,
        "body": speaker.body,
        "country": speaker.country,
        "span": quoter.maybe(speaker.span),
        "named_at": quoter.maybe(speaker.named_at),
    }


def _link(link: ChainLink, quoter: _Quoter) -> Json:
    return {"name": link.name, "kind": link.kind, **quoter.within(link.span)}


def _figure(figure: Figure, quoter: _Quoter) -> Json:
    return {
        "id": figure.id,
        **quoter.full(figure.span),
        "measure": figure.measure,
        "value": _number(figure.value),
        "low": _number(figure.low),
        "high": _number(figure.high),
        "approx": _number(figure.approx),
        "vague": figure.vague,
        "unit": figure.unit,
        "of": figure.of,
        "of_country": figure.of_country,
        "part": figure.part,
        "as_of": figure.as_of,
        "when": figure.when,
        "said_by": figure.said_by,
        "made_by": str(figure.made_by),
    }


def _event(event: Event, quoter: _Quoter) -> Json:
    return {
        "id": event.id,
        **quoter.full(event.span),
        "trigger": quoter.within(event.trigger),
        "lemma": event.lemma,
        "plover": event.plover,
        "mode": event.mode,
        "context": event.context,
        "cameo": event.cameo,
        "actors": quoter.every(event.actors),
        "targets": quoter.every(event.targets),
        "actor_codes": list(event.actor_codes),
        "target_codes": list(event.target_codes),
        "date": event.date,
        "place": quoter.maybe(event.place),
        "polarity": event.polarity,
        "modality": event.modality,
        "status": event.status,
        "said_by": event.said_by,
        "decided_by": quoter.maybe(event.decided_by),
        "made_by": str(event.made_by),
    }


def _appeal(appeal: Appeal, quoter: _Quoter) -> Json:
    return {
        "id": appeal.id,
        **quoter.full(appeal.span),
        "cue": quoter.within(appeal.cue),
        "strength": appeal.strength,
        "caller": quoter.maybe(appeal.caller),
        "caller_code": appeal.caller_code,
        "addressees": quoter.every(appeal.addressees),
        "addressee_codes": list(appeal.addressee_codes),
        "asks": [{**quoter.within(ask.span), "kind": ask.kind} for ask in appeal.asks],
        "said_by": appeal.said_by,
        "speaker": appeal.speaker,
        "made_by": str(appeal.made_by),
    }


def _pact(pact: Pact, quoter: _Quoter) -> Json:
    return {
        "id": pact.id,
        **quoter.full(pact.span),
        "kind": pact.kind,
        "status": pact.status,
        "plural": pact.plural,
        "dates": list(pact.dates),
        "dated_by": quoter.every(pact.dated_by),
        "sides": pact.sides,
        "parties": list(pact.parties),
        "brokers": list(pact.brokers),
        "back": pact.back,
        "said_by": pact.said_by,
        "made_by": str(pact.made_by),
    }


def _duty(duty: Duty, quoter: _Quoter) -> Json:
    return {
        "id": duty.id,
        **quoter.full(duty.span),
        "pact": duty.pact,
        "how": duty.how,
        "said_by": duty.said_by,
        "speaker": duty.speaker,
        "made_by": str(duty.made_by),
    }


def _breach(breach: Breach, quoter: _Quoter) -> Json:
    return {
        "id": breach.id,
        **quoter.full(breach.span),
        "pact": breach.pact,
        "by": quoter.every(breach.by),
        "by_codes": list(breach.by_codes),
        "place": quoter.maybe(breach.place),
        "date": breach.date,
        "count": quoter.maybe(breach.count),
        "standing": breach.standing,
        "recorded_by": quoter.maybe(breach.recorded_by),
        "said_by": breach.said_by,
        "speaker": breach.speaker,
        "made_by": str(breach.made_by),
    }


def _when(when: When, quoter: _Quoter) -> Json:
    return {
        **quoter.full(when.span),
        "value": when.value,
        "kind": when.kind,
        "utc": when.utc,
        "weekday": when.weekday,
        "anchor": when.anchor,
    }


def _place(place: Place, quoter: _Quoter) -> Json:
    return {
        **quoter.full(place.span),
        "name": place.name,
        "key": place.key,
        "country": place.country,
        "latitude": _number(place.latitude),
        "longitude": _number(place.longitude),
        "gazetteer_id": place.gazetteer_id,
        "precision": place.precision,
        "bearing": place.bearing,
        "distance_km": _number(place.distance_km),
    }


def _toponym(toponym: Toponym, quoter: _Quoter) -> Json:
    return {
        **quoter.full(toponym.span),
        "name": toponym.name,
        "key": toponym.key,
        "kind": toponym.kind,
        "sense": toponym.sense,
        "country": toponym.country,
        "latitude": _number(toponym.latitude),
        "longitude": _number(toponym.longitude),
        "gazetteer_id": toponym.gazetteer_id,
        "precision": toponym.precision,
        "confidence": _number(toponym.confidence),
        "reasons": list(toponym.reasons),
    }


def _party(party: Party, quoter: _Quoter) -> Json:
    return {
        **quoter.full(party.span),
        "name": party.name,
        "kind": party.kind,
        "role": party.role,
        "country": party.country,
        "key": party.key,
        "code": party.code,
        "former": party.former,
    }


def _finding(finding: Finding, quoter: _Quoter) -> Json:
    repair = finding.repair
    return {
        "id": finding.id,
        "kind": finding.kind,
        "summary": finding.summary,
        "confidence": _short(finding.confidence),
        "weight": _short(finding.weight),
        "origins_low": finding.origins_low,
        "origins_high": finding.origins_high,
        "evidence": [{**quoter.full(piece.span), "role": piece.role} for piece in finding.evidence],
        "values": list(finding.values),
        "reasons": _reasons(finding.reasons),
        "repair": None
        if repair is None
        else {"sentence": repair.sentence, "slip": repair.slip, "supported_by": repair.supported_by},
        "made_by": str(finding.made_by),
    }


def _coding(coding: Coding, quoter: _Quoter) -> Json:
    return {
        "profile": coding.profile,
        "measure": coding.measure,
        "of": coding.of,
        "low": _number(coding.low),
        "best": _number(coding.best),
        "high": _number(coding.high),
        "reasons": _reasons(coding.reasons),
        "evidence": [quoter.full(span) for span in coding.evidence],
    }


def _reasons(reasons: Sequence[Reason]) -> list[Json]:
    return [
        {"rule": r.rule, "weight": _short(r.weight), "sentence": r.sentence, "values": list(r.values)} for r in reasons
    ]


def _short(number: float) -> float:
    """Four digits after the point, and never minus nought."""
    return round(float(number), 4) + 0.0


def _number(number: float | None) -> float | int | None:
    """A whole number as an integer, any other with four digits; nothing for a bound that is no number."""
    if number is None or not isfinite(number):
        return None
    return int(number) if float(number).is_integer() else _short(number)
