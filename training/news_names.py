"""Names out of news corpora that mark noun phrases: re3d (conflict reporting) and ECB+ (its training topics).

Both mark phrases for what they stand for ("the group", "U.S. service members"). A name is taken only where the whole
phrase, without article and title, is written as one; every other word with a capital stays unknown (`labels.open_labels`),
and words without one are no names. Folders of re3d under a non-commercial or unclear licence are left out.
"""

from __future__ import annotations

import csv
import json
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from crossread.annotate.wordpieces import GLUED, NEWLINE, SPACED
from training.documents import Document
from training.entities import TITLES
from training.known_names import listed_names, listed_places, peoples
from training.quotations import plain

RE3D_FOLDERS = (
    "Australian Department of Foreign Affairs",
    "CENTCOM",
    "UK Government",
    "US State Department",
    "Wikipedia",
)
"""CC BY 3.0 AU, public domain, OGL 3.0, public domain, CC BY-SA 3.0."""
ECB_HELD_TOPICS = frozenset("2 5 12 18 21 23 34 35 36 37 38 39 40 41 42 43 44 45".split())
"""The usual development and test topics: never read here."""

_RE3D = {"Organisation": "ORG", "Person": "PERSON", "Location": "LOC", "Nationality": "NORP"}
_ECB = {
    "HUMAN_PART_PER": "PERSON",
    "HUMAN_PART_ORG": "ORG",
    "HUMAN_PART_GPE": "LOC",
    "LOC_GEO": "LOC",
    "LOC_FAC": "LOC",
}
_INNER = frozenset("of the for and & 's - de la du von van der al el bin ibn".split())
_GLUED_BEFORE = frozenset(". , ; : ! ? ) ] } % 's n't ' '' 're 've 'll 'd 'm ”".split())
_GLUED_AFTER = frozenset("( [ { $ £ € `` “".split())

_PRONOUNS = frozenset("i you he she it we they who his her its our their my your one this that these those".split())

Phrase = tuple[int, int, str]
"""First word, end (excluded), kind."""


def re3d(folder: Path) -> list[Document]:
    """The documents of re3d's open folders."""
    out = []
    for part in RE3D_FOLDERS:
        marked: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
        for row in _rows(folder / part / "entities.json"):
            marked[row["documentId"]].append((row["begin"], row["end"], _RE3D.get(row["type"], "")))
        for row in _rows(folder / part / "documents.json"):
            document = plain(row["_id"], row["text"])
            document.names = name_labels(document, _in_words(document, marked[row["_id"]]))
            out.append(document)
    return out


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def _in_words(document: Document, spans: Iterable[tuple[int, int, str]]) -> list[Phrase]:
    begins = {a: i for i, (a, _) in enumerate(document.offsets)}
    ends = {b: i + 1 for i, (_, b) in enumerate(document.offsets)}
    return [(begins[a], ends[b], kind) for a, b, kind in spans if a in begins and b in ends]


def ecb(folder: Path) -> list[Document]:
    """The validated sentences of ECB+'s training topics, those of a file as one document."""
    wanted: dict[tuple[str, str], set[str]] = defaultdict(set)
    with (folder / "ECBplus_coreference_sentences.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            if row["Topic"] not in ECB_HELD_TOPICS:
                wanted[row["Topic"], row["File"]].add(row["Sentence Number"])
    paths = [(folder / "ECB+" / topic / f"{topic}_{name}.xml", rows) for (topic, name), rows in sorted(wanted.items())]
    return [d for path, rows in paths if path.exists() and (d := _ecb_document(path, rows)).words]


def _ecb_document(path: Path, sentences: set[str]) -> Document:
    root = ElementTree.parse(path).getroot()
    document = Document(name=path.stem, words=[], joins=[], starts=[])
    number: dict[str, int] = {}
    before = ""
    for token in root.iter("token"):
        sentence = token.get("sentence", "")
        if sentence not in sentences or not (token.text or "").strip():
            continue
        number[token.get("t_id", "")] = len(document.words)
        word = str(token.text).strip()
        glued = word in _GLUED_BEFORE or (document.words and document.words[-1] in _GLUED_AFTER)
        document.joins.append(NEWLINE if not document.words else GLUED if glued else SPACED)
        document.starts.append(sentence != before)
        document.words.append(word)
        before = sentence
    phrases = []
    for mark in root.iterfind("Markables/*"):
        places = [number[t] for anchor in mark.iter("token_anchor") if (t := anchor.get("t_id", "")) in number]
        if places and max(places) - min(places) == len(places) - 1:
            phrases.append((min(places), max(places) + 1, _ECB.get(mark.tag, "")))
    document.names = name_labels(document, phrases)
    return document


def name_labels(document: Document, phrases: Iterable[Phrase]) -> list[str]:
    """Open BIO labels: names where whole phrases are names, unknown where a capital stands beside them."""
    words = document.words
    labels = ["" if any(c.isupper() for c in word) else "?" for word in words]
    for start, end in document.sentences():
        if sum(word[:1].isupper() for word in words[start:end]) * 2 > end - start:
            labels[start:end] = [""] * (end - start)  # a headline: capitals say nothing
    known = listed_names()
    names = {n for a, b, kind in phrases if kind and (n := _cut(words, a, b, kind))}
    clear = [n for n in names if not any(n[:2] == m[:2] and n[2] != m[2] for m in names)]
    done = [False] * len(words)
    for start, end, said in sorted(clear, key=lambda n: (n[0] - n[1], n)):
        if any(done[start:end]):
            continue
        done[start:end] = [True] * (end - start)
        people = end - start == 1 and words[start] in peoples()
        kind = "NORP" if people else known.get(document.text(start, end), said)
        labels[start:end] = ["?"] * (end - start) if kind == "NORP" else _bio(kind, end - start)
    _add_places(document, labels)
    return labels


def _add_places(document: Document, labels: list[str]) -> None:
    """Unknown stretches that are the names of well-known places."""
    start = 0
    for i in range(len(labels) + 1):
        if i == len(labels) or labels[i] or document.starts[i]:
            if i > start and document.text(start, i) in listed_places():
                labels[start:i] = _bio("LOC", i - start)
            start = i if i < len(labels) and not labels[i] else i + 1


def _bio(kind: str, length: int) -> list[str]:
    return [f"B-{kind}"] + [f"I-{kind}"] * (length - 1)


def _cut(words: list[str], start: int, end: int, kind: str) -> Phrase | None:
    """The name that a marked phrase is, without article and titles; nothing where it is a description."""
    while start < end and words[start].lower() in ("the", "a", "an"):
        start += 1
    if kind == "PERSON":
        titles = [i + 1 for i in range(start, end - 1) if words[i].lower() in TITLES]
        start = max([start, *titles])
    while end > start and words[end - 1] in ("'s", "’s", "'", "’", ".", ",", '"', "”"):
        end -= 1
    stretch = words[start:end]
    if not stretch or len(stretch) > 8 or not (_capital(stretch[0]) and _capital(stretch[-1])):
        return None
    if any(not _capital(w) and w.lower() not in _INNER for w in stretch) or stretch[0].lower() in TITLES | _PRONOUNS:
        return None
    return start, end, kind


def _capital(word: str) -> bool:
    own = word.split("-", 1)[1] if word.lower().startswith(("al-", "el-", "ad-", "as-")) else word
    return own[:1].isupper() and not ("-" in own and own.rsplit("-", 1)[1].islower())
