"""What pairs link is known, and small sets of it are compared throughout."""

from crossread.cluster.candidates import FEW, compare
from crossread.cluster.links import SMALL, Links
from crossread.cluster.stream import Threads
from crossread.weigh.stories import Traits
from tests.cluster.test_stream import synthetic


def linked(count: int) -> Links:
    links = Links()
    for position in range(count):
        links.add(position)
    return links


def test_a_pair_that_two_links_leave_open_is_worth_comparing() -> None:
    links = linked(3)
    assert list(links.join(0, 1)) == [(0, 1)]
    assert (0, 2) in set(links.join(2, 1))
    assert links.root(0) == links.root(2)
    assert list(links.join(0, 2)) == []


def test_large_sets_are_not_compared_throughout() -> None:
    links = linked(SMALL + 1)
    found = [list(links.join(0, position)) for position in range(1, SMALL + 1)]
    assert all(found[:-1])
    assert found[-1] == []


def test_what_is_forgotten_is_given_back() -> None:
    links = linked(2)
    list(links.join(0, 1))
    assert sorted(links.forget(links.root(1))) == [0, 1]
    assert links.members == {}


def crowd() -> list[Traits]:
    """Stories of three on days far apart, more than are compared pair by pair."""
    return [synthetic(number // 3, number, 9 * (number // 3)) for number in range(3 * FEW)]


def test_every_pair_of_a_small_story_is_compared() -> None:
    pairs = set(compare(crowd()))
    assert all({(i, i + 1), (i, i + 2), (i + 1, i + 2)} <= pairs for i in range(0, 3 * FEW, 3))
    assert len(pairs) < 30 * FEW


def test_stories_laid_aside_one_after_the_other_stay_as_they_were() -> None:
    threads = Threads(window=3)
    for number, traits in enumerate(crowd()):
        assert threads.add(traits) == number
    assert threads.groups() == [(i, i + 1, i + 2) for i in range(0, 3 * FEW, 3)]
