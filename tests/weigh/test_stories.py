"""Two reports are weighed against each other by a table of levels."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from crossread.data import read_table
from crossread.weigh.stories import Traits, days_apart, features, levels, reasons, score, weigh

NOTHING = np.zeros(0, dtype=np.float32)


def traits(report: str = "report-a", **fields: Any) -> Traits:
    empty: dict[str, Any] = {"body": NOTHING, "words": {}, "lead_words": {}, "names": {}, "heads": {}}
    return Traits(report=report, **(empty | fields))


@pytest.mark.parametrize(
    ("a", "b", "days"),
    [
        ("2031-05-03", "2031-05-05", 2),
        ("2031-12-31", "2032-01-01", 1),
        ("XXXX-05-03", "2031-05-05", 2),
        ("XXXX-12-30", "XXXX-01-02", 3),
        ("XXXX-02-29", "XXXX-03-01", 1),
        ("2031-05", "2031-05-05", None),
        ("", "2031-05-05", None),
    ],
)
def test_days_between_dates_with_and_without_years(a: str, b: str, days: int | None) -> None:
    assert days_apart(a, b) == days == days_apart(b, a)


def test_features_that_cannot_be_told_are_left_out() -> None:
    assert features(traits(), traits()) == {}


def test_nothing_known_leaves_the_constant() -> None:
    assert score({}) == levels()["constant"][0].weight < 0


def test_features_do_not_depend_on_which_report_comes_first() -> None:
    a = traits(
        words={"ferry": 0.6, "cape": 0.8},
        names={"lirio": 2.0},
        heads={"lirio": 2.0},
        day="2031-05-03",
        published="2031-05-04",
    )
    b = traits(
        words={"ferry": 1.0},
        names={"lirio": 1.0, "oss": 3.0},
        heads={"oss": 3.0},
        day="XXXX-05-20",
        past=frozenset({"2031-05-03"}),
    )
    assert features(a, b) == features(b, a)


def test_happenings_of_one_day_are_nearer_than_happenings_a_month_apart() -> None:
    one = traits(day="2031-05-03")
    near, far = features(one, traits(day="2031-05-03")), features(one, traits(day="2031-06-20"))
    assert score(near) > score({}) > score(far)


def test_report_that_came_out_on_the_day_of_the_happening_is_near_whatever_day_was_read_out_of_it() -> None:
    misread = traits(day="2031-04-20", published="2031-05-03")
    assert features(traits(day="2031-05-03"), misread)["day"] == 0.0


def test_day_that_the_other_report_tells_of_as_earlier_is_noted() -> None:
    late = traits(day="2031-09-15", past=frozenset({"2031-08-29"}))
    assert features(late, traits(day="2031-08-29"))["earlier"] == 1.0
    assert "earlier" not in features(late, traits(day="2031-09-15"))


def test_leading_names_told_in_passing_weigh_against_one_happening() -> None:
    plant = traits(heads={"oberau": 5.0}, background=frozenset({"kiessing", "plant"}), places=frozenset({"oberau"}))
    store = traits(heads={"kiessing": 5.0}, background=frozenset({"oberau"}), places=frozenset({"kiessing"}))
    found = features(plant, store)
    assert (found["place"], found["aside"]) == (0.0, 2.0)
    assert score(found) < score({}) - 2


def test_names_that_lead_both_are_not_told_in_passing() -> None:
    one = traits(heads={"oberau": 5.0, "lirio": 1.0}, background=frozenset())
    other = traits(heads={"oberau": 5.0}, background=frozenset({"lirio"}))
    assert features(one, other)["aside"] == 0.0


def test_same_toll_speaks_for_and_another_against() -> None:
    a, b, c = (traits(tolls=frozenset({("killed", n)})) for n in (14.0, 14.0, 7.0))
    assert score(features(a, b)) > score({}) > score(features(a, c))
    assert "toll" not in features(a, traits(tolls=frozenset({("injured", 14.0)})))


def test_other_dead_and_other_injured_speak_against_more_than_other_dead() -> None:
    a, b, c = (
        traits(tolls=frozenset({("killed", n), ("injured", m)})) for n, m in ((14.0, 48.0), (7.0, 19.0), (7.0, 48.0))
    )
    dead = traits(tolls=frozenset({("killed", 7.0)}))
    assert [features(a, other)["toll"] for other in (b, c, dead)] == [-1.0, 1.0, 0.0]
    assert score({"toll": -1.0}) < score({"toll": 0.0}) < score({"toll": 1.0})


def test_reasons_add_up_to_the_score() -> None:
    a = traits(words={"ferry": 1.0}, numbers=frozenset({"212"}), day="2031-05-03")
    b = traits(words={"ferry": 1.0}, numbers=frozenset({"212", "37"}), day="2031-05-04")
    found = features(a, b)
    assert sum(reason.weight for reason in reasons(found)) == pytest.approx(score(found))
    assert all(reason.sentence for reason in reasons(found))


def test_each_feature_reaches_one_level() -> None:
    found = features(traits(words={"ferry": 1.0}, day="2031-05-03"), traits(words={"ferry": 1.0}, day="2031-05-03"))
    assert sorted(level.feature for level in weigh(found)) == ["day", "words"]


def test_levels_of_likeness_weigh_more_the_higher_they_are() -> None:
    for name, rows in levels().items():
        weights = [level.weight for level in rows]
        assert weights == sorted(weights, reverse=name != "aside"), name


def test_table_names_each_level_once() -> None:
    names = [(row["feature"], row["level"]) for row in read_table("stories", "levels.tsv")]
    assert len(names) == len(set(names))


def raid(day: str, *, names: dict[str, float], **fields: Any) -> Traits:
    return traits(day=day, published=day, names=names, heads=names, **fields)


FIRST = raid("2031-04-07", names={"kelmont": 4.0, "birkholt": 5.0, "mill": 3.0})
SECOND = raid("2031-04-11", names={"kelmont": 4.0, "odrey": 5.0, "wharf": 3.5})


def test_own_day_and_own_names_of_each_speak_against_one_happening() -> None:
    assert features(FIRST, SECOND)["other"] == 1.0 == features(SECOND, FIRST)["other"]
    assert score({"other": 1.0}) < score({}) - 3


@pytest.mark.parametrize(
    "second",
    [
        replace(SECOND, day="2031-04-08", published="2031-04-08"),
        replace(SECOND, told=frozenset({"2031-04-07"})),
        replace(SECOND, told=frozenset({"2031-04"})),
        replace(SECOND, day="2031-03-01"),
        replace(SECOND, names=FIRST.names),
        replace(SECOND, background=frozenset({"birkholt", "mill"})),
        replace(SECOND, heads={"kelmont": 4.0}),
        replace(SECOND, published=""),
    ],
    ids=[
        "next day",
        "tells the day",
        "tells the month",
        "looks back",
        "known",
        "known below",
        "no own names",
        "undated",
    ],
)
def test_later_report_of_the_same_is_no_other_happening(second: Traits) -> None:
    assert "other" not in features(FIRST, second)
