from hypothesis import given
from hypothesis import strategies as st

from crossread.lib.words import content_words, expand, fold, stem, words_in


def test_folding_drops_case_diacritics_and_curly_apostrophes() -> None:
    assert fold("Łódź’s  São Paulo") == "lodz's sao paulo"


@given(st.text(max_size=60))
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_words_keep_hyphens_and_decimals_together() -> None:
    assert words_in("a full-scale war cost 4.5 billion") == ["a", "full-scale", "war", "cost", "4.5", "billion"]


def test_contractions_show_their_negation() -> None:
    assert expand("We can't and won’t, it isn't") == "We can not and will not, it is not"


def test_forms_of_one_verb_have_one_stem() -> None:
    assert len({stem(word) for word in ("evacuate", "evacuates", "evacuated", "evacuating")}) == 1
    assert len({stem(word) for word in ("strike", "strikes", "struck", "striking")}) == 1
    assert len({stem(word) for word in ("plan", "plans", "planned", "planning")}) == 1


def test_content_words_leave_out_what_carries_none() -> None:
    assert content_words("They said that the boats had not been found") == [stem("boat"), stem("find")]


def test_marks_on_letters_do_not_part_a_word() -> None:
    assert words_in("Jose\u0301 \u0936\u0930\u094d\u092e\u093e's 4.5") == [
        "Jose\u0301",
        "\u0936\u0930\u094d\u092e\u093e's",
        "4.5",
    ]
