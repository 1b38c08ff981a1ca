"""Denials and what they deny; reports are really read."""

from pathlib import Path

import pytest

from crossread.annotate import annotate, load_reader
from crossread.extract import extract
from crossread.model.reading import Reading
from crossread.reconcile.denial_match import covers, may_cover
from crossread.reconcile.desk import Desk
from crossread.testing import make_report, make_story
from tests.reconcile.stories import findings, pair


def denials(tmp_path: Path, one: str, other: str) -> list[str]:
    return [f.summary for f in pair(tmp_path, one, other) if f.kind == "denial"]


def test_an_answer_is_to_the_accusation_not_to_the_words_between(tmp_path: Path) -> None:
    one = (
        "The crew accuse the harbour office of having switched off the lamps on the pier. "
        '"It was as black as a cellar," said mate Bo Hald. The harbour office rejected the accusation.'
    )
    found = denials(tmp_path, one, "Nobody was hurt, the town said.")
    assert len(found) == 1
    assert "lamps" in found[0]


def test_an_answer_in_the_same_sentence_is_to_what_stands_before_it(tmp_path: Path) -> None:
    one = "The skipper had no licence, his wife said; mayor Ada Brun denied it, saying he had one in his coat."
    found = denials(tmp_path, one, "Nobody was hurt, the town said.")
    assert not found or "licence" in found[0]


def test_what_is_called_unfounded_is_denied(tmp_path: Path) -> None:
    one = "Two dockers said that water came in through the engine hatch of the barge."
    other = "Suggestions that water entered by the engine hatch are not supported by what divers saw, the harbour office said."
    assert len(denials(tmp_path, one, other)) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The barge lay at the pier by the disputed border, police said.", "A barge was at the pier near the border, Ann Moe said."),
        ("The office denied the barge access to the pier.", "The barge had access to the pier all night, the dockers said."),
        ("If no offer is made the dockers will strike, the union said.", "An offer will be made to the dockers, the office said."),
        ("A dispute over the pier of the barge went on for years.", "The pier of the barge is old, the office said."),
    ],
)  # fmt: skip
def test_what_denies_nothing_is_no_denial(tmp_path: Path, one: str, other: str) -> None:
    assert denials(tmp_path, one, other) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "The crew allege that lamps were switched off in the lower harbour.",
            "The lamps of the lower harbour were switched off that night.",
        ),
        (
            "The skipper has been locked in his cabin since Friday, the dockers' union said. The harbour office denied it.",
            "The skipper is locked in his cabin and guarded by two men.",
        ),
    ],
)  # fmt: skip
def test_an_accusation_told_as_a_fact_has_lost_its_source(tmp_path: Path, one: str, other: str) -> None:
    assert "attribution_loss" in {f.kind for f in pair(tmp_path, one, other)}


def test_what_nobody_disputes_each_report_may_know_by_itself(tmp_path: Path) -> None:
    one = "The harbour office said that lamps had been switched off in the lower harbour."
    other = "The lamps of the lower harbour were switched off that night."
    assert "attribution_loss" not in {f.kind for f in pair(tmp_path, one, other)}


def test_claims_that_are_not_told_are_matched_with_nothing(tmp_path: Path) -> None:
    found = findings(
        tmp_path,
        "Sulmenian army rejects Ordish claims over Arlsund\n\nSulmenian Wire\n7 May 2024\n\nThe Sulmenian General Staff on Tuesday "
        "rejected as a provocation the Ordish claim that its guns had fired at the harbour of Arlsund.",
        "Harbour of Arlsund shelled\n\nArlsund Courier\n7 May 2024\n\nSix people died when the harbour of Arlsund was shelled on "
        "Monday by Sulmenian guns, mayor Ada Brun said.",
    )
    assert not [f for f in found if f.kind == "denial" and "claims over Arlsund" in f.summary]


def test_what_follows_an_interview_answers_not_its_last_line(tmp_path: Path) -> None:
    talk = (
        "River Post spoke to pilots' secretary Tora Lie about the accident.\n\nQ: Was the warning light switched off?\n\nA: Yes. It "
        "was off for a week.\n\nQ: How many of you were hurt?\n\nA: Three. And one is still in hospital.\n\nOlm Lines has "
        "rejected the accusation."
    )
    found = pair(tmp_path, talk, "Divers looked at the pier on Monday.")
    assert not [f for f in found if f.kind == "denial" and "hospital" in f.summary]


@pytest.mark.parametrize(
    "one",
    [
        "There were rumours that the pier was mined, but they turned out to be false, police said.",
        "Social media posts said that the pier was mined, but this is not true, police said.",
        "Reports that the pier was mined were wrong, police said.",
    ],
)
def test_a_rumour_that_its_own_sentence_calls_false_is_denied(tmp_path: Path, one: str) -> None:
    (found,) = denials(tmp_path, one, "The pier was mined, a docker said.")
    assert "pier was mined” / police" in found


def test_an_answer_within_a_sentence_is_to_nothing_before_the_sentence(tmp_path: Path) -> None:
    one = "Posts spoke of mines on the pier, but this is not true, police said."
    assert denials(tmp_path, one, "Nobody was hurt, the town said.") == []


def test_who_took_no_money_denies_having_taken_a_sum(tmp_path: Path) -> None:
    one = (
        "Harbour master Bo Hald took 40,000 crowns from the skipper, prosecutor Ann Moe said.\n\n"
        '"I took no money from anybody," Hald said on his way out of the office.'
    )
    found = denials(tmp_path, one, "Nobody was hurt, the town said.")
    assert any("40,000 crowns" in summary and "no money" in summary for summary in found)


def test_a_fine_is_not_what_is_denied_by_who_took_no_money(tmp_path: Path) -> None:
    one = (
        "Harbour master Bo Hald was fined 40,000 crowns on Monday, a court clerk said.\n\n"
        '"I took no money from anybody," Hald said on his way out of the office.'
    )
    assert denials(tmp_path, one, "Nobody was hurt, the town said.") == []


def test_a_rejected_charge_is_not_the_claim_before_the_name_that_was_called(tmp_path: Path) -> None:
    one = (
        "About 60 skippers had come to the quay, police said.\n\n"
        'Their spokesman, Kai Roth, spoke of "a rigged inquiry" and said that he would write to the king. '
        "The harbour office rejected the charge."
    )
    assert not [s for s in denials(tmp_path, one, "Nobody was hurt, the town said.") if "60 skippers" in s]


def test_who_did_not_buy_from_somebody_may_have_bought_elsewhere(tmp_path: Path) -> None:
    one = '"My father did not buy the old barge from smugglers," skipper Kai Roth said.'
    assert denials(tmp_path, one, "A dealer had the old barge brought here, and the skipper's father bought it.") == []
    both = tmp_path / "both"
    both.mkdir()
    assert denials(both, one, "Roth's father had bought the old barge from smugglers, prosecutor Ann Moe said.")


@pytest.mark.parametrize(
    "sentence",
    [
        "The harbour office rejected a claim by mate Bo Hald that the lamps on the pier had been switched off.",
        "The harbour office denied the dockers' allegation that the lamps on the pier had been switched off.",
        "The harbour office dismissed accusations from the union that it had switched off the lamps on the pier.",
        "The harbour office rejected the claim of the crew that the pier was dark.",
    ],
)
def test_a_denial_that_names_whose_claim_it_denies_stands_by_itself(tmp_path: Path, sentence: str) -> None:
    assert len(denials(tmp_path, sentence, "Nobody was hurt, the town said.")) == 1


@pytest.mark.parametrize(
    "sentence",
    [
        "The harbour office rejected the union's demand that the pier be lit.",
        "The harbour office denied that anything was wrong with the lamps.",
        "The harbour office confirmed a claim by mate Bo Hald that the lamps had been switched off.",
    ],
)
def test_what_names_no_claim_of_anothers_is_no_denial_by_itself(tmp_path: Path, sentence: str) -> None:
    assert not denials(tmp_path, sentence, "Nobody was hurt, the town said.")


@pytest.mark.parametrize(
    ("claim", "denial"),
    [
        ("Mayor Ada Brun said the old pier was rotten.", "Builder Bo Hald denied that the pier was rotten."),
        ("Skipper Ivo Marsh said the lamps were broken.", "The harbour office said the lamps were not broken."),
        ("Nurse Una Dahl said the ward was overcrowded.", "The clinic denied that the ward was packed."),
    ],
)
def test_a_denial_is_set_against_no_unit_without_its_words(claim: str, denial: str) -> None:
    rest = " ".join(f"Farmer Jo Quist said field {n} was green." for n in range(20))
    reader = load_reader()
    reports = make_report(f"{claim} {rest}", outlet="Post"), make_report(denial, outlet="Mail")
    readings = [Reading(report=r, notes=(n := annotate(r, reader)), claims=extract(r, n)) for r in reports]
    desk = Desk.of(make_story(reports), readings)
    for unit in desk.units:
        if what := desk.denied.get(unit.span):
            held = [u for u in desk.units if covers(desk, u, unit, what)]
            looked_at = may_cover(desk, unit, what)
            assert set(map(id, held)) <= set(map(id, looked_at))
            assert len(looked_at) < 5
