"""The sections that show findings: disputed, updated, agreed, resting on one origin, wording, copies."""

from collections.abc import Iterator, Sequence
from itertools import count

from crossread.model.findings import Finding, Kind
from crossread.model.stories import Copy, Sheet
from crossread.present.document import Group, Row, Section, SectionKey
from crossread.present.names import count_of
from crossread.present.shelf import Shelf
from crossread.present.voices import groups_of, voices_of

LABELS: dict[Kind, str] = {
    "figure_conflict": "figure",
    "figure_update": "update",
    "date_conflict": "date",
    "place_conflict": "place",
    "name_conflict": "name",
    "attribution_conflict": "speaker",
    "attribution_loss": "source lost",
    "denial": "denial",
    "quote_variant": "wording",
    "internal_inconsistency": "own text",
    "loaded_wording": "loaded",
    "corroborated": "agreed",
    "compatible": "both hold",
    "single_source": "one origin",
    "omission": "missing",
    "copied_text": "copied",
}
"""A word or two for each kind of finding."""

_SECTION_OF: dict[Kind, SectionKey] = {
    "figure_update": "updated",
    "loaded_wording": "wording",
    "corroborated": "agreed",
    "compatible": "compatible",
    "single_source": "single",
    "omission": "missing",
    "copied_text": "copies",
}
_TITLES: dict[SectionKey, str] = {
    "disputed": "Disputed or doubtful",
    "updated": "Updated since",
    "agreed": "Agreed",
    "single": "One origin only",
    "missing": "Widely carried, missing in some",
    "wording": "Loaded wording",
    "compatible": "Differences that can both hold",
    "copies": "Copies",
}
_ASIDES: dict[SectionKey, str] = {
    "disputed": "confidence",
    "updated": "confidence",
    "agreed": "reports / origins",
}

Numbers = Iterator[int]
"""Where the numbers of findings come from: one run through the whole document."""


def number_findings() -> Numbers:
    """The numbers 1, 2, 3 and on."""
    return count(1)


def finding_sections(sheet: Sheet, shelf: Shelf, numbers: Numbers) -> dict[SectionKey, Section]:
    """The sections of a sheet's findings that have rows, in the order in which they are shown and numbered."""
    sections = {}
    for key, title in _TITLES.items():
        found = [f for f in _ranked(sheet.findings) if _SECTION_OF.get(f.kind, "disputed") == key]
        within = _told_within(found)
        rows = tuple(
            finding_row(finding, shelf, next(numbers), within=[w for w, by in within.items() if by == finding.id])
            for finding in found
            if finding.id not in within
        )
        if key == "copies":
            rows += tuple(_copy_row(copy, shelf) for copy in sheet.story.copies if not _is_told(copy, found))
        if rows:
            sections[key] = Section(key=key, title=title, rows=rows, aside=_ASIDES.get(key, ""))
    return sections


def _told_within(found: Sequence[Finding]) -> dict[str, str]:
    """Findings that another one tells in passing, by id: a weekday that does not fit its date, where other reports tell that
    date by its own weekday."""
    own = {f.evidence[0].span: f.id for f in found if f.made_by.name == "inner.weekday"}
    others = [f for f in found if f.made_by.name == "dates.weekday"]
    return {own[e.span]: f.id for f in others for e in f.evidence if e.span in own}


def finding_row(finding: Finding, shelf: Shelf, number: int, *, within: Sequence[str] = ()) -> Row:
    """A finding as a row; `within` are the ids of those that it tells in passing."""
    repair = finding.repair
    return Row(
        number=number,
        finding=finding.id,
        within=tuple(within),
        kind=finding.kind,
        label=LABELS[finding.kind],
        text=shelf.told(finding.summary),
        aside=_aside(finding),
        groups=groups_of(finding, shelf),
        voices=voices_of(finding, shelf),
        confidence=f"{finding.confidence:.2f}",
        repair=f"{shelf.told(repair.sentence)} (likely: {repair.slip})" if repair else "",
        reasons=tuple(f"{reason.weight:+.2f}  {shelf.told(reason.sentence)}" for reason in finding.reasons),
    )


def _ranked(findings: Sequence[Finding]) -> list[Finding]:
    return sorted(findings, key=lambda f: (-f.weight, -f.confidence, f.kind, f.id))


def _aside(finding: Finding) -> str:
    """At the right of a row: reports / origins where sources agree, the confidence of what is in doubt."""
    if finding.kind == "corroborated":
        reports = len({piece.span.report for piece in finding.evidence if piece.role != "denies"})
        low, high = finding.origins_low, finding.origins_high
        return f"{reports} / {low}" if low >= high else f"{reports} / {low}-{high}"
    return f"{finding.confidence:.2f}" if _SECTION_OF.get(finding.kind, "disputed") in ("disputed", "updated") else ""


def _is_told(copy: Copy, findings: Sequence[Finding]) -> bool:
    """Whether a finding already tells of the copying between these two reports."""
    pair = {copy.original, copy.copy}
    return any(pair <= {piece.span.report for piece in finding.evidence} for finding in findings)


def _copy_row(copy: Copy, shelf: Shelf) -> Row:
    first, second = shelf.names[copy.original], shelf.names[copy.copy]
    arrow = f"{second} <- {first}" if copy.directed else f"{first} = {second}"
    credit = "credited" if copy.credited else "uncredited"
    share = f"{round(copy.share * 100)} % of its text, " if copy.directed else ""
    passages = [shelf.words(passage.copy, role="copy") for passage in copy.passages]
    return Row(
        kind="copied_text",
        label=LABELS["copied_text"],
        text=f"{arrow}: {count_of(len(copy.passages), 'passage')}, {share}{credit}",
        groups=(Group(value="", names=(second,), words=tuple(passages)),),
    )
