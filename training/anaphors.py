"""What words mean again, as the encoder learns it: for a mention's head the heads before it that mean the same.

This shapes the encoder's states; who and what is meant again in a whole text is said by the head that reads them
(`training.coreference`).
"""

from __future__ import annotations

from pathlib import Path

from training.chain_data import GapItem, gap_items, gold_chains, ontogum_files
from training.documents import Document, Meant
from training.quotations import plain

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})


def add_ontogum(documents: list[Document], folder: Path) -> None:
    """Adds to GUM's documents what OntoGUM says: nouns and pronouns that head no chain's mention mean something new."""
    paths = {path.stem: path for path in ontogum_files(folder, ("train",))}
    for document in documents:
        if document.name in paths:
            chains = gold_chains(paths[document.name])
            document.meant = _in_chains(document, [[_head(document, a, b) for a, b in chain] for chain in chains])


def _in_chains(document: Document, chains: list[list[int]]) -> dict[int, Meant]:
    out = {i: Meant(frozenset()) for i, upos in enumerate(document.upos) if upos in _NOMINAL}
    for heads in chains:
        for head in heads:
            out[head] = Meant(frozenset(other for other in heads if other < head))
    return out


def _head(document: Document, start: int, end: int) -> int:
    return next((i for i in range(start, end) if not start <= document.heads[i] < end), start)


def gap(folder: Path) -> list[Document]:
    """GAP's development texts (Wikipedia): what the pronoun means, and that two names are people's."""
    return [_gap_document(item) for item in gap_items(folder / "gap-development.tsv")]


def _gap_document(item: GapItem) -> Document:
    document = plain(item.name, item.text)
    document.names = [""] * len(document.words)
    good: set[int] = set()
    bad: set[int] = set()
    for start, end, meant in item.sides:
        inside = _inside(document, start, end)
        (good if meant else bad).update(inside)
        if inside and all(document.words[i][:1].isupper() for i in (inside[0], inside[-1])):
            document.names[inside[0] : inside[-1] + 1] = ["B-PERSON"] + ["I-PERSON"] * (len(inside) - 1)
    document.meant = {}
    for pronoun in _inside(document, *item.pronoun):
        before = frozenset(i for i in good if i < pronoun)
        document.meant[pronoun] = Meant(before) if before else Meant(frozenset(bad), but=True)
        document.meant |= {i: Meant(frozenset({pronoun})) for i in good if i > pronoun}
        document.meant |= {i: Meant(frozenset({pronoun}), but=True) for i in bad if i > pronoun}
    return document


def _inside(document: Document, start: int, end: int) -> list[int]:
    return [i for i, (a, b) in enumerate(document.offsets) if start <= a and b <= end]
