"""Slips of the pen in numbers and names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.lib.slips import edits, slip_in


@pytest.mark.parametrize(
    ("one", "other", "slip"),
    [
        ("212", "221", "transposed"),
        ("52.4", "54.2", "transposed"),
        ("600", "6000", "zero"),
        ("110", "11", "zero"),
        ("9", "19", "digit"),
        ("155", "165", "digit"),
        ("23", "27", ""),
        ("7", "12", ""),
        ("34", "34", ""),
    ],
)
def test_slip_between_two_written_numbers_is_named(one, other, slip):
    assert slip_in(one, other) == slip
    assert slip_in(other, one) == slip


@given(st.text(max_size=8), st.text(max_size=8))
def test_edits_are_symmetric_and_none_only_for_equals(a, b):
    assert edits(a, b, at_most=8) == edits(b, a, at_most=8)
    assert (edits(a, b, at_most=8) == 0) == (a == b)


def test_edits_stop_counting_past_the_limit():
    assert edits("kitten", "sitting", at_most=1) == 2
    assert edits("kitten", "sitting", at_most=3) == 3
