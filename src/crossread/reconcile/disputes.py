"""What is disputed in a story: each denial with the claims that it denies, worked out once."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from crossread.model.spans import Span
from crossread.reconcile.bare import is_denied_complement
from crossread.reconcile.denial_match import COVERS, MANY, covers
from crossread.reconcile.denied import Denied
from crossread.reconcile.units import Unit

if TYPE_CHECKING:
    from crossread.reconcile.desk import Desk

AGAIN = 0.5
"""Kinship from which a unit of another report says again what is claimed or denied here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A unit that denies something, what it denies, and the claims that hold that, each with the share of the words that it holds."""

    unit: Unit
    what: Denied
    claims: tuple[tuple[Unit, float], ...]


def matches(desk: "Desk") -> Iterator[Match]:
    """The denials of a story with the claims that hold what they deny, in the order of the units."""
    for unit in desk.units:
        what = desk.denied.get(unit.span)
        if what is None or _is_nobodys_heading(unit):
            continue
        claims = tuple((u, share) for u in desk.units if (share := covers(desk, u, unit, what)) >= COVERS)
        if claims:
            yield Match(unit=unit, what=what, claims=claims)


def _is_nobodys_heading(unit: Unit) -> bool:
    """Whether words are a heading that gives them to nobody ("Leak draws denials")."""
    return unit.statement.speaker is None and unit.reading.report.is_heading(unit.span.start)


def disputed(desk: "Desk") -> dict[Span, tuple[Span, ...]]:
    """The words of claims that somebody denies, those told again by other reports included, with the words of the denials."""
    found: dict[Span, list[Span]] = {}
    denials = [([u for u, _ in m.claims], m.what.clause) for m in desk.matches]
    denials += [([answer.claim], answer.denial) for answer in desk.answers]
    denials += [(list(m.claims), unit.span) for m in desk.meant for unit in m.units]
    for claims, words in denials:
        for unit in (*claims, *claimed_again(desk, claims)):
            found.setdefault(unit.span, []).append(words)
    return {span: tuple(dict.fromkeys(words)) for span, words in found.items()}


def claimed_again(desk: "Desk", claims: list[Unit]) -> list[Unit]:
    """Units of other reports that say what is claimed here, in other words perhaps."""
    reports = {u.report for u in claims}
    found: dict[Span, Unit] = {}
    for one, other in kin_of(desk, claims):
        turned = other.span in desk.denied and one.statement.polarity != "negative"
        said = not other.asks and not turned and other.statement.polarity == one.statement.polarity
        if is_denied_complement(other.statement):
            continue
        if said and other.report not in reports and len(one.lemmas & other.lemmas) >= MANY:
            found.setdefault(other.span, other)
    return list(found.values())


def kin_of(desk: "Desk", claims: list[Unit]) -> Iterator[tuple[Unit, Unit]]:
    """The claims with the units of other reports that are near enough to tell of the same."""
    for pair in desk.pairs:
        if pair.kin >= AGAIN:
            yield from ((x, y) for x, y in ((pair.a, pair.b), (pair.b, pair.a)) if x in claims)
