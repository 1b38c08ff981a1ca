"""Stretches of a sentence by its dependency tree: clauses, subjects, and what is left of a clause without another."""

from collections.abc import Iterable

from crossread.lib.words import fold
from crossread.model.notes import Notes, Token
from crossread.weigh.names import TITLES

Stretch = tuple[int, int]
"""Characters `[start, end)`."""

_NOT_SOURCE = frozenset(("acl:relcl", "acl", "parataxis", "advcl", "ccomp", "punct", "cc", "discourse", "dep"))
_TRIMMED = " \t\n\u00a0,;:-–—"
_RELATIVES = frozenset(("who", "which", "that", "whose"))


def stretch_of(notes: Notes, token: Token) -> Stretch:
    """From the first to the last character of a token's subtree."""
    tree = notes.subtree(token)
    return tree[0].start, tree[-1].end


def trimmed(text: str, stretch: Stretch) -> Stretch:
    """A stretch without spaces, commas and dashes at its ends, and without a full stop at its end that ends a sentence."""
    start, end = stretch
    while start < end and text[start] in _TRIMMED:
        start += 1
    while end > start and text[end - 1] in _TRIMMED:
        end -= 1
    if end - start > 3 and text[end - 1] == "." and text[end - 2].islower() and text[end - 3] not in ". ":
        end -= 1  # the full stop of a sentence, not that of "p.m."
    return start, end


def without(stretches: Iterable[Stretch], hole: Stretch) -> list[Stretch]:
    """The stretches less what a hole takes out of them."""
    left: list[Stretch] = []
    for start, end in stretches:
        if hole[1] <= start or end <= hole[0]:
            left.append((start, end))
            continue
        left += [(a, b) for a, b in ((start, hole[0]), (hole[1], end)) if a < b]
    return left


def cut_out(text: str, stretches: Iterable[Stretch], hole: Stretch) -> tuple[Stretch, ...]:
    """The stretches less what a hole takes out of them, trimmed; those that are left with words alone."""
    left = (trimmed(text, stretch) for stretch in without(stretches, hole))
    return tuple(piece for piece in left if any(c.isalnum() for c in text[slice(*piece)]))


def subject_of(notes: Notes, verb: Token, *, depth: int = 0) -> Token | None:
    """Who says it: the verb's subject, or that of the verb that it hangs on ("said ..., adding"), or the agent of a passive."""
    children = list(notes.children(verb))
    for child in children:
        if child.dep in ("nsubj", "nsubj:outer"):
            return _antecedent(notes, verb, child)
    for child in children:
        if child.dep == "obl:agent" or (
            child.dep == "obl" and _case_of(notes, child) == "by" and _is_passive(children)
        ):
            return child
    if depth < 4 and not _is_passive(children):
        head = notes.tokens[verb.head]
        if verb.dep == "conj" and head.tag in ("VERB", "AUX", "NOUN", "ADJ", "PROPN"):
            return subject_of(notes, head, depth=depth + 1)
        if verb.dep in ("advcl", "xcomp") and head.tag in ("VERB", "AUX") and head.index != verb.index:
            return subject_of(notes, head, depth=depth + 1)
        if verb.dep == "acl" and head.tag in ("NOUN", "PROPN"):
            return head
    return None


def noun_before(notes: Notes, verb: Token) -> Token | None:
    """The head of the noun phrase that ends right before a verb, its auxiliaries and adverbs passed over; None where
    something else stands there."""
    first = notes.sentences[verb.sentence].first
    at = verb.index - 1
    while at >= first and notes.tokens[at].tag in ("AUX", "ADV") and notes.tokens[at].head == verb.index:
        at -= 1
    if at < first or notes.tokens[at].tag not in ("NOUN", "PROPN"):
        return None
    head = notes.tokens[at]
    while head.dep.split(":")[0] in ("compound", "flat") and first <= head.head < head.index:
        head = notes.tokens[head.head]
    return head


def _is_passive(children: list[Token]) -> bool:
    return any(child.dep in ("nsubj:pass", "aux:pass") for child in children)


def _case_of(notes: Notes, token: Token) -> str:
    return next((child.text.lower() for child in notes.children(token) if child.dep == "case"), "")


def case_of(notes: Notes, token: Token) -> str:
    """The preposition that goes with a token, in lower case; empty where none does."""
    return _case_of(notes, token)


def _antecedent(notes: Notes, verb: Token, subject: Token) -> Token:
    """The noun that a relative pronoun stands for, else the subject itself."""
    if subject.text.lower() in _RELATIVES and verb.dep.startswith("acl"):
        return notes.tokens[verb.head]
    return subject


def source_stretch(notes: Notes, subject: Token) -> Stretch:
    """The words of a source: its noun phrase with appositions, without relative clauses."""
    kept = {subject.index}
    queue = [subject]
    while queue:
        for child in notes.children(queue.pop()):
            if child.dep not in _NOT_SOURCE and not (
                child.dep == "case" and child.index < subject.index and child.head == subject.index
            ):
                kept.add(child.index)
                queue.append(child)
    low = high = subject.index
    while low - 1 in kept or (low - 2 in kept and notes.tokens[low - 1].text in _INNER):
        low -= 1
    while high + 1 in kept or (high + 2 in kept and notes.tokens[high + 1].text in _INNER):
        high += 1
    return notes.tokens[low].start, notes.tokens[high].end


def past_title(notes: Notes, source: Stretch) -> Stretch:
    """A source that is but a title, with the name that follows it ("Mrs." of "Mrs. Lund"); others as they are."""
    inside = notes.tokens_between(*source)
    if not inside or len(inside) > _TITLE or any(fold(t.text).rstrip(".") not in (*TITLES, "") for t in inside):
        return source
    end = inside[-1].index + 1
    while end < len(notes.tokens) and notes.tokens[end].sentence == inside[-1].sentence:
        token = notes.tokens[end]
        if not (token.tag == "PROPN" or token.text in "-.") or not (token.text[:1].isupper() or token.text in "-."):
            break
        end += 1
    while notes.tokens[end - 1].text == "." and end - 1 > inside[-1].index:
        end -= 1
    return source[0], notes.tokens[end - 1].end


_TITLE = 3
"""Words of a title, its full stop included."""

_INNER = frozenset((",", "-", "&", "'", "’", "(", '"', "“", "”", "and", "or"))
"""Marks that may stand within a source."""
