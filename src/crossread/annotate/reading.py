"""A spaCy document to notes: the one place where spaCy's records end and ours begin."""

from __future__ import annotations

from array import array
from collections.abc import Iterator

from spacy.tokens import Doc
from spacy.tokens import Token as SpacyToken

from crossread.annotate.components import Scored
from crossread.annotate.foreign import name_label, relation
from crossread.model.notes import AttributionMention, ChainMention, NameMention, Notes, Sentence, Token


def notes_of(doc: Doc, report: str, made_by: str) -> Notes:
    """The notes that a document bears; blank tokens are left out."""
    words = [token for token in doc if token.text.strip()]
    place = {token.i: index for index, token in enumerate(words)}
    sentences = tuple(_sentences(doc, place))
    tokens = tuple(_tokens(words, place, sentences))
    return Notes(
        report=report,
        made_by=made_by,
        tokens=tokens,
        sentences=sentences,
        names=tuple(_names(doc, place)),
        attributions=tuple(_attributions(doc)),
        chains=tuple(sorted(_chains(doc, tokens), key=lambda mention: (mention.start, -mention.end))),
    )


def _sentences(doc: Doc, place: dict[int, int]) -> Iterator[Sentence]:
    vectors = doc._.sentence_vectors
    index = 0
    for span in doc.sents:
        inside = [token for token in span if token.i in place]
        if inside:
            vector = (
                array("f", vectors[index].tobytes()) if vectors is not None and index < len(vectors) else array("f")
            )
            start, end = inside[0].idx, inside[-1].idx + len(inside[-1].text)
            first = place[inside[0].i]
            yield Sentence(index=index, start=start, end=end, first=first, last=first + len(inside), vector=vector)
            index += 1


def _tokens(words: list[SpacyToken], place: dict[int, int], sentences: tuple[Sentence, ...]) -> Iterator[Token]:
    for sentence in sentences:
        for index in range(sentence.first, sentence.last):
            token = words[index]
            yield Token(
                index=index,
                start=token.idx,
                end=token.idx + len(token.text),
                text=token.text,
                lemma=token.lemma_ or token.text.lower(),
                tag=token.pos_ or "X",
                morph=str(token.morph),
                dep=relation(token.dep_),
                head=place.get(token.head.i, index),
                sentence=sentence.index,
            )


def _names(doc: Doc, place: dict[int, int]) -> Iterator[NameMention]:
    for entity in doc.ents:
        inside = [token for token in entity if token.i in place]
        label = name_label(entity.label_)
        if inside and label:
            start, end = inside[0].idx, inside[-1].idx + len(inside[-1].text)
            first = place[inside[0].i]
            yield NameMention(start=start, end=end, first=first, last=place[inside[-1].i] + 1, label=label)


def _attributions(doc: Doc) -> Iterator[AttributionMention]:
    kept: Scored | None = doc._.crossread
    for found in doc._.attributions if kept else ():
        assert kept is not None

        def characters(part: tuple[int, int], kept: Scored = kept) -> tuple[int, int]:
            first, last = doc[kept.tokens[part[0]]], doc[kept.tokens[part[1] - 1]]
            return first.idx, last.idx + len(last.text)

        yield AttributionMention(
            source=(characters(found.source),) if found.source else (),
            cue=(characters(found.cue),),
            content=tuple(characters(part) for part in found.content),
            score=round(found.score, 4),
        )


def _chains(doc: Doc, tokens: tuple[Token, ...]) -> Iterator[ChainMention]:
    for number, chain in enumerate(doc._.chains):
        for mention in chain:
            yield ChainMention(
                start=tokens[mention.start].start,
                end=tokens[mention.end - 1].end,
                first=mention.start,
                last=mention.end,
                head=mention.head,
                chain=number,
            )
