"""A reading -> the traits by which it is compared with others."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from math import log1p, sqrt

import numpy as np

from crossread.cluster.rarity import Rarity, words_of
from crossread.compare.stories import Traits, Vector, Weights
from crossread.lib.dates import only_day
from crossread.model.notes import Sentence
from crossread.model.reading import Reading

LEAD_SENTENCES = 4
"""So many sentences from the head, the title among them, tell what a report is about."""
MOST_WORDS = 100
"""The heaviest words of a report that are compared."""
MOST_RUNS = 2000
RUN = 5
_QUOTED = re.compile(r"[“\"„«]([^“”\"„«»]{12,600})[”\"“»]")
_NUMBER = re.compile(r"(?<![\w.,:/-])\d{1,3}(?:,\d{3})+(?![\w:/])|(?<![\w.,:/-])\d{1,9}(?:\.\d{1,3})?(?![\w:/-])")
NOTHING: Vector = np.zeros(0, dtype=np.float32)


def sentences_of(reading: Reading) -> tuple[Sentence, ...]:
    """The sentences in which claims are read, in text order."""
    return tuple(s for s in reading.notes.sentences if reading.report.is_claim_text(s.start))


def weight_at(position: int) -> float:
    """How much the sentence at a position says of what the report is about: background stands far down."""
    return 1.0 if position < LEAD_SENTENCES else 1.0 / (1.0 + 0.2 * (position - LEAD_SENTENCES + 1))


def doubted_clocks(readings: Iterable[Reading]) -> frozenset[str]:
    """Reports whose stated time is a crawler's rather than a newsroom's: one outlet, two texts, the same minute."""
    bearers: dict[tuple[str, str], list[str]] = defaultdict(list)
    for reading in readings:
        stamp = reading.report.published
        if stamp and "T" in stamp.value and "T00:00" not in stamp.value:
            bearers[reading.report.outlet, stamp.value].append(reading.id)
    return frozenset(report for reports in bearers.values() if len(reports) > 1 for report in reports)


def traits_of(reading: Reading, rarity: Rarity, *, clock_doubted: bool = False) -> Traits:
    """What of a reading tells which happening it is about; with `clock_doubted` its published time is left out."""
    sentences = sentences_of(reading)
    text = reading.report.text
    head_end = sentences[min(LEAD_SENTENCES, len(sentences)) - 1].end if sentences else 0
    day, past = days_of_happening(reading, head_end, clock_doubted=clock_doubted)
    return Traits(
        report=reading.id,
        lead=mean_vector(sentences[:LEAD_SENTENCES], [1.0] * LEAD_SENTENCES),
        body=mean_vector(sentences, [weight_at(i) for i in range(len(sentences))]),
        words=word_weights(reading, sentences, rarity),
        names=name_weights(reading, sentences, rarity),
        heads=name_weights(reading, sentences[:LEAD_SENTENCES], rarity),
        places=frozenset(p.key for p in reading.claims.places if p.span.start < head_end and p.precision in (1, 2, 3)),
        vessels=frozenset(
            p.name.lower() for p in reading.claims.parties if p.kind == "vessel" and p.span.start < head_end
        ),
        day=day,
        published=None if clock_doubted else published_day(reading),
        past=past,
        numbers=numbers_of(reading, sentences),
        quotes=frozenset(r for m in _QUOTED.finditer(text) for r in runs_of(words_of(m[1]))),
        runs=frozenset(runs_of(words_of(_QUOTED.sub(" ", text)))),
    )


def mean_vector(sentences: Sequence[Sentence], weights: Sequence[float]) -> Vector:
    """The weighted mean of the sentences' vectors, of unit length; empty where no sentence has one."""
    pairs = [(s.vector, weight) for s, weight in zip(sentences, weights, strict=False) if len(s.vector)]
    if not pairs:
        return NOTHING
    summed = np.einsum("i,ij->j", np.array([w for _, w in pairs]), np.array([v for v, _ in pairs], dtype=np.float64))
    length = float(np.sqrt((summed * summed).sum()))
    return (summed / length).astype(np.float32) if length else NOTHING


def word_weights(reading: Reading, sentences: Sequence[Sentence], rarity: Rarity) -> Weights:
    """The heaviest words of a report, as a bag of unit length: early and rare words weigh more."""
    text = reading.report.text
    found: dict[str, float] = defaultdict(float)
    for position, sentence in enumerate(sentences):
        for word in words_of(text[sentence.start : sentence.end]):
            found[word] += weight_at(position)
    return unit(heaviest((word, log1p(times) * rarity.weight(word)) for word, times in found.items()))


def name_weights(reading: Reading, sentences: Sequence[Sentence], rarity: Rarity) -> Weights:
    """The words of names in a report: a name weighs by the first place where it stands and by its rarity."""
    starts = {sentence.index: position for position, sentence in enumerate(sentences)}
    found: dict[str, float] = {}
    for name in reading.notes.names:
        sentence = reading.notes.sentence_at(name.start)
        if sentence is None or sentence.index not in starts:
            continue
        for word in words_of(reading.report.text[name.start : name.end]):
            weight = weight_at(starts[sentence.index]) * rarity.weight(word)
            found[word] = max(found.get(word, 0.0), weight)
    return heaviest(found.items())


def heaviest(weights: Iterable[tuple[str, float]]) -> dict[str, float]:
    """The `MOST_WORDS` heaviest, none without weight."""
    ranked = sorted((pair for pair in weights if pair[1] > 0), key=lambda pair: (-pair[1], pair[0]))
    return dict(ranked[:MOST_WORDS])


def unit(weights: dict[str, float]) -> Weights:
    """The same bag, scaled to unit length."""
    length = sqrt(sum(weight * weight for weight in weights.values()))
    return {word: weight / length for word, weight in weights.items()} if length else {}


def runs_of(words: Sequence[str]) -> Iterator[str]:
    """Every `RUN` words in a row, of the first `MOST_RUNS` words."""
    last = min(len(words), MOST_RUNS) - RUN + 1
    return (" ".join(words[i : i + RUN]) for i in range(max(0, last)))


def numbers_of(reading: Reading, sentences: Sequence[Sentence]) -> frozenset[str]:
    """The numbers of 13 and more (or with decimals) that are no part of a date or a time."""
    text, found = reading.report.text, set()
    dated = [(when.span.start, when.span.end) for when in reading.claims.whens]
    for sentence in sentences:
        for match in _NUMBER.finditer(text, sentence.start, sentence.end):
            value = match[0].replace(",", "")
            if any(start <= match.start() < end for start, end in dated):
                continue
            if "." in value or (int(value) >= 13 and not ("," not in match[0] and 1900 <= int(value) <= 2100)):
                found.add(value)
    return frozenset(found)


def published_day(reading: Reading) -> int | None:
    """The day on which a report came out: what it states, else its dateline's day."""
    report = reading.report
    stated = [stamp.value for stamp in (report.published, report.updated) if stamp]
    dateline = [report.dateline.date] if report.dateline and report.dateline.date else []
    return next((found.toordinal() for value in stated + dateline if (found := only_day(value))), None)


def days_of_happening(
    reading: Reading, head_end: int, *, clock_doubted: bool = False
) -> tuple[int | None, frozenset[int]]:
    """The day that a report is mainly about, and the days that it tells of as earlier, below its head."""
    main = only_day(reading.claims.event_date)
    told = [(when, only_day(when.value)) for when in reading.claims.whens if when.kind in ("date", "time")]
    if clock_doubted:
        told = [(when, found) for when, found in told if when.anchor not in ("published", "assumed")]
        main = main if any(found == main for _, found in told) else None
    if main is None:
        return None, frozenset()
    past = {found.toordinal() for when, found in told if found and when.span.start >= head_end}
    return main.toordinal(), frozenset(day for day in past if day < main.toordinal() - 1)
