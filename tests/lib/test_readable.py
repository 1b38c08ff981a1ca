"""The words by which a claim is shown; reports are really read."""

from pathlib import Path

import pytest

from tests.reconcile.stories import pair


def told(tmp_path: Path, body: str) -> str:
    found = pair(tmp_path, body, "Nobody was hurt, the town said.")
    return "\n".join(f.summary for f in found if f.kind in ("single_source", "corroborated", "denial"))


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (
            "The crew accused the harbour office of having switched off four lamps on the old pier.",
            "“accused the harbour office of having switched off four lamps on the old pier”",
        ),
        (
            "The dockers' union called on both harbour towns to inspect 40 barges.",
            "“called on both harbour towns to inspect 40 barges”",
        ),
        (
            "The dockers' union demanded that the skipper return his licence to the harbour court.",
            "“demanded that the skipper return his licence to the harbour court”",
        ),
        (
            "The skipper said that four lamps on the old pier had been switched off.",
            "“four lamps on the old pier had been switched off”",
        ),
    ],
)
def test_a_claim_is_shown_with_the_word_that_gives_it_where_it_is_no_clause_by_itself(
    tmp_path: Path, body: str, words: str
) -> None:
    assert words in told(tmp_path, body)


def test_what_is_denied_is_shown_with_the_word_that_denies_it(tmp_path: Path) -> None:
    body = (
        "The crew accused the harbour office of having switched off the lamps on the old pier. "
        "The harbour office denied that the lamps on the old pier had been switched off."
    )
    assert "harbour office: “denied that the lamps on the old pier had been switched off”" in told(tmp_path, body)
