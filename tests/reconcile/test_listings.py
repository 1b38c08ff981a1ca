"""Lists against themselves: items that stand twice, breakdowns that do not add up. All texts are invented."""

import pytest

from crossread.annotate import Reader, annotate, load_reader
from crossread.extract import extract
from crossread.model.reading import Reading
from crossread.reconcile.desk import Desk
from crossread.reconcile.listings import breakdowns, repeated_words
from crossread.testing import make_report, make_story


@pytest.fixture(scope="module")
def reader() -> Reader:
    return load_reader()


def desk_of(text: str, reader: Reader) -> Desk:
    report = make_report(text)
    notes = annotate(report, reader)
    return Desk.of(make_story([report]), (Reading(report=report, notes=notes, claims=extract(report, notes)),))


@pytest.mark.parametrize(
    "text",
    [
        "The farmers want the dredging of the canal, a new lock keeper and the dredging of the canal.",
        "The fund pays for the roof of the school, the heating of the clinic, two buses and the roof of the school.",
        "Crews came from Brenno, Talvik and Brenno to fight the flames.",
        "The mayor named the state of the pipes, the price of water and the state of the pipes as her reasons.",
        "Police closed the Mill Bridge, the North Gate, the Fish Hall and the Mill Bridge on Sunday.",
    ],
)
def test_a_list_that_names_a_thing_twice_is_told(text: str, reader: Reader) -> None:
    (finding,) = repeated_words(desk_of(text, reader))
    assert finding.kind == "internal_inconsistency"


@pytest.mark.parametrize(
    "text",
    [
        "The farmers want the dredging of the canal, a new lock keeper and the repair of the gates.",
        "They marched day after day, and day after day the gates stayed shut.",
        "“We need bread, bread and bread,” the baker said.",
        "The council met, argued, and met again.",
        "The first team beat Brenno and Talvik, and the second lost to Brenno.",
    ],
)
def test_lists_that_repeat_nothing_and_figures_of_speech_are_no_slips(text: str, reader: Reader) -> None:
    assert not list(repeated_words(desk_of(text, reader)))


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Of the 42 sailors, 20 are from Brenno, 12 from Talvik and nine from the islands.", ("41", "42")),
        ("Of the 26 who were saved, 14 are children, nine are teachers and five were drivers.", ("28", "26")),
        ("The list holds 70 houses. Forty were burnt on Monday and 21 on Tuesday; 12 were flooded.", ("73", "70")),
        ("Police held 50 men. Thirty were let go at dawn and 12 at noon; nine were still in the cells.", ("51", "50")),
        ("Of the 16 wagons, seven were empty, five carried grain and three were on fire.", ("15", "16")),
    ],
)
def test_a_breakdown_that_does_not_add_up_is_told(text: str, values: tuple[str, str], reader: Reader) -> None:
    (finding,) = breakdowns(desk_of(text, reader))
    assert finding.values == values


@pytest.mark.parametrize(
    "text",
    [
        "Of the 41 sailors, 20 are from Brenno, 12 from Talvik and nine from the islands.",
        "Of the 60 wounded, 20 are from Brenno, 12 from Talvik and nine from the islands.",
        "Of the 42 sailors, 20 are from Brenno, 12 from Talvik, nine from the islands and the rest from abroad.",
        "Of the 42 sailors, 20 were hurt, of whom 12 are from Talvik and nine from the islands.",
        "Police held 50 men. Thirty policemen were on duty, 12 horses and nine dogs.",
        "Police held 50 men on Monday. The search went on for nine hours.",
    ],
)
def test_parts_that_add_up_or_are_left_open_are_no_slip(text: str, reader: Reader) -> None:
    assert not list(breakdowns(desk_of(text, reader)))
