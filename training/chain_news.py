"""Chains of people, bodies and places in news: ECB+'s training topics, laid out as rows for the coreference head.

ECB+ marks mentions only in the sentences that speak of its events, so a text is read up to the last marked sentence, and an
unmarked mention may yet mean what a marked one means: such pairs are left open.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from xml.etree import ElementTree

import numpy as np

from crossread.annotate.chains import Text, text_of
from crossread.annotate.chains.traits import NAME
from crossread.annotate.components import shipped
from crossread.annotate.wordpieces import NEWLINE, SPACED
from evals.texts import document, guessed_joins
from training.chain_data import Rows, rows
from training.news_names import ECB_HELD_TOPICS

KINDS = ("HUMAN", "LOC", "NON_HUMAN")
SHORTEST = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """One text: its words, how they are joined, and its entities, each a list of mentions, each a list of word numbers."""

    name: str
    words: list[str]
    joins: list[int]
    entities: list[list[list[int]]]


def ecb(folder: Path, reach: int) -> Iterator[Rows]:
    """The rows of the training topics' later texts (`ecbplus`)."""
    for text in marked_texts(folder):
        found = ecb_rows(text, text_of(document(text.words, text.joins)[0], shipped()), reach)
        if found:
            yield found


def marked_texts(folder: Path) -> Iterator[Marked]:
    """The texts of the training topics."""
    for path in sorted((folder / "ECB+").glob("*/*ecbplus.xml")):
        if path.parent.name not in ECB_HELD_TOPICS:
            text = _marked(path)
            if len(text.words) >= SHORTEST:
                yield text


def _marked(path: Path) -> Marked:
    root = ElementTree.parse(path).getroot()
    tokens = [(t.get("t_id", ""), int(t.get("sentence", "0")), (t.text or "").strip()) for t in root.iter("token")]
    sentence = {number: at for number, at, _ in tokens}
    marks = {}
    for mark in root.iterfind("Markables/*"):
        anchors = [t for anchor in mark.iter("token_anchor") if (t := anchor.get("t_id", "")) in sentence]
        if anchors and mark.tag.startswith(KINDS):
            marks[mark.get("m_id", "")] = anchors
    groups = [
        [m for source in relation.iter("source") if (m := source.get("m_id", "")) in marks]
        for relation in root.iterfind("Relations/*")
    ]
    alone = marks.keys() - {m for group in groups for m in group}
    groups += [[m] for m in sorted(alone)]
    last = max((sentence[t] for anchors in marks.values() for t in anchors), default=-1)
    kept = [token for token in tokens if 0 < token[1] <= last and token[2]]
    place = {number: i for i, (number, _, _) in enumerate(kept)}
    joins: list[int] = []
    for _, group in groupby(kept, key=lambda token: token[1]):
        joins += [SPACED if joins else NEWLINE, *guessed_joins([word for _, _, word in group])[1:]]
    entities = [[[place[t] for t in marks[m] if t in place] for m in group] for group in groups if group]
    return Marked(name=path.stem, words=[word for _, _, word in kept], joins=joins, entities=entities)


def ecb_rows(marked: Marked, text: Text, reach: int) -> Rows | None:
    """The rows of a text that was read: of its marked mentions of which something is known."""
    of = np.zeros(len(text.mentions), np.int64)
    for number, entity in enumerate(marked.entities, 1):
        for words in entity:
            headed = [i for i, m in enumerate(text.mentions) if m.head in words and not m.group and not of[i]]
            if headed:
                of[max(headed, key=lambda i: text.mentions[i].end - text.mentions[i].start)] = number
    later = np.flatnonzero(of).astype(np.int32)
    earlier = later[:, None] - 1 - np.arange(reach)
    near = np.where(earlier >= 0, of[np.maximum(earlier, 0)], 0)
    later = later[(near > 0).any(axis=1)]
    if not len(later):
        return None
    v = text.traits.values

    def unsure(a: np.ndarray, b: np.ndarray) -> np.ndarray:
        alike = (v["head_text"][a] == v["head_text"][b]) | (
            (v["kind"][b] == NAME) & (v["last_text"][a] == v["last_text"][b])
        )
        return (of[b] == 0) & alike

    marks = (
        lambda a, b: of[a] == of[b],
        lambda a, b: (of[b] > 0) & (of[a] != of[b]),
        unsure,
    )
    return rows(marked.name, text, later, reach, marks)
