"""What a unit denies: by a word of denying, by a negation, or by calling what somebody says untrue."""

import re
from dataclasses import dataclass

from crossread.lib.words import fold, negators_in, stem
from crossread.model.notes import Notes, Token
from crossread.model.spans import Span
from crossread.reconcile.denying import ANYTHING, NEGATORS, POINTING, accusing, denying, denying_only, granted, talk
from crossread.reconcile.negated import negation_by
from crossread.reconcile.units import Unit, content_lemmas

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
_FIRST = frozenset({"i", "we", "us", "me", "our", "my"})
_THIRD = frozenset({"it", "he", "she", "they"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Denied:
    """What a unit denies: the content words of it, and those of them one of which a claim must hold to be what is denied.
    `who` are words for the speaker, where the denial speaks of "us" or "me"; `negator` is the word that negates, where it
    is no word of denying; `told` are the stems that a claim must hold as the same part of speech (tag); `noun` is the stem of the
    noun that is negated ("no guard was hurt"), which a claim must hold to be what is denied in other words; `whose` are
    stems of the words for whose charges are denied ("the union's allegations"), whatever they are."""

    words: frozenset[str]
    keys: frozenset[str]
    clause: Span
    who: frozenset[str] = frozenset()
    negator: Token | None = None
    told: frozenset[tuple[str, str]] = frozenset()
    noun: str = ""
    whose: frozenset[str] = frozenset()


def denied_by(unit: Unit) -> Denied | None:
    """What a unit denies, by a word of denying or by a negation; None where it denies nothing."""
    if unit.asks or _is_of_saying(unit):
        return None
    if (worded := _by_word(unit)) is not None:
        return worded
    if unit.statement.speaker is None:  # what an outlet says is not so answers nobody
        return None
    negator = next((t for t in unit.tokens if t.text.lower() in NEGATORS and t.head != t.index), None)
    who = _who(unit)
    found = negation_by(unit, negator, who) if negator and not _of_old(unit) else None
    if found is None or not (found.words or any(len(key) > _LEAST for key in found.keys)):
        return None
    return Denied(
        words=found.words,
        keys=found.keys,
        clause=found.clause,
        who=who,
        negator=negator,
        told=found.told,
        noun=found.noun,
    )


_SAYING = frozenset("say tell state claim admit suggest promise".split())
_SUBJECT = 8
"""Words of a clause within which its verb stands, after who did it."""


def _is_of_saying(unit: Unit) -> bool:
    """Whether what is denied is that somebody said something ("denied that the mayor had said that ..."), whatever is so."""
    if unit.statement.modality != "denied":
        return False
    first = (t for t in unit.tokens[:_SUBJECT] if t.lemma.lower() in _SAYING and t.tag == "VERB")
    return any(c.dep == "ccomp" and c.index > t.index for t in first for c in unit.reading.notes.children(t))


_LEAST = 2
"""Letters that a word has at most which tells nothing by itself ("'s")."""
_OLD = re.compile(
    r"\buntil\b|\b(?:previously|hitherto)\b|\b(?:prior to|before (?:now|this|that|then|today))\b", re.IGNORECASE
)


def _of_old(unit: Unit) -> bool:
    """Whether a sentence tells what was not so up to something ("until this study no planet had been seen")."""
    return _OLD.search(unit.reading.report.text, unit.sentence.start, unit.sentence.end) is not None


def _by_word(unit: Unit) -> Denied | None:
    inside = unit.reading.notes.tokens_of(unit.sentence)
    if word := next((t for t in inside if stem(fold(t.text)) in denying() and _denies(unit, t)), None):
        words = _object_of(unit, word) or _clause_named(unit) or _talked_of(unit, word) or unit.lemmas
        words = words - talk() - ANYTHING
        if len(words) == 1:
            words |= _meant(unit)
        tells = len(words) > 1 and not words <= _named(unit)
        return Denied(words=words, keys=words, clause=unit.span, who=_who(unit), whose=whose(unit)) if tells else None
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
        return Denied(words=words, keys=words, clause=unit.span, whose=whose(unit)) if len(words) > 1 else None
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


def _meant(unit: Unit) -> frozenset[str]:
    """The stems of the words for those whom the pronouns of a unit stand for, its speaker apart: of nouns and of names."""
    notes, who = unit.reading.notes, _who(unit)
    pronouns = [t for t in unit.tokens if t.text.lower() in _THIRD]
    mentions = [notes.tokens[m.head] for t in pronouns for m in notes.chain_at(t.start, t.end)]
    return content_lemmas(tuple(t for t in mentions if t.tag in {"NOUN", "PROPN"})) - who


def whose(unit: Unit) -> frozenset[str]:
    """The stems of the words for whose charges a unit speaks of ("the allegations spread by a union of dockers")."""
    notes = unit.reading.notes
    for token in (t for t in unit.tokens if t.tag == "NOUN" and t.lemma.lower() in accusing()):
        near = [token, *(c for c in notes.children(token) if c.dep.startswith("acl"))]
        for owner in (c for one in near for c in notes.children(one)):
            case = {c.text.lower() for c in notes.children(owner) if c.dep == "case"}
            if owner.dep == "nmod:poss" or (owner.dep.split(":")[0] in ("nmod", "obl") and case & {"by", "from"}):
                return content_lemmas(notes.subtree(owner))
    return frozenset()


def claim_named_in(unit: Unit) -> tuple[Span, Span] | None:
    """Whose claim a unit is about and what it says, where the unit tells both ("[the union]'s claim that [it had been warned]")."""
    notes = unit.reading.notes
    for token in (t for t in unit.tokens if t.tag == "NOUN" and stem(fold(t.text)) in talk()):
        owner = next((c for c in notes.children(token) if _owns(notes, c)), None)
        clause = next(
            (c for c in notes.children(token) if c.dep.startswith(("acl", "ccomp")) and _is_that(notes, c)), None
        )
        if owner is not None and clause is not None:
            return _part(unit, owner), _part(unit, clause)
    return None


def _clause_named(unit: Unit) -> frozenset[str]:
    """The content words of what somebody named claims, without the words for who claims it; none where no two are left."""
    named = claim_named_in(unit)
    words = content_lemmas(unit.reading.notes.tokens_between(named[1].start, named[1].end)) if named else frozenset()
    return words if len(words - talk() - ANYTHING) > 1 else frozenset()


def _owns(notes: Notes, token: Token) -> bool:
    case = {c.text.lower() for c in notes.children(token) if c.dep == "case"}
    return (token.dep == "nmod:poss" and token.tag != "PRON") or (
        token.dep == "nmod" and bool(case & {"by", "from", "of"})
    )


def _is_that(notes: Notes, clause: Token) -> bool:
    return any(c.dep == "mark" and c.text.lower() == "that" for c in notes.children(clause))


def _part(unit: Unit, head: Token) -> Span:
    """The words that hang on one within a unit, without the marks and small words before them."""
    words = [t for t in unit.reading.notes.subtree(head) if unit.span.start <= t.start < unit.span.end]
    while len(words) > 1 and (words[0].tag in {"PUNCT", "SCONJ", "ADP"}):
        words = words[1:]
    while len(words) > 1 and (words[-1].tag == "PUNCT" or words[-1].text in ("'s", "’s", "'", "’")):
        words = words[:-1]
    return Span(report=unit.report, start=words[0].start, end=words[-1].end) if words else unit.span


def _talked_of(unit: Unit, until: Token) -> frozenset[str]:
    """The content words of what talk says before a word of its sentence: of a "that" clause of it ("rumours that it sank were
    false"), or of what it is talk of ("reports of mines")."""
    notes = unit.reading.notes
    for token in (t for t in unit.tokens if t.index < until.index):
        if stem(fold(token.text)) not in talk() | {"say", "said", "tell", "told"}:
            continue
        told = next((c for c in notes.children(token) if _is_told(notes, c)), None) or _after_that(notes, token)
        if told is not None:
            return content_lemmas(tuple(t for t in notes.subtree(told) if t.index < until.index))
    return frozenset()


def _after_that(notes: Notes, talk: Token) -> Token | None:
    """The head of the clause that "that" opens right after a word of talk, wherever the tree hangs it."""
    after = notes.tokens[talk.index + 1] if talk.index + 1 < len(notes.tokens) else talk
    return notes.tokens[after.head] if after.text.lower() == "that" and after.dep == "mark" else None


def _is_told(notes: Notes, token: Token) -> bool:
    """Whether a word is the head of a clause with "that", or of what stands after "of"."""
    first = {c.text.lower() for c in notes.children(token) if c.dep in ("mark", "case")}
    return ("that" in first and token.dep.split(":")[0] in ("acl", "ccomp")) or ("of" in first and token.dep == "nmod")


def _denies(unit: Unit, word: Token) -> bool:
    """Whether a word of denying speaks of a unit: it is the unit's cue, stands in it as more than an epithet ("the disputed
    border"), or governs it; what it has an object of its own for ("denied it and said that ...") is denied elsewhere."""
    notes, cue = unit.reading.notes, unit.statement.cue
    only = denying_only().get(stem(fold(word.text)))
    if only == "TALK":
        return _is_of_talk(notes, word)
    if word.dep == "amod" or _is_of_granted(notes, word) or (only and _is_other_part(word, only)):
        return False
    if cue is not None and cue.start <= word.start < cue.end:
        return True
    if _is_cue_of_another(unit, word) or any(
        c.dep == "obj" and c.text.lower() in POINTING for c in notes.children(word)
    ):
        return False
    inside = unit.span.start <= word.start < unit.span.end
    if inside or not unit.attributed:  # what an outlet says beside a denial is not denied
        return inside
    root = notes.root_of(unit.span.start, unit.span.end)
    return root is not None and (
        word.index in (root.head, root.index) or word.head == root.index or unit.statement.source is None
    )


def _is_cue_of_another(unit: Unit, word: Token) -> bool:
    """Whether a word of denying gives other words to another speaker ("the ferry sank, he said, which the opposition denies")."""
    return any(
        one.speaker is not None and one.speaker.key != unit.speaker_key
        for one in unit.reading.claims.statements
        if one.cue and one.cue.start <= word.start < one.cue.end and one.id != unit.statement.id
    )


def _is_other_part(word: Token, tag: str) -> bool:
    """Whether a word is no predicate of the tag that it must have to deny something."""
    return word.tag != tag or word.dep.split(":")[0] in ("nsubj", "obj", "obl", "nmod")


def _is_of_granted(notes: Notes, word: Token) -> bool:
    """Whether what is refused is no claim ("denied them access")."""
    return any(c.dep in ("obj", "nsubj:pass") and stem(fold(c.text)) in granted() for c in notes.children(word))


def _is_of_talk(notes: Notes, word: Token) -> bool:
    """Whether the subject of a predicate, or of the clause that it goes on from, is talk."""
    for token in (word, *(up for up in notes.ancestors(word) if word.dep == "conj")):
        for child in notes.children(token):
            if child.dep.startswith("nsubj") and stem(fold(child.text)) in talk():
                return True
    return False


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
