"""What had to be assumed to put reports together, told as notices: reports without a day, clocks off, digests, live blogs."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import combinations
from statistics import median_low

import numpy as np

from crossread.cluster.rarity import Rarity, words_of
from crossread.cluster.traits import RARE, alike_to_the_word, days_of_happening, place_of, published_day, sentences_of
from crossread.lib.dates import only_day
from crossread.model.outcomes import Notice
from crossread.model.reading import Reading
from crossread.model.stories import Story
from crossread.weigh.reprints import LINED_UP, families

STAGE = "cluster"
MANY_ALIKE = 5
"""From so many reports of the same words on it is told that they count as one text."""
MANY_UNDATED = 3
FAR_OFF = 300
"""Days from the middle of its story's reports from which on a stated time is doubted."""
LEAST_DATED = 3
IN_TIME = frozenset({"other day", "other time"})
YEAR, SAME_SEASON = 365.25, 4
"""Days: two stories that are whole years apart, give or take so many, and that nothing else tells apart."""
SEVERAL = 2
"""Stories in which an outlet's reports are whole years off from which on it is its clock that is doubted."""
ITEMS = 12
MIXED = 0.37
"""The mean likeness of sentences to their whole, below which they tell of unrelated things: of 296 news reports with a dozen
sentences none was below .39, of sentences drawn from 20 or 40 reports 19 in 20 were."""
TIMED = 0.6
SHARING = 0.15
"""Items that are timed to this share, and of which so few pairs share a name, are a log's: so were two of 410 news reports of as
many paragraphs, a police log and a calendar."""
LEAST_ITEM = 40
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
        *_years(stories, known),
        *(notice for story in stories for notice in _reprints(story, known)),
        *_undated(ordered),
        *(notice for story in stories for notice in _clocks([known[r] for r in story.reports if r in known])),
        *(
            notice
            for reading in ordered
            for notice in (*(_digest(reading) or _register(reading)), *_live_blog(reading))
        ),
    )


def _notice(reading: Reading, text: str) -> Notice:
    return Notice(input=reading.report.source, stage=STAGE, text=text)


def _same_words(readings: Sequence[Reading]) -> Iterator[Notice]:
    for members in alike_to_the_word(readings):
        if len(members) >= MANY_ALIKE:
            yield _notice(
                readings[members[0]], f"{len(members)} reports have the same words as this; they count as one text"
            )


def _reprints(story: Story, known: Mapping[str, Reading]) -> Iterator[Notice]:
    for first, reports in families(story).items():
        if len(reports) > LINED_UP and first in known:
            yield _notice(
                known[first],
                f"{len(reports)} reports print this text; {LINED_UP} of them stand for all where it is lined up",
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


def _years(stories: Sequence[Story], known: Mapping[str, Reading]) -> Iterator[Notice]:
    """Stories that nothing but whole years keeps apart: an outlet whose clock has another year in several of them, else one
    report's clock or an anniversary that no report tells as one."""
    pairs = list(_years_apart(stories, known))
    while outlet := _commonest_outlet(pairs, known):
        odd = {story.id: story for pair in pairs for story in pair if _outlet_of(story, known) == outlet}
        pairs = [pair for pair in pairs if not any(story.id in odd for story in pair)]
        reports = sorted((known[r] for story in odd.values() for r in story.reports if r in known), key=lambda r: r.id)
        told = f"{len(reports)} reports of {outlet} tell what others tell of the same days in another year"
        yield _notice(reports[0], f"{told}; its clock may be wrong by a year")
    told_of: set[str] = set()
    for large, small in pairs:
        if large.id in told_of or small.id in told_of:
            continue
        told_of.add(small.id)
        days_apart = (
            f"of {_iso(_middle(small, known))} is kept apart from “{large.title}” of {_iso(_middle(large, known))}"
        )
        yield _notice(known[small.reports[0]], f"its story {days_apart} by dates alone; a clock may be wrong by a year")


def _years_apart(stories: Sequence[Story], known: Mapping[str, Reading]) -> Iterator[tuple[Story, Story]]:
    """Look-alikes, the larger first, that only dates tell apart, by whole years, and of which neither looks back to the other."""
    by_id = {story.id: story for story in stories}
    for large in stories:
        for like in large.lookalikes:
            small = by_id[like.story]
            if len(small.reports) > len(large.reports) or (
                len(small.reports) == len(large.reports) and small.id < large.id
            ):
                continue
            linked = {one.story for story in (large, small) for one in story.follows} & {large.id, small.id}
            first, second = _middle(large, known), _middle(small, known)
            if (
                not linked
                and first
                and second
                and {why.rule for why in like.why} <= IN_TIME
                and _whole_years(first, second)
            ):
                yield large, small


def _commonest_outlet(pairs: Sequence[tuple[Story, Story]], known: Mapping[str, Reading]) -> str:
    """The outlet that alone stands behind one side of the most pairs, of several and of more than any other; else empty."""
    counted = Counter(outlet for pair in pairs for story in pair if (outlet := _outlet_of(story, known)))
    (first, most), (_, next_most) = [*counted.most_common(2), ("", 0), ("", 0)][:2]
    return first if most >= SEVERAL and most > next_most else ""


def _outlet_of(story: Story, known: Mapping[str, Reading]) -> str:
    """The one outlet of a story's reports, empty where there are several."""
    outlets = {place_of(known[report]) for report in story.reports if report in known}
    return next(iter(outlets)) if len(outlets) == 1 else ""


def _middle(story: Story, known: Mapping[str, Reading]) -> int:
    """The middle one of the days on which a story's reports came out, as an ordinal; 0 where none is told."""
    days = (only_day(published_day(known[report])) for report in story.reports if report in known)
    return median_low([day.toordinal() for day in days if day] or [0])


def _iso(day: int) -> str:
    return date.fromordinal(day).isoformat()


def _whole_years(one: int, other: int) -> bool:
    days = abs(one - other)
    return days >= FAR_OFF and abs(days - YEAR * round(days / YEAR)) <= SAME_SEASON


def _digest(reading: Reading) -> tuple[Notice, ...]:
    vectors = [s.vector for s in sentences_of(reading) if len(s.vector)]
    if len(vectors) < ITEMS:
        return ()
    rows = np.array(vectors, np.float64)
    whole = rows.mean(axis=0)
    length = float(np.sqrt((whole * whole).sum()))
    if not length or float(np.einsum("ij,j->i", rows, whole).mean()) / length >= MIXED:
        return ()
    said = "tells of many unrelated things, as a digest does; it is put with the story that most of it tells of, if any"
    return (_notice(reading, said),)


def _register(reading: Reading) -> Iterator[Notice]:
    """Like items of which each has its own time and its own names, as in a police log: their sentences are much alike."""
    items = _paragraphs(reading.report.text)
    starts = [w.span.start for w in reading.claims.whens if w.kind in ("date", "time")]
    timed = sum(any(start <= at < end for at in starts) for start, end in items)
    if len(items) < ITEMS or timed < TIMED * len(items):
        return
    named = _names_in(reading, items)
    if len(named) >= ITEMS and _pairs_that_share(named) < SHARING:
        yield _notice(
            reading,
            f"tells of some {len(items)} things, each with its time and names, as a log or calendar does; its claims are taken"
            " for those of one report, and it is put with the story that most of it tells of, if any",
        )


def _paragraphs(text: str) -> list[tuple[int, int]]:
    """Where the lines stand that are long enough to tell something."""
    found = [(match.start(), match.end()) for match in re.finditer(r"[^\n]+", text)]
    return [(start, end) for start, end in found if end - start >= LEAST_ITEM]


def _names_in(reading: Reading, items: Sequence[tuple[int, int]]) -> list[set[str]]:
    """The rare words of names in each item that has some; what stands in most of them, as the town does, tells none apart."""
    rarity, text = Rarity(), reading.report.text
    found = [
        {w for n in reading.notes.names if start <= n.start < end for w in words_of(text[n.start : n.end])}
        for start, end in items
    ]
    times = Counter(word for words in found for word in words)
    telling = {word for word, count in times.items() if rarity.weight(word) >= RARE and 2 * count <= len(items)}
    return [words & telling for words in found if words & telling]


def _pairs_that_share(named: Sequence[set[str]]) -> float:
    """The share of pairs of items that have a word in common."""
    return float(np.mean([not one.isdisjoint(other) for one, other in combinations(named, 2)]))


def _live_blog(reading: Reading) -> Iterator[Notice]:
    entries = len(_ENTRY.findall(reading.report.text))
    if entries >= ENTRIES:
        yield _notice(
            reading, f"reads as a live blog of {entries} entries; they are taken for one report of the day it bears"
        )
