"""The times that a report speaks of, each resolved as far as its own dates and words allow.

What resolves them, in this order: a full date in the expression itself; the stamp of publication, the stamp of an update,
the dateline; else the first full date in the text (`assumed`). Where a report bears no date at all, a weekday stays
without a value.
"""

import re
from dataclasses import replace
from datetime import tzinfo

from crossread.extract.when_frame import Frame, Meaning, move_day
from crossread.extract.when_patterns import Expression, find_expressions
from crossread.extract.when_periods import keep_quarter
from crossread.extract.when_ranges import DATED_KINDS, Read, join, set_clocks
from crossread.extract.when_tense import furthest_ahead, looks_ahead
from crossread.extract.when_values import meaning_of
from crossread.lib.dates import day_part, is_dated, month_and_day, only_day
from crossread.lib.gazetteer import spots_called
from crossread.lib.zones import iana_zone, to_utc, zone_called
from crossread.model.claims import When
from crossread.model.notes import Notes
from crossread.model.reports import Report

_NAME_BEFORE = re.compile(r"\b[A-Z]\w{0,25} \Z")
_CREDIBLE = range(1600, 2200)  # a stamp outside is no day of a report, and the calendar ends too near for reckoning
_COMPARED = re.compile(
    r"\b(?:from|than|compared|with|against|versus|over|share|results?|loss|profit|income)\b[^.;\n]{0,60}\Z"
)


def find_whens(report: Report, notes: Notes) -> tuple[When, ...]:
    """The time expressions of a report in text order, none within another; values are EDTF, resolved as far as dateline, stamps and
    text allow (`XXXX` for a year that none tells)."""
    frame = frame_of(report)
    text = report.text
    expressions = [e for e in find_expressions(text) if not _is_title_word(text, e)]
    if frame.today is None:
        frame = _assume_today(frame, expressions)
    read: list[Read] = []
    for expression in expressions:
        compared = _COMPARED.search(text, max(0, expression.start - 90), expression.start) is not None
        future, ahead = looks_ahead(text, notes, expression), furthest_ahead(text, notes, expression)
        now = replace(frame, future=future, ahead=ahead, compared=compared)
        meaning = meaning_of(expression, now)
        read.append(Read(expression.start, expression.end, expression, meaning, ahead=now.future))
        frame = _remember(frame, meaning, expression)
    return tuple(_finish(report, notes, join(text, set_clocks(read, notes, frame)), frame))


def _is_title_word(text: str, expression: Expression) -> bool:
    """Whether "Today" or a weekday is the last word of a title ("Valley Today")."""
    before = text[max(0, expression.start - 30) : expression.start]
    return expression.name == "deictic" and expression.parts["word"] == "Today" and bool(_NAME_BEFORE.search(before))


def frame_of(report: Report) -> Frame:
    """What a report's own dates tell: its day, or at least month and day, and which of them told it."""
    stamps = (
        ("published", report.published.value if report.published else ""),
        ("updated", report.updated.value if report.updated else ""),
        ("dateline", report.dateline.date if report.dateline else ""),
    )
    for by, value in stamps:
        if (found := only_day(day_part(value))) and found.year in _CREDIBLE:
            return Frame(today=found, by=by, clock=value.partition("T")[2][:5])
    for by, value in stamps:
        if found_md := month_and_day(day_part(value)):
            return Frame(today_md=found_md, by=by)
    return Frame()


def _assume_today(frame: Frame, expressions: list[Expression]) -> Frame:
    """The first full date of the text as the report's day, where month and day (if known) fit or give it its year."""
    for expression in expressions:
        found = only_day(day_part(meaning_of(expression, frame).value))
        if found and frame.today_md and (found.month, found.day) != frame.today_md:
            continue
        if found and found.year in _CREDIBLE:
            return replace(frame, today=found, by=frame.by or "assumed")
    return frame


def _remember(frame: Frame, meaning: Meaning, expression: Expression) -> Frame:
    """The day last spoken of; durations, sets and clocks leave it as it is."""
    frame = keep_quarter(frame, expression.name, meaning)
    if meaning.kind in DATED_KINDS and meaning.value and "/" not in meaning.value and is_dated(meaning.value):
        value = day_part(meaning.value)
        return replace(frame, before=value, before_day=value if month_and_day(value) else frame.before_day)
    if meaning.weekday is not None and not meaning.value:  # a weekday that cannot be told: the day before it is no help
        return replace(frame, before="", before_day="")
    return frame


def _finish(report: Report, notes: Notes, read: list[Read], frame: Frame) -> list[When]:
    """The records, with their instants in UTC; a bracketed instant ("(1030 GMT)") serves the local time before it too."""
    local = _local_zone(report)
    whens = [_when(report, item, local) for item in read]
    for index, (when, item) in enumerate(zip(whens, read, strict=True)):
        gap = report.text[whens[index - 1].span.end : when.span.start] if index else ""
        before = whens[index - 1] if index else None
        if before and before.kind == when.kind == "time" and item.meaning.zone and gap in (" (", "(") and when.utc:
            whens[index] = _align(before, when)
            whens[index - 1] = replace(before, utc=whens[index].utc)
    return whens


def _align(local: When, bracketed: When) -> When:
    """The bracketed instant on the day that brings it nearest to the local time, where its own day was only inferred."""
    local_day, utc_day = only_day(local.value), only_day(bracketed.value)
    if not local_day or not utc_day or bracketed.weekday is not None:
        return bracketed
    hours = int(local.value[11:13] or 0) - int(bracketed.value[11:13] or 0)
    step = 1 if hours > 12 else -1 if hours < -12 else 0
    if (utc_day - local_day).days == step:
        return bracketed
    by = step - (utc_day - local_day).days
    return replace(bracketed, value=_shifted(bracketed.value, by), utc=_shifted(bracketed.utc, by))


def _shifted(value: str, days: int) -> str:
    """A date with time moved by whole days."""
    found = only_day(value)
    moved = move_day(found, days=days) if found else None
    return f"{moved.isoformat()}{value[10:]}" if moved else value


def _when(report: Report, item: Read, local: tzinfo | None) -> When:
    meaning = item.meaning
    return When(
        span=report.span(item.start, item.end),
        value=meaning.value,
        kind=meaning.kind,
        utc=_utc(meaning, local) if "T" in meaning.value and meaning.kind == "time" else "",
        weekday=meaning.weekday,
        anchor=meaning.anchor,
    )


def _utc(meaning: Meaning, local: tzinfo | None) -> str:
    name = meaning.offset or meaning.zone
    zone = zone_called("UTC" if name == "Z" else name) if name else None
    zone = zone or (local if name.lower() == "local time" else None)
    if zone is None:
        return ""
    if only_day(meaning.value) is None:  # the day is not known: only a zone without summer time can tell the hour
        fixed = to_utc(f"2000-01-01T{meaning.clock}", zone) if zone.utcoffset(None) is not None else ""
        return f"{day_part(meaning.value)}{fixed[10:]}" if fixed[:10] == "2000-01-01" else ""
    return to_utc(meaning.value[:16], zone)


def _local_zone(report: Report) -> tzinfo | None:
    """The zone of the dateline's place, where the gazetteer knows it."""
    place = report.dateline.place if report.dateline else ""
    for part in (place, *place.split(",")):
        found = next((spot.zone for spot in spots_called(part) if spot.zone), "") if part.strip() else ""
        if found:
            return iana_zone(found)
    return None
