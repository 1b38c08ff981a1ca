"""Claims that lost their source on the way; reports are really read."""

from pathlib import Path

import pytest

from tests.reconcile.stories import FIRST, SECOND, findings, pair

RELEASE = """WHITE HERON RIVERSIDE

Statement on the bridge
Arlsund, 6 May 2024

The old bridge over the Olm was closed on Monday after a barge struck a pier.

{body}
"""


def losses(found: list) -> list[str]:  # type: ignore[type-arg]
    return [f.summary for f in found if f.kind == "attribution_loss"]


@pytest.mark.parametrize(
    "claim",
    [
        "The lamps on the pier had been out since Friday and the crew had been told of it twice",
        "The lamps on the pier had been out since Friday and the owners had been warned of it twice",
    ],
)
def test_a_word_of_telling_that_both_tell_gives_it_to_nobody(tmp_path: Path, claim: str) -> None:
    assert len(losses(pair(tmp_path, f"{claim}, said Bo Hald of the dockers' union.", f"{claim}."))) == 1


def test_the_words_of_a_release_printed_as_an_outlets_own_lost_their_source(tmp_path: Path) -> None:
    body = "The oil that can be seen on the water comes from two drums left on the barge by its owners."
    other = SECOND.format(
        body="The oil that can be seen on the river comes from two drums left on the barge by the crew."
    )
    found = findings(tmp_path, RELEASE.format(body=body), other, FIRST.format(body="Divers went down at noon."))
    assert len(losses(found)) == 1


def test_words_given_to_who_issued_them_lost_nothing(tmp_path: Path) -> None:
    body = "The oil that can be seen on the water comes from two drums left on the barge by its owners."
    told = "The oil that can be seen on the river comes from two drums left on the barge, White Heron Riverside said."
    assert not losses(findings(tmp_path, RELEASE.format(body=body), SECOND.format(body=told)))
