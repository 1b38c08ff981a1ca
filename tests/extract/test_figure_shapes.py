"""Figures by the shape of their words: how long, what share, how big a thing, units taken from a neighbour, attached units."""

import pytest

from tests.extract.test_figures import figures_of


def shapes(text: str) -> list[tuple[str, float | None, str, str]]:
    """(measure, number, unit, of) of each figure."""
    _, figures = figures_of(text)
    numbers = [next((n for n in (f.value, f.approx, f.low, f.high) if n is not None), None) for f in figures]
    return [(f.measure, n, f.unit, f.of) for f, n in zip(figures, numbers, strict=True)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("She was sentenced to 12 years in prison.", ("other", 12, "year", "prison term")),
        ("He must serve at least 25 years of his sentence.", ("other", 25, "year", "prison term")),
        ("Dockers began a three-day strike.", ("other", 3, "day", "strike")),
        ("They agreed after 14 hours of talks.", ("other", 14, "hour", "talk")),
        ("The ship was two days behind schedule.", ("other", 2, "day", "delay")),
        ("The alert lasted for five and a half hours.", ("other", 5.5, "hour", "")),
        ("Average waiting time has grown to 19 weeks.", ("other", 19, "week", "waiting time")),
    ],
)
def test_how_long_something_lasts_is_a_figure(text, expected):
    assert expected in shapes(text)


@pytest.mark.parametrize(
    "text",
    [
        "Two hours later the pier gave way.",
        "It fell three years ago.",
        "Nothing was heard in the past 24 hours.",
        "They had met twice in six months.",
        "It came within four days.",
        "A 20-year veteran of the force spoke.",
    ],
)
def test_when_something_was_is_no_length_of_time(text):
    assert not [s for s in shapes(text) if s[2] in ("hour", "year", "day", "month")]


@pytest.mark.parametrize(
    ("text", "number", "of"),
    [
        ("A third of the wells are dry.", 33.3, "well"),
        ("Two-thirds of homes have no power.", 66.7, "home"),
        ("Burglaries fell by a quarter.", 25, ""),
        ("One in five polling stations was closed.", 20, "station"),
        ("Nine out of ten were glad.", 90, ""),
    ],
)
def test_parts_of_a_whole_are_rough_shares(text, number, of):
    (figure,) = shapes(text)
    assert figure[:3] == ("share", number, "percent")
    assert of in ("station", figure[3])


@pytest.mark.parametrize(
    "text", ["It fell one in two minutes.", "A quarter of an hour went by.", "He won one in three games."]
)
def test_times_and_scores_are_no_shares(text):
    assert not [s for s in shapes(text) if s[0] == "share"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It lies 12km north of the pier.", [("other", 12, "km", "")]),
        ("Divers found 500kg of powder.", [("other", 500, "kg", "")]),
        ("It was 46.8C in the shade.", [("other", 46.8, "celsius", "")]),
        ("The night was cold, minus 21 degrees.", [("other", -21, "degree", "")]),
        ("The mine yields 3m tonnes a year.", [("other", 3_000_000, "tonne", "")]),
        ("Two F-16 jets took off.", [("other", 2, "F-16 jet", "f-16 jet")]),
        ("The index closed 212 points higher.", [("other", 212, "point", "point")]),
    ],
)
def test_units_in_every_spelling(text, expected):
    assert [s[:2] for s in shapes(text)] == [e[:2] for e in expected]
    assert all(e[2] == s[2] for s, e in zip(shapes(text), expected, strict=True) if " " not in e[2])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The price rose from 30 to 44 euros.", [("amount", 44, "EUR")]),
        ("The deficit fell to 3.4 percent from 4.9.", [("share", 3.4, "percent")]),
        ("Six members voted for the rise and three against.", [("votes", 6, "vote"), ("votes", 3, "vote")]),
        ("It was carried by a margin of 212 votes.", [("votes", 212, "vote")]),
        ("The tower has 12 lifts and a 240-seat hall.", [("other", 12, "lift"), ("other", 240, "seat")]),
        ("A 72-strong team was at work.", [("other", 72, "person")]),
        ("The line runs a fleet of 22.", [("other", 22, "")]),
        (
            "The population has shrunk by 0.7 percent to 9.6 million.",
            [("share", 0.7, "percent"), ("other", 9.6e6, "person")],
        ),
        ("Four were hurt, one fatally.", [("injured", 4, "person"), ("killed", 1, "person")]),
        ("Children under five were spared.", [("age", 5, "year")]),
    ],
)
def test_numbers_take_what_stands_beside_them(text, expected):
    assert [s[:3] for s in shapes(text)] == expected


def test_a_range_of_money_is_one_figure():
    _, figures = figures_of("The damage is between $400 million and $600 million.")
    assert [(f.low, f.high, f.unit) for f in figures] == [(4e8, 6e8, "USD")]


def test_a_move_of_a_price_is_no_range():
    _, figures = figures_of("Oil rose $2 to $5 on Friday.")
    assert [f.value for f in figures] == [2, 5]
