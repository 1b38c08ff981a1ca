"""Annotates: one cleaned report comes in; its sentences, tokens, names, attributions, chains and vectors go out
as notes.

Only this room knows spaCy. The shipped pipeline reads a report once with one small encoder; any installed spaCy pipeline
with a parser and names can take its place.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from crossread.model.notes import Notes
from crossread.model.reading import Passage
from crossread.model.reports import Report
from crossread.model.spans import Span

if TYPE_CHECKING:
    from spacy.language import Language

__all__ = ["Reader", "annotate", "embed", "load_reader"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """A loaded pipeline and how it names itself in the record (`crossread.encoder/1`)."""

    made_by: str
    nlp: Language = field(repr=False, compare=False)


def annotate(report: Report, reader: Reader) -> Notes:
    """The notes of a report's clean text."""
    from crossread.annotate.cutting import words_cut  # noqa: PLC0415 (spaCy loads with the first report only)
    from crossread.annotate.reading import notes_of  # noqa: PLC0415 (likewise)

    return notes_of(reader.nlp(words_cut(reader.nlp, report.text)), report.id, reader.made_by)


def embed(report: Report, spans: Sequence[Span], reader: Reader) -> tuple[Passage, ...]:
    """Some spans of a report with vectors of their own; none from a pipeline that has no vectors for sentences either."""
    if not spans or "crossread_vectors" not in reader.nlp.pipe_names:
        return ()
    from crossread.annotate.passages import passages_of  # noqa: PLC0415 (likewise)

    return passages_of(report.text, spans)


def load_reader(name: str | None = None) -> Reader:
    """The shipped pipeline, or the installed spaCy pipeline of that name; UnknownPart lists those that exist."""
    from crossread.annotate.pipelines import installed, shipped  # noqa: PLC0415 (likewise)

    return shipped() if name is None else installed(name)
