"""The definitions behind the figures of the language model."""

import pytest

pytest.importorskip("spacy")

from evals.attribution import add
from evals.names import entities
from evals.report import Overlap

ROLES = ("source", "cue", "content", "whole")


def counted(said: list, there: list) -> dict[str, Overlap]:
    counts = {f"{role}_{way}": Overlap() for role in ROLES for way in ("exact", "overlap", "share")}
    add(counts, said, there)
    return counts


def attribution(source: tuple, cue: tuple, *content: tuple) -> dict:
    return {"source": (source,) if source else (), "cue": (cue,), "content": content}


def test_f1_is_the_harmonic_mean() -> None:
    count = Overlap()
    count.add(1, 2, 4)
    assert (count.precision, count.recall, count.f1) == (0.5, 0.25, pytest.approx(1 / 3))
    assert Overlap().f1 == 0.0


def test_span_that_touches_counts_as_overlap_and_not_as_exact() -> None:
    counts = counted([attribution((0, 3), (4, 8), (9, 29))], [attribution((0, 3), (4, 8), (19, 39))])
    assert counts["content_exact"].f1 == 0.0
    assert counts["content_overlap"].f1 == 1.0
    assert counts["content_share"].f1 == 0.5
    assert (counts["source_exact"].f1, counts["whole_exact"].f1, counts["whole_overlap"].f1) == (1.0, 0.0, 1.0)


def test_whole_needs_source_and_content_of_one_attribution() -> None:
    there = [attribution((0, 3), (4, 8), (9, 20)), attribution((30, 33), (34, 38), (39, 50))]
    said = [attribution((30, 33), (4, 8), (9, 20)), attribution((0, 3), (34, 38), (39, 50))]
    counts = counted(said, there)
    assert (counts["source_exact"].f1, counts["content_exact"].f1) == (1.0, 1.0)
    assert (counts["whole_exact"].f1, counts["whole_overlap"].f1) == (0.0, 0.0)


def test_missing_source_on_both_sides_is_right() -> None:
    counts = counted([attribution((), (4, 8), (9, 20))], [attribution((), (4, 8), (9, 20))])
    assert counts["whole_exact"].f1 == 1.0


def test_entities_of_other_kinds_do_not_count() -> None:
    labels = ["B-PER", "I-PER", "O", "I-LOC", "B-MISC", "B-ORG", "B-ORG"]
    assert entities(labels) == {(0, 2, "PERSON"), (3, 4, "LOC"), (5, 6, "ORG"), (6, 7, "ORG")}
