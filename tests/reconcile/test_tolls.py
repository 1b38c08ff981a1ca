"""Killed and injured of one report, and of the reports of a story. All texts are invented."""

import pytest

from crossread.annotate import Reader, load_reader
from crossread.model.outcomes import Rejected
from crossread.model.reports import RawDocument
from crossread.pipeline import read
from crossread.reconcile.tolls import Toll, report_toll, story_toll
from crossread.testing import make_document


@pytest.fixture(scope="module")
def reader() -> Reader:
    return load_reader()


def toll_of(text: str, reader: Reader) -> tuple[float | None, float | None]:
    document: RawDocument = make_document(text)
    reading = read(document, reader)
    assert not isinstance(reading, Rejected)
    toll = report_toll(reading)
    return toll.killed, toll.injured


@pytest.mark.parametrize(
    ("text", "toll"),
    [
        (
            "Three people were killed and seven wounded when a boiler burst in Harrowgate on Monday, police said.",
            (3, 7),
        ),
        ("A man was shot in the leg in Harrowgate on Monday. He was taken to a hospital, police said.", (None, 1)),
        (
            "A woman was stabbed to death in Harrowgate on Monday, police said. Anna Reyl, 34, died at the scene.",
            (1, None),
        ),
        ("Five people were shot in Harrowgate on Monday. Two of them died, police said.", (2, 3)),
        ("A gunman killed two clerks and a customer in a bank in Harrowgate on Monday, police said.", (3, None)),
        ("One man died and two others were shot in Harrowgate on Monday, police said.", (1, 2)),
        ("Four men were shot, one fatally, in Harrowgate on Monday, police said.", (1, 3)),
        (
            "Two people were injured in Harrowgate on Monday. A third victim was found later in a shed, police said.",
            (None, 3),
        ),
        ("A man shot his wife in Harrowgate on Monday in what police called a murder-suicide.", (2, None)),
        ("A man killed his wife and three sons, then himself, in Harrowgate on Monday, police said.", (5, None)),
        ("Mother, 2 children found dead in Harrowgate house on Monday, police said.", (3, None)),
        ("Nobody was hurt when a shop burned down in Harrowgate on Monday, police said.", (None, None)),
    ],
)
def test_a_report_tells_its_toll(text: str, toll: tuple[float | None, float | None], reader: Reader) -> None:
    assert toll_of(text, reader) == toll


def test_another_happening_is_not_counted(reader: Reader) -> None:
    text = (
        "Two people were wounded in a shooting in Harrowgate on Monday, police said.\n\n"
        "Six people died in an unrelated attack on the market last year."
    )
    assert toll_of(text, reader) == (None, 2)


def toll(killed: float | None, injured: float | None, as_of: str, report: str = "") -> Toll:
    return Toll(killed=killed, injured=injured, as_of=as_of, report=report or as_of)


def test_the_wounded_who_die_later_are_among_the_dead() -> None:
    whole = story_toll([toll(1, 4, "2024-05-01"), toll(2, None, "2024-05-03")])
    assert (whole.killed, whole.injured) == (2, 3)


def test_copies_have_no_vote() -> None:
    told = [toll(3, 1, "2024-05-01", "a"), toll(3, 1, "2024-05-01", "b"), toll(5, 1, "2024-05-02", "c")]
    assert story_toll(told, choice="majority").killed == 3
    assert story_toll(told, choice="majority", copies=frozenset({"b"})).killed == 5


@pytest.mark.parametrize(("choice", "killed"), [("newest", 4), ("majority", 2), ("highest", 5), ("lowest", 2)])
def test_a_choice_decides_among_reports(choice: str, killed: int) -> None:
    told = [
        toll(2, None, "2024-05-01"),
        toll(5, None, "2024-05-02"),
        toll(2, None, "2024-05-03"),
        toll(4, None, "2024-05-04"),
    ]
    assert story_toll(told, choice=choice).killed == killed


def test_no_toll_is_told() -> None:
    assert story_toll([toll(None, None, "2024-05-01")]).killed is None
