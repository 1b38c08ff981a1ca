"""To which happening a report's figures belong: the day on which each puts it, and whether it is told aside, of another
happening than the story's (an earlier attack, an accident elsewhere).

A report of one happening tells of others for comparison, and their tolls stand in the same words as its own. What tells
them apart is another day, told in the sentence or before it in the paragraph, or another place. A number that the heads of
the story's reports give is the story's, whatever stands beside it further down.
"""

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby, pairwise

from crossread.lib.dates import compatible, day_part, days_between
from crossread.model.claims import Figure, Place
from crossread.model.notes import Sentence
from crossread.model.reading import Reading
from crossread.reconcile.event_days import leading_sentences
from crossread.reconcile.times import with_year
from crossread.weigh.figures import shown_number
from crossread.weigh.places import distance_km

NEAR_DAYS = 3
"""Days that figures of one happening may lie apart."""
FAR_KM = 60.0
"""Kilometres from every place that the heads of reports name, from which a place is another happening's."""
TOWN = 3
"""The least precise place that is set against others: a district."""
AGAIN = 2
"""Sentences within which a number that stands again is one number."""


@dataclass(frozen=True, kw_only=True)
class Belonging:
    """Where a story's figures belong, by figure id: `days` EDTF days of the happening that each is of (empty: unknown),
    `asides` the figures of other happenings, `heads` those that stand in the title or the first sentences, `numbers` the measures
    and numbers that those give of the story's happening."""

    days: Mapping[str, str] = field(default_factory=dict)
    asides: frozenset[str] = frozenset()
    heads: frozenset[str] = frozenset()
    numbers: frozenset[tuple[str, float | None]] = frozenset()


def belonging(readings: Sequence[Reading], *, day: str, own_days: Mapping[str, str], year: str) -> Belonging:
    """Where the figures of a story belong. `day` is the story's, `own_days` are its reports' own, by id."""
    days = {
        figure: told
        for reading in readings
        for figure, told in _days_told(reading, own=own_days.get(reading.id, ""), day=day, year=year).items()
    }
    heads = {reading.id: leading_sentences(reading) for reading in readings}
    scene = [place for reading in readings for place in _places_in(reading, heads[reading.id])]
    at_head = {f.id for r in readings for f in r.claims.figures if f.sentence in heads[r.id]}
    figures = [(reading, figure) for reading in readings for figure in reading.claims.figures]
    ours = frozenset(_number(f) for _, f in figures if f.id in at_head and may_be_one(days[f.id], day))
    told_aside = {
        figure.id: _number(figure)
        for reading, figure in figures
        if figure.id not in at_head and _number(figure) not in ours
        if not may_be_one(days[figure.id], day) or _is_earlier(reading, figure) or _is_elsewhere(reading, figure, scene)
    }
    again = {f.id for _, f in figures if f.id not in at_head and _number(f) in told_aside.values()}
    return Belonging(days=days, asides=frozenset(told_aside) | again, heads=frozenset(at_head), numbers=ours)


def _number(figure: Figure) -> tuple[str, float | None]:
    return figure.measure, shown_number(figure)


def may_be_one(a: str, b: str) -> bool:
    """Whether two days can be one happening's: either unknown, or both within three days; of a span of days either end."""
    if not a or not b or compatible(a, b):
        return True
    apart = (days_between(x, y) for x in a.split("/") for y in b.split("/"))
    return any(days is not None and abs(days) <= NEAR_DAYS for days in apart)


def _days_told(reading: Reading, *, own: str, day: str, year: str) -> dict[str, str]:
    """The day of the happening that each figure of a report is of: as said, else as said of the same number nearby, else as
    carried on in its paragraph, else the report's own, else the story's. A report whose stamps are off has the story's day."""
    shifted = bool(own and day) and not may_be_one(own, day)
    told = {f.id: with_year(f.when, year) for f in reading.claims.figures}
    told |= {f.id: day for f in reading.claims.figures if shifted and told[f.id] and may_be_one(told[f.id], own)}
    usual = day if shifted else own or day
    for first, second in _told_again(reading.claims.figures):
        told[first.id] = told[first.id] or told[second.id]
        told[second.id] = told[second.id] or told[first.id]
    carried = _carried(reading, usual)
    return {f.id: told[f.id] or carried.get(f.sentence, "") or usual for f in reading.claims.figures}


def _told_again(figures: Sequence[Figure]) -> Iterator[tuple[Figure, Figure]]:
    """Figures that stand again with the same number and measure close by: "Harbour club: 9 dead", "nine people died in May"."""
    same = sorted(figures, key=lambda f: (f.measure, shown_number(f) or 0.0, f.span))
    for _, group in groupby(same, key=lambda f: (f.measure, shown_number(f))):
        yield from ((a, b) for a, b in pairwise(group) if b.sentence - a.sentence <= AGAIN)


def _carried(reading: Reading, usual: str) -> dict[int, str]:
    """The day of another, earlier happening that a sentence of a paragraph told last, for the sentences after it there."""
    carried: dict[int, str] = {}
    last, at = "", 0
    for sentence in reading.notes.sentences:
        if "\n" in reading.report.text[at : sentence.start]:
            last = ""
        carried[sentence.index] = last
        last = _earlier_day(reading, sentence, usual) or last
        at = sentence.start
    return carried


def _earlier_day(reading: Reading, sentence: Sentence, usual: str) -> str:
    """The one other day that a sentence tells of, where it tells of no day near the usual one."""
    inside = (w for w in reading.claims.whens if sentence.start <= w.span.start < sentence.end)
    days = [day_part(w.value) for w in inside if w.kind == "date" and w.value and "/" not in w.value]
    earlier = [told for told in days if told < usual]
    return earlier[0] if earlier and not any(may_be_one(told, usual) for told in days) else ""


_EARLIER = re.compile(r"\b(?:earlier|last|previous)\b", re.IGNORECASE)


def _is_earlier(reading: Reading, figure: Figure) -> bool:
    """Whether the sentence of a figure speaks of "earlier this month" or the like, which the story's own day lies in."""
    sentence = reading.notes.sentences[figure.sentence]
    text = reading.report.text
    return any(
        _EARLIER.search(text, max(sentence.start, when.span.start - len("earlier ")), when.span.end)
        for when in reading.claims.whens
        if sentence.start <= when.span.start < sentence.end and len(when.value) in (4, 7) and "/" not in when.value
    )


def _places_in(reading: Reading, sentences: frozenset[int]) -> list[Place]:
    """The places, down to districts, that some sentences name, less those of the people who are heard there."""
    notes = reading.notes
    sources = [s.source for s in reading.claims.statements if s.source is not None]
    found = (p for p in reading.claims.places if p.latitude is not None and 0 < p.precision <= TOWN)
    return [
        place
        for place in found
        if (sentence := notes.sentence_at(place.span.start)) is not None
        and sentence.index in sentences
        and not any(source.overlaps(place.span) for source in sources)
    ]


def _is_elsewhere(reading: Reading, figure: Figure, scene: Sequence[Place]) -> bool:
    """Whether the sentence of a figure names places, all of them far from all that the heads of reports name."""
    places = _places_in(reading, frozenset({figure.sentence}))
    apart = (distance_km(place, known) for place in places for known in scene)
    return bool(places and scene) and min((km for km in apart if km is not None), default=math.inf) > FAR_KM
