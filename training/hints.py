"""Hints of names in a treebank that marks none: proper nouns are names, whose kind is often plain.

A hint is a label that leaves open what it cannot know (`labels.open_labels`): `B?` begins a name of some kind, `I?` goes on with one,
`N?` is in a name, `?` is no person, organisation or place, and nothing at all is unknown. Checked on the sentences for
which Universal NER has gold names: proper nouns joined by `flat` are a person there in nine of ten cases.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from crossread.data import read_table
from training.documents import Document
from training.entities import STATES, TITLES

_PLACE_HEADS = frozenset("san los las el la le new santa buenos saint st. al palo del".split())
_ARTICLES = frozenset("al el as ad an ar at az ash".split())
_LINKS = frozenset({"ADP", "PART", "PUNCT", "DET", "CCONJ", "SYM"})
_ORG_ENDS = frozenset(
    """inc inc. corp corp. corporation ltd ltd. llc llp l.l.c. plc co. company gmbh university college institute
institution school ministry department agency commission committee council party bank association federation union
bureau senate parliament academy hospital foundation army navy brigade club""".split()
)


@lru_cache(maxsize=1)
def listed_names() -> dict[str, str]:
    """Names in the own table, with their kinds."""
    return {name: kind for kind, names in _table("known_names.tsv") for name in names.split("|")}


@lru_cache(maxsize=1)
def listed_places() -> dict[str, str]:
    """Names of states and of big cities: places, as far as no gold label says otherwise."""
    states = [n for row in read_table("places", "nations.tsv") for n in (row["name"], *row["aliases"].split("|"))]
    return {name: "LOC" for name in [*states, *(row[0] for row in _table("big_cities.tsv"))] if len(name) > 3}


@lru_cache(maxsize=1)
def peoples() -> frozenset[str]:
    """Adjectives and nouns for the people of states."""
    rows = read_table("places", "nations.tsv")
    return frozenset(word for row in rows for word in row["people"].split("|") if word)


def _table(name: str) -> list[list[str]]:
    lines = (Path(__file__).parent / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and line[0] != "#"][1:]


def known_names(documents: Iterable[Document]) -> dict[str, str]:
    """Names that gold labels give one kind only, twice or more (once, if of several words), and those of the tables."""
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    for document in documents:
        for start, end in _runs(document, [label[:1] in ("B", "I") for label in document.names], document.names):
            seen[document.text(start, end)][document.names[start][2:]] += 1
    known = {n: next(iter(k)) for n, k in seen.items() if len(k) == 1 and (k.total() > 1 or " " in n)}
    known |= {name.title(): "LOC" for name in STATES if "." not in name and len(name) > 3}
    several = {name for name, kinds in seen.items() if len(kinds) > 1}
    return {n: k for n, k in (listed_places() | listed_names()).items() if n not in several} | known


def hint(document: Document, known: dict[str, str]) -> list[str]:
    """The hints for every word of a treebank document."""
    proper = [u == "PROPN" or _in_article(document, i) for i, u in enumerate(document.upos)]
    runs = [(a, b) for a, b in _runs(document, proper, None)]
    labels = ["" if p else "?" for p in proper]
    _open_edges(document, runs, labels)
    people = {document.words[i] for a, b in runs if _is_person(document, a, b) for i in range(a, b)}
    for a, b in runs:
        start = a
        while start < b and document.words[start].lower() in TITLES:
            start += 1
        titles = [i + 1 for i in range(start, b - 1) if document.words[i].lower() in TITLES]
        if titles and _is_person(document, titles[-1] - 1, b):
            labels[start : titles[-1]] = [""] * (titles[-1] - start)  # "California Governor" before the name
            start = titles[-1]
        if start < b and (document.words[start][0].isupper() or _in_article(document, start + 1)):
            kind = _kind(document, start, b, known, people)
            sure = start > a or a == 0 or labels[a - 1] != ""
            if kind == "NORP":
                labels[start:b] = ["?"] * (b - start)
                continue
            first = f"B-{kind}" if kind else "B?" if sure else "N?"
            labels[start:b] = [first] + [f"I-{kind}" if kind else "I?"] * (b - start - 1)
    return labels


def _in_article(document: Document, place: int) -> bool:
    """Whether a word is the hyphen of an Arabic article ("al-Sadr", in three words)."""
    if not 0 < place < len(document.words) - 1 or document.words[place] != "-":
        return False
    return document.words[place - 1].lower() in _ARTICLES and document.upos[place + 1] == "PROPN"


def _runs(document: Document, inside: list[bool], labels: list[str] | None) -> list[tuple[int, int]]:
    out: list[tuple[int, int]] = []
    for i, is_in in enumerate(inside):
        goes_on = is_in and out and out[-1][1] == i and not document.starts[i]
        if goes_on and (labels is None or labels[i][:1] == "I"):
            out[-1] = (out[-1][0], i + 1)
        elif is_in:
            out.append((i, i + 1))
    return out


def _open_edges(document: Document, runs: list[tuple[int, int]], labels: list[str]) -> None:
    """Words that may belong to a name beside them are left unknown."""
    for a, b in runs:
        for near, step in ((a - 1, -1), (b, 1)):
            for far in range(2):
                at = near + step * far
                if not 0 <= at < len(labels) or document.upos[at] == "PROPN":
                    break
                if document.upos[at] not in _LINKS and not document.words[at][0].isupper():
                    break
                labels[at] = ""


def _is_person(document: Document, start: int, end: int) -> bool:
    joined = any(document.deprels[i] == "flat" and not _in_article(document, i - 1) for i in range(start, end))
    return joined and end - start < 5 and document.words[start].lower() not in _PLACE_HEADS


def _kind(document: Document, start: int, end: int, known: dict[str, str], people: set[str]) -> str:
    name = document.text(start, end)
    if name in known:
        return known[name]
    if _is_person(document, start, end) or (end == start + 1 and name in people):
        return "PERSON"
    ends = (document.words[end - 1].lower(), document.words[start].lower())
    return "ORG" if end - start > 1 and (ends[0] in _ORG_ENDS or ends[1] == "university") else ""
