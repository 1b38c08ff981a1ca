"""Which reports carry text of another: `python -m evals.copies --data DIR`.

No labelled set exists, so one was made: `evals/copies.jsonl` has pairs of documents of `gva` and `timeline17` by their ids, with
a hash of each text, character spans of what both share, and a label read off the two texts side by side. No text stands there.

- `light` is text carried over word for word or cut, `heavy` text re-ordered or rewritten; both are copies. So are two
  texts that follow one release word for word, and an outlet's update of its own report.
- `quotation`: only words in quotation marks, or of a document that both cite, are shared. `background`: only page furniture,
  formulas of law and hotlines, or an outlet's standing paragraph on earlier events. `independent`: two accounts of their own.
  A repeated paragraph that the engine marks as an outlet's standing one is counted as no copy.
- `first` is the text that the other was made from (`a` or `b`), where credits, dates or contents show it.

`pair_f1` is the F1 of copy or no copy over the pairs, all documents read and compared in one batch. `direction` is the share of
copies that were found and whose first text is known in which that one is named, no answer counting as a wrong one;
`direction_told` is the share of the right ones among those that were answered. Pairs are split by the hash of their first
document's id: settings were tuned on one half, so F1 is reported for each (`tuned`, `kept`) beside all. `recall_light`,
`recall_heavy` and `clean_quotation`, `clean_background`, `clean_independent` (the share of pairs without a copy found) tell
where it fails. Pairs whose documents are not under DIR, or whose texts differ, are skipped and counted in the log.
"""

import hashlib
import json
import logging
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from crossread.annotate import load_reader
from crossread.cluster.copies import find_copies
from crossread.model.reading import Reading
from crossread.model.reports import RawDocument
from crossread.model.stories import Copy
from crossread.pipeline import read
from evals.report import Overlap, Scores, find, main
from evals.stories import document, light, read_gva

log = logging.getLogger(__name__)
LABELS = Path(__file__).with_name("copies.jsonl")
COPIES = frozenset({"light", "heavy"})
Half = Literal["tuned", "kept"]
_TREEBANK = (("``", "“"), ("''", "”"), ("-LRB-", "("), ("-RRB-", ")"), ("\\/", "/"))
_GAP_AFTER = re.compile(r"(?<=[“(]) +")
_GAP_BEFORE = re.compile(r" +(?=[”),.;:?!%]|'[a-z]|n't\b)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two documents by id, with hashes of their texts, what they share, and which had it first (empty: not known)."""

    a: str
    b: str
    a_text: str
    b_text: str
    label: str
    first: str
    spans: tuple[tuple[int, int, int, int], ...]

    @property
    def half(self) -> Half:
        """The half that settings were tuned on, or the one that was kept for measuring."""
        return "tuned" if int(hashlib.sha256(self.a.encode()).hexdigest(), 16) % 2 else "kept"


def run(data: Path) -> Scores:
    """Scores the pairs whose documents lie under the data folder."""
    documents = dict(_gva(data)) | dict(_timeline(data))
    every = labelled()
    pairs = [pair for pair in every if _is_there(pair, documents)]
    if len(pairs) < len(every):
        log.warning("%d of %d pairs skipped: their documents are not there", len(every) - len(pairs), len(every))
    readings = _read({name: documents[name][1] for pair in pairs for name in (pair.a, pair.b)})
    ids = {name: reading.id for name, reading in readings.items()}
    found = {frozenset((c.original, c.copy)): c for c in find_copies(list(readings.values())) if not c.standing}
    answers = [(pair, found.get(frozenset((ids.get(pair.a, ""), ids.get(pair.b, ""))))) for pair in pairs]
    return Scores(metrics=measure(answers, ids), n=len(pairs))


def labelled(path: Path = LABELS) -> list[Pair]:
    """The labelled pairs of a file."""
    rows = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines())
    return [Pair(**(row | {"spans": tuple(map(tuple, row["spans"]))})) for row in rows]


def measure(answers: Iterable[tuple[Pair, Copy | None]], ids: dict[str, str]) -> dict[str, float]:
    """The figures over pairs and the copies that were found in them; `ids` are the reports' by document."""
    rows = list(answers)
    halves: tuple[Half, ...] = ("tuned", "kept")
    figures = {"pair_f1": _pairs(rows).f1, "pair_precision": _pairs(rows).precision, "pair_recall": _pairs(rows).recall}
    figures |= {f"pair_f1_{half}": _pairs([row for row in rows if row[0].half == half]).f1 for half in halves}
    figures |= _directions(rows, ids)
    for label in sorted({pair.label for pair, _ in rows}):
        found = [copy is not None for pair, copy in rows if pair.label == label]
        share = sum(found) / len(found)
        figures |= {f"recall_{label}": share} if label in COPIES else {f"clean_{label}": 1 - share}
    return figures


def _pairs(rows: Iterable[tuple[Pair, Copy | None]]) -> Overlap:
    counted = Overlap()
    for pair, copy in rows:
        said, there = copy is not None, pair.label in COPIES
        counted.add(float(said and there), int(said), int(there))
    return counted


def _directions(rows: Iterable[tuple[Pair, Copy | None]], ids: dict[str, str]) -> dict[str, float]:
    asked = [(pair, copy) for pair, copy in rows if copy and pair.first and pair.label in COPIES]
    told = [(pair, copy) for pair, copy in asked if copy.directed]
    right = sum(copy.original == ids[pair.a if pair.first == "a" else pair.b] for pair, copy in told)
    return {
        "direction": right / max(1, len(asked)),
        "direction_told": right / max(1, len(told)),
        "directions": len(asked),
    }


def _is_there(pair: Pair, documents: dict[str, tuple[str, RawDocument]]) -> bool:
    return all(
        name in documents and documents[name][0] == text
        for name, text in ((pair.a, pair.a_text), (pair.b, pair.b_text))
    )


def _read(documents: dict[str, RawDocument]) -> dict[str, Reading]:
    reader = load_reader()
    outcomes = {name: light(read(document, reader)) for name, document in documents.items()}
    return {name: outcome for name, outcome in outcomes.items() if isinstance(outcome, Reading)}


def digest(text: str) -> str:
    """The first twelve hex digits of the sha256 of a text."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def _gva(data: Path) -> Iterator[tuple[str, tuple[str, RawDocument]]]:
    path = find(data, "gva/incidents.jsonl")
    if path is None:
        return
    texts = {
        doc["doc_id"]: doc["text"]
        for line in path.read_text(encoding="utf-8").splitlines()
        for doc in json.loads(line)["docs"]
    }
    for _, made in read_gva(path, only_gvc=False):
        yield f"gva/{made.source}", (digest(texts[made.source]), made)


def _timeline(data: Path) -> Iterator[tuple[str, tuple[str, RawDocument]]]:
    """The dated articles of `TOPIC_OUTLET/InputDocs/DAY/`, their treebank brackets and quotation marks written as usual."""
    folder = find(data, "timeline17")
    for path in sorted(folder.glob("*/InputDocs/*/*.txt")) if folder else ():
        topic, day = path.parts[-4], path.parts[-2]
        name = f"timeline17/{topic}/{day}/{path.name}"
        text = path.read_text(encoding="utf-8", errors="replace")
        outlet = topic.rpartition("_")[2]
        yield name, (digest(text), document(name, "", plain(text), published=day, outlet=outlet))


def plain(text: str) -> str:
    """A text of parted tokens as it would be printed."""
    for mark, usual in _TREEBANK:
        text = text.replace(mark, usual)
    return _GAP_BEFORE.sub("", _GAP_AFTER.sub("", text))


if __name__ == "__main__":
    main("copies", run)
