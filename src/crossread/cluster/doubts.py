"""What had to be assumed to put reports together, told as notices: reports without a day, clocks off, digests, live blogs."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from statistics import median_low

import numpy as np

from crossread.cluster.traits import alike_to_the_word, days_of_happening, published_day, sentences_of
from crossread.lib.dates import only_day
from crossread.model.outcomes import Notice
from crossread.model.reading import Reading
from crossread.model.stories import Story

STAGE = "cluster"
MANY_ALIKE = 5
"""From so many reports of the same words on it is told that they count as one text."""
MANY_UNDATED = 3
FAR_OFF = 300
"""Days from the middle of its story's reports from which on a stated time is doubted."""
LEAST_DATED = 3
ITEMS = 12
MIXED = 0.37
"""The mean likeness of sentences to their whole, below which they tell of unrelated things: of 296 news reports with a dozen
sentences none was below .39, of sentences drawn from 20 or 40 reports 19 in 20 were."""
ENTRIES = 5
_ENTRY = re.compile(
    r"^[^\S\n]*(?:[01]?\d|2[0-3])[:.][0-5]\d[^\S\n]*(?:[ap]\.?m\.?)?[^\S\n]*(?:[A-Z]{2,4}\b)?(?!\s*\d)", re.MULTILINE
)


def doubts(readings: Sequence[Reading], stories: Sequence[Story]) -> tuple[Notice, ...]:
    """The notices, in order of kind and input."""
    ordered = sorted(readings, key=lambda reading: (reading.report.source, reading.id))
    known = {reading.id: reading for reading in ordered}
    return (
        *_same_words(ordered),
        *_undated(ordered),
        *(notice for story in stories for notice in _clocks([known[r] for r in story.reports if r in known])),
        *(notice for reading in ordered for notice in (*_digest(reading), *_live_blog(reading))),
    )


def _notice(reading: Reading, text: str) -> Notice:
    return Notice(input=reading.report.source, stage=STAGE, text=text)


def _same_words(readings: Sequence[Reading]) -> Iterator[Notice]:
    for members in alike_to_the_word(readings):
        if len(members) >= MANY_ALIKE:
            yield _notice(
                readings[members[0]], f"{len(members)} reports have the same words as this; they count as one text"
            )


def _undated(readings: Sequence[Reading]) -> Iterator[Notice]:
    without = [r for r in readings if not published_day(r) and not days_of_happening(r, 0)[0]]
    if len(without) >= MANY_UNDATED:
        more = f"this and {len(without) - 1} more reports have no date"
        yield _notice(without[0], f"{more}; which story they belong to is told by their words alone")


def _clocks(readings: Sequence[Reading]) -> Iterator[Notice]:
    """Reports whose stated day lies far from those of the others of their story."""
    stated = [(day.toordinal(), r) for r in readings if r.report.published and (day := only_day(published_day(r)))]
    if len(stated) < LEAST_DATED:
        return
    middle = median_low(stamp for stamp, _ in stated)
    for stamp, reading in stated:
        if abs(stamp - middle) >= FAR_OFF:
            usual = date.fromordinal(middle).isoformat()
            yield _notice(
                reading,
                f"dated {published_day(reading)}, the other reports of its story about {usual}; its clock may be wrong",
            )


def _digest(reading: Reading) -> Iterator[Notice]:
    vectors = [s.vector for s in sentences_of(reading) if len(s.vector)]
    if len(vectors) < ITEMS:
        return
    rows = np.array(vectors, np.float64)
    whole = rows.mean(axis=0)
    length = float(np.sqrt((whole * whole).sum()))
    if length and float(np.einsum("ij,j->i", rows, whole).mean()) / length < MIXED:
        yield _notice(
            reading,
            "tells of many unrelated things, as a digest does; it is put with the story that most of it tells of, if any",
        )


def _live_blog(reading: Reading) -> Iterator[Notice]:
    entries = len(_ENTRY.findall(reading.report.text))
    if entries >= ENTRIES:
        yield _notice(
            reading, f"reads as a live blog of {entries} entries; they are taken for one report of the day it bears"
        )
