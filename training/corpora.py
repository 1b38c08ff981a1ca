"""All corpora that the model is trained on and measured with while it trains."""

from __future__ import annotations

import random
from dataclasses import dataclass
from pathlib import Path

from training import anaphors, known_names, marked_names, news_names, quotations, swaps, treebanks
from training.documents import Document

_UNER = {"PER": "PERSON", "ORG": "ORG", "LOC": "LOC"}


@dataclass(slots=True, kw_only=True)
class Corpora:
    """Documents to learn from and to measure with; a document may stand in several roles."""

    trees: list[Document]
    quotations: list[Document]
    names: list[Document]
    pronouns: list[Document]
    held: dict[str, list[Document]]


def load(data: Path) -> Corpora:
    """Reads what the data folder has (`ud_ewt`, `gum`, `uner_ewt`, `re3d`, `ecbplus`, `polnear`, `gap`)."""
    dev = treebanks.ewt(data / "ud_ewt", "dev")
    uner = with_uner(dev, data / "uner_ewt" / "en_ewt-ud-dev.iob2")
    cut = len(uner) * 15 // 16
    gum_dev = treebanks.gum(data / "gum", "dev")
    ewt, gum = treebanks.ewt(data / "ud_ewt", "train"), treebanks.gum(data / "gum", "train")
    re3d, ecb = news_names.re3d(data / "re3d"), news_names.ecb(data / "ecbplus")
    anaphors.add_ontogum(gum, data / "gum")
    polnear, gap = quotations.polnear(data / "polnear", "train"), anaphors.gap(data / "gap")
    read = {"ewt": ewt, "polnear": polnear, "gap": gap, "re3d": re3d, "ecb": ecb}
    for corpus, documents in read.items():
        marked_names.mark(documents, corpus)
    return Corpora(
        trees=ewt + gum,
        quotations=polnear,
        pronouns=gap,
        names=uner[:cut] + re3d + ecb + _swapped(uner[:cut], ewt, gum, re3d + ecb),
        held={"ewt": dev, "gum": gum_dev, "uner": uner[cut:], "polnear": quotations.polnear(data / "polnear", "dev")},
    )


def _swapped(uner: list[Document], ewt: list[Document], gum: list[Document], news: list[Document]) -> list[Document]:
    """Copies with other names: two of each document of Universal NER, one of every other document of EWT and GUM."""
    rng = random.Random(17)
    listed = known_names.listed_names() | known_names.listed_places()
    stock = swaps.Stock([*uner, *ewt, *gum, *news], listed.items(), rng)
    return [swaps.swapped(d, stock, rng) for d in [*uner * 2, *ewt[::2], *gum[::2]]]


def with_uner(documents: list[Document], path: Path) -> list[Document]:
    """The documents with nothing but names, out of Universal NER's file for the same sentences, in another order.

    Sentences whose words Universal NER has otherwise are without labels.
    """
    labels: dict[tuple[str, ...], list[str]] = {}
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        rows = [line.split("\t") for line in block.splitlines() if line and line[0] != "#"]
        labels[tuple(row[1] for row in rows)] = [_label(row[2]) for row in rows]
    out = []
    for d in documents:
        names = [n for a, b in d.sentences() for n in labels.get(tuple(d.words[a:b]), [""] * (b - a))]
        out.append(Document(name=d.name, words=d.words, joins=d.joins, starts=d.starts, names=names))
    return out


def _label(mark: str) -> str:
    bio, _, kind = mark.partition("-")
    return f"{bio}-{_UNER[kind]}" if kind in _UNER else "?"
