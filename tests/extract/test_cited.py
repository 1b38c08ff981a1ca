"""Whom a speaker cites, and the "that" which a clause begins with."""

from collections.abc import Callable

import pytest

from tests.extract.conftest import Heard

COST = "the strike could cost 60 million crowns a day"
TOLL = "The toll could reach 50"
LEFT = "two agents had left the country"


@pytest.mark.parametrize(
    ("text", "words", "who"),
    [
        (
            f"Finance Minister Paulo Dren said {COST}, citing an estimate by the central bank.",
            COST,
            {"Finance Minister Paulo Dren", "the central bank"},
        ),
        (
            f"{TOLL}, the aid group said, citing figures from the ministry.",
            TOLL,
            {"the aid group", "the ministry"},
        ),
        (
            f"Citing intelligence sources, the prime minister told parliament that {LEFT}.",
            LEFT,
            {"intelligence sources", "the prime minister"},
        ),
    ],
)
def test_who_is_cited_says_what_who_cites_them_says(
    hear: Callable[..., Heard], text: str, words: str, who: set[str]
) -> None:
    heard = hear(text)
    assert {heard.words(s) for s in heard.statements if s.voice != "own"} == {words}
    assert {heard.source(s) for s in heard.statements if s.voice != "own"} == who


def test_that_which_is_the_subject_is_part_of_what_is_said(hear: Callable[..., Heard]) -> None:
    assert set(hear("The airline says that is untrue.").said) == {"that is untrue"}
    assert set(hear("The airline says that the pilots knew.").said) == {"the pilots knew"}
