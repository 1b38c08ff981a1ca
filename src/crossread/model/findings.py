"""What lining up shows, and why."""

from dataclasses import dataclass
from typing import Literal

from crossread.model.spans import Maker, Span

Kind = Literal[
    "figure_conflict",
    "figure_update",
    "date_conflict",
    "place_conflict",
    "name_conflict",
    "attribution_conflict",
    "attribution_loss",
    "denial",
    "quote_variant",
    "internal_inconsistency",
    "loaded_wording",
    "corroborated",
    "compatible",
    "single_source",
    "omission",
    "copied_text",
]
"""The kinds of finding, conflicts first."""

CONFLICTS: frozenset[Kind] = frozenset(
    {
        "figure_conflict",
        "figure_update",
        "date_conflict",
        "place_conflict",
        "name_conflict",
        "attribution_conflict",
        "attribution_loss",
        "denial",
        "quote_variant",
        "internal_inconsistency",
    }
)
"""Kinds that tell an editor of a difference; precision comes before recall for them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """One ground for a score. Weights add up to it; `sentence` is plain English; `values` are what was compared."""

    rule: str
    weight: float
    sentence: str
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Words on which a finding rests. `role` says what they are to it: `value`, `source`, `denies`, `denied`, `odd one out`,
    `agrees`, `copy`, `original`, `wording`."""

    span: Span
    role: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Repair:
    """The smallest change that would make the reports agree, offered with its support, never a verdict.
    `slip` is the likely kind: digit, weekday, transposed names, unit, translation, copy error, dropped negation,
    stale toll."""

    sentence: str
    slip: str
    supported_by: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that lining up shows. `values` are the differing (or agreeing) values as shown, in the order of the evidence groups.
    `origins_low`..`origins_high` independent origins stand behind it. `confidence` in 0..1 is the sum of the
    reasons' weights,
    held to that range. `weight` ranks findings by how much they matter to an editor (higher first)."""

    id: str
    kind: Kind
    summary: str
    story: str
    evidence: tuple[Evidence, ...]
    values: tuple[str, ...] = ()
    origins_low: int = 1
    origins_high: int = 1
    confidence: float
    weight: float = 0.0
    reasons: tuple[Reason, ...]
    repair: Repair | None = None
    made_by: Maker
