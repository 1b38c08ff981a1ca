"""A weekday that does not fit its date is told once."""

from pathlib import Path

import crossread
from crossread.present.explain import find_row
from crossread.present.layout import lay_out
from tests.reconcile.stories import FIRST, SECOND


def test_a_weekday_that_other_reports_set_right_has_one_row_found_by_either_id(tmp_path: Path) -> None:
    other = SECOND.format(body="Nobody was hurt.").replace("on Monday", "on Tuesday, May 6, 2024,")
    (tmp_path / "a.txt").write_text(FIRST.format(body="Nobody was hurt, police said."), encoding="utf8")
    (tmp_path / "b.txt").write_text(other, encoding="utf8")
    record = crossread.compare(tmp_path)
    found = [
        f for sheet in record.sheets for f in sheet.findings if f.made_by.name in ("inner.weekday", "dates.weekday")
    ]
    document = lay_out(record)
    rows = [find_row(document, f.id) for f in found]
    assert len(found) == 2
    assert rows[0] is not None
    assert rows[0] == rows[1]
    assert "6 May 2024 was a Monday, not a Tuesday" in rows[0][1].text
