"""Full stops that end a sentence beyond doubt."""

import pytest

from crossread.annotate.stops import after_stops
from crossread.annotate.wordpieces import GLUED, NEWLINE, SPACED


def starts(*words: str) -> list[str]:
    """The words at which a sentence must begin; a word that begins with `_` is glued to the one before."""
    plain = [word.lstrip("_") for word in words]
    joins = [NEWLINE if not i else GLUED if word[0] == "_" else SPACED for i, word in enumerate(words)]
    return [word for word, begins in zip(plain, after_stops(plain, joins), strict=True) if begins]


def test_a_capital_after_a_long_word_and_its_stop_begins_a_sentence() -> None:
    assert starts("We", "are", "alarmed", "_.", "The", "side", "urges") == ["The"]


def test_marks_that_close_and_open_stand_between() -> None:
    assert starts("the", "wall", "_.", "_”", "“", "_It", "fell") == ["“"]


@pytest.mark.parametrize("before", ["Mr", "Gov", "Sept", "a.m"])
def test_short_forms_end_nothing(before: str) -> None:
    assert not starts("said", before, "_.", "Osin", "came")


def test_a_small_letter_begins_nothing() -> None:
    assert not starts("the", "wall", "_!", "he", "said")


class Counted(list[str]):
    """Words that count how often they are looked at."""

    looks = 0

    def __getitem__(self, place):  # type: ignore[no-untyped-def]
        self.looks += 1
        return super().__getitem__(place)


@pytest.mark.parametrize("mark", ["(", "”"])
def test_long_rows_of_marks_are_looked_at_a_few_times_each(mark: str) -> None:
    words = Counted(["alarmed", ".", *[mark] * 3000, "The"])
    assert sum(after_stops(words, [SPACED] * len(words))) == 1
    assert words.looks < 10 * len(words)
