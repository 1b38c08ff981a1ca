"""Speakers without a known name: what they are called."""

import pytest

from crossread.extract.nameless import nameless


@pytest.mark.parametrize(
    ("words", "name"),
    [("the widow, Ada,", "widow, Ada"), ("The harbour clerk, Ida Brandt,", "harbour clerk, Ida Brandt")],
)
def test_the_comma_that_closes_an_apposition_is_no_part_of_the_name(words: str, name: str) -> None:
    assert nameless(words).name == name
