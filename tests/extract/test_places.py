"""Places: which names are places, which one is meant, and where they lie."""

import pytest

from crossread.annotate import annotate, load_reader
from crossread.extract.places import find_places
from crossread.model.notes import NameMention
from crossread.testing import make_notes, make_report


@pytest.fixture(scope="module")
def reader():
    return load_reader()


def places_of(text: str, reader, **fields):
    report = make_report(text, **fields)
    return report, find_places(report, annotate(report, reader))


def test_bearing_and_distance_belong_to_the_place_and_its_span(reader):
    report, places = places_of("The quake struck 40 km north-east of the mining city of Calama.", reader)
    place = places[-1]
    assert (place.name, place.country, place.bearing, place.distance_km) == ("Calama", "CL", "NE", 40.0)
    assert report.read(place.span) == "40 km north-east of the mining city of Calama"


def test_miles_are_told_in_kilometres(reader):
    _, places = places_of("A plane crashed roughly 130 miles northwest of Nairobi on Sunday.", reader)
    assert [(p.bearing, p.distance_km) for p in places if p.name == "Nairobi"] == [("NW", 209.21)]


def test_north_of_a_country_lies_in_it(reader):
    _, places = places_of("The earth shook in the north of Chile on Sunday.", reader)
    assert [(p.name, p.bearing) for p in places] == [("Chile", "")]


def test_country_that_acts_is_no_place_and_one_where_it_happens_is(reader):
    _, places = places_of("Kenya said on Monday that two men had been arrested in Uganda.", reader)
    assert [p.country for p in places] == ["UG"]


def test_country_that_is_called_on_is_no_place(reader):
    _, places = places_of("The minister called on Chad and urged Sudan to hold talks.", reader)
    assert places == ()


def test_namesake_in_a_country_of_the_report_is_meant(reader):
    _, places = places_of(
        "Kenyan police closed a road in Kampala.\nA fire broke out in Paris, Texas, on Sunday.", reader
    )
    assert [p.country for p in places if p.name == "Kampala"] == ["UG"]


def test_region_around_a_city_is_less_precise_than_the_city(reader):
    _, places = places_of("Two Kyrgyz men were hurt in Batken region. Others were taken to Batken.", reader)
    assert [p.precision for p in places if p.name.startswith("Batken")] == [4, 1]


def test_unknown_village_is_kept_without_coordinates(reader):
    _, places = places_of("The shooting began near the village of Zorbek on Friday.", reader)
    assert [(p.name, p.latitude, p.precision) for p in places] == [("Zorbek", None, 0)]


def test_name_split_by_the_model_is_put_together():
    report = make_report("A plant in Lower Brenk burned.")
    words = {"Lower": 2, "Brenk": 3}
    starts = {word: report.text.index(word) for word in words}
    names = tuple(
        NameMention(start=starts[w], end=starts[w] + len(w), first=words[w] + 1, last=words[w] + 2, label="LOC")
        for w in words
    )
    places = find_places(report, make_notes(report, names=names))
    assert [p.name for p in places] == ["Lower Brenk"]


@pytest.mark.parametrize("text", ["", "x", "\n\n", "In In In", "((((", "in " * 2000])
def test_odd_text_has_no_places(text):
    report = make_report(text)
    assert find_places(report, make_notes(report)) == ()


def test_a_word_in_small_letters_for_what_lies_there_is_no_part_of_a_name(reader):
    _, places = places_of("A seaplane crashed into Nairobi river on Sunday, police in Kenya said.", reader)
    assert [(p.name, p.country) for p in places if "Nairobi" in p.name] == [("Nairobi", "KE")]
