"""Toponyms: which names are places however they are used, and which namesake each one means."""

import pytest

from crossread.annotate import annotate, load_reader
from crossread.extract.toponyms import find_toponyms, resolve_toponyms
from crossread.testing import make_notes, make_report


@pytest.fixture(scope="module")
def reader():
    return load_reader()


def toponyms_of(text: str, reader, **fields):
    report = make_report(text, **fields)
    found = find_toponyms(report, annotate(report, reader))
    for toponym in found:
        assert report.read(toponym.span)
    return {" ".join(report.read(t.span).split()): t for t in found}


def test_province_after_the_name_decides_between_namesakes(reader):
    found = toponyms_of("The bridge at Paris, Texas, was closed on Monday. Crews from Dallas came to help.", reader)
    assert found["Paris"].country == "US"
    assert "holds it" in " ".join(found["Paris"].reasons)


def test_other_places_decide_between_namesakes(reader):
    near = "A bus left Birmingham for Montgomery and Tuscaloosa, and later for Mobile, the Alabama police said."
    far = "A train left Birmingham for Coventry and Wolverhampton, and later for London, the British operator said."
    assert toponyms_of(near, reader)["Birmingham"].country == "US"
    assert toponyms_of(far, reader)["Birmingham"].country == "GB"


def test_seat_of_the_outlet_decides_where_the_words_do_not(reader):
    text = "A school in Hamilton was closed on Monday after a fire, the town said."
    assert toponyms_of(text, reader, url="https://www.example.co.nz/a")["Hamilton"].country == "NZ"
    assert toponyms_of(text, reader, url="https://www.cincinnati.com/a")["Hamilton"].country == "US"


def test_best_known_namesake_is_meant_without_a_sign(reader):
    found = toponyms_of("The minister flew to London on Monday.", reader)
    assert (found["London"].country, found["London"].kind) == ("GB", "city")
    assert found["London"].confidence > 0.3


@pytest.mark.parametrize(
    ("text", "name", "sense"),
    [
        ("Kenya said on Monday that the road was open.", "Kenya", "government"),
        ("A Kenyan court freed two men on Monday.", "Kenyan", "people"),
        ("The fire broke out in Nairobi on Monday.", "Nairobi", "ground"),
    ],
)
def test_sense_says_how_a_name_is_used(text, name, sense, reader):
    assert toponyms_of(text, reader)[name].sense == sense


def test_country_is_less_precise_than_a_town(reader):
    found = toponyms_of("Crews flew from Kenya to Kampala across Lake Victoria on Monday.", reader)
    assert [found[name].precision for name in ("Kampala", "Kenya", "Lake Victoria")] == [1, 6, 7]


def test_shortened_province_is_a_toponym(reader):
    assert toponyms_of("A man from Huntington, W.Va., was hurt on Monday.", reader)["Huntington"].country == "US"


def test_person_who_is_called_like_a_town_is_no_toponym(reader):
    found = toponyms_of("Anna Lincoln said that she had told Mr. Lincoln so. Lincoln then left.", reader)
    assert "Lincoln" not in found


def test_unknown_name_is_put_beside_a_known_one():
    report = make_report("Shots were heard in Zorbek Street, Kampala.")
    start = report.text.index("Zorbek")
    spans = [(start, start + 13), (report.text.index("Kampala"), report.text.index("Kampala") + 7)]
    street, town = resolve_toponyms(report, make_notes(report), spans)
    assert (street.gazetteer_id, street.latitude) == ("", town.latitude)
    assert street.precision >= 3


@pytest.mark.parametrize("text", ["", "X", "A A A A", "THE THE", "Paris" * 400, "In\n\nIn ("])
def test_odd_text_does_no_harm(text):
    report = make_report(text)
    assert all(t.span.end <= len(text) for t in find_toponyms(report, make_notes(report)))
