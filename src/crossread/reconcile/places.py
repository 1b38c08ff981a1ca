"""Places lined up: sentences that tell of one thing, put in places that cannot both hold."""

from collections.abc import Iterator
from itertools import product

from crossread.model.claims import Place
from crossread.model.findings import Finding, Reason
from crossread.reconcile.align import Pair
from crossread.reconcile.build import evidence, make_finding
from crossread.reconcile.desk import Desk
from crossread.reconcile.rules import RULES
from crossread.reconcile.units import Unit, share_slot
from crossread.weigh.places import PlaceComparison, compare_places

ALIGNED = 0.55
"""Score from which two units tell of one thing so surely that their places must agree."""
UNKNOWN = 0.6
"""Kinship from which the same holds where it is not known where one of the places lies, so that only their names tell them apart."""
SURE_SLIPS = frozenset({"bearing", "opposite"})
"""Differences that are told also of units that are less alike."""


@RULES.add("places.aligned")
def aligned_places(desk: Desk) -> Iterator[Finding]:
    """Places in sentences that tell of one thing."""
    groups: dict[tuple[str, str], list[tuple[Pair, Place, Place, PlaceComparison]]] = {}
    for pair in desk.pairs:
        for first, second, comparison in _differing(pair):
            key = tuple(sorted((_told(first), _told(second))))
            groups.setdefault((key[0], key[1]), []).append((pair, first, second, comparison))
    for _, found in sorted(groups.items()):
        yield _finding(desk, found)


def _differing(pair: Pair) -> Iterator[tuple[Place, Place, PlaceComparison]]:
    mine, yours = _places(pair.a), _places(pair.b)
    only_mine = [p for p in mine if all(compare_places(p, q).verdict != "same" for q in yours)]
    only_yours = [q for q in yours if all(compare_places(p, q).verdict != "same" for p in mine)]
    for first, second in product(only_mine, only_yours):
        comparison = compare_places(first, second)
        unknown = first.latitude is None and second.latitude is None and not _share_a_word(first, second)
        if comparison.verdict != "differ" and not unknown:
            continue
        near = pair.kin >= UNKNOWN if unknown else pair.score >= ALIGNED
        if comparison.slip in SURE_SLIPS or (near and _same_slot(pair, first, second)):
            yield first, second, comparison


def _share_a_word(first: Place, second: Place) -> bool:
    """Whether one name ends as the other does or holds it: "the bridge at Arl" and "Arl", not "Port Arl" and "Port Berk"."""
    one, other = first.key.split(), second.key.split()
    return one[-1:] == other[-1:] or set(one) <= set(other) or set(other) <= set(one)


def _places(unit: Unit) -> list[Place]:
    return [p for p in unit.reading.claims.places if unit.span.contains(p.span)]


def _same_slot(pair: Pair, first: Place, second: Place) -> bool:
    """Whether both places hang on the same word by the same relation."""
    return share_slot((pair.a, first.span), (pair.b, second.span))


def _told(place: Place) -> str:
    return f"{place.bearing} {place.key}".strip()


def _finding(desk: Desk, found: list[tuple[Pair, Place, Place, PlaceComparison]]) -> Finding:
    pair, first, second, comparison = found[0]
    spans = [p.span for _, a, b, _ in found for p in (a, b)]
    reasons = [
        Reason(
            rule="align.one-thing",
            weight=round(0.3 + 0.35 * pair.score, 4),
            sentence="The sentences tell of one thing.",
        ),
        Reason(
            rule=comparison.reason.rule,
            weight=0.25 if comparison.slip else 0.1,
            sentence=comparison.reason.sentence,
            values=comparison.reason.values,
        ),
    ]
    return make_finding(
        desk,
        "place_conflict",
        f"{desk.words(first.span)} ({desk.outlet(pair.a.report)}) / {desk.words(second.span)} "
        f"({desk.outlet(pair.b.report)}).",
        evidence(spans, "value"),
        reasons,
        maker=RULES.maker("places.aligned"),
        values=(_told(first), _told(second)),
    )
