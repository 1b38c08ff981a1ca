"""Dates lined up."""

from pathlib import Path

import crossread
from crossread.annotate import annotate, load_reader
from crossread.reconcile.dates import other_years
from crossread.reconcile.desk import Desk
from crossread.testing import make_reading, make_report, make_story, make_when

TEXT = """{outlet}

{stamp}

A cable car fell at Mount Sorrel on Sunday, killing two skiers, the rescue service said.

The cabin dropped 40 metres on Sunday after its rope had slipped from a wheel, the rescue service said.
"""


def conflicts(folder: Path, first: str, second: str) -> list[str]:
    for name, outlet, stamp in (("a.txt", "Valley Post", first), ("b.txt", "Lake Times", second)):
        (folder / name).write_text(TEXT.format(outlet=outlet, stamp=stamp), encoding="utf8")
    record = crossread.compare(folder)
    return [f.summary for sheet in record.sheets for f in sheet.findings if f.kind == "date_conflict"]


def test_one_weekday_in_a_text_that_is_carried_again_a_week_later_is_no_conflict(tmp_path: Path) -> None:
    assert not conflicts(tmp_path, "4 March 2024", "11 March 2024")


def written(words: str, first: str, second: str) -> list[str]:
    whole = []
    for outlet, value in (("Valley Post", first), ("Lake Times", second)):
        report = make_report(words.format(value), outlet=outlet)
        day = {"3 April 2020": "2020-04-03", "3 April 2021": "2021-04-03", "5 April 2021": "2021-04-05"}[value]
        whole.append(
            make_reading(
                report, notes=annotate(report, load_reader()), whens=(make_when(report, value, day, anchor="written"),)
            )
        )
    desk = Desk.of(make_story(r.report for r in whole), whole)
    return [f.summary for f in other_years(desk)]


def test_one_day_in_two_years_beside_one_word_is_a_conflict() -> None:
    assert written("She signed the contract on {}.", "3 April 2020", "3 April 2021")
    assert not written("She signed the contract on {}.", "3 April 2020", "5 April 2021")


def test_anniversaries_are_no_conflict() -> None:
    assert not written("They marked the anniversary of the contract on {}.", "3 April 2020", "3 April 2021")
