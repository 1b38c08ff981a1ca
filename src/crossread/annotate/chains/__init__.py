"""Chains: a read document comes in; the mentions that stand for the same person, body, place or thing go out together.

Mentions come out of the trees (`mentions`), what is known of each stands in `traits`, what two have in common in `pairs`; a
small network weighs it (`head`), and each mention joins the chain that most speaks for (`linking`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
from spacy.tokens import Doc

from crossread.annotate.chains.head import WIDTH, Head, Meanings
from crossread.annotate.chains.linking import link
from crossread.annotate.chains.mentions import Mention, Words, mentions
from crossread.annotate.chains.pairs import Floats
from crossread.annotate.chains.pointing import pointing
from crossread.annotate.chains.traits import Traits, traits
from crossread.annotate.encoder import Encoder
from crossread.data import data_file
from crossread.lib.threads import one_thread

PHRASE = 12
"""The words of a phrase that count for its meaning."""

__all__ = ["Text", "chains_of", "shipped_head", "text_of"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A document as the head sees it; word numbers count the words that are not blank."""

    words: Words
    mentions: list[Mention]
    traits: Traits
    meanings: Meanings


@lru_cache(maxsize=1)
def shipped_head() -> Head:
    """The weights that ship with the package, loaded once a process."""
    return Head.load(Path(str(data_file("model", "chains.npz"))))


def text_of(doc: Doc, model: Encoder, given: Sequence[tuple[int, int]] | None = None) -> Text:
    """The mentions of a document read by the shipped pipeline, or those `given` as word numbers, end excluded."""
    words = _words(doc)
    found = mentions(words) if given is None else [_given(words, start, end) for start, end in sorted(given)]
    windows = doc._.crossread.windows
    states = [window.scores["words"] for window in windows]
    table: Floats = np.concatenate(states) if states else np.zeros((0, WIDTH), np.float32)
    embeddings = _embeddings(words.words, found, model)
    return Text(
        words=words,
        mentions=found,
        traits=traits(words, found),
        meanings=Meanings.of(words.heads, found, table, embeddings, pointing(windows, words, found)),
    )


def chains_of(text: Text, head: Head) -> list[list[Mention]]:
    """The chains of two mentions and more, each in text order, in the order of their first mentions."""
    if len(text.mentions) < 2:
        return []
    with one_thread():
        scored = head.scores(text.meanings, text.traits)
        numbers = link(scored, text.traits, float(head.about["least"]), float(head.about["least_name"]))
    chains: dict[int, list[Mention]] = {}
    for mention, chain in zip(text.mentions, numbers, strict=True):
        chains.setdefault(chain, []).append(mention)
    return [chain for chain in chains.values() if len(chain) > 1]


def _words(doc: Doc) -> Words:
    kept = doc._.crossread
    numbers = {token: i for i, token in enumerate(kept.tokens)}
    tokens = [doc[i] for i in kept.tokens]
    sentence = {token.i: number for number, span in enumerate(doc.sents) for token in span}
    return Words(
        words=[t.text for t in tokens],
        lemmas=[t.lemma_ for t in tokens],
        upos=[t.pos_ for t in tokens],
        tags=[t.tag_ for t in tokens],
        feats=[str(t.morph) for t in tokens],
        deps=[t.dep_ for t in tokens],
        heads=[numbers.get(t.head.i, i) for i, t in enumerate(tokens)],
        sentences=[sentence[t.i] for t in tokens],
        names=[
            (numbers[e.start], numbers[e.end - 1] + 1, e.label_)
            for e in doc.ents
            if {e.start, e.end - 1} <= numbers.keys()
        ],
        said=[(a.source, a.cue, a.content) for a in doc._.attributions],
    )


def _given(words: Words, start: int, end: int) -> Mention:
    inside = range(start, end)
    head = next((w for w in inside if words.heads[w] not in inside or words.heads[w] == w), start)
    return Mention(start, end, head, any(words.deps[w] == "conj" and words.heads[w] == head for w in inside))


def _embeddings(words: Sequence[str], found: Sequence[Mention], model: Encoder) -> Floats:
    """Two rows for each mention: its head, and its first words on average, in the embeddings of the base model."""
    known: dict[str, Floats] = {}

    def embedding(word: str) -> Floats:
        if word not in known:
            known[word] = model.embedded(list(model.pieces.cut(word)[0]))[0].mean(axis=0)
        return known[word]

    rows = np.zeros((len(found), 2, WIDTH), np.float32)
    for row, mention in zip(rows, found, strict=True):
        row[0] = embedding(words[mention.head])
        inside = words[mention.start : min(mention.end, mention.start + PHRASE)]
        row[1] = sum(map(embedding, inside)) / len(inside)
    return rows
