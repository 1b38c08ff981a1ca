"""One party says it, another says that it is not so."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from crossread.data import read_table
from crossread.lib.words import fold, negators_in, stem
from crossread.model.findings import Finding, Reason
from crossread.model.notes import Token
from crossread.model.spans import Span
from crossread.reconcile.alike import bare_wording
from crossread.reconcile.build import evidence, make_finding
from crossread.reconcile.desk import Desk
from crossread.reconcile.phrases import listed, quoted
from crossread.reconcile.rules import RULES
from crossread.reconcile.units import Unit, content_lemmas
from crossread.weigh.names import related_speakers

COVERS = 0.5
"""Share of the denied words' weight that a claim must hold to be what is denied."""
ARGUMENTS = frozenset({"nsubj", "obj", "obl", "xcomp", "nmod", "compound", "amod"})
"""Relations by which a negated word governs what is denied with it."""
IGNORANCE = frozenset(
    stem(w) for w in "know clear sure confirm say comment answer respond reply want wait find immediately".split()
)
"""Stems of words whose negation says that something is not known or not said, not that it is not so."""
RULES_OUT = re.compile(r"\brul(?:e|es|ed|ing) out\b", re.IGNORECASE)
VERY_NEAR = 0.5
"""Cosine of two sentences from which one rare word in common is enough."""
ONE_UTTERANCE = 0.7
"""Likeness from which two quotations are one utterance."""
NEGATORS = frozenset({"not", "n't", "no", "never", "neither", "nor", "none"})


@cache
def _denying() -> frozenset[str]:
    """Lemmas of words that deny what is said elsewhere ("deny", "false", "contrary")."""
    return frozenset(row["lemma"] for row in read_table("reconcile", "denying.tsv"))


@RULES.add("denials.denied")
def denials(desk: Desk) -> Iterator[Finding]:
    """Denials with the claims that they deny."""
    told: list[frozenset[str]] = []
    for unit in desk.units:
        what = denied_by(unit)
        if what is None:
            continue
        denied = [(u, share) for u in desk.units if (share := _covers(desk, u, unit, what)) >= COVERS]
        core = what.words
        if not denied or any(len(core & seen) >= 0.6 * min(len(core), len(seen)) for seen in told):
            continue
        told.append(core)
        yield _denial(desk, unit, what, denied)


@cache
def _talk() -> frozenset[str]:
    """Stems of words that speak of what is said, not of what is so."""
    talk = "report media statement claim fact reality information rumour rumor allegation version news outlet accusation".split()
    return frozenset(stem(fold(word)) for word in (*talk, *_denying()))


@dataclass(frozen=True, slots=True, kw_only=True)
class Denied:
    """What a unit denies: the content words of it, and those of them one of which a claim must hold to be what is denied."""

    words: frozenset[str]
    keys: frozenset[str]
    clause: Span


def denied_by(unit: Unit) -> Denied | None:
    """What a unit denies, by a word of denying or by a negation; None where it denies nothing."""
    if any(t.lemma.lower() in _denying() for t in unit.reading.notes.tokens_of(unit.sentence)):
        words = unit.lemmas - _talk()
        return Denied(words=words, keys=words, clause=unit.span) if len(words) > 1 else None
    if RULES_OUT.search(unit.text):  # "ruled out sending": that it will not be; "cannot rule out" denies nothing
        words = unit.lemmas - {stem("rule"), "out"}
        sure = negators_in(unit.text) == 0 and len(words) > 1
        return Denied(words=words, keys=words, clause=unit.span) if sure else None
    for token in unit.tokens:
        if token.lemma.lower() in NEGATORS and token.head != token.index:
            return _negated(unit, token)
    return None


def _negated(unit: Unit, negator: Token) -> Denied | None:
    """The negated word and what it governs directly; for "no X was Y" the clause of X."""
    notes = unit.reading.notes
    head = notes.tokens[negator.head]
    keys = content_lemmas((head,))
    clause = (
        notes.tokens[head.head] if head.tag in {"NOUN", "PROPN"} and head.dep.startswith(("nsubj", "obj")) else head
    )
    inside = [clause, head]
    for child in (*notes.children(clause), *notes.children(head)):
        if child.dep.split(":")[0] in ARGUMENTS:
            inside += [child, *(t for t in notes.children(child) if t.dep in {"compound", "amod", "nmod", "flat"})]
    words = content_lemmas(tuple(t for t in inside if unit.span.start <= t.start < unit.span.end))
    if len(words) < 2 or keys & IGNORANCE or not keys:
        return None
    hanging = [t for t in notes.subtree(clause) if unit.span.start <= t.start < unit.span.end]
    while len(hanging) > 1 and hanging[0].tag in {"PUNCT", "CCONJ", "SCONJ"}:
        hanging = hanging[1:]
    span = Span(report=unit.report, start=hanging[0].start, end=hanging[-1].end) if hanging else unit.span
    return Denied(words=words, keys=keys, clause=span)


def _covers(desk: Desk, claim: Unit, denial: Unit, what: Denied) -> float:
    """The share of the denied words' weight that a claim by somebody else holds; 0 where it cannot be what is denied."""
    if claim is denial or not claim.lemmas & what.keys or claim.statement.polarity == "negative" or denied_by(claim):
        return 0.0
    if claim.report == denial.report and not claim.attributed:
        return 0.0
    if _speak_alike(claim, denial):
        return 0.0
    core = what.words
    common = claim.lemmas & core
    rarity = desk.rarity
    if len(common) < 2 and not (common and _cosine(claim, denial) >= VERY_NEAR):
        return 0.0
    if is_altered(claim, denial):
        return 0.0
    return sum(rarity.get(w, 1.0) for w in sorted(common)) / sum(rarity.get(w, 1.0) for w in sorted(core))


def is_altered(a: Unit, b: Unit) -> bool:
    """Whether both quote one utterance, once with and once without its negation: an altered quotation, not a denial."""
    if not (a.statement.quoted and b.statement.quoted):
        return False
    how = bare_wording(a.text, b.text)
    return how.difference == "negation" and how.likeness >= ONE_UTTERANCE


def _cosine(a: Unit, b: Unit) -> float:
    return sum(x * y for x, y in zip(a.vector, b.vector, strict=False))


def _speak_alike(a: Unit, b: Unit) -> bool:
    first, second = a.statement.speaker, b.statement.speaker
    if first is None or second is None:
        return False
    return related_speakers(first, second).verdict in {"same", "related"}


def _denial(desk: Desk, unit: Unit, what: Denied, denied: list[tuple[Unit, float]]) -> Finding:
    best = max(share for _, share in denied)
    claims = [u for u, _ in denied]
    likest = max(denied, key=lambda d: (d[1], d[0].span))[0]
    reasons = [
        Reason(
            rule="denials.denies",
            weight=0.3,
            sentence=f"{_who(desk, unit)} says that it is not so: {quoted(desk.words(what.clause))}.",
        ),
        Reason(
            rule="denials.same-thing",
            weight=round(0.4 * best, 4),
            sentence=f"The claim holds {best:.0%} of the denied words.",
        ),
    ]
    if any(u.report != unit.report for u in claims):
        reasons.append(Reason(rule="denials.elsewhere", weight=0.1, sentence="The claim stands in another report."))
    return make_finding(
        desk,
        "denial",
        f"{_who(desk, likest)}: {quoted(likest.text)} / {_who(desk, unit)}: {quoted(desk.words(what.clause))}.",
        evidence((u.span for u in claims), "denied") + evidence([what.clause], "denies"),
        reasons,
        maker=RULES.maker("denials.denied"),
        values=tuple(listed([_who(desk, u)]) for u in (likest, unit)),
    )


def _who(desk: Desk, unit: Unit) -> str:
    speaker = unit.statement.speaker
    return speaker.name if speaker else desk.outlet(unit.report)
