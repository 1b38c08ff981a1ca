"""Main text out of HTML pages: `python -m evals.articles --data DIR`.

Set: `article_extraction` (181 pages with their article body, MIT licence). The measure is the set's own: precision,
recall and F1 over runs of four words, every page with the same weight; `ingested` is the text that the ingest room
hands on, `cleaned` what the clean room leaves of it (title, byline and other lines that are no body left out), over
the pages that are not refused for their language. A page that is refused otherwise counts as an empty text; `refused`
is how many were, `not_english` how many were for their language.
"""

import gzip
import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from crossread.clean import clean
from crossread.ingest.blobs import Blob
from crossread.ingest.reading import read_blob
from crossread.ingest.settings import IngestSettings
from crossread.model.outcomes import Rejected
from crossread.model.reports import RawDocument, Report
from evals.report import Scores, find, main

RUN = 4  # words
Run = tuple[str, ...]
BODY = frozenset({"body", "subtitle", "dateline", "credit"})


def run(data: Path) -> Scores:
    """Scores the set where the data folder has it."""
    folder = find(data, "article_extraction")
    pairs = list(bodies(folder)) if folder else []
    metrics: dict[str, float] = {}
    english = [pair for pair in pairs if pair[2] is not None]
    said = {
        "ingested": [(true, text) for true, text, _ in pairs],
        "cleaned": [(true, body or "") for true, _, body in english],
    }
    for name, texts in said.items():
        precision, recall = score(texts)
        both = precision + recall
        metrics[f"f1_{name}"] = 2 * precision * recall / both if both else 0.0
        metrics |= {f"precision_{name}": precision, f"recall_{name}": recall}
    metrics["f1"] = metrics["f1_ingested"]  # the figure that the set's own board compares
    metrics["not_english"] = len(pairs) - len(english)
    metrics["refused"] = sum(not pair[1] for pair in pairs)
    return Scores(metrics=metrics, n=len(pairs))


def bodies(folder: Path) -> Iterator[tuple[str, str, str | None]]:
    """For each page the true body, the ingested text and the cleaned body (None: another language)."""
    truth = json.loads((folder / "ground-truth.json").read_text(encoding="utf8"))
    for key in sorted(truth):
        page = gzip.decompress((folder / "html" / f"{key}.html.gz").read_bytes())
        found = next(iter(read_blob(Blob(source=key, data=page, content_type="text/html"), IngestSettings())), None)
        document = found if isinstance(found, RawDocument) else None
        report = clean(document) if document else None
        yield (
            truth[key]["articleBody"],
            without_title(document) if document else "",
            None if isinstance(report, Rejected) and report.cause == "not-english" else cleaned_body(report),
        )


def without_title(document: RawDocument) -> str:
    """The ingested text without the title line, which ingest puts before the body."""
    return document.text.removeprefix(" ".join(document.hints.title.split())).lstrip()


def cleaned_body(report: Report | Rejected | None) -> str:
    """The lines of a report that are its body; empty for a refused one."""
    if not isinstance(report, Report):
        return ""
    return "\n".join(report.text[zone.start : zone.end] for zone in report.zones if zone.kind in BODY)


def score(pairs: list[tuple[str, str]]) -> tuple[float, float]:
    """Mean precision and recall over the pages, as the set's own script counts them."""
    precisions, recalls = [], []
    for true, said in pairs:
        there, found = runs(true), runs(said)
        right = (there & found).total()
        if found:
            precisions.append(right / found.total())
        if there:
            recalls.append(right / there.total())
    return sum(precisions) / max(1, len(precisions)), sum(recalls) / max(1, len(recalls))


def runs(text: str) -> Counter[Run]:
    """Runs of four words with their counts; a shorter text is one run."""
    found = re.findall(r"\w+", text)
    last = max(1, len(found) - RUN + 1) if found else 0
    return Counter(tuple(found[i : i + RUN]) for i in range(last))


if __name__ == "__main__":
    main("articles", run)
