"""Rows of events: one a de-duplicated event, with the words behind it."""

import csv
import io
import json
import sys

import pytest

from crossread.app import compare
from crossread.errors import SettingsError
from crossread.present.event_rows import COLUMNS, event_rows, events_csv, events_jsonl, write_parquet

A = """Rebels shell port of Ambo

AMBO, 7 May 2024 (Coast Wire) -- Ethiopian rebels attacked an army base near Adama on Monday, the mayor said.
Kenya urged both sides to stop the fighting.
"""
B = """Base near Adama attacked

NAIROBI, 7 May 2024 (Rift Post) -- Rebels in Ethiopia attacked the army base near Adama on Monday.
The army did not attack the town. It will attack the hills, a general said.
"""


@pytest.fixture(scope="module")
def rows(tmp_path_factory):
    folder = tmp_path_factory.mktemp("reports")
    (folder / "a.txt").write_text(A, encoding="utf8")
    (folder / "b.txt").write_text(B, encoding="utf8")
    return event_rows(compare(folder))


def test_two_tellings_are_one_row(rows):
    (row,) = [r for r in rows if r.plover == "ASSAULT" and r.status == "done"]
    assert (row.date, row.date_from, row.reports, row.origins) == ("2024-05-06", "text", 2, 2)
    assert (row.source, row.source_country, row.source_sector) == ("Rebels in Ethiopia", "ETH", "REB")
    assert row.target_sector == "MIL"
    assert {w["name"] for w in row.words} == {"Coast Wire", "Rift Post"}


def test_what_is_not_done_stands_by_itself(rows):
    told = {(r.status, w["quote"]) for r in rows if r.plover == "ASSAULT" for w in r.words}
    assert any(status == "negated" and "attack the town" in quote for status, quote in told)
    assert not any(status == "done" and ("the town" in quote or "the hills" in quote) for status, quote in told)


def test_call_is_done_and_what_it_asks_is_demanded(rows):
    statuses = {(r.plover, r.status) for r in rows if "Kenya" in r.source or "both sides" in r.source}
    assert ("REQUEST", "done") in statuses
    assert not any(r.status == "done" and r.plover == "RETREAT" for r in rows)


def test_csv_and_jsonl_hold_the_same(rows):
    (head, *cells) = csv.reader(io.StringIO(events_csv(rows)))
    lines = [json.loads(line) for line in events_jsonl(rows).splitlines()]
    assert tuple(head) == COLUMNS
    assert [row[0] for row in cells] == [line["id"] for line in lines] == [row.id for row in rows]
    assert json.loads(cells[0][-1]) == lines[0]["words"]


def test_parquet_without_its_library_names_the_extra(rows, tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(SettingsError, match=r"crossread\[parquet\]"):
        write_parquet(rows, tmp_path / "events.parquet")


def test_parquet_is_read_back(rows, tmp_path):
    parquet = pytest.importorskip("pyarrow.parquet")
    write_parquet(rows, tmp_path / "events.parquet")
    table = parquet.read_table(tmp_path / "events.parquet").to_pylist()
    assert [row["id"] for row in table] == [row.id for row in rows]
    assert table[0]["words"][0]["quote"] == rows[0].words[0]["quote"]


def test_a_place_is_put_on_the_map_where_a_second_name_points_to_its_country(tmp_path):
    lone = "Rebels attack bank\n\nOLM, 7 May 2024 (Coast Wire) -- Rebels attacked a bank in Olm on Monday, the mayor said.\n"
    (tmp_path / "lone.txt").write_text(lone, encoding="utf8")
    (row,) = [r for r in event_rows(compare(tmp_path)) if r.plover == "ASSAULT"]
    assert (row.place, row.latitude, row.place_country, row.place_precision) == ("Olm", None, "", 0)
    told = lone.replace("the mayor", "a minister of Luxembourg")
    (tmp_path / "lone.txt").write_text(told, encoding="utf8")
    (row,) = [r for r in event_rows(compare(tmp_path)) if r.plover == "ASSAULT"]
    assert (row.place, row.place_country) == ("Olm", "LU")
    assert row.latitude is not None
