"""One party says it, another says that it is not so."""

import math
from collections.abc import Iterator

from crossread.lib.words import fold, stem
from crossread.model.findings import Finding, Reason
from crossread.reconcile.alike import bare_wording
from crossread.reconcile.answers import Answer, answers
from crossread.reconcile.build import evidence, make_finding
from crossread.reconcile.denied import Denied
from crossread.reconcile.desk import Desk
from crossread.reconcile.phrases import listed, quoted
from crossread.reconcile.rules import RULES
from crossread.reconcile.units import Unit
from crossread.weigh.names import related_speakers

COVERS = 0.5
"""Share of the denied words' weight that a claim must hold to be what is denied."""
VERY_NEAR = 0.5
"""Cosine of two sentences from which one rare word in common is enough."""
VERY_NEAR_CLAUSES = 0.58
"""The same of the units by themselves."""
ONE_UTTERANCE = 0.7
"""Likeness from which two quotations are one utterance."""
SAME_CLAIM = 0.6
"""Kinship from which a unit of another report says what is answered here."""


@RULES.add("denials.denied", version=2)
def denials(desk: Desk) -> Iterator[Finding]:
    """Denials with the claims that they deny."""
    told: list[frozenset[str]] = []
    for unit in desk.units:
        what = desk.denied.get(unit.span)
        if what is None:
            continue
        denied = [(u, share) for u in desk.units if (share := _covers(desk, u, unit, what)) >= COVERS]
        core = what.words
        if not denied or any(len(core & seen) >= 0.6 * min(len(core), len(seen)) for seen in told):
            continue
        told.append(core)
        yield _denial(desk, unit, what, denied)


@RULES.add("denials.answered")
def answered(desk: Desk) -> Iterator[Finding]:
    """Claims that somebody answers with "this is not so" or "rejected that" right after them."""
    for answer in answers(desk):
        yield _answered(desk, answer)


def _covers(desk: Desk, claim: Unit, denial: Unit, what: Denied) -> float:
    """The share of the denied words' weight that a claim by somebody else holds; 0 where it cannot be what is denied."""
    if (
        claim.span in desk.denied
        or claim is denial
        or claim.statement.polarity == "negative"
        or not _held(claim, what.keys)
    ):
        return 0.0
    if claim.report == denial.report and (not claim.attributed or claim.span.overlaps(denial.span)):
        return 0.0
    if _speak_alike(claim, denial):
        return 0.0
    core, common = what.words, claim.lemmas & what.words
    if called := claim.lemmas & what.who:  # "we took none": the claim names who denies it, and its verb tells much
        core, common = core | called | what.keys, common | called | _held(claim, what.keys)
    if len(common) < 2 and not (common and _is_near(claim, denial)):
        return 0.0
    if is_altered(claim, denial):
        return 0.0
    rarity = desk.rarity
    return sum(rarity.get(w, 1.0) for w in sorted(common)) / sum(rarity.get(w, 1.0) for w in sorted(core))


def _held(claim: Unit, stems: frozenset[str]) -> frozenset[str]:
    """Those of some stems that are among the words of a claim, words of little content included."""
    return stems & (claim.lemmas | {stem(fold(t.text)) for t in claim.tokens})


def is_altered(a: Unit, b: Unit) -> bool:
    """Whether both quote one utterance, once with and once without its negation: an altered quotation, not a denial."""
    if not (a.statement.quoted and b.statement.quoted):
        return False
    how = bare_wording(a.text, b.text)
    return how.difference == "negation" and how.likeness >= ONE_UTTERANCE


def _is_near(a: Unit, b: Unit) -> bool:
    """Whether the sentences of two units are near in meaning, or the units themselves."""
    pairs = ((a.vector, b.vector, VERY_NEAR), (a.vector_at(a.span), b.vector_at(b.span), VERY_NEAR_CLAUSES))
    return any(math.fsum(x * y for x, y in zip(u, v, strict=False)) >= least for u, v, least in pairs)


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


def _answered(desk: Desk, answer: Answer) -> Finding:
    claim = answer.claim
    pairs = [p for p in desk.pairs if claim in (p.a, p.b) and p.kin >= SAME_CLAIM]
    others = [p.b if p.a is claim else p.a for p in pairs]
    claims = [
        claim,
        *(u for u in others if u.span not in desk.denied and u.statement.polarity == claim.statement.polarity),
    ]
    reasons = [
        Reason(
            rule="denials.answers",
            weight=0.65,
            sentence=f"{answer.who} answers the claim right after it: {quoted(desk.words(answer.denial))}.",
        )
    ]
    said = [s for s in (answer.denial, answer.words) if s is not None]
    return make_finding(
        desk,
        "denial",
        f"{_who(desk, claim)}: {quoted(claim.text)} / {answer.who}: {quoted(desk.words(said[-1]))}.",
        evidence((u.span for u in claims), "denied") + evidence(said, "denies"),
        reasons,
        maker=RULES.maker("denials.answered"),
        values=(_who(desk, claim), answer.who),
    )
