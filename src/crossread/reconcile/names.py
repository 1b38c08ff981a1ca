"""Names lined up: slips of one name, and names that changed places."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from crossread.data import read_table
from crossread.model.claims import Party
from crossread.model.findings import Finding, Reason, Repair
from crossread.model.reading import Reading
from crossread.reconcile.align import Pair
from crossread.reconcile.build import evidence, make_finding
from crossread.reconcile.desk import Desk
from crossread.reconcile.phrases import listed
from crossread.reconcile.rules import RULES
from crossread.reconcile.settle import ODD
from crossread.weigh.names import NameComparison, compare_names, name_parts
from crossread.weigh.spelling import is_slip

NAMED = frozenset({"person", "vessel"})
LEAST_PARTS = 2
"""Parts of a full name."""
_AGE = re.compile(r",?\s{1,2}\(?(?:aged\s|age\s)?(\d{1,3})(?=[,.;)\s])(?!\s?[a-z%])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Bearer:
    """A name in full with the reports that use it, its mentions and the roles it bears."""

    name: str
    kind: str
    mentions: tuple[Party, ...]

    @property
    def reports(self) -> frozenset[str]:
        """The reports that use the name."""
        return frozenset(p.span.report for p in self.mentions)

    @property
    def roles(self) -> frozenset[str]:
        """The roles that it bears anywhere."""
        return frozenset(p.role for p in self.mentions if p.role)


def bearers(desk: Desk) -> list[Bearer]:
    """The full names of persons and vessels in a story, in order of name."""
    by_name: dict[tuple[str, str], list[Party]] = defaultdict(list)  # "GOOD HOPE" of a headline is "Good Hope"
    for reading in desk.readings:
        for party in reading.claims.parties:
            full = party.kind == "vessel" or len(party.name.split()) > 1
            if party.kind in NAMED and full:
                by_name[party.kind, party.name.casefold()].append(party)
    return [
        Bearer(name=min((p.name for p in found), key=lambda n: (n.isupper(), n)), kind=kind, mentions=tuple(found))
        for (kind, _), found in sorted(by_name.items())
    ]


@cache
def loose_roles(*sorts: str) -> frozenset[str]:
    """Roles of some sorts (`vague`, `seat`) that somebody may bear beside an office."""
    return frozenset(row["role"] for row in read_table("reconcile", "loose_roles.tsv") if row["sort"] in sorts)


@RULES.add("names.slip", version=4)
def slips(desk: Desk) -> Iterator[Finding]:
    """One bearer under two names that differ by a slip."""
    known = bearers(desk)
    for i, a in enumerate(known):
        for b in known[i + 1 :]:
            if a.kind != b.kind or a.reports & b.reports:
                continue
            comparison = compare_names(a.name, b.name)
            if comparison.verdict != "slip":
                continue
            fit = _fit(desk, a, b, comparison)
            if fit is None:
                continue
            yield _slip(desk, a, b, comparison.reason, fit)


def _fit(desk: Desk, a: Bearer, b: Bearer, comparison: NameComparison) -> Reason | None:
    """Why both names may be one bearer's: the same role, a place in sentences that tell of one thing, all else of a
    person's name but the surname, which differs by a slip, or a surname that only these two bear."""
    shared = sorted(a.roles & b.roles)
    if shared:
        return Reason(rule="names.same-role", weight=0.4, sentence=f"Both are {shared[0]}.", values=tuple(shared))
    for pair in desk.pairs:
        if pair.score < 0.5:
            break
        if _stands_in(pair, a, b) or _stands_in(pair, b, a):
            return Reason(
                rule="names.same-place", weight=0.35, sentence="Both stand in sentences that tell of one thing."
            )
    if a.kind == "person" and comparison.part == "surname":
        return Reason(rule="names.same-given", weight=0.3, sentence="The rest of the two names is the same.")
    if a.kind == "person" and comparison.part == "given":
        return _one_surname(desk, a, b)
    if a.kind == "vessel":
        return _one_vessel(desk, a, b)
    return None


def _one_surname(desk: Desk, a: Bearer, b: Bearer) -> Reason | None:
    """Why two persons of one surname may be one: nobody else in the story bears it, and the names before it differ by a letter or
    two, or by more, where both are of one age, or from one first letter where one report carries text of the other."""
    first, second = name_parts(a.name), name_parts(b.name)
    parties = (p for r in desk.readings for p in r.claims.parties if p.kind == "person")
    bearing = {parts for p in parties if len(parts := name_parts(p.name)) > 1 and parts[-1] == first[-1]}
    if first[-1] != second[-1] or bearing - {first, second}:
        return None
    if len(first) == len(second) == LEAST_PARTS and is_slip(first[0], second[0]):
        return Reason(rule="names.same-surname", weight=0.3, sentence="Nobody else in the story bears that surname.")
    if ages := _ages(desk, a) & _ages(desk, b):
        sentence = f"Nobody else in the story bears that surname, and both are {min(ages)}."
        return Reason(rule="names.same-age", weight=0.35, sentence=sentence)
    if first[0][:1] != second[0][:1]:
        return None  # who writes a given name from memory keeps its first letter; brothers do not
    carried = {frozenset({c.original, c.copy}) for c in desk.story.copies}
    if any(frozenset({x, y}) in carried for x in a.reports for y in b.reports):
        return Reason(
            rule="names.carried", weight=0.3, sentence="One report carries text of the other, and has the surname once."
        )
    return None


def _ages(desk: Desk, bearer: Bearer) -> frozenset[str]:
    """The ages that stand right behind a name ("Ada Sand, 61,")."""
    texts = ((desk.reading(p.span.report).report.text, p.span.end) for p in bearer.mentions)
    return frozenset(match[1] for text, end in texts if (match := _AGE.match(text, end)))


def _one_vessel(desk: Desk, a: Bearer, b: Bearer) -> Reason:
    """Why two vessels may be one: the surer where no report that names one of them names any other vessel."""
    told = {
        p.name.casefold() for r in a.reports | b.reports for p in desk.reading(r).claims.parties if p.kind == "vessel"
    }
    if told <= {a.name.casefold(), b.name.casefold()}:
        return Reason(rule="names.one-vessel", weight=0.3, sentence="Each is the only vessel that its reports name.")
    return Reason(
        rule="names.never-both", weight=0.15, sentence="Both are vessels, and no report names the two of them."
    )


def _stands_in(pair: Pair, a: Bearer, b: Bearer) -> bool:
    return any(
        pair.a.sentence.start <= p.span.start < pair.a.sentence.end
        for p in a.mentions
        if p.span.report == pair.a.report
    ) and any(
        pair.b.sentence.start <= p.span.start < pair.b.sentence.end
        for p in b.mentions
        if p.span.report == pair.b.report
    )


def _slip(desk: Desk, a: Bearer, b: Bearer, like: Reason, fit: Reason) -> Finding:
    few, many = sorted((a, b), key=lambda x: (len(x.reports), not all(map(desk.is_copy, x.reports)), x.name))
    support = len(few.reports | many.reports)
    reasons = [
        Reason(rule=like.rule, weight=0.35, sentence=like.sentence, values=(few.name, many.name)),
        fit,
        Reason(
            rule="names.support",
            weight=0.15 if len(many.reports) > len(few.reports) else 0.05,
            sentence=f"{many.name} stands in {len(many.reports)} reports, {few.name} in {len(few.reports)}.",
        ),
    ]
    return make_finding(
        desk,
        "name_conflict",
        f"{few.name} ({_outlets(desk, few)}) / {many.name} ({_outlets(desk, many)}).",
        evidence((p.span for p in few.mentions), ODD) + evidence((p.span for p in many.mentions), "value"),
        reasons,
        maker=RULES.maker("names.slip"),
        values=(few.name, many.name),
        repair=Repair(
            sentence=f"If {few.name} read {many.name}, {support} reports agree.",
            slip="a slip in the name",
            supported_by=support,
        ),
    )


def _outlets(desk: Desk, bearer: Bearer) -> str:
    return listed(sorted({desk.outlet(r) for r in bearer.reports}))


@RULES.add("names.exchanged", version=2)
def exchanged(desk: Desk) -> Iterator[Finding]:
    """Names that bear each other's roles in one report."""
    roles = _roles_by_report(desk)
    for reading in desk.readings:
        mine = roles[reading.id]
        for name, own in sorted(mine.items()):
            elsewhere = [roles[r.id].get(name, frozenset()) for r in desk.readings if r.id != reading.id]
            usual = frozenset().union(*elsewhere)
            holders = {
                other
                for r in desk.readings
                if r.id != reading.id
                for other, held in roles[r.id].items()
                if other != name and held & own
            }
            if not own or not usual or own & usual or not any(other in mine for other in holders):
                continue
            yield _exchange(desk, reading, name, own, usual)


def _roles_by_report(desk: Desk) -> dict[str, dict[str, frozenset[str]]]:
    """Report -> full name -> the offices it bears there."""
    found: dict[str, dict[str, frozenset[str]]] = {}
    for reading in desk.readings:
        held: dict[str, set[str]] = defaultdict(set)
        for party in reading.claims.parties:
            if (
                party.kind == "person"
                and party.role
                and party.role not in loose_roles("vague")
                and len(party.name.split()) > 1
            ):
                held[party.name].add(party.role)
        found[reading.id] = {name: frozenset(r) for name, r in held.items()}
    return found


def _exchange(desk: Desk, reading: Reading, name: str, own: frozenset[str], usual: frozenset[str]) -> Finding:
    mentions = [p for r in desk.readings for p in r.claims.parties if p.name == name and p.kind == "person"]
    odd = [p.span for p in mentions if p.span.report == reading.id and p.role]
    others = [p.span for p in mentions if p.span.report != reading.id and p.role]
    support = len({s.report for s in others})
    here, there = sorted(own)[0], sorted(usual)[0]
    return make_finding(
        desk,
        "name_conflict",
        f"{name}: {here} in {desk.outlet(reading.id)}, {there} in {support} other report{'s' if support != 1 else ''}.",
        evidence(odd, ODD) + evidence(others, "value"),
        [
            Reason(rule="names.other-role", weight=0.4, sentence=f"Elsewhere {name} is {there}, not {here}."),
            Reason(
                rule="names.exchanged",
                weight=0.4,
                sentence=f"The person whom the others call {here} stands in the same report: they may have changed places.",
            ),
        ],
        maker=RULES.maker("names.exchanged"),
        values=(here, there),
        repair=Repair(
            sentence="If the two names changed places, the reports agree.",
            slip="transposed names",
            supported_by=support + 1,
        ),
    )
