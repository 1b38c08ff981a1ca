"""Whether confidence means what it says: `python -m evals.calibration --data DIR`.

DIR holds labelled cases as for `evals.cases`. Of the conflict findings that the engine tells, those within a band of
confidence should stand as often as the band says: of those given .8, about 80 %. Printed: a line a band, a line a kind.

`ece` is the expected calibration error (mean over bands of the gap between mean confidence and the share that stands,
weighted by their findings); `brier` the mean squared gap between confidence and 1 (stands) or 0. `under` is the mean by
which confidence is less than the share that stands: positive where the engine is too modest. `abstain_f1` is the F1
of the conflicts where each kind is told from the level of confidence that is best for it on all *other* cases;
`told_f1` the F1 as they are told now: where the first is not the higher, levels by kind are not worth having.
The engine's rules were written with these cases in view, so all figures but `abstain_f1`'s levels are in sample.
"""

import tempfile
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import crossread
from crossread.model.findings import CONFLICTS
from evals import report
from evals.cases import folders
from evals.report import Scores
from evals.scoring import Case

LEVELS = (0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8)
"""Levels from which a kind may be told."""


@dataclass(frozen=True, kw_only=True)
class Judged:
    """One conflict that was told: in which case, of what kind, how confident, and whether it stands."""

    case: str
    kind: str
    confidence: float
    stands: bool


def run(data: Path) -> Scores:
    """Calibration over every case folder under `data`."""
    found, wanted = judged(data)
    print(*band_lines(found), *kind_lines(found), sep="\n")
    levels = {case: best_levels([j for j in found if j.case != case], wanted, case) for case in wanted}
    kept = [j for j in found if j.confidence >= levels[j.case].get(j.kind, LEVELS[0])]
    return Scores(
        metrics={
            "ece": calibration_error(found),
            "brier": sum((j.confidence - j.stands) ** 2 for j in found) / max(1, len(found)),
            "under": sum(j.stands - j.confidence for j in found) / max(1, len(found)),
            "told_f1": f1(found, wanted.values()),
            "abstain_f1": f1(kept, wanted.values()),
        },
        n=len(found),
    )


def judged(data: Path) -> tuple[list[Judged], dict[str, dict[str, int]]]:
    """All conflicts told of the cases, and how many of each kind the gold of each case wants."""
    out: list[Judged] = []
    wanted: dict[str, dict[str, int]] = {}
    with tempfile.TemporaryDirectory() as scratch:
        for folder in folders(data):
            record = Path(scratch) / f"{folder.name}.json"
            record.write_text(crossread.to_json(crossread.compare([folder / "reports"])), encoding="utf8")
            case = Case(str(folder), str(record))
            out += [
                Judged(case=folder.name, kind=finding["kind"], confidence=finding["confidence"], stands=right)
                for finding, right in case.judged()
            ]
            wanted[folder.name] = defaultdict(int)
            for item in case.gold["findings"]:
                if item["kind"] in CONFLICTS and item.get("must", True):
                    wanted[folder.name][item["kind"]] += 1
    return out, wanted


def bands(found: Iterable[Judged]) -> dict[float, list[Judged]]:
    """Findings by their confidence, rounded to tenths."""
    out: dict[float, list[Judged]] = defaultdict(list)
    for item in found:
        out[round(item.confidence, 1)].append(item)
    return {band: out[band] for band in sorted(out)}


def calibration_error(found: Sequence[Judged]) -> float:
    """The expected calibration error over bands of a tenth."""
    gaps = (abs(_mean(j.confidence for j in b) - _mean(j.stands for j in b)) * len(b) for b in bands(found).values())
    return sum(gaps) / max(1, len(found))


def best_levels(found: Sequence[Judged], wanted: dict[str, dict[str, int]], without: str) -> dict[str, float]:
    """For every kind the lowest level with the best F1 over all cases but one."""
    others = [kinds for case, kinds in wanted.items() if case != without]
    out = {}
    for kind in sorted({j.kind for j in found}):
        only = [{kind: kinds.get(kind, 0)} for kinds in others]
        mine = [j for j in found if j.kind == kind]
        out[kind] = max(LEVELS, key=lambda level: (f1([j for j in mine if j.confidence >= level], only), -level))
    return out


def f1(found: Sequence[Judged], wanted: Iterable[dict[str, int]]) -> float:
    """F1 of the findings against how many are wanted; a finding that stands is taken to be a wanted one."""
    right, total = sum(j.stands for j in found), sum(sum(kinds.values()) for kinds in wanted)
    return 2 * right / (len(found) + total) if found or total else 1.0


def band_lines(found: Sequence[Judged]) -> list[str]:
    """A line a band of confidence."""
    lines = ["confidence   told  stand  share"]
    return lines + [
        f"{band:<12} {len(b):>4}  {sum(j.stands for j in b):>5}  {_mean(j.stands for j in b):.2f}"
        for band, b in bands(found).items()
    ]


def kind_lines(found: Sequence[Judged]) -> list[str]:
    """A line a kind."""
    by_kind: dict[str, list[Judged]] = defaultdict(list)
    for item in found:
        by_kind[item.kind].append(item)
    lines = ["", f"{'kind':24} told  stand  mean confidence"]
    return lines + [
        f"{kind:24} {len(b):>4}  {sum(j.stands for j in b):>5}  {_mean(j.confidence for j in b):.2f}"
        for kind, b in sorted(by_kind.items())
    ]


def _mean(values: Iterable[float]) -> float:
    held = list(values)
    return sum(held) / len(held) if held else 0.0


def main() -> None:
    """Reads the arguments, scores and prints."""
    report.main("calibration", run)


if __name__ == "__main__":
    main()
