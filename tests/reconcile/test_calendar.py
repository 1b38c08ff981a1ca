"""Dates that a report gives itself and that cannot be. All texts are invented."""

import pytest

from crossread.annotate import Reader, annotate, load_reader
from crossread.extract import extract
from crossread.model.reading import Reading
from crossread.reconcile.calendar import after_publication, impossible_days, spans_of_time
from crossread.reconcile.desk import Desk
from crossread.testing import make_reading, make_report, make_story, make_when


@pytest.fixture(scope="module")
def reader() -> Reader:
    return load_reader()


def desk_of(text: str, reader: Reader, published: str = "2024-05-08") -> Desk:
    report = make_report(text, published=published)
    notes = annotate(report, reader)
    reading = Reading(report=report, notes=notes, claims=extract(report, notes))
    return Desk.of(make_story([report]), (reading,))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The mill burned down on 31 June 2023, the fire service said.", "31 June 2023"),
        ("The mill burned down on February 30, the fire service said.", "February 30"),
        ("The mill burned down on 29 February 2023, the fire service said.", "29 February 2023"),
        ("The mill burned down on 2023-02-30, the fire service said.", "2023-02-30"),
    ],
)
def test_a_day_that_no_calendar_has_is_told(text: str, words: str, reader: Reader) -> None:
    (finding,) = impossible_days(desk_of(text, reader))
    assert finding.kind == "internal_inconsistency"
    assert finding.values == (words,)


@pytest.mark.parametrize(
    "text",
    [
        "The mill burned down on 29 February 2024, the fire service said.",
        "The mill burned down on Monday, the fire service said.",
        "The mill burned down on 03/04/2024, the fire service said.",
    ],
)
def test_a_day_that_may_be_is_no_impossible_one(text: str, reader: Reader) -> None:
    assert not list(impossible_days(desk_of(text, reader)))


def test_a_day_after_the_stamp_told_as_past_is_told(reader: Reader) -> None:
    (finding,) = after_publication(desk_of("The bridge fell on 19 May 2024, police said.", reader))
    assert "yet tells of Sunday 19 May 2024 as past" in finding.summary


@pytest.mark.parametrize(
    "text",
    [
        "The bridge will close on 19 May 2024, police said.",
        "The bridge fell on 9 May 2024, police said.",  # the day after the stamp: a time zone
        "The bridge fell on 6 May 2024, police said.",
        "The bridge fell on 19 May 2025, police said.",  # no slip of a day: an old stamp
    ],
)
def test_a_day_ahead_or_behind_is_none_after_the_stamp(text: str, reader: Reader) -> None:
    assert not list(after_publication(desk_of(text, reader)))


def test_an_updated_report_may_tell_of_its_update() -> None:
    report = make_report("The bridge fell on 19 May 2024.", published="2024-05-08", updated="2024-05-20")
    reading = make_reading(report, whens=(make_when(report, "19 May 2024", "2024-05-19"),))
    assert not list(after_publication(Desk.of(make_story([report]), (reading,))))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The three-day truce from 4 to 9 May held, the ministry said.", 1),
        ("The three-day truce from 4 to 6 May held, the ministry said.", 0),
        ("The three-day truce from 4 to 7 May held, the ministry said.", 0),
        ("The siege lasted 44 days, from 27 September to 10 November 2020.", 0),
        ("The siege lasted 54 days, from 27 September to 10 November 2020.", 1),
        ("The siege lasted about 50 days, from 27 September to 10 November 2020.", 0),
        ("The two-week fair ran from May 3 to May 17, the town said.", 0),
        ("The two-week fair ran from May 3 to May 27, the town said.", 1),
        ("She led the union for ten years, from 1990 to 2000.", 0),
        ("She led the union for ten years, from 1990 to 2005.", 1),
        ("The strike lasted three days. Shops were shut from 4 to 9 May.", 0),
    ],
)
def test_a_span_lasts_as_long_as_its_words_say(text: str, found: int, reader: Reader) -> None:
    assert len(list(spans_of_time(desk_of(text, reader)))) == found


def test_a_span_without_year_is_measured_too(reader: Reader) -> None:
    assert list(spans_of_time(desk_of("The five-day check, from 4 to 12 March, found nothing.", reader, published="")))
