"""Rows of the timeline: a question is no sentence that tells of a day."""

from pathlib import Path

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
