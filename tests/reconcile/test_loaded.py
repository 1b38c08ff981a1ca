"""Words that take sides are told where both words name one thing, and only there; reports are really read."""

from pathlib import Path

import pytest

from tests.reconcile.stories import pair


def told(tmp_path: Path, one: str, other: str) -> list[str]:
    return [f.summary for f in pair(tmp_path, one, other) if f.kind == "loaded_wording"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ('The shippers\' union called the accident "murder by timetable".', "The accident cost nobody his life, the town said."),
        ("The carnage could have been worse, said Ann Moe.", "The incident is looked into by the police, the town said."),
        ("The guards were hit by the terror group Red Heron.", "The guards were hit by the armed group Red Heron, police said."),
        ("Looters broke into the shut toll house by the pier.", "Residents took food from the shut toll house by the pier."),
    ],
)  # fmt: skip
def test_one_thing_under_names_that_take_sides_is_told(tmp_path: Path, one: str, other: str) -> None:
    assert len(told(tmp_path, one, other)) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The shipper was arrested on suspicion of manslaughter.", "The accident is looked into by the police."),
        ("Riot police stood by the pier all day.", "In the town a protest against the toll went on."),
        (
            "The barge is of the Front for the Liberation of the Olm.",
            "Ten years ago a lock was attacked there by night.",
        ),
        ("The regime of safety checks is old, said Ann Moe.", "The government of the town was not there."),
        ("Handout pictures show the pier after the crash.", "The decision to shut the bridge came at noon."),
        ("The mayor warned of any act of aggression against shippers.", "Nobody may attack a shipper, said the union."),
        ("This was not a massacre, said Ann Moe.", "The incident is looked into by the police, the town said."),
    ],
)
def test_words_of_one_field_for_different_things_say_nothing(tmp_path: Path, one: str, other: str) -> None:
    assert told(tmp_path, one, other) == []


EPITHET = "The death bridge of Arlsund stays shut, the town said."
BARE = "The bridge stays shut, the town said."


@pytest.mark.parametrize(("one", "count"), [(EPITHET, 1), (BARE, 0), ("The death toll of the bridge is two.", 0)])
def test_an_epithet_beside_the_bare_word_is_told(tmp_path: Path, one: str, count: int) -> None:
    assert len([t for t in told(tmp_path, one, BARE) if "death" in t]) == count


def test_an_epithet_within_marks_takes_sides_too(tmp_path: Path) -> None:
    one = "Nine hurt as 'killer bridge' gives way at dawn\n\nThe bridge over the Olm gave way at dawn."
    assert told(tmp_path, one, "Nine people were hurt when a bridge over the Olm gave way at dawn, the town said.")


def test_two_words_that_count_by_one_number_name_one_thing(tmp_path: Path) -> None:
    one, other = "Four thugs ran off to the pier.", "Four of the marchers got away by boat."
    assert len(told(tmp_path, one, other)) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The council hiked the toll by 10 per cent in May.", "The council raised the toll by 10 per cent in May."),
        ("The mayor slammed the shippers over the accident.", "The mayor criticised the shippers over the accident."),
        (
            "The chief admitted that the pier had not been checked.",
            "The chief said that the pier had not been checked.",
        ),
        ("The firm axed 40 jobs last year.", "The firm cut 40 jobs last year."),
        ("The firm refused to answer questions of the town.", "The firm declined to answer questions of the town."),
    ],
)
def test_one_deed_or_saying_in_a_sharper_word_is_told(tmp_path: Path, one: str, other: str) -> None:
    assert len(told(tmp_path, one, other)) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hikers crossed the pier at dawn.", "Walkers crossed the pier at dawn."),
        ("The mayor claimed the first prize at the fair.", "The mayor said that the bridge would stay shut."),
        ("The chief insisted on a helmet.", "The chief said that the pier was wet."),
        ("The wave flooded the toll house.", "The water entered the toll house."),
        ("A rocket hit the toll house in 1999.", "Prices rose in 1999."),
    ],
)
def test_the_same_word_for_another_thing_takes_no_side(tmp_path: Path, one: str, other: str) -> None:
    assert told(tmp_path, one, other) == []
