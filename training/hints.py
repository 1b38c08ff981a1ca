"""Hints of names in a treebank that marks none: proper nouns are names, whose kind is often plain.

A hint is a label that leaves open what it cannot know (`labels.open_labels`): `B?` begins a name of some kind, `I?` goes on with one,
`N?` is in a name, `?` is no person, organisation or place, and nothing at all is unknown. Checked on the sentences for
which Universal NER has gold names: proper nouns joined by `flat` are a person there in nine of ten cases.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from training.documents import Document
from training.entities import STATES, TITLES

_PLACE_HEADS = frozenset("san los las el la le new santa buenos saint st. al palo del".split())
_LINKS = frozenset({"ADP", "PART", "PUNCT", "DET", "CCONJ", "SYM"})


def known_names(documents: Iterable[Document]) -> dict[str, str]:
    """Names that gold labels give one kind only, twice or more; the names of states are places."""
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    for document in documents:
        for start, end in _runs(document, [label[:1] in ("B", "I") for label in document.names], document.names):
            seen[document.text(start, end)][document.names[start][2:]] += 1
    known = {name: next(iter(kinds)) for name, kinds in seen.items() if len(kinds) == 1 and kinds.total() > 1}
    return known | {name.title(): "LOC" for name in STATES if "." not in name and len(name) > 3}


def hint(document: Document, known: dict[str, str]) -> list[str]:
    """The hints for every word of a treebank document."""
    proper = [u == "PROPN" for u in document.upos]
    runs = [(a, b) for a, b in _runs(document, proper, None)]
    labels = ["" if p else "?" for p in proper]
    _open_edges(document, runs, labels)
    people = {document.words[i] for a, b in runs if _is_person(document, a, b) for i in range(a, b)}
    for a, b in runs:
        start = a
        while start < b and document.words[start].lower() in TITLES:
            start += 1
        if start < b and document.words[start][0].isupper():
            kind = _kind(document, start, b, known, people)
            sure = start > a or a == 0 or labels[a - 1] != ""
            first = f"B-{kind}" if kind else "B?" if sure else "N?"
            labels[start:b] = [first] + [f"I-{kind}" if kind else "I?"] * (b - start - 1)
    return labels


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
    joined = any(document.deprels[i] == "flat" for i in range(start, end))
    return joined and end - start < 5 and document.words[start].lower() not in _PLACE_HEADS


def _kind(document: Document, start: int, end: int, known: dict[str, str], people: set[str]) -> str:
    name = document.text(start, end)
    if name in known:
        return known[name]
    if _is_person(document, start, end) or (end == start + 1 and name in people):
        return "PERSON"
    return ""
