"""What of a reading tells which happening it is about."""

from array import array
from dataclasses import replace

import pytest

from crossread.cluster.furniture import repeated_lines
from crossread.cluster.rarity import Rarity, words_of
from crossread.cluster.traits import days_of_happening, doubted_clocks, mean_vector, traits_of
from crossread.model.notes import NameMention, Sentence
from crossread.testing import make_notes, make_place, make_reading, make_report, make_when, span_of
from tests.cluster.stories import wire


def sentence(*values: float) -> Sentence:
    return Sentence(index=0, start=0, end=1, first=0, last=1, vector=array("f", values))


def test_words_in_lower_case_without_possessive() -> None:
    assert words_of("The mayor’s Aldo-Bay, 14 o'clock") == ["the", "mayor", "aldo-bay", "o'clock"]


def test_rare_words_weigh_more_than_common_ones() -> None:
    rarity = Rarity()
    assert rarity.weight("brennau") > rarity.weight("missile") > rarity.weight("said") == 0.0


def test_word_of_all_reports_at_hand_weighs_less() -> None:
    assert Rarity([["tram"]] * 5000).weight("tram") < Rarity([["tram"]] * 5).weight("tram")


def test_mean_vector_is_of_unit_length() -> None:
    assert mean_vector((sentence(1.0, 0.0), sentence(0.0, 1.0)), (1.0, 1.0)) == pytest.approx([0.5**0.5, 0.5**0.5])


def test_sentences_without_vectors_have_no_mean() -> None:
    assert mean_vector((sentence(),), (1.0,)).size == 0


def test_numbers_leave_out_dates_years_and_small_counts() -> None:
    report = make_report("In 2031 some 1,240 of 61 cows ate 7 hats on May 14.")
    reading = make_reading(report, whens=(make_when(report, "May 14", "2031-05-14"),))
    assert traits_of(reading, Rarity()).numbers == {"1240", "61"}


def test_places_leave_out_the_dateline_and_countries() -> None:
    report = make_report("OSLAU, May 3 - Ice fell on Brennau in Valdoria.", dateline="OSLAU, May 3")
    places = (make_place(report, "OSLAU"), make_place(report, "Brennau"), make_place(report, "Valdoria", precision=6))
    assert traits_of(make_reading(report, places=places), Rarity()).places == {"brennau"}


def test_two_texts_of_one_outlet_in_one_minute_are_a_crawlers_clock() -> None:
    same = [make_reading(make_report(t, outlet="Echo", published="2031-05-03T21:37")) for t in ("A goat.", "A sheep.")]
    other = make_reading(make_report("A cow.", outlet="Post", published="2031-05-03T21:37"))
    assert doubted_clocks((*same, other)) == {reading.id for reading in same}


def test_days_alone_are_no_crawlers_clock() -> None:
    same = [make_reading(make_report(t, outlet="Echo", published="2031-05-03")) for t in ("A goat.", "A sheep.")]
    assert doubted_clocks(same) == frozenset()


def test_doubted_clock_leaves_written_days_only() -> None:
    report = make_report("A goat sang today, on 3 May 2031.", published="2031-11-26T21:37")
    whens = (
        make_when(report, "today", "2031-11-26", anchor="published"),
        make_when(report, "3 May 2031", "2031-05-03", anchor="written"),
    )
    reading = make_reading(report, whens=whens, event_date="2031-11-26")
    traits = traits_of(reading, Rarity(), clock_doubted=True)
    assert (traits.day, traits.published) == ("2031-05-03", "")


def test_lines_that_an_outlet_prints_on_every_page_are_furniture() -> None:
    readings = [
        make_reading(make_report(f"{t} sang.\nRing the desk.", outlet="Echo")) for t in ("Goat", "Sheep", "Cow")
    ]
    furniture = repeated_lines(readings)
    assert furniture == {("Echo", "Ring the desk.")}
    assert "desk" not in traits_of(readings[0], Rarity(), furniture=furniture).words


def test_dateline_tells_the_day_where_nothing_else_does() -> None:
    report = make_report("OSLAU, May 3 - Ice fell.", dateline="OSLAU, May 3")
    assert report.dateline is not None
    report = replace(report, dateline=replace(report.dateline, date="XXXX-05-03"))
    assert days_of_happening(make_reading(report), 0)[0] == "XXXX-05-03"


def test_first_sentence_behind_a_dateline_is_read() -> None:
    assert "rails" in traits_of(wire(), Rarity()).lead_words


def test_person_noted_as_a_place_once_is_no_place() -> None:
    report = make_report("Flowers lay at the shop of Ansel Torvik.\n\nTorvik was killed on Ebba Isle. Ansel was 58.")
    names = (("Ansel Torvik", "LOC", 0), ("Torvik", "PERSON", 1), ("Ebba Isle", "LOC", 0), ("Ansel", "PERSON", 1))
    spans = [(span_of(report, words, nth=nth), label) for words, label, nth in names]
    noted = tuple(NameMention(start=at.start, end=at.end, first=0, last=0, label=label) for at, label in spans)
    reading = make_reading(report, notes=make_notes(report, names=noted))
    assert traits_of(reading, Rarity()).places == {"ebba", "isle"}
