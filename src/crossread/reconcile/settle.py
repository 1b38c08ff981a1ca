"""Many rules, one answer: findings of one question put together, those that another explains left out, the rest ranked."""

from collections.abc import Iterable

from crossread.model.findings import CONFLICTS, Finding

ABSTAIN: dict[str, float] = {}
"""Confidence below which a kind is not told at all; kinds that are not listed have DEFAULT_ABSTAIN."""
DEFAULT_ABSTAIN = 0.5


ODD = "odd one out"
"""The role of the words that a finding is about, where all its other words only bear it out."""


def settle(found: Iterable[Finding]) -> tuple[Finding, ...]:
    """Findings worth telling, without repeats, ranked by weight."""
    kept: list[Finding] = []
    for finding in sorted(found, key=lambda f: (-f.weight, f.id)):
        if finding.confidence < ABSTAIN.get(finding.kind, DEFAULT_ABSTAIN):
            continue
        if not any(_tells_the_same(finding, other) for other in kept):
            kept.append(finding)
    return tuple(kept)


def _tells_the_same(finding: Finding, other: Finding) -> bool:
    """Whether a kept finding of the same kind stands on overlapping words in all the reports of this one."""
    if finding.kind != other.kind:
        return False
    mine = {e.span.report for e in finding.evidence}
    shared = {e.span.report for e in finding.evidence for o in other.evidence if e.span.overlaps(o.span)}
    if any(e.role == ODD for e in finding.evidence):
        odd = [(e.span, o.span) for e in finding.evidence for o in other.evidence if e.role == o.role == ODD]
        return any(a.overlaps(b) for a, b in odd)
    if finding.kind in CONFLICTS:
        return shared == mine or len(shared) >= 2
    return shared == mine
