from dataclasses import replace

import pytest

from crossread.model.claims import Speaker
from crossread.present.layout import lay_out
from crossread.present.people import as_written
from crossread.testing import make_reading, make_record, make_report, make_statement


def speakers_of(text, *speakers):
    """Label and bearing of each row, one statement a speaker."""
    report = make_report(text)
    said = tuple(
        make_statement(report, report.text, id=f"s{n}", source=report.text, speaker=speaker)
        for n, speaker in enumerate(speakers)
    )
    section = lay_out(make_record((make_reading(report, statements=said),))).stories[0].section("speakers")
    return [(row.label, row.kind) for row in section.rows] if section else []


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("hotel's owner, Grand Leisure,:", "Hotel's owner, Grand Leisure"),
        ("Ida Brandt,", "Ida Brandt"),
        ("source in", "Source"),
        ("the coast guard of the", "The coast guard"),
    ],
)
def test_name_is_shown_without_what_it_does_not_end_with(name, shown):
    assert speakers_of("It was said.", Speaker(key="x", name=name)) == [(shown, "")]


@pytest.mark.parametrize("name", ["Dr", "dr.", "Prof. Dr.", "he", "an", "one of", ",:"])
def test_who_is_not_named_has_no_row(name):
    assert speakers_of("It was said.", Speaker(key="x", name=name)) == []


def test_title_before_a_name_is_kept():
    assert speakers_of("It was said.", Speaker(key="x", name="Dr Ida Brandt")) == [("Dr Ida Brandt", "")]


def test_body_has_the_capitals_of_the_text():
    brandt = Speaker(key="x", name="Ida Brandt", role="director,", body="selm flood office|")
    assert speakers_of("The Selm flood office warned.", brandt) == [("Ida Brandt", "director, Selm flood office")]


def test_role_in_our_words_stays_in_small_letters():
    rand = Speaker(key="x", name="Ole Rand", role="president", body="presidency|")
    assert speakers_of("President Rand said so.", rand) == [("Ole Rand", "president, presidency")]


def test_body_in_our_words_has_the_capitals_of_a_name():
    rand = Speaker(key="x", name="Ole Rand", role="spokesperson", body="united nations|")
    assert speakers_of("The United Nations warned.", rand) == [("Ole Rand", "spokesperson, United Nations")]


def test_words_of_a_phrase_that_stands_nowhere_have_their_own_capitals():
    assert (
        as_written("selm water board", ["Water in Selm rose.", "The board met over water and water."])
        == "Selm water board"
    )
    assert as_written("a.b (c", ["x"]) == "a.b (c"


def test_a_role_bears_the_word_that_stands_beside_the_name():
    lee = Speaker(key="x", name="Ann Lee", role="general", body="military|")
    report = make_report("Colonel Ann Lee said so.\n\nA general was there.")
    said = make_statement(report, report.text, id="s", source="Ann Lee", speaker=replace(lee, span=report.span(8, 15)))
    section = lay_out(make_record((make_reading(report, statements=(said,)),))).stories[0].section("speakers")
    assert [row.kind for row in section.rows] == ["colonel, military"]


def test_a_role_bears_no_word_of_the_sentence_after_the_name():
    text = "That is not so, said its spokesman, Ole Lee. Ann Rand, the spokeswoman of the ministry, agreed."
    lee = Speaker(key="x", name="Ole Lee", role="spokesperson", body="presidency|")
    report = make_report(text)
    said = make_statement(report, text, id="s", source="Ole Lee", speaker=replace(lee, span=report.span(36, 43)))
    section = lay_out(make_record((make_reading(report, statements=(said,)),))).stories[0].section("speakers")
    assert [row.kind for row in section.rows] == ["spokesman, presidency"]


def test_an_office_without_a_name_is_the_one_who_is_named_as_its_holder_in_the_story():
    eide = Speaker(
        key="eide", name="Per Eide", role="foreign minister", body="ministry of foreign affairs|NO", country="NO"
    )
    office = replace(eide, key="unnamed|foreign minister", name="Norway's foreign minister")
    readings = []
    for text, speaker in (("Per Eide said so.", eide), ("Norway's foreign minister said so.", office)):
        report = make_report(text, outlet=speaker.key)
        source = text.removesuffix(" said so.")
        readings.append(
            make_reading(report, statements=(make_statement(report, text, source=source, speaker=speaker),))
        )
    section = lay_out(make_record(tuple(readings))).stories[0].section("speakers")
    assert [(row.label, row.text) for row in section.rows] == [("Per Eide", "2 statements, 2 reports")]
