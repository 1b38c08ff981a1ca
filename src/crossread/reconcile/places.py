"""Places lined up: sentences that tell of one thing, put in places that cannot both hold."""

from collections.abc import Iterator
from itertools import combinations, product

from crossread.model.claims import Place
from crossread.model.findings import Finding, Reason
from crossread.reconcile.align import Pair
from crossread.reconcile.build import evidence, make_finding
from crossread.reconcile.desk import Desk
from crossread.reconcile.rules import RULES
from crossread.reconcile.units import share_slot
from crossread.weigh.places import PlaceComparison, bearing_turn, compare_places

ALIGNED = 0.55
"""Score from which two units tell of one thing so surely that their places must agree."""
UNKNOWN = 0.6
"""Kinship from which the same holds where it is not known where one of the places lies, so that only their names tell them apart."""
SURE_SLIPS = frozenset({"bearing", "opposite"})
"""Differences that are told also of units that are less alike."""
ONE_DISTANCE = 0.15
"""Distances that differ by no more than this share may be one, rounded or in other units."""


@RULES.add("places.aligned", version=2)
def aligned_places(desk: Desk) -> Iterator[Finding]:
    """Places in sentences that tell of one thing."""
    groups: dict[tuple[str, str], list[tuple[Pair, Place, Place, PlaceComparison]]] = {}
    for pair in desk.pairs:
        for first, second, comparison in _differing(pair):
            key = tuple(sorted((_told(first), _told(second))))
            groups.setdefault((key[0], key[1]), []).append((pair, first, second, comparison))
    for _, found in sorted(groups.items()):
        yield _finding(desk, found)


@RULES.add("places.reckoned")
def reckoned_places(desk: Desk) -> Iterator[Finding]:
    """Spots reckoned by distance and bearing: one distance from one place in two directions, or one distance and bearing
    from two places of one sort whose names differ ("the cape of ...")."""
    reckoned = [
        (reading.id, place)
        for reading in desk.readings
        for place in reading.claims.places
        if place.bearing and place.distance_km
    ]
    groups: dict[str, list[tuple[str, Place, str, Place, str]]] = {}
    for (one, a), (other, b) in combinations(reckoned, 2):
        if one != other and _one_distance(a, b) and (told := _reckoned_apart(a, b)):
            groups.setdefault(told, []).append((one, a, other, b, told))
    for told, found in sorted(groups.items()):
        yield _reckoned_finding(desk, told, found)


def _one_distance(a: Place, b: Place) -> bool:
    x, y = a.distance_km or 0.0, b.distance_km or 0.0
    return abs(x - y) <= ONE_DISTANCE * max(x, y)


def _reckoned_apart(a: Place, b: Place) -> str:
    """The sentence that tells why two spots at one distance are not one; empty where they may be."""
    if a.key == b.key and bearing_turn(a.bearing, b.bearing) >= 45:
        return f"One distance from {a.name}, in another direction."
    one, other = set(a.key.split()), set(b.key.split())
    resolved = a.latitude is not None and b.latitude is not None
    if a.bearing == b.bearing and one & other and one - other and other - one and not resolved:
        return f"One distance and direction, from a {' '.join(sorted(one & other))} of another name."
    return ""


def _reckoned_finding(desk: Desk, told: str, found: list[tuple[str, Place, str, Place, str]]) -> Finding:
    one, a, other, b, _ = found[0]
    return make_finding(
        desk,
        "place_conflict",
        f"{desk.words(a.span)} ({desk.outlet(one)}) / {desk.words(b.span)} ({desk.outlet(other)}).",
        evidence((p.span for _, x, _, y, _ in found for p in (x, y)), "value"),
        [
            Reason(rule="places.one-distance", weight=0.4, sentence="Both are reckoned at one distance."),
            Reason(rule="places.reckoned-apart", weight=0.3, sentence=told, values=(_told(a), _told(b))),
        ],
        maker=RULES.maker("places.reckoned"),
        values=(_told(a), _told(b)),
    )


def _differing(pair: Pair) -> Iterator[tuple[Place, Place, PlaceComparison]]:
    mine, yours = pair.a.places, pair.b.places
    only_mine = [p for p in mine if not any(_is_one(p, q) for q in yours)]
    only_yours = [q for q in yours if not any(_is_one(p, q) for p in mine)]
    for first, second in product(only_mine, only_yours):
        comparison = compare_places(first, second)
        unknown = first.latitude is None and second.latitude is None and not _share_a_word(first, second, _towns(pair))
        if comparison.verdict != "differ" and not unknown:
            continue
        if not comparison.slip and _both_name(pair, first, second):
            continue
        near = pair.kin >= UNKNOWN if unknown else pair.score >= ALIGNED
        if comparison.slip in SURE_SLIPS or (near and _same_slot(pair, first, second)):
            yield first, second, comparison


def _both_name(pair: Pair, first: Place, second: Place) -> bool:
    """Whether both reports name both places: then one lies within the other, or they tell of two spots."""
    keys = [{place.key for place in unit.reading.claims.places} for unit in (pair.a, pair.b)]
    return all({first.key, second.key} <= known for known in keys)


def _is_one(first: Place, second: Place) -> bool:
    """Whether two sentences that tell of one thing mean one place; by one name they do, wherever each was looked up."""
    return first.key == second.key or compare_places(first, second).verdict == "same"


def _towns(pair: Pair) -> frozenset[str]:
    """The keys of the places of both reports of which it is known where they lie."""
    units = (pair.a, pair.b)
    return frozenset(p.key for unit in units for p in unit.reading.claims.places if p.latitude is not None)


def _share_a_word(first: Place, second: Place, towns: frozenset[str]) -> bool:
    """Whether one name ends as the other does or holds it: "the bridge at Arl" and "Arl", not "Port Arl" and "Port Berk"."""
    one, other = first.key.split(), second.key.split()
    if one[0] == other[0] and one[0] in towns:
        return True  # "Arl Rescuers", "Arl Police": a town and what was written beside it
    return one[-1:] == other[-1:] or set(one) <= set(other) or set(other) <= set(one)


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
