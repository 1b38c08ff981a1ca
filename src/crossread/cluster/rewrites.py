"""Text taken over in other words: sentences of two reports that tell the same, one after the other, though few words in a row are
shared."""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from crossread.cluster.passages import Aligned, is_page_talk, quoted_stretches
from crossread.cluster.rarity import Rarity, words_of
from crossread.cluster.traits import mean_vector, sentences_of
from crossread.model.notes import Sentence
from crossread.model.reading import Reading
from crossread.model.stories import Passage

NEAR = 0.75
"""The cosine from which two sentences tell the same."""
LEAST_SENTENCES = 2
SHORTEST_REPORT = 5
"""Two accounts of so few sentences less are alike by nature."""
LEAST_COVER = 0.3
"""The share of one of the reports' sentences, in characters, that the other tells again."""
LEAST_COMMON = 20.0
"""The rarity of the words that the sentences have in common: two accounts of one police report share fewer."""
MOSTLY = 0.4
"""A sentence that is quoted to this share is its speaker's."""
SHORTEST = 40
FEW = 12
NEIGHBOURS = 10
"""Up to so many reports every pair is looked at; of more each with so many nearest ones."""

Floats = NDArray[np.float32]


def rewrites(readings: Sequence[Reading], rarity: Rarity) -> Iterator[tuple[str, str, list[Aligned]]]:
    """Pairs of reports, the earlier in the sequence first, of which one tells the other again, with the sentences."""
    told = [_told(reading) for reading in readings]
    vectors = [_matrix(sentences) for sentences in told]
    for i, j in _near(readings):
        pairs = _pairs(vectors[i], vectors[j])
        found = _again(readings[i], readings[j], told[i], told[j], pairs, rarity)
        if found:
            yield readings[i].id, readings[j].id, found


def _told(reading: Reading) -> list[Sentence]:
    """The sentences in the report's own words that are long enough to tell something, the title left out."""
    text = reading.report.text
    titles = [(zone.start, zone.end) for zone in reading.report.zones if zone.kind == "title"]
    return [
        s
        for s in sentences_of(reading)
        if len(s.vector)
        and s.end - s.start >= SHORTEST
        and not any(start <= s.start < end for start, end in titles)
        and _quoted_share(text[s.start : s.end]) <= MOSTLY
        and not is_page_talk(text[s.start : s.end], _unquoted_words(text[s.start : s.end]))
    ]


def _unquoted_words(text: str) -> list[str]:
    outside = text
    for start, end in quoted_stretches(text):
        outside = outside.replace(text[start:end], " ")
    return words_of(outside)


def _quoted_share(text: str) -> float:
    return sum(end - start for start, end in quoted_stretches(text)) / max(1, len(text))


def _near(readings: Sequence[Reading]) -> Iterator[tuple[int, int]]:
    if len(readings) <= FEW:
        yield from ((i, j) for i in range(len(readings)) for j in range(i + 1, len(readings)))
        return
    vectors = [mean_vector(sentences_of(r), [1.0] * len(sentences_of(r))) for r in readings]
    rows = [i for i, vector in enumerate(vectors) if vector.size]
    matrix = np.stack([vectors[i] for i in rows]) if rows else np.zeros((0, 1), np.float32)
    keep = min(NEIGHBOURS + 1, len(rows))
    found: set[tuple[int, int]] = set()
    for start in range(0, len(rows), 512):
        best = np.argpartition(-(matrix[start : start + 512] @ matrix.T), keep - 1, axis=1)[:, :keep]
        for offset, near in enumerate(best.tolist()):
            here = rows[start + offset]
            found.update((min(here, rows[k]), max(here, rows[k])) for k in near if rows[k] != here)
    yield from sorted(found)


def _pairs(a: Floats, b: Floats) -> list[tuple[int, int, float]]:
    """The rows of two matrices that are each other's nearest, and near, with their cosine."""
    if min(len(a), len(b)) < SHORTEST_REPORT:
        return []
    near = np.einsum("id,jd->ij", a, b)  # small products: threads of a BLAS would cost more than they do
    best, back = near.argmax(axis=1), near.argmax(axis=0)
    return [(i, int(j), float(near[i, j])) for i, j in enumerate(best) if near[i, j] >= NEAR and back[j] == i]


def _again(
    a: Reading,
    b: Reading,
    of_a: Sequence[Sentence],
    of_b: Sequence[Sentence],
    pairs: Sequence[tuple[int, int, float]],
    rarity: Rarity,
) -> list[Aligned]:
    """The sentences of two reports that tell the same, none where they are too few."""
    if len(pairs) < LEAST_SENTENCES:
        return []
    cover = max(_cover(of_a, [i for i, _, _ in pairs]), _cover(of_b, [j for _, j, _ in pairs]))
    if cover < LEAST_COVER:
        return []
    found = [_aligned(a, b, of_a[i], of_b[j], near, rarity) for i, j, near in pairs]
    return found if sum(one.weight for one in found) >= LEAST_COMMON else []


def _matrix(sentences: Sequence[Sentence]) -> Floats:
    return (
        np.stack([np.frombuffer(s.vector, np.float32) for s in sentences])
        if sentences
        else np.zeros((0, 1), np.float32)
    )


def _cover(sentences: Sequence[Sentence], chosen: Sequence[int]) -> float:
    lengths = [s.end - s.start for s in sentences]
    return sum(lengths[i] for i in chosen) / max(1, sum(lengths))


def _aligned(a: Reading, b: Reading, one: Sentence, other: Sentence, near: float, rarity: Rarity) -> Aligned:
    common = set(words_of(a.report.text[one.start : one.end])) & set(words_of(b.report.text[other.start : other.end]))
    passage = Passage(
        original=a.report.span(one.start, one.end), copy=b.report.span(other.start, other.end), likeness=round(near, 3)
    )
    return Aligned(passage=passage, weight=round(sum(map(rarity.weight, sorted(common))), 3), strong=True)
