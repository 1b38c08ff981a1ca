"""Codebook profiles: what each would record of the counts of a story, by which named steps.

A profile is a table (`data/reconcile/codebooks.tsv`): for each field the steps that choose its number. A step keeps some of
the counts that the one before it kept and says why.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import groupby

from crossread.data import read_table
from crossread.lib.words import fold
from crossread.model.codings import Coding
from crossread.model.findings import Reason
from crossread.model.spans import Span
from crossread.reconcile.counts import PEOPLE, Count
from crossread.reconcile.desk import Desk
from crossread.reconcile.phrases import listed
from crossread.weigh.figures import shown
from crossread.weigh.origins import first_hand, origins_of_spans

Step = Callable[[Desk, Sequence[Count]], Sequence[Count]]
"""Takes the counts that are left, gives those that it keeps."""
VIOLENT = frozenset({"ASSAULT", "COERCE"})
"""PLOVER roots of acts whose doer is a perpetrator."""


def codings_of(desk: Desk) -> tuple[Coding, ...]:
    """What every profile would record of each count of people in the story, counts that most reports give first."""
    told = [g for g in desk.counts if g[0].figure.measure in PEOPLE and _is_of_the_story(g)]
    told.sort(key=lambda g: (-len({c.report for c in g}), min(c.figure.sentence for c in g), g[0].figure.span))
    return tuple(_coding(desk, group, *profile) for group in told for profile in _profiles(group[0].figure.measure))


def profiles() -> tuple[str, ...]:
    """The names of the profiles, the default first."""
    return tuple(dict.fromkeys(row["profile"] for row in _rows()))


@cache
def _rows() -> list[dict[str, str]]:
    return read_table("reconcile", "codebooks.tsv")


def _is_of_the_story(group: Sequence[Count]) -> bool:
    """Whether a count is one that the story turns on: several reports give it, or one does at its head."""
    return len({count.report for count in group}) > 1 or any(count.leads for count in group)


def _profiles(measure: str) -> Iterator[tuple[str, dict[str, list[str]]]]:
    """The profiles that record a measure, each with the steps of its fields."""
    rows = [r for r in _rows() if r["measures"] == "*" or measure in r["measures"].split("|")]
    for profile, fields in groupby(rows, key=lambda row: row["profile"]):
        yield profile, {row["field"]: row["steps"].split() for row in fields}


def _coding(desk: Desk, group: Sequence[Count], profile: str, fields: dict[str, list[str]]) -> Coding:
    numbers: dict[str, float | None] = {}
    reasons: list[Reason] = []
    chosen: dict[int, Count] = {}  # by identity: to hold counts against each other is to compare whole reports
    for field, steps in fields.items():
        left = [count for count in group if _number(count, field) is not None]
        for name in steps:
            kept = STEPS[name][0](desk, left)
            if len(kept) < len(left):
                reasons.append(_reason(desk, profile, field, name, kept))
            left = list(kept)
        numbers[field] = _choose(left, field)
        chosen |= {id(count): count for count in left}
    head = group[0]
    return Coding(
        profile=profile,
        measure=head.figure.measure,
        of="" if head.sort == "people" else head.figure.of,
        **numbers,
        reasons=tuple(reasons),
        evidence=tuple(sorted(count.figure.span for count in chosen.values())),
    )


def _choose(left: Sequence[Count], field: str) -> float | None:
    numbers = [number for count in left if (number := _number(count, field)) is not None]
    return None if not numbers else max(numbers) if field == "high" else min(numbers)


def _number(count: Count, field: str) -> float | None:
    """The number that a count gives for a field: its lower bound for the low, its upper one for the high."""
    figure = count.figure
    bound = {"low": figure.low, "high": figure.high}.get(field)
    return next((n for n in (bound, count.nominal, figure.low, figure.high) if n is not None), None)


def _reason(desk: Desk, profile: str, field: str, step: str, kept: Sequence[Count]) -> Reason:
    told = {shown(c.figure): "" for c in kept}
    by = {number: sorted({desk.outlet(c.report) for c in kept if shown(c.figure) == number}) for number in told}
    values = [f"{number} ({listed(names)})" for number, names in by.items()]
    return Reason(
        rule=f"codebook.{profile}.{field}.{step}",
        weight=0.0,
        sentence=f"{field}: {STEPS[step][1]}: {listed(values) if values else 'none is left, the field stays blank'}.",
        values=tuple(values),
    )


def _independent(desk: Desk, counts: Sequence[Count]) -> Sequence[Count]:
    """One count for one origin: copied words are their first hand's, where that is among the counts, and a headline over them
    that gives the same number has it from them."""
    spans = {c.figure.span for c in counts}
    copied = [_original_among(desk, c, spans) for c in counts]
    below = {(c.report, c.nominal) for c, is_copied in zip(counts, copied, strict=True) if is_copied}
    left = (c for c, is_copied in zip(counts, copied, strict=True) if not is_copied)
    return [c for c in left if not (_is_headline(c) and (c.report, c.nominal) in below)]


def _is_headline(count: Count) -> bool:
    return count.reading.report.is_heading(count.figure.span.start)


def _original_among(desk: Desk, count: Count, spans: set[Span]) -> bool:
    first = first_hand(desk.story, count.figure.span)
    return first != count.figure.span and any(first.overlaps(span) for span in spans if span != count.figure.span)


def _newest(desk: Desk, counts: Sequence[Count]) -> Sequence[Count]:
    """The counts that hold for the latest day; those without a time only where none has one."""
    last = max((count.time[:10] for count in counts), default="")
    return [count for count in counts if count.time[:10] == last]


def _majority(desk: Desk, counts: Sequence[Count]) -> Sequence[Count]:
    """The number behind which more origins stand than behind any other; all where two are even."""
    by_number: dict[float | None, list[Count]] = {}
    for count in counts:
        by_number.setdefault(count.nominal, []).append(count)
    ranked = sorted(by_number.values(), key=lambda alike: -_origins(desk, alike))
    even = len(ranked) > 1 and _origins(desk, ranked[0]) == _origins(desk, ranked[1])
    return counts if even or not ranked else ranked[0]


def _origins(desk: Desk, counts: Sequence[Count]) -> int:
    said = ((c, c.figure.said_by) for c in counts if c.figure.said_by)
    speakers = {c.figure.span: key for c, key in said if not desk.is_cited_outlet(c.report, key)}
    return origins_of_spans(desk.story, [c.figure.span for c in counts], speakers=speakers).low


def _lowest(desk: Desk, counts: Sequence[Count]) -> Sequence[Count]:
    least = min((n for c in counts if (n := _number(c, "low")) is not None), default=None)
    return [count for count in counts if _number(count, "low") == least]


def _highest(desk: Desk, counts: Sequence[Count]) -> Sequence[Count]:
    most = max((n for c in counts if (n := _number(c, "high")) is not None), default=None)
    return [count for count in counts if _number(count, "high") == most]


def _without_vague(desk: Desk, counts: Sequence[Count]) -> Sequence[Count]:
    return [count for count in counts if not count.figure.vague]


def _words_as_numbers(desk: Desk, counts: Sequence[Count]) -> Sequence[Count]:
    """Tens are 10, dozens 12, hundreds 100: the lower bounds that vague counts have."""
    return counts


def _without_perpetrators(desk: Desk, counts: Sequence[Count]) -> Sequence[Count]:
    """Counts that nobody gives who, by any report, did what they count."""
    doers = [
        fold(desk.words(actor))
        for reading in desk.readings
        for event in reading.claims.events
        if event.plover in VIOLENT
        for actor in event.actors
    ]
    return [c for c in counts if not c.figure.said_by or not any(_is_said_by(c, doer) for doer in doers)]


def _is_said_by(count: Count, doer: str) -> bool:
    names = {
        fold(name)
        for s in count.reading.claims.statements
        if s.speaker and s.speaker.key == count.figure.said_by
        for name in (s.speaker.name, s.speaker.body)
        if name
    }
    return any(f" {name} " in f" {doer} " for name in names)


STEPS: dict[str, tuple[Step, str]] = {
    "independent": (_independent, "copies have no vote of their own"),
    "newest": (_newest, "the newest count goes before older ones"),
    "majority": (_majority, "the number of most independent origins"),
    "lowest": (_lowest, "the lowest of what is left"),
    "highest": (_highest, "the highest of what is left"),
    "without-vague": (_without_vague, "vague numbers are not used"),
    "words-as-numbers": (_words_as_numbers, "tens are 10, dozens 12, hundreds 100"),
    "without-perpetrators": (_without_perpetrators, "claims of a perpetrator are passed over"),
}
"""The named steps, each with what it does in words."""
