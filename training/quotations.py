"""PolNeAR: who said what in US political news, in brat files beside the texts.

Where several people annotated a text, the first by file name is taken.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from pathlib import Path

import spacy

from crossread.annotate.wordpieces import GLUED, NEWLINE, SPACED
from training.documents import Document, Quoting

_ROLES = {"Source": "source", "Cue": "cue", "Content": "content"}
_SPANS = re.compile(r"^(T\d+)\t\S+ ([\d ;]+)\t", re.M)
_EVENTS = re.compile(r"^E\d+\t(.*)$", re.M)
_END = re.compile(r"[.!?…][\"”’')\]]*$")


def polnear(folder: Path, split: str) -> list[Document]:
    """The documents of a split, with their attributions."""
    return [_document(text, notes) for text, notes in pairs(folder / split)]


def pairs(folder: Path) -> Iterator[tuple[Path, Path]]:
    """Each text of a split with the first file of notes on it."""
    return ((text, notes[0]) for text, notes in annotated(folder))


def annotated(folder: Path) -> Iterator[tuple[Path, list[Path]]]:
    """Each text of a split that somebody annotated, with the files of notes on it, one for each annotator."""
    notes: dict[str, list[Path]] = {}
    for path in sorted((folder / "attributions").glob("*.ann")):
        notes.setdefault(path.stem.rpartition("_")[0], []).append(path)
    for text in sorted((folder / "text").glob("*.txt")):
        if text.stem in notes:
            yield text, notes[text.stem]


def read_notes(path: Path) -> list[dict[str, list[tuple[int, int]]]]:
    """The attributions of a brat file: for each, its character spans by role."""
    spans: dict[str, list[tuple[int, int]]] = {}
    found = []
    text = path.read_text(encoding="utf-8")
    for key, where in _SPANS.findall(text):
        spans[key] = [(int(a), int(b)) for a, b in (p.split() for p in where.split(";"))]
    for arguments in _EVENTS.findall(text):
        roles: dict[str, list[tuple[int, int]]] = {"source": [], "cue": [], "content": []}
        for argument in arguments.split():
            kind, key = argument.split(":")
            if role := _ROLES.get(kind.rstrip("0123456789")):
                roles[role] += spans.get(key, [])
        if roles["content"]:
            found.append(roles)
    return found


def _document(text_path: Path, notes_path: Path) -> Document:
    text = text_path.read_bytes().decode("utf-8")
    document = plain(text_path.stem, text)
    begins = [a for a, _ in document.offsets]
    ends = [b for _, b in document.offsets]

    def words(spans: list[tuple[int, int]]) -> list[int]:
        chosen = {i for a, b in spans for i in range(bisect_right(ends, a), bisect_left(begins, b))}
        return sorted(chosen)

    quotings = [Quoting(**{role: words(spans) for role, spans in found.items()}) for found in read_notes(notes_path)]
    document.quotings = [q for q in quotings if q.content]
    return document


_NLP = spacy.blank("en")


def plain(name: str, text: str) -> Document:
    """A document of spaCy's words, with sentence starts guessed from line ends and closing marks."""
    document = Document(name=name, words=[], joins=[], starts=[])
    after = 0
    fresh = True
    for token in _NLP.make_doc(text):
        if token.is_space:
            continue
        gap = text[after : token.idx]
        join = NEWLINE if not document.words or "\n" in gap else SPACED if gap else GLUED
        if document.words and join == SPACED and _END.search(_tail(document)) and not token.text[0].islower():
            fresh = True
        document.words.append(token.text)
        document.joins.append(join)
        document.starts.append(fresh or join == NEWLINE)
        document.offsets.append((token.idx, token.idx + len(token.text)))
        after = token.idx + len(token.text)
        fresh = False
    return document


def _tail(document: Document) -> str:
    glued = document.words[-1]
    for back in range(2, min(4, len(document.words)) + 1):
        if document.joins[1 - back] != GLUED:
            break
        glued = document.words[-back] + glued
    return glued
