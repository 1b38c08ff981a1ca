import json
from pathlib import Path

import pytest

TRUCE = Path(__file__).parents[1] / "agreements/lake-truce/reports"


def test_tables_are_printed(run):
    done = run("agreements", TRUCE)
    assert done.returncode == 0
    assert done.out.startswith("AGREEMENT 1  August 2021 accord  standing")
    assert "recorded by The joint monitoring mission" in " ".join(done.out.split())
    assert "APPEALS THAT NAME NO AGREEMENT" in done.out
    assert "\x1b" not in done.out


def test_json_holds_the_words_where_they_stand(run):
    done = json.loads(run("agreements", TRUCE, "--format", "json").out)
    record = json.loads(run("compare", TRUCE, "--format", "json").out)
    texts = {report["id"]: report["text"] for report in record["reports"]}
    assert done["schema"] == "crossread.agreements/1"
    mentions = [m for table in done["agreements"] for m in table["mentions"]]
    assert all(texts[m["report"]][m["start"] : m["end"]] == m["quote"] for m in mentions)


def test_no_agreement_is_said(run, tmp_path):
    report = tmp_path / "a.txt"
    report.write_text("A ferry sank off the cape.\n", encoding="utf8")
    done = run("agreements", report)
    assert "name no agreement" in done.err
    assert done.out == ""


@pytest.mark.parametrize("width", [60, 120])
def test_lines_keep_to_the_width(run, width):
    lines = run("agreements", TRUCE, "--width", str(width)).out.splitlines()
    assert max(map(len, lines)) <= width
