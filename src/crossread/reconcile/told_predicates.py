"""What told words say that somebody does or will do: the verb, turned by a negation or not, and what it is done to."""

from dataclasses import dataclass

from crossread.lib.words import NEGATORS, fold, stem
from crossread.model.notes import Notes, Token
from crossread.reconcile.denying import ANYTHING
from crossread.reconcile.negated import BEING, IGNORANCE, YET
from crossread.reconcile.renderings import Rendering
from crossread.reconcile.units import CONTENT_TAGS, LIGHT_LEMMAS

WILL = frozenset("will would 'll 'd ’ll ’d shall wo".split())
MAY = frozenset("may might could".split())
_OPEN = frozenset("if unless until whether provided when before once lest".split())
"""Words by which what will be hangs on something else, or is told of another hour."""
_MEANT = frozenset("want wish need hope like try think believe expect".split())
_LIGHT = frozenset(map(stem, LIGHT_LEMMAS)) | ANYTHING
_OWN = frozenset("i we he she it they his her its their our my".split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Predicate:
    """What is told to be done: the stem of its verb, the words as shown, whether a negation turns it, its mood (`fact`, `will`,
    `may`), and stems: of who does it (empty: the speaker, or not told), of what it is done to, of all its content words, and of
    the names and numbers among these."""

    verb: str
    shown: str
    negated: bool
    mood: str
    agent: frozenset[str]
    patient: frozenset[str]
    content: frozenset[str]
    named: frozenset[str]


def predicate_of(wording: Rendering) -> Predicate | None:
    """The predicate of some words; None where they are no clause, or where it hangs on a condition or an hour."""
    notes = wording.unit.reading.notes
    root = notes.root_of(wording.span.start, wording.span.end)
    tokens = notes.tokens_between(wording.span.start, wording.span.end)
    if root is None or root.tag != "VERB" or wording.unit.asks:
        return None
    verb = stem(fold(root.text))
    if verb in BEING | IGNORANCE | _LIGHT or root.lemma.lower() in _MEANT:
        return None
    if any(t.text.lower() in _OPEN | YET for t in notes.tokens_of(wording.unit.sentence)):
        return None
    inside = [t for t in notes.children(root) if wording.span.start <= t.start < wording.span.end]
    auxiliaries = {t.text.lower() for t in inside if t.dep.startswith("aux")}
    content = [t for t in tokens if t.tag in CONTENT_TAGS and t.index != root.index]
    return Predicate(
        verb=verb,
        shown=_shown(notes, root, inside),
        negated=_is_negated(notes, root, inside),
        mood="may" if auxiliaries & MAY else "will" if auxiliaries & WILL else "fact",
        agent=_agent(notes, inside),
        patient=_heads(inside, ("obj", "nsubj:pass")),
        content=frozenset(s for t in content if (s := stem(fold(t.text))) not in _LIGHT),
        named=frozenset(stem(fold(t.text)) for t in content if t.tag in ("PROPN", "NUM")),
    )


def _is_negated(notes: Notes, root: Token, inside: list[Token]) -> bool:
    """Whether a verb, its subject or its object has one negation, and not two."""
    near = [root, *(t for t in inside if t.dep.startswith(("nsubj", "obj")))]
    negators = {t.index for head in near for t in (head, *notes.children(head)) if _negates(t)}
    return len(negators) % 2 == 1


def _negates(token: Token) -> bool:
    return token.text.lower().replace("’", "'") in NEGATORS


def _agent(notes: Notes, inside: list[Token]) -> frozenset[str]:
    """Who does it, where that is not the speaker ("he", "his country")."""
    subject = next((t for t in inside if t.dep == "nsubj"), None)
    if subject is None or subject.text.lower() in _OWN or any(t.text.lower() in _OWN for t in notes.children(subject)):
        return frozenset()
    return frozenset(
        {stem(fold(subject.text)), *(stem(fold(t.text)) for t in notes.children(subject) if t.tag == "PROPN")}
    )


def _heads(inside: list[Token], deps: tuple[str, ...]) -> frozenset[str]:
    return frozenset(stem(fold(t.text)) for t in inside if t.dep in deps and t.tag in CONTENT_TAGS)


def _shown(notes: Notes, root: Token, inside: list[Token]) -> str:
    """The verb with its auxiliaries and its negation."""
    parts = [t for t in inside if (t.dep.startswith("aux") or _negates(t)) and t.index < root.index]
    words = [*sorted(parts, key=lambda t: t.index), root]
    return " ".join(t.text for t in words).replace(" n't", "n't").replace(" n’t", "n’t")
