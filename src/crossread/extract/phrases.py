"""Noun phrases: a head noun with what stands before it, and the `of ...` that follows."""

from collections.abc import Iterator
from dataclasses import dataclass

from crossread.lib.states import state_word
from crossread.model.notes import Notes, Token

_BEFORE = frozenset(
    (
        "det",
        "amod",
        "compound",
        "nummod",
        "nmod:poss",
        "flat",
        "flat:name",
        "advmod",
        "punct",
        "case",
        "nmod",
        "goeswith",
        "nmod:desc",
    )
)
_AFTER = frozenset(("flat", "flat:name", "flat:foreign", "goeswith", "compound", "punct"))
_OUTSIDE = frozenset(',;:.!?()[]“”"«»„「」—–-')
_LONGEST = 14
"""A phrase of more words than this before its head is a mistake of the parser."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """Tokens `[first, last)` around the head noun `head` (an index), with characters `[start, end)`."""

    first: int
    last: int
    head: int
    start: int
    end: int


def noun_phrases(notes: Notes) -> tuple[Phrase, ...]:
    """The noun phrases of a text in order of their heads; a possessor ("Norway's") is one of its own within the larger."""
    found = []
    for token in notes.tokens:
        if token.tag not in ("NOUN", "PROPN") or _is_inner(notes, token):
            continue
        first, last = _left_edge(notes, token), _right_edge(notes, token)
        found.append(phrase_of(notes, first, last, head=token.index))
    return tuple(found)


def phrase_of(notes: Notes, first: int, last: int, *, head: int) -> Phrase:
    """The phrase of tokens `[first, last)`."""
    tokens = notes.tokens
    return Phrase(first=first, last=last, head=head, start=tokens[first].start, end=tokens[last - 1].end)


def with_of(
    notes: Notes, phrase: Phrase, phrases_at: dict[int, Phrase], *, links: frozenset[str] = frozenset(("of",))
) -> Phrase:
    """The phrase together with the `of ...` phrases that follow it at once, at most three.

    `phrases_at` holds the phrases by their first token.
    """
    tokens = notes.tokens
    for _ in range(3):
        at = phrase.last
        if at + 1 >= len(tokens) or (tokens[at].lemma.lower() not in links and tokens[at].text.lower() not in links):
            break
        follower = phrases_at.get(at + 1)
        if follower is None or tokens[at].sentence != tokens[follower.last - 1].sentence:
            break
        phrase = phrase_of(notes, phrase.first, follower.last, head=phrase.head)
    return phrase


def phrases_by_first(phrases: tuple[Phrase, ...]) -> dict[int, Phrase]:
    """The phrases by their first token, the longest where several begin there."""
    found: dict[int, Phrase] = {}
    for phrase in phrases:
        if phrase.first not in found or found[phrase.first].last < phrase.last:
            found[phrase.first] = phrase
    return found


def _is_inner(notes: Notes, token: Token) -> bool:
    """Whether a noun is only a part of another noun's phrase (compound, flat)."""
    return token.dep.split(":")[0] in ("compound", "flat", "goeswith") and token.head != token.index


def _left_edge(notes: Notes, head: Token) -> int:
    low = notes.sentences[head.sentence].first if notes.sentences else 0
    first = head.index
    for index in range(head.index - 1, max(low, head.index - _LONGEST) - 1, -1):
        token = notes.tokens[index]
        if token.text in _OUTSIDE and not _glued(notes, index):
            break
        if not _leads_to(notes, token, head, _BEFORE) and not _reads_on(notes, index):
            break
        first = index
    while first < head.index and notes.tokens[first].tag in ("PUNCT", "ADV", "ADP", "CCONJ"):
        first += 1
    return first


def _reads_on(notes: Notes, index: int) -> bool:
    """Whether a word goes with the noun after it whatever the parser made of it: an article, an adjective, a demonym."""
    token = notes.tokens[index]
    if token.tag in ("DET", "ADJ"):
        return True
    word = state_word(token.text)
    return word is not None and word.said == "demonym"


def _right_edge(notes: Notes, head: Token) -> int:
    high = notes.sentences[head.sentence].last if notes.sentences else len(notes.tokens)
    last = head.index + 1
    for index in range(head.index + 1, min(high, head.index + 8)):
        token = notes.tokens[index]
        if (token.text in _OUTSIDE and not _glued(notes, index)) or not _leads_to(notes, token, head, _AFTER):
            break
        last = index + 1
    while last > head.index + 1 and notes.tokens[last - 1].tag == "PUNCT":
        last -= 1
    return last


def _glued(notes: Notes, index: int) -> bool:
    """Whether a hyphen stands within a word ("Alsace-Lorraine")."""
    tokens = notes.tokens
    inside = 0 < index < len(tokens) - 1
    return (
        inside
        and tokens[index].text in "-–"
        and tokens[index - 1].end == tokens[index].start
        and tokens[index].end == tokens[index + 1].start
    )


def _leads_to(notes: Notes, token: Token, head: Token, allowed: frozenset[str]) -> bool:
    """Whether the governors of a token lead to the head over relations of a noun phrase; a possessive mark is one."""
    for _ in range(6):
        if token.index == head.index:
            return True
        is_mark = token.dep == "case" and not token.text.lower().endswith("s") and token.tag != "PART"
        if token.dep not in allowed or (is_mark and token.text not in ("'", "’")) or token.head == token.index:
            return False
        token = notes.tokens[token.head]
    return False


def words_of(notes: Notes, phrase: Phrase) -> Iterator[Token]:
    """The tokens of a phrase."""
    return iter(notes.tokens[phrase.first : phrase.last])
