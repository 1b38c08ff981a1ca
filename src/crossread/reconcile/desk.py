"""The desk at which one story is lined up: its readings side by side, and what the rules ask of them again and again."""

import math
from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property

from crossread.lib.dates import only_day
from crossread.lib.readable import readable
from crossread.model.claims import When
from crossread.model.reading import Reading
from crossread.model.spans import Span
from crossread.model.stories import Story
from crossread.reconcile.align import Pair, align
from crossread.reconcile.answers import Answer, answers
from crossread.reconcile.carried import Carried, group_units
from crossread.reconcile.count_groups import group_counts
from crossread.reconcile.counts import Count
from crossread.reconcile.denial_match import by_words
from crossread.reconcile.denied import Denied, denied_by
from crossread.reconcile.disputes import Match, disputed, matches
from crossread.reconcile.event_days import event_day, resolved
from crossread.reconcile.meant import Meant, meant_denials
from crossread.reconcile.renderings import Rendering, wordings_of
from crossread.reconcile.same_count import side_by_side
from crossread.reconcile.times import year_of
from crossread.reconcile.units import Unit, units_of
from crossread.weigh.origins import is_outlet_cited, origins_of
from crossread.weigh.reprints import NEARLY, printed_first, surplus

MOSTLY = 0.5
"""Share of a report's body from which it is a copy of another report rather than a report that quotes a passage."""


@dataclass(frozen=True, kw_only=True)
class Desk:
    """One story, its readings in order of report id, and all readings of the run (`everyone`)."""

    story: Story
    readings: tuple[Reading, ...]
    everyone: tuple[Reading, ...]

    @classmethod
    def of(cls, story: Story, readings: Sequence[Reading]) -> "Desk":
        """The desk of a story among all readings of a run; of very many reports that print one text some stand for all."""
        chosen = frozenset(story.reports) - surplus(story)
        inside = tuple(sorted((r for r in readings if r.id in chosen), key=lambda r: r.id))
        return cls(story=story, readings=inside, everyone=tuple(readings))

    def origins(self, reports: Collection[str]) -> tuple[int, int]:
        """Lower and upper number of independent origins behind some of the story's reports."""
        return origins_of(self.story, reports)

    def reading(self, report: str) -> Reading:
        """A reading of the run by its report id."""
        return self._by_id[report]

    def words(self, span: Span) -> str:
        """The words of a span, white space folded."""
        return " ".join(self.reading(span.report).report.read(span).split())

    def claim(self, span: Span) -> str:
        """The words by which the claim at a span is shown: as much of its sentence as a reader needs."""
        return self.words(readable(self.reading(span.report), span))

    def outlet(self, report: str) -> str:
        """How a sentence calls a report: its outlet, else its agency, else its title."""
        at = self.reading(report).report
        return at.outlet or at.agency or (f"the report “{at.title}”" if at.title else "an unnamed report")

    @cached_property
    def year(self) -> str:
        """The year in which the story's dated reports were written; empty where they do not agree on one."""
        return year_of(self.readings)

    def resolved(self, when: When) -> str:
        """The EDTF value of a time in this story (see `event_days.resolved`)."""
        return resolved(self.reading(when.span.report), when, self.year)

    def event_day(self, report: str) -> str:
        """The day on which a report puts the happening; empty where it cannot be told."""
        return self._event_days[report]

    @cached_property
    def _event_days(self) -> dict[str, str]:
        asked = {*self._reprinted, *self._reprinted.values()}  # a reprinted report may be none of those lined up
        return {report: event_day(self.reading(report), self.year) for report in sorted(asked)}

    def is_copy(self, report: str) -> bool:
        """Whether most of a report is another report's, so that it has nothing, and leaves out nothing, of its own accord."""
        return any(copy.directed and copy.copy == report and copy.share >= MOSTLY for copy in self.story.copies)

    def reprinted(self, report: str) -> str:
        """The report that a report reprints nearly whole; itself where it reprints none."""
        return self._reprinted[report]

    def is_cited_outlet(self, report: str, speaker: str) -> bool:
        """Whether a speaker's key, in a report, is that of an outlet which it cites: who only hands on what others said."""
        return (report, speaker) in self._cited_outlets

    @cached_property
    def _cited_outlets(self) -> frozenset[tuple[str, str]]:
        citing = {citation.report for citation in self.story.citations}
        return frozenset(
            (reading.id, told.speaker.key)
            for reading in self.readings
            if reading.id in citing
            for told in reading.claims.statements
            if told.speaker and told.source and is_outlet_cited(self.story, told.source)
        )

    @cached_property
    def _reprinted(self) -> dict[str, str]:
        return {reading.id: printed_first(self.story, reading.id, least=NEARLY) for reading in self.readings}

    @cached_property
    def day(self) -> str:
        """The day on which most reports put the happening (the earliest of several); empty where none tells it."""
        counted = Counter(day for _, day in sorted(self._event_days.items()) if only_day(day))
        return min(counted, key=lambda value: (-counted[value], value), default="")

    @cached_property
    def _by_id(self) -> dict[str, Reading]:
        return {reading.id: reading for reading in self.everyone}

    @cached_property
    def units(self) -> tuple[Unit, ...]:
        """The story's claims in units of at most a sentence."""
        return tuple(unit for reading in self.readings for unit in units_of(reading))

    @cached_property
    def by_words(self) -> dict[str, list[int]]:
        """The places of the story's units by their words and senses (see `denial_match.by_words`)."""
        return by_words(self.units)

    @cached_property
    def by_speaker(self) -> dict[tuple[str, str], list[int]]:
        """The places of the story's units by report and key of the speaker."""
        found: dict[tuple[str, str], list[int]] = defaultdict(list)
        for at, unit in enumerate(self.units):
            found[unit.report, unit.speaker_key].append(at)
        return found

    @cached_property
    def pairs_of(self) -> dict[int, list[int]]:
        """The places of the pairs in which a unit (by its `id`) stands."""
        found: dict[int, list[int]] = defaultdict(list)
        for at, pair in enumerate(self.pairs):
            found[id(pair.a)].append(at)
            found[id(pair.b)].append(at)
        return found

    @cached_property
    def rarity(self) -> dict[str, float]:
        """How telling a lemma is among the story's units: log of the inverse of its share of them. What is printed again counts
        once."""
        once = [unit for unit in self.units if self.reprinted(unit.report) == unit.report]
        seen = Counter(lemma for unit in once for lemma in unit.lemmas)
        total = len(once) + 1
        return {lemma: math.log(total / (count + 0.5)) + 0.1 for lemma, count in seen.items()}

    def mass(self, lemmas: frozenset[str]) -> float:
        """The sum of the rarity of some words."""
        if lemmas not in self._masses:
            self._masses[lemmas] = sum(self.rarity.get(lemma, 1.0) for lemma in sorted(lemmas))
        return self._masses[lemmas]

    @cached_property
    def _masses(self) -> dict[frozenset[str], float]:
        return {}

    @cached_property
    def counts(self) -> tuple[tuple[Count, ...], ...]:
        """The story's figures in groups that count one thing."""
        return tuple(tuple(group) for group in group_counts(self))

    @cached_property
    def denied(self) -> dict[Span, Denied]:
        """What the units that deny something deny, by their spans."""
        return {unit.span: what for unit in self.units if (what := denied_by(unit))}

    @cached_property
    def matches(self) -> tuple[Match, ...]:
        """The story's denials with the claims that hold what they deny."""
        return tuple(matches(self))

    @cached_property
    def answers(self) -> tuple[Answer, ...]:
        """The story's short answers ("rejected that") with the claims before them."""
        return tuple(answers(self))

    @cached_property
    def meant(self) -> tuple[Meant, ...]:
        """The story's denials of charges in other words."""
        return meant_denials(self)

    @cached_property
    def disputed(self) -> dict[Span, tuple[Span, ...]]:
        """The words of claims that somebody denies, with the words of the denials."""
        return disputed(self)

    @cached_property
    def wordings(self) -> tuple[Rendering, ...]:
        """The story's quotations and told words."""
        return tuple(wordings_of(self.units))

    @cached_property
    def carried(self) -> tuple[Carried, ...]:
        """Units of several reports that say the same."""
        return tuple(group_units(self))

    @cached_property
    def side_by_side(self) -> dict[str, frozenset[frozenset[float | None]]]:
        """Two numbers of a measure that count two things, as several reports give both (see `same_count.side_by_side`)."""
        return side_by_side(self)

    @cached_property
    def pairs(self) -> tuple[Pair, ...]:
        """Units of different reports that may tell of one thing, the likest first."""
        return align(self.units, self.rarity)
