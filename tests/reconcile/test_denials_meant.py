"""Denials told in other words than what they deny, and what only looks like one; reports are really read."""

from pathlib import Path

import pytest

from crossread.model.findings import Finding
from tests.reconcile.stories import findings

HEALTH = (
    "Ministry concealed cholera deaths, doctors say\n\nPORT AMARA, Aug 19, 2024 (CNA) - Doctors at the Port Amara hospital said on "
    "Monday that the health ministry concealed the true number of cholera deaths.\n\n{body}\n",
    "Cholera toll hidden, hospital doctors say\n\nDelta Times\n20 August 2024\n\nHealth officials hid the real toll of the cholera "
    "outbreak, doctors in Port Amara have said.\n\nThe World Health Office said it had not been asked for help.\n",
)
DRONE = (
    "Drone strike kills four at market\n\nSEFRA, Mar 10, 2025 (DPR) - A drone strike killed four people at a market in Sefra on "
    "Monday, the mayor said.\n\nMayor Hadi Zoran said an army drone had fired on the shoppers.\n\n{body}\n",
    "Army drone fired at shoppers, mayor says\n\nSefra Voice\n10 March 2025\n\nAn army drone fired at shoppers in the market of "
    "Sefra on Monday and killed four, mayor Hadi Zoran said.\n",
)
FIRM = (
    "Carmaker accused of faking emission tests\n\nHALDEN, Feb 3, 2025 (TRW) - The environment group Clean Roads said on Monday that "
    "Fendt Motors had rigged the emission tests of its diesel vans.\n",
    "Fendt hits back over diesel claims\n\nHalden Daily\n3 February 2025\n\n{body}\n\nThe share price of the carmaker fell by four "
    "per cent after the group Clean Roads had written of its diesel vans.\n",
)
COURT = (
    "Banker on trial over pension money\n\nLORVIK, Oct 7, 2024 (NPA) - The prosecution accused Henrik Soll on Monday of lining his "
    "family's pockets with the tram drivers' pensions.\n\n{body}\n",
    "Pension fund trial opens\n\nCity Radio\n8 October 2024\n\nThe trial of Henrik Soll over the pensions of the tram drivers opened "
    "in Lorvik on Monday.\n",
)


def denials(tmp_path: Path, story: tuple[str, str], body: str) -> list[Finding]:
    return [f for f in findings(tmp_path, *(text.format(body=body) for text in story)) if f.kind == "denial"]


@pytest.mark.parametrize(
    ("story", "body", "denied"),
    [
        (HEALTH, "The ministry rejected suggestions that it had held back the figures.", "concealed"),
        (DRONE, "The army said that none of its aircraft had been in the sky over Sefra that day.", "drone"),
        (FIRM, "Fendt Motors rejected suggestions that it had manipulated its exhaust measurements.", "rigged"),
        (FIRM, "Fendt Motors laughed off the idea that it had manipulated its exhaust measurements.", "rigged"),
    ],
)
def test_a_charge_is_denied_in_other_words(tmp_path: Path, story: tuple[str, str], body: str, denied: str) -> None:
    found = denials(tmp_path, story, body)
    assert len(found) == 1
    assert denied in found[0].summary


@pytest.mark.parametrize(
    ("story", "body"),
    [
        (HEALTH, "The ministry rejected a proposal to close the port."),
        (HEALTH, "The ministry said it had not been asked for an interview."),
        (DRONE, "The army said that it would not release the names of its pilots."),
        (DRONE, "The army did not say whether it would investigate."),
        (FIRM, "Fendt Motors said it would not build a new plant in Halden."),
        (FIRM, "The regulator dismissed a report that it had dropped its inquiry."),
        (COURT, "The court has not yet ruled on whether the hearing will be public."),
        (COURT, "The drivers' union said it did not want revenge."),
    ],
)
def test_what_only_looks_like_a_denial_is_none(tmp_path: Path, story: tuple[str, str], body: str) -> None:
    assert denials(tmp_path, story, body) == []


def test_a_rejected_charge_is_the_one_against_who_rejects_it(tmp_path: Path) -> None:
    found = findings(
        tmp_path,
        "Mining firm dumped cyanide in stream, farmers say\n\nAsten Herald\n3 June 2024\n\nThe Orvo mining company dumped cyanide in "
        "the Asten stream, farmers said on Monday.\n\nEleven people went to hospital with cramps. The company rejected the charge.\n",
        "Wells near Asten found poisoned\n\nASTEN, June 3, 2024 (OPA) - Six wells near Asten were found to be poisoned on Monday. "
        "Eleven people were taken to hospital with cramps.\n",
    )
    told = [f.summary for f in found if f.kind == "denial"]
    assert told
    assert all("cyanide" in summary for summary in told)
    assert not any("hospital" in summary for summary in told)


def test_a_question_that_is_told_is_not_what_is_denied(tmp_path: Path) -> None:
    found = findings(
        tmp_path,
        "Bridge at Kelm collapses\n\nKelm Courier\n12 May 2024\n\nThe bridge at Kelm collapsed on Sunday. Asked whether the bridge "
        "was safe, the operator said that it had been inspected in March.\n",
        "Bridge at Kelm down\n\nVELDA, May 12, 2024 (VWA) - The bridge at Kelm collapsed on Sunday. Engineer Ada Brun said that the "
        "bridge was not safe.\n",
    )
    assert not [f for f in found if f.kind == "denial" and "Asked" in f.summary]
    assert not [f for f in found if f.kind == "single_source" and "Asked" in f.summary]
