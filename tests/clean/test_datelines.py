"""Datelines in the forms that agencies and ministries use."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.clean.datelines import read_dateline, recase

TAIL = "A mill burned down on Monday, police said."


@pytest.mark.parametrize(
    ("head", "place", "date", "agency"),
    [
        ("ARDA, May 6 (XNA) - ", "Arda", "XXXX-05-06", "XNA"),
        ("Arda, 6 May (XNA) -- ", "Arda", "XXXX-05-06", "XNA"),
        ("NEW ARDA, Somewhere, May 6, 2024 (Reuters) — ", "New Arda", "2024-05-06", "Reuters"),
        ("ARDA — ", "Arda", "", ""),
        ("ARDA, 6 May /TASS/. ", "Arda", "XXXX-05-06", "TASS"),
        ("ARDA, September 19. /TASS/. ", "Arda", "XXXX-09-19", "TASS"),
        ("ARDA/NEW ARDA (Reuters) - ", "Arda/New Arda", "", "Reuters"),
        ("ARDA: ", "Arda", "", ""),
        ("KYIV. Feb 3 (Interfax-Ukraine) – ", "KYIV. Feb 3", "XXXX-02-03", "Interfax-Ukraine"),
        ("Geneva, 19 September 2023 – ", "Geneva", "2023-09-19", ""),
        ("(CNN) ", "", "", "CNN"),
    ],
)
def test_datelines_are_read(head, place, date, agency):
    found = read_dateline(head + TAIL)
    assert found is not None
    assert (head + TAIL)[found.end :] == TAIL
    assert (found.date, found.agency) == (date, agency)
    if "KYIV" not in head:
        assert found.place == place


def test_a_place_in_small_letters_counts_when_it_is_named_again():
    line = "Upper Arda. A mill burned down on Monday in Upper Arda."
    found = read_dateline(line)
    assert found is not None
    assert found.place == "Upper Arda"
    assert read_dateline("Fire again. A mill burned down on Monday in Upper Arda.") is None


@pytest.mark.parametrize(
    "line",
    [
        "The mill - which stood by the river - burned down.",
        "CORRECTION: An earlier version of this story gave a wrong figure.",
        "BREAKING: A mill burned down on Monday.",
        "Police said on 6 May - a Monday - that nobody was hurt.",
        '"We saw smoke," she said.',
        "",
        "ARDA",
    ],
)
def test_other_beginnings_are_none(line):
    assert read_dateline(line) is None


def test_names_in_capitals_are_put_in_mixed_case():
    assert recase("PORT OF SPAIN") == "Port of Spain"
    assert recase("SEOUL/WASHINGTON") == "Seoul/Washington"
    assert recase("Arda") == "Arda"


@given(st.text(max_size=300))
def test_no_text_breaks_the_reader(text):
    found = read_dateline(text)
    assert found is None or 0 < found.end <= len(text)
