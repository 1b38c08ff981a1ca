"""Persons whose names stand in a script without capitals: they are persons, and nobody else is taken for them."""

import pytest

from crossread.annotate import Reader, annotate, load_reader
from crossread.extract.parties import find_parties
from crossread.extract.statements import find_statements
from crossread.testing import make_report

HADDAD = "\u064a\u0648\u0633\u0641 \u0627\u0644\u062d\u062f\u0627\u062f"
LEVI = "\u05d3\u05d5\u05d3 \u05dc\u05d5\u05d9"
BERIDZE = "\u10d2\u10d8\u10dd\u10e0\u10d2\u10d8 \u10d1\u10d4\u10e0\u10d8\u10eb\u10d4"
SHARMA = "\u0938\u0941\u0928\u0940\u0932 \u0936\u0930\u094d\u092e\u093e"
WANG = "\u738b\u5c0f\u660e"


@pytest.fixture(scope="module")
def reader() -> Reader:
    return load_reader()


def speakers(reader: Reader, text: str) -> list[tuple[str, str]]:
    """Name and role of whoever says something, in text order."""
    report = make_report(text)
    notes = annotate(report, reader)
    said = find_statements(report, notes, find_parties(report, notes, ()))
    return [(s.speaker.name, s.speaker.role) for s in said if s.speaker and s.source]


def test_a_spokesman_in_another_script_is_not_the_one_before(reader):
    text = (
        f"Ministry spokesman Tarek Osman said four people were hurt. Municipal spokesman {HADDAD} said three boats had burnt. "
        f"{HADDAD.split()[1]} denied that the pier was lost."
    )
    assert speakers(reader, text) == [
        ("Tarek Osman", "spokesperson"),
        (HADDAD, "spokesperson"),
        (HADDAD, "spokesperson"),
    ]


def test_a_name_after_a_description_is_who_speaks(reader):
    text = (
        f"Police spokesman Yoav Dar said six were hurt. The health minister, {LEVI}, said nobody died. "
        f"The driver, {WANG}, said it was dark."
    )
    assert [name for name, _ in speakers(reader, text)] == ["Yoav Dar", LEVI, WANG]


def test_letters_with_vowel_marks_and_scripts_with_rare_capitals_are_names_too(reader):
    text = f"Mayor {BERIDZE} said the road was open. According to {SHARMA}, a port official, 30 people were on board."
    assert [name for name, _ in speakers(reader, text)] == [BERIDZE, SHARMA]


def test_a_quotation_in_another_script_is_no_person(reader):
    report = make_report(f"Spokesman Tarek Osman said: “{HADDAD}”. He left the port.")
    found = find_parties(report, annotate(report, reader), ())
    assert [p.name for p in found if p.kind == "person"] == ["Tarek Osman"]
