"""Dates lined up."""

from pathlib import Path

import crossread

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
