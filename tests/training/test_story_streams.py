"""Labelled readings become streams that are grouped as the cluster room groups them."""

from crossread.cluster import cluster
from crossread.testing import make_document
from crossread.weigh.stories import levels
from tests.cluster.stories import body, coins, old, paper, wire
from training.story_streams import sample, stream

READINGS = (wire(), paper(), body(), old(), coins())
GOLD = ("crash", "crash", "crash", "fire", "coins")


def test_stream_is_grouped_as_the_cluster_room_groups_it() -> None:
    found = {report: story.id for story in cluster(READINGS) for report in story.reports}
    labels = [found[reading.id] for reading in READINGS]
    made = stream("trams", list(zip(labels, READINGS, strict=True)), source="trams")
    assert made.b3(levels()) == (1.0, 1.0, 1.0)
    assert made.same.sum() == sum(a == b for i, a in enumerate(labels) for b in labels[:i])


def test_document_that_was_rejected_stands_alone() -> None:
    made = stream("trams", [*zip(GOLD, READINGS, strict=True), ("crash", None)], source="trams")
    precision, recall, _ = made.b3(levels())
    assert precision == 1.0
    assert recall < 1.0
    assert made.size == 5


def test_texts_alike_to_the_word_are_compared_as_one() -> None:
    made = stream("trams", [*zip(GOLD, READINGS, strict=True), ("crash", wire())], source="trams")
    assert made.size == 5
    assert made.row[0] == made.row[5]
    assert made.b3(levels()) == (1.0, 1.0, 1.0)


def test_nothing_is_a_stream_without_pairs() -> None:
    made = stream("none", [], source="none")
    assert (made.pairs, made.size) == ((), 0)


def test_sample_takes_whole_stories_in_any_order_of_documents() -> None:
    items = [(f"story {i % 7}", make_document(f"Report {i}.")) for i in range(40)]
    taken = sample(items, 20)
    labels = [label for label, _ in taken]
    assert len(taken) <= 20
    assert all(labels.count(label) == sum(label == other for other, _ in items) for label in labels)
    assert set(labels) == {label for label, _ in sample(items[::-1], 20)}
