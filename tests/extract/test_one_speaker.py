"""One speaker of a report is one, by whatever short name the report goes on."""

import pytest

from crossread.annotate import Reader, annotate, load_reader
from crossread.extract.parties import find_parties
from crossread.extract.statements import find_statements
from crossread.testing import make_report


@pytest.fixture(scope="module")
def reader() -> Reader:
    return load_reader()


def keys(reader: Reader, text: str) -> list[str]:
    report = make_report(text)
    notes = annotate(report, reader)
    said = find_statements(report, notes, find_parties(report, notes, ()))
    return [s.speaker.key for s in said if s.speaker and s.source]


@pytest.mark.parametrize(
    ("text", "key"),
    [
        (
            "The Dravian Navy said a boat had sunk. The Navy said nobody was hurt. The navy said it was old.",
            "navy|dravia",
        ),
        (
            "The Supreme Court said the vote was void. The Dravian Supreme Court said so at noon. The court said it was clear.",
            "court|dravia",
        ),
        (
            "The Dravian Interior Ministry said the road was shut. The ministry said it was old. The Ministry of the Interior said "
            "trucks had been warned.",
            "ministry of interior|dravia",
        ),
        (
            "The National Union of Ferrymen said it would strike. The NUF said the pay was low. The union said it was sad.",
            "national union of ferrymen|",
        ),
        (
            "The Selva Port Authority said the port was shut. The port authority said ships would wait. The authority said it "
            "was sad.",
            "selva port authority|",
        ),
        (
            "Norvane Steel said it would cut 400 jobs. The company said a mill would close. The steelmaker said talks had begun.",
            "norvane steel|",
        ),
        ("Health Minister Lena Skov said schools would stay open. The minister said that vaccines would come.", "skov"),
        (
            "Army spokesman Colonel Joa Pitt said two soldiers were hurt. Pitt said the road was open. The colonel said more "
            "would come.",
            "pitt",
        ),
    ],
)
def test_short_names_mean_the_one_named_in_full(reader, text, key):
    assert set(keys(reader, text)) == {key}


def test_a_short_name_that_two_may_bear_stays_its_own(reader):
    text = "The Selva Port Authority said it was shut. The Dorn Port Authority said it was open. A port authority said it was sad."
    assert keys(reader, text)[:2] == ["selva port authority|", "dorn port authority|"]
    assert keys(reader, text)[2] not in ("selva port authority|", "dorn port authority|")


def test_a_prime_minister_is_not_the_minister(reader):
    text = "Prime Minister Oto Krall said he would go. Mayor Ilva Renk said she would stay. The minister said nothing was lost."
    assert keys(reader, text)[2] != "krall"


def test_a_rank_alone_takes_no_office_away(reader):
    report = make_report("Air Force spokeswoman Major Tess Lind said a jet fell. Major Lind said the pilot swam.")
    notes = annotate(report, reader)
    said = find_statements(report, notes, find_parties(report, notes, ()))
    assert [s.speaker.role for s in said if s.speaker and s.source] == ["spokesperson", "spokesperson"]
