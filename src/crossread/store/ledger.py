"""The ledger: an append-only, transactional file of reports, findings and links (SQLite, standard library).

Ids are the keys: adding the same thing twice changes nothing, so that a run stopped at any point can be repeated. Nothing
is changed or deleted; an undone link is a later link with `retracted_at`.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar

from crossread.errors import LedgerError
from crossread.lib.ids import stable_id
from crossread.model.findings import Finding
from crossread.model.reports import Report
from crossread.model.stories import Link
from crossread.store.codec import decode, encode

APPLICATION = 0x63726C31
"""The mark in the file's head ("crl1") by which a ledger is told from any other SQLite file."""
VERSION = 1
BUSY_SECONDS = 30.0
_TABLES = """
CREATE TABLE report (id TEXT PRIMARY KEY, record TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE finding (id TEXT PRIMARY KEY, story TEXT NOT NULL, record TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE link (id TEXT PRIMARY KEY, a TEXT NOT NULL, b TEXT NOT NULL, record TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE INDEX finding_story ON finding (story);
"""
_GUARD = (
    "CREATE TRIGGER {table}_{what} BEFORE {what} ON {table} BEGIN SELECT RAISE(ABORT, 'the ledger only grows'); END;"
)
Kept = TypeVar("Kept", Report, Finding, Link)


class Ledger:
    """An open ledger; a context manager that closes it. `LedgerError` where the file cannot be read or written."""

    def __init__(self, connection: sqlite3.Connection, name: str) -> None:
        self._db, self._name = connection, name

    @classmethod
    def open(cls, path: Path | str) -> Self:
        """The ledger in a file, made where there is none; LedgerError for a damaged, foreign or newer file."""
        with _explained(str(path)):
            connection = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None)
            try:
                _prepare(connection, str(path))
            except BaseException:
                connection.close()
                raise
        return cls(connection, str(path))

    def close(self) -> None:
        """Closes the file."""
        self._db.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All that is added inside is kept, or, where an error leaves it, nothing of it. Not to be nested."""
        with _explained(self._name):
            self._db.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._db.rollback()
            raise
        with _explained(self._name):
            self._db.commit()

    def add_report(self, report: Report) -> bool:
        """Keeps a report; whether it was new."""
        return self._add("INSERT OR IGNORE INTO report VALUES (?, ?)", report.id, encode(report))

    def add_finding(self, finding: Finding) -> bool:
        """Keeps a finding; whether it was new."""
        return self._add("INSERT OR IGNORE INTO finding VALUES (?, ?, ?)", finding.id, finding.story, encode(finding))

    def add_link(self, link: Link) -> bool:
        """Keeps a link; whether it was new. A link is what it says, who said it and when: its retraction is another one."""
        record = encode(link)
        return self._add(
            "INSERT OR IGNORE INTO link VALUES (?, ?, ?, ?)", stable_id("link", record), link.a, link.b, record
        )

    def reports(self) -> tuple[Report, ...]:
        """All reports, by id."""
        return self._read(Report, "SELECT record FROM report ORDER BY id")

    def findings(self, story: str) -> tuple[Finding, ...]:
        """The findings of a story, by id."""
        return self._read(Finding, "SELECT record FROM finding WHERE story = ? ORDER BY id", story)

    def links(self) -> tuple[Link, ...]:
        """All links, retracted ones too, by the things that they link."""
        return self._read(Link, "SELECT record FROM link ORDER BY a, b, id")

    def _add(self, statement: str, *values: str) -> bool:
        with _explained(self._name):
            return self._db.execute(statement, values).rowcount > 0

    def _read(self, kind: type[Kept], statement: str, *values: str) -> tuple[Kept, ...]:
        with _explained(self._name):
            rows = self._db.execute(statement, values).fetchall()
        try:
            return tuple(decode(kind, record) for (record,) in rows)
        except (ValueError, KeyError, TypeError) as error:
            raise LedgerError(f"{self._name} holds a {kind.__name__.lower()} that cannot be read: {error}") from error


def _prepare(connection: sqlite3.Connection, name: str) -> None:
    """Checks whose file it is, and makes the tables in an empty one, all or nothing."""
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("BEGIN IMMEDIATE")
    mark = connection.execute("PRAGMA application_id").fetchone()[0]
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    if mark == 0 and version == 0 and tables == 0:
        _make(connection)
    elif mark != APPLICATION:
        raise LedgerError(f"{name} is a database of another program, not a crossread ledger; choose another file")
    elif version != VERSION:
        raise LedgerError(
            f"{name} is a ledger of version {version}, this crossread reads version {VERSION}; use the newer one"
        )
    connection.execute("COMMIT")


def _make(connection: sqlite3.Connection) -> None:
    guards = (_GUARD.format(table=t, what=w) for t in ("report", "finding", "link") for w in ("UPDATE", "DELETE"))
    for statement in (*filter(str.strip, _TABLES.split(";")), *guards):
        connection.execute(statement)
    connection.execute(f"PRAGMA application_id = {APPLICATION}")
    connection.execute(f"PRAGMA user_version = {VERSION}")


@contextmanager
def _explained(name: str) -> Iterator[None]:
    """Turns what SQLite says into a LedgerError that names the file and what would work."""
    try:
        yield
    except sqlite3.OperationalError as error:
        raise LedgerError(
            f"the ledger {name} cannot be opened or written: {error}; check the folder, its rights and its space"
        ) from error
    except sqlite3.DatabaseError as error:
        raise LedgerError(
            f"{name} is no ledger or is damaged: {error}; restore a copy or choose another file"
        ) from error
