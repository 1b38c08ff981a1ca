"""Look-ups in the gazetteer and in the table of nations."""

import pytest

from crossread.lib.gazetteer import capital_of, country_of, country_spot, nations, spots_called, zone_of
from crossread.lib.spots import fold


@pytest.mark.parametrize(
    ("word", "iso"),
    [
        ("Kenyan", "KE"),
        ("the Netherlands", "NL"),
        ("U.S.", "US"),
        ("South Korean", "KR"),
        ("Côte d'Ivoire", "CI"),
        ("Mars", ""),
    ],
)
def test_country_is_told_by_name_adjective_or_people(word, iso):
    assert country_of(word) == iso


def test_namesakes_come_with_the_most_populous_first():
    spots = [spot for spot in spots_called("Paris") if spot.kind == "city"]
    assert [s.country for s in spots][:2] == ["FR", "US"]
    assert spots[0].population > spots[1].population


def test_other_spelling_leads_to_the_same_entry():
    assert spots_called("Kiev")[0].id == spots_called("Kyiv")[0].id


def test_disputed_region_is_known_with_its_other_names():
    (spot,) = spots_called("Mountainous Karabakh")
    assert (spot.name, spot.kind, spot.precision) == ("Nagorno-Karabakh", "region", 4)


def test_time_zone_of_a_city_a_country_and_a_people():
    assert zone_of("Nairobi") == zone_of("Kenya") == zone_of("Kenyan") == "Africa/Nairobi"
    assert zone_of("Neverland") == ""


def test_every_nation_with_cities_has_a_spot_and_a_capital():
    known = [n for n in nations() if country_spot(n.iso)]
    assert len(known) > 190
    assert capital_of("FR") == "Paris"


def test_folding_drops_case_accents_and_article():
    assert fold("The Łódź") == "lodz"
    assert fold("Xankəndi") == "xankandi"
