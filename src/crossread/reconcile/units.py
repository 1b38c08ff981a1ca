"""Claims cut into units of at most a sentence: what two reports can be compared in."""

import math
import re
from array import array
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import takewhile
from operator import mul

from crossread.lib.words import fold, stem
from crossread.model.claims import Figure, Place, Statement
from crossread.model.notes import Sentence, Token
from crossread.model.reading import Reading
from crossread.model.spans import Span
from crossread.reconcile.bare import is_told_question, is_unsaid
from crossread.reconcile.senses import Senses, senses_of

CONTENT_TAGS = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM", "ADV", "X"})
LIGHT_LEMMAS = frozenset(
    "be have do say tell add go come get make take also not no more most very so just still even then there here now as well "
    "other such own mr mrs ms according report".split()
)
"""Lemmas that carry no content of their own when claims are compared; own list, English."""
_LIGHT = frozenset(stem(lemma) for lemma in LIGHT_LEMMAS)
_TELLING = frozenset("apart aside away back down".split())
"""Particles that carry content ("came down"), and """
_BARE = frozenset("about along around as behind off on out over through under up there".split())
"""those that carry none, whatever part of speech a model calls them: that differs from one sentence to the next."""


@dataclass(frozen=True, kw_only=True)
class Unit:
    """A stretch of a statement's content within one sentence. `lemmas` are its content words;
    `share` is the share of its sentence's content words that it holds (0..1)."""

    reading: Reading
    statement: Statement
    sentence: Sentence
    span: Span
    text: str
    tokens: tuple[Token, ...]
    lemmas: frozenset[str]
    share: float

    @property
    def report(self) -> str:
        """The id of the report in which it stands."""
        return self.reading.id

    @property
    def vector(self) -> "array[float]":
        """The vector of its sentence."""
        return self.sentence.vector

    def vector_at(self, span: Span) -> "array[float]":
        """The vector of some of its words by themselves; its sentence's where they have none."""
        inside = self.reading.passages_in(span.start, span.end)
        return next((p.vector for p in inside if (p.start, p.end) == (span.start, span.end)), self.vector)

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """The figures of its words, or that reach into them."""
        return tuple(f for f in self.reading.claims.figures if self.span.overlaps(f.span))

    @cached_property
    def places(self) -> tuple[Place, ...]:
        """The places named in its words."""
        return tuple(p for p in self.reading.claims.places if self.span.contains(p.span))

    @cached_property
    def senses(self) -> Senses:
        """The senses that its words have, whatever the words (see `senses`)."""
        return senses_of(self.tokens)

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems of all its words, those of little content included."""
        return _stems_of(self.tokens)

    @cached_property
    def sense_stems(self) -> dict[str, frozenset[str]]:
        """The stems of the words that carry each of its senses."""
        return {sense: _stems_of(carrying) for sense, carrying in self.senses.items()}

    @cached_property
    def own_vector(self) -> "array[float]":
        """The vector of its words by themselves; its sentence's where they have none."""
        return self.vector_at(self.span)

    @property
    def attributed(self) -> bool:
        """Whether the words are given to somebody."""
        return self.statement.voice != "own"

    @cached_property
    def asks(self) -> bool:
        """Whether it is a question, be it told, or what somebody did not say: it claims nothing."""
        if is_told_question(self.reading.notes, self.span) or is_unsaid(self.reading.notes, self.statement, self.span):
            return True
        text = self.reading.report.text[self.span.start : self.span.end + 2].partition("\n")[0]
        marked = re.search(r"\?[!?.\s]*[\W_]?$", self.text) or re.match(r"\?", text[len(self.text) :])
        return self.statement.modality == "question" or marked is not None

    @property
    def speaker_key(self) -> str:
        """The key of who says it; empty for the outlet's own voice and for speakers that could not be told."""
        return self.statement.speaker.key if self.statement.speaker else ""


def units_of(reading: Reading) -> Iterator[Unit]:
    """The units of a reading in text order, without words that nobody is told to have said ("she never said that ...")."""
    for statement in reading.claims.statements:
        for piece in statement.content if statement.saying == "done" else ():
            yield from _cut(reading, statement, piece)


def _cut(reading: Reading, statement: Statement, piece: Span) -> Iterator[Unit]:
    notes = reading.notes
    first = bisect_right(notes.sentences, piece.start, key=lambda sentence: sentence.end)
    for sentence in takewhile(lambda sentence: sentence.start < piece.end, notes.sentences[first:]):
        start, end = max(sentence.start, piece.start), min(sentence.end, piece.end)
        if start >= end:
            continue
        tokens = notes.tokens_between(start, end)
        lemmas = content_lemmas(tokens)
        if not lemmas:
            continue
        whole = content_lemmas(notes.tokens_of(sentence))
        yield Unit(
            reading=reading,
            statement=statement,
            sentence=sentence,
            span=reading.report.span(start, end),
            text=reading.report.text[start:end],
            tokens=tokens,
            lemmas=lemmas,
            share=len(lemmas) / max(1, len(whole)),
        )


def share_slot(a: tuple[Unit, Span], b: tuple[Unit, Span]) -> bool:
    """Whether some words of one unit and of another fill one slot: the same preposition, and before it the same word by the
    parse or by the order of words."""
    first, second = _slot(*a), _slot(*b)
    return first[0] == second[0] and any(x and x == y for x, y in zip(first[1:], second[1:], strict=True))


def _slot(unit: Unit, span: Span) -> tuple[str, str, str]:
    """The preposition of some words, the word that governs them, and the content word before them; empty where there is none."""
    notes = unit.reading.notes
    root = notes.root_of(span.start, span.end)
    if root is None:
        return "", "", ""
    case = next((t.lemma.lower() for t in notes.children(root) if t.dep == "case"), "")
    governor = notes.tokens[root.head].lemma.lower() if root.head != root.index else ""
    before = [
        t
        for t in notes.tokens_between(unit.sentence.start, span.start)
        if t.tag in CONTENT_TAGS and t.end <= span.start
    ]
    return case, governor, before[-1].lemma.lower() if before else ""


def content_lemmas(tokens: tuple[Token, ...]) -> frozenset[str]:
    """The stems of the content words among the tokens. Of the words themselves: a model's lemma may differ from one sentence to
    the next ("sol", "so" for "sold")."""
    kept = [t for t in tokens if _has_content(t) and t.lemma.lower() not in LIGHT_LEMMAS and _has_letters(t.text)]
    stems = (stem(fold(t.text)) for t in kept)
    return frozenset(word for word in stems if word not in _LIGHT)


def _has_content(token: Token) -> bool:
    """Whether a word is of a part of speech that carries content; of particles the word itself tells."""
    word = token.text.lower()
    return word in _TELLING or (token.tag in CONTENT_TAGS and word not in _BARE)


def _has_letters(text: str) -> bool:
    return any(c.isalnum() for c in text)


def told_otherwise(stems: frozenset[str], of: Unit, by: Unit) -> frozenset[str]:
    """Those of some stems of one unit for which another has other words ("overcrowded", "packed")."""
    found: set[str] = set()
    for sense, words in of.sense_stems.items():
        theirs = by.sense_stems.get(sense)
        if theirs and not words & theirs:
            found |= words & stems
    return frozenset(found)


def cosines(a: Unit, b: Unit) -> tuple[float, float]:
    """The cosine of the sentences of two units, and of the units by themselves."""
    return sentences_cosine(a, b), clauses_cosine(a, b)


def are_near(a: Unit, b: Unit, least: float) -> bool:
    """Whether the cosine of two units, or that of their sentences, reaches some least one."""
    return sentences_cosine(a, b) >= least or clauses_cosine(a, b) >= least


def sentences_cosine(a: Unit, b: Unit) -> float:
    """The cosine of the vectors of the sentences of two units."""
    return math.fsum(map(mul, a.vector, b.vector))


def clauses_cosine(a: Unit, b: Unit) -> float:
    """The cosine of the vectors of two units by themselves; of their sentences where they have none."""
    return math.fsum(map(mul, a.own_vector, b.own_vector))


def _stems_of(tokens: tuple[Token, ...]) -> frozenset[str]:
    return frozenset(stem(fold(t.text)) for t in tokens)
