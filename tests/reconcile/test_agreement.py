"""What is told as agreed, and as told by one origin alone; reports are really read."""

from pathlib import Path

import pytest

from crossread.model.findings import Finding
from crossread.reconcile.bare import leaves_open
from tests.reconcile.stories import findings

CHARGED = (
    "Wells near Asten found poisoned\n\nASTEN, June 3, 2024 (OPA) - Six wells near Asten were found to be poisoned on Monday.\n\n"
    "Farmers accused the Orvo mining company of having dumped cyanide in the stream.\n\n{denial}\n"
)
SAID = (
    "Mining firm blamed for poisoned wells\n\nAsten Herald\n3 June 2024\n\nThe Orvo mining company dumped cyanide in the Asten "
    "stream, farmers said on Monday.\n\nSix wells were found poisoned.\n"
)
PLAIN = (
    "Poisoned wells: company dumped cyanide\n\nValley Radio\n4 June 2024\n\nSix wells near Asten have been closed.\n\n"
    "The Orvo mining company dumped cyanide in the stream near Asten.\n"
)


def of_kind(found: list[Finding], kind: str, word: str) -> list[Finding]:
    return [f for f in found if f.kind == kind and word in f.summary]


def test_an_accusation_is_agreed_on_only_as_what_its_speaker_says(tmp_path: Path) -> None:
    agreed = of_kind(findings(tmp_path, CHARGED.format(denial=""), SAID), "corroborated", "cyanide")
    assert all(f.summary.lower().startswith("farmers: ") for f in agreed)
    assert agreed


def test_a_fact_told_by_an_outlet_bears_no_accusation_out(tmp_path: Path) -> None:
    found = findings(tmp_path, CHARGED.format(denial=""), PLAIN)
    assert not of_kind(found, "corroborated", "cyanide")


def test_what_is_agreed_and_denied_is_told_as_disputed(tmp_path: Path) -> None:
    denial = "Orvo denied having dumped anything in the stream."
    agreed = of_kind(findings(tmp_path, CHARGED.format(denial=denial), SAID), "corroborated", "cyanide")
    assert agreed
    assert all("disputed" in f.summary for f in agreed)
    assert all("denies" in {e.role for e in f.evidence} for f in agreed)


@pytest.mark.parametrize(
    "body",
    [
        "The coast guard did not say how many sailors were aboard the barge that night.",
        "The coast guard did not specify which cargo the barge was carrying that night.",
        "The coast guard declined to say whether the barge had been inspected this year.",
        "Asked whether the barge had been inspected this year, the coast guard said that it had.",
    ],
)
def test_what_nobody_says_is_no_claim_of_one_origin(tmp_path: Path, body: str) -> None:
    one = f"Barge sinks off Helmo\n\nHELMO, July 8, 2024 (HNA) - A barge sank off Helmo on Monday.\n\n{body}\n"
    other = "Barge goes down off Helmo\n\nHarbour Times\n8 July 2024\n\nA barge went down off Helmo on Monday.\n"
    alone = [f.summary for f in findings(tmp_path, one, other) if f.kind == "single_source"]
    assert not [s for s in alone if any(w in s for w in ("how many", "which cargo", "whether", "inspected this year"))]


def test_what_is_denied_is_never_listed_as_a_claim(tmp_path: Path) -> None:
    one = (
        "Barge sinks off Helmo\n\nHELMO, July 8, 2024 (HNA) - A barge sank off Helmo on Monday.\n\nThe Torland Navy denied that it "
        "had any part in the sinking of the barge.\n"
    )
    other = "Barge goes down off Helmo\n\nHarbour Times\n8 July 2024\n\nA barge went down off Helmo on Monday.\n"
    alone = [f for f in findings(tmp_path, one, other) if f.kind == "single_source" and "any part" in f.summary]
    assert all("denied" in f.summary for f in alone)


@pytest.mark.parametrize(
    ("words", "is_open"),
    [
        ("We do not know yet who gave the order", True),
        ("It is unclear how many were aboard", True),
        ("nobody could say where the barge had gone", True),
        ("Kestria had given the order", False),
        ("The mayor knew who had given the order", False),
        ("The barge did not stop where it should have", False),
    ],
)
def test_words_that_say_that_it_is_not_known_leave_it_open(words: str, is_open: bool) -> None:
    assert leaves_open(words) is is_open


WIRE = """Four farmers killed in San Telmo

SAN TELMO, Feb. 11, 2026 (WPS) - Four farmers were killed in the village of San Telmo on Tuesday night.

{body}

The village lies in the hills above the river, where coffee is grown. The road to it is often washed away.
"""
PAPER = """Night of death in San Telmo

El Faro
11 February 2026

Nobody in San Telmo slept on Tuesday night, when four farmers lost their lives in their own yard.

{body}

A mass is to be held on Saturday, and the school will stay shut all week, says the teacher.
"""


def told(tmp_path: Path, one: str, other: str) -> list[Finding]:
    return findings(tmp_path, WIRE.format(body=one), PAPER.format(body=other))


def test_two_doers_of_one_deed_are_not_agreed_on(tmp_path: Path) -> None:
    shot = "The ministry said the farmers were shot dead by fighters of the Free Front."
    found = told(tmp_path, shot, "The farmers were shot dead by soldiers of the army.")
    assert not [f for f in found if f.kind == "corroborated" and "shot" in f.summary]


def test_one_voice_in_two_reports_is_told_as_one(tmp_path: Path) -> None:
    found = told(
        tmp_path,
        "Some 14 villagers were injured, General Ole Keldi said.",
        'General Ole Keldi said that 14 villagers were injured. "Nobody warned us," he said.',
    )
    voiced = [f for f in found if f.kind == "corroborated" and "14" in f.summary + "".join(f.values)]
    assert voiced and all(f.summary.startswith("Ole Keldi: ") and f.origins_high == 1 for f in voiced)


def test_a_question_denies_nothing(tmp_path: Path) -> None:
    found = told(
        tmp_path,
        "Keldi said that a complaint was filed with the prosecutors in May.",
        "EL FARO: Why did you not file a complaint with the prosecutors in May?\n\nKELDI: We had no time.",
    )
    assert not [f for f in found if f.kind == "denial"]
