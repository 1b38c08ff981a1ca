"""The gazetteer's packed table."""

import pytest

from crossread.lib.gazetteer import abbreviated, demonym_spot, spots_called
from crossread.lib.spots import coordinates_of, entries_called, fold, names_listed


def test_folding_drops_case_accents_marks_and_article():
    assert fold("The Łódź") == "lodz"
    assert fold("Côte d'Ivoire") == "cote divoire"
    assert fold("St. John's") == "st johns"
    assert fold("the") == "the"


def test_saint_may_be_shortened():
    assert {s.id for s in entries_called("st petersburg")} == {s.id for s in entries_called("saint petersburg")}


def test_own_name_comes_before_another_ones():
    kinds = [spot.other for spot in entries_called("calama")]
    assert kinds == sorted(kinds)


def test_entry_has_coordinates_province_people_and_zone():
    nairobi = entries_called("nairobi")[0]
    assert (nairobi.country, nairobi.kind, nairobi.precision, nairobi.zone) == ("KE", "city", 1, "Africa/Nairobi")
    assert abs(nairobi.latitude + 1.28) < 0.1
    assert nairobi.population > 1_000_000
    assert coordinates_of(nairobi.id) == (nairobi.latitude, nairobi.longitude)


@pytest.mark.parametrize("name", ["", "   ", "\t", "Zorbekistan", "12345", "x" * 5000])
def test_name_of_nothing_has_no_entries(name):
    assert spots_called(name) == ()


def test_table_is_whole():
    assert sum(1 for _ in names_listed()) > 200_000
    assert coordinates_of("no such number") is None


@pytest.mark.parametrize(
    ("written", "name"), [("S.C.", "South Carolina"), ("W.Va", "West Virginia"), ("L.A.", "Los Angeles")]
)
def test_shortened_names_are_known_to_the_letter(written, name):
    spot = abbreviated(written)
    assert spot is not None
    assert spot.name == name
    assert abbreviated(written.lower()) is None


@pytest.mark.parametrize(("word", "name"), [("Kenyans", "Kenya"), ("Bavarian", "Bavaria"), ("Tuesday", "")])
def test_people_point_at_their_place(word, name):
    spot = demonym_spot(word)
    assert (spot.name if spot else "") == name


@pytest.mark.parametrize(
    ("name", "kind", "precision"),
    [
        ("Black Sea", "sea", 7),
        ("Nagorno-Karabakh", "region", 4),
        ("Kenya", "country", 6),
        ("Europe", "region", 6),
        ("Mount Kenya", "landmark", 2),
        ("Northamptonshire", "region", 4),
        ("Orange County", "region", 5),
    ],
)
def test_precision_is_ucdps(name, kind, precision):
    spot = spots_called(name)[0]
    assert (spot.kind, spot.precision) == (kind, precision)


def test_each_entry_of_a_name_stands_once():
    for name in ("UK", "Washington D.C.", "Texas", "Kent"):
        ids = [spot.id for spot in spots_called(name)]
        assert len(ids) == len(set(ids))
