"""Kept lines put together to the clean text, with its map to the raw text and its zones."""

from collections.abc import Sequence
from dataclasses import dataclass

from crossread.clean.lines import Line, pieces_of
from crossread.model.reports import Zone, ZoneKind
from crossread.model.spans import OffsetMap, Piece


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A line that stays: its index, and its stretches as `(kind, start, end)` in order."""

    index: int
    line: Line
    stretches: tuple[tuple[ZoneKind, int, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Assembled:
    """The clean text with its map and zones; `offsets` says where each kept line begins in it."""

    text: str
    map: OffsetMap
    zones: tuple[Zone, ...]
    offsets: dict[int, int]


def assemble(kept: Sequence[Kept], gaps: Sequence[bool]) -> Assembled:
    """The text of the lines, a blank line between two where `gaps` says that one stood before the second."""
    parts: list[str] = []
    pieces: list[Piece] = []
    zones: list[Zone] = []
    offsets: dict[int, int] = {}
    at = 0
    for line, gap in zip(kept, gaps, strict=True):
        if parts:
            parts.append("\n\n" if gap else "\n")
            at += len(parts[-1])
        offsets[line.index] = at
        parts.append(line.line.text)
        pieces += pieces_of(at, line.line.at)
        _add_zones(zones, line, at)
        at += len(line.line.text)
    return Assembled(text="".join(parts), map=OffsetMap(pieces=tuple(pieces)), zones=tuple(zones), offsets=offsets)


def _add_zones(zones: list[Zone], line: Kept, at: int) -> None:
    """Zones of a line; a body line goes on with the body zone before it."""
    for kind, start, end in line.stretches:
        if kind == "body" and zones and zones[-1].kind == "body":
            zones[-1] = Zone(kind="body", start=zones[-1].start, end=at + end)
        else:
            zones.append(Zone(kind=kind, start=at + start, end=at + end))
