"""The quality gate: raising is routine, lowering leaves its reason behind."""

import json
import tarfile

import pytest

from evals.gate import FLOORS, digest, failures, files_of, lowered, raised, unpacked

ENTRY = {"module": "m", "data": "d", "digest": "", "at_least": {"f1": 0.5}, "at_most": {"broken": 0, "kept": 0.2}}


def test_what_holds_is_silent():
    assert failures(ENTRY, {"f1": 0.5, "broken": 0, "kept": 0.2}) == []


def test_a_measure_under_its_floor_is_named():
    assert failures(ENTRY, {"f1": 0.4, "broken": 0, "kept": 0.0}) == ["f1 0.400 is under its floor 0.500"]


def test_a_count_over_its_ceiling_has_no_slack():
    assert failures(ENTRY, {"f1": 0.6, "broken": 1, "kept": 0.2}) == ["broken 1 is over its ceiling 0"]


def test_raising_never_lowers():
    after = raised(ENTRY, {"f1": 0.4, "broken": 0, "kept": 0.1})
    assert after["at_least"] == {"f1": 0.5}
    assert after["at_most"] == {"broken": 0, "kept": 0.1}


def test_lowering_keeps_its_reason():
    after = lowered(ENTRY, "f1", 0.4, "the gold was wrong")
    assert after["at_least"] == {"f1": 0.4}
    assert after["lowered"] == [{"metric": "f1", "from": 0.5, "to": 0.4, "because": "the gold was wrong"}]


def test_lowering_what_has_no_floor_is_refused():
    with pytest.raises(SystemExit, match="no floor is called"):
        lowered(ENTRY, "speed", 1.0, "why not")


def test_digest_tells_changed_data_and_not_its_place(tmp_path):
    one, two = tmp_path / "one", tmp_path / "two"
    for folder in (one, two):
        folder.mkdir()
        (folder / "x.txt").write_text("a")
    assert digest(files_of({}, one), one) == digest(files_of({}, two), two)
    (two / "x.txt").write_text("b")
    assert digest(files_of({}, one), one) != digest(files_of({}, two), two)


def test_archives_are_unpacked_once(tmp_path, monkeypatch):
    monkeypatch.setattr("evals.gate.ROOT", tmp_path)
    (tmp_path / "births").mkdir()
    (tmp_path / "births" / "a.txt").write_text("a")
    with tarfile.open(tmp_path / "births.tar.xz", "w:xz") as archive:
        archive.add(tmp_path / "births", "births")
    files = files_of({"sets": ["births"]}, tmp_path)
    folder = unpacked("parish", files)
    assert (folder / "births" / "a.txt").read_text() == "a"
    (folder / "births" / "a.txt").write_text("kept")
    assert (unpacked("parish", files) / "births" / "a.txt").read_text() == "kept"


def test_every_floor_has_the_digest_of_its_data():
    assert all(entry["digest"] for entry in json.loads(FLOORS.read_text(encoding="utf8")).values())
