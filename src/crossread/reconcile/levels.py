"""The numbers that a group of counts gives: levels, the steps of one count that grows over time, and what contradicts."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise

from crossread.lib.words import fold, stem
from crossread.reconcile.counts import CUMULATIVE, Count
from crossread.reconcile.times import is_before, report_time
from crossread.weigh.figures import compare_figures, shown_number, unit_kind

CHANGING = frozenset(
    stem(w) for w in "rise climb grow increase jump revise update fall further now reach bring raise".split()
)
"""Stems of words that say that a count has changed."""
LASTING = frozenset(stem(w) for w in "remain still tonight currently".split())
"""Stems of words that give what is so at the time of telling ("three guards remain on leave"), whatever was so before."""
AT_ONCE = timedelta(hours=3)
"""Time within which two numbers of one voice are rather a slip than news."""
MANY = 5
"""Tellings of two numbers from which one that comes late is a report that lags, or bears its first stamp."""
ALIKE = 0.9
"""Ratio from which a number and a bound that leaves it open are one number in other words."""
TELLING_CHANGE = {"killed": 1.15}
"""Ratio from which bounds that can both hold ("at least 11", "at least 20") are told as an update; else USUAL_CHANGE."""
USUAL_CHANGE = 1.3


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


def ordered_steps(levels: Sequence[Level]) -> tuple[list[Level], list[Level]]:
    """The levels that can be one count growing (or, for the missing, shrinking) over time, as many reports as possible
    behind them, and those that cannot."""
    if not levels or levels[0].counts[0].figure.measure not in CUMULATIVE | {"missing"}:
        steps = _told_as_changed(levels)
        return steps, [level for level in levels if level not in steps]
    falls = levels[0].counts[0].figure.measure == "missing"
    best: list[list[Level]] = []
    for level in sorted(levels, key=lambda lv: lv.nominal, reverse=falls):
        before = [chain for chain in best if _may_follow(chain[-1], level)]
        best.append([*max(before, key=_support, default=[]), level])
    steps = max(best, key=_support)
    if len(steps) == 2 and _is_unsettled(*steps):
        return [], list(levels)
    steps = [level for level in levels if level in steps or _lies_between(level, steps)]
    steps = [step for step in steps if not _was_overtaken(step, steps, levels)]
    steps.sort(key=lambda level: level.nominal, reverse=falls)
    return steps, [level for level in levels if level not in steps]


def _told_as_changed(levels: Sequence[Level]) -> list[Level]:
    """Numbers of something that is no toll, as steps: each told on days after those of the one before, by a report that says that
    it changed. Without such words two numbers of money, weights or votes stand against each other."""
    told = [level for level in levels if not _rounds_another(level, levels)]
    if not all(level.times for level in told):
        return []
    steps = sorted(told, key=lambda level: level.times[0])
    for earlier, later in pairwise(steps):
        both = earlier.reports & later.reports
        first = [c.time[:10] for c in earlier.counts if c.time and c.report not in both]
        second = [c.time[:10] for c in later.counts if c.time]
        if (
            not first
            or max(first) >= min(second)
            or not any(_says_it_changed(c, CHANGING | LASTING) for c in later.counts)
        ):
            return []
    return steps if len(steps) > 1 else []


def _rounds_another(level: Level, levels: Sequence[Level]) -> bool:
    """Whether all that say a number only round another of some ("around 2,000" for 2,040), which is no step of its own."""
    rounded = all(c.figure.approx is not None for c in level.counts)
    return rounded and any(other is not level and rounded_alike(level, other) for other in levels)


def _lies_between(level: Level, steps: Sequence[Level]) -> bool:
    """Whether a level fits between two steps of a count that grows by number, and by time nowhere against them: told on the
    day of the first without an hour, and surely before the last. Where the first was told on an earlier day and again on that of
    the level, the two stand against each other."""
    lower = [step for step in steps if step.nominal < level.nominal]
    higher = [step for step in steps if step.nominal > level.nominal]
    if not lower or not higher or not level.times:
        return False
    earlier, later = (lower, higher) if lower[0] is steps[0] else (higher, lower)
    is_late = any(step.times and is_before(level.times[-1], step.times[0]) for step in earlier)
    is_sure = all(step.times and is_before(level.times[-1], step.times[0]) for step in later)
    return is_sure and not is_late and not any(is_told_again(step, level) for step in earlier)


def _was_overtaken(step: Level, steps: Sequence[Level], levels: Sequence[Level]) -> bool:
    """Whether a later step's number had been told, in other words, before an earlier step's: 41, then 14, then "more than 40". The
    14 is no step to the 40."""
    if not step.times:
        return False
    return any(
        level.times and is_before(level.times[0], step.times[0]) and are_conflicting(step, level)
        for later in steps
        if later is not step and later.times and is_before(step.times[-1], later.times[0])
        for level in levels
        if level not in steps and ALIKE * max(level.nominal, later.nominal) <= min(level.nominal, later.nominal)
        if not are_conflicting(level, later)
    )


def is_told_again(step: Level, level: Level) -> bool:
    """Whether a step that was told on an earlier day is told again on that of another level, or after it."""
    if not step.times or not level.times:
        return False
    return step.times[0][:10] < level.times[-1][:10] <= step.times[-1][:10]


def _is_unsettled(earlier: Level, later: Level) -> bool:
    """Whether one voice gives two exact numbers within hours, and nothing says that the number changed."""
    counts = [*earlier.counts, *later.counts]
    voices = {c.figure.said_by for c in earlier.counts} & {c.figure.said_by for c in later.counts} - {""}
    exact = all(c.figure.value is not None for c in counts) and not any(map(_says_it_changed, counts))
    stamps = [report_time(c.reading, c.year) for c in counts]
    if not voices or not exact or not all("T" in stamp for stamp in stamps):
        return False
    times = [datetime.fromisoformat(stamp[:16]) for stamp in stamps]
    return max(times) - min(times) <= AT_ONCE


def _support(steps: Sequence[Level]) -> int:
    """How many reports stand behind the steps of a count."""
    return sum(len(level.reports) for level in steps)


def _may_follow(earlier: Level, later: Level) -> bool:
    """Whether the later level can be the earlier one brought up to date."""
    if rounded_alike(earlier, later):
        return False
    both = earlier.reports & later.reports
    first = sorted(c.time for c in earlier.counts if c.time and c.report not in both)
    second = sorted(c.time for c in later.counts if c.time and c.report not in both)
    if first and second:
        if is_before(second[-1], first[0]) or (len(first) + len(second) < MANY and is_before(second[0], first[-1])):
            return False
        if is_before(first[-1], second[0]):
            return True
    if both and earlier.counts[0].figure.measure in CUMULATIVE:
        return True
    said_so = any(_says_it_changed(c) for c in later.counts)
    open_ended = {c.report for c in earlier.counts if c.figure.low is not None or c.figure.approx is not None}
    bounded = open_ended == earlier.reports
    return said_so or (bounded and later.nominal > earlier.nominal and not are_conflicting(earlier, later))


def is_worth_telling(steps: Sequence[Level]) -> bool:
    """Whether a count changed by more than bounds and rounding leave open."""
    numbers = [level.nominal for level in steps]
    if any(are_conflicting(a, b) for a in steps for b in steps if a is not b):
        return True
    telling = TELLING_CHANGE.get(steps[0].counts[0].figure.measure, USUAL_CHANGE)
    return max(numbers) >= telling * max(1.0, min(numbers))


def rounded_alike(a: Level, b: Level) -> bool:
    """Whether two levels say one number, rounded or not, and none of them a bound."""
    verdicts = {compare_figures(x.figure, y.figure).reason.rule for x in a.counts for y in b.counts}
    return verdicts <= {"figures.rounding", "figures.equal"} or (
        "figures.conflict" not in verdicts and not any(c.figure.low is not None for c in (*a.counts, *b.counts))
    )


def _says_it_changed(count: Count, stems: frozenset[str] = CHANGING) -> bool:
    """Whether the sentence says that the number is a new one ("has risen to", "have now fallen ill"), by the stems of its words."""
    notes = count.reading.notes
    if count.figure.sentence >= len(notes.sentences):
        return False
    tokens = notes.tokens_of(notes.sentences[count.figure.sentence])
    return any(stem(fold(token.lemma)) in stems for token in tokens if token.tag != "PROPN")


def are_conflicting(a: Level, b: Level) -> bool:
    """Whether two reports give the numbers so that they cannot both hold; a report that says "at least" somewhere means it."""
    low, high = sorted((a, b), key=lambda level: level.nominal)
    bounded = {c.report for c in low.counts if c.figure.low is not None}
    exact = [c for c in low.counts if c.report not in bounded]
    return any(
        compare_figures(x.figure, y.figure).verdict == "conflict"
        for x in exact
        for y in high.counts
        if x.report != y.report and not _gives_too(x, y) and not _gives_too(y, x)
    )


def _gives_too(count: Count, other: Count) -> bool:
    """Whether the report of a count gives the other's number of one measure as well, or in parts ("12 leaders and 128 other
    politicians"): it counts something else by it, or knows both; two voices that it sets against each other ("police
    said", "organisers said") are no such thing."""
    mine, rest = count.figure.said_by, (other.nominal or 0.0) - (count.nominal or 0.0)
    told = [
        figure
        for figure in count.reading.claims.figures
        if figure is not count.figure
        and figure.measure == other.figure.measure
        and unit_kind(figure.unit) == unit_kind(other.figure.unit)
    ]
    if rest > 0 and any(f.sentence == count.figure.sentence and shown_number(f) == rest for f in told):
        return True
    same = (f for f in told if shown_number(f) == other.nominal)
    return any(not (mine and f.said_by and f.said_by != mine) for f in same)
