"""The times that a report speaks of, each resolved as far as its own dates and words allow.

What resolves them, in this order: a full date in the expression itself; the stamp of publication, the stamp of an update,
the dateline; else the first full date in the text (`assumed`). Where a report bears no date at all, a weekday stays
without a value.
"""

import re
from dataclasses import dataclass, replace
from datetime import tzinfo

from crossread.extract.cues import known_verb, verb_cue
from crossread.extract.when_patterns import Expression, find_expressions
from crossread.extract.when_values import Frame, Meaning, meaning_of, move_day
from crossread.lib.dates import day_part, is_dated, month_and_day, nearest_weekday, only_day
from crossread.lib.gazetteer import spots_called
from crossread.lib.zones import iana_zone, to_utc, zone_called
from crossread.model.claims import When
from crossread.model.notes import Notes, Token
from crossread.model.reports import Report

_FUTURE = re.compile(
    r"\b(?:will|shall|won't|['’]ll|would|(?:is|are|was|were) to|due|expected to|scheduled|plans to|planned for|set to|declared)\b"
    r"[^.;\n]{0,80}\Z"
)
_PAST = re.compile(r"\b(?:was|were|had|has|have|did|said|told)\b[^.;\n]{0,40}\Z|\w{2,}ed\b[^.;,\n]{0,25}\Z")
_BEHIND = re.compile(r"\b(?:after|since|following|from)\s{1,3}(?:the\s)?\Z", re.IGNORECASE)
_DONE = re.compile(
    r"\b(?:said|told|met|died|began|came|(?!schedul|expect|plann|postpon|delay|slat)\w{2,20}ed)(?:\s(?:on|here|late|early))?\s{1,3}\Z"
)
_FORWARD = frozenset({"will", "shall", "would", "'ll", "’ll", "wo"})
_BRINGS = frozenset({"expect", "due", "schedule", "plan", "set", "intend", "go", "likely", "aim"})
_CLAUSE_HEADS = frozenset({"root", "ccomp", "xcomp", "advcl", "acl", "acl:relcl", "conj", "parataxis"})
_NAME_BEFORE = re.compile(r"\b[A-Z]\w{0,25} \Z")
_CREDIBLE = range(1600, 2200)  # a stamp outside is no day of a report, and the calendar ends too near for reckoning
_BETWEEN = re.compile(r"\b(?:between)\s{1,3}\Z", re.IGNORECASE)
_FROM = re.compile(r"\b(?:from)\s{1,3}\Z", re.IGNORECASE)
_SINCE = re.compile(r"\b(?:since)\s{1,3}(?:about |around |at least |the )?\Z", re.IGNORECASE)
_UNTIL = re.compile(r"\b(?:until|till)\s{1,3}\Z", re.IGNORECASE)
_JOINT = {
    "between": re.compile(r"\s{1,3}and\s{1,3}(?:the\s)?\Z"),
    "from": re.compile(r"\s{1,3}(?:to|until|till|through)\s{1,3}\Z"),
}
_DATED_KINDS = frozenset({"date", "time"})


@dataclass(frozen=True, slots=True)
class _Read:
    """An expression with what it means; `end` grows where a range takes in the next."""

    start: int
    end: int
    expression: Expression
    meaning: Meaning


def find_whens(report: Report, notes: Notes) -> tuple[When, ...]:
    """The time expressions of a report in text order."""
    frame = frame_of(report)
    text = report.text
    expressions = [e for e in find_expressions(text) if not _is_title_word(text, e)]
    if frame.today is None:
        frame = _assume_today(frame, expressions)
    read: list[_Read] = []
    for expression in expressions:
        now = replace(frame, future=looks_ahead(text, notes, expression))
        meaning = meaning_of(expression, now)
        read.append(_Read(expression.start, expression.end, expression, meaning))
        frame = _remember(frame, meaning, expression)
    return tuple(_finish(report, notes, _join(text, _set_clocks(read, notes, frame)), frame))


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
            return Frame(today=found, by=by)
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
    if meaning.kind in _DATED_KINDS and meaning.value and "/" not in meaning.value and is_dated(meaning.value):
        value = day_part(meaning.value)
        return replace(frame, before=value, before_day=value if month_and_day(value) else frame.before_day)
    if meaning.weekday is not None and not meaning.value:  # a weekday that cannot be told: the day before it is no help
        return replace(frame, before="", before_day="")
    return frame


def looks_ahead(text: str, notes: Notes, expression: Expression) -> bool:
    """Whether the clause of an expression speaks of what is to come: by the parse, else by the words before it."""
    before = text[max(0, expression.start - 100) : expression.start]
    if _BEHIND.search(before) or _DONE.search(before) or _owns_the_past(text, expression):
        return False
    around = notes.tokens_between(expression.start, expression.end)
    if around and (verb := _verb_of(notes, around[0])):
        return _is_forward(notes, verb, expression)
    return bool(_FUTURE.search(before)) and not _PAST.search(before)


_OWNER = re.compile(r"['’]s?(?=\s)")
_COMING = re.compile(r"['’]s?\s(?:coming|upcoming|planned|scheduled|forthcoming|expected|next)\b")
_AWAITED = re.compile(r"\b(?:in|at|for|before|ahead of|during|until)\s{1,3}\Z", re.IGNORECASE)


def _owns_the_past(text: str, expression: Expression) -> bool:
    """Whether a weekday owns what has happened ("Monday's close"), whatever its clause goes on to plan with it.

    What one goes to or waits for ("will stand in Sunday's vote", "Sunday's planned vote") may be still to come.
    """
    if expression.name != "weekday":
        return False
    end = expression.end - 2 if text[expression.end - 2 : expression.end] in ("'s", "’s") else expression.end
    if not _OWNER.match(text, end) or _COMING.match(text, end):
        return False
    return not _AWAITED.search(text[max(0, expression.start - 16) : expression.start])


def _verb_of(notes: Notes, token: Token) -> Token | None:
    """The verb of the clause in which a token stands."""
    for above in notes.ancestors(token):
        if above.tag in ("VERB", "AUX") or above.dep == "root":
            return above
    return None


def _is_forward(notes: Notes, verb: Token, expression: Expression) -> bool:
    helpers = {t.text.lower() for t in notes.children(verb) if t.dep in ("aux", "aux:pass", "cop", "mark")}
    if helpers & _FORWARD:
        return True
    if "to" in helpers and verb.dep in ("xcomp", "advcl", "acl", "ccomp"):
        head = notes.tokens[verb.head]
        return head.lemma.lower() in _BRINGS or head.text.lower() in _FORWARD
    if verb.lemma.lower() in _BRINGS:
        return True
    stated = notes.tokens_between(max(0, expression.start - 12), expression.start)
    present = "Tense=Pres" in verb.morph and "VerbForm=Fin" in verb.morph
    return bool(
        present and stated and verb.lemma.lower() in ("take", "begin", "start", "open", "come", "meet", "expire")
    )


def _set_clocks(read: list[_Read], notes: Notes, frame: Frame) -> list[_Read]:
    """Times of day set on their days: one in the same sentence, else the day last spoken of, else the report's."""
    out: list[_Read] = []
    current = ""
    for index, item in enumerate(read):
        meaning = item.meaning
        if meaning.clock:
            value, anchor = _day_for_clock(read, index, notes, current, frame)
            out.append(replace(item, meaning=replace(meaning, value=f"{value}T{meaning.clock}", anchor=anchor)))
            continue
        if meaning.kind in _DATED_KINDS and meaning.value and "/" not in meaning.value and not meaning.offset:
            day = day_part(meaning.value)
            current = day if month_and_day(day) else current
        elif meaning.weekday is not None and not meaning.value:
            current = ""
        out.append(item)
    return out


def _day_for_clock(read: list[_Read], index: int, notes: Notes, current: str, frame: Frame) -> tuple[str, str]:
    """The day (EDTF, maybe empty) on which a time of day falls, and its anchor."""
    item = read[index]
    if item.meaning.weekday is not None and frame.today:
        return nearest_weekday(item.meaning.weekday, frame.today).isoformat(), frame.by
    sentence = notes.sentence_at(item.start)
    bounds = (sentence.start, sentence.end) if sentence else (max(0, item.start - 150), item.end + 100)
    near = [
        (abs(other.start - item.start) + (20 if other.start > item.start else 0), other.meaning)
        for other in read[max(0, index - 6) : index + 5]
        if other.meaning.kind in _DATED_KINDS
        and not other.meaning.clock
        and bounds[0] <= other.start < bounds[1]
        and re.fullmatch(r"(?:\d{4}|XXXX)-\d\d-\d\d", day_part(other.meaning.value))
    ]
    if near:
        meaning = min(near, key=lambda pair: pair[0])[1]
        return day_part(meaning.value), meaning.anchor
    if current:
        return current, "text"
    return (frame.today.isoformat(), "assumed") if frame.today else ("", "")


def _join(text: str, read: list[_Read]) -> list[_Read]:
    """Ranges made of two expressions ("between 2020 and 2022"), and open ones ("since 1988", "until Friday")."""
    out: list[_Read] = []
    skip = False
    for index, item in enumerate(read):
        if skip:
            skip = False
            continue
        following = read[index + 1] if index + 1 < len(read) else None
        joined = _range(text, item, following) if following else None
        skip = joined is not None
        out.append(joined or _open_range(text, item))
    return out


def _range(text: str, first: _Read, second: _Read) -> _Read | None:
    before, gap = text[max(0, first.start - 12) : first.start], text[first.end : second.start]
    lead = "between" if _BETWEEN.search(before) else "from" if _FROM.search(before) else ""
    if not lead or not _JOINT[lead].match(gap) or not _are_dates(first, second):
        return None
    start, end = first.meaning.value, second.meaning.value
    value = f"{start}/{end}" if start and end and "/" not in start + end else ""
    return _Read(first.start, second.end, first.expression, replace(first.meaning, value=value, weekday=None))


def _are_dates(first: _Read, second: _Read) -> bool:
    return all(item.meaning.kind in _DATED_KINDS and not item.meaning.clock for item in (first, second))


def _open_range(text: str, item: _Read) -> _Read:
    before = text[max(0, item.start - 24) : item.start]
    value = item.meaning.value
    if not value or "/" in value or item.meaning.kind != "date":
        return item
    if match := _SINCE.search(before):
        start = item.start - (len(before) - match.start())
        return replace(item, start=start, meaning=replace(item.meaning, value=f"{value}/.."))
    if match := _UNTIL.search(before):
        start = item.start - (len(before) - match.start())
        return replace(item, start=start, meaning=replace(item.meaning, value=f"../{value}"))
    return item


def _finish(report: Report, notes: Notes, read: list[_Read], frame: Frame) -> list[When]:
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


def _when(report: Report, item: _Read, local: tzinfo | None) -> When:
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


_SAYING = frozenset({"speak", "release", "publish"})
"""Verbs of saying beside those of the table of reporting verbs."""
_TOLD_KINDS = frozenset({"say", "deny", "fear", "believe"})
_DAY_VALUE = re.compile(r"(?:\d{4}|XXXX)-\d\d-\d\d(?:T|\Z)")
_LEAD_SENTENCES = 3


def find_event_date(report: Report, notes: Notes, whens: tuple[When, ...]) -> str:
    """The day (EDTF) of what the report is mainly about; empty where the lead does not tell it.

    The first day in the lead that belongs to a verb other than of saying; where saying is all the lead has, its day.
    """
    lead = [s for s in notes.sentences if (zone := report.zone_at(s.end - 1)) and zone.kind == "body"][:_LEAD_SENTENCES]
    if not lead:
        return ""
    days = [w for w in whens if _DAY_VALUE.match(w.value) and lead[0].start <= w.span.start < lead[-1].end]
    days = [w for w in days if (zone := report.zone_at(w.span.start)) and zone.kind == "body"]
    told = [w for w in days if not _is_of_saying(report, notes, w) and not _is_aside(report, notes, w)]
    return next((day_part(w.value) for w in told), "")


def _is_of_saying(report: Report, notes: Notes, when: When) -> bool:
    tokens = notes.tokens_between(when.span.start, when.span.end)
    verb = _verb_of(notes, tokens[0]) if tokens else None
    before = report.text[max(0, when.span.start - 40) : when.span.start]
    if (match := _TOLD_THEN.search(before)) and (cue := known_verb(match["verb"])) and cue.kind in _TOLD_KINDS:
        return True
    return verb is not None and _is_saying(notes, verb)


_PARTS_OF_DAY = frozenset("night morning evening afternoon day hours weekend eve events attack attacks".split())


def _is_aside(report: Report, notes: Notes, when: When) -> bool:
    """Whether a day only tells which thing is meant ("the permit of 4 July"), or owns something that a clause about what
    is to come speaks of ("will pay 9 percent over Monday's close")."""
    tokens = notes.tokens_between(when.span.start, when.span.end)
    if not tokens:
        return False
    owned = report.text[when.span.end - 2 : when.span.end] in ("'s", "’s")
    if owned and (verb := _verb_of(notes, tokens[0])):
        return any(t.text.lower() in _FORWARD for t in notes.children(verb) if t.dep == "aux")
    before = notes.tokens[max(0, tokens[0].index - 2) : tokens[0].index]
    is_of = len(before) == 2 and before[1].text.lower() == "of" and before[0].tag == "NOUN"
    return is_of and before[0].text.lower() not in _PARTS_OF_DAY


_TOLD_THEN = re.compile(r"\b(?P<verb>[a-z]{3,14})(?: reporters| journalists)?(?: (?:late|early))?(?: on)?(?: the)? \Z")


def _is_saying(notes: Notes, verb: Token) -> bool:
    """Whether a verb says something here: not in "was admitted to hospital", "found a body"."""
    cue = verb_cue(verb)
    if verb.lemma.lower() in _SAYING:
        return True
    if cue is None or "t" not in cue.frames or cue.kind not in _TOLD_KINDS:
        return False
    children = {child.dep for child in notes.children(verb)}
    return (
        bool(children & {"ccomp", "parataxis"})
        or verb.dep == "parataxis"
        or not children & {"obj", "nsubj:pass", "aux:pass"}
    )
