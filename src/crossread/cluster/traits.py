"""A reading -> the traits by which it is compared with others."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from math import log1p, sqrt

import numpy as np

from crossread.cluster.looking_back import looks_back
from crossread.cluster.rarity import Rarity, words_of
from crossread.lib.dates import day_part, month_and_day, only_day
from crossread.model.notes import Sentence
from crossread.model.reading import Reading
from crossread.model.reports import Report
from crossread.weigh.stories import Traits, Vector, Weights

LEAD_SENTENCES = 4
"""So many sentences from the head, the title among them, tell what a report is about."""
MOST_WORDS = 100
"""The heaviest words of a report that are compared."""
LEAST_TEXT = 40
MOST_RUNS = 2000
RUN = 5
TOLLS = frozenset({"killed", "injured", "missing"})
SITES = frozenset({0, 1, 2, 3})
"""Precisions of places no wider than a town."""
RARE = 3.0
"""The rarity from which a word tells one place from others."""
FIRST = 3
"""So many sentences, the title among them, tell what a report looks back to; further down stands background."""
_QUOTED = re.compile(r"[“\"„«]([^“”\"„«»]{12,600})[”\"“»]")
_NUMBER = re.compile(r"(?<![\w.,:/-])\d{1,3}(?:,\d{3})+(?![\w:/])|(?<![\w.,:/-])\d{1,9}(?:\.\d{1,3})?(?![\w:/-])")
NOTHING: Vector = np.zeros(0, dtype=np.float32)


def sentences_of(reading: Reading) -> tuple[Sentence, ...]:
    """The sentences in which claims are read, in text order."""
    report = reading.report
    return tuple(
        s
        for s in reading.notes.sentences
        if report.is_claim_text(s.start) or report.is_claim_text(max(s.start, s.end - 1))
    )


def body_sentences(reading: Reading) -> tuple[Sentence, ...]:
    """Those of them that stand in no title or subtitle."""
    return tuple(s for s in sentences_of(reading) if not reading.report.is_heading(s.start))


def compared_part(reading: Reading) -> Reading:
    """A reading without what is not looked at here, so that thousands fit into memory."""
    notes = replace(reading.notes, tokens=(), attributions=())
    return replace(reading, notes=notes, claims=replace(reading.claims, statements=(), events=()))


def weight_at(position: int) -> float:
    """How much the sentence at a position says of what the report is about: background stands far down."""
    return 1.0 if position < LEAD_SENTENCES else 1.0 / (1.0 + 0.2 * (position - LEAD_SENTENCES + 1))


def doubted_clocks(readings: Iterable[Reading]) -> frozenset[str]:
    """Reports whose stated time is a crawler's rather than a newsroom's: one outlet, two texts, the same minute."""
    bearers: dict[tuple[str, str], list[str]] = defaultdict(list)
    for reading in readings:
        if stamp := stamp_of(reading):
            bearers[stamp].append(reading.id)
    return frozenset(report for reports in bearers.values() if len(reports) > 1 for report in reports)


def stamp_of(reading: Reading) -> tuple[str, str] | None:
    """The outlet of a report and the minute at which it came out, None where no minute is stated."""
    stamp = reading.report.published
    known = stamp is not None and "T" in stamp.value and "T00:00" not in stamp.value
    return (reading.report.outlet, stamp.value) if stamp and known else None


def alike_to_the_word(readings: Sequence[Reading]) -> list[tuple[int, ...]]:
    """The positions of readings whose words are the same: many copies of one report are compared as one.

    Texts of less than `LEAST_TEXT` words, which different outlets may well hit upon alike, stand for themselves.
    """
    bearers: dict[tuple[str, ...], list[int]] = {}
    for i, reading in enumerate(readings):
        words = tuple(words_of(reading.report.text))
        bearers.setdefault(words if len(words) >= LEAST_TEXT else (reading.id,), []).append(i)
    return sorted(tuple(positions) for positions in bearers.values())


def place_of(reading: Reading) -> str:
    """The outlet or, where it is not named, the site of a report."""
    return reading.report.outlet or reading.report.url.partition("://")[2].partition("/")[0]


def traits_of(
    reading: Reading,
    rarity: Rarity,
    *,
    clock_doubted: bool = False,
    furniture: frozenset[tuple[str, str]] = frozenset(),
) -> Traits:
    """What of a reading tells which happening it is about.

    With `clock_doubted` its published time is left out; `furniture` are lines that its outlet prints on every page.
    """
    place = place_of(reading)
    every = sentences_of(reading)
    sentences = tuple(s for s in every if (place, reading.report.text[s.start : s.end]) not in furniture) or every
    text = reading.report.text
    head_end = sentences[min(LEAD_SENTENCES, len(sentences)) - 1].end if sentences else 0
    first_end = every[min(FIRST, len(every)) - 1].end if every else 0
    told, told_first, years = looks_back(reading, only_day(published_day(reading)), first_end)
    day, past = days_of_happening(reading, head_end, clock_doubted=clock_doubted)
    return Traits(
        report=reading.id,
        body=mean_vector(sentences, [weight_at(i) for i in range(len(sentences))]),
        words=word_weights(reading, sentences, rarity),
        lead_words=word_weights(reading, sentences[:LEAD_SENTENCES], rarity),
        names=name_weights(reading, sentences, rarity),
        heads=name_weights(reading, sentences[:LEAD_SENTENCES], rarity),
        places=place_words(reading, head_end, rarity),
        background=frozenset(
            word for sentence in sentences[LEAD_SENTENCES:] for word in words_of(text[sentence.start : sentence.end])
        ),
        tolls=tolls_of(reading, head_end),
        vessels=frozenset(
            p.name.lower() for p in reading.claims.parties if p.kind == "vessel" and p.span.start < head_end
        ),
        day=day,
        published="" if clock_doubted else published_day(reading),
        past=past,
        told=told,
        told_first=told_first,
        years=years,
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
        if sentence is None or sentence.index not in starts or not reading.report.is_claim_text(name.start):
            continue
        for word in words_of(reading.report.text[name.start : name.end]):
            weight = weight_at(starts[sentence.index]) * rarity.weight(word)
            found[word] = max(found.get(word, 0.0), weight)
    return heaviest(found.items())


def place_words(reading: Reading, head_end: int, rarity: Rarity) -> frozenset[str]:
    """The words of towns and sites in the head; the dateline's, countries and regions are left out.

    Where the head has no place that is known as one, the names of places stand in: "its Lower Brenn site".
    """
    report = reading.report
    own = {*words_of(report.outlet), *words_of(report.agency)}
    known = [
        p.name if p.bearing else report.read(p.span)  # "2 km east of the town" is told by the town
        for p in reading.claims.places
        if p.precision in SITES and _is_in_head(report, p.span.start, head_end)
    ]
    called = _called_after(reading)
    named = known or [
        name
        for n in reading.notes.names
        if n.label == "LOC"
        and _is_in_head(report, n.start, head_end)
        and called.isdisjoint(words_of(name := report.text[n.start : n.end]))
    ]
    return frozenset(
        word for name in named for word in words_of(name) if rarity.weight(word) >= RARE and word not in own
    )


def _called_after(reading: Reading) -> frozenset[str]:
    """The words of names that are noted as persons' at least as often as places': no places, where one is noted so once."""
    found: dict[str, Counter[str]] = {"PERSON": Counter(), "LOC": Counter()}
    for name in reading.notes.names:
        if name.label in found:
            found[name.label].update(words_of(reading.report.text[name.start : name.end]))
    return frozenset(word for word, times in found["PERSON"].items() if times >= found["LOC"][word])


def _is_in_head(report: Report, start: int, head_end: int) -> bool:
    return start < head_end and report.is_claim_text(start)


def tolls_of(reading: Reading, head_end: int) -> frozenset[tuple[str, float]]:
    """The counts of killed, injured and missing in the head, parts of larger counts left out."""
    return frozenset(
        (figure.measure, figure.value)
        for figure in reading.claims.figures
        if figure.measure in TOLLS and figure.value is not None and not figure.part and figure.span.start < head_end
    )


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


def published_day(reading: Reading) -> str:
    """The day on which a report came out: what it states, else its dateline's day; without a year where none is told."""
    report = reading.report
    stated = [stamp.value for stamp in (report.published, report.updated) if stamp]
    dateline = [report.dateline.date] if report.dateline else []
    return next((day_part(value) for value in stated + dateline if month_and_day(value)), "")


def days_of_happening(reading: Reading, head_end: int, *, clock_doubted: bool = False) -> tuple[str, frozenset[str]]:
    """The day that a report is mainly about, and the days that it tells of below its head, another than that.

    Where the main day could not be told it is the only day that the text names, else the day of the dateline.
    """
    whens = [when for when in reading.claims.whens if when.kind in ("date", "time") and month_and_day(when.value)]
    if clock_doubted:
        whens = [when for when in whens if when.anchor == "written"]
    told = [(when.span.start, day_part(when.value)) for when in whens if reading.report.is_claim_text(when.span.start)]
    days = {day for _, day in told}
    main = day_part(reading.claims.event_date)
    if clock_doubted and main not in days:
        main = ""
    if not main and reading.report.dateline:
        main = day_part(reading.report.dateline.date)
    if not month_and_day(main):
        main = next(iter(days)) if len(days) == 1 else ""
    return main, frozenset(day for start, day in told if start >= head_end and day != main) if main else frozenset()
