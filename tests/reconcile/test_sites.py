"""Where reports put the happening."""

from pathlib import Path

import crossread

AGENCY = """TORVAL, May 4 2024 (Norwire) - Rockets struck the village of Marun on Friday, killing three people, officials said.

On April 2, six people were killed in Old Senn, a hamlet to the south, by rockets from the same hills.
"""
PAPER = """Torval Post

4 May 2024

Rockets hit the village of Marun on Friday and killed three people. Officials in Torval blamed men in the hills.
"""
BRIEF = """Lake Times

5 May 2024

At least three people died on Friday when rockets hit the village of {place} near Torval. Officials blamed men in the hills.
"""


def told(folder: Path, place: str, agency: str = AGENCY) -> list[str]:
    for name, text in (("a", agency), ("b", PAPER), ("c", BRIEF.format(place=place))):
        (folder / f"{name}.txt").write_text(text, encoding="utf8")
    record = crossread.compare(folder)
    return [f.summary for sheet in record.sheets for f in sheet.findings if f.made_by.name == "places.site"]


def test_the_place_of_an_earlier_happening_in_the_place_of_this_one_is_told(tmp_path: Path) -> None:
    (found,) = told(tmp_path, "Old Senn")
    assert found.startswith("village of Old Senn (the report “Lake Times”) / village of Marun")


def test_one_place_in_all_reports_is_no_conflict(tmp_path: Path) -> None:
    assert not told(tmp_path, "Marun")


def test_a_second_place_hit_on_the_same_day_is_no_conflict(tmp_path: Path) -> None:
    assert not told(tmp_path, "Old Senn", AGENCY.replace("On April 2, six", "On Friday, six"))
