"""Where words stand, who found them, and the map from clean text back to raw input."""

from bisect import bisect_right
from dataclasses import dataclass
from typing import NamedTuple


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Span:
    """Words of one report: `[start, end)` in characters of the report's clean text."""

    report: str
    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"a span runs forwards from 0 on, not {self.start}..{self.end}")

    def overlaps(self, other: "Span") -> bool:
        """Whether both are of one report and share a character."""
        return self.report == other.report and self.start < other.end and other.start < self.end

    def contains(self, other: "Span") -> bool:
        """Whether the other lies wholly within this one."""
        return self.report == other.report and self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Maker:
    """The part that made a claim, e.g. `quotes.direct/1`. A change of output is a new version."""

    name: str
    version: int = 1

    def __str__(self) -> str:
        return f"{self.name}/{self.version}"


class Piece(NamedTuple):
    """A run of clean text that stands unchanged in the raw input (or one character put for another of its length)."""

    clean: int
    raw: int
    length: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OffsetMap:
    """From offsets of the clean text to offsets of the raw text; pieces are in order of both.

    Clean characters between two pieces were put in (a paragraph break, say) and map to the end of the piece before.
    """

    pieces: tuple[Piece, ...]

    def to_raw(self, offset: int, *, closing: bool = False) -> int:
        """The raw offset of a clean one. With `closing` the offset is the end of a span, one past its last character."""
        if not self.pieces:
            return 0
        at = offset - 1 if closing else offset
        index = max(0, bisect_right(self.pieces, at, key=lambda piece: piece.clean) - 1)
        piece = self.pieces[index]
        within = min(max(at - piece.clean, 0), piece.length)
        return piece.raw + within + (1 if closing and within < piece.length else 0)

    def span_to_raw(self, span: Span) -> tuple[int, int]:
        """The raw `(start, end)` of a clean span."""
        start = self.to_raw(span.start)
        return start, max(start, self.to_raw(span.end, closing=True))
