import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.weigh.wording import compare_wording

VOW = "We will not leave the harbour before every boat is back"


@pytest.mark.parametrize(
    ("a", "b", "difference"),
    [
        (VOW, f"“{VOW}.”", "identical"),
        (VOW, "We will leave the harbour before every boat is back", "negation"),
        ("We can't promise a date", "We can promise a date", "negation"),
        ("We see no danger to swimmers", "We see a danger to swimmers", "negation"),
        (VOW, "not leave the harbour", "cut"),
        ("It was, as I said, a very hard night ... for all of us", "a very hard night", "cut"),
        ("The storm took six boats from us", "The storm took nine boats from us", "number"),
        ("We have asked Oslo for help with the boats", "We have asked Stockholm for help with the boats", "name"),
        ("a deeply alarmed crew", "a deeply shocked crew", "strength"),
        ("We stay in the harbour until all the boats have come back", VOW, "paraphrase"),
        ("The price of bread rose", VOW, "unlike"),
        ("", VOW, "unlike"),
    ],
)
def test_differences_are_typed_alike_in_either_order(a: str, b: str, difference: str) -> None:
    assert compare_wording(a, b).difference == compare_wording(b, a).difference == difference


def test_a_negation_that_both_have_in_other_words_is_no_difference() -> None:
    assert compare_wording("We will not sail tonight", "We are not going to sail tonight").difference == "paraphrase"


def test_the_words_that_changed_are_shown() -> None:
    change = compare_wording("It cost us six boats and a jetty", "It cost us nine boats and a jetty").changes[0]
    assert (change.a, change.b) == ("six", "nine")


def test_vectors_raise_the_likeness_of_a_translation() -> None:
    a, b = "The walls shook", "The house trembled"
    with_vectors = compare_wording(a, b, vector_a=(0.6, 0.8), vector_b=(0.6, 0.8))
    assert with_vectors.likeness > compare_wording(a, b).likeness


def test_a_very_long_wording_is_bounded() -> None:
    assert compare_wording("a b " * 20_000, "a c " * 20_000).likeness <= 1


@given(st.text(max_size=80), st.text(max_size=80))
def test_any_two_texts_have_a_likeness_between_none_and_one(a: str, b: str) -> None:
    found = compare_wording(a, b)
    assert 0 <= found.likeness <= 1
    assert found.likeness == compare_wording(b, a).likeness


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("We could not wait for the boats", "It was impossible to wait for the boats"),
        ("They cannot leave the harbour", "They are unable to leave the harbour"),
    ],
)
def test_what_is_impossible_is_not_done_either(a: str, b: str) -> None:
    assert compare_wording(a, b).difference != "negation"


def test_a_lost_negation_is_shown_with_the_word_that_negates() -> None:
    found = compare_wording("They never did have that the warning", "They did have that the warning")
    assert found.difference == "negation"
    assert found.changes[0].a.startswith("never ")
    assert found.changes[0].a != found.changes[0].b
