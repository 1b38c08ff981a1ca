"""Words are counted once a report, and sets are mixed by fixed shares."""

import pytest

from training.common_words import SHARES, counted, mixed, words_of


def test_word_counts_once_a_report() -> None:
    assert counted(["The tram. The mayor’s tram.", "A tram"]) == {"the": 0.5, "tram": 1.0, "mayor": 0.5, "a": 0.5}
    assert counted([]) == {}


def test_apostrophes_within_words_stay_and_possessives_go() -> None:
    assert words_of("Didn’t the dam’s self-made gate hold? 42 m") == {
        "didn't",
        "the",
        "dam",
        "self-made",
        "gate",
        "hold",
        "m",
    }


def test_word_of_one_set_only_is_left_out() -> None:
    found = mixed({"gva": {"shot": 0.4, "police": 0.8}, "polnear": {"police": 0.2, "rare": 0.0005}})
    whole = SHARES["gva"] + SHARES["polnear"]
    assert found == pytest.approx({"police": (0.8 * SHARES["gva"] + 0.2 * SHARES["polnear"]) / whole})
