import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.annotate.lemmas import apply_script, script_of


@pytest.mark.parametrize(
    ("word", "lemma", "script"),
    [("Ministries", "ministry", "l:3:y"), ("said", "say", "l:2:y"), ("Baku", "Baku", "k:0:"), ("went", "go", "l:4:go")],
)
def test_script_is_the_shortest_edit(word: str, lemma: str, script: str) -> None:
    assert script_of(word, lemma) == script


@given(st.text(min_size=1), st.text(min_size=1))
def test_script_makes_the_lemma_again(word: str, lemma: str) -> None:
    assert apply_script(word, script_of(word, lemma)) == lemma


def test_script_that_does_not_fit_leaves_the_word_in_lower_case() -> None:
    assert apply_script("By", "l:3:y") == "by"
