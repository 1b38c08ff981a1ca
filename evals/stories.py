"""Which reports tell of one happening: `python -m evals.stories --data DIR`.

Sets, all with one setting: `gva` (incidents of `gva/incidents.jsonl` that have a text, by incident), `gvc` (its documents
that bear a `gvc` mark), `giveme5w1h` (`news_cluster`, by EventId), `basil` (triples by the number of their event),
`allsides_triples` (`val` or `test`, a title with a lead each; the first 300). Each set is one stream, read through the whole
pipeline up to its claims, then clustered at once; reports that the pipeline rejects stand alone.

`b3_f1` is, for each set, the F1 of B-cubed over documents: for a document, the share of its story that is of its event, and
the share of its event that is in its story, each averaged over all documents. `b3_precision`, `b3_recall` stand beside it.

Beside it, of the same readings (rejected documents left out):
- `online_b3`: B-cubed F1 between the batch and a stream (`crossread.cluster.stream`) that takes the reports in one by one, by date;
- `order_b3`: between that stream and one in which the reports of each day come in another order (by hash);
- `window_b3`: between the batch and a stream that lays aside what lies `WINDOW` days behind;
- `linkage_b3_f1`: body vectors with average linkage at its best threshold for the set (`linkage_threshold`), `hdbscan_b3_f1`: HDBSCAN
  on the same vectors (both scikit-learn; left out where it is not installed).

`--most N` takes whole events, by the hash of their label, until a set has about N documents.
"""

import hashlib
import json
import logging
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path

from crossread.annotate import load_reader
from crossread.cluster import groups_of
from crossread.cluster.stream import Stream
from crossread.cluster.traits import compared_part, published_day
from crossread.ingest.articles import with_title
from crossread.model.outcomes import Rejected
from crossread.model.reading import Reading
from crossread.model.reports import Hints, RawDocument
from crossread.pipeline import read
from evals.report import Scores, find, main, progress

log = logging.getLogger(__name__)
Item = tuple[str, RawDocument]
"""The gold label of a document, and the document."""
TRIPLES = 300
WINDOW = 21
"""Days."""
_TRIPLE = re.compile(r"\s*TITLE=>(?P<title>.*?)ARTICLE=>(?P<text>.*)", re.DOTALL)


def run(data: Path, *, most: int = 0) -> Scores:
    """Scores the sets that the data folder has; `most` documents of each, 0 for all."""
    sets: dict[str, list[Item]] = {}
    if found := find(data, "gva/incidents.jsonl"):
        sets["gva"] = list(read_gva(found, only_gvc=False))
        sets["gvc"] = list(read_gva(found, only_gvc=True))
    if found := find(data, "giveme5w1h/news_cluster"):
        sets["giveme5w1h"] = list(read_giveme(found))
    if found := find(data, "basil/data"):
        sets["basil"] = list(read_basil(found))
    if found := find(data, "allsides_triples"):
        sets["allsides_triples"] = list(read_triples(found))
    known: dict[str, Reading | Rejected] = {}
    figures: dict[str, dict[str, float]] = defaultdict(dict)
    for name, every in sets.items():
        sets[name] = items = sampled(every, most) if most else every
        log.info("%s: %d of %d documents", name, len(items), len(every))
        for metric, value in score(items, known).items():
            figures[metric][name] = value
            log.info("%s %s %.4f", name, metric, value)
    return Scores(metrics=dict(figures), n=sum(map(len, sets.values())))


def sampled(items: Sequence[Item], most: int) -> list[Item]:
    """The documents of whole events, taken by the hash of their label until there are so many."""
    events: dict[str, list[Item]] = defaultdict(list)
    for item in items:
        events[item[0]].append(item)
    kept: list[Item] = []
    for label in sorted(events, key=_hash):
        if len(kept) < most:
            kept += events[label]
    return kept


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def score(items: Sequence[Item], known: dict[str, Reading | Rejected]) -> dict[str, float]:
    """The figures of one set; `known` keeps what was read, for documents that stand in two sets."""
    reader = load_reader()
    for number, (_, document) in enumerate(items):
        if document.source not in known:
            known[document.source] = light(read(document, reader))
        progress(number + 1, len(items), "documents")
    outcomes = [(gold, document.source, known[document.source]) for gold, document in items]
    readings = {r.id: (r, gold) for gold, _, r in outcomes if isinstance(r, Reading)}
    stories = labels_of(groups_of([reading for reading, _ in readings.values()]))
    found = [stories[r.id] if isinstance(r, Reading) else source for _, source, r in outcomes]
    precision, recall, f1 = b_cubed(found, [gold for gold, _ in items])
    figures = {"b3_f1": f1, "b3_precision": precision, "b3_recall": recall}
    return figures | online([r for r, _ in readings.values()], stories) | peers(list(readings.values()))


def labels_of(groups: Iterable[Iterable[str]]) -> dict[str, str]:
    """For each report the label of its story."""
    return {report: f"story {number}" for number, reports in enumerate(groups) for report in reports}


def online(readings: Sequence[Reading], batch: dict[str, str]) -> dict[str, float]:
    """How far a stream agrees with the batch, with one in another order within each day, and if it lays old reports aside."""
    by_date = sorted(readings, key=lambda r: (published_day(r), r.id))
    first, second = streamed(by_date), streamed(sorted(readings, key=lambda r: (published_day(r), _hash(r.id))))
    short = streamed(by_date, window=WINDOW)

    def agreement(one: dict[str, str], other: dict[str, str]) -> float:
        return b_cubed([one[r.id] for r in readings], [other[r.id] for r in readings])[2]

    return {
        "online_b3": agreement(first, batch),
        "order_b3": agreement(first, second),
        "window_b3": agreement(short, batch),
    }


def streamed(readings: Iterable[Reading], *, window: int | None = None) -> dict[str, str]:
    """The story of each report when they come one by one in this order."""
    stream = Stream(window=window)
    for reading in readings:
        stream.add(reading)
    return labels_of(stream.stories())


def peers(labelled: Sequence[tuple[Reading, str]]) -> dict[str, float]:
    """F1 of other ways on the same vectors."""
    if find_spec("sklearn") is None:
        log.warning("scikit-learn is not installed: nothing is measured beside ours")
        return {}
    from evals import story_peers  # noqa: PLC0415 (an extra, where it is there)

    gold = [label for _, label in labelled]
    readings = [reading for reading, _ in labelled]
    best, at = story_peers.linkage(readings, lambda labels: b_cubed(labels, gold)[2])
    noise = story_peers.hdbscan(readings, lambda labels: b_cubed(labels, gold)[2])
    return {"linkage_b3_f1": best, "linkage_threshold": at, "hdbscan_b3_f1": noise}


def light(outcome: Reading | Rejected) -> Reading | Rejected:
    """An outcome without what clustering does not look at, so that thousands fit into memory."""
    return outcome if isinstance(outcome, Rejected) else compared_part(outcome)


def b_cubed(found: Sequence[str], gold: Sequence[str]) -> tuple[float, float, float]:
    """Precision, recall and F1 of groups against gold groups, both given as a label for each item."""
    both, ours, theirs = Counter(zip(found, gold, strict=True)), Counter(found), Counter(gold)
    size = max(1, len(gold))
    precision = sum(n * n / ours[a] for (a, _), n in both.items()) / size
    recall = sum(n * n / theirs[b] for (_, b), n in both.items()) / size
    return precision, recall, 2 * precision * recall / max(precision + recall, 1e-9)


def read_gva(path: Path, *, only_gvc: bool) -> Iterator[Item]:
    """The news documents of the incidents; the address is the outlet's, not the archive's."""
    for line in path.read_text(encoding="utf-8").splitlines():
        incident = json.loads(line)
        for doc in incident["docs"]:
            if doc["text"] and (doc.get("gvc") or not only_gvc):
                url = re.sub(r"^.*?(?=https?://(?!web\.archive))", "", doc["uri"])
                yield (
                    incident["incident_id"],
                    document(doc["doc_id"], doc["title"], doc["text"], published=doc["dct"], url=url),
                )


def read_giveme(folder: Path) -> Iterator[Item]:
    """The articles of the news clusters."""
    for path in sorted(folder.rglob("*.json")):
        article = json.loads(path.read_text(encoding="utf-8"))
        if "newsCluster" in article and article.get("text"):
            fields = {"published": article["date_publish"], "outlet": article["source_domain"], "url": article["url"]}
            made = document(article["dId"], article["title"], article["text"], **fields)
            yield str(article["newsCluster"]["EventId"]), made


def read_basil(folder: Path) -> Iterator[Item]:
    """The articles, named EVENT_OUTLET."""
    for path in sorted(folder.rglob("*.json")):
        article = json.loads(path.read_text(encoding="utf-8"))
        text = "\n".join(sentence["sentence"] for sentence in article["body"])
        fields = {"published": article["date"], "outlet": article["source"], "url": article["url"]}
        yield path.stem.split("_")[0], document(f"basil-{path.stem}", article["title"], text, **fields)


def read_triples(folder: Path) -> Iterator[Item]:
    """Titles with leads, three to an event."""
    files: Iterable[Path] = (folder / name for name in ("test.source", "val.source"))
    path = next((path for path in files if path.exists()), None)
    lines = path.read_text(encoding="utf-8").splitlines()[:TRIPLES] if path else []
    for number, line in enumerate(lines):
        for place, part in enumerate(line.split("[SEP]")):
            if match := _TRIPLE.match(part):
                yield (
                    str(number),
                    document(f"triple-{number}-{place}", match["title"].strip(" ."), match["text"].strip()),
                )


def document(name: str, title: str | None, text: str, **hints: str | None) -> RawDocument:
    """A raw document as an article of a dump would be one."""
    told = {key: value for key, value in hints.items() if value and value != "None"}
    return RawDocument(
        source=name,
        media_type="application/json",
        text=with_title(title or "", text),
        digest=hashlib.sha256(f"{name}\n{text}".encode("utf-8", "surrogatepass")).hexdigest(),
        hints=Hints(title=title or "", **told),
    )


if __name__ == "__main__":
    main("stories", run, most=(int, "about so many documents of each set, whole events"))
