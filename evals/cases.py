"""Labelled cases end to end: `python -m evals.cases --data DIR [-v]`.

DIR holds case folders with `reports/` and `gold.json` (`README.md` there says what is in them). Each is compared, its
record scored, and the tables printed: a line a case, a line a kind; with `-v` what was missed and what is beyond.
"""

import argparse
import collections
import sys
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

import crossread
from crossread.model.findings import CONFLICTS
from evals import report
from evals.report import Scores
from evals.scoring import Scored, scorer

Metrics = dict[str, Any]  # figures by name, as they stand in the last line of an eval


@dataclass(slots=True, kw_only=True)
class Tally:
    """Counts over one case or several."""

    kinds: dict[str, list[int]] = field(default_factory=lambda: collections.defaultdict(lambda: [0, 0]))
    made: dict[str, int] = field(default_factory=lambda: collections.defaultdict(int))
    beyond: dict[str, int] = field(default_factory=lambda: collections.defaultdict(int))
    pairs: list[int] = field(default_factory=lambda: [0, 0, 0])
    figures: list[int] = field(default_factory=lambda: [0, 0])
    boilerplate: list[int] = field(default_factory=lambda: [0, 0])
    decoys: list[int] = field(default_factory=lambda: [0, 0])
    lost: int = 0
    missed: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    def add(self, other: "Tally") -> None:
        """Adds the counts of another tally to this one's."""
        for kind, counts in other.kinds.items():
            _sum_into(self.kinds[kind], counts)
        for mine, theirs in ((self.made, other.made), (self.beyond, other.beyond)):
            for kind, count in theirs.items():
                mine[kind] += count
        for name in ("pairs", "figures", "boilerplate", "decoys"):
            _sum_into(getattr(self, name), getattr(other, name))
        self.lost += other.lost

    @property
    def conflicts(self) -> tuple[float, float, float]:
        """Precision, recall and F1 of the conflict kinds."""
        made = sum(count for kind, count in self.made.items() if kind in CONFLICTS)
        good = made - sum(self.beyond.values())
        found, wanted = _totals(counts for kind, counts in self.kinds.items() if kind in CONFLICTS)
        precision, recall = good / made if made else 0.0, found / wanted if wanted else 1.0
        return precision, recall, 2 * precision * recall / (precision + recall) if precision + recall else 0.0

    def metrics(self) -> Metrics:
        """The figures that floors are set on."""
        precision, recall, f1 = self.conflicts
        found, wanted = _totals(self.kinds.values())
        right, joined, belong = self.pairs
        return {
            "conflict_f1": f1,
            "conflict_precision": precision,
            "conflict_recall": recall,
            "all_recall": _share(found, wanted),
            "story_pair_precision": _share(right, joined),
            "story_pair_recall": _share(right, belong),
            "decoys": _share(*self.decoys) if self.decoys[1] else 0.0,
            "figures": _share(*self.figures),
            "boilerplate_kept": _share(*self.boilerplate) if self.boilerplate[1] else 0.0,
            "broken_provenance": self.lost,
        }


def tally(case: Scored) -> Tally:
    """One scored case as counts."""
    kinds, _, _, missed, wrong, fooled = case.findings()
    counts = Tally(missed=missed, wrong=wrong, decoys=[fooled, len(case.gold.get("decoys", []))])
    for kind, found in kinds.items():
        _sum_into(counts.kinds[kind], found)
    for story in case.rec["stories"]:
        for finding in story.get("findings", []):
            counts.made[finding["kind"]] += 1
    for line in wrong:
        counts.beyond[line.split(":")[0]] += 1
    for total, part in ((counts.pairs, case.stories()), (counts.figures, case.figures())):
        _sum_into(total, part)
    _sum_into(counts.boilerplate, case.boilerplate())
    counts.lost = case.lost
    return counts


def run(data: Path, *, verbose: bool = False) -> Scores:
    """Scores of every case folder under `data`; its tables are printed on the way."""
    total, by_case = Tally(), {}
    for name, counts in tallies(data):
        print(*lines_of(name, counts, verbose=verbose), sep="\n")
        total.add(counts)
        by_case[name] = counts.metrics()
    print(*kind_lines(total), sep="\n")
    by_kind = {kind: _share(*total.kinds[kind]) for kind in sorted(total.kinds)}
    return Scores(metrics={**total.metrics(), "by_kind": by_kind, "by_case": by_case}, n=len(by_case))


def tallies(data: Path) -> Iterator[tuple[str, Tally]]:
    """The name and the counts of every case folder under `data`, in order of their names."""
    with tempfile.TemporaryDirectory() as scratch:
        for folder in folders(data):
            case_of = scorer(folder.parent)
            record = Path(scratch) / f"{folder.name}.json"
            record.write_text(crossread.to_json(crossread.compare([folder / "reports"])), encoding="utf8")
            yield folder.name, tally(case_of(str(folder), str(record)))


def folders(data: Path) -> list[Path]:
    """The case folders at or below `data`, in order."""
    return sorted(gold.parent for gold in data.rglob("gold.json") if (gold.parent / "reports").is_dir())


def lines_of(name: str, counts: Tally, *, verbose: bool) -> Iterator[str]:
    """What is printed of one case."""
    precision, recall, f1 = counts.conflicts
    found, wanted = _totals(counts.kinds.values())
    yield (
        f"{name:28s} conflicts P {precision:.2f} R {recall:.2f} F1 {f1:.2f}   all {found}/{wanted}"
        f"   decoys {counts.decoys[0]}/{counts.decoys[1]}   figures {counts.figures[0]}/{counts.figures[1]}"
        f"   kept {counts.boilerplate[0]}/{counts.boilerplate[1]}   lost {counts.lost}"
    )
    if verbose:
        yield from (f"    missed  {line}" for line in counts.missed)
        yield from (f"    beyond  {line}" for line in counts.wrong)


def kind_lines(total: Tally) -> Iterator[str]:
    """The table of kinds: found of wanted, made, beyond the gold (conflict kinds only)."""
    yield f"{'kind':24s} {'found':>9s} {'made':>6s} {'beyond':>7s}"
    for kind in sorted({*total.kinds, *total.made}):
        found, wanted = total.kinds[kind]
        beyond = str(total.beyond[kind]) if kind in CONFLICTS else ""
        yield f"{kind:24s} {f'{found}/{wanted}':>9s} {total.made[kind]:6d} {beyond:>7s}"


def _sum_into(total: list[int], part: Iterable[int]) -> None:
    total[:] = [a + b for a, b in zip(total, part, strict=True)]


def _totals(counts: Iterable[list[int]]) -> tuple[int, int]:
    pairs = list(counts)
    return sum(pair[0] for pair in pairs), sum(pair[1] for pair in pairs)


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 1.0


def main() -> None:
    """The command line of `evals.report`, and `-v`."""
    parser = argparse.ArgumentParser(add_help=False)
    parser.add_argument("-v", action="store_true", dest="verbose")
    chosen, sys.argv[1:] = parser.parse_known_args()
    report.main("cases", partial(run, verbose=chosen.verbose))


if __name__ == "__main__":
    main()
