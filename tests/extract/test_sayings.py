import pytest

from crossread.annotate import annotate
from crossread.extract import extract
from crossread.reconcile.units import units_of
from crossread.testing import make_reading, make_report


@pytest.mark.parametrize(
    ("text", "words", "saying", "polarity", "modality"),
    [
        ("The minister never said that the dam was safe.", "the dam was safe", "negated", "negative", "asserted"),
        ("Dana Holt did not say that the road is open.", "the road is open", "negated", "negative", "asserted"),
        (
            "The firm has never claimed that its wells are clean.",
            "its wells are clean",
            "negated",
            "negative",
            "asserted",
        ),
        ("The guard declined to say whether it sank.", "whether it sank", "negated", "negative", "asserted"),
        ("The mayor may have said that the hall was full.", "the hall was full", "possible", "positive", "hedged"),
        ("Ann Lee might have told them that the gate is shut.", "the gate is shut", "possible", "positive", "hedged"),
        ("The army could have claimed that it was mined.", "it was mined", "possible", "positive", "hedged"),
        (
            "Had the minister said that the dam was safe, nobody would have left.",
            "the dam was safe",
            "conditional",
            "positive",
            "conditional",
        ),
        (
            "Should the ministry say that the road is open, trucks will leave.",
            "the road is open",
            "conditional",
            "positive",
            "conditional",
        ),
        (
            "Nobody knows whether the minister said that the dam was safe.",
            "the dam was safe",
            "question",
            "positive",
            "question",
        ),
        ("Did the mayor say that the hall was full?", "the hall was full", "question", "positive", "question"),
    ],
)
def test_words_that_nobody_is_told_to_have_said(hear, text, words, saying, polarity, modality):
    one = hear(text).said[words]
    assert (one.saying, one.polarity, one.modality) == (saying, polarity, modality)


@pytest.mark.parametrize(
    "text",
    [
        "The mayor said that the hall was full.",
        "The mayor not only said that the hall was full but showed a picture.",
        "If the dam breaks, the ministry said, the town will be flooded.",
        "The mayor did not wait and said that the hall was full.",
    ],
)
def test_words_that_were_said(hear, text):
    assert {one.saying for one in hear(text).said.values()} <= {"done"}


@pytest.mark.parametrize(
    "text",
    ["If the minister said so, she was wrong about the dam.", "If Dana Holt says so, the union is mistaken."],
)
def test_what_would_follow_from_a_saying_is_not_said(hear, text):
    assert not hear(text).said


@pytest.mark.parametrize("few", ["Few officials", "Very few residents", "Hardly any divers", "Not many engineers"])
def test_few_are_no_speaker(hear, few):
    heard = hear(f"{few} said that the dam was safe.")
    assert [(one.speaker, one.saying) for one in heard.said.values()] == [(None, "negated")]


def test_a_few_are_some(hear):
    assert hear("A few officials said that the dam was safe.").said["the dam was safe"].saying == "done"


def test_nothing_is_compared_with_words_that_nobody_said(hear):
    heard = hear("The minister never said that the dam was safe. The mayor said that the dam was safe.")
    reading = make_reading(heard.report, statements=heard.statements)
    keys = [unit.statement.saying for unit in units_of(reading)]
    assert set(keys) == {"done"}


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("The minister never said that troops had attacked the village.", "hedged"),
        ("The minister may have said that troops had attacked the village.", "hedged"),
        ("Nobody knows whether the minister said that troops had attacked the village.", "question"),
    ],
)
def test_what_nobody_is_told_to_have_said_is_no_deed(report_reader, text, modality):
    report = make_report(text)
    claims = extract(report, annotate(report, report_reader))
    attack = next(event for event in claims.events if report.read(event.trigger) == "attacked")
    assert (attack.modality, attack.said_by) == (modality, "")
