"""Stories, the copies inside them, and where claims first came from."""

from dataclasses import dataclass
from typing import Literal

from crossread.model.codings import Coding
from crossread.model.findings import Finding, Reason
from crossread.model.spans import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A judgement about two things (reports, claims). Append-only: undone by setting `retracted_at` in a later record;
    a person's link (`by` starts with `person:`) outranks a machine's. `at`, `retracted_at`: ISO 8601 UTC or empty."""

    a: str
    b: str
    relation: Literal["same", "supports", "contradicts", "updates", "copies"]
    score: float
    reasons: tuple[Reason, ...]
    by: str
    at: str = ""
    retracted_at: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedPassage:
    """A passage that stands in two reports: where in the one, where in the other, and how like they are (0..1)."""

    original: Span
    copy: Span
    likeness: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """Text of one report that stands in another. `directed` is false where nothing tells who had it first (then the order of
    `original` and `copy` means nothing). `credited` where the copying report names its source. `share` is the
    share of the copying report's body that is copied, 0..1. `standing` where an outlet repeats a paragraph of its own, on
    earlier events say: shared words, but nobody's taken over from another."""

    original: str
    copy: str
    passages: tuple[SharedPassage, ...]
    directed: bool
    credited: bool
    share: float
    reasons: tuple[Reason, ...]
    standing: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """Words that a report has from another outlet by its own account ("..., the Courier reported"), so that it is no origin of
    them itself. `name` is that outlet's, empty for media that are not named; `cited` is the report of it in the story from
    which they may be, empty where there is none; `at` are the words that refer to it, `spans` those that rest on it."""

    report: str
    name: str
    cited: str
    at: tuple[Span, ...]
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Somebody who may know it for himself: an agency, an outlet, an issuing body. `certain` is false where the reports
    that stand behind it may after all rest on another origin (then it counts for the upper bound only). `own` are those of
    its reports that are its own text, not another's that was copied from it."""

    name: str
    kind: Literal["outlet", "agency", "body"]
    reports: tuple[str, ...]
    certain: bool = True
    own: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Lookalike:
    """A like but different happening that was kept apart, and why."""

    story: str
    why: tuple[Reason, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """The reports of one happening. `start`, `end`: EDTF days that its reports span (empty: cannot tell). `follows`: earlier
    stories of which its reports tell as past, each with the reason."""

    id: str
    title: str
    reports: tuple[str, ...]
    start: str = ""
    end: str = ""
    origins: tuple[Origin, ...] = ()
    origins_low: int = 1
    origins_high: int = 1
    copies: tuple[Copy, ...] = ()
    citations: tuple[Citation, ...] = ()
    lookalikes: tuple[Lookalike, ...] = ()
    follows: tuple[Lookalike, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A story with its findings, ranked: what an editor gets. `codings` are what each codebook profile would record of
    its counts."""

    story: Story
    findings: tuple[Finding, ...]
    codings: tuple[Coding, ...] = ()
