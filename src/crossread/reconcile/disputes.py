"""What is disputed in a story: each denial with the claims that it denies, worked out once."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from crossread.model.spans import Span
from crossread.reconcile.bare import is_denied_complement, with_denial
from crossread.reconcile.denial_match import COVERS, MANY, covers, may_cover
from crossread.reconcile.denied import Denied
from crossread.reconcile.units import Unit

if TYPE_CHECKING:
    from crossread.reconcile.desk import Desk

AGAIN = 0.5
"""Kinship from which a unit of another report says again what is claimed or denied here."""

MOST = 0.6
"""Share of a unit's content words that another of its report must hold to say the same."""


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
        claims = tuple(
            (u, share) for u in may_cover(desk, unit, what) if (share := covers(desk, u, unit, what)) >= COVERS
        )
        if claims:
            yield Match(unit=unit, what=what, claims=claims)


def _is_nobodys_heading(unit: Unit) -> bool:
    """Whether words are a heading that gives them to nobody ("Leak draws denials")."""
    return unit.statement.speaker is None and unit.reading.report.is_heading(unit.span.start)


def disputed(desk: "Desk") -> dict[Span, tuple[Span, ...]]:
    """The words of claims that somebody denies, those told again by other reports included, with the words of the denials."""
    found: dict[Span, list[Span]] = {}
    denials = [([u for u, _ in m.claims], _words_of(m)) for m in desk.matches]
    denials += [([answer.claim], answer.denial) for answer in desk.answers]
    denials += [(list(m.claims), with_denial(unit)) for m in desk.meant for unit in m.units]
    for claims, words in denials:
        again = [u for u in (*claimed_again(desk, claims), *_said_again(desk, claims)) if u.attributed]
        for unit in (*claims, *again):  # what an outlet tells of the same by itself may be all that is undisputed
            found.setdefault(unit.span, []).append(words)
    return {span: tuple(dict.fromkeys(words)) for span, words in found.items()}


def _words_of(match: Match) -> Span:
    """The words of a denial, with the word that denies where they are but what is denied."""
    return with_denial(match.unit) if is_denied_complement(match.unit.statement) else match.what.clause


def _said_again(desk: "Desk", claims: list[Unit]) -> list[Unit]:
    """Units of the claims' own reports in which the same speaker says most of a claim, as a heading does."""
    found = [
        (at, order)
        for order, claim in enumerate(claims)
        for at in (desk.by_speaker.get((claim.report, claim.speaker_key), ()) if claim.speaker_key else ())
        if _says_most_of(desk.units[at], claim)
    ]
    return [desk.units[at] for at, _ in sorted(found)]


def _says_most_of(unit: Unit, claim: Unit) -> bool:
    """Whether most content words of a unit are those of another's claim, as much asserted or denied."""
    held = len(unit.lemmas & claim.lemmas) >= MOST * len(unit.lemmas)
    return held and unit.span != claim.span and unit.statement.polarity == claim.statement.polarity


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
    mine = {id(claim) for claim in claims}
    for pair in (desk.pairs[at] for at in sorted({at for one in mine for at in desk.pairs_of.get(one, ())})):
        if pair.kin >= AGAIN:
            yield from ((x, y) for x, y in ((pair.a, pair.b), (pair.b, pair.a)) if id(x) in mine)
