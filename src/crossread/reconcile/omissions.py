"""What most reports of a story carry and one of them lacks, though it was written no earlier and has room for it."""

from collections.abc import Iterator, Sequence

from crossread.model.findings import Finding, Reason
from crossread.reconcile.build import evidence, make_finding
from crossread.reconcile.desk import Desk
from crossread.reconcile.material import is_material
from crossread.reconcile.phrases import listed, quoted
from crossread.reconcile.rules import RULES
from crossread.reconcile.times import is_before, report_time
from crossread.reconcile.units import Unit
from crossread.weigh.origins import origins_of_spans

MOST = 0.6
"""Share of a story's reports from which a claim is widely carried."""
LEAST_ORIGINS = 3
"""Independent origins that a widely carried claim needs."""
LEAST_UNITS = 6
"""Claims that a report needs to have room for one more."""
TRACE = 0.35
"""Likeness from which something in a report may be the claim in other words: then nothing is said to be missing."""


@RULES.add("omissions.missing", version=2)
def missing_claims(desk: Desk) -> Iterator[Finding]:
    """Material claims that most reports carry and that others have no trace of."""
    for group in (carried.units for carried in desk.carried):
        if sum(map(is_material, group)) < 2:
            continue
        carrying = {unit.report for unit in group}
        low = origins_of_spans(desk.story, [unit.span for unit in group]).low
        if len(carrying) < MOST * len(desk.readings) or low < LEAST_ORIGINS:
            continue
        missing = [r.id for r in desk.readings if r.id not in carrying and _lacks(desk, r.id, group)]
        if missing:
            yield _finding(desk, group, missing, low)


def _lacks(desk: Desk, report: str, group: Sequence[Unit]) -> bool:
    """Whether a report could have the claim, being long enough and surely newer than one that has it, and has no trace of it."""
    units = [unit for unit in desk.units if unit.report == report]
    if len(units) < LEAST_UNITS or desk.is_copy(report):
        return False
    written = report_time(desk.reading(report), desk.year)
    others = [report_time(unit.reading, desk.year) for unit in group]
    if not any(is_before(other, written) for other in others):
        return False
    telling = frozenset.union(*(unit.lemmas for unit in group))
    core = frozenset.intersection(*(unit.lemmas for unit in group))
    return not any(_holds(desk, unit, core or telling) >= TRACE for unit in units)


def _holds(desk: Desk, unit: Unit, lemmas: frozenset[str]) -> float:
    """The share of some words, weighed by how rare they are, that a unit holds."""
    whole = sum(desk.rarity.get(lemma, 1.0) for lemma in sorted(lemmas))
    return sum(desk.rarity.get(lemma, 1.0) for lemma in sorted(lemmas & unit.lemmas)) / whole if whole else 1.0


def _finding(desk: Desk, group: Sequence[Unit], missing: list[str], low: int) -> Finding:
    clearest = min(filter(is_material, group), key=lambda u: (len(u.text), u.span))
    carrying = {unit.report for unit in group}
    share = len(carrying) / len(desk.readings)
    reasons = [
        Reason(
            rule="omissions.widely-carried",
            weight=round(0.3 + 0.3 * share, 4),
            sentence=f"{len(carrying)} of {len(desk.readings)} reports carry it, from at least {low} independent origins.",
        ),
        Reason(
            rule="omissions.no-trace",
            weight=0.15,
            sentence=f"Nothing in {listed([desk.outlet(report) for report in missing])} has a third of its telling words.",
        ),
    ]
    return make_finding(
        desk,
        "omission",
        f"Not in {listed([desk.outlet(report) for report in missing])}: {quoted(desk.claim(clearest.span), 140)}",
        evidence((unit.span for unit in group), "agrees"),
        reasons,
        maker=RULES.maker("omissions.missing"),
        values=tuple(desk.outlet(report) for report in missing),
    )
