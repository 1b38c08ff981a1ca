"""Dates that a report gives itself and that cannot be: days that no calendar has, days after its own publication, and
spans of time that do not last as long as it says.
"""

import re
from collections.abc import Iterator

from crossread.lib.dates import day_part, days_between, only_day, shown
from crossread.model.claims import When
from crossread.model.findings import Finding, Reason
from crossread.model.reading import Reading
from crossread.model.spans import Span
from crossread.reconcile.build import evidence, make_finding
from crossread.reconcile.desk import Desk
from crossread.reconcile.event_days import follows_an_infinitive, is_of_the_past
from crossread.reconcile.rules import RULES
from crossread.reconcile.times import with_year

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]{0,6}"
_NAMED_DAY = re.compile(
    rf"(?:[a-z]{{2,9}}\.?,?\s)?(?:\d{{1,2}}(?:st|nd|rd|th)?\s(?:of\s)?{_MONTH}|{_MONTH}\.?\s\d{{1,2}}(?:st|nd|rd|th)?)"
    r"(?:,?\s\d{4})?|\d{4}-\d\d-\d\d|\d\d?\.\d\d?\.\d{4}",
    re.IGNORECASE,
)
AHEAD_DAYS = 1
"""Days by which a day may lie after the stamp of its report, for time zones."""
STALE_DAYS = 45
"""A day further after the stamp is a text revised under its old stamp, or another calendar, rather than a slip."""


@RULES.add("inner.impossible")
def impossible_days(desk: Desk) -> Iterator[Finding]:
    """Days written out that no calendar has: 31 June, 29 February 2023."""
    for reading in desk.readings:
        for when in reading.claims.whens:
            words = desk.words(when.span)
            if when.value or when.kind != "date" or when.anchor != "written" or not _NAMED_DAY.fullmatch(words):
                continue
            sentence = f"No calendar has the day “{words}”."
            yield _found(desk, reading, [when.span], sentence, rule="inner.impossible", weight=0.85, values=(words,))


@RULES.add("inner.after_publication", version=2)
def after_publication(desk: Desk) -> Iterator[Finding]:
    """Days that a report tells of as past although they lie after its own stamp; datelines have a rule of their own."""
    for reading in desk.readings:
        stamp = max((s.value for s in (reading.report.published, reading.report.updated) if s), default="")
        if only_day(day_part(stamp)) is None:
            continue
        late = [w for w in reading.claims.whens if _is_late(desk, reading, w, day_part(stamp))]
        if not late:
            continue
        told = shown(day_part(late[0].value))
        sentence = f"The report is dated {shown(day_part(stamp))}, yet tells of {told} as past."
        spans = [w.span for w in late if day_part(w.value) == day_part(late[0].value)]
        values = (day_part(stamp), late[0].value)
        yield _found(desk, reading, spans, sentence, rule="inner.after_publication", weight=0.7, values=values)


def _is_late(desk: Desk, reading: Reading, when: When, stamp: str) -> bool:
    """Whether a day written out lies a little after a stamp and is told of as past."""
    value = day_part(with_year(when.value, desk.year))
    if when.kind not in ("date", "time") or not only_day(value) or not reading.report.is_claim_text(when.span.start):
        return False
    days = days_between(stamp, value)
    is_ahead = days is not None and AHEAD_DAYS < days <= STALE_DAYS
    named = re.search(r"\d", desk.words(when.span)) is not None
    is_past = is_of_the_past(reading, when) and _is_done_then(reading, when)
    return is_ahead and named and is_past and not _is_in_dateline(reading, when)


_FROM_THEN = re.compile(
    r"\b(?:effective|effect|from|until|till|by|for|before|due|starting|beginning|as of|valid|through|between|to)\s"
    r"(?:on\s|the\s|[A-Z][a-z]+day,?\s){0,2}\Z"
)


def _is_done_then(reading: Reading, when: When) -> bool:
    """Whether the verb that a time hangs on is in the past tense, and nothing before the time lets it begin or end there."""
    root = reading.notes.root_of(when.span.start, when.span.end)
    if (
        root is None
        or follows_an_infinitive(reading, when)
        or _FROM_THEN.search(reading.report.text[max(0, when.span.start - 40) : when.span.start])
    ):
        return False
    above = reading.notes.ancestors(root)
    verb = next((token for token in above if token.tag in ("VERB", "AUX")), None)
    if verb is None:
        return False
    if any(t.text.lower() == "to" and t.index < verb.index for t in reading.notes.children(verb)):
        return False  # "was due to end on 26 July"
    words = (verb, *reading.notes.children(verb))
    return any("Tense=Past" in t.morph and "VerbForm=Fin" in t.morph for t in words if t.tag in ("VERB", "AUX"))


def _is_in_dateline(reading: Reading, when: When) -> bool:
    dateline = reading.report.dateline
    return dateline is not None and dateline.span.overlaps(when.span)


_LENGTH = re.compile(r"P(?P<number>\d{1,4})(?P<unit>[DWMY])")
_UNITS = {"D": (1.0, 1.0), "W": (7.0, 1.0), "M": (30.44, 4.0), "Y": (365.25, 62.0)}
"""Days in a unit, and by how many days a span may miss its length and still bear it out; both ends may count or not."""
_ROUGHLY = re.compile(
    r"\b(?:about|around|almost|nearly|over|some|more than|less than|at least|up to|roughly|first|last|next|past)\s\Z",
    re.I,
)
_APART = re.compile(r"[;.!?]|\b(?:and|but|which|who|after|before|while|when)\b")
ANY_YEAR = "2001"
"""A year for spans that tell none, where no report tells it either."""
NEAR = 48
"""Characters between a span of time and its length in which both are of one thing."""


@RULES.add("inner.span")
def spans_of_time(desk: Desk) -> Iterator[Finding]:
    """Spans between two days, or years, that do not last as long as the words beside them say."""
    for reading in desk.readings:
        for length, span in _measured_spans(reading):
            told = _LENGTH.fullmatch(length.value)
            first, _, last = span.value.partition("/")
            days = days_between(*_ends(first, last, desk.year or ANY_YEAR))
            if told is None or days is None:
                continue
            unit, slack = _UNITS[told["unit"]]
            wanted = int(told["number"]) * unit
            if days - slack <= wanted <= days + 1 + slack:
                continue
            words = f"“{desk.words(length.span)}” and “{desk.words(span.span)}”"
            sentence = f"{words} do not fit: from {shown(first)} to {shown(last)} is {_lasting(days, told['unit'])}."
            start, end = min(length.span.start, span.span.start), max(length.span.end, span.span.end)
            whole = Span(report=reading.id, start=start, end=end)
            values = (length.value, span.value)
            yield _found(desk, reading, [whole], sentence, rule="inner.span", weight=0.7, values=values)


def _measured_spans(reading: Reading) -> Iterator[tuple[When, When]]:
    """A length and a span of time beside each other, with no other clause between them."""
    whens, text = reading.claims.whens, reading.report.text
    for one, other in zip(whens, whens[1:], strict=False):
        length, span = (one, other) if one.kind == "duration" else (other, one)
        gap = text[one.span.end : other.span.start]
        if length.kind != "duration" or span.kind != "date" or len(gap) > NEAR or _APART.search(gap):
            continue
        is_rough = _ROUGHLY.search(text[max(0, length.span.start - 14) : length.span.start])
        if "/" in span.value and ".." not in span.value and not is_rough:
            yield length, span


def _ends(first: str, last: str, year: str) -> tuple[str, str]:
    """Both ends as days: years stand for their first days, a day without its year is in the one given."""
    years = len(first) == len(last) == 4
    return (f"{first}-01-01", f"{last}-01-01") if years else (with_year(first, year), with_year(last, year))


def _lasting(days: int, unit: str) -> str:
    return f"{days / 365.25:.0f} years" if unit == "Y" else f"{days} days, {days + 1} with both ends"


def _found(
    desk: Desk, reading: Reading, spans: list[Span], sentence: str, *, rule: str, weight: float, values: tuple[str, ...]
) -> Finding:
    return make_finding(
        desk,
        "internal_inconsistency",
        f"{desk.outlet(reading.id)}: {sentence}",
        evidence(spans, "value"),
        [Reason(rule=rule, weight=weight, sentence=sentence, values=values)],
        maker=RULES.maker(rule),
        values=values,
    )
