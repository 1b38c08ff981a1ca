"""What each finder and each ground is worth: `python -m evals.ablation --data DIR`.

DIR holds labelled cases as for `evals.cases`. Every case is read once; then its stories are lined up again and again, each
time without one finding rule (`without_rule`), or with one group of reasons struck from every score (`without_reasons`: the
first part of the reason's rule, `figures.slip`, `align`). A finding whose score so falls below the level of telling is not told.
Metrics are conflict F1 and the recall of all kinds: `whole`, and for each rule and group what is *lost* without it
(negative: better without).
"""

import tempfile
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

import crossread
from crossread.model.findings import Finding
from crossread.model.record import Record
from crossread.reconcile.desk import Desk
from crossread.reconcile.rules import RULES
from crossread.reconcile.settle import settle
from evals import report
from evals.cases import Tally, folders, tally
from evals.report import Scores, progress
from evals.scoring import Case

Change = Callable[[Finding], Finding | None]
"""What becomes of a finding before the answer is settled."""
Found = list[tuple[Path, Record, list[list[Finding]]]]
"""Case folder, record, and for each of its stories all that its rules found."""


def run(data: Path) -> Scores:
    """Conflict F1 and recall with everything, and what is lost without each rule and each group of reasons."""
    found = [(folder, record, _found(record)) for folder, record in _records(data)]
    everything = [f for _, _, stories in found for story in stories for f in story]
    rules = sorted({f.made_by.name for f in everything})
    groups = sorted({group_of(reason.rule) for f in everything for reason in f.reasons})
    whole = scores(found, lambda finding: finding)
    lost: dict[str, dict[str, tuple[float, float]]] = {"without_rule": {}, "without_reasons": {}}
    for number, rule in enumerate(rules):
        lost["without_rule"][rule] = _lost(whole, scores(found, _no_rule(rule)))
        progress(number + 1, len(rules) + len(groups), "ablations")
    for number, group in enumerate(groups):
        lost["without_reasons"][group] = _lost(whole, scores(found, _no_reasons(group)))
        progress(len(rules) + number + 1, len(rules) + len(groups), "ablations")
    for name, table in lost.items():
        print(f"{name:32} conflict F1   recall   lost")
        for part, (conflicts, recall) in sorted(table.items(), key=lambda row: (-row[1][0], -row[1][1], row[0])):
            print(f"  {part:30} {conflicts:>11.3f}  {recall:>7.3f}")
    metrics = {name: {part: conflicts for part, (conflicts, _) in table.items()} for name, table in lost.items()}
    return Scores(metrics={"conflict_f1": whole[0], "all_recall": whole[1], **metrics}, n=len(found))


def group_of(rule: str) -> str:
    """The group of a reason's rule: its room of grounds, and the second part where it has three."""
    parts = rule.split(".")
    return ".".join(parts[: max(1, len(parts) - 1)])


def scores(found: Found, change: Change) -> tuple[float, float]:
    """Conflict F1 and recall of all kinds, after every finding was changed."""
    total = Tally()
    with tempfile.TemporaryDirectory() as scratch:
        for folder, record, stories in found:
            sheets = tuple(
                replace(sheet, findings=settle(kept for f in story if (kept := change(f)) is not None))
                for sheet, story in zip(record.sheets, stories, strict=True)
            )
            path = Path(scratch) / "record.json"
            path.write_text(crossread.to_json(replace(record, sheets=sheets)), encoding="utf8")
            total.add(tally(Case(str(folder), str(path))))
    metrics = total.metrics()
    return metrics["conflict_f1"], metrics["all_recall"]


def _records(data: Path) -> Iterable[tuple[Path, Record]]:
    return ((folder, crossread.compare([folder / "reports"])) for folder in folders(data))


def _found(record: Record) -> list[list[Finding]]:
    """All that the rules find in each story, before anything is settled."""
    desks = [Desk.of(sheet.story, record.readings) for sheet in record.sheets]
    return [[finding for _, rule in RULES for finding in rule(desk)] for desk in desks]


def _lost(whole: tuple[float, float], part: tuple[float, float]) -> tuple[float, float]:
    return round(whole[0] - part[0], 4), round(whole[1] - part[1], 4)


def _no_rule(rule: str) -> Change:
    return lambda finding: None if finding.made_by.name == rule else finding


def _no_reasons(group: str) -> Change:
    def change(finding: Finding) -> Finding:
        reasons = tuple(reason for reason in finding.reasons if group_of(reason.rule) != group)
        confidence = min(1.0, max(0.0, sum(reason.weight for reason in reasons)))
        return replace(finding, reasons=reasons, confidence=round(confidence, 4))

    return change


def main() -> None:
    """Reads the arguments, scores and prints."""
    report.main("ablation", run)


if __name__ == "__main__":
    main()
