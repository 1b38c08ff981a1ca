"""Who says it in an office and a name between commas."""

from collections.abc import Callable

import pytest

from crossread.annotate import Reader, annotate
from crossread.extract.parties import find_parties
from crossread.extract.statements import find_statements
from crossread.testing import make_report
from tests.extract.conftest import Heard


@pytest.mark.parametrize(
    ("text", "words", "who", "role"),
    [
        (
            "The firm will close the plant, its chief executive, Ann Moe, said on Monday.",
            "The firm will close the plant",
            "Ann Moe",
            "director",
        ),
        (
            "Police detained four men, a spokesman, Sergeant Iko Brandt, said.",
            "Police detained four men",
            "Iko Brandt",
            "sergeant",
        ),
        ("The road was shut, the mayor, Ann Moe, told reporters.", "The road was shut", "Ann Moe", "mayor"),
    ],
)
def test_an_office_and_a_name_between_commas_say_what_stands_before_them(
    report_reader: Reader, text: str, words: str, who: str, role: str
) -> None:
    report = make_report(text)
    notes = annotate(report, report_reader)
    (one,) = (s for s in find_statements(report, notes, find_parties(report, notes, ())) if s.voice != "own")
    assert [report.read(piece) for piece in one.content] == [words]
    assert one.speaker is not None and (one.speaker.name, one.speaker.role) == (who, role)


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("Army Sergeant Tom Ash said the shell fell short.", "military|"),
        ("Police sergeant Ute Fallin said there were no incidents.", "police|"),
        ("Sergeant Iko Brandt said there were no incidents.", ""),
    ],
)
def test_a_sergeant_is_of_the_body_that_is_told(hear: Callable[..., Heard], text: str, body: str) -> None:
    (one,) = (s for s in hear(text).statements if s.voice != "own")
    assert one.speaker is not None and one.speaker.body == body
