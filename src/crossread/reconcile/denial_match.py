"""Whether a claim is what a denial says is not so, by the words that both have."""

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import islice
from typing import TYPE_CHECKING

from crossread.lib.words import fold, negators_in, stem
from crossread.model.notes import Token
from crossread.reconcile.alike import bare_wording
from crossread.reconcile.denied import Denied
from crossread.reconcile.denying import NEGATORS, accusing
from crossread.reconcile.units import Unit, are_near, clauses_cosine, sentences_cosine, told_otherwise
from crossread.weigh.names import related_speakers

if TYPE_CHECKING:
    from crossread.reconcile.desk import Desk

COVERS = 0.5
"""Share of the denied words' weight that a claim must hold to be what is denied."""
VERY_NEAR = 0.5
"""Cosine of two sentences from which one rare word in common is enough."""
VERY_NEAR_CLAUSES = 0.58
"""The same of the units by themselves."""
NOT_FAR = 0.25
"""Cosine that the other of the two must have then."""
ALL_OF_IT = 0.9
"""Share of the denied words from which a claim may be far in meaning."""
FAR = 0.3
"""Cosine below which two sentences that share some words only speak of different things."""
STEM = 5
"""Letters that a stem has at least where another ending makes it no other word."""
MANY = 3
"""Denied words in common from which two sentences that are near in meaning tell of one thing, however they put it."""
ONE_UTTERANCE = 0.7
"""Likeness from which two quotations are one utterance."""
IN_OTHER_WORDS = 0.8
"""What a denied word counts for that a claim has in another word."""


def by_words(units: Sequence[Unit]) -> dict[str, list[int]]:
    """Stem or sense (with `~` before it) -> the places of the units that have it, in order; `~!` are accusations."""
    found: dict[str, list[int]] = defaultdict(list)
    for at, unit in enumerate(units):
        charges = ("~!",) if unit.statement.cue_lemma in accusing() else ()
        for key in (*sorted(unit.lemmas | unit.stems), *(f"~{sense}" for sense in unit.senses), *charges):
            found[key].append(at)
    return found


def may_cover(desk: "Desk", denial: Unit, what: Denied) -> list[Unit]:
    """The units of which `covers` may be more than 0, in order: with a denied word, another for one, or an accusation."""
    charges = ("~!",) if what.whose else ()
    keys = (*what.keys, *(f"~{sense}" for sense in denial.senses), *charges)
    return [desk.units[at] for at in sorted({at for key in keys for at in desk.by_words.get(key, ())})]


def covers(desk: "Desk", claim: Unit, denial: Unit, what: Denied) -> float:
    """The share of the denied words' weight that a claim by somebody else holds; 0 where that is less
    than COVERS, or it cannot be what is denied."""
    if claim.span in desk.denied:
        return 0.0
    if (
        _is_charge_of(claim, what.whose)
        and not speak_alike(claim, denial)
        and claim.statement.id != denial.statement.id
    ):
        return 1.0
    if not (_held(claim, what.keys) or told_otherwise(what.keys, denial, claim)):
        return 0.0
    share = _share(desk, claim, denial, what)  # first: the rest compares wordings, and stories have many units
    return share if share >= COVERS and _may_be_denied(claim, denial, what) else 0.0


def _share(desk: "Desk", claim: Unit, denial: Unit, what: Denied) -> float:
    """The share of the denied words' weight that a claim holds, in the same or in other words; 0 where that is too little."""
    core, common = what.words, _shared(what.words, claim.lemmas | _sums(claim))
    other = told_otherwise(core - common, denial, claim)
    if what.noun and what.noun not in common | other:
        other = frozenset()
    if (giver := _giver(denial, what)) and giver not in common | other:
        return 0.0  # "I did not buy it from her" leaves open that I bought it
    if called := claim.lemmas & what.who:  # "we took none": the claim names who denies it, and its verb tells much
        core, common = core | called | what.keys, common | called | _held(claim, what.keys)
    elif _tells_own_deed(what) and claim.report != denial.report and len(common) < MANY:
        return 0.0  # what somebody did not do is not denied to another, in few words
    enough = len(common) > 1 or (common and other)
    share = _weighed(desk, common, frozenset(other) - common, core)
    if not enough and not (common | other and share >= COVERS and _is_near(claim, denial)):
        return 0.0
    if what.negator is None and len(common) >= MANY and are_near(claim, denial, VERY_NEAR):
        return ALL_OF_IT  # a word of denying, near in meaning: the rest is said in other words
    if common and other and core <= common | other:
        return ALL_OF_IT
    near = share >= ALL_OF_IT or (share >= COVERS and are_near(claim, denial, FAR))
    return share if near else 0.0


def _weighed(desk: "Desk", common: frozenset[str], other: frozenset[str], core: frozenset[str]) -> float:
    """The weight of the words in common, and in part of those told in other words, as a share of all that is denied."""
    masses = [sum(desk.rarity.get(w, 1.0) for w in sorted(words)) for words in (common, other, core)]
    return (masses[0] + IN_OTHER_WORDS * masses[1]) / masses[2] if masses[2] else 0.0


def _giver(denial: Unit, what: Denied) -> str:
    """The stem of the noun from whom or which a verb that "not" negates has its object ("did not buy it from a smuggler");
    empty where there is none. A name may be called otherwise in the claim."""
    if what.negator is None or what.negator.text.lower() not in _NOT:
        return ""
    notes = denial.reading.notes
    after = notes.tokens_between(what.negator.end, denial.span.end)
    at = next((t for t in after if t.text.lower() == "from" and notes.tokens[t.head].dep.startswith("obl")), None)
    noun = notes.tokens[at.head] if at else None
    return stem(fold(noun.text)) if noun and noun.tag == "NOUN" and noun.head == what.negator.head else ""


def _sums(claim: Unit) -> frozenset[str]:
    """The stem of "money" where a claim holds a sum of it."""
    return frozenset({"money"} if any(figure.measure == "amount" for figure in claim.figures) else ())


def _is_charge_of(claim: Unit, whose: frozenset[str]) -> bool:
    """Whether a claim is a charge by one whom some stems call."""
    speaker = claim.statement.speaker
    if speaker is None or not whose or claim.statement.cue_lemma not in accusing():
        return False
    called = frozenset(stem(w) for w in fold(speaker.name).replace("'", " ").split() if len(w) > 2 and w != "the")
    return bool(called) and called <= whose and (len(called) > 1 or not called <= _PLAIN)


_PLAIN = frozenset(
    stem(w) for w in "group party side country government police ministry official source people".split()
)
"""Words that alone call many."""


def _tells_own_deed(what: Denied) -> bool:
    """Whether somebody says what he himself did not do ("he had never hidden money")."""
    return bool(what.who) and what.negator is not None and what.negator.text.lower() in _NOT


_NOT = frozenset({"not", "n't", "n’t", "never"})


def _may_be_denied(claim: Unit, denial: Unit, what: Denied) -> bool:
    """Whether somebody else says a claim that holds something of what is denied, not in the same words, and as so."""
    if claim is denial or claim.asks or claim.statement.polarity == "negative":
        return False
    if claim.report == denial.report and (not claim.attributed or claim.span.overlaps(denial.span)):
        return False
    if what.negator is not None and (negators_in(claim.text) or _TOO.search(claim.text) or _is_title(denial)):
        return False
    if what.negator is not None and (_is_said_alike(claim, denial) or not _asserts(claim, denial, what)):
        return False
    return not speak_alike(claim, denial) and not is_altered(claim, denial)


def _is_title(unit: Unit) -> bool:
    """Whether words are a title, each with a capital ("Can't Stop the Music"), which denies nothing."""
    words = [
        t.text for t in unit.tokens if t.tag not in ("PUNCT", "DET", "ADP", "PART", "CCONJ") and t.text[:1].isalpha()
    ]
    return 1 < len(words) < _TITLE and all(w[:1].isupper() for w in words)


_TOO = re.compile(r"\btoo\s\w+(?:\s\w+)?\sto\s\w", re.IGNORECASE)
"""What says that something cannot be ("too far away to be seen")."""
_ABOVE = 2
"""Words up the tree from a claim's word at which a negation still holds for it ("not the slightest chance of seeing them")."""
_TITLE = 8
"""Words that a title has at most."""


def _shared(core: frozenset[str], words: frozenset[str]) -> frozenset[str]:
    """Those of some stems that are among others, be it with another ending ("Sulmenia", "Sulmenian")."""
    long = [w for w in words if len(w) > STEM]
    return frozenset(
        w
        for w in core
        if w in words
        or (len(w) > STEM and any(abs(len(x) - len(w)) <= 2 and (x.startswith(w) or w.startswith(x)) for x in long))
    )


def _held(claim: Unit, stems: frozenset[str]) -> frozenset[str]:
    """Those of some stems that are among the words of a claim, words of little content included."""
    return stems & (claim.lemmas | claim.stems)


def _is_said_alike(claim: Unit, denial: Unit) -> bool:
    """Whether both say the same in the same words, the negation included."""
    how = bare_wording(claim.text, denial.text)
    alike = how.likeness >= ONE_UTTERANCE and how.difference in ("identical", "cut", "paraphrase")
    return alike and negators_in(claim.text) >= negators_in(denial.text)


def _asserts(claim: Unit, denial: Unit, what: Denied) -> bool:
    """Whether a claim holds one of the negated words as the same part of speech, or another word for it, without a negation of its
    own; what is denied as a quality ("is not safe") it must say, not take for granted ("the safe zone")."""
    notes = claim.reading.notes
    for token in claim.tokens:
        if not _is_told(token, what) and not _is_told_otherwise(token, claim, denial, what):
            continue
        above = (*islice(notes.ancestors(token), _ABOVE),)
        near = (token, *notes.children(token), *(c for up in above for c in notes.children(up)))
        if not any(t.text.lower() in NEGATORS for t in near):
            return True
    return False


def _is_told(token: Token, what: Denied) -> bool:
    """Whether a word of a claim is one of the negated words, as the same part of speech."""
    word = stem(fold(token.text))
    return any(word == told and _is_part(token, tag) for told, tag in what.told)


def _is_told_otherwise(token: Token, claim: Unit, denial: Unit, what: Denied) -> bool:
    """Whether a word of a claim is another word for one of the negated words; no epithet before a noun."""
    if token.dep == "amod":
        return False
    told = {word for word, _ in what.told}
    return any(
        token in carrying and told & {stem(fold(t.text)) for t in denial.senses.get(sense, ())}
        for sense, carrying in claim.senses.items()
    )


def _is_part(token: Token, tag: str) -> bool:
    """Whether a word of a claim can be what a word of some tag is in a denial; a verb may have become a noun."""
    if tag == "ADJ":
        return token.tag in {"ADJ", "VERB"} and token.dep != "amod"
    if tag in {"NOUN", "PROPN"}:
        return token.tag in {"NOUN", "PROPN"}
    return True


def is_altered(a: Unit, b: Unit) -> bool:
    """Whether both quote one utterance, once with and once without its negation: an altered quotation, not a denial."""
    if not (a.statement.quoted and b.statement.quoted):
        return False
    how = bare_wording(a.text, b.text)
    return how.difference == "negation" and how.likeness >= ONE_UTTERANCE


def _is_near(a: Unit, b: Unit) -> bool:
    """Whether the sentences of two units are near in meaning, or the units themselves."""
    sentences = sentences_cosine(a, b)
    if sentences < NOT_FAR:
        return False
    clauses = clauses_cosine(a, b)
    return min(sentences, clauses) >= NOT_FAR and (sentences >= VERY_NEAR or clauses >= VERY_NEAR_CLAUSES)


def speak_alike(a: Unit, b: Unit) -> bool:
    """Whether both units are known to be of one speaker, or of two who speak for the same."""
    first, second = a.statement.speaker, b.statement.speaker
    if first is None or second is None:
        return False
    return related_speakers(first, second).verdict in {"same", "related"}
