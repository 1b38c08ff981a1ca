"""Reports whose stories are known -> streams: the pairs worth comparing, the features of each, and whether they belong together.

A stream is one benchmark set or one labelled case, read through the project's own rooms up to its claims and compared as
`crossread.cluster` compares it. Reading is slow, so that what was read may be kept in a folder: under a name that hashes the
document, every file of the rooms that read, and the shipped data. It holds pickles: use a folder of your own.
"""

from __future__ import annotations

import hashlib
import json
import logging
import pickle
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

import crossread
from crossread.annotate import Reader, load_reader
from crossread.cluster.candidates import FEW, compare
from crossread.cluster.furniture import repeated_lines
from crossread.cluster.groups import group
from crossread.cluster.neighbours import REACH
from crossread.cluster.rarity import Rarity, words_of
from crossread.cluster.traits import alike_to_the_word, doubted_clocks, traits_of
from crossread.ingest import read_inputs
from crossread.model.outcomes import Rejected
from crossread.model.reading import Reading
from crossread.model.reports import RawDocument
from crossread.pipeline import read
from evals.cases import folders
from evals.report import find
from evals.stories import Item, b_cubed, light, read_basil, read_giveme, read_gva, read_triples
from training.story_levels import FEATURES, Table, scores

log = logging.getLogger(__name__)
ROOMS = ("annotate", "clean", "data", "extract", "ingest", "lib", "model", "weigh")
"""The packages whose files decide what is read out of a report."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stream:
    """One set or case. `source` is where its reports come from: streams of one source are held out together.

    `gold`: the story of each document. `row`: the position of its text among the `size` that are compared (alike texts are one),
    -1 where the document was rejected. `pairs` of positions with `values`, a row a pair and a column a feature (nan: cannot be
    told), and `same`, whether they belong together."""

    name: str
    source: str
    is_case: bool
    gold: tuple[str, ...]
    row: tuple[int, ...]
    size: int
    pairs: tuple[tuple[int, int], ...]
    values: NDArray[np.float64]
    same: NDArray[np.bool_]

    def b3(self, table: Table) -> tuple[float, float, float]:
        """Precision, recall and F1 of B-cubed over the documents, grouped by a table; rejected ones stand alone."""
        scored = dict(zip(self.pairs, scores(table, self.values).tolist(), strict=True))
        found = group(self.size, scored, reach=None if self.size <= FEW else REACH)
        home = {i: str(number) for number, members in enumerate(found) for i in members}
        return b_cubed([home.get(i, f"alone {n}") for n, i in enumerate(self.row)], self.gold)


def stream(name: str, items: Sequence[tuple[str, Reading | None]], *, source: str, is_case: bool = False) -> Stream:
    """Labelled readings (None: rejected), compared pair by pair."""
    label = {reading.id: gold for gold, reading in items if reading}
    ordered = sorted({reading.id: reading for _, reading in items if reading}.values(), key=lambda r: r.id)
    same = alike_to_the_word(ordered)
    place = {ordered[i].id: row for row, members in enumerate(same) for i in members}
    firsts = [ordered[members[0]] for members in same]
    pairs, values = _compared(firsts)
    gold = [label[reading.id] for reading in firsts]
    return Stream(
        name=name,
        source=source,
        is_case=is_case,
        gold=tuple(gold for gold, _ in items),
        row=tuple(place[reading.id] if reading else -1 for _, reading in items),
        size=len(firsts),
        pairs=tuple(pairs),
        values=values,
        same=np.array([gold[a] == gold[b] for a, b in pairs], dtype=np.bool_),
    )


def _compared(readings: Sequence[Reading]) -> tuple[list[tuple[int, int]], NDArray[np.float64]]:
    """The pairs that clustering compares, with their features, as it does it."""
    rarity = Rarity(words_of(reading.report.text) for reading in readings)
    doubted, furniture = doubted_clocks(readings), repeated_lines(readings)
    traits = [traits_of(r, rarity, clock_doubted=r.id in doubted, furniture=furniture) for r in readings]
    found = compare(traits)
    pairs, rows = list(found), [[told.get(name, np.nan) for name in FEATURES] for told in found.values()]
    return pairs, np.array(rows, dtype=np.float64).reshape(len(pairs), len(FEATURES))


def load(data: Path | None, cases: Iterable[Path], *, most: int, kept: Path | None) -> Iterator[Stream]:
    """The streams of the sets under `data` (each cut to about `most` documents) and of the case folders."""
    for name, items in _sets(data) if data else ():
        chosen = sample(items, most)
        log.info("%s: %d of %d documents", name, len(chosen), len(items))
        source = "gva" if name == "gvc" else name
        yield stream(name, [(gold, _read(document, kept)) for gold, document in chosen], source=source)
    for folder in (found for place in cases for found in folders(place)):
        labelled = [(gold, _read(document, kept)) for gold, document in read_case(folder)]
        yield stream(folder.name, labelled, source=folder.name, is_case=True)


def sample(items: Sequence[Item], most: int) -> list[Item]:
    """Whole stories in an order that is as good as random and always the same, up to about `most` documents."""
    taken: list[Item] = []
    by_label: dict[str, list[Item]] = {}
    for item in items:
        by_label.setdefault(item[0], []).append(item)
    for label in sorted(by_label, key=lambda label: hashlib.sha256(label.encode()).hexdigest()):
        if len(taken) + len(by_label[label]) <= most:
            taken += by_label[label]
    return taken


def _sets(data: Path) -> Iterator[tuple[str, list[Item]]]:
    """The benchmark sets that lie under a folder; `gva` without the documents of `gvc`."""
    if path := find(data, "gva/incidents.jsonl"):
        gvc = list(read_gva(path, only_gvc=True))
        theirs = {document.source for _, document in gvc} | {label for label, _ in gvc}
        rest = read_gva(path, only_gvc=False)
        yield "gva", [item for item in rest if item[0] not in theirs and item[1].source not in theirs]
        yield "gvc", gvc
    readers: tuple[tuple[str, str, Callable[[Path], Iterator[Item]]], ...] = (
        ("giveme5w1h", "giveme5w1h/news_cluster", read_giveme),
        ("basil", "basil/data", read_basil),
        ("allsides_triples", "allsides_triples", read_triples),
    )
    for name, place, reader in readers:
        if path := find(data, place):
            yield name, list(reader(path))


def read_case(folder: Path) -> Iterator[Item]:
    """The reports of a case folder with their stories."""
    gold = json.loads((folder / "gold.json").read_text(encoding="utf8"))
    story = {name: entry["id"] for entry in gold["stories"] for name in entry["reports"]}
    for outcome in read_inputs([str(folder / "reports")]):
        if isinstance(outcome, RawDocument) and Path(outcome.source).name in story:
            yield story[Path(outcome.source).name], outcome


def _read(document: RawDocument, kept: Path | None) -> Reading | None:
    """A document's reading without what clustering does not look at; None where it is rejected."""
    path = kept / f"{_key(document)}.pickle" if kept else None
    if path and path.exists():
        found: Reading | None = pickle.loads(path.read_bytes())
        return found
    outcome = light(read(document, _reader()))
    reading = None if isinstance(outcome, Rejected) else outcome
    if path:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(pickle.dumps(reading))
    return reading


@cache
def _reader() -> Reader:
    return load_reader()


def _key(document: RawDocument) -> str:
    return hashlib.sha256(f"{_rooms_as_they_are()}\n{document!r}".encode("utf-8", "surrogatepass")).hexdigest()


@cache
def _rooms_as_they_are() -> str:
    """A hash over the files of the rooms that read: with another one nothing that was kept is used."""
    package = Path(crossread.__file__).parent
    files = (path for room in ROOMS for path in (package / room).rglob("*") if path.is_file())
    told = hashlib.sha256()
    for path in sorted(path for path in files if path.suffix != ".pyc" and path.parent.name != "stories"):
        told.update(f"{path.relative_to(package)}\n".encode() + path.read_bytes())
    return told.hexdigest()
