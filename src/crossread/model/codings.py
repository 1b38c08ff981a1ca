"""What a codebook would record of a count that reports give differently."""

from dataclasses import dataclass

from crossread.model.findings import Reason
from crossread.model.spans import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Coding:
    """The numbers that one codebook profile would record of one count of a story.

    `measure` as in `Figure`, `of` what is counted, in a word or two. `low`, `best`, `high` are None where the profile has no
    such field or leaves it blank; `reasons` tell each rule that decided, in order, with the numbers that it kept.
    `evidence` are the words of the numbers recorded."""

    profile: str
    measure: str
    of: str
    low: float | None = None
    best: float | None = None
    high: float | None = None
    reasons: tuple[Reason, ...] = ()
    evidence: tuple[Span, ...] = ()
