"""Units that say the same."""

from pathlib import Path

import pytest

import crossread

SOUGHT = "Divers were searching the flooded hold of the barge Orlen for two rowers who were missing."
FOUND = "Divers found two missing rowers dead in the flooded hold of the barge Orlen."
AGAIN = "Divers found the two missing rowers in the flooded hold of the barge Orlen, dead."


@pytest.mark.parametrize(("other", "agrees"), [(SOUGHT, False), (AGAIN, True)])
def test_a_search_is_no_find(tmp_path: Path, other: str, agrees: bool) -> None:
    head = "A barge sank on Lake Orm on Thursday, 2 May."
    (tmp_path / "a.txt").write_text(
        f"Valley Post\n\n3 May 2024\n\n{head} Its crew is safe.\n\n{FOUND}\n", encoding="utf8"
    )
    (tmp_path / "b.txt").write_text(
        f"Lake Times\n\n3 May 2024\n\nThe Orlen, a barge, went down off Harn on Thursday.\n\n{other}\n", encoding="utf8"
    )
    record = crossread.compare(tmp_path)
    found = [f.summary for s in record.sheets for f in s.findings if f.kind in ("corroborated", "copied_text")]
    assert any("Divers" in summary or "passage" in summary for summary in found) == agrees
