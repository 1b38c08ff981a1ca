import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.model.claims import Speaker
from crossread.weigh.names import compare_names, related_speakers, surname_of


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Captain Ilva Torn", "Ilva Torn"),
        ("the “Meridia”", "passenger ferry Meridia"),
        ("Kim Jong-un", "Kim Jong Un"),
        ("São Bento", "Sao Bento"),
    ],
)
def test_titles_marks_and_diacritics_do_not_part_a_name(a: str, b: str) -> None:
    assert compare_names(a, b).verdict == "same"


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Ilva Torn", "Torn"),
        ("I. Torn", "Ilva Torn"),
        ("Torn, Ilva", "Ilva Torn"),
        ("Volodymyr Zelensky", "Vladimir Zelenskyy"),
        ("Mohammed Faiz", "Muhammad Fayez"),
        ("Abdel Fattah el-Sisi", "Abdel-Fattah al-Sissi"),
        ("UN", "United Nations"),
        ("Border Service", "Border Guard Department"),
        ("Azeri", "Azerbaijani"),
        ("Vladimir Putin", "Vladimir Vladimirovich Putin"),
        ("Ilva Banze", "Ilva Banse"),
        ("Ilva Tarcu", "Ilva Tarku"),
        ("Ivo Clement", "Ivo Klement"),
        ("Marc Torn", "Mark Torn"),
        ("Nikola Petric", "Nikola Petrich"),
    ],
)
def test_spellings_and_shorter_forms_are_variants(a: str, b: str) -> None:
    assert compare_names(a, b).verdict == "variant"


@pytest.mark.parametrize(
    ("a", "b", "part"),
    [
        ("Meridia", "Meradia", "word"),
        ("Bruno Castellan", "Bela Castellan", "given"),
        ("Petra Nordin", "Peter Nordin", "given"),
        ("Ilva Castellan", "Ilva Castellon", "surname"),
        ("Ilva Marcel", "Ilva Marvel", "surname"),
        ("Ilva Zolder", "Ilva Bolder", "surname"),
    ],
)
def test_one_part_that_differs_is_a_slip_and_says_where(a: str, b: str, part: str) -> None:
    found = compare_names(a, b)
    assert (found.verdict, found.part) == ("slip", part)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Iran", "Iraq"),
        ("Foreign Ministry", "Defence Ministry"),
        ("Upper Brisk", "Lower Brisk"),
        ("Ilva Torn", "Bruno Castellan"),
        ("", "Torn"),
    ],
)
def test_two_names_are_different(a: str, b: str) -> None:
    assert compare_names(a, b).verdict == "different"


@given(st.text(max_size=40), st.text(max_size=40))
def test_any_two_texts_compare_alike_in_either_order(a: str, b: str) -> None:
    assert compare_names(a, b).verdict == compare_names(b, a).verdict


def test_surname_is_the_last_part_folded() -> None:
    assert surname_of("Governor José Ñandú") == "nandu"


def person(name: str, *, body: str = "", role: str = "", country: str = "") -> Speaker:
    return Speaker(key=surname_of(name), name=name, body=body, role=role, country=country)


def body(key: str) -> Speaker:
    return Speaker(key=key, name=key)


SPOKESWOMAN = person("Ilva Torn", body="ministry of foreign affairs|NO", role="spokesperson", country="NO")


@pytest.mark.parametrize(
    ("a", "b", "verdict"),
    [
        (SPOKESWOMAN, body("ministry of foreign affairs|NO"), "related"),
        (SPOKESWOMAN, body("state|NO"), "related"),
        (SPOKESWOMAN, body("ministry of defence|NO"), "different"),
        (SPOKESWOMAN, person("Torn"), "same"),
        (SPOKESWOMAN, person("Bruno Castellan"), "different"),
        (SPOKESWOMAN, person("Bruno Castellan", body="ministry of foreign affairs|NO"), "related"),
        (SPOKESWOMAN, person("Ilse Torn", body="ministry of foreign affairs|NO"), "unknown"),
        (person("Bo Ek", body="presidency|NO"), body("ministry of defence|NO"), "different"),
        (person("Bo Ek", body="presidency|NO"), body("state|NO"), "related"),
        (body("ministry of foreign affairs|NO"), body("ministry of defence|NO"), "different"),
        (body("ministry of defence|NO"), body("ministry of defence|"), "related"),
        (body("ministry of defence|NO"), body("ministry of defence|SE"), "different"),
        (body("labour inspectorate|"), body("environment agency|"), "different"),
        (body("state|NO"), body("ministry of defence|NO"), "related"),
        (body("state|NO"), body("amnesty|"), "different"),
        (body("police|NO"), body("ministry of interior|NO"), "related"),
        (body("unnamed|resident"), body("police|NO"), "unknown"),
        (body(""), body("police|NO"), "unknown"),
    ],
)
def test_speakers_are_set_against_each_other_in_either_order(a: Speaker, b: Speaker, verdict: str) -> None:
    assert related_speakers(a, b).verdict == related_speakers(b, a).verdict == verdict
    assert related_speakers(a, b).reason.sentence
