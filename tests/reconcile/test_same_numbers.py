"""Telling numbers that several origins give, and weekdays of reports without a date. All texts are invented."""

import pytest

from crossread.annotate import Reader, annotate, embed, load_reader
from crossread.extract import extract, find_passages
from crossread.model.reading import Reading
from crossread.reconcile.date_pairs import undated_weekdays
from crossread.reconcile.desk import Desk
from crossread.reconcile.same_numbers import shared_numbers
from crossread.testing import make_report, make_story

FILLER = (
    "The mill stands by the lake. Its owner sells flour to bakers in the hills. Rain fell on the road. A dog barked at the "
    "postman. The choir sang in the chapel. Boats lay at the pier. Nobody bought the old barn."
)


@pytest.fixture(scope="module")
def reader() -> Reader:
    return load_reader()


def read(text: str, outlet: str, reader: Reader, published: str = "") -> Reading:
    report = make_report(text, outlet=outlet, published=published)
    notes = annotate(report, reader)
    claims = extract(report, notes)
    passages = embed(report, find_passages(report, notes, claims.statements), reader)
    return Reading(report=report, notes=notes, claims=claims, passages=passages)


def desk_of(*readings: Reading) -> Desk:
    return Desk.of(make_story(r.report for r in readings), readings)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Of the 37 patients at the Ostrel clinic, two died.", "Buses took 37 others to the Ostrel clinic on Monday."),
        (
            "The Harbour List won 53.4 percent.",
            "Mayor Tamsin Rook of the Harbour List, with 53.4 per cent, gave thanks.",
        ),
        ("Divers from Ostrel found 28 crates.", "The ship had carried 28 crates for a dealer in Ostrel."),
        ("The Ostrel yard built 214 barges.", "All of the 214 barges came from the Ostrel yard."),
    ],
)
def test_a_telling_number_of_two_origins_is_told(one: str, other: str, reader: Reader) -> None:
    readings = read(f"{one} {FILLER}", "Radio", reader), read(f"{other} {FILLER}", "Post", reader)
    found = list(shared_numbers(desk_of(*readings)))
    known = any(len({c.report for c in group}) > 1 for group in desk_of(*readings).counts)
    assert found or known


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Of the 40 patients at the Ostrel clinic, two died.", "Buses took 40 others to the Ostrel clinic on Monday."),
        ("Three boats left Ostrel.", "Ostrel has three wells."),
        ("In Ostrel 37 people were injured.", "The Ostrel flood killed 37 people."),
        ("The bakery sold 37 loaves.", "A choir of 37 sang in Ostrel."),
        ("The man from Ostrel is 37 years old.", "In Ostrel 37 cows drowned."),
    ],
)
def test_round_small_and_stray_numbers_are_told_as_nothing(one: str, other: str, reader: Reader) -> None:
    readings = read(f"{one} {FILLER}", "Radio", reader), read(f"{other} {FILLER}", "Post", reader)
    assert not list(shared_numbers(desk_of(*readings)))


WEEKDAYS = "Police with dogs cleared the fish market of Ostrel on {} afternoon, and a porter was hurt."


@pytest.mark.parametrize(("day", "told"), [("Friday", True), ("Sunday", True), ("Saturday", False)])
def test_a_weekday_of_a_report_without_a_date_is_held_against_the_others(day: str, told: bool, reader: Reader) -> None:
    dated = read(WEEKDAYS.format("Saturday"), "Radio", reader, "2025-06-08")
    bare = read(WEEKDAYS.format(day), "Post", reader)
    assert bool(list(undated_weekdays(desk_of(dated, bare)))) is told


def test_another_thing_on_another_weekday_is_no_conflict(reader: Reader) -> None:
    dated = read(WEEKDAYS.format("Saturday"), "Radio", reader, "2025-06-08")
    bare = read("A judge opened the hearing on the fish market of Ostrel on Monday.", "Post", reader)
    assert not list(undated_weekdays(desk_of(dated, bare)))
