"""Events in PLOVER: who did what to whom, and whether it was done at all."""

import pytest

from crossread.annotate import annotate, load_reader
from crossread.extract.events import find_events
from crossread.extract.places import find_places
from crossread.extract.whens import find_whens
from crossread.testing import make_report, make_statement


@pytest.fixture(scope="module")
def reader():
    return load_reader()


def events_of(text: str, reader, *, statements=(), **fields):
    report = make_report(text, **fields)
    notes = annotate(report, reader)
    made = tuple(make_statement(report, **statement) for statement in statements)
    return report, find_events(report, notes, made, find_whens(report, notes), find_places(report, notes))


def test_attack_has_actor_target_day_and_code(reader):
    report, (event,) = events_of("Rebels attacked an army base near Nairobi on Monday.", reader, published="2024-05-08")
    assert (event.plover, event.cameo, event.date) == ("ASSAULT", "190", "2024-05-06")
    assert report.read(event.actors[0]) == "Rebels"
    assert report.read(event.targets[0]).startswith("an army base")
    assert event.place is not None
    assert report.read(event.place) == "Nairobi"


def test_passive_turns_subject_into_target(reader):
    report, events = events_of("Two students were arrested by police in Kampala.", reader)
    assert [(e.plover, e.mode) for e in events] == [("COERCE", "arrest")]
    assert [report.read(t) for t in events[0].targets] == ["Two students"]
    assert report.read(events[0].actors[0]).startswith("police")


@pytest.mark.parametrize(
    ("text", "lemma", "modality", "polarity"),
    [
        ("The army will attack the town.", "attack", "planned", "positive"),
        ("The army did not attack the town.", "attack", "asserted", "negative"),
        ("The army may attack the town.", "attack", "hedged", "positive"),
        ("The minister urged the rebels to release the hostages.", "release", "demanded", "positive"),
    ],
)
def test_what_is_not_done_is_marked_so(text, lemma, modality, polarity, reader):
    _, events = events_of(text, reader)
    found = [(e.modality, e.polarity) for e in events if e.lemma == lemma]
    assert found == [(modality, polarity)]


def test_companion_word_decides_the_code(reader):
    _, events = events_of("The guards opened fire. The company released a video. The envoys met in Oslo.", reader)
    assert [(e.lemma, e.plover) for e in events] == [("open", "ASSAULT"), ("meet", "CONSULT")]


def test_accident_is_no_assault(reader):
    _, events = events_of("An earthquake killed nine people.", reader)
    assert events == ()


def test_event_in_a_statement_is_the_speakers(reader):
    words = "The ministry said that rebels had attacked the town."
    statement = {
        "words": words,
        "content": "rebels had attacked the town",
        "source": "The ministry",
        "speaker": "ministry",
    }
    _, events = events_of(words, reader, statements=[statement])
    assert [e.said_by for e in events if e.lemma == "attack"] == ["ministry"]


@pytest.mark.parametrize("text", ["", "x", "Attack", "“”", "kill " * 300])
def test_odd_text_is_read_without_failing(text, reader):
    report = make_report(text)
    find_events(report, annotate(report, reader), (), (), ())
