"""Small changes to the reports of a case, and whether the answer changes as it should: `python -m evals.changes --data DIR`.

DIR holds cases as for `evals.cases`. No labels are needed: what is compared is the answer before and after. The kinds of check:

- `digits`, `dates`, `negations`, `names`: one figure's digit, one day, one "not", two persons' names changed in one report. What
  was told of other reports stays told, and what is told anew stands in the paragraph of the change.
- `told`: a changed digit of a number on which independent origins agree is told.
- `order`, `renamed`: the reports in another order, or under other file names: the same findings.
- `stranger`: a report of another case added: the findings of the story stay what they were.
- `reprint`: one report printed again under another masthead bears nothing out and contradicts nobody.
- `halves`: one report parted in two contradicts nobody anew.

Metrics: `kept`, the share of checks that hold, and `by_kind`; what does not hold is listed. n: checks.
"""

import random
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from crossread.annotate import load_reader
from crossread.ingest import read_inputs
from crossread.lib.ids import stable_id
from crossread.model.findings import CONFLICTS, Finding
from crossread.model.reading import Reading
from crossread.model.reports import RawDocument
from crossread.model.spans import Span
from crossread.model.stories import Sheet
from crossread.pipeline import line_up, read
from evals import mutations, report
from evals.mutations import Mutation
from evals.report import Scores, progress

MUTATIONS: dict[str, Callable[[Reading], Iterator[Mutation]]] = {
    "digits": mutations.digits,
    "dates": mutations.dates,
    "negations": mutations.negations,
    "names": mutations.names,
}
FIGURES = frozenset({"figure_conflict", "figure_update", "internal_inconsistency"})
OF_A_DAY = frozenset({"date_conflict", "internal_inconsistency", "figure_conflict", "figure_update"})
"""What a report's own day bears on, wherever it stands in it: other days, and which count is the newer."""
ORDERS = 4
"""Shuffled orders of a case."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One change and what it did that it should not have; nothing where it holds."""

    kind: str
    name: str
    wrong: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, eq=False)
class Case:
    """The documents of a case, in order of file name, and their readings."""

    name: str
    documents: tuple[RawDocument, ...]
    readings: tuple[Reading, ...]


def run(data: Path) -> Scores:
    """All checks of all cases under a folder."""
    cases = cases_in(data)
    held: Counter[str] = Counter()
    made: Counter[str] = Counter()
    for number, case in enumerate(cases):
        for check in checks(case, [other for other in cases if other is not case]):
            made[check.kind] += 1
            held[check.kind] += not check.wrong
            for line in check.wrong:
                print(f"{case.name}: {check.kind}: {check.name}: {line}")
        progress(number + 1, len(cases), "cases")
    by_kind = {kind: held[kind] / made[kind] for kind in sorted(made)}
    total = sum(made.values())
    return Scores(metrics={"kept": sum(held.values()) / total if total else 0.0, "by_kind": by_kind}, n=total)


def cases_in(*folders: Path) -> list[Case]:
    """The cases under some folders: those with a folder `reports`."""
    found = sorted({path.parent for folder in folders for path in folder.rglob("reports") if path.is_dir()})
    return [_case(folder) for folder in found]


def _case(folder: Path) -> Case:
    outcomes = read_inputs([str(folder / "reports")])
    documents = sorted((d for d in outcomes if isinstance(d, RawDocument)), key=lambda d: d.source)
    read_ones = [(d, reading) for d in documents if (reading := _read(d))]
    return Case(
        name=folder.name, documents=tuple(d for d, _ in read_ones), readings=tuple(reading for _, reading in read_ones)
    )


def checks(case: Case, others: Sequence[Case] = ()) -> Iterator[Check]:
    """All checks of one case; `others` lend their reports as strangers."""
    for kind, change in MUTATIONS.items():
        for place, reading in enumerate(case.readings):
            for mutation in change(reading):
                yield small_change(case, place, kind, mutation)
    yield from agreed_digits(case)
    yield from orders(case)
    yield from reprints(case)
    yield from halves(case)
    for other in others:
        yield from strangers(case, other)


def small_change(case: Case, place: int, kind: str, mutation: Mutation) -> Check:
    """Whether a change leaves alone what other reports say, and shows itself nowhere but in its own paragraph."""
    anywhere = OF_A_DAY if kind == "dates" else frozenset()
    old = case.readings[place]
    new, after = _changed(case, place, mutation.text)
    before, both = _conflicts(_sheets(case)), (old.id, new.id)
    wrong = [f"lost: {f.summary}" for f in _untouched(before, old.id) if not any(_is_like(f, g, *both) for g in after)]
    for finding in after:
        if any(_is_like(finding, f, *both) for f in before) or finding.kind in anywhere:
            continue
        mine = [e.span for e in finding.evidence if e.span.report == new.id]
        if not any(_is_near(new, span, mutation) for span in mine):
            wrong.append(f"new: {finding.kind} {finding.summary}")
    return Check(kind=kind, name=f"{_base(old)}, {mutation.name}", wrong=tuple(wrong))


def agreed_digits(case: Case) -> Iterator[Check]:
    """Whether a changed digit of a number on which independent origins agree is told."""
    agreed = {
        e.span
        for sheet in _sheets(case)
        for f in sheet.findings
        if f.made_by.name == "figures.agree" and f.origins_low >= 2
        for e in f.evidence
    }
    for place, reading in enumerate(case.readings):
        for mutation in mutations.digits(reading):
            if _figure_at(reading, mutation) in agreed:
                new, after = _changed(case, place, mutation.text)
                told = any(f.kind in FIGURES and any(e.span.report == new.id for e in f.evidence) for f in after)
                wrong = () if told else ("not told",)
                yield Check(kind="told", name=f"{_base(reading)}, {mutation.name}", wrong=wrong)


def orders(case: Case) -> Iterator[Check]:
    """Whether other orders and other file names give the same findings."""
    before = _told(_sheets(case))
    for seed in range(ORDERS):
        shuffled = list(case.readings)
        random.Random(seed).shuffle(shuffled)
        wrong = () if _told(line_up(shuffled)) == before else ("other findings",)
        yield Check(kind="order", name=f"order {seed}", wrong=wrong)
    for place, reading in enumerate(case.readings):
        other_name = replace(case.documents[place], source=f"renamed-{place}.txt")
        renamed = [r if i != place else _read(other_name) for i, r in enumerate(case.readings)]
        wrong = () if _told(line_up(r for r in renamed if r)) == before else ("other findings",)
        yield Check(kind="renamed", name=_base(reading), wrong=wrong)


def strangers(case: Case, other: Case) -> Iterator[Check]:
    """Whether a report of another happening leaves the findings of the story alone."""
    before = _told(_sheets(case))
    for stranger in other.readings:
        sheets = line_up([*case.readings, stranger])
        after = _told(s for s in sheets if stranger.id not in s.story.reports)
        yield Check(kind="stranger", name=_base(stranger), wrong=() if after == before else ("other findings",))


def reprints(case: Case) -> Iterator[Check]:
    """Whether a report printed again under another masthead bears nothing out and contradicts nobody."""
    before = _conflicts(_sheets(case))
    agreed = {
        e.span: f.origins_low for s in _sheets(case) for f in s.findings if f.kind == "corroborated" for e in f.evidence
    }
    for reading in case.readings:
        again = _plain(f"Vale Herald\n\n{reading.report.text}\n", "reprint.txt")
        sheets = line_up([*case.readings, again])
        wrong = [
            f"new: {f.kind} {f.summary}"
            for f in _conflicts(sheets)
            if _elsewhere(f, again.id) and not any(_is_like(f, g, again.id) for g in before)
        ]
        for finding in (f for sheet in sheets for f in sheet.findings if f.kind == "corroborated"):
            known = [agreed[e.span] for e in finding.evidence if e.span in agreed]
            if known and finding.origins_low > max(known):
                wrong.append(f"borne out: {finding.summary}")
        yield Check(kind="reprint", name=_base(reading), wrong=tuple(wrong))


def halves(case: Case) -> Iterator[Check]:
    """Whether a report parted in two contradicts nobody that it did not contradict before, itself apart."""
    before = _conflicts(_sheets(case))
    own = sum(f.kind == "internal_inconsistency" for f in before)
    told = {(f.kind, f.summary) for f in before}
    for place, reading in enumerate(case.readings):
        one, other = (_plain(text, f"{n}.txt") for n, text in enumerate(mutations.halves(reading)))
        rest = [r for i, r in enumerate(case.readings) if i != place]
        after = _conflicts(line_up([*rest, one, other]))
        new = [
            f
            for f in after
            if not _elsewhere(f, reading.id, one.id, other.id)
            and f.kind != "internal_inconsistency"
            and (f.kind, f.summary) not in told
        ]
        wrong = tuple(f"new: {f.kind} {f.summary}" for f in new) if len(new) > own else ()
        yield Check(kind="halves", name=_base(reading), wrong=wrong)


def _read(document: RawDocument) -> Reading | None:
    outcome = read(document, load_reader())
    return outcome if isinstance(outcome, Reading) else None


@cache
def _read_with(case: Case, place: int, text: str) -> Reading:
    """One report of a case, its text replaced."""
    changed = _read(replace(case.documents[place], text=text, digest=stable_id("bytes", text)))
    if changed is None:
        raise ValueError(f"{case.documents[place].source}: cannot be read after a change")
    return changed


def _plain(text: str, source: str) -> Reading:
    """A report of its own, in plain text."""
    reading = _read(RawDocument(source=source, text=text, digest=stable_id("bytes", text)))
    if reading is None:
        raise ValueError(f"{source}: cannot be read")
    return reading


@cache
def _sheets(case: Case) -> tuple[Sheet, ...]:
    return line_up(case.readings)


def _base(reading: Reading) -> str:
    return Path(reading.report.source).name


def _changed(case: Case, place: int, text: str) -> tuple[Reading, list[Finding]]:
    """One report of a case with a new raw text, and the conflicts of the story then."""
    readings = list(case.readings)
    readings[place] = _read_with(case, place, text)
    return readings[place], _conflicts(line_up(readings))


def _conflicts(sheets: Iterable[Sheet]) -> list[Finding]:
    return [f for sheet in sheets for f in sheet.findings if f.kind in CONFLICTS]


def _told(sheets: Iterable[Sheet]) -> list[tuple[str, frozenset[tuple[int, int]], str]]:
    """Findings by kind, places of their words and summary."""
    return sorted(
        (f.kind, frozenset((e.span.start, e.span.end) for e in f.evidence), f.summary)
        for sheet in sheets
        for f in sheet.findings
    )


def _elsewhere(finding: Finding, *reports: str) -> set[Span]:
    """Where a finding stands outside some reports."""
    return {e.span for e in finding.evidence if e.span.report not in reports}


def _is_like(one: Finding, other: Finding, *reports: str) -> bool:
    """Whether two findings are one question, as far as the reports apart from some tell."""
    mine, yours = _elsewhere(one, *reports), _elsewhere(other, *reports)
    same_words = one.summary == other.summary  # within one report nothing else can tell
    return one.kind == other.kind and (same_words or any(a.overlaps(b) for a in mine for b in yours))


def _untouched(found: list[Finding], report: str) -> list[Finding]:
    return [f for f in found if all(e.span.report != report for e in f.evidence)]


def _is_near(reading: Reading, span: Span, mutation: Mutation) -> bool:
    """Whether words lie in the paragraph of a change."""
    raw = reading.report.raw
    start, end = reading.report.map.span_to_raw(span)
    first, last = raw.rfind("\n", 0, start) + 1, raw.find("\n", end)
    return any(first <= place[0] and (last < 0 or place[0] <= last) for place in mutation.places)


def _figure_at(reading: Reading, mutation: Mutation) -> Span | None:
    for figure in reading.claims.figures:
        start, end = reading.report.map.span_to_raw(figure.span)
        if start <= mutation.places[0][0] < end:
            return figure.span
    return None


if __name__ == "__main__":
    report.main("changes", run)
