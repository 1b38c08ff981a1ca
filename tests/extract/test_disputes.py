"""Asides that say of the words before them that they are not so."""

from collections.abc import Callable

import pytest

from tests.extract.conftest import Heard


@pytest.mark.parametrize(
    ("text", "told", "who", "named"),
    [
        (
            "Witnesses said that officers had struck first, a charge that police reject.",
            "officers had struck first",
            "police",
            "a charge",
        ),
        ("The mayor said the dam was safe, a claim disputed by engineers.", "the dam was safe", "engineers", "a claim"),
        (
            "The Lantern reported that the port had hired strike breakers, which the port authority denies.",
            "the port had hired strike breakers",
            "the port authority",
            "which",
        ),
        (
            "The union says the boat was overloaded, an allegation that its owner has dismissed.",
            "the boat was overloaded",
            "its owner",
            "an allegation",
        ),
    ],
)
def test_an_aside_is_whose_it_is_and_no_part_of_what_it_denies(
    hear: Callable[..., Heard], text: str, told: str, who: str, named: str
) -> None:
    heard = hear(text)
    assert set(heard.said) == {told, named}
    assert heard.source(heard.said[named]) == who
    assert heard.said[named].modality == "denied"
    assert heard.said[told].modality == "asserted"


@pytest.mark.parametrize(
    "text",
    [
        "The union made an offer on Monday, which the firm rejected.",
        "The council asked the mayor to resign, a demand that he has rejected.",
    ],
)
def test_an_offer_or_a_demand_that_is_rejected_is_no_claim_denied(hear: Callable[..., Heard], text: str) -> None:
    assert not {"which", "a demand"} & set(hear(text).said)
