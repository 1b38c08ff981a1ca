"""Vectors of words within sentences: quotations and clauses, each embedded alone."""

from __future__ import annotations

from array import array
from collections.abc import Sequence

from crossread.annotate.components import shipped
from crossread.model.reading import Passage
from crossread.model.spans import Span


def passages_of(text: str, spans: Sequence[Span]) -> tuple[Passage, ...]:
    """The spans with the vectors of their words, in order, each once."""
    ends = sorted({(span.start, span.end) for span in spans if text[span.start : span.end].strip()})
    vectors = shipped().vectors([" ".join(text[start:end].split()) for start, end in ends])
    return tuple(
        Passage(start=start, end=end, vector=array("f", vector.tobytes()))
        for (start, end), vector in zip(ends, vectors, strict=True)
    )
