"""Chains that this project marked by reading in news of other sets (`marked_chains.tsv`), laid out as rows for the coreference head.

The table has where mentions stand, not their words: a corpus, a document of it, and for each chain its mentions as `first-end` in
characters of the text, the end excluded. A document that stands there was read whole; chains have two mentions or more.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from crossread.annotate.chains import Text, text_of
from crossread.annotate.components import shipped
from crossread.annotate.cutting import words_cut
from evals.texts import language
from training.chain_data import Rows, Spans, rows
from training.news_names import RE3D_FOLDERS


def marked(data: Path, reach: int) -> Iterator[Rows]:
    """The rows of every marked document that the data folder has."""
    nlp = language()
    for corpus, name, chains in table():
        text = _text(data, corpus, name)
        if text:
            doc = nlp(words_cut(nlp, text))
            tokens = [doc[t] for t in doc._.crossread.tokens]
            places = [(t.idx, t.idx + len(t)) for t in tokens]
            yield marked_rows(name, text_of(doc, shipped()), in_words(chains, places), reach)


def marked_rows(name: str, text: Text, chains: list[Spans], reach: int) -> Rows:
    """The rows of one document that was read; `chains` in its word numbers."""
    number = {span: i for i, chain in enumerate(chains, 1) for span in chain}
    of = np.array([number.get((m.start, m.end), 0) for m in text.mentions])
    marks = (lambda a, b: (of[a] > 0) & (of[a] == of[b]), None, None)
    return rows(name, text, np.arange(len(of), dtype=np.int32), reach, marks, chains=chains)


def in_words(chains: list[Spans], places: Spans) -> list[Spans]:
    """Chains in characters as chains in numbers of the words that stand at these places; mentions that split words are left out."""
    first = {a: i for i, (a, _) in enumerate(places)}
    end = {b: i + 1 for i, (_, b) in enumerate(places)}
    return [[(first[a], end[b]) for a, b in chain if a in first and b in end] for chain in chains]


def table() -> Iterator[tuple[str, str, list[Spans]]]:
    """The rows of the table: corpus, document, chains in characters."""
    for line in Path(__file__).with_suffix(".tsv").read_text(encoding="utf-8").splitlines():
        if line and line[0] != "#":
            corpus, name, *chains = line.split("\t")
            yield corpus, name, [[_span(s) for s in chain.split()] for chain in chains]


def _span(written: str) -> tuple[int, int]:
    first, _, end = written.partition("-")
    return int(first), int(end)


def _text(data: Path, corpus: str, name: str) -> str:
    """A document's text as its set has it; empty where the set is not there."""
    if corpus == "polnear":
        path = data / "polnear" / "train" / "text" / f"{name}.txt"
        return path.read_bytes().decode("utf-8") if path.is_file() else ""
    for folder in RE3D_FOLDERS:
        path = data / "re3d" / folder / "documents.json"
        for line in path.read_text(encoding="utf-8").splitlines() if path.is_file() else ():
            if line.strip() and (row := json.loads(line))["_id"] == name:
                return str(row["text"])
    return ""
