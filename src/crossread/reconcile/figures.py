"""Figures lined up: conflicts, updates, agreement, and figures that rest on one origin."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from crossread.model.findings import Finding, Reason, Repair
from crossread.model.spans import Span
from crossread.reconcile.build import evidence, make_finding
from crossread.reconcile.counts import CUMULATIVE, PEOPLE, Count
from crossread.reconcile.desk import Desk
from crossread.reconcile.levels import (
    Level,
    are_conflicting,
    is_told_again,
    is_worth_telling,
    levels_of,
    ordered_steps,
    rounded_alike,
)
from crossread.reconcile.phrases import listed, quoted
from crossread.reconcile.rules import RULES
from crossread.weigh.figures import compare_figures, shown, shown_number, slip_between
from crossread.weigh.origins import origins_of_spans

SLIPS = {
    "transposed": "digits that changed places",
    "zero": "a zero too many or too few",
    "digit": "a wrong digit",
    "unit": "the unit",
    "scale": "translation",
}
"""Slips as a repair names them."""
QUIET = frozenset({"age", "other"})
"""Measures that are little news by themselves: one report alone giving one ranks low, ages and small numbers are not told."""
LEAST_QUIET = 10
"""The least number that is told of those."""


CAN_BOTH_HOLD = frozenset({"figures.bounds", "figures.rounding"})
"""Why two numbers of one count need not conflict."""


@RULES.add("figures.compare", version=4)
def compare_counts(desk: Desk) -> Iterator[Finding]:
    """Conflicts and updates among the figures that count one thing."""
    for group in desk.counts:
        if len({c.report for c in group}) < 2:
            continue
        levels = levels_of(group)
        steps, odd = ordered_steps(levels)
        if len(steps) > 1 and is_worth_telling(steps):
            yield _update(desk, steps)
        told = [*steps, *(level for level in odd if _is_a_step_too(level, steps))]
        rest = [level for level in levels if level not in odd] + odd
        yield from _conflicts(desk, rest, told)


def _is_a_step_too(level: Level, steps: Sequence[Level]) -> bool:
    """Whether a level is a step of a count in other words: rounded, or within what its last step leaves open ("at least")."""
    if any(rounded_alike(level, step) for step in steps):
        return True
    fits = len(steps) > 1 and not are_conflicting(level, steps[-1])
    return fits and not any(is_told_again(step, level) for step in steps[:-1])


def _update(desk: Desk, steps: Sequence[Level]) -> Finding:
    counts = [c for level in steps for c in level.counts]
    shown_steps = [_step(desk, level.counts[-1]) for level in steps]
    reasons = [
        Reason(rule="figures.one-count", weight=0.5, sentence=f"The figures count the same: {_what(counts[0])}."),
        Reason(
            rule="figures.later-knows-more",
            weight=0.3,
            sentence="The later reports have the "
            + ("lower" if steps[-1].nominal < steps[0].nominal else "higher")
            + " number, as counts do when more is known.",
            values=tuple(level.times[0] if level.times else "no time" for level in steps),
        ),
    ]
    return make_finding(
        desk,
        "figure_update",
        f"{_what(counts[0]).capitalize()}: {', then '.join(shown_steps)}.",
        evidence(_spans(counts), "value"),
        reasons,
        maker=RULES.maker("figures.compare"),
        values=shown_steps,
    )


def _step(desk: Desk, count: Count) -> str:
    """A step as a line shows it: a toll by its number, money and other things by their own words."""
    return shown(count.figure) if count.figure.measure in CUMULATIVE | {"missing"} else _as_told(desk, count)


def _conflicts(desk: Desk, levels: Sequence[Level], steps: Sequence[Level]) -> Iterator[Finding]:
    """One conflict for a group: the level that stands most alone, told against all that it cannot hold beside."""
    best: tuple[Level, list[Level]] | None = None
    for level in sorted(levels, key=lambda lv: (len(lv.reports), -lv.nominal)):
        against = [o for o in levels if o is not level and _is_told_against(level, o, steps)]
        if against and (best is None or len(against) > len(best[1])):
            best = level, against
    if best is not None:
        yield _conflict(desk, *best)


def _is_told_against(level: Level, other: Level, steps: Sequence[Level]) -> bool:
    if level.reports == other.reports or (level in steps and other in steps):
        return False
    return are_conflicting(level, other)


def _conflict(desk: Desk, level: Level, against: Sequence[Level], *, rule: str = "figures.compare") -> Finding:
    counts = [*level.counts, *(c for o in against for c in o.counts)]
    groups = [level, *against]
    values = [f"{_as_told(desk, g.counts[0])} ({listed(sorted({desk.outlet(r) for r in g.reports}))})" for g in groups]
    reasons = [
        Reason(
            rule="figures.one-count",
            weight=0.35 if counts[0].figure.measure in PEOPLE else 0.3,
            sentence=f"The figures count the same: {_what(counts[0])}.",
        ),
        Reason(
            rule="figures.cannot-both-hold",
            weight=0.4,
            sentence=f"{shown(level.counts[0].figure)} and {shown(against[0].counts[0].figure)} cannot both hold.",
            values=tuple(shown(g.counts[0].figure) for g in groups),
        ),
    ]
    repair = _repair(desk, level, against)
    if repair:
        reasons.append(Reason(rule=f"figures.slip.{repair.slip}", weight=0.15, sentence=repair.sentence))
    return make_finding(
        desk,
        "figure_conflict",
        f"{_what(counts[0]).capitalize()}: {' / '.join(values)}.",
        evidence(_spans(counts), "value"),
        reasons,
        maker=RULES.maker(rule),
        values=values,
        repair=repair,
        matter=1.05 if counts[0].figure.measure in PEOPLE else 1.0,
    )


@RULES.add("figures.disputed", version=2)
def disputed_counts(desk: Desk) -> Iterator[Finding]:
    """Two numbers of people that one sentence sets against each other, each by a voice of its own ("five, the ministry said;
    a union put the number at nine"): each may grow by itself, and the two contradict each other."""
    told: set[frozenset[float | None]] = set()
    place = {c.figure.id: (c, group) for group in desk.counts for c in group}
    for reading in desk.readings:
        for x, y in pairwise(reading.claims.figures):
            one, other = place.get(x.id), place.get(y.id)
            if one is None or other is None or not _are_set_against(one[0], other[0]):
                continue
            values = frozenset({one[0].nominal, other[0].nominal})
            if one[1] is not other[1] and values not in told:
                told.add(values)
                yield _conflict(desk, _level_of(*one), [_level_of(*other)], rule="figures.disputed")


def _are_set_against(a: Count, b: Count) -> bool:
    x, y = a.figure, b.figure
    in_one = x.sentence == y.sentence and x.measure == y.measure and x.measure in PEOPLE and a.sort == b.sort
    two_voices = bool(x.said_by and y.said_by) and x.said_by != y.said_by
    return in_one and two_voices and compare_figures(x, y).verdict == "conflict"


def _level_of(count: Count, group: Sequence[Count]) -> Level:
    """The counts of a group that say a count's number."""
    return Level(counts=tuple(c for c in group if c.nominal == count.nominal))


def _copied(desk: Desk, level: Level) -> bool:
    return all(desk.is_copy(report) for report in level.reports)


def _repair(desk: Desk, level: Level, against: Sequence[Level]) -> Repair | None:
    other = max(against, key=lambda o: len(o.reports))
    slip = slip_between(level.counts[0].figure, other.counts[0].figure)
    if not slip:
        return None
    few, many = sorted((level, other), key=lambda lv: (len(lv.reports), not _copied(desk, lv)))
    support = len(few.reports | many.reports)
    return Repair(
        sentence=f"If {shown(few.counts[0].figure)} read {shown(many.counts[0].figure)}, {support} reports agree.",
        slip=SLIPS[slip],
        supported_by=support,
    )


@RULES.add("figures.compatible", version=2)
def compatible_counts(desk: Desk) -> Iterator[Finding]:
    """Numbers of one count that differ and can all hold: by bounds, by rounding, or as vague words."""
    for group in desk.counts:
        if group[0].figure.measure in QUIET or len({c.report for c in group}) < 2:
            continue
        pairs = [compare_figures(a.figure, b.figure) for a in group for b in group if a.report < b.report]
        differing = [p.reason for p in pairs if p.verdict == "compatible" and p.reason.rule in CAN_BOTH_HOLD]
        if differing and not any(p.verdict == "conflict" for p in pairs):
            yield _compatible(desk, group, differing[0])


def _compatible(desk: Desk, group: Sequence[Count], why: Reason) -> Finding:
    by_number: dict[str, list[Count]] = {}
    for count in group:
        by_number.setdefault(_as_told(desk, count), []).append(count)
    values = [f"{told} ({listed(sorted({desk.outlet(c.report) for c in by}))})" for told, by in by_number.items()]
    return make_finding(
        desk,
        "compatible",
        f"{_what(group[0]).capitalize()}: {' / '.join(values)}.",
        evidence(_spans(group), "value"),
        [
            Reason(rule="figures.one-count", weight=0.4, sentence=f"The figures count the same: {_what(group[0])}."),
            Reason(
                rule=why.rule, weight=0.4, sentence=f"{why.sentence[:1].upper()}{why.sentence[1:]}.", values=why.values
            ),
        ],
        maker=RULES.maker("figures.compatible"),
        values=values,
    )


@RULES.add("figures.agree", version=2)
def agreeing_counts(desk: Desk) -> Iterator[Finding]:
    """Numbers that at least two reports carry."""
    told: set[tuple[str, float]] = set()
    for group in sorted(desk.counts, key=lambda g: -len(g)):
        for level in levels_of(group):
            key = (group[0].measure, level.nominal)
            if len(level.reports) < 2 or (key in told and group[0].figure.measure in PEOPLE):
                continue
            told.add(key)
            low, high = desk.origins(level.reports)
            behind = origins_of_spans(desk.story, [c.figure.span for c in level.counts])
            if min(low, behind.low) < 2:
                continue  # a copy of a report does not bear it out, nor does one that cites it
            yield _agreement(desk, level, low, high)


def _agreement(desk: Desk, level: Level, low: int, high: int) -> Finding:
    figure = level.counts[0].figure
    origins = f"{low}" if low == high else f"{low} to {high}"
    voice = _one_voice(level)
    denials = list(dict.fromkeys(words for c in level.counts for words in _denials_of(desk, c)))
    behind = Reason(
        rule="origins.independent",
        weight=0.3 if low > 1 else 0.1,
        sentence=f"{origins} independent origins stand behind it.",
    )
    if voice:
        sentence = f"All give it to {voice}: that it was said, not that it is so."
        behind = Reason(rule="agreement.one-speaker", weight=0.1, sentence=sentence)
    told = make_finding(
        desk,
        "corroborated",
        f"{f'{voice}: ' if voice else ''}{_what(level.counts[0]).capitalize()}: {_as_told(desk, level.counts[0])}"
        f"{' (disputed)' if denials else ''}.",
        evidence(_spans(level.counts), "agrees") + evidence(denials, "denies"),
        [
            Reason(
                rule="figures.same-number",
                weight=0.6,
                sentence=f"{len(level.reports)} reports have the same number.",
                values=(shown(figure),),
            ),
            behind,
        ],
        maker=RULES.maker("figures.agree"),
        values=[shown(figure)],
    )
    return replace(told, origins_low=1, origins_high=1) if voice else told


def _one_voice(level: Level) -> str:
    """The name of the one speaker to whom all reports give a number; empty where they do not."""
    if len({c.figure.said_by for c in level.counts}) > 1 or not level.counts[0].figure.said_by:
        return ""
    first = level.counts[0]
    speakers = (s.speaker for s in first.reading.claims.statements if s.speaker)
    return next((s.name for s in speakers if s.key == first.figure.said_by), "")


def _denials_of(desk: Desk, count: Count) -> Iterator[Span]:
    """The words by which somebody says that the claim in which a number stands is not so."""
    for claim, words in desk.disputed.items():
        if claim.contains(count.figure.span):
            yield from words


@RULES.add("figures.alone", version=2)
def lonely_counts(desk: Desk) -> Iterator[Finding]:
    """Figures that only one report has."""
    if len(desk.readings) < 2:
        return
    groups = desk.counts
    for group in groups:
        reports = {c.report for c in group}
        figure = group[0].figure
        quiet = figure.measure in QUIET
        if len(reports) > 1 or figure.measure == "age" or group[0].nominal is None:
            continue
        if quiet and (group[0].nominal < LEAST_QUIET or _number_stands_elsewhere(desk, group[0])):
            continue
        if any(_stands_elsewhere(group[0], other) for g in groups if g is not group for other in g):
            continue
        yield make_finding(
            desk,
            "single_source",
            f"{_what(group[0]).capitalize()}: {_as_told(desk, group[0])} (only {desk.outlet(group[0].report)}).",
            evidence(_spans(group), "value"),
            [Reason(rule="figures.alone", weight=0.7, sentence="No other report has a figure of this.")],
            maker=RULES.maker("figures.alone"),
            values=[shown(figure)],
            matter=1.1 if figure.measure in PEOPLE else 0.7 if quiet else 1.0,
        )


def _number_stands_elsewhere(desk: Desk, count: Count) -> bool:
    """Whether another report has the number, of whatever."""
    return any(
        shown_number(figure) == count.nominal
        for reading in desk.readings
        if reading.id != count.report
        for figure in reading.claims.figures
    )


def _stands_elsewhere(count: Count, other: Count) -> bool:
    """Whether another count of the same measure has the same number, in whatever words."""
    return other.measure == count.measure and other.nominal == count.nominal


def _what(count: Count) -> str:
    """What a count counts, in words."""
    figure, noun = count.figure, count.figure.of
    if figure.measure in PEOPLE:
        return f"{noun if noun and count.sort != 'people' else 'people'} {figure.measure}"
    if count.measure == "crowd":
        return "people who came"
    if figure.measure == "other":
        return "people" if figure.unit == "person" and count.sort in {"people", "crowd"} else "counted"
    plain = {"amount": "amount of money", "share": "share", "votes": "votes"}.get(figure.measure, figure.measure)
    return f"{plain} ({noun})" if noun and noun not in plain else plain


def _as_told(desk: Desk, count: Count) -> str:
    """A number as a line shows it: people by the bare number, everything else by its own words."""
    return shown(count.figure) if count.figure.measure in PEOPLE else quoted(desk.words(count.figure.span), 60)


def _spans(counts: Iterable[Count]) -> list[Span]:
    return [c.figure.span for c in counts]
