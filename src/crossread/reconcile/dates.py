"""Days lined up: the day of the happening, weekdays and datelines against it."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from crossread.lib.dates import day_part, days_between, only_day, shown
from crossread.model.claims import When
from crossread.model.findings import Evidence, Finding, Reason, Repair
from crossread.model.reading import Reading
from crossread.reconcile.build import evidence, make_finding
from crossread.reconcile.desk import Desk
from crossread.reconcile.event_days import follows_an_infinitive, is_of_the_past, is_time_of_saying, leads
from crossread.reconcile.phrases import listed, others_have
from crossread.reconcile.rules import RULES
from crossread.reconcile.times import report_time, with_year
from crossread.weigh.dates import DateComparison, compare_dates, weekday_mismatch

FAR_DAYS = 31
"""Days from which two days of one happening are rather the stamp of a later copy than a slip."""
NEAR_DAYS = 45
"""A dateline further than this from what its text tells is an old story retold, or another calendar, not a slip."""


@RULES.add("dates.event", version=3)
def event_days(desk: Desk) -> Iterator[Finding]:
    """Reports that put the happening on another day than most do."""
    told = {r.id: desk.event_day(r.id) for r in desk.readings if _has_own_day(desk, r)}
    days = {report: value for report, value in told.items() if only_day(value) and _is_done(desk, report, value)}
    counted = Counter(day_part(value) for value in days.values())
    if len(counted) < 2:
        return
    (usual, support), second = counted.most_common(2)
    if support == second[1]:
        return
    for report, value in sorted(days.items()):
        comparison = compare_dates(value, usual)
        if comparison.verdict != "differ" or (comparison.days or 0) % 7 == 0 or _utc_agrees(desk, report, usual):
            continue  # a whole number of weeks: the weekdays agree, the stamps that they were reckoned from do not
        agreeing = sorted(r for r, v in days.items() if day_part(v) == usual)
        if abs(comparison.days or 0) > FAR_DAYS and not comparison.slip:
            continue
        if _whens_on(desk, desk.reading(report), usual):
            continue  # it tells of that day too, as of another thing: a visit to the place, a statement
        if abs(comparison.days or 0) == 1 and any(_is_near_midnight(desk, r, days[r]) for r in days):
            continue
        spans = [w.span for r in [report, *agreeing] for w in _whens_on(desk, desk.reading(r), days[r])]
        if report not in {s.report for s in spans}:
            continue
        yield _day_conflict(desk, report, agreeing, evidence(spans, "value"), comparison)


def _has_own_day(desk: Desk, reading: Reading) -> bool:
    """Whether a report's day is its own: it reprints none, or has written another day than the one that it reprints, in words
    that do not stand there."""
    first = desk.reading(desk.reprinted(reading.id))
    day = desk.event_day(reading.id)
    if first.id == reading.id:
        return True
    if not day or not (other := desk.event_day(first.id)) or day_part(other) == day_part(day):
        return False
    return not any(desk.words(w.span) in first.report.text for w in _whens_on(desk, reading, day))


@RULES.add("dates.weekday", version=2)
def other_weekdays(desk: Desk) -> Iterator[Finding]:
    """A date under a weekday that it was not, where other reports tell of that date by its own weekday."""
    for reading in desk.readings:
        for when in reading.claims.whens:
            dated = replace(when, value=with_year(when.value, desk.year))
            mismatch = weekday_mismatch(dated)
            if mismatch is None or not _is_done(desk, reading.id, day_part(dated.value)):
                continue
            others = [
                w
                for r in desk.readings
                if desk.reprinted(r.id) != desk.reprinted(reading.id) and _is_of_the_day(desk, reading, r, dated.value)
                for w in _whens_on(desk, r, dated.value)
                if w.weekday is not None and w.weekday != when.weekday and is_of_the_past(r, w)
            ]
            if others:
                yield _other_weekday(desk, when, others, mismatch)


def _is_of_the_day(desk: Desk, one: Reading, other: Reading, value: str) -> bool:
    """Whether the day of a date is that of the happening in one of two reports: of another day each may tell another thing."""
    return any(day_part(desk.event_day(r.id) or "") == day_part(value) for r in (one, other))


def _other_weekday(desk: Desk, when: When, others: list[When], mismatch: Reason) -> Finding:
    names = listed(sorted({desk.outlet(w.span.report) for w in others}))
    words, told = desk.words(when.span), desk.words(others[0].span)
    return make_finding(
        desk,
        "date_conflict",
        f"“{words}” ({desk.outlet(when.span.report)}) / “{told}” ({names}); {mismatch.sentence}.",
        evidence([when.span], "odd one out") + evidence([w.span for w in others], "value"),
        [
            Reason(rule=mismatch.rule, weight=0.35, sentence=f"{mismatch.sentence}.", values=mismatch.values),
            Reason(rule="dates.own-weekday", weight=0.3, sentence=f"{names} tell of that day as a {told}."),
        ],
        maker=RULES.maker("dates.weekday"),
        values=(words, told),
    )


def _is_near_midnight(desk: Desk, report: str, value: str) -> bool:
    """Whether a report puts the happening so late or so early in its day that another may count it to the next."""
    reading = desk.reading(report)
    for when in (w for w in _whens_on(desk, reading, value) if leads(reading, w)):
        words = set(desk.words(when.span).lower().split())
        hour = desk.resolved(when).partition("T")[2][:2]
        if words & {"late", "midnight", "overnight"} or (hour.isdigit() and not 4 <= int(hour) < 22):
            return True
    return False


def _is_done(desk: Desk, report: str, value: str) -> bool:
    """Whether a report tells of its day as past, and the day does not lie after the report's own."""
    reading = desk.reading(report)
    written = report_time(reading, desk.year)
    is_ahead = bool(written) and day_part(value) > day_part(written)
    return not is_ahead and any(is_of_the_past(reading, when) for when in _whens_on(desk, reading, value))


def _utc_agrees(desk: Desk, report: str, usual: str) -> bool:
    """Whether the report gives an instant that, in UTC, is on the usual day, or some other report one on its day."""
    value = desk.event_day(report)
    for reading in desk.readings:
        wanted = usual if reading.id == report else value
        over_midnight = [w for w in reading.claims.whens if only_day(w.utc) and day_part(w.utc) != day_part(w.value)]
        if any(day_part(w.utc) == day_part(wanted) for w in over_midnight):
            return True
    return False


def _whens_on(desk: Desk, reading: Reading, value: str) -> list[When]:
    inside = (w for w in reading.claims.whens if reading.report.is_claim_text(w.span.start))
    told = ((w, desk.resolved(w)) for w in inside if not is_time_of_saying(reading, w))
    return [w for w, day in told if only_day(day) and day_part(day) == day_part(value)]


def _day_conflict(
    desk: Desk,
    report: str,
    agreeing: list[str],
    grounds: tuple[Evidence, ...],
    comparison: DateComparison,
) -> Finding:
    value, usual = desk.event_day(report), desk.event_day(agreeing[0])
    names = listed(sorted({desk.outlet(r) for r in agreeing}))
    reasons = [
        Reason(
            rule="dates.event-day",
            weight=0.45 + min(0.2, 0.05 * len(agreeing)),
            sentence=f"{desk.outlet(report)} puts the happening on {shown(value)}, "
            f"{len(agreeing)} reports on {shown(usual)}.",
            values=(value, usual),
        ),
        Reason(rule=comparison.reason.rule, weight=0.15, sentence=comparison.reason.sentence, values=(value, usual)),
    ]
    return make_finding(
        desk,
        "date_conflict",
        f"The day of the happening: {shown(value)} ({desk.outlet(report)}) / {shown(usual)} ({names}).",
        grounds,
        reasons,
        maker=RULES.maker("dates.event"),
        values=(shown(value), shown(usual)),
        repair=repair_of(value, usual, len(agreeing) + 1, comparison),
    )


def repair_of(value: str, usual: str, support: int, comparison: DateComparison) -> Repair | None:
    """The offer that one day be read as another, with the kind of slip; None where fewer than two reports would agree."""
    if support < 2:
        return None
    slip = {"digit": "a digit lost or changed", "month": "the month", "year": "the year"}.get(
        comparison.slip, "another day"
    )
    return Repair(
        sentence=f"If {shown(value)} read {shown(usual)}, {support} reports agree.", slip=slip, supported_by=support
    )


@RULES.add("dates.dateline", version=2)
def datelines(desk: Desk) -> Iterator[Finding]:
    """Datelines that the report's own text contradicts."""
    for reading in desk.readings:
        dateline = reading.report.dateline
        if dateline is None or dateline.date_span is None or not dateline.date:
            continue
        written = with_year(dateline.date, desk.year)
        told = [(w, desk.resolved(w)) for w in reading.claims.whens if not w.span.overlaps(dateline.span)]
        after = [
            when
            for when, day in told
            if _is_told_as_past_yet_later(written, day) and is_of_the_past(reading, when) and _is_plain(desk, when)
            if not follows_an_infinitive(reading, when)
        ]
        if not after:
            continue
        value = desk.resolved(after[0])
        comparison = compare_dates(written, value)
        others = [w for r in desk.readings if r.id != reading.id for w in _whens_on(desk, r, value)]
        yield _dateline_conflict(desk, reading, after, others, comparison)


def _is_plain(desk: Desk, when: When) -> bool:
    """Whether a day is told by its number or weekday: a feast ("the carnival") may be any year's."""
    return when.weekday is not None or any(c.isdigit() for c in desk.words(when.span))


def _is_told_as_past_yet_later(dateline: str, value: str) -> bool:
    """Whether a day that the text tells of lies after the day of its own dateline, but not far after."""
    if not only_day(value) or dateline[:4].isdigit() != value[:4].isdigit():
        return False
    days = days_between(dateline, value)
    return days is not None and 0 < days <= NEAR_DAYS


def _dateline_conflict(
    desk: Desk, reading: Reading, after: list[When], others: list[When], comparison: DateComparison
) -> Finding:
    dateline = reading.report.dateline
    assert dateline is not None and dateline.date_span is not None
    value = desk.resolved(after[0])
    reasons = [
        Reason(
            rule="dates.dateline-before-text",
            weight=0.55,
            sentence=f"The dateline says {desk.words(dateline.date_span)}, yet the text tells of {shown(value)}.",
            values=(dateline.date, value),
        )
    ]
    if comparison.slip:
        reasons.append(Reason(rule="dates.slip", weight=0.2, sentence=comparison.reason.sentence))
    supporters = {w.span.report for w in others}
    if supporters:
        reasons.append(
            Reason(
                rule="dates.others-agree",
                weight=0.2,
                sentence=f"{others_have(len(supporters))} {shown(value)}.",
            )
        )
    grounds = evidence([dateline.date_span], "odd one out") + evidence([w.span for w in [*after, *others]], "value")
    return make_finding(
        desk,
        "date_conflict",
        f"{desk.outlet(reading.id)}: dateline {desk.words(dateline.date_span)} / its own text {shown(value)}.",
        grounds,
        reasons,
        maker=RULES.maker("dates.dateline"),
        values=(dateline.date, value),
        repair=repair_of(with_year(dateline.date, desk.year), value, len(supporters) + 1, comparison),
    )
