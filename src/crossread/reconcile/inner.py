"""Reports against themselves: weekday and date, parts and sum, a list with a repeated item, a change and its ends."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from crossread.lib.dates import shown
from crossread.model.claims import Figure, When
from crossread.model.findings import Finding, Reason
from crossread.model.reading import Reading
from crossread.model.spans import Span
from crossread.reconcile.build import evidence, make_finding
from crossread.reconcile.counts import PEOPLE
from crossread.reconcile.desk import Desk
from crossread.reconcile.rules import RULES
from crossread.reconcile.times import with_year
from crossread.weigh.dates import weekday_mismatch
from crossread.weigh.figures import shown_number

_SOME_OF = re.compile(r"\b(?:among|including|include|includes|included|at least)\b", re.IGNORECASE)
_LIST_GAP = re.compile(r"\s*(?:,|;|,?\s*and)\s*(?:of\s+)?\Z")


_VOTERS = frozenset(
    "judge justice member juror senator lawmaker deputy councillor councilor commissioner delegate seat voter director".split()
)
"""Nouns of those who vote in a body of so many."""


@RULES.add("inner.weekday")
def weekdays(desk: Desk) -> Iterator[Finding]:
    """Dates whose weekday, as written, is another."""
    for reading in desk.readings:
        for when in reading.claims.whens:
            reason = weekday_mismatch(_with_story_year(desk, when))
            if reason is None:
                continue
            words = desk.words(when.span)
            yield make_finding(
                desk,
                "internal_inconsistency",
                f"{desk.outlet(reading.id)}: “{words}”: {reason.sentence}.",
                evidence([when.span], "value"),
                [Reason(rule=reason.rule, weight=0.9, sentence=f"{reason.sentence}.", values=reason.values)],
                maker=RULES.maker("inner.weekday"),
                values=reason.values,
            )


def _with_story_year(desk: Desk, when: When) -> When:
    """A date without a year, in the one year in which all dated reports of the story were written."""
    return replace(when, value=with_year(when.value, desk.year))


@RULES.add("inner.panel")
def panels(desk: Desk) -> Iterator[Finding]:
    """More votes than the panel has members: "a panel of five judges by four votes to two"."""
    for reading in desk.readings:
        for _, figures in _by_sentence(reading):
            votes = [f for f in figures if f.measure == "votes" and f.of in {"for", "against"} and f.value is not None]
            panel = [
                f for f in figures if f.unit == "person" and f.of in _VOTERS and f.value is not None and not f.part
            ]
            if len(votes) == 2 and len(panel) == 1 and sum(f.value or 0 for f in votes) > (panel[0].value or 0):
                yield _panel(desk, reading, panel[0], votes)


def _panel(desk: Desk, reading: Reading, panel: Figure, votes: list[Figure]) -> Finding:
    cast = sum(f.value or 0 for f in votes)
    sentence = f"{cast:g} votes are told of {panel.value:g} who voted."
    spans = [panel.span, *(f.span for f in votes)]
    start, end = min(s.start for s in spans), max(s.end for s in spans)
    words = reading.report.span(start, end)
    return make_finding(
        desk,
        "internal_inconsistency",
        f"{desk.outlet(reading.id)}: “{desk.words(words)}”: {sentence}",
        evidence([words], "value"),
        [Reason(rule="inner.panel", weight=0.8, sentence=sentence, values=(f"{cast:g}", f"{panel.value:g}"))],
        maker=RULES.maker("inner.panel"),
        values=(f"{cast:g}", f"{panel.value:g}"),
    )


def _by_sentence(reading: Reading) -> list[tuple[int, list[Figure]]]:
    """The figures of a report by sentence."""
    found: dict[int, list[Figure]] = defaultdict(list)
    for figure in reading.claims.figures:
        found[figure.sentence].append(figure)
    return sorted(found.items())


@RULES.add("inner.sum")
def sums(desk: Desk) -> Iterator[Finding]:
    """Parts that do not add up to their whole."""
    for reading in desk.readings:
        for _, figures in _by_sentence(reading):
            yield from _sum_of(desk, reading, figures)


def _sum_of(desk: Desk, reading: Reading, figures: list[Figure]) -> Iterator[Finding]:
    parts = [f for f in figures if f.part and f.value is not None]
    wholes = [f for f in figures if not f.part and f.value is not None and f.measure in PEOPLE | {"votes"}]
    wholes = [w for w in wholes if any(p.measure == w.measure for p in parts)] or wholes
    if len(parts) < 2 or len(wholes) != 1:
        return
    whole, total = wholes[0], sum(p.value or 0.0 for p in parts)
    start, end = min(f.span.start for f in [whole, *parts]), max(f.span.end for f in [whole, *parts])
    is_some_of = bool(_SOME_OF.search(reading.report.text[start:end]))
    if total == whole.value or (is_some_of and total < (whole.value or 0)):
        return
    sentence = f"{' + '.join(f'{p.value:g}' for p in parts)} = {total:g}, given as parts of {whole.value:g}."
    near = abs(total - (whole.value or 0)) <= max(2.0, 0.2 * (whole.value or 0))
    yield make_finding(
        desk,
        "internal_inconsistency",
        f"{desk.outlet(reading.id)}: {sentence}",
        evidence([Span(report=reading.id, start=start, end=end)], "value"),
        [
            Reason(rule="inner.parts", weight=0.45, sentence="The parts are listed with their whole in one sentence."),
            Reason(rule="inner.sum", weight=0.4 if near else 0.1, sentence=sentence),
        ],
        maker=RULES.maker("inner.sum"),
        values=(f"{total:g}", f"{whole.value:g}"),
    )


@RULES.add("inner.repeated")
def repeated_items(desk: Desk) -> Iterator[Finding]:
    """Lists of dates that name one date twice."""
    for reading in desk.readings:
        for items in _date_lists(reading):
            values = [w.value for w in items]
            twice = sorted({v for v in values if values.count(v) > 1})
            if not twice:
                continue
            span = Span(report=reading.id, start=items[0].span.start, end=items[-1].span.end)
            others = [
                w.span
                for w in reading.claims.whens
                if w not in items and w.value not in values and w.kind == "date" and _may_be_meant(w.value, twice)
            ]
            yield make_finding(
                desk,
                "internal_inconsistency",
                f"{desk.outlet(reading.id)}: one list names {shown(twice[0])} twice (“{desk.words(span)}”).",
                evidence([span, *others], "value"),
                [
                    Reason(
                        rule="inner.repeated",
                        weight=0.75,
                        sentence="A list of dates has one item twice.",
                        values=tuple(values),
                    )
                ],
                maker=RULES.maker("inner.repeated"),
                values=values,
            )


def _may_be_meant(value: str, twice: list[str]) -> bool:
    """Whether a date of the same report differs from a repeated one in the year only: the one that was meant, perhaps."""
    return any(value[4:7] == other[4:7] and value[:4] != other[:4] for other in twice)


def _date_lists(reading: Reading) -> Iterator[list[When]]:
    """Runs of three or more dates parted by commas and "and" only."""
    run: list[When] = []
    for when in (w for w in reading.claims.whens if w.kind == "date" and w.value):
        gap = reading.report.text[run[-1].span.end : when.span.start] if run else ""
        if run and when.span.start > run[-1].span.end and _LIST_GAP.match(gap):
            run.append(when)
            continue
        if len(run) > 2:
            yield run
        run = [when]
    if len(run) > 2:
        yield run


_FROM_TO = re.compile(r"\bfrom\s+([\d.,]{1,12})\s*(?:%|per\s?cent|percent)?\s+to\s+([\d.,]{1,12})", re.IGNORECASE)

_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")


@RULES.add("inner.change", version=2)
def changes(desk: Desk) -> Iterator[Finding]:
    """A change of a share that its own ends do not bear out."""
    for reading in desk.readings:
        for sentence in reading.notes.sentences:
            match = next(_ends(reading, sentence.start, sentence.end), None)
            if match is None:
                continue
            ends = [_number(g) for g in match.groups()]
            steps = [
                f
                for f in reading.claims.figures
                if f.sentence == sentence.index and f.unit in {"percentage point", "basis point"}
            ]
            if None in ends or len(steps) != 1:
                continue
            yield from _change(desk, reading, steps[0], ends, match.start(), match.end())


def _ends(reading: Reading, start: int, end: int) -> Iterator[re.Match[str]]:
    """From what to what, as a sentence tells it; not from when to when ("from 2020 to 2023", "from 3 to 5 May")."""
    for match in _FROM_TO.finditer(reading.report.text, start, end):
        words = [reading.report.span(*match.span(group)) for group in (1, 2)]
        times = any(when.span.overlaps(word) for when in reading.claims.whens for word in words)
        if not times and not all(_YEAR.fullmatch(group.rstrip(".,")) for group in match.groups()):
            yield match


def _change(
    desk: Desk, reading: Reading, step: Figure, ends: list[float | None], start: int, end: int
) -> Iterator[Finding]:
    told = (shown_number(step) or 0.0) / (100 if step.unit == "basis point" else 1)
    real = abs((ends[1] or 0.0) - (ends[0] or 0.0))
    if abs(told - real) < 0.005:
        return
    sentence = f"From {ends[0]:g} to {ends[1]:g} is {real:g}, not {told:g}."
    yield make_finding(
        desk,
        "internal_inconsistency",
        f"{desk.outlet(reading.id)}: {sentence}",
        evidence([Span(report=reading.id, start=min(start, step.span.start), end=max(end, step.span.end))], "value"),
        [Reason(rule="inner.change", weight=0.8, sentence=sentence)],
        maker=RULES.maker("inner.change"),
        values=(f"{real:g}", f"{told:g}"),
    )


def _number(text: str) -> float | None:
    try:
        return float(text.rstrip(".,").replace(",", ""))
    except ValueError:
        return None
