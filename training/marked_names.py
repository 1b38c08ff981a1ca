"""Names that this project marked by reading, in texts that other sets give without names: `marked_names.tsv`.

The table has where names stand, not their words: a corpus, a document of it, and `first-end:KIND` for each name, the end excluded.
Places are numbers of characters, in sets that come as words (`ewt`, `ecb`) of words. A document that stands there was read whole.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from training.documents import Document

Place = tuple[int, int, str]


def mark(documents: Iterable[Document], corpus: str) -> None:
    """Gives the documents of a corpus that were read their names; every other word is no person, body or place."""
    marked = {name: places for of, name, places in _rows() if of == corpus}
    for document in documents:
        if document.name in marked:
            begins = {a: i for i, (a, _) in enumerate(document.offsets)} or {i: i for i in range(len(document.words))}
            document.names = ["?"] * len(document.words)
            ends = {b: i + 1 for i, (_, b) in enumerate(document.offsets)} or {
                i: i for i in range(len(document.words) + 1)
            }
            for first, end, kind in marked[document.name]:
                _name(document.names, begins[first], ends[end], kind)


def _name(names: list[str], first: int, end: int, kind: str) -> None:
    names[first:end] = [f"B-{kind}"] + [f"I-{kind}"] * (end - first - 1)


def _rows() -> Iterable[tuple[str, str, list[Place]]]:
    for line in Path(__file__).with_suffix(".tsv").read_text(encoding="utf-8").splitlines():
        if line and line[0] != "#":
            corpus, name, *places = line.split()
            yield corpus, name, [_place(p) for p in places]


def _place(written: str) -> Place:
    where, _, kind = written.partition(":")
    first, _, end = where.partition("-")
    return int(first), int(end), kind
