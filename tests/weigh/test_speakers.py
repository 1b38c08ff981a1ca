from array import array

import pytest

from crossread.model.claims import Speaker
from crossread.weigh.called import find_known, near_names
from crossread.weigh.speakers import Heard, gather
from crossread.weigh.utterances import Wording, compare_utterances, group_wordings, is_moved


def heard(report: str, key: str, name: str, *, role: str = "", body: str = "", country: str = "", story: str = "s"):
    return Heard(report=report, story=story, speaker=Speaker(key=key, name=name, role=role, body=body, country=country))


TORN = heard("a", "torn", "Ilva Torn", role="spokesperson", body="coast guard|brenovia")


def test_spellings_of_one_name_are_one_speaker():
    known = gather([TORN, heard("b", "torn", "Torn"), heard("c", "thorn", "Captain Ilva Torn", role="spokesperson")])
    assert [(k.name, len(k.heard)) for k in known] == [("Captain Ilva Torn", 3)]


def test_a_surname_that_two_persons_bear_is_given_to_neither():
    known = gather([TORN, heard("b", "torn", "Mark Torn"), heard("c", "torn", "Torn")])
    assert sorted(k.name for k in known) == ["Ilva Torn", "Mark Torn", "Torn"]


def test_a_slip_in_a_name_is_one_person_where_the_office_is_one():
    one = heard("a", "halm", "Pavel Halm", role="governor", body="regional administration|")
    other = heard("b", "halm", "Peter Halm", role="governor", body="regional administration|")
    assert len(gather([one, other])) == 1
    assert len(gather([one, heard("b", "halm", "Peter Halm", role="baker")])) == 2


def test_an_unnamed_holder_is_who_is_named_as_such_elsewhere():
    unnamed = heard(
        "b", "unnamed|governor", "governor of the Tarn region", role="governor", body="regional administration|"
    )
    named = heard("a", "halm", "Pavel Halm", role="governor", body="regional administration|")
    assert [k.name for k in gather([unnamed, named])] == ["Pavel Halm"]
    elsewhere = heard("c", "halm", "Pavel Halm", role="governor", body="regional administration|", story="t")
    assert len(gather([unnamed, elsewhere])) == 2


def test_spokesperson_body_and_state_stay_three():
    known = gather(
        [
            heard("a", "volkova", "Nina Volkova", role="spokesperson", body="ministry of foreign affairs|RU"),
            heard("a", "ministry of foreign affairs|RU", "Foreign Ministry", body="ministry of foreign affairs|RU"),
            heard("b", "state|RU", "Moscow", country="RU"),
            heard("c", "state|RU", "Russian side", country="RU"),
            heard("c", "presidency|RU", "Kremlin", body="presidency|RU"),
        ]
    )
    assert [len(k.heard) for k in known] == [1, 1, 2, 1]


def test_bodies_without_a_state_are_one_within_a_story_only():
    police = [
        heard("a", "police|", "police"),
        heard("b", "police|", "police"),
        heard("c", "police|", "police", story="t"),
    ]
    assert sorted(len(k.heard) for k in gather(police)) == [1, 2]


def test_unnamed_sources_of_two_reports_are_two():
    known = gather([heard("a", "unnamed|source", "source"), heard("b", "unnamed|source", "source")])
    assert len(known) == 2


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("Torn", "Ilva Torn"),
        ("ilva torn", "Ilva Torn"),
        ("Ilwa Torn", "Ilva Torn"),
        ("coast guard spokesperson", "Ilva Torn"),
        ("the Kremlin", "Kremlin"),
        ("Moscow", "Russia"),
        ("the Russian side", "Russia"),
        ("Russian Foreign Ministry", "foreign ministry"),
        ("a Turkish minister", None),
        ("Gregor Pohl", None),
    ],
)
def test_a_name_finds_whom_it_means(name, found):
    known = gather(
        [
            TORN,
            heard("a", "presidency|RU", "Kremlin", body="presidency|RU"),
            heard("a", "state|RU", "Russia"),
            heard("b", "ministry of foreign affairs|RU", "foreign ministry", body="ministry of foreign affairs|RU"),
        ]
    )
    assert [k.name for k in find_known(known, name)] == ([found] if found else [])


def test_the_nearest_names_are_told_where_nobody_is_meant():
    known = gather([TORN, heard("a", "quill", "Marta Quill"), heard("b", "unnamed|source", "source")])
    assert near_names(known, "Quilt")[0] == "Marta Quill"
    assert set(near_names(known, "zzz")) == {"Ilva Torn", "Marta Quill"}


def wording(report: str, text: str, *, direct: bool = True, story: str = "s") -> Wording:
    return Wording(report=report, story=story, text=text, direct=direct, vector=array("f"))


@pytest.mark.parametrize(
    ("first", "later", "turn"),
    [
        ("We will open the lock gates on Monday", "We will open the lock gates on Monday", "same words"),
        ("We will open the lock gates on Monday at noon", "We will open the lock gates", "cut"),
        ("We will open the lock gates", "We will open the lock gates on Monday at noon", "added to"),
        ("We will not open the lock gates on Monday", "We will open the lock gates on Monday", "negation lost"),
        ("We will open the lock gates on Monday", "We will not open the lock gates on Monday", "negation added"),
        ("We counted 12 boats at the lock gates", "We counted 21 boats at the lock gates", "number changed"),
    ],
)
def test_what_became_of_the_words_has_a_name(first, later, turn):
    assert compare_utterances(wording("a", first), wording("b", later)).turn == turn


def test_two_quotations_in_other_words_are_translations_and_indirect_speech_a_paraphrase():
    a, b = "The water took the road before anybody could warn us", "Water had taken the road before one could warn us"
    assert compare_utterances(wording("a", a), wording("b", b)).turn == "translation"
    assert compare_utterances(wording("a", a), wording("b", b, direct=False)).turn == "paraphrase"


def test_wordings_of_one_utterance_stand_together_whatever_their_order():
    said = [
        wording("a", "We will open the lock gates on Monday"),
        wording("b", "We shall open the lock gates on Monday"),
        wording("a", "Nobody has been hurt in the village"),
        wording("b", "Nobody was hurt in the village"),
    ]
    assert group_wordings(said) == [[0, 1], [2, 3]]
    assert group_wordings(said[::-1]) == [[0, 1], [2, 3]]


def test_much_the_same_said_of_two_happenings_is_two_utterances():
    a = wording("a", "We call on both sides to stop the fire at the lock")
    assert compare_utterances(a, wording("b", "We call on the two sides to cease fire at once", story="t")) is None


def test_words_given_to_another_speaker_are_moved():
    a, b = (wording(r, "The crane had been inspected twice this year") for r in "ab")
    assert is_moved(a, b)
    assert not is_moved(a, wording("a", a.text))
