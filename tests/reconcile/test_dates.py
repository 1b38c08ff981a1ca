"""Dates lined up."""

from pathlib import Path

import crossread
from crossread.annotate import annotate, load_reader
from crossread.model.stories import Copy
from crossread.reconcile.date_pairs import agreeing_times, other_years
from crossread.reconcile.dates import event_days
from crossread.reconcile.desk import Desk
from crossread.reconcile.event_days import resolved
from crossread.testing import make_reading, make_report, make_statement, make_story, make_when

TEXT = """{outlet}

{stamp}

A cable car fell at Mount Sorrel on Sunday, killing two skiers, the rescue service said.

The cabin dropped 40 metres on Sunday after its rope had slipped from a wheel, the rescue service said.
"""


def conflicts(folder: Path, first: str, second: str) -> list[str]:
    for name, outlet, stamp in (("a.txt", "Valley Post", first), ("b.txt", "Lake Times", second)):
        (folder / name).write_text(TEXT.format(outlet=outlet, stamp=stamp), encoding="utf8")
    record = crossread.compare(folder)
    return [f.summary for sheet in record.sheets for f in sheet.findings if f.kind == "date_conflict"]


def test_one_weekday_in_a_text_that_is_carried_again_a_week_later_is_no_conflict(tmp_path: Path) -> None:
    assert not conflicts(tmp_path, "4 March 2024", "11 March 2024")


def written(words: str, first: str, second: str) -> list[str]:
    whole = []
    for outlet, value in (("Valley Post", first), ("Lake Times", second)):
        report = make_report(words.format(value), outlet=outlet)
        day = {"3 April 2020": "2020-04-03", "3 April 2021": "2021-04-03", "5 April 2021": "2021-04-05"}[value]
        whole.append(
            make_reading(
                report, notes=annotate(report, load_reader()), whens=(make_when(report, value, day, anchor="written"),)
            )
        )
    desk = Desk.of(make_story(r.report for r in whole), whole)
    return [f.summary for f in other_years(desk)]


def test_one_day_in_two_years_beside_one_word_is_a_conflict() -> None:
    assert written("She signed the contract on {}.", "3 April 2020", "3 April 2021")
    assert not written("She signed the contract on {}.", "3 April 2020", "5 April 2021")


def test_anniversaries_are_no_conflict() -> None:
    assert not written("They marked the anniversary of the contract on {}.", "3 April 2020", "3 April 2021")


AGENCY = """HARN, May 3 (Norwire) - A barge sank on Lake Orm on {day} evening, killing four people, the rescue service said.

The barge had left Harn with gravel. Divers searched the lake bed for hours.
"""
PAPER = """Lake Times

{stamp}

A barge sank on Lake Orm in the evening of {day}, killing four people, the rescue service said.

The barge had left Harn with gravel.
"""
NOTICE = """Lake Orm Rescue Service

3 May 2024

A barge sank on Lake Orm on {day}, killing four people. A march of mourning has been called for Sunday, 5 May.
"""


def all_told(folder: Path, **texts: str) -> list[str]:
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf8")
    record = crossread.compare(folder)
    return [f.summary for sheet in record.sheets for f in sheet.findings if f.kind == "date_conflict"]


def test_a_weekday_with_a_part_of_the_day_and_days_before_it_are_reckoned_from_a_dateline_without_year() -> None:
    report = make_report(AGENCY.format(day="Thursday"), published="2024-05-03")
    when = make_when(report, "Thursday evening", "", kind="time", weekday=3)
    assert resolved(make_reading(report, whens=(when,)), when, "2024") == "2024-05-02"


def test_what_is_called_for_a_later_day_contradicts_no_dateline(tmp_path: Path) -> None:
    texts = {"a": AGENCY.format(day="Thursday"), "b": PAPER.format(stamp="4 May 2024", day="May 2")}
    assert not all_told(tmp_path, **texts, c=NOTICE.format(day="Thursday, 2 May 2024"))


def test_a_date_under_a_wrong_weekday_stands_against_reports_with_the_right_one(tmp_path: Path) -> None:
    found = all_told(
        tmp_path,
        a=AGENCY.format(day="Thursday"),
        b=PAPER.format(stamp="4 May 2024", day="Wednesday, May 2"),
        c=NOTICE.format(day="Thursday, 2 May 2024"),
    )
    assert len(found) == 1 and found[0].startswith("“Wednesday, May 2” (the report “Lake Times”) /")


def test_talks_offered_for_a_later_day_are_not_past(tmp_path: Path) -> None:
    offer = (
        AGENCY.format(day="Thursday") + "\nThe owners answered with an offer to hold talks on May 9 about the wreck.\n"
    )
    assert not all_told(tmp_path, a=offer, b=PAPER.format(stamp="4 May 2024", day="May 2"))


CARRIED = """Four rowers drowned when a ferry ran over two boats off the north pier of Lake Orm on {day}, the rescue service said.

The ferry was on its way to Harn with two hundred passengers. Divers searched the lake bed for hours.
"""


def test_another_day_in_a_carried_sentence_is_a_conflict(tmp_path: Path) -> None:
    first = "HARN, May 3, 2024 (Norwire) - " + CARRIED.format(day="Thursday")
    texts = {"b": "Lake Times\n\n4 May 2024\n\n" + CARRIED.format(day="Wednesday morning, 1 May")}
    assert len(all_told(tmp_path, a=first, **texts)) == 1


def test_one_day_in_other_words_of_a_carried_sentence_is_none(tmp_path: Path) -> None:
    first = "HARN, May 3, 2024 (Norwire) - " + CARRIED.format(day="Thursday")
    assert not all_told(tmp_path, a=first, b="Lake Times\n\n4 May 2024\n\n" + CARRIED.format(day="2 May"))


def test_a_reprint_with_another_day_stands_against_all_that_have_the_first(tmp_path: Path) -> None:
    found = all_told(
        tmp_path,
        a="HARN, May 3, 2024 (Norwire) - " + CARRIED.format(day="Thursday"),
        b="Lake Times\n\n4 May 2024\n\n" + CARRIED.format(day="Wednesday morning, 1 May"),
        c="Lake Orm Rescue Service\n\n3 May 2024\n\nA ferry hit two rowing boats off Harn on Thursday, 2 May. Four rowers died.\n",
    )
    assert len(found) == 1


def test_the_day_of_a_saying_stands_against_no_day_of_what_was_done(tmp_path: Path) -> None:
    texts = {
        "a": 'Lake Times\n\n2 May 2024\n\n"No shot was fired by our men," said Captain Orla Brand, a spokeswoman for the Norvenian '
        "guard, after bullets hit a ferry on Lake Orm on Thursday.\n",
        "b": 'Valley Post\n\n3 May 2024\n\n"No shot was fired by our men," Captain Orla Brand said on Friday of the bullets that '
        "hit a ferry on Lake Orm.\n",
    }
    assert not all_told(tmp_path, **texts)


def test_a_report_may_reprint_one_that_is_not_lined_up() -> None:
    reports = sorted(
        (make_report("A barge sank on Monday.", outlet=f"Paper {n}") for n in range(60)), key=lambda r: r.id
    )
    firsts, carriers = reports[-2:], reports[:-2]
    copies = [_reprint(firsts[0].id, r.id) for r in carriers if r is not carriers[1]]
    copies += [_reprint(firsts[1].id, r.id) for r in carriers[:2]]
    readings = [
        make_reading(r, event_date="2024-05-06", whens=(make_when(r, "Monday", "2024-05-06"),)) for r in reports
    ]
    desk = Desk.of(make_story(reports, copies=tuple(copies)), readings)
    assert desk.reprinted(carriers[1].id) not in {r.id for r in desk.readings}
    assert not list(event_days(desk))


def _reprint(original: str, copy: str) -> Copy:
    return Copy(original=original, copy=copy, passages=(), directed=True, credited=False, share=1.0, reasons=())


def hours_agreed(*, quoted: bool) -> list[str]:
    readings = []
    for outlet in ("Valley Post", "Lake Times"):
        report = make_report(f"“It sank at 4:30 p.m. off Harn,” a rower told the {outlet}.", outlet=outlet)
        said = "It sank at 4:30 p.m. off Harn,"
        statement = make_statement(report, said, quoted=(said,) if quoted else (), speaker="rower")
        when = make_when(report, "4:30 p.m.", "2024-05-02T16:30", kind="time")
        readings.append(make_reading(report, statements=(statement,), whens=(when,)))
    return [f.summary for f in agreeing_times(Desk.of(make_story(r.report for r in readings), readings))]


def test_an_hour_inside_a_quotation_is_no_agreement_of_reports() -> None:
    assert hours_agreed(quoted=False)
    assert not hours_agreed(quoted=True)
