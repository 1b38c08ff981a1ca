"""Denials told in other words than what they deny ("rejected suggestions that it had held back the figures"; "the ministry concealed
the true number").

No word need be shared. What tells is that somebody else charges the one who denies: the charge names him, or those for whom he
speaks, as who did it; that the denial speaks of his own doing; and that the two are nearer in meaning than any other charge.
"""

from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from crossread.data import read_table
from crossread.lib.words import fold, stem
from crossread.model.claims import Speaker
from crossread.model.notes import Notes, Token
from crossread.reconcile.bare import is_denied_complement
from crossread.reconcile.denial_match import speak_alike
from crossread.reconcile.denying import accusing, denying, talk
from crossread.reconcile.disputes import claimed_again
from crossread.reconcile.subjects import VIOLENT
from crossread.reconcile.units import Unit, cosines
from crossread.weigh.names import related_speakers

if TYPE_CHECKING:
    from crossread.reconcile.desk import Desk

ACCUSED = 0.28
"""Cosine from which an accusation, or the tale of a deed of violence, is what is denied by whom it names."""
REJECTED = 0.3
"""The same of any other claim where what is rejected is told in a clause ("suggestions that it ...")."""
DENIED = 0.45
"""The same where it is denied outright ("denied that its members were involved"), which tells more of what is meant."""
NEGATED = 0.4
"""The same of an accusation where the denial is but a negation; the two must have a word in common then."""
SHORT = 12
"""Content words that such a denial has at most: a longer one says more than that something is not so."""
NEVER = 2.0
"""No cosine reaches it."""
ABOUT_AS_NEAR = 0.05
"""How much less near other charges may be that are denied too."""
IDEAS = frozenset(stem(w) for w in "idea notion theory view impression".split())
"""Stems of nouns for what is thought, which a clause may follow ("laughed off the idea that ...")."""
_PERSONAL = frozenset({"it", "its", "he", "his", "she", "her", "they", "their"})
_OWN = _PERSONAL | frozenset("i we us our my none nobody nothing client".split())
"""Words by which a denial speaks of who denies, or of nobody."""
FUTURE = frozenset("will would should must shall need needs going plan plans about cannot can could might may".split())
"""Words of what is to come or is wanted, which nobody did yet."""
_NO_CLAIM = frozenset({"planned", "demanded", "question", "conditional"})
_PLAIN = frozenset(
    stem(w)
    for w in "spokesman spokeswoman spokesperson official officials leader leaders people group head chief statement source "
    "side government country state region".split()
)
"""Words that call too many to tell who is charged."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Meant:
    """Denials by one speaker, or by those who speak for the same, the charges that they answer, the likest first, and how near
    the likest is (cosine); `names` are stems of the words by which whoever denies is called."""

    units: tuple[Unit, ...]
    claims: tuple[Unit, ...]
    near: float
    names: frozenset[str]


def meant_denials(desk: "Desk") -> tuple[Meant, ...]:
    """Denials of charges in other words, each with the charges; what is told as a denial by the words themselves is left out."""
    told = {m.unit.span for m in desk.matches}
    found: list[Meant] = []
    for unit in desk.units:
        if unit.statement.speaker is None or not unit.attributed or unit.asks or unit.span in told:
            continue
        one = _meant_by(desk, unit, unit.statement.speaker)
        if one is not None:
            found.append(one)
    return _joined(found)


def _meant_by(desk: "Desk", unit: Unit, speaker: Speaker) -> Meant | None:
    """The charges that a unit denies in other words; None where there are none."""
    rejects = is_denied_complement(unit.statement) or _is_rejected(unit)
    if not (_is_of_claims(unit) if rejects else _negates_own(desk, unit)):
        return None
    names = _called(desk, speaker)
    near = [(max(cosines(u, unit)), u) for u in desk.units if _is_charge(u, unit, names)]
    near = [(c, u) for c, u in near if c >= _least(u, unit, names, rejects=rejects)]
    if not near:
        return None
    near.sort(key=lambda pair: (-pair[0], pair[1].span))
    best = near[0][0]
    claims = [u for c, u in near if c >= best - ABOUT_AS_NEAR]
    again = [u for u in claimed_again(desk, claims) if _names_doer(u, names)]
    return Meant(units=(unit,), claims=(*claims, *again), near=round(best, 4), names=names)


def _least(claim: Unit, denial: Unit, names: frozenset[str], *, rejects: bool) -> float:
    """How near a claim must be to a denial: a plain accusation less than what only tells what somebody did, which a negation is not
    held against at all."""
    accused = _accuses(claim) or _tells_violence(claim)
    if rejects:
        outright = DENIED if denial.statement.cue_lemma == "deny" else REJECTED
        return ACCUSED if accused else NEVER if _is_bare_talk(denial) else outright
    shares = bool((claim.lemmas & denial.lemmas) - names) and len(denial.lemmas) <= SHORT
    return NEVER if not accused or not shares else ACCUSED if _tells_violence(claim) else NEGATED


def _joined(found: list[Meant]) -> tuple[Meant, ...]:
    """Denials of one charge by speakers who speak for the same, made one."""
    kept: list[Meant] = []
    for one in sorted(found, key=lambda m: (-m.near, m.units[0].span)):
        at = next((i for i, other in enumerate(kept) if _is_same(one, other)), None)
        if at is None:
            kept.append(one)
        else:
            claims = {u.span: u for u in (*kept[at].claims, *one.claims)}.values()
            kept[at] = replace(kept[at], units=(*kept[at].units, *one.units), claims=tuple(claims))
    return tuple(kept)


def _is_same(one: Meant, other: Meant) -> bool:
    """Whether two deny one charge and speak for the same, or are called alike ("Ruthen", "the Ruthen foreign ministry")."""
    shared = {u.span for u in one.claims} & {u.span for u in other.claims}
    return bool(shared) and (speak_alike(one.units[0], other.units[0]) or bool(one.names & other.names))


def _accuses(unit: Unit) -> bool:
    """Whether the word that gives a unit accuses."""
    return unit.statement.cue_lemma in accusing()


def _tells_violence(unit: Unit) -> bool:
    """Whether a unit tells of a deed of violence."""
    return any(e.plover in VIOLENT and unit.span.contains(e.trigger) for e in unit.reading.claims.events)


def _negates_own(desk: "Desk", unit: Unit) -> bool:
    """Whether a unit negates something of who says it ("our planes were not there")."""
    what = desk.denied.get(unit.span)
    if any(t.text.lower() in FUTURE for t in unit.tokens):
        return False
    return what is not None and what.negator is not None and _speaks_of_own(unit, what.negator)


@cache
def _phrases() -> tuple[tuple[str, ...], ...]:
    return tuple(
        tuple(w if w == "..." else stem(w) for w in row["phrase"].split())
        for row in read_table("reconcile", "rejecting.tsv")
    )


def _is_rejected(unit: Unit) -> bool:
    """Whether the words before a unit in its sentence reject it by a phrase of the table."""
    notes = unit.reading.notes
    before = [stem(fold(t.text)) for t in notes.tokens_of(unit.sentence) if t.start < unit.span.start]
    return any(_stands_in(phrase, before[-12:]) for phrase in _phrases())


def _stands_in(phrase: tuple[str, ...], words: list[str]) -> bool:
    at, loose = 0, False
    for word in words:
        if at < len(phrase) and phrase[at] == "...":
            at, loose = at + 1, True
        if at < len(phrase) and word == phrase[at]:
            at, loose = at + 1, False
        elif not loose and at < len(phrase):
            at = 0
    return at == len(phrase)


def _is_of_claims(unit: Unit) -> bool:
    """Whether what is rejected is a claim: talk, or a clause that can tell what the speaker did; no offer, no call."""
    notes = unit.reading.notes
    root = notes.root_of(unit.span.start, unit.span.end)
    if root is None:
        return False
    if root.tag in ("NOUN", "PROPN", "PRON"):
        return stem(fold(root.text)) in talk() | IDEAS and _may_be_own(unit)
    return not any(c.dep == "mark" and c.text.lower() == "to" for c in notes.children(root)) and _may_be_own(unit)


def _may_be_own(unit: Unit) -> bool:
    """Whether the first pronoun of some told words can be their speaker: "it" is a body, "he" a person."""
    speaker = unit.statement.speaker
    is_person = speaker is not None and "|" not in speaker.key and bool(speaker.role or " " in speaker.name)
    first = next((t.text.lower() for t in unit.tokens if t.text.lower() in _PERSONAL), "")
    return not (is_person and first == "it")


def _is_bare_talk(unit: Unit) -> bool:
    """Whether what is rejected is named as talk alone ("the allegations"), so that its words tell nothing of it."""
    return not unit.lemmas - talk()


def _speaks_of_own(unit: Unit, negator: Token) -> bool:
    """Whether the subject of a negation is who says it, one of his, or nobody ("there was no attempt", "nobody at the club")."""
    notes = unit.reading.notes
    head = notes.tokens[negator.head]
    clause = notes.tokens[head.head] if head.dep.startswith(("nsubj", "obj")) else head
    subject = next((c for c in notes.children(clause) if c.dep.startswith("nsubj")), None)
    if any(c.dep == "expl" for c in notes.children(clause)):
        return True
    own = _OWN - _PERSONAL if unit.statement.voice == "direct" else _OWN
    return subject is not None and any(t.text.lower() in own for t in notes.subtree(subject))


def _called(desk: "Desk", speaker: Speaker) -> frozenset[str]:
    """Stems of the words by which a speaker is called in the story, and those for whom he speaks."""
    speakers = {u.statement.speaker.key: u.statement.speaker for u in desk.units if u.statement.speaker}
    mine = [s for s in speakers.values() if related_speakers(s, speaker).verdict in {"same", "related"}]
    words = " ".join(f"{s.name} {s.body.partition('|')[0]}" for s in (speaker, *mine))
    return frozenset(stem(w) for w in fold(words).replace("'", " ").split() if len(w) > 3) - _PLAIN


def _is_charge(claim: Unit, denial: Unit, names: frozenset[str]) -> bool:
    """Whether somebody else says that one whom some words call did something."""
    one = claim.statement
    if one.speaker is None or not claim.attributed or claim.asks or one.polarity == "negative":
        return False
    if one.modality in _NO_CLAIM or is_denied_complement(one) or speak_alike(claim, denial):
        return False
    if any(stem(fold(t.text)) in denying() for t in claim.tokens):
        return False  # a denial itself
    will = any(t.text.lower() in FUTURE for t in claim.tokens)
    return not will and bool(claim.lemmas - talk()) and _names_doer(claim, names)


def _names_doer(claim: Unit, names: frozenset[str]) -> bool:
    """Whether a claim has one whom some words call as who did it, or as who is accused."""
    notes = claim.reading.notes
    accused = claim.statement.cue_lemma in accusing()
    for token in claim.tokens:
        if stem(fold(token.text)) not in names:
            continue
        above = token
        if above.dep in {"compound", "nmod:poss", "flat", "appos", "amod"} or _is_of(notes, above):
            above = notes.tokens[above.head]
        if above.dep in {"nsubj", "obl:agent"} or (accused and above.dep in {"obj", "obl", "nsubj:pass"}):
            return True
        if above.dep.startswith("obl") and any(c.text.lower() == "by" for c in notes.children(above)):
            return True
    return False


def _is_of(notes: Notes, token: Token) -> bool:
    """Whether a word hangs on another by "of"."""
    return token.dep == "nmod" and any(c.dep == "case" and c.text.lower() == "of" for c in notes.children(token))


def _is_that(notes: Notes, clause: Token) -> bool:
    return any(c.dep == "mark" and c.text.lower() == "that" for c in notes.children(clause))
