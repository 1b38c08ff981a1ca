"""Numbers as news writes them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.lib.numbers import ONES, TENS, numbers_in, read_number

_TENS = {value: word for word, value in TENS.items()}
_ONES = {value: word for word, value in ONES.items()}


def in_words(number: int) -> str:
    """A number from 0 to a trillion in British words."""
    for scale, name in ((10**9, "billion"), (10**6, "million"), (1000, "thousand"), (100, "hundred")):
        if number >= scale:
            rest = number % scale
            joint = " and " if 0 < rest < 100 else " "
            return f"{in_words(number // scale)} {name}" + (joint + in_words(rest) if rest else "")
    if number in _ONES:
        return _ONES[number]
    return _TENS[number // 10 * 10] + (f"-{_ONES[number % 10]}" if number % 10 else "")


@given(st.integers(0, 10**12 - 1))
def test_number_in_words_reads_back(number):
    assert read_number(in_words(number)) == number


@given(st.integers(0, 10**12 - 1))
def test_number_with_separators_reads_back(number):
    assert read_number(f"{number:,}") == number
    assert read_number(str(number)) == number


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Two dozen divers and half a dozen boats", [24, 6]),
        ("5.2bn, $300m, 3 million and 20", [5.2e9, 3e8, 3e6, 20]),
        ("2 lakh people, 1.5 crore rupees, 1,23,456 votes", [200_000, 15_000_000, 123_456]),
        ("12 000 tonnes", [12_000]),
        ("1 234 567 tonnes, 12'345, 1’234’567", [1_234_567, 12_345, 1_234_567]),
        ("page 4 500 men, 10 100-crown notes", [4, 500, 10, 100]),
        ("three quarters of a point, half a point, two and a half million", [0.75, 0.5, 2_500_000]),
        ("a quarter of a million names, three quarters of a billion, half of a million", [250_000, 7.5e8, 500_000]),
        ("1/4 of the seats, 2 1/2 miles, 3-1/2 hours, 1/4 of a million", [0.25, 2.5, 3.5, 250_000]),
        ("1,5 million, €2,75bn, 1,250 million, 1,25,000", [1_500_000, 2.75e9, 1.25e9, 125_000]),
        ("a quarter of a village, a third of the million", [0.25, 1 / 3]),
        ("one and four wounded", [1, 4]),
        ("five or six", [5, 6]),
        ("a pipe 300m long", [300]),
    ],
)
def test_numbers_are_read_from_a_sentence(text, values):
    assert [number.value for number in numbers_in(text)] == values


@pytest.mark.parametrize(
    "text", ["19.09.2023", "10:30", "15th", "the U-17 team", "hundred", "a man and a boy", "on 1/4", "7/5 of"]
)
def test_what_is_no_number_is_left_alone(text):
    assert numbers_in(text) == ()


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [("dozens", 24, 99), ("tens of thousands", 20_000, 99_999), ("several hundred", 200, 999), ("hundreds", 200, 999)],
)
def test_vague_number_has_bounds_instead_of_a_value(text, low, high):
    (number,) = numbers_in(f"There were {text} there.")
    assert (number.value, number.low, number.high) == (None, low, high)


@given(st.text(max_size=120))
def test_numbers_of_any_text_lie_in_order_and_apart(text):
    last = 0
    for number in numbers_in(text):
        assert last <= number.start < number.end <= len(text)
        last = number.end


@pytest.mark.parametrize(
    "text", ["The third guest left.", "A fifth person died.", "Third hospital closed", "the third quarter"]
)
def test_an_ordinal_is_no_fraction(text):
    assert numbers_in(text) == ()


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("A third of the guests left.", 1 / 3),
        ("Prices rose by a fifth.", 0.2),
        ("One third stayed.", 1 / 3),
        ("A quarter", 0.25),
    ],
)
def test_a_fraction_is_still_read(text, value):
    assert [number.value for number in numbers_in(text)] == [value]
