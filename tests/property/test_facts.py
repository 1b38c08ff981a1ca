"""Times and figures over any text: no crash, spans that stand where they say, and time that grows with the length alone.

`pytest --hypothesis-profile long tests/property/test_facts.py` runs 10,000 random texts and 1,000 changed sentences; without
it some hundred of each, so that the suite stays quick.
"""

import random
import re
import time
from array import array

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crossread.extract.figures import find_figures
from crossread.extract.when_patterns import PATTERNS
from crossread.extract.whens import find_whens
from crossread.model.notes import Notes, Sentence
from crossread.testing import make_notes, make_report

CHANGED = settings(max_examples=max(60, settings().max_examples // 10))

SENTENCES = (
    "At least 27 people were killed and more than 200 wounded on Tuesday, 19 September 2023, the ministry said.",
    "Between five and seven of the 1.2 million crore rupees were paid in the third quarter, up 9% from a year earlier.",
    "Two dozen divers, nearly 30 boats and half a dozen vans left at 4:30 p.m. (1030 GMT) on the 6th, an hour late.",
    "From 2020 to 2022, in the late 1990s and again last Thanksgiving, nineteen ninety-six was the year of the flood.",
    "Four of the nine dead were nurses, three were patients; 4+3 made seven, two others died two and a half weeks later.",
)
NASTY = (
    "1,",
    "1 000 ",
    "one ",
    "and ",
    "a ",
    "twenty-",
    "of the ",
    "Monday ",
    "19 ",
    "May ",
    "the ",
    "'s ",
    "- ",
    "\u00a0",
    "(",
    "2020, ",
    "year-",
)


def notes_of(report) -> Notes:
    """Plain notes: a sentence ends with its mark before a capital."""
    bounds = [m.span() for m in re.finditer(r"\S(?:[^.!?\n]|[.!?](?! [A-Z]|\Z))*[.!?]?", report.text)]
    empty: array[float] = array("f")
    sentences = tuple(
        Sentence(index=i, start=a, end=b, first=0, last=0, vector=empty) for i, (a, b) in enumerate(bounds)
    )
    return make_notes(report, sentences=sentences)


def check(text: str) -> None:
    """Reads a text; every span lies in it and holds words."""
    report = make_report(text, published="2024-05-08")
    notes = notes_of(report)
    whens = find_whens(report, notes)
    last = 0
    for when in whens:
        assert last <= when.span.start < when.span.end <= len(report.text)
        last = when.span.end
    for figure in find_figures(report, notes, (), whens):
        assert 0 <= figure.span.start < figure.span.end <= len(report.text)
        assert report.read(figure.span).strip()


@given(st.text(max_size=120))
def test_any_text_is_read(text):
    check(text)


@CHANGED
@given(st.sampled_from(SENTENCES), st.randoms(use_true_random=False))
def test_any_changed_sentence_is_read(sentence, chance: random.Random):
    letters = list(sentence)
    for _ in range(chance.randint(1, 12)):
        at = chance.randrange(len(letters))
        letters[at : at + chance.randint(0, 3)] = chance.choice(
            [[], [" "], list(chance.choice(NASTY)), letters[at : at + 9]]
        )
        letters = letters or [" "]
    check("".join(letters))


@pytest.mark.parametrize("piece", NASTY)
def test_a_pattern_of_times_costs_no_more_than_the_length(piece):
    """Eight times the text may cost some thirty times as much on a busy machine, but no square or worse of that."""
    cost = []
    for times in (250, 2000):
        text = piece * times
        begun = time.process_time()
        for pattern in PATTERNS.values():
            assert sum(1 for _ in pattern.finditer(text)) <= len(text)
        cost.append(time.process_time() - begun)
    assert cost[1] < 32 * max(cost[0], 0.02)
