"""Readings -> stories: which reports tell of one happening, which texts were copied, and how many origins stand behind.

What comes in are readings in any order; what goes out are stories, the largest first, each with its copies, its origins
and the look-alikes that were kept apart.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from crossread.cluster.candidates import FEW, compare
from crossread.cluster.citations import find_citations
from crossread.cluster.copies import find_copies, in_the_same_words
from crossread.cluster.describe import days_of_story, title_of
from crossread.cluster.follows import find_follows
from crossread.cluster.furniture import repeated_lines
from crossread.cluster.groups import group
from crossread.cluster.lookalikes import find_lookalikes
from crossread.cluster.neighbours import REACH
from crossread.cluster.origins import find_origins
from crossread.cluster.rarity import Rarity, words_of
from crossread.cluster.traits import alike_to_the_word, doubted_clocks, traits_of
from crossread.lib.ids import stable_id
from crossread.model.reading import Reading
from crossread.model.stories import Copy, Lookalike, Origin, Story
from crossread.weigh.origins import origins_of
from crossread.weigh.stories import Traits, score

Members = tuple[int, ...]
Pair = tuple[int, int]


def cluster(readings: Sequence[Reading]) -> tuple[Story, ...]:
    """The stories of some readings, the largest first, then by start and id; the same for any order of readings."""
    ordered = _in_order(readings)
    found = _grouped(ordered)
    ids = [stable_id("story", *(ordered[i].id for i in members)) for members in found.groups]
    apart = find_lookalikes(found.firsts, ids, found.compared, found.traits)
    before = find_follows(found.firsts, ids, found.compared, found.traits)
    home = {ordered[i].id: number for members, number in zip(found.groups, ids, strict=True) for i in members}
    linked = {frozenset((number, one.story)) for number, earlier in before.items() for one in earlier}
    by_id = {reading.id: reading for reading in ordered}
    copies = _by_report(
        copy
        for copy in find_copies(ordered)
        if _within_reach(copy, home, linked) or in_the_same_words(copy, by_id[copy.original], by_id[copy.copy])
    )
    stories = [
        replace(
            _story(ordered, members, number, scores=found.scores, copies=copies, lookalikes=apart.get(number, ())),
            follows=before.get(number, ()),
        )
        for members, number in zip(found.groups, ids, strict=True)
    ]
    return tuple(sorted(stories, key=lambda story: (-len(story.reports), story.start, story.id)))


def groups_of(readings: Sequence[Reading]) -> list[tuple[str, ...]]:
    """The ids of the reports of each story, in order: what `cluster` puts together, without copies, origins and look-alikes."""
    ordered = _in_order(readings)
    return sorted(tuple(ordered[i].id for i in members) for members in _grouped(ordered).groups)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Grouped:
    """Readings put together: `groups` of all positions, `firsts` of the first of each text only, with the pairs `compared` and
    their `traits`; `scores` of pairs of all positions."""

    groups: list[Members]
    firsts: list[Members]
    scores: dict[Pair, float]
    compared: dict[Pair, dict[str, float]]
    traits: list[Traits]


def _in_order(readings: Sequence[Reading]) -> list[Reading]:
    return sorted({reading.id: reading for reading in readings}.values(), key=lambda reading: reading.id)


def _grouped(ordered: Sequence[Reading]) -> _Grouped:
    same = alike_to_the_word(ordered)
    firsts = [ordered[members[0]] for members in same]
    rarity = Rarity(words_of(reading.report.text) for reading in firsts)
    doubted, furniture = doubted_clocks(firsts), repeated_lines(firsts)
    traits = [traits_of(r, rarity, clock_doubted=r.id in doubted, furniture=furniture) for r in firsts]
    compared = compare(traits)
    scores = {pair: score(told) for pair, told in compared.items()}
    found = group(len(firsts), scores, reach=None if len(firsts) <= FEW else REACH)
    return _Grouped(
        groups=[tuple(sorted(i for first in members for i in same[first])) for members in found],
        firsts=found,
        scores={(same[a][0], same[b][0]): value for (a, b), value in scores.items()},
        compared=compared,
        traits=traits,
    )


def _within_reach(copy: Copy, home: Mapping[str, str], linked: Collection[frozenset[str]]) -> bool:
    """Whether two reports with like text are of one story, or of two of which one follows the other. In others what is merely like
    is the formula in which such happenings are told."""
    stories = frozenset((home[copy.original], home[copy.copy]))
    return len(stories) == 1 or stories in linked


def _by_report(copies: Iterable[Copy]) -> dict[str, list[Copy]]:
    """The copies that touch a report, by its id."""
    found: dict[str, list[Copy]] = defaultdict(list)
    for copy in copies:
        found[copy.original].append(copy)
        found[copy.copy].append(copy)
    return found


def _story(
    readings: Sequence[Reading],
    members: Members,
    number: str,
    *,
    scores: dict[Pair, float],
    copies: Mapping[str, Sequence[Copy]],
    lookalikes: tuple[Lookalike, ...],
) -> Story:
    inside = [readings[i] for i in members]
    reports = tuple(reading.id for reading in inside)
    found = {(copy.original, copy.copy): copy for report in reports for copy in copies.get(report, ())}
    touching = tuple(found[pair] for pair in sorted(found))
    citations = find_citations(inside)
    origins = find_origins(inside, touching, citations)
    start, end = days_of_story(inside)
    story = Story(
        id=number,
        title=title_of(readings, members, scores, among=_written(readings, members, origins)),
        reports=reports,
        start=start,
        end=end,
        origins=origins,
        copies=touching,
        citations=citations,
        lookalikes=lookalikes,
    )
    low, high = origins_of(story, reports)
    return replace(story, origins_low=low, origins_high=high)


def _written(readings: Sequence[Reading], members: Members, origins: Sequence[Origin]) -> Members:
    """Those of a story's reports that are a certain origin's own text, from which it has its title; all where there is none."""
    own = {report for origin in origins if origin.certain for report in origin.own}
    return tuple(i for i in members if readings[i].id in own) or members
