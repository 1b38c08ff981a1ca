"""A report with all that was read out of it: what travels from the extract room on."""

from array import array
from bisect import bisect_left, bisect_right
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property

from crossread.model.claims import Claims, Figure, Statement
from crossread.model.notes import Notes
from crossread.model.reports import Report


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """Words within a sentence, characters `[start, end)`, and the vector of these words alone (unit length, 384 floats)."""

    start: int
    end: int
    vector: "array[float]"


@dataclass(frozen=True, kw_only=True)
class Reading:
    """One report, its notes and its claims. `passages` are the quotations and clauses of its statements with vectors of their
    own, in order; empty where the pipeline gives none."""

    report: Report
    notes: Notes
    claims: Claims
    passages: tuple[Passage, ...] = ()

    @property
    def id(self) -> str:
        """The report's id."""
        return self.report.id

    @cached_property
    def told_in(self) -> dict[int, tuple[Statement, ...]]:
        """The begin of a sentence -> the statements of somebody that have words there, in order."""
        found: dict[int, dict[str, Statement]] = defaultdict(dict)
        sentences = self.notes.sentences
        for one in self.claims.statements:
            for piece in one.content if one.voice != "own" else ():
                first = max(0, bisect_right(sentences, piece.start, key=lambda s: s.start) - 1)
                found[sentences[first].start if sentences else 0][one.id] = one
                for sentence in sentences[first + 1 :]:
                    if sentence.start >= piece.end:
                        break
                    found[sentence.start][one.id] = one
        return {start: tuple(told.values()) for start, told in found.items()}

    @cached_property
    def told_by(self) -> dict[str, tuple[Statement, ...]]:
        """The key of a speaker -> what he says, in order."""
        found: dict[str, list[Statement]] = defaultdict(list)
        for one in self.claims.statements:
            if one.speaker:
                found[one.speaker.key].append(one)
        return {key: tuple(told) for key, told in found.items()}

    @cached_property
    def figures_of(self) -> dict[str, tuple[Figure, ...]]:
        """The last word for what figures count -> the figures, in order."""
        found: dict[str, list[Figure]] = defaultdict(list)
        for figure in self.claims.figures:
            found[figure.of.rpartition(" ")[2]].append(figure)
        return {noun: tuple(figures) for noun, figures in found.items()}

    def passages_in(self, start: int, end: int) -> tuple[Passage, ...]:
        """The passages that lie within the characters `[start, end)`."""
        low = bisect_left(self.passages, start, key=lambda p: p.start)
        found = []
        for passage in self.passages[low:]:
            if passage.start >= end:
                break
            if passage.end <= end:
                found.append(passage)
        return tuple(found)
