import pytest


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The Navy did not give a course to the tanker. Claims that it did are untrue.", "it did"),
        ("The Navy never closed the lock. Reports that it ordered the closure were false.", "it ordered the closure"),
        (
            "The Navy has not sold the ferry. Allegations that officers were paid are baseless and without foundation.",
            "officers were paid",
        ),
        ("The Navy did not fire. Any suggestion that it did is nonsense.", "it did"),
        (
            "The Navy did not fire. Media reports claiming that the trawler was hit have no basis in fact.",
            "the trawler was hit",
        ),
    ],
)
def test_a_release_keeps_its_sentences_and_denies_what_nobody_named_claims(hear, text, words):
    heard = hear(f"Press release 3/26\n\n{text}", outlet="Navy of Kesteria")
    first, second = text.removesuffix(".").split(". ")
    assert heard.own[first].polarity == "negative"
    assert heard.own[second].modality == "denied"
    assert {heard.own[s].speaker.key for s in (first, second)} == {"navy|kesteria"}
    assert list(heard.said) == [words]
    assert heard.said[words].speaker is None


def test_the_next_sentences_subject_does_not_say_a_rumour(hear):
    heard = hear("Rumours that the reactor had leaked are unfounded. The operator shut it for a check.")
    assert heard.said["the reactor had leaked"].source is None
    assert "The operator shut it for a check" in heard.own


@pytest.mark.parametrize(
    "text", ["Claims by villagers that fish had died were wrong.", "The villagers' claim that fish had died is wrong."]
)
def test_whoever_made_an_untrue_claim_is_named(hear, text):
    heard = hear(text)
    assert "villagers" in heard.source(heard.said["fish had died"])
    assert heard.own[text.removesuffix(".")].modality == "denied"


def test_who_calls_claims_untrue_denies(hear):
    heard = hear("Claims that the bridge was mined were untrue, the army said on Monday.")
    one = heard.said["Claims that the bridge was mined were untrue"]
    assert (heard.source(one), one.modality) == ("the army", "denied")


def test_to_report_that_something_is_false_is_no_rumour(hear):
    heard = hear("The ministry reports that the tests were false.")
    assert heard.source(heard.said["the tests were false"]) == "The ministry"
