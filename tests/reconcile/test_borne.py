"""What stands under an agreed line: only words that say no other number, day or month, and no questions."""

from pathlib import Path

import crossread
from crossread.model.findings import Finding
from crossread.reconcile.borne import all_bear, bears
from crossread.reconcile.desk import Desk
from tests.reconcile.stories import FIRST, SECOND, findings, pair


def _agreed(found: list[Finding], words: str) -> list[Finding]:
    return [f for f in found if f.kind == "corroborated" and f.summary.startswith("“") and words in f.summary]


def test_another_month_is_no_agreement(tmp_path: Path) -> None:
    found = pair(
        tmp_path,
        '"Our divers have not found a single crack since February," harbour master Tora Lie said.',
        '"Our divers have not found a single crack since March," harbour master Tora Lie said.',
    )
    assert not _agreed(found, "single crack")


def test_a_headline_with_another_number_is_no_agreement(tmp_path: Path) -> None:
    found = findings(
        tmp_path,
        "Ferry sunk at Olm: six dead\n\nArlsund Courier\n7 May 2024\n\nSix people have died after a ferry sank at Olm on Monday, "
        "the harbour office said.",
        "Ferry sinks\n\nRiver Post\n6 May 2024\n\nFour passengers were killed and nine hurt on Monday when a ferry sank off "
        "Olm, the harbour office said.",
    )
    assert not _agreed(found, "six dead")


def test_the_words_without_the_day_are_shown_where_one_report_has_none(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(FIRST.format(body="Navy divers found a crack on Tuesday."), encoding="utf8")
    (tmp_path / "b.txt").write_text(SECOND.format(body="Navy divers have found a wide crack."), encoding="utf8")
    record = crossread.compare([str(tmp_path)])
    desk = Desk.of(record.sheets[0].story, record.readings)
    dated, bare = sorted((u for u in desk.units if "crack" in u.text), key=lambda u: "wide" in u.text)
    assert bears(desk, bare, dated)
    assert not bears(desk, dated, bare)
    assert all_bear(desk, (dated, bare))[0] is bare


def test_a_question_is_no_claim(tmp_path: Path) -> None:
    talk = "{name} spoke to harbour master Tora Lie.\n\nQ: Was the warning light on the pier switched off?\n\nA: {said}"
    found = pair(
        tmp_path,
        talk.format(name="The agency", said="It was, for a week."),
        "The warning light on the pier had been switched off, the pilots' union said.",
    )
    told = [f for f in found if f.kind in ("corroborated", "single_source", "denial", "omitted")]
    assert not [f for f in told if "Was the warning" in f.summary]
