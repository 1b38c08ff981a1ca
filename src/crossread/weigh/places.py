"""Two places: the same, near each other or one within the other, or apart."""

import math
from dataclasses import dataclass, replace
from typing import Literal

from crossread.lib.slips import edits
from crossread.model.claims import Place
from crossread.model.findings import Reason

PlaceVerdict = Literal["same", "near", "differ"]

_BEARINGS = {
    name: 22.5 * i
    for i, name in enumerate(
        ("N", "NNE", "NE", "ENE", "E", "ESE", "SE", "SSE", "S", "SSW", "SW", "WSW", "W", "WNW", "NW", "NNW")
    )
}
_OPPOSITES = (
    ("upper", "lower"),
    ("north", "south"),
    ("east", "west"),
    ("northern", "southern"),
    ("eastern", "western"),
)
_NEAR_KM = {0: 10.0, 1: 10.0, 2: 30.0, 3: 60.0, 4: 200.0, 5: 300.0, 6: 1000.0, 7: 300.0}


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceComparison:
    """What two places have to do with each other.

    `verdict`: `same`, `near` (both may be said of one spot: one holds the other, or they lie within their precision),
    or `differ`. `km` is their distance where both have coordinates. `slip`: `spelling` (a letter or two), `opposite`
    (upper / lower, north / south), `bearing`, `distance`.
    """

    verdict: PlaceVerdict
    reason: Reason
    km: float | None = None
    slip: str = ""


def compare_places(a: Place, b: Place) -> PlaceComparison:
    """How two places relate. Whether they are given for one happening is for the caller to know."""
    if a.key == b.key and (not a.country or not b.country or a.country == b.country):
        return _compare_offsets(a, b)
    if slip := name_slip(a.key, b.key):
        sentence = f"{a.name} and {b.name} differ by {'a word' if slip == 'opposite' else 'a letter or two'}"
        return replace(_verdict("differ", "places.slip", -0.8, sentence, (a, b)), slip=slip)
    if a.country and b.country and a.country != b.country and 6 not in (a.precision, b.precision):
        return _verdict("differ", "places.country", -0.9, f"{a.name} and {b.name} are in different countries", (a, b))
    km = distance_km(a, b)
    if km is None:
        return _verdict("near", "places.unknown", 0.0, f"where {a.name} or {b.name} lies is not known", (a, b))
    if km <= max(_NEAR_KM[a.precision], _NEAR_KM[b.precision]):
        return _verdict("near", "places.near", 0.5, f"{a.name} and {b.name} lie {km:.0f} km apart", (a, b))
    return _verdict("differ", "places.apart", -0.8, f"{a.name} and {b.name} lie {km:.0f} km apart", (a, b))


def _compare_offsets(a: Place, b: Place) -> PlaceComparison:
    """Places reckoned from one name: by bearing and distance where both give them."""
    if a.bearing and b.bearing and (turn := bearing_turn(a.bearing, b.bearing)) >= 45:
        sentence = f"{_offset(a)} and {_offset(b)} of {a.name} lie {turn:.0f} degrees apart"
        return replace(_verdict("differ", "places.bearing", -1.0, sentence, (a, b)), slip="bearing")
    if (
        a.distance_km
        and b.distance_km
        and abs(a.distance_km - b.distance_km) > 0.15 * max(a.distance_km, b.distance_km)
    ):
        sentence = f"{_offset(a)} and {_offset(b)} of {a.name} are not the same distance"
        return replace(_verdict("differ", "places.distance", -0.6, sentence, (a, b)), slip="distance")
    if bool(a.bearing or a.distance_km) != bool(b.bearing or b.distance_km):
        return _verdict("near", "places.offset", 0.5, f"one is at {a.name}, the other is reckoned from it", (a, b))
    return _verdict("same", "places.same", 1.0, f"both are {a.name}", (a, b))


def _offset(place: Place) -> str:
    distance = f"{place.distance_km:.0f} km " if place.distance_km else ""
    return f"{distance}{place.bearing}".strip()


def bearing_turn(a: str, b: str) -> float:
    """Degrees (0..180) between two compass bearings ("NE", "NNW"); 0 where one is not known."""
    if a not in _BEARINGS or b not in _BEARINGS:
        return 0.0
    turn = abs(_BEARINGS[a] - _BEARINGS[b])
    return min(turn, 360 - turn)


def name_slip(a: str, b: str) -> Literal["", "spelling", "opposite"]:
    """The slip that would make one folded name of the other: a letter or two, or a word exchanged for its opposite."""
    first, second = a.split(), b.split()
    if len(first) == len(second) > 1:
        other = [(x, y) for x, y in zip(first, second, strict=True) if x != y]
        if len(other) == 1 and any(set(other[0]) == set(pair) for pair in _OPPOSITES):
            return "opposite"
    longest = max(len(a), len(b))
    allowed = 0 if longest < 5 else 1 if longest < 9 else 2
    return "spelling" if 0 < edits(a, b, at_most=allowed) <= allowed else ""


def position_of(place: Place) -> tuple[float, float] | None:
    """Latitude and longitude of a place, moved by its bearing and distance where it has them."""
    if place.latitude is None or place.longitude is None:
        return None
    if place.bearing not in _BEARINGS or not place.distance_km:
        return place.latitude, place.longitude
    angle, km = math.radians(_BEARINGS[place.bearing]), place.distance_km
    latitude = place.latitude + km * math.cos(angle) / 111.195
    shrink = max(0.01, math.cos(math.radians(place.latitude)))
    return latitude, place.longitude + km * math.sin(angle) / (111.195 * shrink)


def distance_km(a: Place, b: Place) -> float | None:
    """Great-circle distance in km; None where one of the two is not resolved."""
    first, second = position_of(a), position_of(b)
    if first is None or second is None:
        return None
    lat1, lon1, lat2, lon2 = (math.radians(x) for x in (*first, *second))
    chord = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return 2 * 6371.0088 * math.asin(math.sqrt(min(1.0, max(0.0, chord))))


def _verdict(
    verdict: PlaceVerdict, rule: str, weight: float, sentence: str, pair: tuple[Place, Place]
) -> PlaceComparison:
    a, b = pair
    reason = Reason(rule=rule, weight=weight, sentence=sentence, values=(a.name, b.name))
    return PlaceComparison(verdict=verdict, reason=reason, km=distance_km(a, b))
