import pytest

from crossread.annotate import Reader, annotate, load_reader
from crossread.extract.parties import find_parties
from crossread.model.claims import Party
from crossread.testing import make_notes, make_report

TEXT = """Ferry Meridia sinks off Norway

Norwegian coast guard spokesman Captain Ilva Torn said on Monday that the Meridia had sunk. Torn said six people were missing.

The mayor of Brisk, Bruno Castellan, thanked the Swedish border guards. "I saw it," said Ada Falk, 44, a schoolteacher.

The Defence Ministry in Oslo sent a ship. The Swedish side did not answer, and Sweden's Ministry of Defence was silent.
"""


@pytest.fixture(scope="module")
def reader() -> Reader:
    return load_reader()


@pytest.fixture(scope="module")
def parties(reader: Reader) -> tuple[Party, ...]:
    report = make_report(TEXT)
    return find_parties(report, annotate(report, reader), ())


def of_kind(parties: tuple[Party, ...], kind: str) -> list[Party]:
    return [p for p in parties if p.kind == kind]


def test_persons_bear_their_full_name_and_role(parties: tuple[Party, ...]) -> None:
    roles = {p.name: p.role for p in of_kind(parties, "person")}
    assert roles["Ilva Torn"] == "spokesperson"
    assert roles["Bruno Castellan"] == "mayor"
    assert roles["Ada Falk"] == "witness"


def test_mentions_of_one_person_share_a_key(parties: tuple[Party, ...]) -> None:
    assert {p.key for p in of_kind(parties, "person") if p.name in ("Ilva Torn", "Torn")} == {"torn"}


def test_ministries_of_two_states_have_two_keys(parties: tuple[Party, ...]) -> None:
    keys = {p.key for p in of_kind(parties, "body")}
    assert {"ministry of defence|NO", "ministry of defence|SE"} <= keys


def test_sides_and_forces_are_groups_with_their_country(parties: tuple[Party, ...]) -> None:
    groups = {p.name: (p.head, p.country) for p in of_kind(parties, "group")}
    assert groups["Swedish border guards"] == ("guards", "SE")
    assert groups["Swedish side"] == ("side", "SE")


def test_a_vessel_is_one_wherever_its_name_stands(parties: tuple[Party, ...]) -> None:
    assert [p.name for p in of_kind(parties, "vessel")] == ["Meridia", "Meridia"]


def test_no_two_parties_overlap_and_all_stand_in_text_order(parties: tuple[Party, ...]) -> None:
    spans = [p.span for p in parties]
    assert spans == sorted(spans)
    assert all(not a.overlaps(b) for a, b in zip(spans, spans[1:], strict=False))


@pytest.mark.parametrize("text", ["", "word", "THE THE THE", "“", "Mr.", "A. B. C."])
def test_odd_texts_have_no_parties_that_are_not_there(text: str) -> None:
    report = make_report(text)
    assert all(report.read(p.span) for p in find_parties(report, make_notes(report), ()))


def test_time_zone_before_a_body_is_no_part_of_its_name(reader: Reader) -> None:
    report = make_report(
        "Tram crash: live\n\n8:20 GMT Police say that two people were hurt.\n\n8:45 GMT The tram is gone."
    )
    assert [p.name for p in find_parties(report, annotate(report, reader), ()) if p.kind == "body"] == ["Police"]


@pytest.mark.parametrize("named", ["The coast guard SKV", "The coast guard (SKV)"])
def test_letters_right_after_a_public_body_are_its_name_wherever_they_stand(reader: Reader, named: str) -> None:
    report = make_report(f"{named} searched the bay of Brisk on Monday. SKV found two boats.")
    keys = {p.key for p in find_parties(report, annotate(report, reader), ()) if p.kind == "body"}
    assert keys == {"coast guard|"}


def test_letters_after_a_firm_are_a_name_of_their_own(reader: Reader) -> None:
    report = make_report("The ferry company OLF stopped its boats on Monday. OLF gave no reason.")
    assert "olf|" in {p.key for p in find_parties(report, annotate(report, reader), ()) if p.kind == "body"}
