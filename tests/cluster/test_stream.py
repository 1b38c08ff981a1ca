"""A stream of reports gives the stories that the batch gives."""

import itertools
from datetime import date, timedelta

import numpy as np
import pytest

from crossread.cluster import groups_of
from crossread.cluster.neighbours import Neighbours, signature
from crossread.cluster.stream import Stream, Threads
from crossread.model.reading import Reading
from crossread.weigh.stories import Traits
from tests.cluster.stories import body, coins, old, paper, wire


def streamed(readings: tuple[Reading, ...]) -> list[tuple[str, ...]]:
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
        report=str(number), lead=vector, body=vector, words=words, lead_words=words, names=words, heads=words, day=when,
        published=when,
    )  # fmt: skip


def test_stream_in_any_order_gives_the_stories_of_the_batch() -> None:
    readings = (wire(), paper(), body(), old(), coins())
    wanted = groups_of(readings)
    assert all(streamed(order) == wanted for order in itertools.islice(itertools.permutations(readings), 0, 120, 13))


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
