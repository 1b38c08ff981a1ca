import pytest

from crossread.lib.states import state_in, state_name, state_word


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        ("Norway", "NO", "name"),
        ("Norwegians", "NO", "demonym"),
        ("Oslo's", "NO", "capital"),
        ("the White House", "US", "seat"),
        ("U.S.", "US", "name"),
        ("the Netherlands", "NL", "name"),
        ("Élysée", "FR", "seat"),
    ],
)
def test_words_for_states_give_their_code_and_how(words: str, code: str, said: str) -> None:
    found = state_word(words)
    assert found is not None
    assert (found.code, found.said) == (code, said)


def test_us_and_who_in_small_letters_are_no_states() -> None:
    assert state_word("us") is None
    assert state_word("Norwood") is None


def test_the_longest_name_of_a_state_is_taken() -> None:
    found = state_in("the South Korean army".split())
    assert found is not None
    assert (found[0].code, found[1], found[2]) == ("KR", 1, 3)
    assert state_name("KR") == "South Korea"
