"""What a unit denies: by a word of denying, by a negation, or by calling what somebody says untrue."""

import re
from dataclasses import dataclass
from functools import cache

from crossread.data import read_table
from crossread.lib.words import fold, negators_in, stem
from crossread.model.notes import Notes, Token
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
UNFOUNDED = re.compile(
    r"\b(?:not|n['’]t|never) (?:been |being )?(?:supported|borne out|backed|substantiated|bear out)\b"
    r"|\bwithout (?:any |all )?(?:foundation|basis|substance|merit|grounds)\b"
    r"|\b(?:has|have|had|is|are|was|were) no (?:foundation|basis|substance|merit|truth|grounds)\b|\bpulled out of thin air\b",
    re.IGNORECASE,
)
"""What calls the claim before it unfounded; it needs a word of talk as its subject ("suggestions", "the allegations")."""
NOT_SO = re.compile(
    r"\b(?:there (?:is|are|was|were|have been|has been) no such \w+|"
    r"(?:(?:this|that|it|these|those|they) (?:is|was|are|were)|(?:that|it)['’]s)(?: simply| entirely| just| all)? "
    r"(?:not (?:so|true|the case|correct|right)|untrue|false|wrong|a lie|lies|nonsense|absurd)\b(?! that\b))",
    re.IGNORECASE,
)
"""What says that what was said right before is not so."""
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
NEGATORS = frozenset({"not", "n't", "n’t", "no", "never", "neither", "nor", "none", "nobody", "nothing", "cannot"})
POINTING = frozenset({"that", "this", "it", "them", "these", "those", "so"})
"""Words that stand for a claim made before."""
_FIRST = frozenset({"i", "we", "us", "me", "our", "my"})
_THIRD = frozenset({"it", "he", "she", "they"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Denied:
    """What a unit denies: the content words of it, and those of them one of which a claim must hold to be what is denied.
    `who` are words for the speaker, where the denial speaks of "us" or "me"; `negator` is the word that negates, where it
    is no word of denying; `told` are the stems that a claim must hold as the same part of speech (tag)."""

    words: frozenset[str]
    keys: frozenset[str]
    clause: Span
    who: frozenset[str] = frozenset()
    negator: Token | None = None
    told: frozenset[tuple[str, str]] = frozenset()


@cache
def denying() -> frozenset[str]:
    """Stems of words that deny what is said elsewhere ("deny", "false", "contrary")."""
    return frozenset(stem(row["lemma"]) for row in read_table("reconcile", "denying.tsv"))


@cache
def talk() -> frozenset[str]:
    """Stems of words that speak of what is said, not of what is so."""
    return frozenset(stem(word) for word in _TALK.split()) | denying()


@cache
def _denying_only() -> dict[str, str]:
    return {stem(row["lemma"]): row["only"] for row in read_table("reconcile", "denying.tsv") if row["only"]}


@cache
def _granted() -> frozenset[str]:
    return frozenset(stem(row["noun"]) for row in read_table("reconcile", "granted.tsv"))


@cache
def accusing() -> frozenset[str]:
    """Lemmas of cues that give words to somebody as a charge against another ("accuse", "allege", "allegation")."""
    tables = (("reporting_verbs.tsv", "verb"), ("reporting_nouns.tsv", "noun"))
    rows = ((row[column], row["kind"]) for name, column in tables for row in read_table("speech", name))
    return frozenset(lemma for lemma, kind in rows if kind == "accuse")


_TALK = (
    "report media statement claim fact reality information rumour rumor allegation version news outlet accusation "
    "charge suggestion assertion speculation insinuation post word talk"
)


def denied_by(unit: Unit) -> Denied | None:
    """What a unit denies, by a word of denying or by a negation; None where it denies nothing."""
    found = _by_word(unit)
    if found is not None:
        return found
    if unit.statement.speaker is None:  # what an outlet says is not so answers nobody
        return None
    negator = next((t for t in unit.tokens if t.text.lower() in NEGATORS and t.head != t.index), None)
    return None if negator is None or _is_set_phrase(unit, negator) else _negated(unit, negator)


@cache
def set_phrases() -> tuple[str, ...]:
    """Phrases that begin with a negator and deny nothing ("no matter", "not only")."""
    return tuple(row["phrase"] for row in read_table("reconcile", "not_denying.tsv"))


def _is_set_phrase(unit: Unit, negator: Token) -> bool:
    after = " ".join(fold(unit.reading.report.text[negator.start : negator.start + 40]).split())
    return any(re.match(rf"{re.escape(phrase)}\b", after) for phrase in set_phrases())


def _by_word(unit: Unit) -> Denied | None:
    inside = unit.reading.notes.tokens_of(unit.sentence)
    if word := next((t for t in inside if stem(fold(t.text)) in denying() and _denies(unit, t)), None):
        words = (_object_of(unit, word) or _talked_of(unit, word) or unit.lemmas) - talk() - ANYTHING
        tells = len(words) > 1 and not words <= _named(unit)
        return Denied(words=words, keys=words, clause=unit.span, who=_who(unit)) if tells else None
    if so := NOT_SO.search(unit.text):
        words = (
            _talked_of(unit, next(t for t in unit.tokens if t.end > unit.span.start + so.start())) - talk() - ANYTHING
        )
        if len(words) > 1:
            return Denied(words=words, keys=words, clause=unit.span)
    unfounded = UNFOUNDED.search(unit.text)
    if unfounded and any(
        stem(fold(t.text)) in talk() for t in unit.tokens if t.start < unit.span.start + unfounded.start()
    ):
        before = tuple(t for t in unit.tokens if t.start < unit.span.start + unfounded.start())
        words = content_lemmas(before) - talk() - ANYTHING
        return Denied(words=words, keys=words, clause=unit.span) if len(words) > 1 else None
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


def _named(unit: Unit) -> frozenset[str]:
    """Stems of the names of a unit and of the adjectives made of names: "Sulmenian claims over Arl" do not tell what is claimed."""
    return content_lemmas(tuple(t for t in unit.tokens if t.text[:1].isupper() and t.tag in {"PROPN", "ADJ"}))


def _object_of(unit: Unit, word: Token) -> frozenset[str]:
    """The content words of what a verb of denying within a unit has for its object, where it goes on from other words."""
    notes = unit.reading.notes
    if word.tag != "VERB" or not unit.span.start < word.start < unit.span.end or word.dep != "conj":
        return frozenset()
    what = next((c for c in notes.children(word) if c.dep in ("obj", "ccomp") and c.index > word.index), None)
    return content_lemmas(notes.subtree(what)) if what else frozenset()


def _talked_of(unit: Unit, until: Token) -> frozenset[str]:
    """The content words of what talk says before a word of its sentence: of a "that" clause of it ("rumours that it sank were
    false"), or of what it is talk of ("reports of mines")."""
    notes = unit.reading.notes
    for token in (t for t in unit.tokens if t.index < until.index):
        if stem(fold(token.text)) not in talk() | {"say", "said", "tell", "told"}:
            continue
        told = next((c for c in notes.children(token) if _is_told(notes, c)), None)
        if told is not None:
            return content_lemmas(tuple(t for t in notes.subtree(told) if t.index < until.index))
    return frozenset()


def _is_told(notes: Notes, token: Token) -> bool:
    """Whether a word is the head of a clause with "that", or of what stands after "of"."""
    first = {c.text.lower() for c in notes.children(token) if c.dep in ("mark", "case")}
    return ("that" in first and token.dep.split(":")[0] in ("acl", "ccomp")) or ("of" in first and token.dep == "nmod")


def _denies(unit: Unit, word: Token) -> bool:
    """Whether a word of denying speaks of a unit: it is the unit's cue, stands in it as more than an epithet ("the disputed
    border"), or governs it; what it has an object of its own for ("denied it and said that ...") is denied elsewhere."""
    notes, cue = unit.reading.notes, unit.statement.cue
    only = _denying_only().get(stem(fold(word.text)))
    if only == "TALK":
        return _is_of_talk(notes, word)
    if word.dep == "amod" or _is_of_granted(notes, word) or (only and _is_other_part(word, only)):
        return False
    if cue is not None and cue.start <= word.start < cue.end:
        return True
    if any(c.dep == "obj" and c.text.lower() in POINTING for c in notes.children(word)):
        return False
    if unit.span.start <= word.start < unit.span.end:
        return True
    root = notes.root_of(unit.span.start, unit.span.end)
    return root is not None and (
        word.index in (root.head, root.index) or word.head == root.index or unit.statement.source is None
    )


def _is_other_part(word: Token, tag: str) -> bool:
    """Whether a word is no predicate of the tag that it must have to deny something."""
    return word.tag != tag or word.dep.split(":")[0] in ("nsubj", "obj", "obl", "nmod")


def _is_of_granted(notes: Notes, word: Token) -> bool:
    """Whether what is refused is no claim ("denied them access")."""
    return any(c.dep in ("obj", "nsubj:pass") and stem(fold(c.text)) in _granted() for c in notes.children(word))


def _is_of_talk(notes: Notes, word: Token) -> bool:
    """Whether the subject of a predicate, or of the clause that it goes on from, is talk."""
    for token in (word, *(up for up in notes.ancestors(word) if word.dep == "conj")):
        for child in notes.children(token):
            if child.dep.startswith("nsubj") and stem(fold(child.text)) in talk():
                return True
    return False


def _negated(unit: Unit, negator: Token) -> Denied | None:
    """The negated word and what it governs directly; for "no X was Y" the clause of X."""
    notes = unit.reading.notes
    head = _thought(notes, notes.tokens[negator.head])
    if head is None or _is_contrast(notes, head, negator) or _is_broken(head, negator):
        return None
    in_noun = head.tag in {"NOUN", "PROPN"} and head.dep.startswith(("nsubj", "obj"))
    clause = notes.tokens[head.head] if in_noun else head
    if _is_unreal(notes, clause):
        return None
    who = _who(unit)
    made = (head, clause) if who or head.dep.startswith("nsubj") else (head,)
    words, keys = content_lemmas(_governed(unit, head, clause, negator)) - ANYTHING, _stems(made) - BEING
    if len(words | keys | who) < 2 or _stems((head,)) & IGNORANCE or not keys:
        return None
    told = frozenset((stem(fold(t.text)), t.tag) for t in made)
    return Denied(words=words, keys=keys, clause=_clause(unit, clause), who=who, negator=negator, told=told)


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
    for child in (*notes.children(clause), *notes.children(head), *notes.children(negator)):  # "nobody of the crew"
        if child.dep.split(":")[0] in ARGUMENTS and child.index != negator.index:
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


def _who(unit: Unit) -> frozenset[str]:
    """The words by which others call the speaker, where the unit speaks of "us", or of "it" in the speaker's told words."""
    speaker = unit.statement.speaker
    if speaker is None or not any(_is_speaker(unit, token) for token in unit.tokens):
        return frozenset()
    name = fold(speaker.name).split()
    called = {*name, *fold(speaker.role).split(), *fold(speaker.body.partition("|")[0]).split()}
    return frozenset(stem(word) for word in called if len(word) > 2 and word not in ("the", "spokesman", "spokeswoman"))


def _is_speaker(unit: Unit, token: Token) -> bool:
    """Whether a pronoun stands for who says the unit: "we", or an "it" of told words that is one with their source."""
    word, source = token.text.lower(), unit.statement.source
    if word in _FIRST:
        return token.text != "US"
    if word not in _THIRD or unit.statement.voice != "indirect" or source is None:
        return False
    return any(
        m.start < source.end and source.start < m.end for m in unit.reading.notes.chain_at(token.start, token.end)
    )
