"""Making findings: from evidence and reasons to one record with an id, a confidence and a rank."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from crossread.lib.ids import stable_id
from crossread.model.findings import Evidence, Finding, Kind, Reason, Repair
from crossread.model.spans import Maker, Span
from crossread.reconcile.desk import Desk
from crossread.weigh.origins import origins_of_spans

RANK: dict[Kind, float] = {
    "figure_conflict": 0.95,
    "denial": 0.92,
    "name_conflict": 0.90,
    "date_conflict": 0.88,
    "place_conflict": 0.86,
    "attribution_conflict": 0.84,
    "quote_variant": 0.70,
    "internal_inconsistency": 0.78,
    "attribution_loss": 0.68,
    "figure_update": 0.72,
    "loaded_wording": 0.40,
    "corroborated": 0.50,
    "single_source": 0.45,
    "omission": 0.38,
    "compatible": 0.30,
    "copied_text": 0.35,
}
"""How much a kind matters to an editor, before its confidence."""


def evidence(spans: Iterable[Span], role: str) -> tuple[Evidence, ...]:
    """The spans as evidence in one role."""
    return tuple(Evidence(span=span, role=role) for span in spans)


def make_finding(
    desk: Desk,
    kind: Kind,
    summary: str,
    grounds: Sequence[Evidence],
    reasons: Sequence[Reason],
    *,
    maker: Maker,
    values: Sequence[str] = (),
    repair: Repair | None = None,
    matter: float = 1.0,
) -> Finding:
    """A finding of this desk's story. `matter` scales its rank within the kind (1.0 is usual)."""
    ordered = tidy(_whole(desk, item) for item in grounds)
    confidence = min(1.0, max(0.0, sum(reason.weight for reason in reasons)))
    behind = origins_of_spans(desk.story, [item.span for item in ordered])
    return Finding(
        id=stable_id("finding", kind, *((e.span.report, e.span.start, e.span.end) for e in ordered)),
        kind=kind,
        summary=summary,
        story=desk.story.id,
        evidence=ordered,
        values=tuple(values),
        origins_low=behind.low,
        origins_high=behind.high,
        confidence=round(confidence, 4),
        weight=round(RANK[kind] * matter * (0.5 + confidence / 2), 4),
        reasons=tuple(reasons),
        repair=repair,
        made_by=maker,
    )


def _whole(desk: Desk, item: Evidence) -> Evidence:
    """Evidence that cuts no letter of several characters in two."""
    report = desk.reading(item.span.report).report
    return replace(item, span=report.span(item.span.start, item.span.end)) if report.letters else item


def tidy(grounds: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """Evidence without repeats (the same words in two roles stand once, under the first), in order of report and place."""
    kept: dict[Span, Evidence] = {}
    for item in grounds:
        kept.setdefault(item.span, item)
    return tuple(kept[span] for span in sorted(kept))
