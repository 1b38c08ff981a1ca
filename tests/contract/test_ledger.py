"""What every ledger keeps to, on whatever backend: put another one under it by adding it to `BACKENDS`."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from crossread.errors import LedgerError
from crossread.model.findings import Reason
from crossread.model.stories import Link
from crossread.store import Ledger
from crossread.testing import make_finding, make_report

Opener = Callable[[], Ledger]

BACKENDS = {"sqlite": lambda folder: Ledger.open(folder / "ledger.crossread")}


@pytest.fixture(params=sorted(BACKENDS))
def opened(request: pytest.FixtureRequest, tmp_path: Path) -> Opener:
    """Opens one and the same ledger each time it is called."""
    return lambda: BACKENDS[request.param](tmp_path)


REPORT = make_report(
    "Ferry sinks\n\nTHE CAPE, May 3 (LWA) - A ferry sank “off” the cape.",
    outlet="Cape Echo",
    title="Ferry sinks",
    dateline="THE CAPE, May 3 (LWA)",
    published="2031-05-03T10:00+02:00",
)
OTHER = make_report("Nobody was hurt.", outlet="Harbour Post")
FINDING = replace(make_finding("single_source", ((REPORT, "A ferry sank"),)), story="story-1")
LINK = Link(
    a=REPORT.id,
    b=OTHER.id,
    relation="same",
    score=0.75,
    reasons=(Reason(rule="story.words", weight=0.75, sentence="they share words", values=("ferry",)),),
    by="crossread",
)


def test_gives_back_equal_records(opened: Opener) -> None:
    with opened() as ledger:
        ledger.add_report(REPORT)
        ledger.add_finding(FINDING)
        ledger.add_link(LINK)
    with opened() as ledger:
        assert ledger.reports() == (REPORT,)
        assert ledger.findings("story-1") == (FINDING,)
        assert ledger.links() == (LINK,)


def test_new_ledger_is_empty(opened: Opener) -> None:
    with opened() as ledger:
        assert (ledger.reports(), ledger.findings("story-1"), ledger.links()) == ((), (), ())


def test_adding_the_same_thing_twice_changes_nothing(opened: Opener) -> None:
    with opened() as ledger:
        assert [ledger.add_report(REPORT), ledger.add_report(REPORT)] == [True, False]
        assert [ledger.add_finding(FINDING), ledger.add_finding(FINDING)] == [True, False]
        assert [ledger.add_link(LINK), ledger.add_link(LINK)] == [True, False]
        assert (len(ledger.reports()), len(ledger.findings("story-1")), len(ledger.links())) == (1, 1, 1)


def test_reports_come_by_id_in_whatever_order_they_were_added(opened: Opener) -> None:
    with opened() as ledger:
        for report in sorted((REPORT, OTHER), key=lambda report: report.id, reverse=True):
            ledger.add_report(report)
        assert [report.id for report in ledger.reports()] == sorted((REPORT.id, OTHER.id))


def test_findings_are_those_of_the_story_asked_for(opened: Opener) -> None:
    with opened() as ledger:
        ledger.add_finding(FINDING)
        assert ledger.findings("story-2") == ()


def test_retraction_stands_beside_the_link_that_it_undoes(opened: Opener) -> None:
    undone = replace(LINK, by="person:ed", retracted_at="2031-05-04T08:00Z")
    with opened() as ledger:
        ledger.add_link(LINK)
        ledger.add_link(undone)
        assert set(ledger.links()) == {LINK, undone}


def test_stopped_transaction_leaves_nothing_and_can_be_repeated(opened: Opener) -> None:
    with opened() as ledger:
        with pytest.raises(KeyboardInterrupt), ledger.transaction():
            ledger.add_report(REPORT)
            raise KeyboardInterrupt
        assert ledger.reports() == ()
        with ledger.transaction():
            ledger.add_report(REPORT)
            ledger.add_report(OTHER)
        assert len(ledger.reports()) == 2


def test_two_open_ledgers_see_one_another(opened: Opener) -> None:
    with opened() as one, opened() as other:
        one.add_report(REPORT)
        other.add_report(OTHER)
        assert len(one.reports()) == len(other.reports()) == 2


def test_closed_ledger_says_so(opened: Opener) -> None:
    ledger = opened()
    ledger.close()
    with pytest.raises(LedgerError):
        ledger.add_report(REPORT)
