"""Offices lined up: one that is given to another than its holder, and one person in the office of two sides."""

import re
from collections import defaultdict
from collections.abc import Iterator

from crossread.lib.gazetteer import country_of
from crossread.lib.words import fold
from crossread.model.claims import Party
from crossread.model.findings import Finding, Reason, Repair
from crossread.model.notes import Token
from crossread.model.reading import Reading
from crossread.model.spans import Span
from crossread.reconcile.build import evidence, make_finding
from crossread.reconcile.desk import Desk
from crossread.reconcile.names import loose_roles
from crossread.reconcile.phrases import listed
from crossread.reconcile.rules import RULES
from crossread.reconcile.settle import ODD
from crossread.weigh.names import compare_names

_FORMER = re.compile(r"\b(?:former|ex|then|previous|late|acting|until)\b", re.IGNORECASE)
_ADJECTIVAL = ("an", "i", "ese", "ish", "ic")
"""Endings that make an adjective of the name of a country or a region."""
_LEAST_STEM = 4
"""Letters that an adjective has in common with the name that it is made of, at least."""
_REACH = 6
"""Words before a name among which its office and its side stand."""


@RULES.add("names.office")
def other_offices(desk: Desk) -> Iterator[Finding]:
    """Somebody in an office that another report gives to somebody else, where it gives him one of his own."""
    held = {reading.id: _offices(reading) for reading in desk.readings}
    for reading in desk.readings:
        for person in held[reading.id]:
            if not _is_sole(reading, person) or _holders(held[reading.id], person):
                continue
            for other in desk.readings:
                if other.id == reading.id:
                    continue
                own = [p for p in held[other.id] if _is_one(p, person)]
                holders = [p for p in _holders(held[other.id], person) if not _are_of_two_sides(desk, p, person)]
                if (
                    holders
                    and own
                    and not any(p.role == person.role or p.role in loose_roles("vague", "seat") for p in own)
                ):
                    yield _other_office(desk, person, own[0], holders[0])
                    break


def _offices(reading: Reading) -> list[Party]:
    """The persons of a report by their full names, each with a role."""
    return [p for p in reading.claims.parties if p.kind == "person" and p.role and len(p.name.split()) > 1]


def _is_sole(reading: Reading, person: Party) -> bool:
    """Whether a person is told as the minister with a portfolio, whom a state has one of; not as a former one. A president may
    be a club's, and mayors have towns of their own."""
    if not person.role.endswith(" minister") or person.role.startswith(("deputy ", "vice ", "prime ", "first ")):
        return False
    around = reading.report.text[max(0, person.span.start - 60) : person.span.end + 60]
    return _FORMER.search(around) is None


def _holders(parties: list[Party], person: Party) -> list[Party]:
    """Whoever else bears a person's role."""
    return [p for p in parties if p.role == person.role and _is_another(p, person)]


def _are_of_two_sides(desk: Desk, a: Party, b: Party) -> bool:
    """Whether the offices of two are surely of two sides: each side has a minister of its own."""
    roots = _roots(desk)
    told = [_side_before(desk.reading(p.span.report), p, roots) for p in (a, b)]
    countries = {a.country, b.country} - {""}
    return len(countries) > 1 or len({side for side, _ in filter(None, told)}) > 1


def _is_one(a: Party, b: Party) -> bool:
    return compare_names(a.name, b.name).verdict in {"same", "variant"}


def _is_another(a: Party, b: Party) -> bool:
    return compare_names(a.name, b.name).verdict == "different"


def _other_office(desk: Desk, person: Party, own: Party, holder: Party) -> Finding:
    here, there = desk.outlet(person.span.report), desk.outlet(own.span.report)
    same = [p.span for r in desk.readings for p in _offices(r) if _is_one(p, person) and p.role == own.role]
    return make_finding(
        desk,
        "name_conflict",
        f"{person.name}: {person.role} in {here}, {own.role} in {there}, whose {person.role} is {holder.name}.",
        evidence([person.span], ODD) + evidence([*same, holder.span], "value"),
        [
            Reason(
                rule="names.other-role",
                weight=0.35,
                sentence=f"In {there} {own.name} is {own.role}, not {person.role}.",
            ),
            Reason(
                rule="names.holder",
                weight=0.4,
                sentence=f"There {holder.name} is {person.role}; one at a time holds that office.",
                values=(person.name, holder.name),
            ),
        ],
        maker=RULES.maker("names.office"),
        values=(person.role, own.role),
    )


@RULES.add("names.other_side")
def other_sides(desk: Desk) -> Iterator[Finding]:
    """One person whose office is of one side in a report and of another in the others ("Ruritanian Foreign Minister ...")."""
    roots = _roots(desk)
    found: dict[tuple[str, str], dict[str, list[Span]]] = defaultdict(lambda: defaultdict(list))
    for reading in desk.readings:
        for person in _offices(reading):
            if told := _side_before(reading, person, roots):
                side, span = told
                found[fold(person.name), person.role][side].append(span)
    for (_, role), sides in sorted(found.items()):
        ranked = sorted(sides, key=lambda s: (len({x.report for x in sides[s]}), s))
        reports = [{x.report for x in sides[side]} for side in ranked]
        if len(ranked) > 1 and not set.intersection(*reports):
            yield _other_side(desk, role, sides[ranked[0]], sides[ranked[-1]])


def _roots(desk: Desk) -> frozenset[str]:
    """The folded names of one word in a story, of which the adjectives of its sides may be made."""
    return frozenset(
        fold(reading.notes.tokens[name.first].text)
        for reading in desk.readings
        for name in reading.notes.names
        if name.last - name.first == 1
    )


def _side_before(reading: Reading, person: Party, roots: frozenset[str]) -> tuple[str, Span] | None:
    """The side that stands before a person's office, and the words from it to the end of the name."""
    tokens = reading.notes.tokens_between(person.span.start, person.span.end)
    if not tokens:
        return None
    first = tokens[0].index
    for token in reversed(reading.notes.tokens[max(0, first - _REACH) : first]):
        if token.sentence != tokens[0].sentence or token.tag not in {"NOUN", "PROPN", "ADJ"}:
            break
        if side := _side(token, roots):
            return side, reading.report.span(token.start, person.span.end)
    return None


def _side(token: Token, roots: frozenset[str]) -> str:
    """The country that an adjective names, else the name in the story that it is made of; empty where it names none."""
    if not token.text[:1].isupper():
        return ""
    if code := country_of(token.text):
        return code
    word = fold(token.text)
    if not word.endswith(_ADJECTIVAL):
        return ""
    made_of = (r for r in roots if len(r) >= _LEAST_STEM and r != word and word.startswith((r, r[:-1])))
    return max(made_of, key=len, default="")


def _other_side(desk: Desk, role: str, few: list[Span], many: list[Span]) -> Finding:
    one, other = desk.words(few[0]), desk.words(many[0])
    here, there = (listed(sorted({desk.outlet(s.report) for s in spans})) for spans in (few, many))
    support = len({s.report for s in (*few, *many)})
    return make_finding(
        desk,
        "name_conflict",
        f"{one} ({here}) / {other} ({there}).",
        evidence(few, ODD) + evidence(many, "value"),
        [
            Reason(rule="names.same-role", weight=0.4, sentence=f"Both are one person, and {role}.", values=(role,)),
            Reason(rule="names.other-side", weight=0.35, sentence="The office is of two sides.", values=(one, other)),
        ],
        maker=RULES.maker("names.other_side"),
        values=(one, other),
        repair=Repair(
            sentence=f"If “{one}” read “{other}”, {support} reports agree.",
            slip="transposed names",
            supported_by=support,
        ),
    )
