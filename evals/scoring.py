"""The rules by which a record is scored against a case's gold: one `Case` a pair.

A found item matches a gold item when the kinds are equal and its evidence overlaps the gold evidence in every report
that the gold names (in two of them where it names more). One gold item answers for one found item. A `score.py` that
lies beside the cases goes before this module (`scorer`): it has a `Case` of the same shape.
"""

import collections
import importlib.util
import itertools
import json
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, Protocol

from crossread.model.findings import CONFLICTS

Place = tuple[int, int]
Places = dict[str, list[Place]]  # raw spans by report file name
Item = dict[str, Any]  # a gold or record item as JSON has it


class Scored(Protocol):
    """What scoring one case yields; all counts."""

    gold: Item
    rec: Item
    lost: int

    def findings(self) -> tuple[dict[str, list[int]], int, int, list[str], list[str], int]:
        """By kind [found, wanted]; conflicts right, and made; summaries missed; `kind: summary` beyond; decoys hit."""

    def stories(self) -> tuple[int, int, int]:
        """Pairs of reports put together rightly, put together, belonging together."""

    def figures(self) -> tuple[int, int]:
        """Figures found, wanted."""

    def boilerplate(self) -> tuple[int, int]:
        """Boilerplate passages kept, listed."""


def scorer(folder: Path) -> Callable[[str, str], Scored]:
    """The `Case` of the `score.py` in the folder of cases where there is one, else this module's."""
    script = folder / "score.py"
    spec = importlib.util.spec_from_file_location("cases_score", script)
    if not script.exists() or spec is None or spec.loader is None:
        return Case
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    case: Callable[[str, str], Scored] = module.Case
    return case


def locate(raw: str, quote: str) -> list[Place]:
    """All places of a quote in the raw text, white space folded."""
    words = quote.split()
    return [match.span() for match in re.finditer(r"\s+".join(map(re.escape, words)), raw)] if words else []


def overlap(a: Place, b: Place) -> bool:
    """Whether two spans share a character."""
    return a[0] < b[1] and b[0] < a[1]


def agreement(raw: str, at: Place, text: str, found: Place, *, reach: int = 60) -> int:
    """How many characters before and after agree between `at` in raw and `found` in text, white space left out."""

    def squeezed(piece: str) -> str:
        return "".join(piece.split())

    before = zip(
        reversed(squeezed(raw[max(0, at[0] - reach) : at[0]])),
        reversed(squeezed(text[max(0, found[0] - reach) : found[0]])),
        strict=False,
    )
    after = zip(squeezed(raw[at[1] : at[1] + reach]), squeezed(text[found[1] : found[1] + reach]), strict=False)
    return sum(
        len(list(itertools.takewhile(lambda pair: pair[0] == pair[1], pairs))) for pairs in (iter(before), iter(after))
    )


def matches(gold: Item, kind: str, places: Places) -> bool:
    """Whether found evidence of a kind answers for a gold item."""
    if gold["kind"] != kind:
        return False
    wanted: Places = collections.defaultdict(list)
    for evidence in gold["evidence"]:
        wanted[evidence["report"]].append((evidence["start"], evidence["end"]))
    hits = sum(any(overlap(g, f) for g in spans for f in places.get(name, [])) for name, spans in wanted.items())
    return hits >= min(len(wanted), 2)


class Case:
    """One case folder and the record made of its reports."""

    def __init__(self, folder: str, record: str) -> None:
        root = Path(folder)
        self.raw = {path.name: path.read_text(encoding="utf8") for path in sorted((root / "reports").iterdir())}
        self.gold: Item = json.loads((root / "gold.json").read_text(encoding="utf8"))
        self.rec: Item = json.loads(Path(record).read_text(encoding="utf8"))
        self.name = {r["id"]: Path(r.get("path") or r.get("url") or "").name for r in self.rec["reports"]}
        self.text: dict[str, str] = {r["id"]: r.get("text", "") for r in self.rec["reports"]}
        self.lost = 0

    def places(self, evidence: Iterable[Item]) -> Places:
        """Where evidence stands in the raw files; `lost` counts what does not stand where the record says."""
        found: Places = collections.defaultdict(list)
        for item in evidence:
            name, text = self.name.get(item["report"], ""), self.text.get(item["report"], "")
            span, quote, raw = (item["start"], item["end"]), item.get("quote", ""), self.raw.get(name, "")
            spots = locate(raw, quote)
            if not spots or text[span[0] : span[1]] != quote:
                self.lost += 1
            found[name] += sorted(spots, key=lambda spot: -agreement(raw, spot, text, span))[:1]
        return found

    def _of_stories(self, name: str) -> Iterator[Item]:
        return (item for story in self.rec["stories"] for item in story.get(name, []))

    def findings(self) -> tuple[dict[str, list[int]], int, int, list[str], list[str], int]:
        """See `Scored.findings`."""
        found = [(f["kind"], self.places(f["evidence"]), f.get("summary", "")) for f in self._of_stories("findings")]
        gold: list[Item] = self.gold["findings"]
        must = [item for item in gold if item.get("must", True)]
        kinds: dict[str, list[int]] = collections.defaultdict(lambda: [0, 0])
        missed = []
        for item in must:
            hit = any(matches(item, kind, places) for kind, places, _ in found)
            kinds[item["kind"]][0] += hit
            kinds[item["kind"]][1] += 1
            missed += [] if hit else [item["summary"]]
        judged = self._judged(found)
        beyond = [(kind, places, line) for kind, places, line, right in judged if not right]
        decoys = self.gold.get("decoys", [])
        fooled = sum(any(matches(decoy, kind, places) for kind, places, _ in beyond) for decoy in decoys)
        wrong = [f"{kind}: {summary}" for kind, _, summary in beyond]
        return kinds, len(judged) - len(beyond), len(judged), missed, wrong, fooled

    def judged(self) -> list[tuple[Item, bool]]:
        """Every conflict finding of the record, and whether the gold has it."""
        found = [f for f in self._of_stories("findings") if f["kind"] in CONFLICTS]
        told = self._judged((f["kind"], self.places(f["evidence"]), "") for f in found)
        return [(finding, right) for finding, (_, _, _, right) in zip(found, told, strict=True)]

    def _judged(self, found: Iterable[tuple[str, Places, str]]) -> list[tuple[str, Places, str, bool]]:
        """The conflicts among what was found, each with whether it is right: one gold item answers for one of them."""
        gold: list[Item] = self.gold["findings"]
        taken: set[int] = set()
        out: list[tuple[str, Places, str, bool]] = []
        for kind, places, line in found:
            if kind not in CONFLICTS:
                continue
            fits = [i for i, g in enumerate(gold) if i not in taken and matches(g, kind, places)]
            if fits:
                taken.add(max(fits, key=lambda i: bool(gold[i].get("must", True))))
            out.append((kind, places, line, bool(fits)))
        return out

    def stories(self) -> tuple[int, int, int]:
        """See `Scored.stories`."""
        want = {name: i for i, story in enumerate(self.gold["stories"]) for name in story["reports"]}
        got = {self.name.get(r): i for i, story in enumerate(self.rec["stories"]) for r in story["reports"]}
        pairs = list(itertools.combinations(sorted(want), 2))
        belong = {(a, b) for a, b in pairs if want[a] == want[b]}
        joined = {(a, b) for a, b in pairs if got.get(a, a) == got.get(b, b)}
        return len(belong & joined), len(joined), len(belong)

    def figures(self) -> tuple[int, int]:
        """See `Scored.figures`."""
        found = [(figure, self.places([figure])) for figure in self._of_stories("figures")]
        gold = self.gold.get("figures", [])
        return sum(any(same_figure(g, f, places) for f, places in found) for g in gold), len(gold)

    def boilerplate(self) -> tuple[int, int]:
        """See `Scored.boilerplate`."""
        text = {self.name[i]: text for i, text in self.text.items()}
        gold = self.gold.get("boilerplate", [])
        return sum(bool(locate(text.get(item["report"], ""), item["quote"])) for item in gold), len(gold)


def same_figure(gold: Item, figure: Item, places: Places) -> bool:
    """Whether a found figure has the gold figure's measure, value (exact or bound) and place."""
    keys = ("value", "low", "high", "approx")
    wanted = next(gold[key] for key in keys if gold.get(key) is not None and gold[key] is not True)
    spot = (gold["start"], gold["end"])
    return (
        figure.get("measure") == gold["measure"]
        and wanted in [figure.get(key) for key in keys]
        and any(overlap(spot, span) for span in places.get(gold["report"], []))
    )
