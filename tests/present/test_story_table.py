"""The table of stories names copies, look-alikes and the stories that one follows, for readers and for programs."""

import csv
import io
import json
from dataclasses import replace

from crossread.model.reading import Reading
from crossread.model.stories import Story
from crossread.present.story_table import StoryRow, stories_csv, stories_json, stories_text, story_rows
from crossread.testing import make_copy, make_lookalike, make_reading, make_report, make_story

LINE = "Forty tonnes of slate slid into the quarry pond of Dunmarrow on Tuesday."


def readings() -> tuple[Reading, ...]:
    outlets = ("Lantern", "Echo", "Post", "Echo")
    return tuple(make_reading(make_report(f"{LINE}\n\nReport {n}.", outlet=o)) for n, o in enumerate(outlets))


def rows(*, least: int = 1) -> list[StoryRow]:
    first, echo, post, trial = (reading.report for reading in readings())
    copies = (
        make_copy((first, LINE), (echo, LINE), share=0.8, credited=True),
        make_copy((first, LINE), (post, LINE), share=0.9),
        make_copy((echo, LINE), (post, LINE), share=0.9),
        make_copy((first, LINE), (echo, LINE), share=1.0, standing=True),
    )
    slide = make_story([first, echo, post], id="story-slide", title="Slate slides", copies=copies)
    court = make_story(
        [trial], title="Quarry owner on trial", follows=(make_lookalike(slide.id, "It looks back a year."),)
    )
    slide = replace(slide, lookalikes=(make_lookalike(court.id, "It tells of 3 June, the other of 4 June"),))
    stories: list[Story] = [slide, replace(court, lookalikes=(make_lookalike(slide.id, "Another day."),))]
    return story_rows(stories, readings(), least=least)


def test_each_copying_report_stands_once_with_the_first_hand() -> None:
    copies = rows()[0].copies
    assert [(c.copy_outlet, c.original_outlet, c.share, c.credited) for c in copies] == [
        ("Post", "Lantern", 0.9, False),
        ("Echo", "Lantern", 0.8, True),
    ]


def test_terminal_table_tells_why() -> None:
    text = stories_text(rows(), width=100)
    assert "copies: Post of Lantern (90%), Echo of Lantern (80%, credited)" in text
    assert "kept apart from 2, “Quarry owner on trial”: It tells of 3 June, the other of 4 June." in text
    assert "follows 1, “Slate slides”: It looks back a year." in text
    assert "kept apart from 1" not in text
    assert max(map(len, stories_text(rows(), width=60).splitlines())) <= 60


def test_story_that_is_not_listed_is_called_so() -> None:
    assert "kept apart from “Quarry owner on trial”, which is not listed" in stories_text(rows(least=2), width=120)


def test_csv_and_json_have_the_same() -> None:
    first, second = csv.DictReader(io.StringIO(stories_csv(rows())))
    told = json.loads(stories_json(rows(), (), ()))["stories"]
    assert first["apart"] == f"{second['id']} (It tells of 3 June, the other of 4 June.)"
    assert "carries" in first["copies"]
    assert told[1]["follows"] == [
        {"id": first["id"], "number": 1, "title": "Slate slides", "why": ["It looks back a year."]}
    ]
