"""The shipped model as spaCy components: the encoder reads a document once, the others decode what it kept.

crossread_encoder      runs the graph, keeps its scores           doc._.crossread
crossread_parser       sentences, heads, relations
crossread_tagger       parts of speech, features, lemmas
crossread_names        doc.ents
crossread_attribution  who said what                              doc._.attributions, doc.spans["attributions"]
crossread_coreference  who and what is meant again                doc._.chains, doc.spans["chains"]
crossread_vectors      a unit vector for each sentence            doc._.sentence_vectors
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc, Span

from crossread.annotate import attributions, names, trees
from crossread.annotate.chains import chains_of, shipped_head, text_of
from crossread.annotate.encoder import Encoder, Window
from crossread.annotate.lemmas import apply_script
from crossread.annotate.stops import after_stops
from crossread.annotate.wordpieces import GLUED, NEWLINE, SPACED

LONGEST_SENTENCE = 150
NAMES = (
    "crossread_encoder",
    "crossread_parser",
    "crossread_tagger",
    "crossread_names",
    "crossread_attribution",
    "crossread_coreference",
    "crossread_vectors",
)


@dataclass(frozen=True, slots=True)
class Scored:
    """What the encoder keeps for the others: its windows, and which of the document's tokens their words are."""

    windows: list[Window]
    tokens: list[int]
    starts: list[bool]


if not Doc.has_extension("crossread"):
    Doc.set_extension("crossread", default=None)
    Doc.set_extension("attributions", default=())
    Doc.set_extension("chains", default=())
    Doc.set_extension("sentence_vectors", default=None)


@lru_cache(maxsize=1)
def shipped() -> Encoder:
    """The shipped model, loaded once a process."""
    return Encoder.shipped()


def words_of(doc: Doc) -> tuple[list[int], list[str], list[int]]:
    """The tokens that are words (not blank), their text, and how each is joined to the one before."""
    numbers, words, joins = [], [], []
    join = NEWLINE
    for token in doc:
        if token.is_space or not token.text.strip():
            join = NEWLINE if "\n" in token.text or join == NEWLINE else SPACED
            continue
        numbers.append(token.i)
        words.append(token.text)
        joins.append(join)
        join = SPACED if token.whitespace_ else GLUED
    return numbers, words, joins


Component = Callable[[Doc], Doc]


@Language.factory("crossread_encoder", assigns=["doc._.crossread"])
def make_encoder(nlp: Language, name: str) -> Component:
    """Runs the graph over a document."""
    model = shipped()

    def encode(doc: Doc) -> Doc:
        tokens, words, joins = words_of(doc)
        windows = list(model.read(words, joins))
        starts = [join == NEWLINE or stop for join, stop in zip(joins, after_stops(words, joins), strict=True)]
        given = doc.has_annotation("SENT_START")
        for window in windows:
            sure = window.scores["start"][:, 0] > 0
            for place in range(window.start, window.end):
                if given:
                    starts[place] = bool(doc[tokens[place]].is_sent_start)
                else:
                    starts[place] = starts[place] or bool(sure[place - window.start])
            starts[window.start] = True
        doc._.crossread = Scored(windows, tokens, starts)
        return doc

    return encode


@Language.factory(
    "crossread_parser",
    requires=["doc._.crossread"],
    assigns=["token.dep", "token.head", "token.is_sent_start", "doc.sents"],
)
def make_parser(nlp: Language, name: str) -> Component:
    """Sets sentences, heads and universal relations."""
    model = shipped()
    labels = model.labels["deprel"]

    def parse(doc: Doc) -> Doc:
        kept: Scored = doc._.crossread
        heads = np.zeros(len(doc), np.int64)
        deps = [""] * len(doc)
        for window in kept.windows:
            _parse_window(model, window, kept, heads, deps, labels)
        _hang_blanks(doc, kept, heads, deps)
        names = np.array([doc.vocab.strings.add(dep) for dep in deps], np.uint64)
        rows: Any = np.stack([heads.astype(np.uint64), names], axis=1)
        doc.from_array(["HEAD", "DEP"], rows)
        return doc

    return parse


def _parse_window(model: Encoder, window: Window, kept: Scored, heads: Any, deps: list[str], labels: list[str]) -> None:
    arcs = window.scores["arcs"]
    parents = np.zeros(window.end - window.start, np.int64)
    for a, b in sentences(window, kept.starts):
        columns = np.r_[0, a + 1 : b + 1]
        for place, head in enumerate(trees.tree(arcs[a:b][:, columns])):
            parents[a + place] = 0 if head < 0 else a + head + 1
    relations = model.relations(window.scores["child"], window.scores["parent"][parents])
    for place, (parent, relation) in enumerate(zip(parents.tolist(), relations.tolist(), strict=True)):
        token = kept.tokens[window.start + place]
        governor = kept.tokens[window.start + parent - 1] if parent else token
        heads[token] = governor - token
        label = labels[relation]
        deps[token] = "root" if not parent else "dep" if label == "root" else label


def sentences(window: Window, starts: list[bool]) -> list[tuple[int, int]]:
    """The sentences of a window in its own word numbers; long ones are cut where a start is least unlikely."""
    size = window.end - window.start
    bounds = [i for i in range(size) if starts[window.start + i]] + [size]
    out = []
    for a, b in zip(bounds, bounds[1:], strict=False):
        at = a
        while b - at > LONGEST_SENTENCE:
            low, high = at + LONGEST_SENTENCE // 3, at + LONGEST_SENTENCE
            split = low + int(window.scores["start"][low:high, 0].argmax())
            out.append((at, split))
            at = split
        out.append((at, b))
    return out


def _hang_blanks(doc: Doc, kept: Scored, heads: Any, deps: list[str]) -> None:
    """Blank tokens hang on the word before them, leading ones on the first word."""
    words = set(kept.tokens)
    first = kept.tokens[0] if kept.tokens else 0
    before = first
    for number in range(len(doc)):
        if number in words:
            before = number
        else:
            heads[number] = before - number
            deps[number] = "dep" if before != number else "root"


@Language.factory(
    "crossread_tagger", requires=["doc._.crossread"], assigns=["token.pos", "token.tag", "token.morph", "token.lemma"]
)
def make_tagger(nlp: Language, name: str) -> Component:
    """Sets universal and Penn parts of speech, features and lemmas."""
    labels = shipped().labels

    def tag(doc: Doc) -> Doc:
        kept: Scored = doc._.crossread
        for window in kept.windows:
            rows = (window.scores[head].tolist() for head in ("upos", "xpos", "feats", "lemma"))
            for place, (upos, xpos, feats, lemma) in enumerate(zip(*rows, strict=True)):
                token: Any = doc[kept.tokens[window.start + place]]  # spaCy's stubs lack set_morph
                token.pos_ = labels["upos"][upos]
                token.tag_ = labels["xpos"][xpos]
                token.set_morph(labels["feats"][feats])
                token.lemma_ = apply_script(token.text, labels["lemma"][lemma])
        return doc

    return tag


@Language.factory(
    "crossread_names", requires=["doc._.crossread"], assigns=["doc.ents", "token.ent_iob", "token.ent_type"]
)
def make_names(nlp: Language, name: str) -> Component:
    """Sets names: PERSON, ORG, LOC, NORP, EVENT, DATE, MISC."""
    kinds = [label[2:] for label in shipped().labels["name"] if label.startswith("B-")]

    def find_names(doc: Doc) -> Doc:
        kept: Scored = doc._.crossread
        words = [doc[token].text for token in kept.tokens]
        found = [
            Span(doc, kept.tokens[name.first], kept.tokens[name.last - 1] + 1, label=kinds[name.kind])
            for name in names.names(kept.windows, words, kept.starts, kinds)
        ]
        doc.ents = found
        return doc

    return find_names


@Language.factory("crossread_attribution", requires=["doc._.crossread"], assigns=["doc._.attributions", "doc.spans"])
def make_attribution(nlp: Language, name: str) -> Component:
    """Sets who said what, as word spans that belong together."""

    def attribute(doc: Doc) -> Doc:
        kept: Scored = doc._.crossread
        found = [a for window in kept.windows for a in attributions.attributions(window)]
        doc._.attributions = found
        parts = []
        for a in found:
            sources = [(a.source, "SOURCE")] if a.source else []
            for (first, last), label in [*sources, (a.cue, "CUE"), *((c, "CONTENT") for c in a.content)]:
                parts.append(Span(doc, kept.tokens[first], kept.tokens[last - 1] + 1, label=label))
        doc.spans["attributions"] = parts
        return doc

    return attribute


@Language.factory(
    "crossread_coreference",
    requires=[
        "doc._.crossread",
        "doc.sents",
        "doc.ents",
        "doc._.attributions",
        "token.dep",
        "token.head",
        "token.morph",
    ],
    assigns=["doc._.chains", "doc.spans"],
)
def make_coreference(nlp: Language, name: str) -> Component:
    """Sets chains of mentions, in numbers of words that are not blank; spans of `chains` bear their chain's number."""
    model, head = shipped(), shipped_head()

    def chain(doc: Doc) -> Doc:
        kept: Scored = doc._.crossread
        doc._.chains = chains_of(text_of(doc, model), head)
        doc.spans["chains"] = [
            Span(doc, kept.tokens[m.start], kept.tokens[m.end - 1] + 1, label=str(number))
            for number, mentions in enumerate(doc._.chains)
            for m in mentions
        ]
        return doc

    return chain


@Language.factory("crossread_vectors", requires=["doc.sents"], assigns=["doc._.sentence_vectors"])
def make_vectors(nlp: Language, name: str) -> Component:
    """Sets a unit vector for each sentence, in order."""
    model = shipped()

    def embed(doc: Doc) -> Doc:
        texts = [sentence.text.strip() for sentence in doc.sents]
        doc._.sentence_vectors = model.vectors([text for text in texts if text])
        return doc

    return embed
