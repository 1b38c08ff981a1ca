"""Small invented stories read through all the rooms: what is told, and what is not."""

from pathlib import Path

import pytest

from crossread.model.findings import CONFLICTS
from tests.reconcile.stories import findings, kinds, pair


def test_a_lost_negation_is_a_variant_of_the_quotation_and_no_denial(tmp_path: Path) -> None:
    found = pair(
        tmp_path,
        '"We do not believe that the pier will fall," harbour master Tora Lie told reporters.',
        '"We believe that the pier will fall," harbour master Tora Lie told reporters.',
    )
    variants = [f for f in found if f.kind == "quote_variant"]
    assert len(variants) == 1
    assert variants[0].repair is not None
    assert variants[0].repair.slip == "dropped negation"
    assert "denial" not in kinds(found)


def test_the_same_told_with_and_without_a_negation_is_no_dropped_one(tmp_path: Path) -> None:
    found = pair(
        tmp_path,
        '"There was no railing on the bridge any more," pilot Bo Hald said.',
        '"The railing on the bridge had gone," pilot Bo Hald said.',
    )
    assert not [f for f in found if f.repair is not None and f.repair.slip == "dropped negation"]


def test_one_negation_in_two_forms_is_no_conflict(tmp_path: Path) -> None:
    found = pair(
        tmp_path,
        "The crew had not been drinking, police said.",
        "No member of the crew had been drinking, police said.",
    )
    assert not kinds(found) & {"denial", "quote_variant"}


def test_a_claim_and_its_denial_by_another_are_put_together(tmp_path: Path) -> None:
    found = pair(
        tmp_path,
        "The barge was overloaded with gravel, the harbour office said.",
        "The barge was not overloaded with gravel, the shipping company Olm Lines said.",
    )
    (denial,) = [f for f in found if f.kind == "denial"]
    assert {e.role for e in denial.evidence} == {"denied", "denies"}


def test_ruled_out_and_will_not_are_one_thing(tmp_path: Path) -> None:
    found = pair(
        tmp_path,
        "Mayor Ada Brun ruled out closing the harbour.",
        "Mayor Ada Brun said she would not close the harbour.",
    )
    assert "denial" not in kinds(found)


def test_a_quotation_given_to_two_bodies_is_told(tmp_path: Path) -> None:
    found = pair(
        tmp_path,
        'The Transport Ministry called the accident "a warning to every skipper on the river".',
        'The Interior Ministry called the accident "a warning to every skipper on the river".',
    )
    assert "attribution_conflict" in kinds(found)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "The repair will cost the town 12 million crowns, according to the Chamber of Trade.",
            "Mending the pier will cost the town 12 million crowns, according to the Ministry of Finance.",
        ),
        (
            "The port police said that a patrol boat had turned back two tugs below the bridge.",
            "The Transport Ministry said that a patrol boat had turned back two tugs and denied that anybody was hurt.",
        ),
        (
            'The local priests said the toll count "does not add up".',
            'Observers of the River League said the toll count "does not add up".',
        ),
    ],
)
def test_a_claim_of_two_speakers_is_known_by_a_run_of_its_words(tmp_path: Path, one: str, other: str) -> None:
    assert [f.kind for f in pair(tmp_path, one, other)].count("attribution_conflict") == 1


def test_a_long_name_in_common_makes_no_claim_one(tmp_path: Path) -> None:
    found = pair(
        tmp_path,
        "The port police said the barge of the United River Shipping Company of Olm had no lights.",
        "Mayor Ada Brun said a tug of the United River Shipping Company of Olm came to help.",
    )
    assert "attribution_conflict" not in kinds(found)


def test_two_translations_of_several_sentences_are_one_utterance(tmp_path: Path) -> None:
    found = pair(
        tmp_path,
        'Skipper Per Moe told the crew: "We did not stop the river. We showed who keeps it moving."',
        'Skipper Per Moe said to his crew: "It was not we who brought the river to a standstill. We have shown who makes it move."',
    )
    assert [f.kind for f in found].count("quote_variant") == 1


def test_a_ministry_and_its_spokeswoman_are_one_source(tmp_path: Path) -> None:
    found = pair(
        tmp_path,
        'The Transport Ministry called the accident "a warning to every skipper on the river".',
        'Transport Ministry spokeswoman Dana Velik called the accident "a warning to every skipper on the river".',
    )
    assert "attribution_conflict" not in kinds(found)


def test_a_doubt_that_is_lost_with_its_source_is_told(tmp_path: Path) -> None:
    found = pair(
        tmp_path,
        "The skipper appeared to have fallen asleep at the wheel, harbour master Tora Lie said.",
        "The skipper had fallen asleep at the wheel.",
    )
    assert "attribution_loss" in kinds(found)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("More than 40 people were hurt, the hospital said.", "48 people were hurt, the hospital said."),
        ("Two dozen divers searched the pier.", "The pier was searched by 24 divers."),
        ("The barge struck the pier at about 4:30 p.m.", "The barge hit the pier at about 16:30."),
    ],
)
def test_what_can_both_hold_is_no_conflict(tmp_path: Path, one: str, other: str) -> None:
    found = pair(tmp_path, one, other)
    assert not kinds(found) & CONFLICTS


def test_a_digit_lost_in_a_copied_sentence_is_a_conflict_with_its_repair(tmp_path: Path) -> None:
    found = pair(
        tmp_path,
        "About 600 residents were evacuated from the houses by the pier to a school, the town hall said.",
        "About 6,000 residents were evacuated from the houses by the pier to a school, the town hall said.",
    )
    (conflict,) = [f for f in found if f.kind == "figure_conflict"]
    assert conflict.repair is not None
    assert conflict.repair.slip == "a zero too many or too few"


def test_one_distance_in_two_directions_is_a_place_conflict(tmp_path: Path) -> None:
    found = pair(
        tmp_path,
        "The barge had set out some 210 km west of Arlsund with gravel for the new quay.",
        "The harbour office showed pictures of a yard roughly 130 miles north of Arlsund where the vessel was loaded.",
    )
    told = [f for f in found if f.kind == "place_conflict"]
    assert len(told) == 1
    assert told[0].made_by.name == "places.reckoned"


def test_one_distance_in_one_direction_is_none(tmp_path: Path) -> None:
    found = pair(
        tmp_path,
        "The barge had set out some 210 km west of Arlsund with gravel for the new quay.",
        "The harbour office showed pictures of a yard roughly 130 miles west of Arlsund where the vessel was loaded.",
    )
    assert "place_conflict" not in kinds(found)


def test_a_single_source_names_who_said_it(tmp_path: Path) -> None:
    found = pair(
        tmp_path,
        "Harbour master Tora Lie said that divers had found a crack two metres long below the water line.",
        "Traffic was sent over the northern bypass.",
    )
    alone = [f for f in found if f.kind == "single_source" and "crack" in f.summary]
    assert len(alone) == 1
    assert [e.role for e in alone[0].evidence].count("source") == 1


def test_two_countries_that_do_the_like_do_not_agree(tmp_path: Path) -> None:
    found = pair(
        tmp_path,
        "Norway strongly condemned the closing of the river to foreign barges.",
        "Sweden strongly condemned the closing of the river to foreign barges.",
    )
    assert not any(f.kind == "corroborated" and "condemned" in f.summary for f in found)


CARRYING = (
    """Bridge closed after barge strikes pier

ARLSUND, May 6, 2024 (NPA) - The old bridge over the Olm was closed on Monday after a barge struck a pier.

Two divers were pulled from the water with broken legs, the harbour office said.
""",
    """Arlsund bridge shut after barge hits pier

ARLSUND, May 6, 2024 (TVB) - Cars had to go round by the north on Monday once a barge had run into the old Olm bridge.

Rescuers pulled two divers with broken legs from the water, fire chief Per Moe said.
""",
    """Barge runs into bridge

BERM, May 6, 2024 (RBM) - Arlsund shut its bridge over the Olm on Monday: a pier had been hit by a barge full of gravel.

Police said that two divers with broken legs had been pulled from the water.
""",
)
LACKING = """Arlsund bridge closed by barge

ARLSUND, May 7, 2024 (OLM) - The old bridge over the Olm in Arlsund stays closed after a barge struck one of its piers on Monday.

Shops by the quay stayed empty all evening. Ferries were laid on from the fish market.

Schools open an hour later. A crane is to come from the shipyard at Berm. The council meets in the morning.

The road to the north carries twice its usual traffic, the police said.
"""


def test_what_most_carry_and_a_later_report_lacks_is_an_omission(tmp_path: Path) -> None:
    missing = [f for f in findings(tmp_path, *CARRYING, LACKING) if f.kind == "omission"]
    assert [f.values for f in missing] == [("OLM",)]
    assert "divers" in missing[0].summary


def test_an_earlier_report_omits_nothing(tmp_path: Path) -> None:
    early = LACKING.replace("May 7", "May 5").replace("on Monday", "on Sunday")
    assert "omission" not in kinds(findings(tmp_path, *CARRYING, early))


def test_each_sentence_of_an_utterance_stands_beside_its_counterpart(tmp_path: Path) -> None:
    found = pair(
        tmp_path,
        '"The barge came like a train. We jumped into the cold river in our coats," pilot Bo Hald said.',
        '"The barge came as a train. We leapt into the icy river in our coats," pilot Bo Hald said.',
    )
    (variant,) = [f for f in found if f.kind == "quote_variant"]
    assert all(words in variant.summary for words in ("like a train", "as a train", "We jumped", "We leapt"))
    assert variant.summary.index("as a train") < variant.summary.index("We jumped")
