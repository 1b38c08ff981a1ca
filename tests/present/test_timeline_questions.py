"""Rows of the timeline: a question is no sentence that tells of a day."""

from pathlib import Path

import pytest

import crossread
from crossread.present.shelf import Shelf
from crossread.present.timeline import timeline_section


def test_a_row_shows_no_question_where_a_statement_tells_of_the_day(tmp_path: Path) -> None:
    text = (
        "River Post\n6 May 2024\n\nPilots on the pier\n\nQ: Was the light switched off on 2 May?\n\nA: It was switched off on "
        "2 May by the harbour office.\n\nQ: Who saw it?\n\nA: Two of our pilots saw it."
    )
    (tmp_path / "a.txt").write_text(text, encoding="utf8")
    record = crossread.compare([str(tmp_path)])
    section = timeline_section(record.sheets[0].story, Shelf.of(record))
    assert section is not None
    assert not any(row.text.endswith("?") for row in section.rows)


@pytest.mark.parametrize(
    "log",
    [
        "[14:05] Bo: are you at the bridge?\n[14:07] Ada: the bridge is gone\n[14:12] Bo: get out of there\n",
        "14:05 Police close the bridge.\n\n14:20 Divers arrive at the bridge.\n\n15:10 The bridge is still shut.\n",
        "2.15 p.m. The mayor arrives at the bridge.\n\n3.40 p.m. Divers go down.\n",
    ],
)
def test_the_stamps_of_a_log_are_no_times_of_events(tmp_path: Path, log: str) -> None:
    text = (
        f"Bridge at Kelm\n\nKelm Courier\n12 May 2024\n\nThe bridge at Kelm collapsed at 1.30 p.m. on Sunday.\n\n{log}"
    )
    (tmp_path / "a.txt").write_text(text, encoding="utf8")
    record = crossread.compare([str(tmp_path)])
    section = timeline_section(record.sheets[0].story, Shelf.of(record))
    assert section is not None
    assert [row.label for row in section.rows] == ["12 May", "12 May 13:30"]
