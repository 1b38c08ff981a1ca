"""Names lined up."""

import pytest

from crossread.model.reading import Reading
from crossread.reconcile.desk import Desk
from crossread.reconcile.names import exchanged, slips
from crossread.reconcile.strangers import strangers
from crossread.testing import make_copy, make_party, make_reading, make_report, make_story


def desk_of(*readings: Reading) -> Desk:
    return Desk.of(make_story(r.report for r in readings), readings)


def with_people(outlet: str, *people: tuple[str, str]) -> Reading:
    text = ", ".join(f"{role} {name}" for name, role in people) + " spoke."
    report = make_report(text, outlet=outlet)
    return make_reading(report, parties=tuple(make_party(report, name, role=role) for name, role in people))


def test_one_office_under_two_given_names_is_a_slip() -> None:
    desk = desk_of(
        with_people("Radio", ("Pavel Hrist", "governor")),
        with_people("Post", ("Pavel Hrist", "governor")),
        with_people("Echo", ("Peter Hrist", "governor")),
    )
    (finding,) = slips(desk)
    assert finding.values == ("Peter Hrist", "Pavel Hrist")
    assert finding.repair is not None
    assert finding.repair.supported_by == 3


def test_two_people_of_one_surname_in_one_report_are_no_slip() -> None:
    desk = desk_of(
        with_people("Radio", ("Pavel Hrist", "governor"), ("Peter Hrist", "governor")),
        with_people("Post", ("Pavel Hrist", "governor")),
    )
    assert not list(slips(desk))


def test_two_people_of_one_surname_in_other_offices_are_no_slip() -> None:
    desk = desk_of(with_people("Radio", ("Pavel Hrist", "governor")), with_people("Post", ("Peter Hrist", "surgeon")))
    assert not list(slips(desk))


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        ("Marta Hrist", "Marga Hrist", True),  # a letter
        ("Dorian Hrist", "Florian Hrist", False),
        ("Marta Hrist", "Pavel Hrist", False),
    ],
)
def test_a_surname_that_nobody_else_bears_is_one_persons_where_a_letter_differs(
    one: str, other: str, told: bool
) -> None:
    desk = desk_of(with_people("Radio", (one, "mason")), with_people("Post", (other, "union boss")))
    assert bool(list(slips(desk))) is told


def test_brothers_of_one_surname_are_no_slip() -> None:
    desk = desk_of(
        with_people("Radio", ("Marta Hrist", "mason"), ("Goran Hrist", "surgeon")),
        with_people("Post", ("Marga Hrist", "union boss")),
    )
    assert not list(slips(desk))


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        ("Rosa Hrist, 61, fell.", "Lena Hrist, 61, fell.", True),
        ("Rosa Hrist (61) fell.", "Lena Hrist, aged 61, fell.", True),
        ("Rosa Hrist, 61, fell.", "Lena Hrist, 16, fell.", False),
        ("Rosa Hrist, 61, fell.", "Lena Hrist fell.", False),
        ("Rosa Hrist, 61 people said, fell.", "Lena Hrist, 61 people said, fell.", False),
    ],
)
def test_a_surname_that_nobody_else_bears_is_one_persons_of_one_age(one: str, other: str, told: bool) -> None:
    first, second = make_report(one, outlet="Radio"), make_report(other, outlet="Post")
    readings = (
        make_reading(first, parties=(make_party(first, "Rosa Hrist", role="mason"),)),
        make_reading(second, parties=(make_party(second, "Lena Hrist", role="clerk"),)),
    )
    assert bool(list(slips(desk_of(*readings)))) is told


@pytest.mark.parametrize(("other", "told"), [("Renata Hrist", True), ("Olga Hrist", False)])
def test_a_copy_that_changes_a_given_name_but_for_its_first_letter_is_told(other: str, told: bool) -> None:
    first, second = with_people("Radio", ("Rosa Hrist", "mason")), with_people("Post", (other, "union boss"))
    copy = make_copy((first.report, first.report.text), (second.report, second.report.text))
    story = make_story((first.report, second.report), copies=(copy,))
    assert bool(list(slips(Desk.of(story, (first, second))))) is told


def test_names_that_changed_places_are_told_one_by_one() -> None:
    desk = desk_of(
        with_people("Radio", ("Ada Sand", "president"), ("Mira Tol", "opposition leader")),
        with_people("Post", ("Ada Sand", "president"), ("Mira Tol", "opposition leader")),
        with_people("Echo", ("Mira Tol", "president"), ("Ada Sand", "opposition leader")),
    )
    found = list(exchanged(desk))
    assert {f.summary.split(":")[0] for f in found if f.evidence} >= {"Ada Sand", "Mira Tol"}


def side(report_text: str, outlet: str, *sides: tuple[str, str]) -> Reading:
    report = make_report(report_text, outlet=outlet)
    parties = tuple(make_party(report, words, kind="group", country=country) for words, country in sides)
    return make_reading(report, parties=parties)


def test_a_side_that_nobody_else_knows_is_told_with_the_side_that_is_missing() -> None:
    desk = desk_of(
        side("The Kyrgyz side and the Tajik side met.", "Radio", ("Kyrgyz side", "KG"), ("Tajik side", "TJ")),
        side("The Tajik side left. The Kyrgyz side stayed.", "Post", ("Tajik side", "TJ"), ("Kyrgyz side", "KG")),
        side("The Turkish side and the Kyrgyz side met.", "Echo", ("Turkish side", "TR"), ("Kyrgyz side", "KG")),
    )
    (finding,) = strangers(desk)
    assert finding.values == ("Turkish side", "Tajik")
    assert finding.repair is not None
    assert finding.repair.slip == "translation"


def test_a_third_party_that_is_named_in_full_is_no_stranger() -> None:
    echo = side(
        "Turkey spoke; the Turkish side and the Kyrgyz side met.", "Echo", ("Turkish side", "TR"), ("Kyrgyz side", "KG")
    )
    state = make_party(echo.report, "Turkey", kind="state", country="TR")
    named = make_reading(echo.report, parties=(*echo.claims.parties, state))
    desk = desk_of(
        side("The Kyrgyz side and the Tajik side met.", "Radio", ("Kyrgyz side", "KG"), ("Tajik side", "TJ")),
        side("The Tajik side left. The Kyrgyz side stayed.", "Post", ("Tajik side", "TJ"), ("Kyrgyz side", "KG")),
        named,
    )
    assert not list(strangers(desk))


def ship(text: str, outlet: str, *names: str) -> Reading:
    report = make_report(text, outlet=outlet)
    return make_reading(report, parties=tuple(make_party(report, name, kind="vessel") for name in names))


def test_vessels_of_like_names_are_one_surely_only_where_no_other_is_named() -> None:
    alone = desk_of(ship("The Good Hope sank.", "Radio", "Good Hope"), ship("The Good Hone sank.", "Echo", "Good Hone"))
    (sure,) = slips(alone)
    beside = desk_of(
        ship("The Good Hope sank; the Lark was near.", "Radio", "Good Hope", "Lark"),
        ship("The Good Hone sank.", "Echo", "Good Hone"),
    )
    (unsure,) = slips(beside)
    assert "names.one-vessel" in {reason.rule for reason in sure.reasons}
    assert "names.one-vessel" not in {reason.rule for reason in unsure.reasons}
    assert unsure.confidence < sure.confidence
