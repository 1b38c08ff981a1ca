"""By which letters a name may be told."""

from crossread.lib.initials import initials_of


def test_small_words_may_count_or_not() -> None:
    assert initials_of("Office of River Traffic") == {"OORT", "ORT"}


def test_a_hyphenated_word_is_one_or_its_parts() -> None:
    assert initials_of("Jean-Luc Marel") == {"JM", "JLM"}


def test_letters_with_marks_are_told_without_them() -> None:
    assert initials_of("Österlund ferries") == {"OF", "O"}


def test_what_has_no_letters_has_no_initials() -> None:
    assert initials_of("24 / 7") == frozenset()
