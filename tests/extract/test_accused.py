"""Who is accused acts, who accuses does not; a pact's own day is not the day of what breaks it."""

import pytest

from crossread.annotate import Reader, load_reader
from tests.extract.test_events import events_of


@pytest.fixture(scope="module")
def reader() -> Reader:
    return load_reader()


@pytest.mark.parametrize(
    ("text", "doers", "plover"),
    [
        ("Arland's army accused the rebels of shelling the village of Olm on Thursday.", {"the rebels"}, "ASSAULT"),
        ("The rebels were accused by the government of killing six villagers.", {"The rebels"}, "ASSAULT"),
        ("Police arrested a man accused of stabbing two women.", {"a man"}, "ASSAULT"),
        ("Prosecutors charged two soldiers with killing a farmer.", {"two soldiers"}, "ASSAULT"),
    ],
)
def test_the_accused_and_not_the_accuser_is_the_attacker(
    text: str, doers: set[str], plover: str, reader: Reader
) -> None:
    report, events = events_of(text, reader)
    done = [e for e in events if e.plover == plover]
    assert done
    assert {report.read(span) for e in done for span in e.actors} == doers


def test_a_breach_has_the_day_of_its_telling_and_not_that_of_the_pact(reader: Reader) -> None:
    text = "On Friday 19 September 2025 the army violated the truce that was signed on 12 April 2025 in Olm."
    _, events = events_of(text, reader)
    (broken,) = [e for e in events if e.lemma == "violate"]
    assert broken.date == "2025-09-19"


def test_a_blast_at_a_works_is_no_assault_where_no_weapon_is_told(reader: Reader) -> None:
    _, events = events_of("An explosion at a paint factory killed 19 people.", reader)
    assert not [e for e in events if e.plover == "ASSAULT"]
    _, events = events_of("The explosion of a bomb at a paint factory killed 19 people.", reader)
    assert [e for e in events if e.plover == "ASSAULT"]
