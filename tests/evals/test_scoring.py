"""Scoring: a record that says what the gold says has full marks, and each way of falling short costs its mark."""

import json
from pathlib import Path

import pytest

from evals.cases import Tally, tally
from evals.scoring import Case, locate

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "tests/cases/masks-verdict"
GOLD = json.loads((FOLDER / "gold.json").read_text(encoding="utf8"))


def perfect() -> dict:
    """A record made of the gold itself, its texts the raw files."""
    reports = [
        {"id": p.name, "path": str(p), "text": p.read_text(encoding="utf8")} for p in (FOLDER / "reports").iterdir()
    ]
    for report in reports:
        for passage in (b for b in GOLD["boilerplate"] if b["report"] == report["id"]):
            at = (passage["start"], passage["end"])
            report["text"] = report["text"][: at[0]] + "\n" * (at[1] - at[0]) + report["text"][at[1] :]
    stories = [{"reports": list(s["reports"]), "findings": [], "figures": []} for s in GOLD["stories"]]
    stories[0] |= {"findings": list(GOLD["findings"]), "figures": list(GOLD["figures"])}
    return {"reports": reports, "stories": stories}


@pytest.fixture
def score(tmp_path):
    def scored(record: dict) -> Tally:
        path = tmp_path / "record.json"
        path.write_text(json.dumps(record), encoding="utf8")
        return tally(Case(str(FOLDER), str(path)))

    return scored


def test_the_gold_itself_has_full_marks(score):
    metrics = score(perfect()).metrics()
    assert metrics == {
        "conflict_f1": 1.0,
        "conflict_precision": 1.0,
        "conflict_recall": 1.0,
        "all_recall": 1.0,
        "story_pair_precision": 1.0,
        "story_pair_recall": 1.0,
        "decoys": 0.0,
        "figures": 1.0,
        "boilerplate_kept": 0.0,
        "broken_provenance": 0,
    }


def test_a_finding_left_out_costs_recall_alone(score):
    record = perfect()
    del record["stories"][0]["findings"][0]
    counts = score(record)
    assert counts.conflicts[0] == 1.0
    assert counts.conflicts[1] < 1.0
    assert counts.missed == [GOLD["findings"][0]["summary"]]


def test_a_finding_told_twice_costs_precision(score):
    record = perfect()
    record["stories"][0]["findings"].append(GOLD["findings"][0])
    assert score(record).conflicts[0] < 1.0


def test_a_decoy_taken_is_counted(score):
    record = perfect()
    record["stories"][0]["findings"].append({**GOLD["decoys"][0], "summary": "420,000 / 600,000"})
    assert score(record).decoys == [1, len(GOLD["decoys"])]


def test_a_look_alike_joined_costs_precision_of_pairs(score):
    record = perfect()
    record["stories"][0]["reports"] += record["stories"][1]["reports"]
    record["stories"][1]["reports"] = []
    metrics = score(record).metrics()
    assert metrics["story_pair_precision"] < 1.0
    assert metrics["story_pair_recall"] == 1.0


def test_evidence_that_is_not_where_it_says_is_counted(score):
    record = perfect()
    first = record["stories"][0]["findings"][0]
    moved = {**first["evidence"][0], "start": first["evidence"][0]["start"] + 1}
    record["stories"][0]["findings"][0] = {**first, "evidence": [moved, *first["evidence"][1:]]}
    assert score(record).lost == 1


def test_a_quote_is_found_across_white_space():
    assert locate("one  two\nthree", "two three") == [(5, 14)]
    assert locate("one", "") == []
