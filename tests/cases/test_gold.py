"""The labelled stories that ship with the project: every quote stands where its offsets say."""

import json
from pathlib import Path

import pytest

from crossread.model.findings import Kind
from evals.mark import mark, place, quotes_of

ROOT = Path(__file__).resolve().parents[2]
PLACES = ("examples", "tests/cases", "tests/blind")
CASES = sorted(path.parent for place in PLACES for path in ROOT.glob(f"{place}/*/gold.json"))
LABELLED = set(Kind.__args__) - {"compatible", "omission"}  # the two that rest on what is not there to be marked


@pytest.mark.parametrize("folder", CASES, ids=lambda folder: folder.name)
def test_quotes_stand_at_their_offsets(folder):
    gold = json.loads((folder / "gold.json").read_text(encoding="utf8"))
    raw = {path.name: path.read_text(encoding="utf8") for path in (folder / "reports").iterdir()}
    for item in quotes_of(gold):
        assert raw[item["report"]][item["start"] : item["end"]] == item["quote"]
    assert mark(folder) == gold


@pytest.mark.parametrize("folder", CASES, ids=lambda folder: folder.name)
def test_every_report_is_in_one_story(folder):
    gold = json.loads((folder / "gold.json").read_text(encoding="utf8"))
    listed = [name for story in gold["stories"] for name in story["reports"]]
    assert sorted(listed) == sorted(path.name for path in (folder / "reports").iterdir())


def test_the_example_shows_every_kind_of_finding():
    gold = json.loads((ROOT / "examples/brenn-dam/gold.json").read_text(encoding="utf8"))
    assert {finding["kind"] for finding in gold["findings"]} == LABELLED


def test_a_quote_that_stands_nowhere_is_refused():
    with pytest.raises(ValueError, match="not in the report"):
        place("one two", "three")


def test_a_quote_is_placed_at_the_time_it_is_asked_for():
    assert place("a b a", "a", nth=2) == 4
