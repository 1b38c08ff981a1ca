"""Two places."""

import pytest

from crossread.testing import make_place, make_report
from crossread.weigh.places import bearing_turn, compare_places, distance_km

REPORT = make_report("Lima Callao Arica Upper Brook Lower Brook Punta Mora Punta Moro")


def place(name: str, **fields):
    return make_place(REPORT, name, **fields)


def test_opposite_bearings_from_one_name_differ():
    a, b = place("Lima", bearing="NE", distance_km=40), place("Lima", bearing="NW", distance_km=40)
    assert (compare_places(a, b).verdict, compare_places(a, b).slip) == ("differ", "bearing")


def test_like_distances_from_one_name_are_the_same():
    a, b = place("Lima", bearing="W", distance_km=230), place("Lima", bearing="W", distance_km=225)
    assert compare_places(a, b).verdict == "same"


@pytest.mark.parametrize(
    ("a", "b", "slip"), [("Upper Brook", "Lower Brook", "opposite"), ("Punta Mora", "Punta Moro", "spelling")]
)
def test_slip_in_a_name_is_named(a, b, slip):
    found = compare_places(place(a), place(b))
    assert (found.verdict, found.slip) == ("differ", slip)


def test_towns_near_each_other_are_near_and_towns_far_apart_differ():
    lima = place("Lima", latitude=-12.04, longitude=-77.03, precision=1)
    callao = place("Callao", latitude=-12.06, longitude=-77.14, precision=2)
    arica = place("Arica", latitude=-18.47, longitude=-70.30, precision=1)
    assert compare_places(lima, callao).verdict == "near"
    assert compare_places(lima, arica).verdict == "differ"
    assert distance_km(lima, arica) == pytest.approx(1010, rel=0.05)


def test_unresolved_places_are_not_said_to_differ():
    assert compare_places(place("Lima"), place("Arica")).reason.rule == "places.unknown"


def test_bearing_moves_the_position():
    lima = place("Lima", latitude=0.0, longitude=0.0)
    north = place("Lima", latitude=0.0, longitude=0.0, bearing="N", distance_km=100)
    assert distance_km(lima, north) == pytest.approx(100, rel=0.01)
    assert bearing_turn("N", "NW") == 45
    assert bearing_turn("N", "?") == 0
