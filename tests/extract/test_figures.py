"""Counted quantities: what they measure, their bounds, of whom, when, and who gives them."""

import re
from array import array

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crossread.extract.figures import find_figures
from crossread.extract.whens import find_whens
from crossread.model.notes import Notes, Sentence
from crossread.testing import make_notes, make_report, make_statement


def notes_of(report) -> Notes:
    """Plain notes whose sentences end before a capital, so that decimals and abbreviations do not end one."""
    bounds = [m.span() for m in re.finditer(r"\S(?:[^.!?\n]|[.!?](?! [A-Z]|\Z))*[.!?]?", report.text)]
    sentences = tuple(
        Sentence(index=i, start=a, end=b, first=0, last=0, vector=array("f")) for i, (a, b) in enumerate(bounds)
    )
    return make_notes(report, sentences=sentences)


def figures_of(text: str, *, statements=(), **fields):
    report = make_report(text, **fields)
    notes = notes_of(report)
    made = tuple(make_statement(report, **statement) for statement in statements)
    return report, find_figures(report, notes, made, find_whens(report, notes))


def told(text: str, **fields) -> list[tuple[str, float | None, float | None, float | None, float | None]]:
    _, figures = figures_of(text, **fields)
    return [(f.measure, f.value, f.low, f.high, f.approx) for f in figures]


def exact(*pairs: tuple[str, float]) -> list[tuple[str, float, None, None, None]]:
    return [(measure, value, None, None, None) for measure, value in pairs]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A blast killed 14 people and injured 48.", exact(("killed", 14), ("injured", 48))),
        ("A bus overturned, killing four tourists and two local guides.", exact(("killed", 4), ("killed", 2))),
        ("Six miners were killed and 20 wounded.", exact(("killed", 6), ("injured", 20))),
        ("One of its soldiers had been killed and four wounded.", exact(("killed", 1), ("injured", 4))),
        ("A Kenyan ranger was shot dead.", exact(("killed", 1))),
        ("It left 140 dead and nine wounded.", exact(("killed", 140), ("injured", 9))),
        ("The death toll from the flood has risen to 23.", exact(("killed", 23))),
        ("The fire claimed the lives of 12 people.", exact(("killed", 12))),
        ("Nine deaths were recorded.", exact(("killed", 9))),
        ("Police said seven people had been detained.", exact(("detained", 7))),
        ("Nineteen survivors were being treated in hospital.", exact(("injured", 19))),
        ("The boat was carrying 212 people; rescuers saved 155 people.", exact(("affected", 212), ("rescued", 155))),
        ("198 passengers and 14 crew members were on board.", exact(("affected", 198), ("affected", 14))),
        ("Twenty-one schoolgirls seized two years ago have been freed.", exact(("rescued", 21))),
        ("310 houses and 16 villages were damaged.", exact(("buildings", 310), ("places", 16))),
        ("The council voted 6-3 for the plan.", exact(("votes", 6), ("votes", 3))),
        ("A quake of magnitude 6.9 struck at a depth of 110 km (68 miles).", exact(("magnitude", 6.9), ("depth", 110))),
        ("Prices rose 11.2 percent.", exact(("share", 11.2))),
        ("It cost $4.6 billion and 200,000 crowns.", exact(("amount", 4_600_000_000), ("amount", 200_000))),
        ("Ann Lee, 44, saw a 31-year-old ship.", exact(("age", 44), ("age", 31))),
        ("The 15th missile test this year failed.", exact(("other", 15))),
        ("Rebels destroyed 14 tanks and three boats.", exact(("other", 14), ("other", 3))),
        ("Half a million people fled their homes.", exact(("displaced", 500_000))),
        ("Crews pulled 41 miners out of the shaft.", exact(("rescued", 41))),
        ("Crews brought nine people to safety.", exact(("rescued", 9))),
        ("He pulled three boxes out of the van.", exact(("other", 3))),
        ("They paid 3.5 lakh crore rupees.", exact(("amount", 3.5e12))),
        ("Some paid Rs 45,000 crore, others 12 lakh rupees.", exact(("amount", 4.5e11), ("amount", 1_200_000))),
        ("The firm lost 1.8 billion euros and 300,000 yen.", exact(("amount", 1_800_000_000), ("amount", 300_000))),
        ("A quake struck 10 kilometres deep, 40 miles west of Arl.", exact(("depth", 10), ("other", 40))),
        ("Ann Lee Sr., 30, and another man were found dead.", exact(("age", 30), ("killed", 1))),
        ("Three boys, ages 3, 5 and 7, came.", exact(("other", 3), ("age", 3), ("age", 5), ("age", 7))),
    ],
)
def test_measure_and_value_are_read(text, expected):
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        ("At least 27 people were killed.", (None, 27, None, None)),
        ("More than 200 people were injured.", (None, 200, None, None)),
        ("Up to 32 people were killed.", (None, None, 32, None)),
        ("About 600 residents were evacuated.", (None, None, None, 600)),
        ("Nearly 50 people were hurt.", (None, None, None, 50)),
        ("Between 5 and 7 people were killed.", (None, 5, 7, None)),
        ("Five or six people were killed.", (None, 5, 6, None)),
        ("Two dozen people were hurt.", (24, None, None, None)),
        ("Dozens of people were hurt.", (None, 24, 99, None)),
        ("Reserves are more than $4.5 billion.", (None, 4.5e9, None, None)),
        ("Rebels handed over 21 captives.", (21, None, None, None)),
        ("No fewer than 11 people were arrested.", (None, 11, None, None)),
        ("At most nine workers were rescued.", (None, None, 9, None)),
        ("Hundreds of thousands of people were evacuated.", (None, 200_000, 999_999, None)),
        ("Scores of protesters were arrested.", (None, 40, 99, None)),
        ("Around 3 crore people were displaced.", (None, None, None, 30_000_000)),
    ],
)
def test_bounds_are_kept(text, bounds):
    ((_, *numbers),) = told(text)
    assert tuple(numbers) == bounds


def test_helper_verb_is_found_behind_an_aside_and_a_phrase():
    assert told("About 600 residents, mostly women and children, were evacuated.")[0][0] == "evacuated"
    assert told("About 7,000 inhabitants from 16 towns were brought to safety.")[0][0] == "evacuated"


@pytest.mark.parametrize(
    "text",
    [
        "1. What we know",
        "Press release No. 118",
        "She lives at 10 Downing Street",
        "It opened in 1990.",
        "One said no, a doctor told us.",
        "They met at 8 p.m. on 16 May.",
    ],
)
def test_numbers_that_count_nothing_are_left_out(text):
    assert [m for m in told(text) if m[0] != "other"] == []


def test_parts_take_the_measure_of_their_total():
    _, figures = figures_of("Nine deaths are confirmed, of which five in Lima and four in Tacna.")
    assert [(f.measure, f.value, f.part) for f in figures] == [
        ("killed", 9, False),
        ("killed", 5, True),
        ("killed", 4, True),
    ]
    _, figures = figures_of("Two women, a boy and three men are among the six dead.")
    assert [(f.value, f.part) for f in figures if f.measure == "killed"] == [(2, True), (3, True), (6, False)]


def test_part_in_the_next_sentence_takes_the_measure_of_the_total_before():
    _, figures = figures_of("The firm regrets the loss of 14 lives. Among them are nine employees.")
    assert [(f.measure, f.value, f.part) for f in figures] == [("killed", 14, False), ("killed", 9, True)]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Of the 19 dead, 11 were women and eight children.", [(19, False), (11, True), (8, True)]),
        ("The dead include 12 civilians and four soldiers.", [(12, True), (4, True)]),
        ("Nine people were killed, including two nurses.", [(9, False), (2, True)]),
    ],
)
def test_parts_are_told_from_their_total(text, parts):
    _, figures = figures_of(text)
    assert [(f.value, f.part) for f in figures if f.measure == "killed"] == parts


def test_country_of_the_counted_is_told_apart():
    _, figures = figures_of(
        "Two Kenyan guards were hurt. Uganda said one of its soldiers had been killed and four wounded."
    )
    assert [f.of_country for f in figures] == ["KE", "UG", "UG"]
    assert figures[0].of == "kenyan guard"


def test_older_happening_keeps_its_own_time():
    text = "Seven people were killed on Monday. In February four people died when a boat sank there."
    _, figures = figures_of(text, published="2024-05-08")
    assert [f.when for f in figures] == ["2024-05-06", "2024-02"]


def test_day_of_the_saying_is_as_of_and_not_when():
    _, (figure,) = figures_of("Three guards were hurt, the ministry said on Tuesday.", published="2024-05-08")
    assert (figure.when, figure.as_of) == ("", "2024-05-07")


def test_figure_is_given_to_the_speaker_in_whose_words_it_stands():
    statement = {
        "words": "At least 27 people died, the ministry said.",
        "content": "At least 27 people died",
        "source": "the ministry",
    }
    _, (figure,) = figures_of(statement["words"], statements=[{**statement, "speaker": "ministry"}])
    assert figure.said_by == "ministry"


def test_span_covers_bound_number_noun_and_verb():
    report, (figure,) = figures_of("Officials say at least two border guards were wounded there.")
    assert report.read(figure.span) == "at least two border guards were wounded"


def test_currency_that_the_text_itself_tells_is_money():
    text = "The florin fell 2 percent against the dollar. A loan of 200,000 florins costs more."
    assert told(text)[-1][:2] == ("amount", 200_000)


WORDS = st.lists(
    st.sampled_from(
        "killed killing 14 people and injured 48 at least two dozen of them were a Kenyan guard 6-3 voted $ 4.6 billion percent , . "
        "the 23 dead more than half a point one in five No. 7 km deep , including 1,2,3 hundreds of thousands \n".split(
            " "
        )
    ),
    max_size=40,
)


@settings(max_examples=300, deadline=None)
@given(WORDS)
def test_any_heap_of_figure_words_gives_figures_with_exact_spans(words):
    report, figures = figures_of(" ".join(words))
    for figure in figures:
        assert 0 <= figure.span.start < figure.span.end <= len(report.text)
        assert any(n is not None for n in (figure.value, figure.low, figure.high, figure.approx))


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=200))
def test_any_text_is_read_without_failing(text):
    figures_of(text)


def test_an_ordinal_before_a_person_counts_up_to_it():
    assert told("A third guest has died of the fever.") == [("killed", None, 3, None, None)]
    assert told("Third guest dies at inn") == []


def test_a_verb_may_bound_a_number():
    assert told("The flow did not exceed 300 cubic metres.") == [("other", None, None, 300, None)]
    assert told("The flow exceeded 500 cubic metres.") == [("other", None, 500, None, None)]
    assert told("The death toll exceeded 300 on Friday.") == [("killed", None, 300, None, None)]


def test_votes_are_read_in_words_and_with_to():
    assert told("The board decided by four votes to two to wait.") == exact(("votes", 4), ("votes", 2))
    assert told("The council approved the plan by 6 to 3.") == exact(("votes", 6), ("votes", 3))


def test_numbers_alone_go_on_dividing_a_total():
    _, figures = figures_of("Four of the nine dead were nurses, three were patients and two were visitors.")
    assert [(f.value, f.part, f.of) for f in figures if f.part] == [(4, True, ""), (3, True, ""), (2, True, "")]


def test_money_of_an_unknown_kind_is_an_amount_after_a_word_of_paying():
    assert told("Repairs will cost 40 million dolgas.") == exact(("amount", 40_000_000))
    assert told("They counted 40 million dolgas.") == exact(("other", 40_000_000))


def test_people_taken_to_schools_and_people_fallen_ill_are_told_apart():
    assert told("Some 200 were taken to schools in the hills.") == [("evacuated", None, None, None, 200)]
    assert told("Eleven people have fallen ill.") == exact(("affected", 11))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Recovered deceased: 31. Survivors: 44.", exact(("killed", 31), ("rescued", 44))),
        ("The clinic received six deceased and ten wounded.", exact(("killed", 6), ("injured", 10))),
        ("Seven inhabitants of Old Torvik fell victim to the raid.", exact(("killed", 7))),
        ("140 individuals were apprehended.", exact(("detained", 140))),
        ("Six lorries and 40 stalls of the bazaar were burnt.", exact(("other", 6), ("other", 40))),
        ("The number of people confirmed dead after the fire has risen to 19.", exact(("killed", 19))),
        ("The council gave the number of arrests as 90.", exact(("detained", 90))),
        ("Four people died; a union put the number at seven.", exact(("killed", 4), ("killed", 7))),
        ("Some 90 people were on the ferry.", [("affected", None, None, None, 90)]),
        ("Three survivors said the deck had tilted.", exact(("other", 3))),
        ("One of the wounded, a man of 52, died.", exact(("injured", 1), ("age", 52))),
        ("A woman of 44 had been detained in Olmby.", exact(("detained", 1), ("age", 44))),
        (
            "The army freed a man of 31 and killed a man of 29 at noon.",
            exact(("rescued", 1), ("age", 31), ("killed", 1), ("age", 29)),
        ),
        ("Guards had been paid 3,000 dorins each.", exact(("amount", 3000))),
        ("Passes were sold at the gate for 2,500 dorins, cash only.", exact(("amount", 2500))),
    ],
)
def test_tolls_as_lists_notices_and_translations_word_them(text, expected):
    assert told(text) == expected


def test_items_behind_their_people_are_parts_of_the_total_before_them():
    _, figures = figures_of("Injured: 20 (men 11, women 6 and children 4).")
    assert [(f.measure, f.value, f.part) for f in figures] == [
        ("injured", 20, False),
        ("injured", 11, True),
        ("injured", 6, True),
        ("injured", 4, True),
    ]


def test_by_a_time_tells_as_of_when_a_number_holds():
    _, figures = figures_of("By the evening of 3 May 2031 12 people had died.")
    assert figures[0].as_of.startswith("2031-05-03") and not figures[0].when


@pytest.mark.parametrize(
    "text",
    [
        "Did 60 people die?",
        "60 people dead in the harbour?",
        "If 70 people had died, we would know.",
        "If the wall gives way, 4,000 people would be evacuated.",
        "Imagine 80 people dead.",
        "Nobody said 90 people were killed.",
        "The mayor did not say that 90 people were killed.",
        "Police do not know if 40 people were killed.",
        "It is unclear whether 40 people were killed.",
        "Rumours that 80 people were killed are false.",
        "Reports of 80 people killed were dismissed.",
        "The ministry denied reports that 80 people were killed.",
        "Not one of 90 people was killed.",
        "Not one of 90 people died.",
        "Of 90 people, none was hurt.",
        "Posts claiming 80 people dead are fake.",
        "It is not true that 80 people died.",
        "None of the 90 people aboard was killed.",
    ],
)
def test_people_asked_after_supposed_or_denied_are_no_figure(text):
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Why did 60 people die?", exact(("killed", 60))),
        ("Police do not know whether the 40 people killed were tourists.", exact(("killed", 40))),
        ("The boat sank and 40 people died, and nobody knows if it was overloaded.", exact(("killed", 40))),
        ("If confirmed, 12 people killed would be a record.", exact(("killed", 12))),
        ("Two of 90 people were killed.", exact(("killed", 2))),
        ("Two of the 12 people killed were nurses.", exact(("killed", 2), ("killed", 12))),
        ("Two of the 31 injured have died.", exact(("killed", 2), ("injured", 31))),
        ("After 40 people died in the fire, is the city safe?", exact(("killed", 40))),
        ("Police did not say how 40 people died.", exact(("killed", 40))),
        ("Reports that 12 people were killed came from the port.", exact(("killed", 12))),
        ("The army denied a breach after 12 people were killed.", exact(("killed", 12))),
        ("Asked if the road was closed, he said 12 people had been injured.", exact(("injured", 12))),
    ],
)
def test_people_in_what_a_sentence_takes_as_given_are_figures(text, expected):
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12'000 people fled.", exact(("displaced", 12_000))),
        ("12’345 people were killed.", exact(("killed", 12_345))),
        ("1 234 people were killed.", exact(("killed", 1_234))),
        ("On June 3 200 people died.", exact(("killed", 200))),
        ("12.000 people were killed.", exact(("killed", 12_000))),
        ("A quake of magnitude 6.912 killed 5 people.", exact(("magnitude", 6.912), ("killed", 5))),
        ("The blast killed -5 people.", []),
        ("The blast killed minus 5 people.", []),
        ("3-4 people were killed.", [("killed", None, 3, 4, None)]),
        ("It killed 1.200-1.300 people.", [("killed", None, 1_200, 1_300, None)]),
        ("The fine was 12.000 euros.", exact(("amount", 12_000))),
        ("He paid €3.250.000 for it.", exact(("amount", 3_250_000))),
        (
            "Some 1.500 people fled from 3.275 hectares.",
            [("displaced", None, None, None, 1_500), ("other", 3_275, None, None, None)],
        ),
        ("Petrol cost 1.459 euros a litre.", exact(("amount", 1.459))),
        ("The euro traded at 1.100 dollars.", exact(("amount", 1.1))),
        ("The fine was 12.500 dollars, after 1,500 people came.", exact(("amount", 12.5), ("other", 1_500))),
        ("Toll:\n-5 people killed\n-20 people injured", exact(("killed", 5), ("injured", 20))),
    ],
)
def test_thousands_ranges_and_signs_are_read_whole(text, expected):
    assert told(text) == expected


def test_those_among_the_dead_are_dead_beside_a_count_of_the_injured():
    text = "Seven people have died and 31 are being treated in hospital. Among the dead are five porters and two cooks."
    assert told(text)[2:] == exact(("killed", 5), ("killed", 2))


def test_injured_who_died_are_dead():
    assert told("Four of the injured have died.") == exact(("killed", 4))
    assert told("Four of the wounded died in hospital.") == exact(("killed", 4))
    assert told("Four of the injured are children.") == exact(("injured", 4))
