"""Events as rows: one a de-duplicated event over the reports of a story, with the words behind it; csv, JSON Lines, Parquet."""

import csv
import io
import json
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any

from crossread.errors import SettingsError
from crossread.lib.dates import is_dated
from crossread.lib.words import content_words
from crossread.model.claims import Event, Place, Toponym
from crossread.model.reading import Reading
from crossread.model.record import Record
from crossread.model.spans import Span
from crossread.model.stories import Story
from crossread.present.shelf import Shelf
from crossread.present.story_table import guarded
from crossread.weigh.events import Told, group_events
from crossread.weigh.origins import is_outlet_cited, origins_of_spans

_SURE = ("done", "negated", "denied", "believed", "planned", "demanded", "feared", "conditional", "hedged", "question")
"""Ways of telling an event, what says most of it first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EventRow:
    """One event. `date` EDTF with where it comes from (`text`, or `report`: the day that the report bears); place by name, country
    (alpha-2), coordinates in degrees and UCDP's precision code (0: not resolved); sides by their words, `|` between several, with
    country (alpha-3) and sector as PLOVER has them. `status` is the surest way in which a report tells it, `statuses` all with
    their counts. `said_by` who says so, empty for reports' own words. `origins` how many independent ones stand behind
    those words at least: copied words are the first hand's. `words` are the
    spans behind it: report, start, end, quote."""

    id: str
    story: str
    plover: str
    mode: str
    context: str
    cameo: str
    date: str
    date_from: str
    place: str
    place_country: str
    latitude: float | None
    longitude: float | None
    place_precision: int
    source: str
    source_country: str
    source_sector: str
    target: str
    target_country: str
    target_sector: str
    status: str
    statuses: str
    decided_by: str
    said_by: str
    reports: int
    origins: int
    words: tuple[dict[str, Any], ...]


def event_rows(record: Record) -> list[EventRow]:
    """The events of a record, by story, then by day."""
    shelf = Shelf.of(record)
    return [row for sheet in record.sheets for row in _story_rows(sheet.story, shelf)]


def _story_rows(story: Story, shelf: Shelf) -> list[EventRow]:
    readings = [shelf.readings[report] for report in shelf.in_order(story.reports)]
    told = [_told(event, reading, story) for reading in readings for event in reading.claims.events]
    sure = _sure_countries(readings)
    rows = [_row([told[i] for i in group], story, shelf, sure) for group in group_events(told)]
    return sorted(rows, key=lambda row: (row.date or "~", row.id))


def _sure_countries(readings: Sequence[Reading]) -> frozenset[str]:
    """The countries that two names of a story point to, or a name and a state: one name alone may be a namesake's, or made up."""
    names: dict[str, set[str]] = defaultdict(set)
    for reading in readings:
        for toponym in reading.claims.toponyms:
            if toponym.confidence > 0:
                names[toponym.country].add(toponym.gazetteer_id or toponym.key)
        for place in reading.claims.places:
            names[place.country].add(place.gazetteer_id or place.key)
        for party in reading.claims.parties:
            names[party.country].add("state")
    return frozenset(country for country, told in names.items() if country and len(told) > 1)


def _told(event: Event, reading: Reading, story: Story) -> Told:
    return Told(
        event=event,
        story=story.id,
        day=event.date if is_dated(event.date) else "",
        actors=_words(reading, event.actors),
        targets=_words(reading, event.targets),
        places=_words(reading, (event.place,) if event.place and _is_close(event.place, reading) else ()),
    )


_PROVINCE = 4
"""UCDP's precision code of a province; what is told less closely rules no other place out."""


def _is_close(span: Span, reading: Reading) -> bool:
    """Whether a place is told more closely than as a province."""
    at = next((t for t in reading.claims.toponyms if t.span.overlaps(span)), None)
    return at is None or 0 < at.precision < _PROVINCE


def _report_day(reading: Reading) -> str:
    return reading.report.borne_time.partition("T")[0]


def _words(reading: Reading, spans: Iterable[Span]) -> frozenset[str]:
    return frozenset(word for span in spans for word in content_words(reading.report.read(span)))


def _row(group: Sequence[Told], story: Story, shelf: Shelf, sure: Collection[str]) -> EventRow:
    events = [one.event for one in group]
    best = max(events, key=_told_of)
    dated = next((e.date for e in (best, *events) if is_dated(e.date)), "")
    reports = {e.span.report for e in events}
    bearing = next((day for e in events if (day := _report_day(shelf.readings[e.span.report]))), "")
    status = Counter(e.status for e in events)
    place = next((e.place for e in (best, *events) if e.place), None)
    sides = [_side(events, best, part, shelf) for part in ("actors", "targets")]
    decided = next((e.decided_by for e in events if e.decided_by), None)
    return EventRow(
        id=best.id,
        story=story.id,
        plover=best.plover,
        mode=best.mode or next((e.mode for e in events if e.mode), ""),
        context=best.context,
        cameo=best.cameo,
        date=dated or bearing,
        date_from="text" if dated else "report" if bearing else "",
        **_place(place, shelf, sure),
        source=sides[0][0],
        source_country=sides[0][1],
        source_sector=sides[0][2],
        target=sides[1][0],
        target_country=sides[1][1],
        target_sector=sides[1][2],
        status=min(status, key=_SURE.index),
        statuses="|".join(f"{name}:{status[name]}" for name in sorted(status, key=_SURE.index)),
        decided_by=_read(decided, shelf) if decided else "",
        said_by="|".join(dict.fromkeys(_speaker(e, shelf) for e in events if e.said_by)),
        reports=len(reports),
        origins=_origins(events, story, shelf),
        words=tuple(_quoted(e.span, shelf) for e in events),
    )


def _origins(events: Sequence[Event], story: Story, shelf: Shelf) -> int:
    """The least number of independent origins behind the words of an event: all that one speaker says is one origin's."""
    speakers = {e.span: e.said_by for e in events if e.said_by and not _is_outlet(e, story, shelf)}
    return origins_of_spans(story, [e.span for e in events], speakers=speakers).low


def _is_outlet(event: Event, story: Story, shelf: Shelf) -> bool:
    """Whether who says so is another outlet, which may hand on what yet others said."""
    told = shelf.readings[event.span.report].claims.statements
    sources = [s.source for s in told if s.speaker and s.speaker.key == event.said_by and s.source]
    return any(is_outlet_cited(story, source) for source in sources)


def _told_of(event: Event) -> tuple[int, int, bool, int]:
    """How much an event tells: its parts, who its sides are, its day."""
    parts = bool(event.actors) + bool(event.targets) + bool(event.place)
    return parts, sum(map(len, (*event.actor_codes, *event.target_codes))), bool(event.date), -event.span.start


def _side(events: Sequence[Event], best: Event, part: str, shelf: Shelf) -> tuple[str, str, str]:
    """The words, countries and sectors of a side, by the event that tells most, else by any that tells it."""
    codes = {"actors": "actor_codes", "targets": "target_codes"}[part]
    one = next((e for e in (best, *events) if getattr(e, part)), best)
    pairs = [(_read(s, shelf), c) for s, c in zip(getattr(one, part), getattr(one, codes), strict=True)]
    split = [(words, *_split_code(code)) for words, code in pairs]
    return _joined(split, 0), _joined(split, 1), _joined(split, 2)


def _joined(rows: Sequence[tuple[str, str, str]], column: int) -> str:
    """A column's cells in one; empty where all are."""
    cells = [row[column] for row in rows]
    return "|".join(cells) if any(cells) else ""


_SECTORS = frozenset("GOV MIL REB OPP COP PTY JUD LEG NGO IGO MED CVL UAF SPY BUS EDU ELI AGR HLH LAB REL CRM".split())


def _split_code(code: str) -> tuple[str, str]:
    """Country and sector of a code.

    >>> _split_code("RUSGOV"), _split_code("IGO"), _split_code("FRA")
    (('RUS', 'GOV'), ('', 'IGO'), ('FRA', ''))
    """
    return ("", code) if code[:3] in _SECTORS else (code[:3], code[3:])


def _place(span: Span | None, shelf: Shelf, sure: Collection[str]) -> dict[str, Any]:
    """The columns of a place; its words alone where it cannot be told surely where it lies."""
    claims = shelf.readings[span.report].claims if span else None
    found: Place | Toponym | None = None
    if span and claims:
        known = [t for t in claims.toponyms if t.span.overlaps(span) and t.latitude is not None]
        found = next(iter(known), None) or next((p for p in claims.places if p.span == span), None)
    if found and found.country and found.country not in sure:
        found = None
    return {
        "place": _read(span, shelf) if span else "",
        "place_country": found.country if found else "",
        "latitude": found.latitude if found else None,
        "longitude": found.longitude if found else None,
        "place_precision": found.precision if found else 0,
    }


def _read(span: Span, shelf: Shelf) -> str:
    return " ".join(shelf.readings[span.report].report.read(span).split())


def _speaker(event: Event, shelf: Shelf) -> str:
    """The name of whoever says so."""
    statements = shelf.readings[event.span.report].claims.statements
    return next((s.speaker.name for s in statements if s.speaker and s.speaker.key == event.said_by), event.said_by)


def _quoted(span: Span, shelf: Shelf) -> dict[str, Any]:
    report = shelf.readings[span.report].report
    return {
        "report": report.id,
        "name": shelf.names[report.id],
        "start": span.start,
        "end": span.end,
        "quote": report.read(span),
    }


COLUMNS = tuple(field.name for field in fields(EventRow))


def events_csv(rows: Iterable[EventRow]) -> str:
    """The rows as CSV with a head; the words as JSON in one cell. Cells that a spreadsheet would take for a formula begin with '."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for row in rows:
        told = asdict(row) | {"words": json.dumps(row.words, ensure_ascii=False)}
        writer.writerow([guarded(told[name]) if isinstance(told[name], str) else told[name] for name in COLUMNS])
    return out.getvalue()


def events_jsonl(rows: Iterable[EventRow]) -> str:
    """The rows as JSON Lines."""
    text = "".join(json.dumps(asdict(row), ensure_ascii=False) + "\n" for row in rows)
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def load_parquet() -> tuple[Any, Any]:
    """The library that writes Parquet and its module for it; SettingsError where it is not installed."""
    try:
        import pyarrow  # type: ignore[import-not-found,import-untyped,unused-ignore]  # noqa: PLC0415 -- an extra
        from pyarrow import parquet  # type: ignore[import-not-found,import-untyped,unused-ignore]  # noqa: PLC0415
    except ImportError as missing:
        raise SettingsError(
            "Parquet needs pyarrow: pip install 'crossread[parquet]'; or take csv or jsonl"
        ) from missing
    return pyarrow, parquet


def write_parquet(rows: Sequence[EventRow], path: Path) -> None:
    """Write the rows as Parquet; SettingsError where the library for it is not installed, or the file cannot be written."""
    pyarrow, parquet = load_parquet()
    table = pyarrow.Table.from_pylist(
        [asdict(row) | {"words": list(row.words)} for row in rows], schema=_schema(pyarrow)
    )
    try:
        parquet.write_table(table, path)
    except OSError as problem:
        raise SettingsError(f"cannot write {path}: {problem.strerror or problem}; choose another place") from problem


def _schema(pyarrow: Any) -> Any:
    """The columns' types, the same with or without rows."""
    word = pyarrow.struct(
        [("report", "string"), ("name", "string"), ("start", "int64"), ("end", "int64"), ("quote", "string")]
    )
    typed = {
        "latitude": "float64",
        "longitude": "float64",
        "place_precision": "int32",
        "reports": "int32",
        "origins": "int32",
    }
    return pyarrow.schema([(n, pyarrow.list_(word) if n == "words" else typed.get(n, "string")) for n in COLUMNS])
