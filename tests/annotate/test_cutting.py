"""Words are cut in bounded steps whatever the text, and the text stays as it is."""

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from crossread.annotate.cutting import LONGEST_RUN, stretches, words_cut

NLP = spacy.blank("en")
MARKS = "“”‘’«»\"'([{)].,-$“a1"


@pytest.mark.parametrize("mark", ["“", "“(", "(", "[", "”", "‘", '"', "“a", "$1", "https://a.example/"])
def test_no_run_that_spacy_sees_is_longer_than_the_bound(mark: str) -> None:
    text = f"He said. {mark * 5000} She left."
    for part in stretches(text):
        assert max(map(len, part.split())) <= 2 * LONGEST_RUN
    assert "".join(stretches(text)) == text


def test_a_text_without_long_runs_is_one_stretch() -> None:
    text = "She didn't say. " * 500 + "x" * LONGEST_RUN
    assert list(stretches(text)) == [text]


@given(st.lists(st.tuples(st.sampled_from([*MARKS, " ", "\n", "U.S. ", "can't "]), st.integers(1, 450)), max_size=6))
def test_words_stand_where_they_stood(runs: list[tuple[str, int]]) -> None:
    text = "".join(mark * times for mark, times in runs)
    doc = words_cut(NLP, text)
    assert doc.text == text
    assert all(text[token.idx : token.idx + len(token.text)] == token.text for token in doc)


def test_words_around_a_long_run_are_those_without_it() -> None:
    before, after = "The U.S. minister didn't speak. ", " She can't, he said."
    words = [(token.text, token.norm_) for token in words_cut(NLP, before + "(" * 5000 + after)]
    alone = [(token.text, token.norm_) for token in NLP(before)]
    assert words[: len(alone)] == alone
    assert words[-6:] == [(token.text, token.norm_) for token in NLP(after.strip())][-6:]
