"""What stories that nobody tuned on showed: prices that are raised, headings, other days, short names, answers."""

from pathlib import Path

import pytest

import crossread
from crossread.weigh.names import compare_names
from tests.reconcile.stories import FIRST, SECOND, findings, pair

NEXT_DAY = SECOND.replace("6 May 2024, 18:30", "7 May 2024, 18:30")


def summaries(tmp_path: Path, one: str, other: str, *kinds: str) -> list[str]:
    found = findings(tmp_path, FIRST.format(body=one), NEXT_DAY.format(body=other))
    return [f"{f.kind}: {f.summary}" for f in found if f.kind in kinds]


def test_a_sum_that_a_later_report_says_was_raised_is_brought_up_to_date(tmp_path: Path) -> None:
    one = "The damage comes to 3.2 mln euros, the harbour office said."
    other = "The harbour office on Tuesday raised the damage to 4.1 mln euros from 3.2 mln."
    assert summaries(tmp_path, one, other, "figure_update", "figure_conflict") == [
        "figure_update: Amount of money (damage): “3.2 mln euros”, then “4.1 mln euros”."
    ]


def test_two_sums_without_a_word_of_change_stand_against_each_other(tmp_path: Path) -> None:
    one = "The damage comes to 3.2 million euros, the harbour office said."
    other = "The damage comes to 4.1 million euros, the harbour office said."
    (found,) = summaries(tmp_path, one, other, "figure_update", "figure_conflict")
    assert found.startswith("figure_conflict")


def test_a_heading_loses_no_source(tmp_path: Path) -> None:
    one = "Nine dockers have fallen ill of bad water on the barge, the harbour office said."
    other = "The harbour office spoke of bad water."
    second = NEXT_DAY.replace(
        "Arlsund bridge shut after barge hits pier", "Nine dockers fall ill of bad water on barge"
    )
    found = findings(tmp_path, FIRST.format(body=one), second.format(body=other))
    assert not [f for f in found if f.kind == "attribution_loss"]


def test_a_short_form_of_a_given_name_is_no_other_name() -> None:
    assert compare_names("Walt Hauser", "Walter Hauser").verdict == "variant"
    assert compare_names("Ruth Hauser", "Rose Hauser").verdict != "variant"


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ('"There are no such talks," mayor Ada Brun said.', "talks"),
        ("Mayor Ada Brun denied every word of it.", "talks"),
    ],
)
def test_what_denies_such_a_thing_or_every_word_answers_what_was_said_before(
    tmp_path: Path, answer: str, said: str
) -> None:
    one = f"The dockers' union said the town was in talks to sell the old bridge to a railway. {answer}"
    found = [f for f in pair(tmp_path, one, "Nobody was hurt.") if f.kind == "denial"]
    assert len(found) == 1
    assert said in found[0].summary


def test_a_firm_that_is_only_described_is_no_other_speaker(tmp_path: Path) -> None:
    words = "two thirds of the fees for barges at the old pier are owed by towns upstream"
    one = f"Kremo said that {words}."
    assert not summaries(tmp_path, one, f"The lender said that {words}.", "attribution_conflict")


def test_two_ministries_are_two_speakers(tmp_path: Path) -> None:
    words = "two thirds of the fees for barges at the old pier are owed by towns upstream"
    one, other = f"The finance ministry said that {words}.", f"The defence ministry said that {words}."
    assert summaries(tmp_path, one, other, "attribution_conflict")


def test_a_heading_that_speaks_of_denials_denies_nothing(tmp_path: Path) -> None:
    one = "The dockers' union said the harbour office had sold the old pier."
    second = NEXT_DAY.replace("Arlsund bridge shut after barge hits pier", "Sale of old pier in harbour draws denials")
    found = findings(tmp_path, FIRST.format(body=one), second.format(body="Nobody was hurt."))
    assert not [f for f in found if f.kind == "denial"]


def test_what_somebody_did_not_do_is_not_denied_to_others_in_few_words(tmp_path: Path) -> None:
    one = 'Skipper Carl Vint insisted he had never hidden money abroad. "I have paid," he said.'
    other = "A broker, Ola Rand, said that new rules make it hard to hide money."
    assert not summaries(tmp_path, one, other, "denial")


def test_agency_that_quotes_the_police_is_no_other_speaker(tmp_path: Path) -> None:
    one = "Divers found two anchors and a cannon on the river bed, police said. A tug is stuck too."
    other = (
        "A tug is stuck, NPA reported. Divers found two anchors and a cannon on the river bed, the news agency said."
    )
    assert not summaries(tmp_path, one, other, "attribution_conflict")
    assert not [text for text in summaries(tmp_path, one, other, "corroborated") if "anchors" in text]


@pytest.mark.parametrize("flip", [False, True])
def test_claims_of_a_wire_are_shown_from_the_wire(tmp_path: Path, *, flip: bool) -> None:
    line = "Divers found two anchors and a cannon of the old fleet on the bed of the river, police said."
    texts = f"{line} Nobody was hurt.", f"{line} It rained."
    one, other = reversed(texts) if flip else texts
    told = [text for text in summaries(tmp_path, one, other, "single_source") if "anchors" in text]
    assert told
    assert all("by way of NPA" in text for text in told)


PORT = "The port of Arlsund, which handles 40 percent of the trade of the country, employs {dockers}."
BOSSES = "Bosses lied about their offer to {dockers}, the union's leader claimed as he set out to stop all work at the piers."


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        ("3,200 dockers", "3,500 striking dockers", 1),
        ("3,200 dockers", "1,500 striking dockers", 0),
    ],
)
def test_near_numbers_of_a_noun_that_neither_report_counts_otherwise(
    tmp_path: Path, one: str, other: str, told: int
) -> None:
    second = SECOND.format(body=BOSSES.format(dockers=other))
    found = findings(tmp_path, FIRST.format(body=PORT.format(dockers=one)), second)
    assert len([f for f in found if f.kind == "figure_conflict"]) == told


def test_the_outlet_above_a_headline_is_no_part_of_who_speaks_in_it(tmp_path: Path) -> None:
    text = (
        "Globe Register\nNorway accuses Sweden of jamming signals over airports\nBy Karin Dahl in Oslo\n"
        "3 October 2024 18:40\n\nNorway on Thursday accused Sweden of jamming signals over its northern airports.\n"
    )
    (tmp_path / "a.txt").write_text(text, encoding="utf8")
    (reading,) = crossread.compare([str(tmp_path)]).readings
    sources = {reading.report.read(s.source) for s in reading.claims.statements if s.source}
    assert sources == {"Norway"}


def test_an_aside_denies_the_words_that_it_stands_behind(tmp_path: Path) -> None:
    one = "A docker said that the barge had no pilot, a charge that its owner rejects."
    (told,) = (f for f in findings(tmp_path, FIRST.format(body=one)) if f.kind == "denial")
    assert told.summary == "docker: “the barge had no pilot” / owner: “a charge that its owner rejects”."


def test_other_homes_are_no_count_of_all_of_them(tmp_path: Path) -> None:
    one = "Solenta Care, which runs the home by the pier and 22 other homes, said so."
    other = "Solenta Care, which runs 23 homes, said so."
    found = findings(tmp_path, FIRST.format(body=one), SECOND.format(body=other))
    assert not [f for f in found if f.kind in ("figure_conflict", "figure_update") and "22" in f.summary]


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        (
            "The barge sank within minutes, Ali Masri said, which the pilot Sven Ek denies.",
            "The barge sank within minutes, according to the roads agency.",
            ["Ali Masri: “The barge sank within minutes” / Sven Ek: “which the pilot Sven Ek denies”."],
        ),
        (
            "The harbour master said that three people were hurt.\n\n"
            "The mayor may have said that the bridge was safe, which the union denies.",
            "The harbour office gave no more.",
            [],
        ),
        (
            "Vera Stolz denied that the mayor had said that the fire was started on purpose.",
            "Anna Moe said the fire was started on purpose.",
            [],
        ),
        (
            "The barge had no pilot on board, a guard said, an account Captain Ole Lund disputes.",
            "The harbour office gave no more.",
            ["guard: “The barge had no pilot on board” / Ole Lund: “an account Captain Ole Lund disputes”."],
        ),
    ],
)
def test_who_denies_is_who_the_words_say(tmp_path: Path, one: str, other: str, told: list[str]) -> None:
    found = findings(tmp_path, FIRST.format(body=one), SECOND.format(body=other))
    assert [f.summary for f in found if f.kind == "denial"] == told


def test_what_somebody_denies_lost_no_source_where_another_tells_it(tmp_path: Path) -> None:
    one = "The barge struck the pier at full speed and sank."
    other = "The owner denied that the barge struck the pier at full speed and sank."
    found = findings(tmp_path, FIRST.format(body=one), SECOND.format(body=other))
    assert not [f for f in found if f.kind == "attribution_loss"]


def test_one_text_that_is_printed_with_another_number_conflicts_with_it(tmp_path: Path) -> None:
    body = (
        "The harbour master said {} people were hurt. According to an engineer the steel of the pier was rusted through.\n\n"
        '"Nobody told us about the rust," he said. The owner of the barge denied that it had ignored a warning.'
    )
    second = FIRST.replace("NPA", "WPS")
    found = findings(tmp_path, FIRST.format(body=body.format("two")), second.format(body=body.format("nine")))
    assert [f.summary for f in found if f.kind == "figure_conflict"] == ["People injured: 9 (WPS) / 2 (NPA)."]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The band will play the old song once more.", 'The singer named the song: "Can\'t Stop the Playing!"'),
        (
            "There is not the slightest chance of seeing the wreck from the pier, a diver said.",
            "Nobody can see the wreck from the pier, the harbour master said.",
        ),
        (
            "Divers have seen wrecks under the pier, the harbour office said.",
            "Until this dive no wrecks had ever been seen under the pier, a diver said.",
        ),
        (
            "The wreck is too deep to be seen from the pier, a diver said.",
            "Nobody can see the wreck from the pier, the harbour master said.",
        ),
    ],
)
def test_what_says_the_same_or_tells_of_old_denies_nothing(tmp_path: Path, one: str, other: str) -> None:
    found = findings(tmp_path, FIRST.format(body=one), SECOND.format(body=other))
    assert not [f for f in found if f.kind == "denial"]
