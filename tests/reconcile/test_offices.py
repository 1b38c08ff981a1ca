"""Offices and sides that one report gives to somebody else's."""

from pathlib import Path

import crossread

FIRST = """HARN, May 3 2024 (Norwire) - A barge sank on Lake Orm on Thursday, killing four people, the rescue service said.

{first}

Divers searched the bed of Lake Orm for the crew of the barge.
"""
SECOND = """Lake Times

4 May 2024

A barge sank on Lake Orm on Thursday, killing four people, the rescue service said.

{second}

The barge had left Harn with gravel.
"""


def told(folder: Path, first: str, second: str) -> list[str]:
    (folder / "a.txt").write_text(FIRST.format(first=first), encoding="utf8")
    (folder / "b.txt").write_text(SECOND.format(second=second), encoding="utf8")
    record = crossread.compare(folder)
    return [f.summary for sheet in record.sheets for f in sheet.findings if f.kind == "name_conflict"]


HOLDER = "Harbour Office director Ilva Torn spoke on the pier. Transport Minister Jan Moravec ordered an inquiry."


def test_an_office_that_another_report_gives_to_somebody_else_is_told(tmp_path: Path) -> None:
    found = told(tmp_path, HOLDER, "Ilva Torn, transport minister of Orland, spoke on the pier.")
    assert len(found) == 1
    assert found[0].startswith("Ilva Torn: transport minister in")
    assert "whose transport minister is Jan Moravec" in found[0]


def test_a_rank_or_a_seat_may_stand_beside_an_office(tmp_path: Path) -> None:
    first = "The lawmaker Ilva Torn spoke on the pier. Transport Minister Jan Moravec ordered an inquiry."
    assert not told(tmp_path, first, "Ilva Torn, transport minister of Orland, spoke on the pier.")


def test_a_minister_of_the_other_side_is_told(tmp_path: Path) -> None:
    first = "Orland and Vesky share the lake. Orlandian Defence Minister Ilva Torn sent divers, Vesky officials said."
    second = "Orland and Vesky share the lake. Veskyan Defence Minister Ilva Torn sent divers, Orland said."
    assert len(told(tmp_path, first, second)) == 1


def test_a_surname_with_a_slip_needs_no_office_where_the_given_name_is_one(tmp_path: Path) -> None:
    first = "President Ludek Marvon came to the pier in the evening."
    assert len(told(tmp_path, first, "The rule of Ludek Marven has seen many accidents.")) == 1
    assert not told(tmp_path, first, "The rule of Ludek Marvon has seen many accidents.")


def test_a_vague_word_for_an_office_is_no_exchange(tmp_path: Path) -> None:
    first = "President Ilva Torn came to the pier. The Vesky leader Jan Moravec sent divers."
    second = "President Jan Moravec sent divers. The Orland leader Ilva Torn came to the pier."
    assert not told(tmp_path, first, second)
