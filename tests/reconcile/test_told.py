"""Told words of one speaker that say the opposite, or more, in another report, read through all the rooms."""

from pathlib import Path

import pytest

from crossread.model.findings import Finding
from tests.reconcile.stories import pair


def _told(tmp_path: Path, one: str, other: str) -> list[Finding]:
    found = pair(tmp_path, one, other)
    return [f for f in found if f.kind == "quote_variant" and any(r.rule == "quotes.one-speaker" for r in f.reasons)]


@pytest.mark.parametrize(
    ("one", "other", "turn"),
    [
        (
            "Mayor Ada Brun said that the town would not sell the ferry quay.",
            "Mayor Ada Brun announced that the town would sell the ferry quay.",
            "negation",
        ),
        (
            "Mayor Ada Brun said that her town would not send divers to the wreck.",
            "Mayor Ada Brun announced that divers would be sent to the wreck.",
            "negation",
        ),
        (
            "Mayor Ada Brun said that the council may raise the toll.",
            "Mayor Ada Brun said that the council would raise the toll.",
            "strength",
        ),
    ],
)
def test_told_words_that_contradict_each_other_are_told(tmp_path: Path, one: str, other: str, turn: str) -> None:
    (found,) = _told(tmp_path, one, other)
    assert f"quotes.{turn}" in {r.rule for r in found.reasons}
    assert found.confidence > 0.6


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "Mayor Ada Brun said that the town would not sell the ferry quay.",
            "Mayor Ada Brun said that the bank would sell the ferry quay.",
        ),
        (
            "Mayor Ada Brun said that the town would not sell the ferry quay.",
            "Mayor Ada Brun said that the town would sell the quay if it had to.",
        ),
        (
            "Mayor Ada Brun said that the town would not sell the ferry quay.",
            "Pilot Bo Hald said that the town would sell the ferry quay.",
        ),
        (
            "Mayor Ada Brun said that she would not send divers to Vesthavn.",
            "Mayor Ada Brun said that she would send divers to Arlsund.",
        ),
        (
            "Mayor Ada Brun said that the town would not sell the ferry quay.",
            "Mayor Ada Brun said that the ferry quay would not be sold by the town.",
        ),
        (
            "Mayor Ada Brun said that the council may raise the toll.",
            "Mayor Ada Brun said that the council might raise the toll.",
        ),
    ],
)
def test_what_others_do_or_what_hangs_on_something_else_contradicts_nothing(
    tmp_path: Path, one: str, other: str
) -> None:
    rules = {r.rule for f in _told(tmp_path, one, other) for r in f.reasons}
    assert not rules & {"quotes.negation", "quotes.strength"}
