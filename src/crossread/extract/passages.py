"""Which words of a report's statements are worth a vector of their own: quotations, and the clauses of what is told."""

from collections.abc import Iterator, Sequence

from crossread.model.claims import Statement
from crossread.model.notes import Notes, Sentence, Token
from crossread.model.reports import Report
from crossread.model.spans import Span

LEAST_WORDS = 4
"""Words that a clause needs."""
MOST = 4
"""Clauses of one piece of content that get a vector."""
WHOLE = 0.8
"""Share of the piece's words from which a clause is the piece itself."""
_CLAUSES = frozenset({"conj", "ccomp", "xcomp", "advcl", "parataxis"})
_LEADING = frozenset({"PUNCT", "CCONJ", "SCONJ", "PART"})


def find_passages(report: Report, notes: Notes, statements: Sequence[Statement]) -> tuple[Span, ...]:
    """The quotations and clauses of the statements, cut at the ends of sentences, in order. What fills its sentence has the
    sentence's vector already."""
    found: dict[tuple[int, int], None] = {}
    for statement in statements:
        for piece in statement.content if statement.voice != "own" else ():
            for sentence in _sentences(notes, piece):
                for start, end in _within(notes, statement, sentence, piece):
                    if (start, end) != (sentence.start, sentence.end):
                        found.setdefault((start, end))
    return tuple(report.span(start, end) for start, end in sorted(found))


def _sentences(notes: Notes, piece: Span) -> Iterator[Sentence]:
    first = notes.sentence_at(piece.start)
    for sentence in notes.sentences[first.index :] if first else ():
        if sentence.start >= piece.end:
            return
        if sentence.end > piece.start:
            yield sentence


def _within(notes: Notes, statement: Statement, sentence: Sentence, piece: Span) -> Iterator[tuple[int, int]]:
    low, high = max(sentence.start, piece.start), min(sentence.end, piece.end)
    yield low, high
    for quote in statement.quoted:
        start, end = max(low, quote.start), min(high, quote.end)
        if start < end:
            yield start, end
    yield from clauses(notes, low, high)


def clauses(notes: Notes, low: int, high: int) -> Iterator[tuple[int, int]]:
    """The clauses that hang within some characters of a sentence, as their characters, at most MOST of them."""
    inside = notes.tokens_between(low, high)
    heads = [t for t in inside if t.tag in ("VERB", "AUX") and t.dep.split(":")[0] in _CLAUSES]
    for head in heads[:MOST]:
        words = [t for t in _lead_off(notes.subtree(head)) if low <= t.start and t.end <= high]
        if LEAST_WORDS <= len(words) < WHOLE * len(inside):
            yield words[0].start, words[-1].end


def _lead_off(words: tuple[Token, ...]) -> tuple[Token, ...]:
    """The words of a clause without what joins it to another, and without the mark at its end."""
    start, end = 0, len(words)
    while start < end and words[start].tag in _LEADING:
        start += 1
    while end > start and words[end - 1].tag == "PUNCT":
        end -= 1
    return words[start:end]
