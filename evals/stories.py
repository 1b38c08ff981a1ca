"""Which reports tell of one happening: `python -m evals.stories --data DIR`.

Sets, all with one setting: `gva` (incidents of `gva/incidents.jsonl` that have a text, by incident), `gvc` (its documents
that bear a `gvc` mark), `giveme5w1h` (`news_cluster`, by EventId), `basil` (triples by the number of their event),
`allsides_triples` (`val` or `test`, a title with a lead each; the first 300). Each set is one stream, read through the whole
pipeline up to its claims, then clustered at once; reports that the pipeline rejects stand alone.

`b3_f1` is, for each set, the F1 of B-cubed over documents: for a document, the share of its story that is of its event, and
the share of its event that is in its story, each averaged over all documents. `b3_precision`, `b3_recall` stand beside it.
"""

import hashlib
import json
import logging
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from crossread.annotate import load_reader
from crossread.cluster import cluster
from crossread.ingest.articles import with_title
from crossread.model.outcomes import Rejected
from crossread.model.reading import Reading
from crossread.model.reports import Hints, RawDocument
from crossread.pipeline import read
from evals.report import Scores, find, main

log = logging.getLogger(__name__)
Item = tuple[str, RawDocument]
"""The gold label of a document, and the document."""
TRIPLES = 300
_TRIPLE = re.compile(r"\s*TITLE=>(?P<title>.*?)ARTICLE=>(?P<text>.*)", re.DOTALL)


def run(data: Path) -> Scores:
    """Scores the sets that the data folder has."""
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
    results = {name: score(items, known) for name, items in sets.items()}
    return Scores(
        metrics={
            "b3_f1": {name: result[2] for name, result in results.items()},
            "b3_precision": {name: result[0] for name, result in results.items()},
            "b3_recall": {name: result[1] for name, result in results.items()},
        },
        n=sum(len(items) for items in sets.values()),
    )


def score(items: Sequence[Item], known: dict[str, Reading | Rejected]) -> tuple[float, float, float]:
    """Precision, recall and F1 of B-cubed; `known` keeps what was read, for documents that stand in two sets."""
    reader = load_reader()
    stories: dict[str, str] = {}
    readings: dict[str, Reading] = {}
    for number, (_, document) in enumerate(items):
        if document.source not in known:
            known[document.source] = light(read(document, reader))
        outcome = known[document.source]
        if isinstance(outcome, Reading):
            readings[document.source] = outcome
        if number % 500 == 499:
            log.info("%d of %d read", number + 1, len(items))
    for story in cluster(list(readings.values())):
        stories |= dict.fromkeys(story.reports, story.id)
    found = [stories[readings[d.source].id] if d.source in readings else d.source for _, d in items]
    return b_cubed(found, [gold for gold, _ in items])


def light(outcome: Reading | Rejected) -> Reading | Rejected:
    """A reading without what clustering does not look at, so that thousands fit into memory."""
    if isinstance(outcome, Rejected):
        return outcome
    notes = replace(outcome.notes, tokens=(), attributions=())
    return replace(outcome, notes=notes, claims=replace(outcome.claims, statements=(), events=()))


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
    main("stories", run)
