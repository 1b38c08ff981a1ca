"""The claims-by-outlet matrix: for each finding, what each report of the story has to say to it."""

from collections.abc import Sequence

from crossread.model.findings import Evidence, Finding
from crossread.present.document import Cell, CellState, MatrixRow, Row, Section
from crossread.present.evidence import Shelf, value_of
from crossread.present.words import clip

_LEFT_OUT = frozenset({"copied_text", "internal_inconsistency"})
"""Kinds that are no claim across reports."""

_TEXT_LENGTH = 110

ABSENT = Cell(state="absent")


def matrix_rows(
    sections: Sequence[Section], findings: dict[str, Finding], reports: Sequence[str], shelf: Shelf
) -> tuple[MatrixRow, ...]:
    """A row a finding, in the order of the sections; a cell a report, in the order given."""
    rows = [row for section in sections for row in section.rows if row.finding and row.kind not in _LEFT_OUT]
    return tuple(_row(row, findings[row.finding], reports, shelf) for row in rows)


def _row(row: Row, finding: Finding, reports: Sequence[str], shelf: Shelf) -> MatrixRow:
    leading = _leading_value(finding, shelf)
    by_report: dict[str, list[Evidence]] = {}
    for piece in finding.evidence:
        by_report.setdefault(piece.span.report, []).append(piece)
    cells = tuple(_cell(finding, by_report.get(report, []), leading, shelf) for report in reports)
    return MatrixRow(number=row.number, kind=row.kind, label=row.label, text=clip(row.text, _TEXT_LENGTH), cells=cells)


def _cell(finding: Finding, pieces: Sequence[Evidence], leading: str | None, shelf: Shelf) -> Cell:
    if not pieces:
        return ABSENT
    piece = min(pieces, key=lambda e: (_weight(e, finding, leading, shelf), e.span))
    span = piece.span
    return Cell(
        state=_state(piece, finding, leading, shelf),
        text=value_of(finding.kind, shelf.readings[span.report], span),
        words=shelf.words(span, role=piece.role),
    )


def _weight(piece: Evidence, finding: Finding, leading: str | None, shelf: Shelf) -> int:
    """Of several pieces in one report the cell shows the one that departs from the others."""
    return ("denied", "other", "said", "absent").index(_state(piece, finding, leading, shelf))


def _state(piece: Evidence, finding: Finding, leading: str | None, shelf: Shelf) -> CellState:
    if piece.role == "denies":
        return "denied"
    if piece.role == "odd one out":
        return "other"
    if piece.role != "value" or leading is None:
        return "said"
    return "said" if _value(finding, piece, shelf) == leading else "other"


def _leading_value(finding: Finding, shelf: Shelf) -> str | None:
    """The value that most reports give, of a count that moves on the last; empty where none leads. None for kinds whose
    evidence all says one thing."""
    if finding.kind in ("corroborated", "single_source", "loaded_wording", "denial"):
        return None
    support: dict[str, set[str]] = {}
    for piece in finding.evidence:
        support.setdefault(_value(finding, piece, shelf), set()).add(piece.span.report)
    ranked = sorted(support, key=lambda value: -len(support[value]))
    last = finding.values[-1].casefold() if finding.kind == "figure_update" and finding.values else ""
    if last in support:
        return last
    tied = len(ranked) > 1 and len(support[ranked[0]]) == len(support[ranked[1]])
    return "" if tied or not ranked else ranked[0]


def _value(finding: Finding, piece: Evidence, shelf: Shelf) -> str:
    return value_of(finding.kind, shelf.readings[piece.span.report], piece.span).casefold()
