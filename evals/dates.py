"""Time expressions in news: `python -m evals.dates --data DIR [--peers]`.

Set: `tempeval3` (TimeBank and AQUAINT, or whatever TimeML documents lie under it). `detection_f1` is relaxed: an
expression found is right where it overlaps one of the gold, each gold one counted once. `value_f1` counts those whose
value is the gold value too, as strings; before they are compared, weeks, decades and centuries are put into one spelling
(`2000-W7` is `2000-W07`, `196X` is `196`). The document's creation time is given as the day of publication and is not
scored. How our EDTF values become TIMEX3 is told in `evals.timex`.

Rules were tuned on the half of the documents whose names have an even SHA-256 (`tuned`); the other half (`held`) was only
counted. Both are reported beside the whole.

`--peers` reads the same documents with dateparser's `search_dates` and with Microsoft's recognizers-text, where they are
installed (`pip install dateparser "emoji<2" recognizers-text-suite`); the second takes a second for a thousand characters.
"""

import hashlib
import logging
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from xml.etree import ElementTree

from crossread.annotate import Reader, annotate, load_reader
from crossread.extract.whens import find_whens
from crossread.testing import make_report
from evals.date_peers import PEERS
from evals.report import Overlap, Scores, find, main, progress
from evals.timex import Timex, spelled, timexes

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Timed:
    """A document: its name, its text, its creation day, and the gold expressions."""

    name: str
    text: str
    created: str
    gold: tuple[Timex, ...]


@dataclass(slots=True)
class Tally:
    """Expressions found and values right, counted over documents."""

    detection: Overlap
    values: Overlap

    def add(self, found: Sequence[Timex], gold: Sequence[Timex]) -> None:
        """Counts in one document."""
        pairs = matched(found, gold)
        self.detection.add(len(pairs), len(found), len(gold))
        self.values.add(sum(spelled(ours) == spelled(theirs) for ours, theirs in pairs), len(found), len(gold))


def run(data: Path, *, peers: bool = False) -> Scores:
    """Scores every TimeML document under the data folder's `tempeval3`."""
    folder = find(data, "tempeval3")
    documents = [read_timeml(path) for path in sorted(folder.rglob("*.tml"))] if folder else []
    whole = scored(documents, found_in)
    halves = {name: scored([d for d in documents if is_tuned(d.name) is side], found_in) for name, side in _HALVES}
    metrics: dict[str, object] = {
        "detection_f1": whole.detection.f1,
        "value_f1": whole.values.f1,
        "detection_precision": whole.detection.precision,
        "detection_recall": whole.detection.recall,
        "halves": {f"{name}_{key}": value for name, tally in halves.items() for key, value in both(tally).items()},
    }
    for name, reader_of in PEERS.items() if peers else ():
        if peer := reader_of():
            metrics[name] = both(scored(documents, peer))
    return Scores(metrics=metrics, n=sum(len(d.gold) for d in documents))


_HALVES = (("tuned", True), ("held", False))


def is_tuned(name: str) -> bool:
    """Whether a document is of the half that rules were tuned on."""
    return int(hashlib.sha256(name.encode()).hexdigest(), 16) % 2 == 0


def both(tally: Tally) -> dict[str, float]:
    """The two figures of a tally."""
    return {"detection_f1": tally.detection.f1, "value_f1": tally.values.f1}


def scored(documents: Sequence[Timed], finder: Callable[[Timed], Sequence[Timex]]) -> Tally:
    """The documents counted with one way of finding expressions."""
    tally = Tally(Overlap(), Overlap())
    for number, document in enumerate(documents, 1):
        tally.add(finder(document), document.gold)
        progress(number, len(documents), "documents read")
    return tally


@lru_cache(maxsize=1)
def reader() -> Reader:
    """The shipped pipeline, loaded once."""
    return load_reader()


@lru_cache(maxsize=4096)
def found_in(document: Timed) -> tuple[Timex, ...]:
    """What crossread finds in a document."""
    report = make_report(document.text, published=document.created)
    return tuple(timexes(find_whens(report, annotate(report, reader())), document.text))


def matched(found: Sequence[Timex], gold: Sequence[Timex]) -> list[tuple[str, str]]:
    """The value of each found expression with that of the first gold one that it overlaps, no gold one twice."""
    taken: set[int] = set()
    pairs = []
    for start, end, value in found:
        for i, (first, last, theirs) in enumerate(gold):
            if i not in taken and start < last and first < end:
                taken.add(i)
                pairs.append((value, theirs))
                break
    return pairs


def read_timeml(path: Path) -> Timed:
    """A TimeML document with its gold expressions."""
    root = ElementTree.parse(path).getroot()
    created = next((t.get("value", "") for t in root.iterfind("DCT/TIMEX3")), "")
    body = root.find("TEXT")
    pieces: list[str] = []
    gold: list[tuple[int, int, str]] = []
    for text, timex in walk(body) if body is not None else ():
        start = sum(map(len, pieces))
        pieces.append(text)
        if timex is not None:
            gold.append((start, start + len(text), timex.get("value", "")))
    return Timed(path.name, "".join(pieces), created[:10], tuple(gold))


def walk(element: ElementTree.Element) -> Iterator[tuple[str, ElementTree.Element | None]]:
    """The text of an element in pieces, each with the expression that it is (None: plain text)."""
    if element.tag == "TIMEX3":
        yield "".join(element.itertext()), element
        return
    yield element.text or "", None
    for child in element:
        yield from walk(child)
        yield child.tail or "", None


if __name__ == "__main__":
    main("dates", run, peers=(bool, "read the same documents with dateparser and recognizers-text too"))
