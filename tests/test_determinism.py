"""The same reports in any order, under any names, in any process, give the same record to the byte."""

import json
import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

import crossread

ROOT = Path(__file__).resolve().parent.parent
REPORTS = sorted((ROOT / "examples/brenn-dam/reports").iterdir())


def without_paths(text: str) -> str:
    """The record's text with the fields that hold file names emptied."""
    record = json.loads(text)
    for report in record["reports"]:
        report["path"] = ""
    for outcome in [*record["rejected"], *record.get("notices", [])]:
        outcome["input"] = ""
    return json.dumps(record, ensure_ascii=False)


@pytest.fixture(scope="module")
def expected(example):
    return without_paths(crossread.to_json(example))


def test_order_of_inputs_changes_nothing(expected):
    shuffled = random.Random(4).sample(REPORTS, len(REPORTS))
    assert without_paths(crossread.to_json(crossread.compare(shuffled))) == expected


def test_names_of_files_and_another_process_change_nothing(expected, tmp_path):
    for number, path in enumerate(reversed(REPORTS)):
        (tmp_path / f"x{number}{path.suffix}").write_bytes(path.read_bytes())
    done = subprocess.run(
        [sys.executable, "-m", "crossread", "compare", str(tmp_path), "--format", "json"],
        env={**os.environ, "PYTHONHASHSEED": "17", "TZ": "Asia/Tokyo", "LC_ALL": "C"},
        capture_output=True,
        check=True,
    )
    assert without_paths(done.stdout.decode("utf8")) == expected


def test_number_of_processes_changes_nothing(expected):
    assert without_paths(crossread.to_json(crossread.compare(REPORTS, jobs=2))) == expected


def test_a_report_given_twice_changes_nothing(expected, tmp_path):
    twin = tmp_path / "twin.txt"
    twin.write_bytes(REPORTS[0].read_bytes())
    record = json.loads(crossread.to_json(crossread.compare([*REPORTS, twin])))
    assert len(record["reports"]) == len(REPORTS)
    assert [s["findings"] for s in record["stories"]] == [s["findings"] for s in json.loads(expected)["stories"]]
