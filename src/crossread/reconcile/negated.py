"""What a negation denies: the negated word with what it governs, as far as that is told as a fact."""

import re
from dataclasses import dataclass

from crossread.lib.words import NEVER_NOUNS, fold, stem
from crossread.model.notes import Notes, Token
from crossread.model.spans import Span
from crossread.reconcile.denying import ANYTHING, set_phrases
from crossread.reconcile.units import CONTENT_TAGS, Unit, content_lemmas

ARGUMENTS = frozenset({"nsubj", "obj", "obl", "xcomp", "nmod", "compound", "amod"})
"""Relations by which a negated word governs what is denied with it."""
IGNORANCE = frozenset(
    stem(w) for w in "know clear sure confirm say comment answer respond reply want wait find immediately".split()
)
"""Stems of words whose negation says that something is not known or not said, not that it is not so."""
BEING = frozenset({"be", "hav", "do", "have"})
"""Stems of verbs that say too little to be what is denied."""
OPINION = frozenset({"think", "believe", "suppose", "expect", "feel", "reckon", "imagine"})
"""Lemmas of verbs that pass their negation on to what is thought ("I do not think that it fell")."""
UNREAL = frozenset(
    {"will", "wo", "'ll", "’ll", "would", "'d", "’d", "shall", "should", "could", "may", "might", "must"}
)
"""Auxiliaries whose negation says what will, should or could not be, not that something is not so; but "could not have"."""
_IF = frozenset({"if", "unless", "whether", "until", "lest"})
"""Words that open a clause which is told as no fact."""
YET = frozenset({"yet"})
"""Words by which a negation speaks of the hour only ("had not been closed yet")."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Negation:
    """What is negated: its content words, those one of which a claim must hold, where it stands, the stems that a claim
    must hold as the same part of speech (tag), and the stem of the noun that is negated, if it is one."""

    words: frozenset[str]
    keys: frozenset[str]
    clause: Span
    told: frozenset[tuple[str, str]]
    noun: str


def negation_by(unit: Unit, negator: Token, who: frozenset[str]) -> Negation | None:
    """The word of a unit that a negator negates and what it governs directly; for "no X was Y" the clause of X. None for a set
    phrase, and where nothing is told as a fact. `who` are words for the speaker, where the unit speaks of "us" or "me"."""
    if _is_set_phrase(unit, negator):
        return None
    notes = unit.reading.notes
    head = _thought(notes, _never(notes, notes.tokens[negator.head]))
    if head is None or _is_contrast(notes, head, negator) or _is_broken(head, negator):
        return None
    in_noun = head.tag in {"NOUN", "PROPN"} and head.dep.startswith(("nsubj", "obj"))
    clause = notes.tokens[head.head] if in_noun else head
    if _is_unreal(notes, clause):
        return None
    made = (head, clause) if who or head.dep.startswith("nsubj") else (head,)
    words, keys = content_lemmas(_governed(unit, head, clause, negator)) - ANYTHING, _stems(made) - BEING
    if len(words | keys | who) < 2 or _stems((head,)) & IGNORANCE or not keys:
        return None
    told = frozenset((stem(fold(t.text)), t.tag) for t in made)
    noun = stem(fold(head.text)) if in_noun else ""
    return Negation(words=words, keys=keys, clause=_clause(unit, clause), told=told, noun=noun)


def _is_set_phrase(unit: Unit, negator: Token) -> bool:
    """Whether a negator opens a phrase that denies nothing ("not only")."""
    after = " ".join(fold(unit.reading.report.text[negator.start : negator.start + 40]).split())
    return any(re.match(rf"{re.escape(phrase)}\b", after) for phrase in set_phrases())


def _never(notes: Notes, head: Token) -> Token:
    """What "no" negates with a noun of time or manner ("at no time was it closed"): what the noun hangs on."""
    if head.text.lower() in NEVER_NOUNS and any(c.dep == "case" for c in notes.children(head)):
        return notes.tokens[head.head]
    return head


def _thought(notes: Notes, head: Token) -> Token | None:
    """What a negation is about: for a verb of opinion what is thought; None where that is not said."""
    if head.lemma.lower() not in OPINION or head.tag != "VERB":
        return head
    return next((c for c in notes.children(head) if c.dep == "ccomp"), None)


def _is_contrast(notes: Notes, head: Token, negator: Token) -> bool:
    """Whether "not" stands before a bare noun or adjective ("a reality, not a threat"), which sets off what is said."""
    said = head.tag in {"VERB", "AUX"} or any(c.dep in {"cop", "expl"} for c in notes.children(head))
    return negator.text.lower() == "not" and not said


def _is_broken(head: Token, negator: Token) -> bool:
    """Whether a negation is read with a word before it ("he shot. I couldn't"): the parse of a torn sentence."""
    return negator.text.lower() in {"not", "n't", "n’t", "never"} and head.index < negator.index and head.tag != "AUX"


def _is_unreal(notes: Notes, clause: Token) -> bool:
    """Whether a clause tells what will, should or could not be, what may be, or what is not so yet."""
    children = list(notes.children(clause))
    if any(c.dep == "mark" and c.text.lower() in _IF for c in children):
        return True
    around = {c.text.lower() for c in children if c.dep.startswith(("aux", "advmod"))}
    return bool(around & YET) or (bool(around & UNREAL) and "have" not in around)


def _governed(unit: Unit, head: Token, clause: Token, negator: Token) -> tuple[Token, ...]:
    """The words of a unit that a negated word governs directly, and the names among what these govern."""
    notes = unit.reading.notes
    inside = [clause, head]
    apart = {negator.index} | ({negator.head} if negator.head not in (head.index, clause.index) else set())
    for child in (*notes.children(clause), *notes.children(head), *notes.children(negator)):  # "nobody of the crew"
        if child.dep.split(":")[0] in ARGUMENTS and child.index not in apart:
            inside += [child, *(t for t in notes.children(child) if t.dep in {"compound", "amod", "nmod", "flat"})]
    if any(c.dep == "expl" for c in notes.children(clause)):  # "there are no people alive": all that is said not to be
        inside = list(notes.subtree(clause))
    return tuple(t for t in inside if unit.span.start <= t.start < unit.span.end)


def _clause(unit: Unit, clause: Token) -> Span:
    """The words of a negated clause within a unit, without the conjunction before them."""
    hanging = [t for t in unit.reading.notes.subtree(clause) if unit.span.start <= t.start < unit.span.end]
    while len(hanging) > 1 and hanging[0].tag in {"PUNCT", "CCONJ", "SCONJ"}:
        hanging = hanging[1:]
    return Span(report=unit.report, start=hanging[0].start, end=hanging[-1].end) if hanging else unit.span


def _stems(tokens: tuple[Token, ...]) -> frozenset[str]:
    return frozenset(stem(fold(t.text)) for t in tokens if t.tag in CONTENT_TAGS and t.tag != "ADV")
