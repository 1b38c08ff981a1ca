"""One thing in other words: the senses of words, and denials that share few words with what they deny."""

from pathlib import Path

import pytest

from crossread.model.notes import Token
from crossread.reconcile.senses import senses_of
from tests.reconcile.stories import findings, pair


def words(*tagged: str) -> list[Token]:
    """Tokens of "word/TAG"; trees do not matter here."""
    parts = [one.split("/") for one in tagged]
    return [
        Token(index=i, start=i, end=i + 1, text=text, lemma=text, tag=tag, morph="", dep="", head=i, sentence=0)
        for i, (text, tag) in enumerate(parts)
    ]


def test_a_phrase_is_one_sense_across_articles_and_pronouns() -> None:
    assert "death" in senses_of(words("lost/VERB", "his/PRON", "life/NOUN"))
    assert [t.text for t in senses_of(words("ran/VERB", "out/ADV"))["shortage"]] == ["ran", "out"]


def test_a_word_has_a_sense_only_as_its_part_of_speech() -> None:
    assert "shots" in senses_of(words("fired/VERB"))
    assert "shots" not in senses_of(words("fire/NOUN"))


@pytest.mark.parametrize(
    ("claim", "denial"),
    [
        (
            "The barge, crammed with pilgrims, left the pier at noon, dockers said.",
            "The barge was not overloaded, its owner Ada Brun said.",
        ),
        (
            "The island's clinic ran out of insulin on Monday, nurses said.",
            "There was no shortage of insulin at the clinic, governor Ada Brun said.",
        ),
    ],
)
def test_a_denial_may_have_other_words_than_its_claim(tmp_path: Path, claim: str, denial: str) -> None:
    assert [f.kind for f in pair(tmp_path, claim, denial)].count("denial") == 1


@pytest.mark.parametrize(
    ("claim", "denial"),
    [
        ("Three dockers were wounded on the barge, police said.", "No passenger of the barge was hurt, its owner Ada Brun said."),
        ("The barge was packed with pilgrims, dockers said.", "The pier was not overcrowded, its owner Ada Brun said."),
    ],
)  # fmt: skip
def test_what_is_said_of_another_is_not_denied_in_other_words(tmp_path: Path, claim: str, denial: str) -> None:
    assert "denial" not in [f.kind for f in pair(tmp_path, claim, denial)]


def test_whose_charges_are_unfounded_tells_what_is_denied(tmp_path: Path) -> None:
    one = "The Skippers' League accused wardens of dumping diesel into the lagoon."
    other = (
        "Harbour chief Ada Brun said the pier was swept. "
        '"The allegations spread by a league of skippers from the north are without foundation," Brun said.'
    )
    assert [f.kind for f in pair(tmp_path, one, other)].count("denial") == 1


def test_a_charge_that_another_states_flatly_in_other_words_lost_its_source(tmp_path: Path) -> None:
    one = (
        "Two people were hurt at the fish market, the town said on Friday, while a dockers' union put the number "
        "at six and accused troops of firing tear gas into the fish hall."
    )
    other = "Soldiers fired tear gas into the fish hall on Friday morning."
    assert "attribution_loss" in [f.kind for f in pair(tmp_path, one, other)]


def test_what_another_is_made_to_rule_out_is_no_fact(tmp_path: Path) -> None:
    one = "The dockers accused the owner of selling the lower pier to the Brun line."
    other = "A sale of the lower pier to the Brun line the owner excluded."
    assert "attribution_loss" not in [f.kind for f in pair(tmp_path, one, other)]


def test_two_wordings_of_one_claim_under_two_speakers_are_a_conflict(tmp_path: Path) -> None:
    one = "The divers went in through a lower hatch that had not been locked, harbour chief Ada Brun said."
    other = "The divers got in through a lower hatch which had not been locked, said fisheries minister Ole Rask."
    assert "attribution_conflict" in [f.kind for f in pair(tmp_path, one, other)]


def test_an_outlet_may_answer_what_it_tells_in_the_same_sentence(tmp_path: Path) -> None:
    one = "When the mill writes that no dye of any kind reached its ditch, that's simply not so. I have seen the ditch."
    other = "No dye of any kind reached our ditch, the mill said."
    assert [f.kind for f in pair(tmp_path, one, other)].count("denial") == 1


def test_one_who_is_meant_by_a_pronoun_may_be_what_is_denied(tmp_path: Path) -> None:
    one = "The skipper went down with his barge, a docker said."
    other = "The skipper was questioned on Monday. Police chief Ada Brun dismissed reports that he had drowned."
    assert [f.kind for f in pair(tmp_path, one, other)].count("denial") == 1


def test_what_a_release_only_has_indications_of_lost_its_doubt_where_it_is_a_fact(tmp_path: Path) -> None:
    release = (
        "Ministry of Fisheries of Olmland\n\nPress release\n\nArlsund, 5 December 2023\n\n"
        "Nine divers broke the lower lock of Arlsund on Monday. "
        "The inquiry has brought to light indications that the divers were paid sums of up to 900 crowns.\n"
    )
    radio = (
        "Radio Arlsund, 5 December 2023\n\nThe lower lock of Arlsund stood open on Monday after divers had been at it.\n\n"
        "The divers had been paid 900 crowns each. Nobody was at the lock.\n"
    )
    told = [f for f in findings(tmp_path, release, radio) if f.kind == "attribution_loss"]
    assert [f.values for f in told] == [("Ministry of Fisheries of Olmland", "own voice")]
