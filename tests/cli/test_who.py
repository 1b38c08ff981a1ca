import json

import pytest


def test_a_surname_finds_what_its_bearer_said(run, reports):
    done = run("who", "Brandt", reports)
    assert done.returncode == 0
    assert done.out.startswith("Ida Brandt (mayor")
    assert "“Nobody had closed the road”" in done.out
    assert "called: " in done.out
    assert "\x1b" not in done.out


def test_json_holds_the_words_where_they_stand(run, reports):
    done = json.loads(run("who", "Ida Brandt", reports, "--format", "json").out)
    record = json.loads(run("compare", reports, "--format", "json").out)
    texts = {report["id"]: report["text"] for report in record["reports"]}
    (speaker,) = done["speakers"]
    assert done["schema"] == "crossread.who/1"
    assert (speaker["name"], speaker["role"], speaker["kind"]) == ("Ida Brandt", "mayor", "person")
    told = [w for utterance in speaker["said"] for w in utterance["wordings"]]
    assert told
    assert all(texts[w["report"]][w["start"] : w["end"]] == w["quote"] for w in told)


def test_a_body_is_found_by_its_noun(run, reports):
    assert "14 people" in run("who", "police", reports).out


@pytest.mark.parametrize(("name", "near"), [("Brant Idda", "Ida Brandt"), ("zzz", "nearest: ")])
def test_an_unknown_name_is_answered_with_the_nearest(run, reports, name, near):
    done = run("who", name, reports)
    assert done.returncode == 2
    assert done.out == ""
    assert f"these reports give no words to {name!r}" in done.err
    assert near in done.err


def test_an_empty_name_and_no_reports_are_told(run, reports):
    assert "NAME is empty" in run("who", " ", reports).err
    done = run("who", "Brandt", "nowhere.txt")
    assert done.returncode == 2
    assert "nowhere.txt" in done.err


def test_the_answer_goes_to_a_file(run, reports, tmp_path):
    done = run("who", "Brandt", reports, "-o", tmp_path / "said.txt")
    assert (done.returncode, done.out) == (0, "")
    assert "Ida Brandt" in tmp_path.joinpath("said.txt").read_text(encoding="utf8")
