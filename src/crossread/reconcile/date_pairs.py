"""Dates lined up in what tells of one thing: in sentences, beside one word; and the times that reports give alike."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from itertools import product

from crossread.lib.dates import compatible, day_part, days_between, only_day, shown
from crossread.model.claims import When
from crossread.model.findings import Finding, Reason
from crossread.model.reading import Reading
from crossread.reconcile.align import Pair
from crossread.reconcile.build import evidence, make_finding
from crossread.reconcile.dates import repair_of
from crossread.reconcile.desk import Desk
from crossread.reconcile.event_days import is_time_of_saying
from crossread.reconcile.phrases import listed
from crossread.reconcile.rules import RULES
from crossread.reconcile.times import with_year
from crossread.reconcile.units import Unit, share_slot
from crossread.weigh.dates import DateComparison, compare_dates, compare_whens
from crossread.weigh.origins import origins_of_spans

NEAR_CHARACTERS = 80
"""How far from a date the words stand that say of what it is."""
_RECURRING = frozenset({"anniversary", "annual", "yearly", "birthday", "mark", "commemorate", "later", "ago", "since"})
_TIMES = frozenset({"day", "year", "month", "week", "date", "time", "morning", "evening", "night"})
ALIGNED = 0.62
"""Score from which two units tell of one thing so surely that their dates must agree."""


Clash = tuple[Pair, When, When, DateComparison]
"""Two units that tell of one thing, their times, and how these differ."""


@RULES.add("dates.aligned", version=2)
def aligned_dates(desk: Desk) -> Iterator[Finding]:
    """Sentences that tell of one thing with dates that cannot both hold, told once for each two dates. What is told in the
    same words ("Sunday", "last night") differs only by the stamps that it is reckoned from."""
    groups: dict[frozenset[str], list[Clash]] = defaultdict(list)
    for pair in desk.pairs:
        if pair.score < ALIGNED:
            break
        for first, second in product(_dates(desk, pair.a), _dates(desk, pair.b)):
            if len(_dates(desk, pair.a)) + len(_dates(desk, pair.b)) > 2 and not _in_one_slot(pair, first, second):
                continue
            if is_time_of_saying(pair.a.reading, first) != is_time_of_saying(pair.b.reading, second):
                continue  # "said on Friday of the shells", "shells hit a market on Thursday"
            mine, yours = (replace(w, value=desk.resolved(w)) for w in (first, second))
            comparison = compare_whens(mine, yours)
            if comparison.verdict != "differ" or compatible(mine.value, yours.value):
                continue
            if comparison.days != 0 and desk.words(first.span).casefold() != desk.words(second.span).casefold():
                groups[frozenset({mine.value, yours.value})].append((pair, first, second, comparison))
    for _, clashes in sorted(groups.items(), key=lambda item: sorted(item[0])):
        yield _aligned_conflict(desk, clashes)


@RULES.add("dates.undated")
def undated_weekdays(desk: Desk) -> Iterator[Finding]:
    """Weekdays of a report that bears no date, so that they are of no day, where the sentence of another that tells the same has
    another weekday in their place."""
    for pair in desk.pairs:
        if pair.score < ALIGNED:
            break
        for mine, yours in ((pair.a, pair.b), (pair.b, pair.a)):
            lone, days = _lone_weekdays(desk, mine), _weekdays(desk, yours)
            if len(lone) != 1 or len(days) != 1 or lone[0].weekday == days[0][1]:
                continue
            if share_slot((mine, lone[0].span), (yours, days[0][0].span)):
                yield _undated(desk, pair, lone[0], days[0][0])


def _lone_weekdays(desk: Desk, unit: Unit) -> list[When]:
    """The weekdays of a unit that are of no day, nor said to be of another week ("next Friday")."""
    inside = (w for w in unit.reading.claims.whens if w.weekday is not None and unit.span.contains(w.span))
    lone = [w for w in inside if not w.value and not desk.resolved(w)]
    return [w for w in lone if not is_time_of_saying(unit.reading, w)]


def _weekdays(desk: Desk, unit: Unit) -> list[tuple[When, int]]:
    """The times of a unit that are of one day, and its weekday."""
    inside = (w for w in unit.reading.claims.whens if w.kind in {"date", "time"} and unit.span.contains(w.span))
    told = ((w, only_day(desk.resolved(w))) for w in inside)
    return [
        (w, w.weekday if w.weekday is not None else day.weekday())
        for w, day in told
        if day and not is_time_of_saying(unit.reading, w)
    ]


def _undated(desk: Desk, pair: Pair, lone: When, other: When) -> Finding:
    words, told = desk.words(lone.span), desk.words(other.span)
    return make_finding(
        desk,
        "date_conflict",
        f"{words} ({desk.outlet(lone.span.report)}) / {told} ({desk.outlet(other.span.report)}) for one thing.",
        evidence([lone.span], "odd one out") + evidence([other.span], "value"),
        [
            Reason(
                rule="align.one-thing",
                weight=round(0.6 * pair.score, 4),
                sentence=f"Both sentences tell of one thing ({pair.overlap:.0%} of their words in common).",
            ),
            Reason(rule="dates.weekdays", weight=0.2, sentence=f"“{words}” and “{told}” are two weekdays."),
        ],
        maker=RULES.maker("dates.undated"),
        values=(words, told),
    )


@RULES.add("dates.year")
def other_years(desk: Desk) -> Iterator[Finding]:
    """One day of the year told with two years, beside the same telling word in both reports ("the contract of 3 April
    2020", "signed the contract on 3 April 2021")."""
    full = [(r, w, _beside(desk, r, w)) for r in desk.readings for w in r.claims.whens if _is_full_day(w)]
    for i, (one, first, near) in enumerate(full):
        for other, second, by in full[i + 1 :]:
            apart = (
                one.id != other.id and first.value[4:10] == second.value[4:10] and first.value[:4] != second.value[:4]
            )
            if apart and (word := max(near & by, key=lambda w: (desk.rarity.get(w, 0.0), w), default="")):
                yield _other_year(desk, first, second, word)


def _is_full_day(when: When) -> bool:
    return when.kind == "date" and when.anchor == "written" and len(when.value) == 10 and when.value[:4].isdigit()


def _beside(desk: Desk, reading: Reading, when: When) -> frozenset[str]:
    """The nouns in the clause of a date, anniversaries left out."""
    notes = reading.notes
    sentence = notes.sentence_at(when.span.start)
    tokens = [
        t for t in (notes.tokens_of(sentence) if sentence else ()) if abs(t.start - when.span.start) < NEAR_CHARACTERS
    ]
    if any(t.lemma.lower() in _RECURRING for t in tokens):
        return frozenset()
    return frozenset(t.lemma.lower() for t in tokens if t.tag == "NOUN" and t.lemma.lower() not in _TIMES)


def _other_year(desk: Desk, first: When, second: When, word: str) -> Finding:
    one, other = shown(first.value), shown(second.value)
    comparison = compare_dates(first.value, second.value)
    return make_finding(
        desk,
        "date_conflict",
        f"{one} ({desk.outlet(first.span.report)}) / {other} ({desk.outlet(second.span.report)}): {word}.",
        evidence([first.span, second.span], "value"),
        [
            Reason(rule="dates.same-word", weight=0.35, sentence=f"Both dates stand beside “{word}”.", values=(word,)),
            Reason(rule="dates.slip", weight=0.3, sentence=comparison.reason.sentence, values=(one, other)),
        ],
        maker=RULES.maker("dates.year"),
        values=(one, other),
        repair=repair_of(first.value, second.value, 2, comparison),
    )


def _dates(desk: Desk, unit: Unit) -> list[When]:
    """The dates (days, months, years) of a unit."""
    inside = (w for w in unit.reading.claims.whens if w.kind in {"date", "time"} and unit.span.contains(w.span))
    return [w for w in inside if desk.resolved(w)]


def _in_one_slot(pair: Pair, first: When, second: When) -> bool:
    return share_slot((pair.a, first.span), (pair.b, second.span))


def _aligned_conflict(desk: Desk, clashes: list[Clash]) -> Finding:
    pair, first, second, comparison = clashes[0]
    reasons = [
        Reason(
            rule="align.one-thing",
            weight=round(0.6 * pair.score, 4),
            sentence=f"Both sentences tell of one thing ({pair.overlap:.0%} of their words in common).",
        ),
        Reason(rule=comparison.reason.rule, weight=0.2, sentence=comparison.reason.sentence),
    ]
    return make_finding(
        desk,
        "date_conflict",
        f"{desk.words(first.span)} ({desk.outlet(pair.a.report)}) / "
        f"{desk.words(second.span)} ({desk.outlet(pair.b.report)}) for one thing.",
        evidence((w.span for _, a, b, _ in clashes for w in (a, b)), "value"),
        reasons,
        maker=RULES.maker("dates.aligned"),
        values=(first.value, second.value),
    )


@RULES.add("dates.agree", version=3)
def agreeing_times(desk: Desk) -> Iterator[Finding]:
    """The day of the happening and hours of that day that two reports or more give alike; an hour in a quotation is its speaker's."""
    groups: dict[str, list[When]] = defaultdict(list)
    for reading in desk.readings:
        for when in reading.claims.whens:
            if reading.report.is_claim_text(when.span.start) and (key := _same_time(desk, when)):
                if not only_day(key) and _is_quoted(reading, when):
                    continue
                groups[key].append(when)
    for key, whens in sorted(groups.items()):
        reports = {w.span.report for w in whens}
        low, high = desk.origins(reports)
        behind = origins_of_spans(desk.story, [w.span for w in whens])
        if len(reports) > 1 and min(high, behind.high) > 1:
            yield _agreement(desk, key, whens, min(low, behind.low))


def _is_quoted(reading: Reading, when: When) -> bool:
    return any(piece.contains(when.span) for s in reading.claims.statements for piece in s.quoted)


def _same_time(desk: Desk, when: When) -> str:
    """What two tellings of one time have in common: the instant, the clock, or the story's day; empty for other times."""
    if when.kind == "time" and (when.utc or "T" in when.value):
        day, _, clock = (when.utc or when.value).partition("T")
        off = abs(days_between(with_year(day, desk.year), desk.day) or 0) if day and desk.day else 0
        return f"T{clock[:5]}{'Z' if when.utc else ''}" if off <= 1 else ""
    return desk.day if desk.day and day_part(desk.resolved(when)) == desk.day else ""


def _agreement(desk: Desk, key: str, whens: list[When], low: int) -> Finding:
    words = list(dict.fromkeys(desk.words(w.span) for w in whens))
    outlets = listed(sorted({desk.outlet(w.span.report) for w in whens}))
    told = shown(key) if only_day(key) else " = ".join(words[:3])
    return make_finding(
        desk,
        "corroborated",
        f"{'The day of the happening' if only_day(key) else 'The hour'}: {told} ({outlets}).",
        evidence((w.span for w in whens), "agrees"),
        [
            Reason(rule="dates.same", weight=0.6, sentence=f"{outlets} give the same time.", values=tuple(words)),
            Reason(
                rule="origins.independent",
                weight=0.3 if low > 1 else 0.1,
                sentence=f"At least {low} independent origin{'s' if low != 1 else ''} stand behind it.",
            ),
        ],
        maker=RULES.maker("dates.agree"),
        values=words,
    )
