"""Words that claim nothing by themselves: a question told ("asked whether the pier was safe"), what somebody did not say or does not
know, and what a denial is about."""

import re
from typing import TYPE_CHECKING

from crossread.lib.words import fold, negators_in, stem
from crossread.model.claims import Statement
from crossread.model.notes import Notes, Token
from crossread.model.spans import Span
from crossread.reconcile.denying import denying

if TYPE_CHECKING:
    from crossread.reconcile.units import Unit

_ASKING = frozenset({"ask", "question", "press", "quiz", "wonder"})
"""Lemmas of verbs that open a question which is told."""
_ANSWERING = frozenset({"say", "comment", "answer", "confirm", "specify", "discuss", "disclose", "reveal", "name"})
_DECLINING = frozenset(stem(w) for w in ("decline", "refuse"))
_OPENING = frozenset({"whether", "if", "how", "why", "which", "who", "what", "where", "when", "about"})
_EMBEDDED = frozenset({"whether", "how", "which", "who", "why"})
"""Words with which a question begins that is told, be the word before it one of saying or of asking."""
_NO = frozenset({"not", "n't", "n’t", "never", "no", "nobody", "none", "neither", "nor"})
_HELD_BACK = frozenset(stem(w) for w in "decline refuse unable fail unwilling impossible avoid able".split())
"""Stems of words on which a verb of saying hangs that is not carried out ("declined to say")."""


_LEFT_OPEN = re.compile(
    r"(?:\b(?:not|never|cannot|nobody|none)\b|n['’]t\b)[^.;:]{0,20}\b(?:know|knows|known|sure|certain|clear|say|said|tell|established|determined|decided)"
    r"\b[^.;:,]{0,15}\b(?:who|whom|what|how|whether|if|when|where|why|which)\b"
    r"|\b(?:unclear|unknown|uncertain|no idea|too early to (?:say|tell)|remains? to be (?:seen|known))\b",
    re.IGNORECASE,
)


def leaves_open(text: str) -> bool:
    """Whether words say that it is not known ("we do not know yet who gave the order")."""
    return _LEFT_OPEN.search(text) is not None


def is_told_question(notes: Notes, span: Span) -> bool:
    """Whether some words are no more than a question that is told ("Asked whether the pier was safe"), or that is not answered
    ("declined to say whether the pier was safe")."""
    root = notes.root_of(span.start, span.end)
    if root is not None and stem(fold(root.text)) in _DECLINING:
        return any(c.dep in ("xcomp", "ccomp", "advcl") and c.lemma.lower() in _ANSWERING for c in notes.children(root))
    if root is None or root.lemma.lower() not in _ASKING or root.tag != "VERB":
        return False
    after = notes.tokens_between(root.end, span.end)[:4]
    passive = root.text.lower().endswith("ed")
    return passive and any(t.text.lower() in _OPENING for t in after)


def is_unsaid(notes: Notes, statement: Statement, span: Span) -> bool:
    """Whether some words are what somebody did not say ("did not specify how many were aboard"), or a question that he answers
    elsewhere ("said how many were aboard")."""
    cue = statement.cue
    if statement.voice == "own" or statement.quoted or cue is None or span.start < cue.end:
        return False
    inside = notes.tokens_between(span.start, span.end)
    first = inside[0].text.lower() if inside else ""
    if first in _EMBEDDED:
        return True
    said = notes.tokens_between(cue.start, cue.end)
    return _is_negated(notes, said) and negators_in(" ".join(t.text for t in inside)) == 0


def _is_negated(notes: Notes, cue: tuple[Token, ...]) -> bool:
    """Whether a cue says that something was not said or not known; one that denies is no such cue."""
    verb = next((t for t in cue if t.tag in ("VERB", "AUX")), None)
    if verb is None or any(stem(fold(t.text)) in denying() for t in cue):
        return False
    if any(t.text.lower() in _NO for t in (*cue, *notes.children(verb))):
        return True
    above = notes.tokens[verb.head]
    held = (
        above.index != verb.index and stem(fold(above.text)) in _HELD_BACK and verb.dep in ("xcomp", "advcl", "ccomp")
    )
    return held and (stem(fold(above.text)) != "able" or any(t.text.lower() in _NO for t in notes.children(above)))


def is_denied_complement(statement: Statement) -> bool:
    """Whether a statement's content is what its speaker says is not so ("denied that it had any part in it")."""
    return statement.voice != "own" and (statement.modality == "denied" or stem(fold(statement.cue_lemma)) in denying())


def with_denial(unit: "Unit") -> Span:
    """What somebody denies with the word that denies it; by itself where that does not stand before it in its sentence."""
    cue = unit.statement.cue
    before = cue is not None and unit.sentence.start <= cue.start and cue.end <= unit.span.start
    return Span(report=unit.report, start=cue.start, end=unit.span.end) if cue and before else unit.span
