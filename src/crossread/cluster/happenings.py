"""The events of reports as they are compared with one another, and which of them are one event.

What comes in are events that were read out of the reports of one story; what goes out are groups of those that rather are one
event, so that a thing that five reports tell counts once. `crossread.weigh.same_events` weighs each pair.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from math import log, sqrt

import numpy as np

from crossread.cluster.groups import group
from crossread.cluster.rarity import Rarity, words_of
from crossread.lib.words import fold, stem
from crossread.model.claims import Event
from crossread.model.reading import Reading
from crossread.weigh.same_events import LEAST_DOCUMENT, NOTHING, EventTraits, Weights, cosine, same_event

NEAR = 5
"""So many words on either side of a trigger are its surroundings."""


def same_events(readings: Sequence[Reading], *, rarity: Rarity | None = None) -> list[tuple[Event, ...]]:
    """The events of some readings, those that rather are one together, in order of report and place.

    Events of different PLOVER roots are never one, nor are one that happened and one that did not.
    """
    known = rarity or Rarity(words_of(reading.report.text) for reading in readings)
    ordered = sorted(readings, key=lambda reading: reading.id)
    events = [(event, event_traits(r, event, known)) for r in ordered for event in r.claims.events]
    scores: dict[tuple[int, int], float] = {}
    for i, (one, a) in enumerate(events):
        for j in range(i + 1, len(events)):
            other, b = events[j]
            if (one.plover, one.polarity) == (other.plover, other.polarity) and comparable(a, b):
                scores[i, j] = same_event(a, b).score
    return [tuple(events[i][0] for i in members) for members in group(len(events), scores)]


def comparable(a: EventTraits, b: EventTraits) -> bool:
    """Whether two mentions stand in one report, or in reports that are like enough."""
    return a.report == b.report or (cosine(a.document, b.document) or 0.0) >= LEAST_DOCUMENT


def event_traits(reading: Reading, event: Event, rarity: Rarity) -> EventTraits:
    """What of an event in a reading tells which one it is."""
    text, sentence = reading.report.text, reading.notes.sentence_at(event.trigger.start)
    start, end = (sentence.start, sentence.end) if sentence else (event.span.start, event.span.end)
    before, after = text[start : event.trigger.start], text[event.trigger.end : end]
    names = [text[n.start : n.end] for n in reading.notes.names if start <= n.start < end]
    return EventTraits(
        report=reading.id,
        trigger=stems(reading.report.read(event.trigger)),
        rare=rareness(reading.report.read(event.trigger), rarity),
        near=bag([*words_of(before)[-NEAR:], *words_of(after)[:NEAR]], rarity),
        sentence=bag(words_of(f"{before} {after}"), rarity),
        document=bag(words_of(text), rarity),
        cast=bag((w for n in reading.notes.names for w in words_of(text[n.start : n.end])), rarity),
        names={stem(fold(w)): rarity.weight(w) for name in names for w in words_of(name) if rarity.weight(w)},
        numbers=frozenset(w for w in f"{before} {after}".split() if w[:1].isdigit()),
        said=np.array(sentence.vector, np.float32) if sentence and len(sentence.vector) else NOTHING,
        day=event.date,
        place=" ".join(words_of(reading.report.read(event.place))) if event.place else "",
    )


def stems(words: str) -> frozenset[str]:
    """The stems of a trigger's words."""
    return frozenset(stem(fold(word)) for word in words_of(words))


def rareness(words: str, rarity: Rarity) -> float:
    """The least rarity of a trigger's words, 0 where it has none."""
    return min((rarity.weight(word) for word in words_of(words)), default=0.0)


def bag(words: Iterable[str], rarity: Rarity) -> Weights:
    """The stems of words with their weights, a bag of unit length; words that come often weigh more, everyday ones nothing."""
    times: dict[str, int] = defaultdict(int)
    rarest: dict[str, float] = {}
    for word in words:
        key = stem(fold(word))
        times[key] += 1
        rarest[key] = max(rarest.get(key, 0.0), rarity.weight(word))
    return unit({key: (1 + log(count)) * rarest[key] for key, count in times.items() if rarest[key]})


def unit(weights: Mapping[str, float]) -> Weights:
    """The same bag, scaled to unit length."""
    length = sqrt(sum(weight * weight for weight in weights.values()))
    return {word: weight / length for word, weight in weights.items()} if length else {}
