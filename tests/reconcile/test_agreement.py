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
