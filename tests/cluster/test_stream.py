"""A stream of reports gives the stories that the batch gives."""

import itertools
import random
from collections.abc import Sequence
from datetime import date, timedelta

import numpy as np
import pytest

from crossread.cluster import groups_of
from crossread.cluster.candidates import FEW
from crossread.cluster.neighbours import Neighbours, signature
from crossread.cluster.stream import Stream, Threads
from crossread.cluster.traits import published_day
from crossread.errors import SettingsError
from crossread.model.notes import NameMention
from crossread.model.reading import Reading
from crossread.testing import make_notes, make_reading, make_report
from crossread.weigh.stories import Traits
from tests.cluster.stories import body, coins, old, paper, wire

SOUNDS = "ba be bi bo da de di do fa fe ga go ka ke ki ko la le li lo ma me mi mo na ne ra re ri ro sa so ta te ti to".split()
COMMON = "said people police early told night found three local others water house along after".split()


def streamed(readings: Sequence[Reading]) -> list[tuple[str, ...]]:
    stream = Stream()
    for reading in readings:
        stream.add(reading)
    return stream.stories()


def synthetic(story: int, number: int, day: int) -> Traits:
    """A made report: its story's words and vector, and some of its own."""
    vector = np.zeros(64, np.float32)
    vector[story % 64] = 1.0
    words = {f"s{story}w{i}": 0.2 for i in range(20)} | {f"n{number}w{i}": 0.1 for i in range(5)}
    when = (date(2031, 1, 1) + timedelta(days=day)).isoformat()
    return Traits(
        report=str(number), body=vector, words=words, lead_words=words, names=words, heads=words, day=when,
        published=when,
    )  # fmt: skip


def test_stream_in_any_order_gives_the_stories_of_the_batch() -> None:
    readings = (wire(), paper(), body(), old(), coins())
    wanted = groups_of(readings)
    assert all(streamed(order) == wanted for order in itertools.islice(itertools.permutations(readings), 0, 120, 13))


def town_news() -> list[Reading]:
    """More reports than are compared pair by pair: five of each town's happening in three days, some clocks of which are doubted."""
    made = []
    for town in range(FEW // 4):
        draw = random.Random(town)
        own = ["".join(draw.choices(SOUNDS, k=3)).capitalize() + "n" for _ in range(10)]
        for number in range(5):
            told = [*draw.sample(own, 7), *draw.sample(COMMON, 6)]
            day = date(2031, 3, 1) + timedelta(days=town // 3 + number // 2)
            minute = f"T{8 if town % 10 == 0 else 8 + number:02}:{town:02}Z"
            text = f"{own[0]} and {own[1]} {told[2]} {told[9]}\n\n" + " ".join(draw.sample(told, len(told))) + "."
            report = make_report(text, outlet=f"Outlet {town % 7}", published=f"{day}{minute}")
            places = [report.text.index(word) for word in own if word in report.text]
            names = tuple(
                NameMention(start=at, end=at + 7, first=0, last=0, label="MISC") for at in sorted(set(places))
            )
            made.append(make_reading(report, event_date=str(day), notes=make_notes(report, names=names)))
    return made


def test_stream_of_many_gives_the_stories_of_the_batch_at_any_time_and_in_any_order() -> None:
    readings = town_news()
    wanted = groups_of(readings)
    assert 1 < max(map(len, wanted)) <= 5
    for seed in range(3):
        order = random.Random(seed).sample(readings, len(readings))
        stream = Stream()
        for number, reading in enumerate(order):
            stream.add(reading)
            if number in (100, 160):
                assert stream.stories() == groups_of(order[: number + 1])
        assert stream.stories() == wanted


def test_stream_with_a_window_keeps_what_is_near_in_time_together_and_forgets_the_rest() -> None:
    readings = sorted(town_news(), key=lambda reading: str(reading.report.published))
    stream = Stream(window=6)
    for reading in [*readings, *readings]:
        stream.add(reading)
    found, wanted = stream.stories(), groups_of(readings)
    assert len(stream._readings) < len(readings)
    assert sum(map(len, found)) == len(readings)
    assert len(set(found) & set(wanted)) > 0.9 * len(wanted)


def test_window_changes_nothing_while_a_batch_would_compare_all() -> None:
    readings = [wire(), paper(), body(), old(), *town_news()[: FEW - 5]]
    for seed in range(3):
        stream = Stream(window=2)
        for reading in random.Random(seed).sample(readings, len(readings)):
            stream.add(reading)
        assert stream.stories() == groups_of(readings)


def test_late_reports_inside_the_window_join_the_stories_of_the_batch() -> None:
    wanted = groups_of(town_news())
    for seed in range(3):
        draw = random.Random(seed)
        stream = Stream(window=6)
        for reading in sorted(town_news(), key=lambda r: _day(r) + draw.uniform(0, 3)):
            stream.add(reading)
        assert stream.stories() == wanted


def _day(reading: Reading) -> int:
    return date.fromisoformat(published_day(reading)).toordinal()


def test_copy_of_a_text_may_come_first_or_last() -> None:
    copies = [
        make_reading(make_report(wire().report.text, outlet=f"Outlet {n}", published=f"2031-05-{n:02}T08:00Z"))
        for n in range(3, 9)
    ]
    readings = [*copies, paper(), coins()]
    assert streamed(readings) == streamed(readings[::-1]) == groups_of(readings)


def test_report_that_comes_twice_counts_once() -> None:
    assert streamed((wire(), paper(), wire())) == streamed((wire(), paper()))


@pytest.mark.parametrize("window", [None, 5])
def test_many_reports_fall_into_their_stories(window: int | None) -> None:
    threads, gold = Threads(window=window), []
    for day in range(60):
        for story in (day * 2, day * 2 + 1):
            for _ in range(3):
                threads.add(synthetic(story, len(gold), day))
                gold.append(story)
    wanted = sorted(tuple(i for i, g in enumerate(gold) if g == story) for story in set(gold))
    assert threads.groups() == wanted


def test_stories_laid_aside_stay_as_they_were() -> None:
    threads = Threads(window=3)
    for number in range(6):
        threads.add(synthetic(1, number, 0))
    threads.add(synthetic(2, 6, 30))
    assert threads.groups() == [(0, 1, 2, 3, 4, 5), (6,)]


def test_settling_takes_late_reports_in_and_other_traits() -> None:
    threads = Threads()
    for number in range(4):
        threads.add(synthetic(number // 2, number, 0))
    other = {position: synthetic(position % 2, position, 0) for position in range(6)}
    threads.settle(other)
    assert threads.groups() == [(0, 2, 4), (1, 3, 5)]
    assert threads.add(synthetic(0, 6, 0)) == 6
    assert threads.groups() == [(0, 2, 4, 6), (1, 3, 5)]


def test_settling_leaves_what_was_laid_aside_with_its_story() -> None:
    threads = Threads(window=3)
    for number, day in enumerate((0, 0, 2, 4, 4, 4, 4)):
        threads.add(synthetic(1, number, day))
    assert set(threads.at_hand) == {2, 3, 4, 5, 6}
    threads.settle({position: synthetic(1, position, 4) for position in range(2, 8)})
    assert threads.groups() == [tuple(range(8))]


def test_a_word_that_many_bear_leads_to_those_that_came_last() -> None:
    near = Neighbours(nearest=3, holders=4)
    for number in range(50):
        near.add(number, signature(synthetic(1, number, 0)))
    assert near.near(signature(synthetic(1, 50, 0))) == [47, 48, 49]


def test_a_report_that_was_dropped_is_no_neighbour() -> None:
    near = Neighbours()
    near.add(0, signature(synthetic(1, 0, 0)))
    near.drop(0)
    assert near.near(signature(synthetic(1, 1, 0))) == []


def test_reports_of_a_word_that_many_bear_may_be_dropped_in_any_order() -> None:
    near = Neighbours(holders=2)
    for number in range(4):
        near.add(number, signature(synthetic(1, number, 0)))
    for number in (2, 3, 0, 1):
        near.drop(number)
    assert near.near(signature(synthetic(1, 4, 0))) == []


@pytest.mark.parametrize("window", [0, -1, "60", 1.5, True])
def test_a_window_is_a_whole_number_of_days(window):
    with pytest.raises(SettingsError, match="whole number of days"):
        Stream(window=window)
