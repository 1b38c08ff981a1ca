"""Who speaks: papers and firms that the model takes for persons, "she" after a told clause, labels, appositions, chains."""

import pytest

from crossread.annotate import Reader, annotate, load_reader
from crossread.extract.no_persons import is_firm, is_outlet
from crossread.extract.parties import find_parties
from crossread.extract.statements import find_statements
from crossread.model.claims import Statement
from crossread.testing import make_report


@pytest.fixture(scope="module")
def reader() -> Reader:
    return load_reader()


def said(reader: Reader, text: str) -> list[Statement]:
    report = make_report(text)
    notes = annotate(report, reader)
    return [
        s for s in find_statements(report, notes, find_parties(report, notes, ())) if s.speaker and s.voice != "own"
    ]


def keys(reader: Reader, text: str) -> list[str]:
    return [one.speaker.key for one in said(reader, text) if one.speaker]


def test_she_is_not_what_only_reports(reader):
    text = (
        "The Attorney General, Marta Kell, on Friday accused transport minister Oren Falk of taking 3 million crowns. Vesnik had "
        'reported the payments on 2 May.\n\n"The papers speak for themselves," she said.'
    )
    assert keys(reader, text)[-1] == "kell"


def test_who_is_known_by_one_name_goes_on_speaking(reader):
    text = 'Nadia, a resident, was there. Nadia said the street shook. "It was loud," she said.'
    assert set(keys(reader, text)) == {"nadia"}


@pytest.mark.parametrize("aside", ["however,", "meanwhile,", "for his part,", "in turn,", "too,"])
def test_an_aside_leaves_the_speaker(reader, aside):
    text = (
        "Finance Minister Anna Falk said that she knew nobody at Stavix. Ivo Mell of Stavix was away. "
        f"Mell, {aside} told the Ledger that he had met the minister twice."
    )
    assert keys(reader, text)[-1] == "mell"


def test_he_is_the_subject_of_the_clause_that_he_says(reader):
    text = (
        "French director Marc Olsen hurt singer Nadia Brill on tour.\n\n"
        '"The silence must end," arts minister Paula Grant tweeted.\n\n'
        'Camera operator Theo Lund "heard everything and trusts" her, he said on X.'
    )
    assert keys(reader, text)[-1] == "lund"


def test_who_told_goes_on_telling(reader):
    text = (
        "Marc Olsen, the director, has denied hurting the singer Nadia Brill.\n\nBrill told Scene that Olsen had barred the door of "
        'his bus and shouted. She had told a manager that evening, she said, and was answered: "Think of the tour."'
    )
    assert keys(reader, text)[-1] == "brill"


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("The operator, Seaway, denied that the pumps had been switched off.", "seaway|"),
        ('The producer, Bellano, said it had "never been told of anything".', "bellano|"),
        ('Bellano, the production company, said it had "been told of an incident".', "bellano|"),
    ],
)
def test_a_body_described_beside_its_name_speaks_by_name(reader, text, key):
    assert keys(reader, text) == [key]


def test_a_label_of_a_surname_is_the_one_labelled_in_full(reader):
    text = "JENS RASK: Good evening.\n\nMINISTER: Good evening.\n\nRASK: Why did it fall?\n\nMINISTER: It was old.\n\nRASK: Who knew?"
    assert [key for key in keys(reader, text) if "minister" not in key] == ["rask"] * 3


def test_the_company_is_not_the_paper_that_reports_it(reader):
    text = "Granite Water said the leak was small. Mayor Ann Dole said she knew. The Herald reported that the company denied this."
    last = said(reader, text)[-1]
    assert last.speaker.key == "granite water|"
    assert [link.name for link in last.chain] == ["Granite Water", "The Herald"]


def test_a_paper_behind_what_was_said_is_a_link(reader):
    text = (
        'Bellano, the production company, said it had "been told of an incident" in 2018 but had found "nothing to act on", '
        "Le Matinal reported."
    )
    (one,) = said(reader, text)
    assert one.speaker.name == "Bellano"
    assert [link.name for link in one.chain] == ["Bellano", "Le Matinal"]
    assert one.content[-1].end == text.index(", Le Matinal")


def test_signs_of_firms_and_papers():
    assert is_firm("The operator, Seaway, was told.", "Seaway")
    assert not is_firm("Theo Lund, the company's head, left.", "Theo Lund")
    assert not is_firm("The driver, Lund, said it was cold.", "Lund")
    assert is_outlet(make_report("Ann Dole told Regal so. Regal reported it."), "Regal")
    assert not is_outlet(make_report("Ann Dole told Nadia so. Nadia reported it. Nadia said so."), "Nadia")


@pytest.mark.parametrize(
    "text", ["The ferry line, Norda, said two were hurt.", "Norda, the ferry line, said two were hurt."]
)
def test_what_is_described_beside_a_name_speaks_by_the_name(reader, text):
    assert keys(reader, text) == ["norda|"]


def test_she_is_who_bears_a_womans_given_name_where_he_spoke_last(reader):
    text = (
        "Minister Anna Lund and Mayor Peter Holm met on Friday. Lund said the road was safe. Holm said that it was not. "
        '"It will fall," he said. She said it would not.'
    )
    assert keys(reader, text)[-1] == "lund"


def test_a_paper_by_its_masthead_hands_on_what_it_reports(reader):
    one = said(reader, "A road was shut in the night. The Courier reported that the mayor said the road was wet.")[-1]
    assert one.speaker.role == "mayor"
    assert [link.name for link in one.chain][-1] == "The Courier"
