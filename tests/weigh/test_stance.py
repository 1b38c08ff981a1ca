"""What a text does with a claim, by invented headlines."""

import pytest

from crossread.model.pairs import STANCES
from crossread.weigh.stance import FEATURES, features, softmax, weigh_stance

CLAIM = "A lynx escaped from the Norrvik zoo"


@pytest.mark.parametrize(
    ("headline", "stance"),
    [
        ("Lynx escapes from zoo in Norrvik, keepers confirm", "for"),
        ("No, a lynx did not escape from the Norrvik zoo", "against"),
        ("Escaped Norrvik lynx is a hoax, zoo says", "against"),
        ("Has a lynx escaped from the Norrvik zoo?", "observing"),
        ("Reports of escaped lynx at Norrvik zoo could not be verified", "observing"),
        ("Lynx reportedly escaped from Norrvik zoo", "observing"),
    ],
)
def test_headlines_take_a_stance(headline: str, stance: str) -> None:
    found = weigh_stance(CLAIM, headline, likeness=0.8)
    assert found.stance == stance
    assert found.reasons


def test_shares_add_up_and_reasons_speak_for_the_stance() -> None:
    found = weigh_stance(CLAIM, "Zoo denies that a lynx escaped", likeness=0.8)
    assert len(found.shares) == len(STANCES)
    assert abs(sum(found.shares) - 1) < 1e-9
    assert all(reason.weight > 0 and reason.sentence.startswith(found.stance) for reason in found.reasons)


def test_empty_texts_are_weighed_too() -> None:
    assert list(features("", "", likeness=0.0)) == list(FEATURES)
    assert abs(sum(weigh_stance("", "", likeness=0.0).shares) - 1) < 1e-9
    assert softmax([0.0, 0.0]) == (0.5, 0.5)
