"""The record as JSON: schema `crossread.record/1`, equal to the byte for equal input.

Nothing here depends on file names but the fields that hold them: `path` of a report, `input` of what was rejected or
noted. Floats are rounded to four digits. The published schema is `docs/schema/crossread.record.1.json`.
"""

import json
from collections.abc import Iterable, Sequence

from crossread.model.codings import Coding
from crossread.model.findings import Finding, Reason
from crossread.model.record import Record
from crossread.model.reports import Credit, Dateline, Report, Stamp
from crossread.model.stories import Citation, Copy, Sheet
from crossread.present.claims_json import claims_json
from crossread.present.quoter import Json, Quoter, number_of, short

SCHEMA = "crossread.record/1"


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
        "stories": [_story(sheet, record, Quoter(texts)) for sheet in record.sheets],
        "rejected": [
            {"input": r.input, "stage": r.stage, "cause": r.cause, "detail": r.detail} for r in record.rejected
        ],
        "notices": [{"input": n.input, "stage": n.stage, "text": n.text} for n in record.notices],
    }


def _made_by(pairs: Iterable[tuple[str, str]]) -> Json:
    """Names and values; `inputs` is a list of the digests."""
    return {name: value.split() if name == "inputs" else value for name, value in pairs}


def _report(report: Report) -> Json:
    quoter = Quoter({report.id: report})
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


def _credit(credit: Credit, quoter: Quoter) -> Json:
    return {"name": credit.name, "role": credit.role, "quote": credit.quote, "span": quoter.maybe(credit.span)}


def _dateline(dateline: Dateline | None, quoter: Quoter) -> Json | None:
    if dateline is None:
        return None
    named = {"place": dateline.place, "date": dateline.date, "agency": dateline.agency}
    return {**named, **quoter.within(dateline.span)}


def _stamp(stamp: Stamp | None, quoter: Quoter) -> Json | None:
    return None if stamp is None else {"value": stamp.value, "span": quoter.maybe(stamp.span)}


def _story(sheet: Sheet, record: Record, quoter: Quoter) -> Json:
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
        "citations": [_citation(one, quoter) for one in story.citations],
        **claims_json(claims, quoter),
        "findings": [_finding(finding, quoter) for finding in sheet.findings],
        "codings": [_coding(coding, quoter) for coding in sheet.codings],
        "lookalikes": [{"story": like.story, "why": _reasons(like.why)} for like in story.lookalikes],
        "follows": [{"story": earlier.story, "why": _reasons(earlier.why)} for earlier in story.follows],
    }


def _copy(copy: Copy, quoter: Quoter) -> Json:
    passages = [
        {"original": quoter.full(p.original), "copy": quoter.full(p.copy), "likeness": short(p.likeness)}
        for p in copy.passages
    ]
    return {
        "original": copy.original,
        "copy": copy.copy,
        "directed": copy.directed,
        "credited": copy.credited,
        "share": short(copy.share),
        "standing": copy.standing,
        "passages": passages,
        "reasons": _reasons(copy.reasons),
    }


def _citation(citation: Citation, quoter: Quoter) -> Json:
    return {
        "report": citation.report,
        "name": citation.name,
        "cited": citation.cited or None,
        "at": [quoter.full(span) for span in citation.at],
        "words": [quoter.full(span) for span in citation.spans],
    }


def _finding(finding: Finding, quoter: Quoter) -> Json:
    repair = finding.repair
    return {
        "id": finding.id,
        "kind": finding.kind,
        "summary": finding.summary,
        "confidence": short(finding.confidence),
        "weight": short(finding.weight),
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


def _coding(coding: Coding, quoter: Quoter) -> Json:
    return {
        "profile": coding.profile,
        "measure": coding.measure,
        "of": coding.of,
        "low": number_of(coding.low),
        "best": number_of(coding.best),
        "high": number_of(coding.high),
        "reasons": _reasons(coding.reasons),
        "evidence": [quoter.full(span) for span in coding.evidence],
    }


def _reasons(reasons: Sequence[Reason]) -> list[Json]:
    return [
        {"rule": r.rule, "weight": short(r.weight), "sentence": r.sentence, "values": list(r.values)} for r in reasons
    ]
