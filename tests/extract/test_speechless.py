"""What cannot speak is no speaker; pronouns are whom they mean."""

import pytest

from crossread.annotate import Reader, annotate, load_reader
from crossread.extract.nameless import is_speechless, nameless
from crossread.extract.parties import find_parties
from crossread.extract.statements import find_statements
from crossread.testing import make_report


@pytest.fixture(scope="module")
def reader() -> Reader:
    return load_reader()


@pytest.mark.parametrize(
    "words",
    [
        "Wednesday",
        "rubber bullets",
        "the gathering",
        "the removal",
        "a landline",
        "Nobody",
        "no one",
        "You",
        "Question",
    ],
)
def test_times_and_things_cannot_speak(words: str) -> None:
    assert is_speechless(nameless(words))


@pytest.mark.parametrize(
    "words", ["two witnesses", "villagers", "the report", "satellite pictures", "her sister", "three soldiers"]
)
def test_people_in_numbers_and_papers_can(words: str) -> None:
    assert not is_speechless(nameless(words))


@pytest.mark.parametrize(
    ("words", "key"),
    [("two agencies", "agency"), ("the churches", "church"), ("the mission that monitors the border", "mission")],
)
def test_the_nameless_are_known_by_their_noun(words: str, key: str) -> None:
    assert nameless(words).key == f"unnamed|{key}"


def test_who_alleges_is_whom_they_means(reader: Reader) -> None:
    report = make_report(
        "The port office said it knew of nine fires. Fourteen families filed suit on Thursday. "
        "They allege the office had been told in May."
    )
    notes = annotate(report, reader)
    found = find_statements(report, notes, find_parties(report, notes, ()))
    (who,) = {s.speaker.name for s in found if s.speaker and s.cue_lemma == "allege"}
    assert "families" in who


@pytest.mark.parametrize(
    "text",
    [
        "Ordia on Friday rejected the Sulmenian claim that its guns had hit the harbour.",
        "Nobody said that it would break.",
    ],
)
def test_an_adjective_and_nobody_say_nothing(reader: Reader, text: str) -> None:
    report = make_report(text)
    notes = annotate(report, reader)
    found = find_statements(report, notes, find_parties(report, notes, ()))
    assert not {s.speaker.name for s in found if s.speaker} & {"Sulmenian", "Nobody"}
