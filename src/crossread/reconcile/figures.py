"""Figures lined up: conflicts, updates, agreement, and figures that rest on one origin."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from crossread.lib.words import fold, stem
from crossread.model.findings import Finding, Reason, Repair
from crossread.model.spans import Span
from crossread.reconcile.build import evidence, make_finding
from crossread.reconcile.counts import CUMULATIVE, PEOPLE, Count
from crossread.reconcile.desk import Desk
from crossread.reconcile.phrases import listed, quoted
from crossread.reconcile.rules import RULES
from crossread.reconcile.times import is_before
from crossread.weigh.figures import compare_figures, shown, shown_number, slip_between

CHANGING = frozenset(
    stem(w) for w in "rise climb grow increase jump revise update fall further now reach bring".split()
)
"""Stems of words that say that a count has changed."""
SLIPS = {
    "transposed": "digits that changed places",
    "zero": "a zero too many or too few",
    "digit": "a wrong digit",
    "unit": "the unit",
    "scale": "translation",
}
"""Slips as a repair names them."""
QUIET = frozenset({"age", "distance", "other"})
"""Measures that are little news by themselves: one report alone giving one ranks low, ages and small numbers are not told."""
LEAST_QUIET = 10
"""The least number that is told of those."""


CAN_BOTH_HOLD = frozenset({"figures.bounds", "figures.rounding"})
"""Why two numbers of one count need not conflict."""
TELLING_CHANGE = 1.3
"""Ratio from which bounds that can both hold ("at least 11", "at least 20") are told as an update."""


@dataclass(frozen=True, kw_only=True)
class Level:
    """Counts of one group that say the same number."""

    counts: tuple[Count, ...]

    @property
    def nominal(self) -> float:
        """The number that they say."""
        return self.counts[0].nominal or 0.0

    @property
    def reports(self) -> frozenset[str]:
        """The ids of the reports that say it."""
        return frozenset(c.report for c in self.counts)

    @property
    def times(self) -> list[str]:
        """The known times at which it is said, earliest first."""
        return sorted(c.time for c in self.counts if c.time)


def levels_of(group: Iterable[Count]) -> list[Level]:
    """The counts of a group by the number they say, smallest first; counts without a number stand apart and are left out."""
    by_number: dict[float, list[Count]] = {}
    for count in group:
        if count.nominal is not None and not count.figure.vague:
            by_number.setdefault(count.nominal, []).append(count)
    return [Level(counts=tuple(by_number[number])) for number in sorted(by_number)]


@RULES.add("figures.compare")
def compare_counts(desk: Desk) -> Iterator[Finding]:
    """Conflicts and updates among the figures that count one thing."""
    for group in desk.counts:
        if len({c.report for c in group}) < 2:
            continue
        levels = levels_of(group)
        steps, odd = _ordered_steps(levels)
        if len(steps) > 1 and _is_worth_telling(steps):
            yield _update(desk, steps)
        told = [*steps, *(level for level in odd if any(_rounded_alike(level, step) for step in steps))]
        rest = [level for level in levels if level not in odd] + odd
        yield from _conflicts(desk, rest, told)


def _ordered_steps(levels: Sequence[Level]) -> tuple[list[Level], list[Level]]:
    """The levels that can be one count growing (or, for the missing, shrinking) over time, as many reports as possible
    behind them, and those that cannot."""
    if not levels or levels[0].counts[0].figure.measure not in CUMULATIVE | {"missing"}:
        return [], list(levels)
    falls = levels[0].counts[0].figure.measure == "missing"
    best: list[list[Level]] = []
    for level in sorted(levels, key=lambda lv: lv.nominal, reverse=falls):
        before = [chain for chain in best if _may_follow(chain[-1], level)]
        best.append([*max(before, key=_support, default=[]), level])
    steps = max(best, key=_support)
    return steps, [level for level in levels if level not in steps]


def _support(steps: Sequence[Level]) -> int:
    """How many reports stand behind the steps of a count."""
    return sum(len(level.reports) for level in steps)


def _may_follow(earlier: Level, later: Level) -> bool:
    """Whether the later level can be the earlier one brought up to date."""
    if _rounded_alike(earlier, later):
        return False
    both = earlier.reports & later.reports
    first = sorted(c.time for c in earlier.counts if c.time and c.report not in both)
    second = sorted(c.time for c in later.counts if c.time and c.report not in both)
    if first and second:
        if is_before(second[0], first[-1]) or is_before(second[0], first[0]):
            return False
        if is_before(first[-1], second[0]):
            return True
    if both and earlier.counts[0].figure.measure in CUMULATIVE:
        return True
    said_so = any(_says_it_changed(c) for c in later.counts)
    bounded = all(c.figure.low is not None or c.figure.approx is not None for c in earlier.counts)
    return said_so or (bounded and later.nominal > earlier.nominal and not _conflicting(earlier, later))


def _is_worth_telling(steps: Sequence[Level]) -> bool:
    """Whether a count changed by more than bounds and rounding leave open."""
    numbers = [level.nominal for level in steps]
    if any(_conflicting(a, b) for a in steps for b in steps if a is not b):
        return True
    return max(numbers) >= TELLING_CHANGE * max(1.0, min(numbers))


def _rounded_alike(a: Level, b: Level) -> bool:
    verdicts = {compare_figures(x.figure, y.figure).reason.rule for x in a.counts for y in b.counts}
    return verdicts <= {"figures.rounding", "figures.equal"} or (
        "figures.conflict" not in verdicts and not any(c.figure.low is not None for c in (*a.counts, *b.counts))
    )


def _says_it_changed(count: Count) -> bool:
    """Whether the sentence says that the number is a new one ("has risen to", "have now fallen ill")."""
    notes = count.reading.notes
    if count.figure.sentence >= len(notes.sentences):
        return False
    tokens = notes.tokens_of(notes.sentences[count.figure.sentence])
    return any(stem(fold(token.lemma)) in CHANGING for token in tokens)


def _conflicting(a: Level, b: Level) -> bool:
    """Whether two reports give the numbers so that they cannot both hold; a report that says "at least" somewhere means it."""
    low, high = sorted((a, b), key=lambda level: level.nominal)
    bounded = {c.report for c in low.counts if c.figure.low is not None}
    exact = [c for c in low.counts if c.report not in bounded]
    return any(
        compare_figures(x.figure, y.figure).verdict == "conflict"
        for x in exact
        for y in high.counts
        if x.report != y.report
    )


def _update(desk: Desk, steps: Sequence[Level]) -> Finding:
    counts = [c for level in steps for c in level.counts]
    measure = counts[0].figure.measure
    shown_steps = [shown(level.counts[-1].figure) for level in steps]
    reasons = [
        Reason(rule="figures.one-count", weight=0.5, sentence=f"The figures count the same: {_what(counts[0])}."),
        Reason(
            rule="figures.later-knows-more",
            weight=0.3,
            sentence="The later reports have the "
            + ("lower" if measure == "missing" else "higher")
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
    return _conflicting(level, other)


def _conflict(desk: Desk, level: Level, against: Sequence[Level]) -> Finding:
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
        maker=RULES.maker("figures.compare"),
        values=values,
        repair=repair,
        matter=1.05 if counts[0].figure.measure in PEOPLE else 1.0,
    )


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


@RULES.add("figures.compatible")
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


@RULES.add("figures.agree")
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
            if low < 2:
                continue  # a copy of a report does not bear it out
            yield _agreement(desk, level, low, high)


def _agreement(desk: Desk, level: Level, low: int, high: int) -> Finding:
    figure = level.counts[0].figure
    origins = f"{low}" if low == high else f"{low} to {high}"
    return make_finding(
        desk,
        "corroborated",
        f"{_what(level.counts[0]).capitalize()}: {_as_told(desk, level.counts[0])}.",
        evidence(_spans(level.counts), "agrees"),
        [
            Reason(
                rule="figures.same-number",
                weight=0.6,
                sentence=f"{len(level.reports)} reports have the same number.",
                values=(shown(figure),),
            ),
            Reason(
                rule="origins.independent",
                weight=0.3 if low > 1 else 0.1,
                sentence=f"{origins} independent origins stand behind it.",
            ),
        ],
        maker=RULES.maker("figures.agree"),
        values=[shown(figure)],
    )


@RULES.add("figures.alone")
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
