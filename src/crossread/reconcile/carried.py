"""Which units of different reports say the same."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from crossread.data import read_table
from crossread.model.spans import Span
from crossread.reconcile.align import Pair
from crossread.reconcile.alike import bare_wording
from crossread.reconcile.bare import is_denied_complement, leaves_open
from crossread.reconcile.borne import facts_clash
from crossread.reconcile.denying import accusing
from crossread.reconcile.material import LEAST_WORDS, is_whole
from crossread.reconcile.subjects import doers_clash, subjects_clash
from crossread.reconcile.units import Unit
from crossread.weigh.figures import compare_figures

if TYPE_CHECKING:
    from crossread.reconcile.desk import Desk

AGREE = 0.54
"""Kinship from which two units are taken to say the same: below it stand, in invented stories, mostly like things."""
SURELY = 0.6
"""Kinship that an accusation, or a heading, must have with what says the same."""
APART = frozenset({"negation", "number", "name"})
"""Differences of wording that are no agreement."""
LEAST_COMMON = 2
"""Content words that two units must share to say the same."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """Units that say the same, at most one a report; `kin` is the kinship of the pair that they grew from, 0..1."""

    units: tuple[Unit, ...]
    kin: float


def group_units(desk: "Desk") -> Iterator[Carried]:
    """The units of a story that several reports carry, each group grown from its likest pair."""
    taken: set[Span] = set()
    by_unit: dict[Span, list[Pair]] = defaultdict(list)
    denials = {at: what.clause for at, what in desk.denied.items()}
    denied = _within(desk, denials.values())
    told = (p for p in desk.pairs if _agree(p) and _deny_alike(p, denials, denied) and not _is_doubtful(desk, p))
    good = sorted(told, key=lambda p: (_is_printed_again(desk, p), -p.kin, p.a.span, p.b.span))
    for pair in good:
        for unit in (pair.a, pair.b):
            by_unit[unit.span].append(pair)
    for pair in good:
        if pair.a.span in taken or pair.b.span in taken:
            continue
        group = [pair.a, pair.b]
        for other in (*by_unit[pair.a.span], *by_unit[pair.b.span]):
            for unit in (other.a, other.b):
                if unit.span not in taken and unit.report not in {u.report for u in group}:
                    group.append(unit)
        taken.update(u.span for u in group)
        yield Carried(units=tuple(group), kin=pair.kin)


def _is_printed_again(desk: "Desk", pair: Pair) -> bool:
    """Whether a pair is a report and its reprint: no group grows from what is one text."""
    return desk.reprinted(pair.a.report) == desk.reprinted(pair.b.report)


def _within(desk: "Desk", clauses: Iterable[Span]) -> frozenset[Span]:
    """The units that share words with any of some clauses."""
    by_report: dict[str, list[Span]] = defaultdict(list)
    for clause in clauses:
        by_report[clause.report].append(clause)
    return frozenset(u.span for u in desk.units if any(c.overlaps(u.span) for c in by_report.get(u.report, ())))


def _deny_alike(pair: Pair, denials: Mapping[Span, Span], denied: frozenset[Span]) -> bool:
    """Whether both units deny something or neither does, and both stand in words that somebody says are not so, or neither."""
    if (pair.a.span in denials) != (pair.b.span in denials):
        return False
    if is_denied_complement(pair.a.statement) != is_denied_complement(pair.b.statement):
        return False
    return (pair.a.span in denied) == (pair.b.span in denied)


def _is_doubtful(desk: "Desk", pair: Pair) -> bool:
    """Whether two units that are alike do not say the same: their numbers or days clash, one is an accusation and the other is
    not, or one is an accusation or a heading, which has few words, and they are not alike enough."""
    if _charges_one(desk, pair) or facts_clash(desk, pair.a, pair.b):
        return True
    return pair.kin < SURELY and any(
        is_charge(desk, u) or u.reading.report.is_heading(u.span.start) for u in (pair.a, pair.b)
    )


def _charges_one(desk: "Desk", pair: Pair) -> bool:
    """Whether one unit is somebody's accusation, or disputed, and the other is told by an outlet as a fact: nobody bears it out."""
    return any(is_charge(desk, x) and not y.attributed for x, y in ((pair.a, pair.b), (pair.b, pair.a)))


def is_charge(desk: "Desk", unit: Unit) -> bool:
    """Whether a unit is somebody's accusation: by the word that gives it, or as somebody denies it."""
    return unit.attributed and (unit.statement.cue_lemma in accusing() or unit.span in desk.disputed)


def _agree(pair: Pair) -> bool:
    if pair.a.asks or pair.b.asks or pair.kin < AGREE or len(pair.a.lemmas & pair.b.lemmas) < LEAST_COMMON:
        return False
    if min(len(pair.a.lemmas), len(pair.b.lemmas)) < LEAST_WORDS or _numbers_clash(pair):
        return False
    if _digits_clash(pair) or _stages_clash(pair) or leaves_open(pair.a.text) != leaves_open(pair.b.text):
        return False
    if any(_may_be(x) and not y.attributed and not _may_be(y) for x, y in ((pair.a, pair.b), (pair.b, pair.a))):
        return False
    if not (is_whole(pair.a) and is_whole(pair.b)) or subjects_clash(pair.a, pair.b) or doers_clash(pair.a, pair.b):
        return False
    return bare_wording(pair.a.text, pair.b.text).difference not in APART


def _may_be(unit: Unit) -> bool:
    """Whether words say that something may be so, which bears out nothing that an outlet tells as so."""
    return unit.statement.modality == "hedged" and any(t.text.lower() in ("may", "might", "could") for t in unit.tokens)


def _digits_clash(pair: Pair) -> bool:
    """Whether each unit has a number in digits that the other lacks ("38th", "83rd")."""
    one, other = (frozenset(re.findall(r"\d+(?:[.,]\d+)*", unit.text)) for unit in (pair.a, pair.b))
    return bool(one - other) and bool(other - one)


def _stages_clash(pair: Pair) -> bool:
    """Whether one unit tells of a search alone and the other of what was found."""
    one, other = ({t.lemma.lower() for t in unit.tokens if t.tag == "VERB"} for unit in (pair.a, pair.b))
    sought, found = _verbs("sought"), _verbs("found")
    return any(x & sought and not x & found and y & found and not y & sought for x, y in ((one, other), (other, one)))


@cache
def _verbs(stage: str) -> frozenset[str]:
    return frozenset(row["verb"] for row in read_table("reconcile", "stages.tsv") if row["stage"] == stage)


def _numbers_clash(pair: Pair) -> bool:
    same = [(f, g) for f in pair.a.figures for g in pair.b.figures if f.measure == g.measure and f.of == g.of]
    return any(compare_figures(f, g).verdict == "conflict" for f, g in same)
