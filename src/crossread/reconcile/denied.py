"""What a unit denies: by a word of denying, by a negation, or by calling what somebody says untrue."""

import re
from dataclasses import dataclass
from functools import cache

from crossread.data import read_table
from crossread.lib.words import fold, negators_in, stem
from crossread.model.notes import Token
from crossread.model.spans import Span
from crossread.reconcile.units import CONTENT_TAGS, Unit, content_lemmas

ARGUMENTS = frozenset({"nsubj", "obj", "obl", "xcomp", "nmod", "compound", "amod"})
"""Relations by which a negated word governs what is denied with it."""
IGNORANCE = frozenset(
    stem(w) for w in "know clear sure confirm say comment answer respond reply want wait find immediately".split()
)
"""Stems of words whose negation says that something is not known or not said, not that it is not so."""
ANYTHING = frozenset(stem(w) for w in "single piece any anyone anybody anything one thing kind sort".split())
"""Stems of words that widen a negation; a claim need not hold them to be what is denied."""
RULES_OUT = re.compile(r"\brul(?:e|es|ed|ing) out\b", re.IGNORECASE)
_SO = r"(?:true|the case|correct|proven|proved|evidence|proof|truth|sign|grounds?)"
UNTRUE = re.compile(
    rf"\b(?:not|n['’]t|no|never|nothing) (?:(?:at all|in any way|entirely|so far|yet) )?{_SO}\b"
    r"(?:,? (?:at all|so far|yet|whatsoever))?,? (?:that|to suggest that|to show that)\b"
    r"|\bnot (?:hold|regard|consider|see|find) it (?:for |as |to be )?(?:true|proven|proved|shown) that\b",
    re.IGNORECASE,
)
"""What calls the clause after it untrue or not shown."""
BEING = frozenset({"be", "hav", "do", "have"})
"""Stems of verbs that say too little to be what is denied."""
NEGATORS = frozenset({"not", "n't", "n’t", "no", "never", "neither", "nor", "none", "nobody", "nothing", "cannot"})
_FIRST = frozenset({"i", "we", "us", "me", "our", "my"})
_THIRD = frozenset({"it", "he", "she", "they"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Denied:
    """What a unit denies: the content words of it, and those of them one of which a claim must hold to be what is denied.
    `who` are words for the speaker, where the denial speaks of "us" or "me"."""

    words: frozenset[str]
    keys: frozenset[str]
    clause: Span
    who: frozenset[str] = frozenset()


@cache
def denying() -> frozenset[str]:
    """Stems of words that deny what is said elsewhere ("deny", "false", "contrary")."""
    return frozenset(stem(row["lemma"]) for row in read_table("reconcile", "denying.tsv"))


@cache
def talk() -> frozenset[str]:
    """Stems of words that speak of what is said, not of what is so."""
    return frozenset(stem(word) for word in _TALK.split()) | denying()


_TALK = (
    "report media statement claim fact reality information rumour rumor allegation version news outlet accusation "
    "charge suggestion"
)


def denied_by(unit: Unit) -> Denied | None:
    """What a unit denies, by a word of denying or by a negation; None where it denies nothing."""
    found = _by_word(unit)
    if found is not None:
        return found
    for token in unit.tokens:
        if token.text.lower() in NEGATORS and token.head != token.index:
            return _negated(unit, token)
    return None


def _by_word(unit: Unit) -> Denied | None:
    if any(stem(fold(t.text)) in denying() for t in unit.reading.notes.tokens_of(unit.sentence)):
        words = unit.lemmas - talk() - ANYTHING
        return Denied(words=words, keys=words, clause=unit.span, who=_who(unit)) if len(words) > 1 else None
    if RULES_OUT.search(unit.text):  # "ruled out sending": that it will not be; "cannot rule out" denies nothing
        words = unit.lemmas - {stem("rule"), "out"}
        sure = negators_in(unit.text) == 0 and len(words) > 1
        return Denied(words=words, keys=words, clause=unit.span) if sure else None
    untrue = UNTRUE.search(unit.reading.report.text, unit.sentence.start, unit.span.end)
    if untrue and unit.span.start <= untrue.end() + 2:  # it may stand right before the words that were said
        words = content_lemmas(tuple(t for t in unit.tokens if t.start >= untrue.end())) - ANYTHING
        clause = Span(report=unit.report, start=min(unit.span.start, untrue.start()), end=unit.span.end)
        return Denied(words=words, keys=words, clause=clause) if len(words) > 1 else None
    return None


def _negated(unit: Unit, negator: Token) -> Denied | None:
    """The negated word and what it governs directly; for "no X was Y" the clause of X."""
    notes = unit.reading.notes
    head = notes.tokens[negator.head]
    in_noun = head.tag in {"NOUN", "PROPN"} and head.dep.startswith(("nsubj", "obj"))
    clause = notes.tokens[head.head] if in_noun else head
    who = _who(unit)
    keys = _stems((head, clause) if who or head.dep.startswith("nsubj") else (head,)) - BEING
    inside = [clause, head]
    for child in (*notes.children(clause), *notes.children(head)):
        if child.dep.split(":")[0] in ARGUMENTS and child.index != negator.index:
            inside += [child, *(t for t in notes.children(child) if t.dep in {"compound", "amod", "nmod", "flat"})]
    if any(c.dep == "expl" for c in notes.children(clause)):  # "there are no people alive": all that is said not to be
        inside = list(notes.subtree(clause))
    inside = [t for t in inside if unit.span.start <= t.start < unit.span.end]
    words = content_lemmas(tuple(inside)) - ANYTHING
    if len(words | keys | who) < 2 or _stems((head,)) & IGNORANCE or not keys:
        return None
    hanging = [t for t in notes.subtree(clause) if unit.span.start <= t.start < unit.span.end]
    while len(hanging) > 1 and hanging[0].tag in {"PUNCT", "CCONJ", "SCONJ"}:
        hanging = hanging[1:]
    span = Span(report=unit.report, start=hanging[0].start, end=hanging[-1].end) if hanging else unit.span
    return Denied(words=words, keys=keys, clause=span, who=who)


def _stems(tokens: tuple[Token, ...]) -> frozenset[str]:
    return frozenset(stem(fold(t.text)) for t in tokens if t.tag in CONTENT_TAGS and t.tag != "ADV")


def _who(unit: Unit) -> frozenset[str]:
    """The words by which others call the speaker, where the unit speaks of "us", or of "it" in the speaker's told words."""
    speaker, words = unit.statement.speaker, {t.text.lower() for t in unit.tokens}
    spoken_of = words & _FIRST or (unit.statement.voice == "indirect" and words & _THIRD)
    if speaker is None or not spoken_of:
        return frozenset()
    name = fold(speaker.name).split()
    called = {*name, *fold(speaker.role).split(), *fold(speaker.body.partition("|")[0]).split()}
    return frozenset(stem(word) for word in called if len(word) > 2 and word not in ("the", "spokesman", "spokeswoman"))
