"""What the language model noted of a report: sentences, tokens, names, attributions, chains, vectors."""

from array import array
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """One token. Offsets in characters of the clean text; `head` is the index in `Notes.tokens` of its governor
    (its own index for a root). `tag` is the universal part of speech, `dep` the universal dependency relation
    (UD v2, lower case: `nsubj`, `nsubj:pass`, `root`), `morph` UD features as `Key=Value|Key=Value`."""

    index: int
    start: int
    end: int
    text: str
    lemma: str
    tag: str
    morph: str
    dep: str
    head: int
    sentence: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence: characters `[start, end)`, tokens `[first, last)`, and its vector (unit length, 384 floats;
    empty where the pipeline gives none)."""

    index: int
    start: int
    end: int
    first: int
    last: int
    vector: "array[float]"


@dataclass(frozen=True, slots=True, kw_only=True)
class NameMention:
    """A name in the text. `label`: PERSON, ORG, LOC (place), FAC, EVENT, NORP (nationality or group), MISC.
    Tokens `[first, last)`."""

    start: int
    end: int
    first: int
    last: int
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AttributionMention:
    """Source, cue and content of one attribution as the model reads it, in characters `(start, end)`.
    Any part may be missing (empty tuple); content may be in several pieces."""

    source: tuple[tuple[int, int], ...]
    cue: tuple[tuple[int, int], ...]
    content: tuple[tuple[int, int], ...]
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ChainMention:
    """Words that stand for somebody or something which other words stand for too: a name, a phrase, a pronoun, a possessor.
    Tokens `[first, last)`; `head` is the index of the token that governs the others. Mentions of one `chain` (0, 1, ... in
    the order of first mentions) mean the same."""

    start: int
    end: int
    first: int
    last: int
    head: int
    chain: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Notes:
    """The annotations of one report's clean text. `made_by` names the pipeline and its version."""

    report: str
    made_by: str
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    names: tuple[NameMention, ...]
    attributions: tuple[AttributionMention, ...]
    chains: tuple[ChainMention, ...] = ()
    """In text order, of all chains; chains have two mentions or more. Empty where the pipeline gives none."""

    def tokens_of(self, sentence: Sentence) -> tuple[Token, ...]:
        """The tokens of a sentence."""
        return self.tokens[sentence.first : sentence.last]

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence in which a character lies, or the last that begins before it."""
        index = bisect_right(self.sentences, offset, key=lambda sentence: sentence.start) - 1
        return self.sentences[index] if index >= 0 else None

    def tokens_between(self, start: int, end: int) -> tuple[Token, ...]:
        """The tokens that overlap the characters `[start, end)`."""
        low = bisect_right(self.tokens, start, key=lambda token: token.end)
        high = low
        while high < len(self.tokens) and self.tokens[high].start < end:
            high += 1
        return self.tokens[low:high]

    def children(self, token: Token) -> Iterator[Token]:
        """The tokens that the token governs, in order."""
        sentence = self.sentences[token.sentence]
        return (t for t in self.tokens_of(sentence) if t.head == token.index and t.index != token.index)

    def subtree(self, token: Token) -> tuple[Token, ...]:
        """The token and all that hangs on it, in order."""
        found, queue = {token.index}, [token]
        while queue:
            for child in self.children(queue.pop()):
                if child.index not in found:
                    found.add(child.index)
                    queue.append(child)
        return tuple(self.tokens[i] for i in sorted(found))

    def ancestors(self, token: Token) -> Iterator[Token]:
        """The governors of a token, nearest first, up to the root."""
        seen = {token.index}
        while token.head not in seen:
            token = self.tokens[token.head]
            seen.add(token.index)
            yield token

    def root_of(self, start: int, end: int) -> Token | None:
        """The token in `[start, end)` that governs the others (the first whose head lies outside)."""
        inside = self.tokens_between(start, end)
        indices = {t.index for t in inside}
        return next((t for t in inside if t.head == t.index or t.head not in indices), None)

    def chain_at(self, start: int, end: int) -> tuple[ChainMention, ...]:
        """All mentions of the chain of the longest mention whose head lies in the characters `[start, end)`; perhaps none."""
        here = [m for m in self.chains if start <= self.tokens[m.head].start < end]
        if not here:
            return ()
        longest = max(here, key=lambda m: m.end - m.start)
        return tuple(m for m in self.chains if m.chain == longest.chain)
