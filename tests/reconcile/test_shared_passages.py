"""What the line of copied text says of who had it first; reports are really read."""

from pathlib import Path

from tests.reconcile.stories import findings

SHARED = (
    "The old bridge over the Olm was closed on Monday after a barge struck a pier and sank in the shipping lane below it. Divers "
    "found three cars on the river bed near the second pier. The harbour office sent two tugs to hold the barge overnight.\n"
)
MORE = "\nThe bridge carries about 9,000 cars a day. It was built in 1931. The town council meets on Friday to talk of a ferry.\n"


def copied(tmp_path: Path, day: str, credit: str = "") -> list[str]:
    one = f"Bridge closed after barge strikes pier\n\nArlsund Courier\n6 May 2024\n\n{SHARED}{MORE}"
    other = f"Arlsund bridge shut\n\nOlm Herald\n{day}\n\n{SHARED}{credit}"
    return [f.summary for f in findings(tmp_path, one, other) if f.kind == "copied_text"]


def test_of_two_reports_of_one_day_nobody_knows_which_was_first(tmp_path: Path) -> None:
    told = copied(tmp_path, "6 May 2024")
    assert told
    assert all("cannot be told" in summary for summary in told)


def test_a_later_day_tells_who_copied(tmp_path: Path) -> None:
    told = copied(tmp_path, "8 May 2024")
    assert told
    assert all("cannot be told" not in summary for summary in told)


def test_few_words_in_a_row_that_one_speaker_said_are_no_copy(tmp_path: Path) -> None:
    one = "Northland rules out closing the strait\n\nStrait Herald\n7 May 2024\n\nPremier Ingrid Solheim warned twice on Tuesday "
    other = "Premier speaks of strait\n\nVarda Times\n8 May 2024\n\nIn parliament Ingrid Solheim, the premier, warned again "
    told = "that fishing rights were at stake.\n"
    found = findings(tmp_path, f"{one}{told}\nCod is dear.\n", f"{other}{told}\nHer party met at noon.\n")
    assert not [f for f in found if f.kind == "copied_text"]


def test_long_runs_of_the_same_words_are_surely_a_copy(tmp_path: Path) -> None:
    one = f"Bridge closed\n\nArlsund Courier\n6 May 2024\n\n{SHARED}{MORE}"
    other = f"Arlsund bridge shut\n\nOlm Herald\n8 May 2024\n\n{SHARED}"
    (found,) = [f for f in findings(tmp_path, one, other) if f.kind == "copied_text"]
    assert found.confidence > 0.8
