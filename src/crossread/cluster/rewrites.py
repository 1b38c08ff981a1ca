"""Text taken over in other words: sentences of two reports that tell the same, one after the other, though few words in a row are
shared."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

import numpy as np
from numpy.typing import NDArray

from crossread.cluster.rarity import Rarity, words_of
from crossread.cluster.shared_passages import Aligned, Word, is_page_talk, lines_of, quoted_stretches, weight_of
from crossread.cluster.traits import mean_vector, sentences_of
from crossread.lib.numbers import ONES, SCALES, TENS
from crossread.model.notes import Sentence
from crossread.model.reading import Reading
from crossread.model.stories import SharedPassage

NEAR = 0.75
"""The cosine from which two sentences tell the same."""
TOUCHING, RETOLD = 0.7, 0.85
"""What they have in common weighs nothing at the one cosine, in full at the other, and more beyond: of two accounts from one
release few sentences come nearer."""
LEAST_SENTENCES = 2
FEW_SENTENCES = 3
LEAST_RUN = 5
LEAST_OF_FEW = 10.0
"""Fewer sentences than `FEW_SENTENCES` that tell the same are a copy only where so many words of one stand in a row in its like,
or where they have so much in common (see `LEAST_COMMON`)."""
SHORTEST_REPORT = 5
"""Two accounts of so few sentences less are alike by nature."""
LEAST_COVER = 0.3
"""The share of one of the reports' sentences, in characters, that the other tells again."""
LEAST_COMMON = 8.0
"""What the sentences have in common (see `_weights`): two accounts of one happening share its names and figures, and less else. Of
17 pairs of reports of one incident that had sentences alike, read by hand, copies began at 10 and other accounts ended at 7.5."""
MOSTLY = 0.4
"""A sentence that is quoted to this share is its speaker's."""
NUMBER_WORDS = frozenset({*ONES, *TENS, *SCALES})
SHORTEST = 40
FEW = 12
NEIGHBOURS = 10
"""Up to so many reports every pair is looked at; of more each with so many nearest ones."""

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class _Retold:
    """A report's sentences in its own words and, a row each, their vectors."""

    reading: Reading
    sentences: tuple[Sentence, ...]
    vectors: Floats


Weights = Callable[[_Retold], list[dict[str, float]]]
"""What each word of each sentence of a report says of copying."""


def rewrites(readings: Sequence[Reading], rarity: Rarity) -> Iterator[tuple[str, str, list[Aligned]]]:
    """Pairs of reports, the earlier in the sequence first, of which one tells the other again, with the sentences."""
    told = [_told(reading) for reading in readings]
    weighed: dict[str, list[dict[str, float]]] = {}

    def weights(of: _Retold) -> list[dict[str, float]]:
        """Worked out once a report, and only where it is asked for: each is compared with several."""
        if of.reading.id not in weighed:
            weighed[of.reading.id] = _weights(of, rarity)
        return weighed[of.reading.id]

    for i, j in _near(readings):
        found = _again(told[i], told[j], _pairs(told[i].vectors, told[j].vectors), weights)
        if found:
            yield readings[i].id, readings[j].id, found


def _told(reading: Reading) -> _Retold:
    """The sentences in the report's own words that are long enough to tell something, the title left out."""
    titles = [(zone.start, zone.end) for zone in reading.report.zones if zone.kind == "title"]
    sentences = tuple(
        sentence
        for sentence in sentences_of(reading)
        if len(sentence.vector)
        and sentence.end - sentence.start >= SHORTEST
        and not any(start <= sentence.start < end for start, end in titles)
        and _is_own(reading.report.text[sentence.start : sentence.end])
    )
    return _Retold(reading, sentences, _matrix(sentences))


def _is_own(text: str) -> bool:
    return _quoted_share(text) <= MOSTLY and not is_page_talk(text, _unquoted_words(text))


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


def _again(a: _Retold, b: _Retold, pairs: Sequence[tuple[int, int, float]], weights: Weights) -> list[Aligned]:
    """The sentences of two reports that tell the same, none where they are too few."""
    if len(pairs) < LEAST_SENTENCES:
        return []
    cover = max(_cover(a.sentences, [i for i, _, _ in pairs]), _cover(b.sentences, [j for _, j, _ in pairs]))
    if cover < LEAST_COVER:
        return []
    of_a, of_b = weights(a), weights(b)
    found = [_aligned(a, b, i, j, near, _common(of_a[i], of_b[j])) for i, j, near in pairs]
    few = len(pairs) < FEW_SENTENCES and not any(_shares_run(a, b, i, j) for i, j, _ in pairs)
    return found if sum(one.weight for one in found) >= (LEAST_OF_FEW if few else LEAST_COMMON) else []


def _shares_run(a: _Retold, b: _Retold, i: int, j: int) -> bool:
    """Whether two sentences have `LEAST_RUN` words in a row in common."""
    one, other = (
        words_of(told.reading.report.text[told.sentences[at].start : told.sentences[at].end])
        for told, at in ((a, i), (b, j))
    )
    return SequenceMatcher(None, one, other, autojunk=False).find_longest_match().size >= LEAST_RUN


def _matrix(sentences: Sequence[Sentence]) -> Floats:
    return (
        np.stack([np.frombuffer(s.vector, np.float32) for s in sentences])
        if sentences
        else np.zeros((0, 1), np.float32)
    )


def _cover(sentences: Sequence[Sentence], chosen: Sequence[int]) -> float:
    lengths = [s.end - s.start for s in sentences]
    return sum(lengths[i] for i in chosen) / max(1, sum(lengths))


def _aligned(a: _Retold, b: _Retold, i: int, j: int, near: float, common: float) -> Aligned:
    one, other = a.sentences[i], b.sentences[j]
    passage = SharedPassage(
        original=a.reading.report.span(one.start, one.end),
        copy=b.reading.report.span(other.start, other.end),
        likeness=round(near, 3),
    )
    return Aligned(passage=passage, weight=round(common * (near - TOUCHING) / (RETOLD - TOUCHING), 3), strong=True)


def _common(a: dict[str, float], b: dict[str, float]) -> float:
    """The weight of the words that two sentences have in common, times the share of the lighter one's that they are."""
    common = sum(min(a[word], b[word]) for word in sorted(a.keys() & b.keys()))
    lighter = min(sum(a.values()), sum(b.values()))
    return common * common / lighter if lighter else 0.0


def _weights(told: _Retold, rarity: Rarity) -> list[dict[str, float]]:
    """What each word of each sentence says of copying.

    Figures and quoted words weigh nothing, those of names little, and the less the more sentences hold them: they are everybody's
    who tells of the same.
    """
    kept = {sentence.index for sentence in told.sentences}
    every = zip(sentences_of(told.reading), lines_of(told.reading, rarity), strict=True)
    lines = [line for sentence, line in every if sentence.index in kept]
    times = Counter(word for line in lines for word in {word.text for word in line.words})
    return [{word.text: _weight(word) / times[word.text] for word in reversed(line.words)} for line in lines]


def _weight(word: Word) -> float:
    counted = word.text[0].isdigit() or word.text in NUMBER_WORDS
    return 0.0 if word.quoted or counted else weight_of(word)
