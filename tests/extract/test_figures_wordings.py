"""What happened to counted people in other words: totals, words around the count, trees, diseases, crowds, money."""

import pytest

from crossread.extract.counts import find_counts
from crossread.extract.measure_trees import measure_by_tree
from crossread.extract.trees import Trees
from crossread.model.notes import Token
from crossread.testing import make_notes, make_report
from tests.extract.test_figures import figures_of, told

SICK = "The outbreak of cholera has spread along the river. "
MARCH = "Thousands marched through the old town. "


def pairs(text: str) -> list[tuple[str, float | None]]:
    return [(measure, next(n for n in numbers if n is not None)) for measure, *numbers in told(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Arrests now stand at 58.", [("detained", 58)]),
        ("Deaths from the storm rose to 19 on Monday.", [("killed", 19)]),
        ("Deaths in the camp: 14", [("killed", 14)]),
        (
            "The number of freed hostages was given as 26 and that of dead ones as two.",
            [("rescued", 26), ("killed", 2)],
        ),
        ("Troops freed seven hostages.", [("rescued", 7)]),
        ("The raid cost five hostages their lives.", [("killed", 5)]),
        ("The men took 21 villagers hostage.", [("affected", 21)]),
        ("The group took 33 clerks into its power.", [("affected", 33)]),
        ("Guards led six students into custody.", [("detained", 6)]),
        ("The fire left eight tenants dead.", [("killed", 8)]),
        ("Four bandits were neutralised and one was taken alive.", [("killed", 4), ("detained", 1)]),
        ("Three insurgents did not survive.", [("killed", 3)]),
        ("Two have been caught.", [("detained", 2)]),
        ("Medics rendered help to 35 people.", [("injured", 35)]),
        ("The ministry now puts at 42 those who got out alive.", [("rescued", 42)]),
        ("Eight officers sought medical help.", [("injured", 8)]),
    ],
)
def test_words_of_what_happened(text, expected):
    assert pairs(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "They asked for the release of 12 prisoners.",
        "The gunmen demanded that the state free 12 prisoners.",
        "The gang wanted the court to let 12 prisoners go.",
        "She called on the junta to release 12 prisoners.",
    ],
)
def test_people_whose_release_is_asked_for_are_not_freed(text):
    assert pairs(text) == [("other", 12)]


@pytest.mark.parametrize(
    "text",
    ["Nine passengers were caught in a storm.", "23 have caught fire.", "Forty guests were treated to a concert."],
)
def test_words_that_mean_something_else(text):
    assert all(measure == "other" for measure, _ in pairs(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (SICK + "So far 210 suspected cases have been found.", [("affected", 210)]),
        (SICK + "Vaccination goes on. Nurses treated 95 patients.", [("affected", 95)]),
        (SICK + "\n\nSuspected cases since the first of them: 340", [("affected", 340)]),
        ("The court has 210 cases to hear.", [("other", 210)]),
        ("After the crash nurses treated 95 people.", [("injured", 95)]),
    ],
)
def test_the_sick_of_a_report_about_a_disease(text, expected):
    assert pairs(text)[-1:] == expected


@pytest.mark.parametrize(
    "text",
    [
        MARCH + "The union put their number at 9,000, the police at 1,200.",
        MARCH + "Organisers gave the turnout as 9,000 and the ministry at 1,200.",
        MARCH + "The league put the number of marchers at 9,000, while the town hall at 1,200.",
    ],
)
def test_a_crowd_by_two_counts(text):
    _, figures = figures_of(text)
    crowd = [f for f in figures if f.of in ("participant", "marcher")]
    assert [(f.measure, f.value) for f in crowd] == [("other", 9000), ("other", 1200)]
    assert crowd[0].said_by != crowd[1].said_by


@pytest.mark.parametrize(
    "text",
    [
        "It costs 40,000 dollars. We paid.",
        "They demanded two million talers and a bus.",
        "Lost: 3 million euros. Nobody knew.",
    ],
)
def test_money_before_a_full_stop_and_after_demands(text):
    assert pairs(text)[0][0] == "amount"


def parsed(text: str, rows: list[tuple[str, str, str, int]]):
    """A report with tokens of one sentence: word, tag, dependency and the index of the head."""
    report, at, tokens = make_report(text), 0, []
    for i, (word, tag, dep, head) in enumerate(rows):
        at = text.index(word, at)
        place = {"index": i, "start": at, "end": at + len(word), "text": word, "lemma": word.lower()}
        tokens.append(Token(**place, tag=tag, morph="", dep=dep, head=head, sentence=0))
        at += len(word)
    return report, make_notes(report, tokens=tokens)


def test_a_verb_far_from_the_people():
    text = "Six residents of a home that stood empty died"
    rows = [
        ("Six", "NUM", "nummod", 1),
        ("residents", "NOUN", "nsubj", 8),
        ("of", "ADP", "case", 4),
        ("a", "DET", "det", 4),
    ]
    rows += [("home", "NOUN", "nmod", 1), ("that", "PRON", "nsubj", 6), ("stood", "VERB", "acl:relcl", 4)]
    rows += [("empty", "ADJ", "xcomp", 6), ("died", "VERB", "root", 8)]
    report, notes = parsed(text, rows)
    (count,) = [c for c in find_counts(report.text, [(0, len(text))]) if not c.article]
    found = measure_by_tree(Trees.of(notes), report.text, count)
    assert found is not None
    assert (found.measure, found.end) == ("killed", len(text))


def test_those_who_are_among_the_dead_are_no_subject_of_dying():
    text = "Six residents are among the dead"
    rows = [
        ("Six", "NUM", "nummod", 1),
        ("residents", "NOUN", "nsubj", 5),
        ("are", "AUX", "cop", 5),
        ("among", "ADP", "case", 5),
    ]
    rows += [("the", "DET", "det", 5), ("dead", "ADJ", "root", 5)]
    report, notes = parsed(text, rows)
    (count,) = [c for c in find_counts(report.text, [(0, len(text))]) if not c.article]
    assert measure_by_tree(Trees.of(notes), report.text, count) is None


@pytest.mark.parametrize(
    "text", ["They collected 40,000 signatures.", "The group wanted 5,000 signatures.", "He stole 2,000 cards."]
)
def test_things_that_are_collected_or_wanted_are_no_money(text):
    assert all(measure == "other" for measure, _ in pairs(text))


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("12 people met their deaths.", "killed"),
        ("12 people were lynched.", "killed"),
        ("12 people were swept to their deaths.", "killed"),
        ("12 people are in intensive care.", "injured"),
        ("It sent 12 people to hospital.", "injured"),
        ("12 people are fighting for their lives.", "injured"),
        ("12 people had not been accounted for.", "missing"),
        ("12 people have yet to be found.", "missing"),
        ("12 people were hauled to safety.", "rescued"),
        ("12 people made it to shore.", "rescued"),
        ("12 people were escorted out.", "evacuated"),
        ("12 people had to leave their homes.", "evacuated"),
        ("12 people took refuge in a church.", "displaced"),
        ("12 people were put under house arrest.", "detained"),
        ("Police are holding 12 people.", "detained"),
        ("12 people tested positive.", "affected"),
    ],
)
def test_many_words_tell_what_happened(text, measure):
    assert pairs(text) == [(measure, 12)]
