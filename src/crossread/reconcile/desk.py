"""The desk at which one story is lined up: its readings side by side, and what the rules ask of them again and again."""

import math
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property

from crossread.lib.dates import day_part, nearest_weekday, only_day
from crossread.model.claims import When
from crossread.model.reading import Reading
from crossread.model.spans import Span
from crossread.model.stories import Story
from crossread.reconcile.align import Pair, align
from crossread.reconcile.times import report_time, with_year, year_of
from crossread.reconcile.units import Unit, units_of
from crossread.weigh.origins import origins_of


@dataclass(frozen=True, kw_only=True)
class Desk:
    """One story, its readings in order of report id, and all readings of the run (`everyone`)."""

    story: Story
    readings: tuple[Reading, ...]
    everyone: tuple[Reading, ...]

    @classmethod
    def of(cls, story: Story, readings: Sequence[Reading]) -> "Desk":
        """The desk of a story among all readings of a run."""
        inside = tuple(sorted((r for r in readings if r.id in story.reports), key=lambda r: r.id))
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

    def outlet(self, report: str) -> str:
        """How a sentence calls a report: its outlet, else its agency, else its title."""
        at = self.reading(report).report
        return at.outlet or at.agency or (f"the report “{at.title}”" if at.title else "an unnamed report")

    @cached_property
    def year(self) -> str:
        """The year in which the story's dated reports were written; empty where they do not agree on one."""
        return year_of(self.readings)

    def resolved(self, when: When) -> str:
        """The EDTF value of a time: a date without year in the story's year, a lone weekday at or before its report's day."""
        if when.value or when.weekday is None or when.kind != "date":
            return with_year(when.value, self.year)
        written = only_day(report_time(self.reading(when.span.report), self.year))
        return nearest_weekday(when.weekday, written).isoformat() if written else ""

    @cached_property
    def day(self) -> str:
        """The day on which most reports put the happening (the earliest of several); empty where none tells it."""
        told = (with_year(reading.claims.event_date, self.year) for reading in self.readings)
        counted = Counter(day_part(value) for value in told if only_day(value))
        return min(counted, key=lambda value: (-counted[value], value), default="")

    @cached_property
    def _by_id(self) -> dict[str, Reading]:
        return {reading.id: reading for reading in self.everyone}

    @cached_property
    def units(self) -> tuple[Unit, ...]:
        """The story's claims in units of at most a sentence."""
        return tuple(unit for reading in self.readings for unit in units_of(reading))

    @cached_property
    def rarity(self) -> dict[str, float]:
        """How telling a lemma is among the story's units: log of the inverse of its share of them."""
        seen = Counter(lemma for unit in self.units for lemma in unit.lemmas)
        total = len(self.units) + 1
        return {lemma: math.log(total / (count + 0.5)) + 0.1 for lemma, count in seen.items()}

    @cached_property
    def pairs(self) -> tuple[Pair, ...]:
        """Units of different reports that may tell of one thing, the likest first."""
        return align(self.units, self.rarity)
