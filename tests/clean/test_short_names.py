"""Outlets with their letters in brackets: the name ends before them, and the letters are another name of the outlet."""

import pytest

from crossread.clean import clean
from crossread.clean.mastheads import name_and_short
from crossread.cluster.media import own_names
from crossread.model.reports import Report
from crossread.testing import make_document

BODY = """

Fire at Port Selva harbour hurts four

A fire at the harbour of Port Selva hurt four people on Monday, the interior ministry said. Three boats burnt, it said.

"The pier is lost," harbour master Joss Weld said."""


def read(head: str) -> Report:
    report = clean(make_document(head + BODY))
    assert isinstance(report, Report)
    return report


@pytest.mark.parametrize(
    "head",
    [
        "Dravian News Agency (DNA), 12 March 2024",
        "Dravian News Agency (DNA) | 12 March 2024",
        "Dravian News Agency [DNA] - 12 March 2024",
        "12 March 2024, Dravian News Agency (DNA)",
        "Dravian News Agency (DNA)\n12 March 2024",
        "Dravian News Agency (DNA), Port Selva, 12 March 2024",
        "Dravian News Agency / DNA, 12 March 2024",
        "DNA (Dravian News Agency), 12 March 2024",
    ],
)
def test_the_letters_in_brackets_are_another_name_of_the_outlet(head):
    report = read(head)
    assert (report.outlet, report.outlet_short) == ("Dravian News Agency", "DNA")
    assert {"dna", "dravian news agency"} <= own_names(report)
    assert report.published.value == "2024-03-12"


def test_a_place_in_brackets_is_no_letters():
    report = read("The Selva Post (Port Selva), 12 March 2024")
    assert (report.outlet, report.outlet_short) == ("The Selva Post", "")


def test_a_place_with_letters_is_a_dateline_with_its_agency():
    report = read("Port Selva (DNA), 12 March 2024")
    assert (report.dateline.place, report.agency, report.outlet) == ("Port Selva", "DNA", "")


def test_an_author_signs_for_an_agency_without_its_brackets():
    report = read("By Ann Lee, Dravian News Agency (DNA), 12 March 2024")
    assert [(c.role, c.name) for c in report.credits] == [("agency", "Dravian News Agency"), ("author", "Ann Lee")]


@pytest.mark.parametrize("name", ["Daily Echo", "Echo (", "(DNA)", "A (b) c (D)", ""])
def test_other_names_are_left_as_they_are(name):
    assert name_and_short(name).name == name
