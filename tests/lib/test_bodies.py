import pytest

from crossread.lib.bodies import is_body_name, read_body


@pytest.mark.parametrize(
    "name",
    [
        "Oslo's Defense Ministry",
        "the Norwegian Ministry of Defence",
        "The Defence Ministry in Oslo",
        "The Ministry of Defence of Norway",
        "MINISTRY OF DEFENCE OF THE KINGDOM OF NORWAY",
        "Norway's Ministry of National Defence",
    ],
)
def test_one_ministry_has_one_key_under_all_its_names(name: str) -> None:
    assert read_body(name).key == "ministry of defence|NO"


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("the Brenovian coast guard", "coast guard|brenovia"),
        ("Brenovia's coastguard", "coast guard|brenovia"),
        ("National Bank of Brenovia", "central bank|brenovia"),
        ("the regional governor's office", "regional administration|"),
        ("the country's disaster response service ABCD", "emergency service|"),
        ("State Committee for National Security", "security service|"),
        ("Guild of Free Bakers", "guild of free bakers|"),
        ("", "|"),
    ],
)
def test_sorts_and_states_that_the_tables_know_are_read(name: str, key: str) -> None:
    assert read_body(name).key == key


def test_a_fire_department_is_no_ministry() -> None:
    assert read_body("the fire department").sort == "fire service"
    assert read_body("Department of Fisheries").sort == "department of fisheries"


def test_bodies_are_told_from_other_names() -> None:
    assert is_body_name("Harbour Workers' Union")
    assert not is_body_name("Ilva Torn")
