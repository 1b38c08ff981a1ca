"""Sayings that were none, or are yet to come."""

import pytest

from crossread.reconcile.units import units_of
from crossread.testing import make_reading

NEVER = [
    "At no point did Oda Lund say that the dam was safe.",
    "At no time did the ministry claim that the dam was safe.",
    "At no stage has Karl Berg said the dam was safe.",
    "It is not true that Oda Lund said the dam was safe.",
    "It was untrue that Ada Brun said the dam was safe.",
    "It is false that the mayor claimed the dam was safe.",
    "Oda Lund stopped short of saying that the dam was safe.",
    "The minister stopped short of saying the dam was safe.",
    "Officials fell short of saying that the dam was safe.",
    "Instead of saying that the dam was safe, Oda Lund wept.",
    "Instead of claiming that the dam was safe, Bo Hald sighed.",
    "Oda Lund was falsely quoted as saying the dam was safe.",
    "The mayor was wrongly quoted as saying that the dam was safe.",
    "Bo Hald has been falsely cited by the Post as saying the dam was safe.",
    "Oda Lund has yet to say that the dam was safe.",
    "The ministry had yet to say that the dam was safe.",
    "The mayor has yet to say the dam was safe.",
    "Oda Lund avoided saying that the dam was safe.",
    "The minister refrained from saying that the dam was safe.",
    "The mayor failed to say that the dam was safe.",
]
PERHAPS = [
    "Oda Lund is rumoured to have said the dam was safe.",
    "The mayor was thought to have said that the dam was safe.",
    "Bo Hald is believed to have said the dam was safe.",
    "The mayor is expected to say that the dam was safe.",
    "Oda Lund is expected to say on Monday that the dam was safe.",
    "The minister is likely to say that the dam was safe.",
    "Oda Lund will say on Friday that the dam was safe, aides said.",
    "The mayor will say that the dam was safe, her office said.",
    "The minister is to say tomorrow that the dam was safe, two officials said.",
]
SAID = [
    "Oda Lund is quoted as saying that the dam was safe.",
    "Oda Lund said that at no point was the dam in danger.",
    "The mayor said that the firm has yet to pay.",
    "The mayor said that it is not true that the dam leaked.",
    "“We will say it again: the dam was safe,” Oda Lund said.",
]


@pytest.mark.parametrize("hear", ["rules and model"], indirect=True)
@pytest.mark.parametrize(
    ("text", "saying"), [*((text, "negated") for text in NEVER), *((text, "possible") for text in PERHAPS)]
)
def test_what_was_not_said_is_kept_as_such(hear, text, saying):
    heard = hear(f"Tom Hale spoke on Monday. {text}")
    told = {one.saying for words, one in heard.said.items() if "dam was safe" in words}
    assert told == {saying}
    assert not [words for words in heard.own if "dam was safe" in words]
    units = units_of(make_reading(heard.report, statements=heard.statements))
    assert not [unit for unit in units if "dam was safe" in unit.text]


@pytest.mark.parametrize("text", SAID)
def test_what_was_said_stays_so(hear, text):
    assert {one.saying for one in hear(text).said.values()} == {"done"}


@pytest.mark.parametrize("name", ["Oda Lund", "Karl Berg", "Una Dahl"])
def test_who_is_rumoured_to_have_said_it_is_the_speaker(hear, name):
    one = hear(f"Tom Hale spoke on Monday. {name} is rumoured to have said the mill burned.").said["the mill burned"]
    assert one.speaker.name == name
