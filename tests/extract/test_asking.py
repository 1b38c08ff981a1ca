import pytest

from crossread.annotate import annotate
from crossread.extract import extract
from crossread.extract.asking import is_of_naming
from crossread.testing import make_report


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Asked whether the bridge was safe, he said the engineers had left.", "whether the bridge was safe"),
        ("When asked why the gate was open, the harbour master says nobody shut it.", "why the gate was open"),
        ('"It was dark," Ann Lee said when asked whether she had seen the boat.', "whether she had seen the boat"),
        ('Pressed on whether the ministry knew, Dana Holt said: "We knew in June."', "whether the ministry knew"),
        ("Questioned about whether shells hit it, the spokesman declined to comment.", "whether shells hit it"),
        ("The mayor was asked on Monday whether the bridge would reopen.", "whether the bridge would reopen"),
    ],
)
def test_a_question_put_to_somebody_is_nobodys_claim(hear, text, asked):
    heard = hear(text)
    one = heard.said[asked]
    assert (one.source, one.speaker, one.modality) == (None, None, "question")
    assert not any(asked in words for words in heard.own)


def test_who_asks_keeps_the_question(hear):
    one = hear("Reporters asked whether the ship was sunk.").said["whether the ship was sunk"]
    assert (one.speaker.name, one.modality) == ("Reporters", "question")


@pytest.mark.parametrize(
    ("clause", "rest"),
    [
        (", who asked not to be named,", "the radar was off"),
        (" who asks to remain anonymous", "the talks failed"),
        (", asking not to be identified,", "the gate was open"),
        (", who spoke on condition of anonymity,", "the pump is old"),
        (", who spoke on condition that his name not be used,", "the pump is old"),
    ],
)
def test_a_wish_to_go_unnamed_is_no_statement(hear, clause, rest):
    heard = hear(f"A diplomat{clause} said that {rest}.")
    assert list(heard.said) == [rest]
    assert not heard.own


@pytest.mark.parametrize(
    "text",
    [
        "The official, who asked not to be named, said the radar was off.",
        "Two engineers requested anonymity. They said the pump was old.",
        "Asked whether the bridge was safe, the mayor said the engineers had left.",
        "Pressed on whether the ministry knew, the mayor said nothing had been hidden.",
        "Reporters asked why the engine had stopped.",
    ],
)
def test_questions_and_wishes_to_go_unnamed_are_no_appeals(report_reader, text):
    report = make_report(text)
    claims = extract(report, annotate(report, report_reader))
    assert not claims.appeals
    assert not [event for event in claims.events if event.plover in ("REQUEST", "DEMAND")]


def test_what_a_question_supposes_is_not_told_as_done(report_reader):
    report = make_report("Asked if the army had fired on the convoy, General Otto Brand said that he had no report.")
    claims = extract(report, annotate(report, report_reader))
    assert {event.modality for event in claims.events} == {"question"}


def test_other_wishes_are_demands(hear):
    heard = hear("The governor asked that the names of the dead be published.")
    assert heard.said["the names of the dead be published"].modality == "demanded"


@pytest.mark.parametrize(
    ("words", "naming"),
    [
        ("for anonymity", True),
        ("not to be further identified", True),
        ("to be identified only by her first name", True),
        ("that the dead not be moved", False),
        ("to remain calm", False),
    ],
)
def test_wishes_to_go_unnamed(words, naming):
    assert is_of_naming(words) is naming
