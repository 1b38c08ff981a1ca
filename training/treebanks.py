"""UD treebanks in CoNLL-U: EWT whole, GUM without the genres whose texts bar commercial use."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from crossread.annotate.wordpieces import GLUED, NEWLINE, SPACED
from training.documents import Document
from training.entities import Mentions

CLOSED_GENRES = ("fiction", "whow", "letter", "essay", "podcast", "reddit")
"""Texts under NC licences (LICENSE.txt of GUM), and reddit, whose words are not in the repository."""


def ewt(folder: Path, split: str) -> list[Document]:
    """The documents of a split of EWT."""
    return list(read(folder / f"en_ewt-ud-{split}.conllu"))


def gum(folder: Path, split: str, left_out: tuple[str, ...] = CLOSED_GENRES) -> list[Document]:
    """The documents of a split of GUM, of all genres but those left out, with names from its entity layer."""
    sections = (folder / "splits.md").read_text(encoding="utf-8").split("\n## ")
    parts = {part.split()[0]: set(re.findall(r"\* (\S+)", part)) for part in sections if part.strip()}
    held = parts["dev"] | parts["test"] | parts.get("test2", set())
    files = sorted((folder / "dep").glob("GUM_*.conllu"))
    chosen = [f for f in files if (f.stem not in held if split == "train" else f.stem in parts[split])]
    return [d for f in chosen if f.stem.split("_")[1] not in left_out for d in read(f, names=True)]


def read(path: Path, names: bool = False) -> Iterator[Document]:
    """The documents of a CoNLL-U file."""
    document: Document | None = None
    mentions = Mentions()
    newline = True
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        lines = block.splitlines()
        comments = [line for line in lines if line.startswith("#")]
        fresh = any(c.startswith("# newdoc") for c in comments)
        if document is None or fresh:
            if document is not None and document.words:
                yield _finished(document, mentions, names)
            name = next((c.split("= ")[1] for c in comments if c.startswith("# newdoc id")), path.stem)
            document, mentions, newline = _new(name), Mentions(), True
        newline = newline or any(c.startswith("# newpar") for c in comments)
        rows = [line.split("\t") for line in lines if line and line[0] != "#"]
        if rows:
            _add_sentence(document, rows, mentions, newline)
            newline = False
    if document is not None and document.words:
        yield _finished(document, mentions, names)


def _new(name: str) -> Document:
    return Document(name=name, words=[], joins=[], starts=[], trees=True)


def _finished(document: Document, mentions: Mentions, names: bool) -> Document:
    if names:
        document.names = mentions.labels(document)
    return document


def _add_sentence(document: Document, rows: list[list[str]], mentions: Mentions, newline: bool) -> None:
    base = len(document.words)
    join = NEWLINE if newline else SPACED
    glued_until = 0
    spaced_after = True
    for row in rows:
        if "." in row[0]:
            continue
        if "-" in row[0]:
            glued_until = int(row[0].split("-")[1])
            spaced_after = "SpaceAfter=No" not in row[9]
            continue
        number = int(row[0])
        document.words.append(row[1])
        document.joins.append(join)
        document.starts.append(number == 1)
        document.lemmas.append(row[2])
        document.upos.append(row[3])
        document.xpos.append(row[4])
        document.feats.append(row[5])
        head = int(row[6])
        document.heads.append(base + head - 1 if head else -1)
        document.deprels.append(row[7])
        mentions.read(base + number - 1, row[9])
        if number < glued_until:
            join = GLUED
        elif number == glued_until:
            join = SPACED if spaced_after else GLUED
        else:
            join = GLUED if "SpaceAfter=No" in row[9] else SPACED
