"""The label sets of the heads, learnt from the training documents."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

from crossread.annotate.lemmas import script_of
from training.documents import Document
from training.entities import TYPES

BIO = ("O", "B", "I")
UNSEEN = -100
"""The target of a word whose label is unknown or too rare to learn: no loss is taken there."""


@dataclass(slots=True, kw_only=True)
class Labels:
    """What each head can say, in the order of its outputs."""

    upos: list[str]
    xpos: list[str]
    feats: list[str]
    lemma: list[str]
    deprel: list[str]
    name: list[str]

    @classmethod
    def learn(cls, documents: Iterable[Document], rarest: int = 3) -> Labels:
        """The labels of treebank documents that stand at least `rarest` times."""
        seen: dict[str, Counter[str]] = {k: Counter() for k in ("upos", "xpos", "feats", "lemma", "deprel")}
        for document in documents:
            seen["upos"].update(document.upos)
            seen["xpos"].update(document.xpos)
            seen["feats"].update(document.feats)
            seen["deprel"].update(document.deprels)
            seen["lemma"].update(script_of(w, m) for w, m in zip(document.words, document.lemmas, strict=True))
        kept = {k: sorted(label for label, n in c.items() if n >= rarest) for k, c in seen.items()}
        names = ["O"] + [f"{b}-{kind}" for kind in TYPES for b in "BI"]
        return cls(name=names, **kept)

    def write(self, path: Path) -> None:
        """Keeps the labels as JSON."""
        path.write_text(json.dumps(asdict(self), indent=0, ensure_ascii=False), encoding="utf-8")

    @classmethod
    def load(cls, path: Path) -> Labels:
        """Reads what `write` kept."""
        return cls(**json.loads(path.read_text(encoding="utf-8")))


def open_labels(names: list[str]) -> dict[str, list[int]]:
    """For every label of a name, which of the `names` may be right; `?` is no person, organisation or place, "" is unknown."""
    plain = {label: [i] for i, label in enumerate(names)}
    other = [i for i, label in enumerate(names) if label[2:] not in ("PERSON", "ORG", "LOC")]
    return plain | {"?": other, "": []}
