"""Odd input ends, and what had to be assumed is told."""

import random
import re
from array import array
from dataclasses import replace

import numpy as np
import pytest

from crossread.cluster import cluster
from crossread.cluster.doubts import doubts
from crossread.cluster.stream import Stream
from crossread.model.findings import Reason
from crossread.model.notes import NameMention, Sentence
from crossread.model.reading import Reading
from crossread.model.stories import Lookalike, Story
from crossread.testing import make_notes, make_reading, make_report, make_when, span_of
from tests.cluster.stories import OLD_TEXT, WIRE_TEXT, coins, notes, paper, wire

COPIES = 1000
WORDS = "barge quay lantern orchard glacier violin saffron turbine heron ledger meadow anvil cobalt harvest tunnel pigeon".split()


def told(readings: list[Reading]) -> str:
    stories: tuple[Story, ...] = cluster(readings)
    assert sum(len(story.reports) for story in stories) == len({reading.id for reading in readings})
    return " | ".join(notice.text for notice in doubts(readings, stories))


def undated(number: int) -> Reading:
    chosen = random.Random(number)
    lines = (" ".join(chosen.choices(WORDS, k=12)).capitalize() + "." for _ in range(6))
    return make_reading(make_report("\n\n".join(lines), outlet=f"Outlet {number}"))


def test_many_copies_of_one_report_are_one_story_and_one_origin() -> None:
    copies = []
    for number in range(COPIES):
        report = make_report(WIRE_TEXT, outlet=f"Outlet {number}", agency="LWA", published="2031-05-03")
        copies.append(make_reading(report, event_date="2031-05-03", notes=notes(report)))
    (story,) = cluster(copies)
    assert (len(story.reports), story.origins_low) == (COPIES, 1)
    assert f"{COPIES} reports have the same words" in told(copies)


def test_reports_without_any_date_end_with_a_notice() -> None:
    assert "have no date" in told([undated(number) for number in range(60)])


def test_a_clock_that_is_a_year_off_is_doubted() -> None:
    reports = [wire().report, paper().report]
    late = make_report(WIRE_TEXT + "\n\nRead on.", outlet="Echo", published="2032-05-03")
    third = make_report(WIRE_TEXT + "\n\nMore soon.", outlet="Post", published="2031-05-03")
    readings = [make_reading(r, event_date="2031-05-03", notes=notes(r)) for r in (*reports, late, third)]
    story = Story(id="story-1", title="", reports=tuple(reading.id for reading in readings))
    (notice,) = doubts(readings, [story])
    assert "its clock may be wrong" in notice.text
    assert notice.input == late.source


def digest() -> Reading:
    """Forty items that have nothing to do with one another."""
    report = make_report(
        "\n\n".join(f"Item {number} of the day is short." for number in range(40)), published="2031-05-03"
    )
    start, sentences = 0, []
    for number, line in enumerate(report.text.split("\n\n")):
        vector = np.zeros(384, np.float32)
        vector[number] = 1.0
        ends = start + len(line)
        sentences.append(Sentence(index=number, start=start, end=ends, first=0, last=0, vector=array("f", vector)))
        start = ends + 2
    return make_reading(report, notes=replace(make_notes(report), sentences=tuple(sentences)))


def test_digest_of_unrelated_items_is_told() -> None:
    assert "many unrelated things" in told([digest(), coins()])


STREETS = (
    "Alderhof Birkwen Cedrin Dornau Elmsted Farnbek Garrel Haslin Ivenau Junkern Kestel Lindow Marnik Nestrau".split()
)


def register() -> Reading:
    """A police log of like items in one town."""
    lines = [
        f"On Friday at 9 a.m. a shed was broken into in {street} in Brennau; nothing is missing." for street in STREETS
    ]
    report = make_report("\n\n".join(lines), published="2031-05-03")
    found = [match for name in (*STREETS, "Brennau") for match in re.finditer(name, report.text)]
    names = tuple(NameMention(start=m.start(), end=m.end(), first=0, last=0, label="LOC") for m in found)
    whens = tuple(make_when(report, span_of(report, "Friday", nth=n), "2031-05-02") for n in range(len(STREETS)))
    return make_reading(report, notes=make_notes(report, names=names), whens=whens)


def test_log_of_like_items_is_told() -> None:
    assert "as a log or calendar does" in told([register(), coins()])


def test_account_that_comes_back_to_its_names_is_no_log() -> None:
    report = make_report(
        register().report.text.replace("elm", "alder").replace("Brennau", "Alderhof"), published="2031-05-03"
    )
    pattern = "|".join([*STREETS[:3], "Alderhof"])
    names = tuple(
        NameMention(start=m.start(), end=m.end(), first=0, last=0, label="LOC")
        for m in re.finditer(pattern, report.text)
    )
    whens = tuple(make_when(report, span_of(report, "Friday", nth=n), "2031-05-02") for n in range(len(STREETS)))
    assert told([make_reading(report, notes=make_notes(report, names=names), whens=whens), coins()]) == ""


def test_live_blog_is_told() -> None:
    entries = "\n\n".join(f"{hour}:15 GMT The tram still lies by the brewery wall in Brennau." for hour in range(8, 16))
    blog = make_reading(make_report(f"Brennau tram: live\n\n{entries}", outlet="Echo", published="2031-05-03"))
    assert "live blog of 8 entries" in told([blog, wire()])


def test_ordinary_reports_raise_no_doubts() -> None:
    old = make_reading(make_report(OLD_TEXT, outlet="Echo", published="2031-01-19"))
    assert told([wire(), paper(), old, coins()]) == ""


@pytest.mark.parametrize("count", [1, 2, 200])
def test_a_stream_of_odd_reports_ends(count: int) -> None:
    stream = Stream()
    for number in range(count):
        stream.add(undated(number))
    assert sum(map(len, stream.stories())) == count


def year_off(number: int, outlet: str, year: int) -> Reading:
    """A report of one of several happenings."""
    return make_reading(
        make_report(f"Happening {number} as {outlet} has it.", outlet=outlet, published=f"{year}-0{number}-12")
    )


def kept_apart_by_dates(*outlets: str) -> tuple[list[Reading], list[Story]]:
    """Happenings of 2031, each told by another outlet, and the same a year before by the `outlets`."""
    pairs = [(year_off(n, f"Paper {n}", 2031), year_off(n, outlet, 2030)) for n, outlet in enumerate(outlets, 1)]
    why = (Reason(rule="other day", weight=-2.0, sentence="Another day."),)
    stories = [
        Story(
            id=f"story-{one.id}",
            title=one.report.outlet,
            reports=(one.id,),
            lookalikes=(Lookalike(story=f"story-{other.id}", why=why),),
        )
        for pair in pairs
        for one, other in (pair, pair[::-1])
    ]
    return [reading for pair in pairs for reading in pair], stories


def test_outlet_that_is_a_year_off_in_several_stories_is_named_once() -> None:
    readings, stories = kept_apart_by_dates("Echo", "Echo", "Echo")
    (notice,) = doubts(readings, stories)
    assert notice.text.startswith("3 reports of Echo tell")


def test_story_that_is_a_year_off_by_itself_is_told() -> None:
    readings, stories = kept_apart_by_dates("Echo")
    (notice,) = doubts(readings, stories)
    assert "is kept apart from" in notice.text
    linked = [replace(story, follows=story.lookalikes) if story.title == "Paper 1" else story for story in stories]
    assert doubts(readings, linked) == ()
