"""Reports read for what somebody says in them, by rules and model and by rules alone."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import pytest

from crossread.annotate import Reader, annotate, load_reader
from crossread.extract.parties import find_parties
from crossread.extract.statements import find_statements
from crossread.model.claims import Statement
from crossread.model.reports import Report
from crossread.testing import make_report


@dataclass(frozen=True, kw_only=True)
class Heard:
    """A report and its statements; `said` are those that are somebody's, by their words, `own` the outlet's."""

    report: Report
    statements: tuple[Statement, ...]

    @property
    def said(self) -> dict[str, Statement]:
        return {self.words(s): s for s in self.statements if s.voice != "own"}

    @property
    def own(self) -> dict[str, Statement]:
        return {self.words(s): s for s in self.statements if s.voice == "own"}

    def words(self, one: Statement) -> str:
        return " ~ ".join(self.report.read(piece) for piece in one.content)

    def source(self, one: Statement) -> str:
        return self.report.read(one.source) if one.source else ""


@pytest.fixture(scope="session")
def report_reader() -> Reader:
    return load_reader()


@pytest.fixture(params=["rules and model", "rules alone"])
def hear(request: pytest.FixtureRequest, report_reader: Reader) -> Callable[..., Heard]:
    def heard(text: str, **fields: object) -> Heard:
        report = make_report(text, **fields)
        notes = annotate(report, report_reader)
        if request.param == "rules alone":
            notes = replace(notes, attributions=())
        return Heard(report=report, statements=find_statements(report, notes, find_parties(report, notes, ())))

    return heard
