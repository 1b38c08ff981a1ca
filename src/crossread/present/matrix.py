"""The claims-by-outlet matrix: for each finding, what each report of the story has to say to it."""

from collections.abc import Sequence

from crossread.model.findings import Evidence, Finding
from crossread.present.document import Cell, CellState, MatrixRow, Row, Section
from crossread.present.shelf import Shelf
from crossread.present.values import OWN_VOICE, Value, values_of
from crossread.present.words import clip

_LEFT_OUT = frozenset({"copied_text", "internal_inconsistency", "omission", "compatible"})
"""Kinds that are no claim across reports."""

_OF_ONE_MIND = frozenset({"corroborated", "single_source", "loaded_wording", "denial"})
"""Kinds whose evidence all says one thing, but for what denies it."""

_WEIGHTIEST: tuple[CellState, ...] = ("denied", "other", "said", "absent")
_TEXT_LENGTH = 110

ABSENT = Cell(state="absent")


def matrix_rows(
    sections: Sequence[Section], findings: dict[str, Finding], reports: Sequence[str], shelf: Shelf
) -> tuple[MatrixRow, ...]:
    """A row a finding, in the order of the sections; a cell a report, in the order given."""
    rows = [row for section in sections for row in section.rows if row.finding and row.kind not in _LEFT_OUT]
    return tuple(_row(row, findings[row.finding], reports, shelf) for row in rows)


def _row(row: Row, finding: Finding, reports: Sequence[str], shelf: Shelf) -> MatrixRow:
    values = values_of(finding, shelf)
    leading = _leading_value(finding, values)
    by_report: dict[str, list[Evidence]] = {}
    for piece in finding.evidence:
        by_report.setdefault(piece.span.report, []).append(piece)
    cells = tuple(_cell(by_report.get(report, []), values, leading, shelf) for report in reports)
    return MatrixRow(number=row.number, kind=row.kind, label=row.label, text=clip(row.text, _TEXT_LENGTH), cells=cells)


def _cell(pieces: Sequence[Evidence], values: dict[Evidence, Value], leading: str | None, shelf: Shelf) -> Cell:
    """Of several pieces in one report the cell shows the one that departs from the others; who is named as having said it
    only where the report has nothing else."""
    if not pieces:
        return ABSENT
    pieces = [piece for piece in pieces if piece.role != "source"] or pieces
    states = {piece: _state(piece, values[piece].key, leading) for piece in pieces}
    piece = min(pieces, key=lambda e: (_WEIGHTIEST.index(states[e]), e.span))
    return Cell(state=states[piece], text=values[piece].shown, words=shelf.words(piece.span, role=piece.role))


def _state(piece: Evidence, value: str, leading: str | None) -> CellState:
    if piece.role == "denies":
        return "denied"
    if piece.role == "odd one out":
        return "other"
    return "said" if leading is None or value == leading else "other"


def _leading_value(finding: Finding, values: dict[Evidence, Value]) -> str | None:
    """The value that most reports give, of a count that moves on the last, of a source lost the source; empty where none
    leads. None for kinds whose evidence all says one thing, and where several reports stand against an odd one out."""
    roles = {piece.role for piece in finding.evidence}
    against = {piece.span.report for piece in finding.evidence if piece.role != "odd one out"}
    if finding.kind in _OF_ONE_MIND or ("odd one out" in roles and len(against) > 1):
        return None
    support: dict[str, set[str]] = {}
    for piece in finding.evidence:
        support.setdefault(values[piece].key, set()).add(piece.span.report)
    if finding.kind == "attribution_loss":
        return next((value for value in support if value != OWN_VOICE), "")
    last = finding.values[-1].casefold() if finding.kind == "figure_update" and finding.values else ""
    if last in support:
        return last
    ranked = sorted(support, key=lambda value: -len(support[value]))
    tied = len(ranked) > 1 and len(support[ranked[0]]) == len(support[ranked[1]])
    return "" if tied or not ranked else ranked[0]
