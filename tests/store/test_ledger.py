"""What only the SQLite ledger promises: which files it refuses and with what words."""

import sqlite3
from pathlib import Path

import pytest

from crossread.errors import LedgerError
from crossread.store import Ledger
from crossread.testing import make_report


def test_refuses_a_file_that_is_no_database(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("these are notes, and long enough to be taken for a page of something " * 20)
    with pytest.raises(LedgerError, match="is no ledger or is damaged"):
        Ledger.open(path)
    assert path.read_text().startswith("these are notes")


def test_refuses_a_database_of_another_program(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as db:
        db.execute("CREATE TABLE sheep (name TEXT)")
    db.close()
    with pytest.raises(LedgerError, match="another program"):
        Ledger.open(path)


def test_refuses_a_ledger_of_a_later_version(tmp_path: Path) -> None:
    path = tmp_path / "ledger"
    Ledger.open(path).close()
    db = sqlite3.connect(path)
    db.execute("PRAGMA user_version = 99")
    db.close()
    with pytest.raises(LedgerError, match="version 99"):
        Ledger.open(path)


def test_refuses_a_damaged_ledger(tmp_path: Path) -> None:
    path = tmp_path / "ledger"
    with Ledger.open(path) as ledger:
        ledger.add_report(make_report("A ferry sank. " * 400))
    data = bytearray(path.read_bytes())
    data[4096:] = b"\xff" * (len(data) - 4096)
    path.write_bytes(bytes(data))
    with pytest.raises(LedgerError, match="damaged"), Ledger.open(path) as ledger:
        ledger.reports()


def test_refuses_a_report_that_is_no_report(tmp_path: Path) -> None:
    path = tmp_path / "ledger"
    Ledger.open(path).close()
    db = sqlite3.connect(path)
    db.execute("INSERT INTO report VALUES ('report-1', '{\"id\": 3}')")
    db.commit()
    db.close()
    with pytest.raises(LedgerError, match="report that cannot be read"), Ledger.open(path) as ledger:
        ledger.reports()


def test_refuses_a_folder_that_does_not_exist(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="cannot be opened"):
        Ledger.open(tmp_path / "nowhere" / "ledger")


@pytest.mark.parametrize("statement", ["DELETE FROM report", "UPDATE report SET record = '{}'"])
def test_file_itself_refuses_to_forget(tmp_path: Path, statement: str) -> None:
    path = tmp_path / "ledger"
    with Ledger.open(path) as ledger:
        ledger.add_report(make_report())
    db = sqlite3.connect(path)
    with pytest.raises(sqlite3.IntegrityError, match="only grows"):
        db.execute(statement)
    db.close()
