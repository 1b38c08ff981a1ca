"""A day that was changed in copied words: whoever carries another's sentence and writes another day tells of another day."""

import re
from collections.abc import Iterator

from crossread.lib.dates import day_part, only_day, shown
from crossread.model.claims import When
from crossread.model.findings import Finding, Reason
from crossread.model.reading import Reading
from crossread.model.spans import Span
from crossread.reconcile.build import evidence, make_finding
from crossread.reconcile.desk import Desk
from crossread.reconcile.event_days import is_of_the_past, is_time_of_saying
from crossread.reconcile.rules import RULES
from crossread.weigh.dates import compare_dates

BESIDE = 5
"""Words right before or right after two days that are the same, so that the days stand in one place of one sentence."""
_REACH = 10
"""Characters past a copied passage in which the first changed word stands."""
_NIGHT = frozenset("late night midnight overnight".split())
_WORD = re.compile(r"[\w'’]+")


@RULES.add("dates.copied")
def copied_days(desk: Desk) -> Iterator[Finding]:
    """Two days in one place of a sentence that one report carries of another."""
    told: set[frozenset[str]] = set()
    for copy in desk.story.copies:
        for passage in copy.passages:
            for first in _days_at(desk, passage.original):
                for second in _days_at(desk, passage.copy):
                    days = frozenset((_day(desk, first), _day(desk, second)))
                    if days not in told and _were_changed(desk, first, second):
                        told.add(days)
                        yield _conflict(desk, first, second)


def _days_at(desk: Desk, passage: Span) -> list[When]:
    """The days of things done that a passage or the words right beside it tell of."""
    reading = desk.reading(passage.report)
    return [
        when
        for when in reading.claims.whens
        if passage.start - _REACH < when.span.end and when.span.start < passage.end + _REACH
        if reading.report.is_claim_text(when.span.start) and when.kind in ("date", "time")
        if only_day(_day(desk, when)) and is_of_the_past(reading, when) and not is_time_of_saying(reading, when)
    ]


def _day(desk: Desk, when: When) -> str:
    return day_part(desk.resolved(when))


def _were_changed(desk: Desk, first: When, second: When) -> bool:
    """Whether two days stand in the same words and cannot both hold; one word ("Sunday") reckoned from two stamps is one."""
    one, other = (desk.words(w.span).casefold() for w in (first, second))
    comparison = compare_dates(_day(desk, first), _day(desk, second))
    if one == other or comparison.verdict != "differ" or (comparison.days or 0) % 7 == 0:
        return False
    if abs(comparison.days or 0) == 1 and _NIGHT & {*one.split(), *other.split()}:
        return False
    mine, yours = (_beside(desk.reading(w.span.report), w) for w in (first, second))
    return any(a == b and len(a) == BESIDE for a, b in zip(mine, yours, strict=True))


def _beside(reading: Reading, when: When) -> tuple[list[str], list[str]]:
    """The words right before and right after a time, in its sentence."""
    sentence = reading.notes.sentence_at(when.span.start)
    if sentence is None:
        return [], []
    text = reading.report.text.casefold()
    before, after = text[sentence.start : when.span.start], text[when.span.end : sentence.end]
    return _WORD.findall(before)[-BESIDE:], _WORD.findall(after)[:BESIDE]


def _conflict(desk: Desk, first: When, second: When) -> Finding:
    one, other = (shown(_day(desk, w)) for w in (first, second))
    names = [desk.outlet(w.span.report) for w in (first, second)]
    reasons = [
        Reason(
            rule="dates.copied-words",
            weight=0.55,
            sentence=f"{names[0]} and {names[1]} have the same words around two days.",
            values=(desk.words(first.span), desk.words(second.span)),
        ),
        Reason(
            rule="dates.differ",
            weight=0.2,
            sentence=compare_dates(_day(desk, first), _day(desk, second)).reason.sentence,
            values=(one, other),
        ),
    ]
    return make_finding(
        desk,
        "date_conflict",
        f"{desk.words(first.span)} ({names[0]}) / {desk.words(second.span)} ({names[1]}) in copied words.",
        evidence([first.span, second.span], "value"),
        reasons,
        maker=RULES.maker("dates.copied"),
        values=(one, other),
    )
