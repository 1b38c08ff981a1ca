"""One party says it, another says that it is not so."""

from collections import defaultdict
from collections.abc import Iterator

from crossread.lib.words import fold, stem
from crossread.model.claims import Speaker
from crossread.model.findings import Finding, Reason
from crossread.model.spans import Span
from crossread.reconcile.answers import Answer
from crossread.reconcile.bare import is_denied_complement
from crossread.reconcile.build import evidence, make_finding
from crossread.reconcile.denial_match import COVERS, covers, may_cover, speak_alike
from crossread.reconcile.denied import Denied, claim_named_in
from crossread.reconcile.denying import denying, talk
from crossread.reconcile.desk import Desk
from crossread.reconcile.disputes import claimed_again, kin_of
from crossread.reconcile.meant import Meant
from crossread.reconcile.phrases import listed, quoted
from crossread.reconcile.rules import RULES
from crossread.reconcile.units import Unit, are_near, content_lemmas
from crossread.weigh.names import related_speakers

TOLD, TOLD_NEAR = 0.4, 0.45
"""Share of a named claim's words, and cosine, from which a unit of another report is that claim."""


@RULES.add("denials.denied", version=7)
def denials(desk: Desk) -> Iterator[Finding]:
    """Denials with the claims that they deny."""
    told: list[frozenset[str]] = []
    answered_by: dict[str, set[Span]] = defaultdict(set)
    for match in desk.matches:
        core, claims = match.what.words, {unit.span for unit, _ in match.claims}
        again = match.unit.speaker_key and claims <= answered_by[match.unit.speaker_key]
        if again or any(len(core & seen) >= 0.6 * min(len(core), len(seen)) for seen in told):
            continue
        told.append(core)
        answered_by[match.unit.speaker_key] |= claims
        yield _denial(desk, match.unit, match.what, list(match.claims))


@RULES.add("denials.answered", version=6)
def answered(desk: Desk) -> Iterator[Finding]:
    """Claims that somebody answers with "this is not so" or "rejected that" right after them."""
    for answer in desk.answers:
        yield _answered(desk, answer)


@RULES.add("denials.meant", version=1)
def meant(desk: Desk) -> Iterator[Finding]:
    """Charges that whom they name denies in other words."""
    told = {u.span for match in desk.matches for u, _ in match.claims}
    for found in desk.meant:
        if not told & {u.span for u in found.claims}:
            yield _meant(desk, found)


def _meant(desk: Desk, found: Meant) -> Finding:
    unit, claims = found.units[0], list(found.claims)
    again = _denied_again(desk, unit.statement.speaker, claims, unit.report)
    words = _said_words(desk, unit)
    reasons = [
        Reason(
            rule="denials.own-doing",
            weight=0.4,
            sentence=f"The claim names {_who(desk, unit)}, or one for whom it speaks, as who did it; the denial is in other words.",
        ),
        Reason(
            rule="denials.near",
            weight=round(min(0.3, 0.4 * found.near), 4),
            sentence=f"Charge and denial are {found.near:.0%} alike in meaning.",
        ),
    ]
    return make_finding(
        desk,
        "denial",
        f"{_who(desk, claims[0])}: {quoted(desk.claim(claims[0].span))} / {_who(desk, unit)}: {quoted(words)}.",
        evidence((u.span for u in claims), "denied") + evidence([*(u.span for u in found.units), *again], "denies"),
        reasons,
        maker=RULES.maker("denials.meant"),
        values=(_who(desk, claims[0]), _who(desk, unit)),
    )


def _said_words(desk: Desk, unit: Unit) -> str:
    """The words of a denial, with the word that denies where that stands before them in their sentence."""
    cue = unit.statement.cue
    if cue is None or not is_denied_complement(unit.statement):
        return desk.claim(unit.span)
    stands_before = unit.sentence.start <= cue.start and cue.end <= unit.span.start
    return (
        desk.words(Span(report=unit.report, start=cue.start, end=unit.span.end))
        if stands_before
        else desk.claim(unit.span)
    )


@RULES.add("denials.named", version=1)
def named(desk: Desk) -> Iterator[Finding]:
    """Denials that themselves tell whose claim they deny ("rejected the union's claim that it had been warned")."""
    for unit in desk.units:
        what, claim = desk.denied.get(unit.span), claim_named_in(unit)
        if what is None or claim is None or stem(fold(unit.statement.cue_lemma)) not in denying():
            continue
        if not any(covers(desk, u, unit, what) >= COVERS for u in may_cover(desk, unit, what)):
            yield _named_denial(desk, unit, *claim)


def _named_denial(desk: Desk, unit: Unit, owner: Span, clause: Span) -> Finding:
    reasons = [
        Reason(
            rule="denials.names",
            weight=0.55,
            sentence=f"{_who(desk, unit)} denies what {desk.words(owner)} claims: {quoted(desk.words(unit.span))}.",
        )
    ]
    return make_finding(
        desk,
        "denial",
        f"{desk.words(owner)}: {quoted(desk.words(clause))} / denied by {_who(desk, unit)}.",
        evidence([clause, *(u.span for u in _told_elsewhere(desk, unit, clause))], "denied")
        + evidence([unit.span], "denies"),
        reasons,
        maker=RULES.maker("denials.named"),
        values=(desk.words(owner), _who(desk, unit)),
    )


def _told_elsewhere(desk: Desk, denial: Unit, clause: Span) -> list[Unit]:
    """Units of other reports by somebody else that say what a denial tells as another's claim, near in meaning."""
    words = content_lemmas(denial.reading.notes.tokens_between(clause.start, clause.end)) - talk()
    found = []
    for unit in desk.units:
        if unit.report == denial.report or unit.span in desk.denied:
            continue
        common = len(words & unit.lemmas)
        if common < 2 or unit.asks or speak_alike(unit, denial):
            continue
        if common >= TOLD * len(words) and are_near(unit, denial, TOLD_NEAR):
            found.append(unit)
    return [u for u in found if u.statement.polarity == "positive"]


def _denial(desk: Desk, unit: Unit, what: Denied, denied: list[tuple[Unit, float]]) -> Finding:
    best = max(share for _, share in denied)
    claims = [u for u, _ in denied]
    likest = max(denied, key=lambda d: (d[1], d[0].span))[0]
    again = _denied_again(desk, unit.statement.speaker, claims, unit.report)
    reasons = [
        Reason(
            rule="denials.denies",
            weight=0.3,
            sentence=f"{_who(desk, unit)} says that it is not so: {quoted(_denying_words(desk, unit, what))}.",
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
        f"{_who(desk, likest)}: {quoted(desk.claim(likest.span))} / {_who(desk, unit)}: {quoted(_denying_words(desk, unit, what))}.",
        evidence((u.span for u in (*claims, *claimed_again(desk, claims))), "denied")
        + evidence([what.clause, *again], "denies"),
        reasons,
        maker=RULES.maker("denials.denied"),
        values=tuple(listed([_who(desk, u)]) for u in (likest, unit)),
    )


def _denied_again(desk: Desk, speaker: Speaker | None, claims: list[Unit], report: str) -> list[Span]:
    """The words by which the same speaker denies the same in other reports."""
    if speaker is None:
        return []
    found = [u for _, u in kin_of(desk, claims) if u.span in desk.denied and u.report != report]
    same = [u for u in found if u.statement.speaker and _is_one(speaker, u.statement.speaker)]
    spans = {u.span for u in claims}
    meant = [u for m in desk.meant if spans & {c.span for c in m.claims} for u in m.units if u.report != report]
    others = [u for u in meant if u.statement.speaker and _is_one(speaker, u.statement.speaker)]
    return [
        desk.denied[u.span].clause if u.span in desk.denied else u.span
        for u in {u.span: u for u in (*same, *others)}.values()
    ]


def _is_one(a: Speaker, b: Speaker) -> bool:
    return related_speakers(a, b).verdict in {"same", "related"}


def _denying_words(desk: Desk, unit: Unit, what: Denied) -> str:
    """What is denied with the word that denies it, where that stands before it in its sentence ("denied that it leaked")."""
    cue, clause = unit.statement.cue, what.clause
    if cue is None or what.negator is not None or stem(fold(unit.statement.cue_lemma)) not in denying():
        return desk.claim(clause)
    if not (unit.sentence.start <= cue.start and cue.end <= clause.start):
        return desk.claim(clause)
    return desk.words(Span(report=clause.report, start=cue.start, end=clause.end))


def _who(desk: Desk, unit: Unit) -> str:
    speaker = unit.statement.speaker
    return speaker.name if speaker else desk.outlet(unit.report)


def _answered(desk: Desk, answer: Answer) -> Finding:
    claim = answer.claim
    claims = [claim, *claimed_again(desk, [claim])]
    again = _denied_again(desk, answer.speaker, claims, answer.denial.report)
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
        f"{_who(desk, claim)}: {quoted(desk.claim(claim.span))} / {answer.who}: {quoted(desk.words(said[-1]))}.",
        evidence((u.span for u in claims), "denied") + evidence((*said, *again), "denies"),
        reasons,
        maker=RULES.maker("denials.answered"),
        values=(_who(desk, claim), answer.who),
    )
