"""Raw documents as they came, and reports as they are read."""

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from crossread.model.spans import OffsetMap, Span

MediaType = Literal["text/plain", "text/html", "application/json"]

ZoneKind = Literal[
    "masthead", "title", "subtitle", "byline", "published", "updated", "dateline", "caption", "credit", "body"
]
"""What a stretch of the clean text is. `masthead` names the outlet or the issuing body at the head of a text;
`credit` is a line that says whose copy it is. Claims are read from title, subtitle, caption and body;
every other zone is evidence for dates, places and origins."""

CLAIM_ZONES: frozenset[str] = frozenset({"title", "subtitle", "caption", "body"})
HEADING_ZONES: frozenset[str] = frozenset({"title", "subtitle"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Hints:
    """What the container (HTML head, JSON fields, feed entry) says of a document, unverified; empty where it is silent."""

    title: str = ""
    outlet: str = ""
    author: str = ""
    published: str = ""
    updated: str = ""
    language: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RawDocument:
    """One document as it came in, decoded.

    `source` is the path or URL (or `stdin`, or `FILE#3` for the third article of a file) as the user would name it;
    `text` the decoded input that `Report.map` points into (for HTML the extracted text, paragraphs on lines);
    `digest` the sha256 of the bytes.
    """

    source: str
    is_url: bool = False
    media_type: MediaType = "text/plain"
    text: str
    digest: str
    encoding: str = "utf-8"
    hints: Hints = field(default_factory=Hints)


@dataclass(frozen=True, slots=True, kw_only=True)
class Zone:
    """A stretch of the clean text and what it is."""

    kind: ZoneKind
    start: int
    end: int


class Letter(NamedTuple):
    """A letter that is written with several characters (a flag, a family, a mark on a letter): `[start, end)`."""

    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Dropped:
    """A passage of the raw text that is no part of the report: raw offsets, its words, and why it was dropped."""

    start: int
    end: int
    quote: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """A date or time that the report bears: EDTF / ISO 8601 value with zone where given, and where it stands (if it does)."""

    value: str
    span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Dateline:
    """The "Moscow, 19 Sep (XYZ) --" at the head; each part empty where it is not given. `date` is EDTF (`2023-09-19`,
    `XXXX-09-19` where no year stands there and none can be inferred); `date_span` is where the date stands."""

    span: Span
    place: str = ""
    date: str = ""
    agency: str = ""
    date_span: Span | None = None
    place_span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Credit:
    """Where a report says whose copy it carries.

    `role`: `agency` (its copy), `via` (a named agency or outlet as the channel: "reported by TASS"), `author` (a
    byline), `photo`.
    `span` is None when the credit stood in dropped text or in the container; `quote` has its words.
    """

    name: str
    role: Literal["agency", "via", "author", "photo"]
    quote: str
    span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    r"""One outlet's text, cleaned: what every later room reads.

    `id` is a hash of the clean text and what identifies its publication (outlet, published), never of a file name.
    `zones` partition the text's lines in order; lines are parted by `\n`, paragraphs by `\n\n`.
    `outlet_short` are the letters by which the outlet goes where its head tells them ("Northern News Agency (NNA)").
    `map` leads from `text` to `raw`. `published`, `updated` are what the report or its container states. `letters` are the
    letters of `text` that have several characters; no span of the report cuts one in two.
    """

    id: str
    source: str
    is_url: bool = False
    text: str
    raw: str
    map: OffsetMap
    zones: tuple[Zone, ...]
    outlet: str = ""
    outlet_short: str = ""
    agency: str = ""
    credits: tuple[Credit, ...] = ()
    title: str = ""
    dateline: Dateline | None = None
    published: Stamp | None = None
    updated: Stamp | None = None
    language: str = "en"
    url: str = ""
    dropped: tuple[Dropped, ...] = ()
    letters: tuple[Letter, ...] = ()

    @property
    def came_out(self) -> str:
        """When it first came out, ISO so that it can be sorted: the publication that it states, else its dateline's day; empty
        where neither tells a year."""
        told = (self.published.value if self.published else "", self.dateline.date if self.dateline else "")
        return next((value for value in told if value[:1].isdigit()), "")

    @property
    def borne_time(self) -> str:
        """The time that it bears (EDTF): updated, else published, else its dateline's day (in `XXXX` without a year); else
        empty."""
        told = (stamp.value for stamp in (self.updated, self.published) if stamp and stamp.value)
        return next(told, self.dateline.date if self.dateline else "")

    def read(self, span: Span) -> str:
        """The words of a span of this report."""
        if span.report != self.id:
            raise ValueError(f"span of report {span.report} read from report {self.id}")
        return self.text[span.start : span.end]

    def span(self, start: int, end: int) -> Span:
        """A span of this report that cuts no letter in two; ValueError where `start` lies behind `end`."""
        start, end = self.whole(start, end)
        return Span(report=self.id, start=start, end=end)

    def whole(self, start: int, end: int) -> tuple[int, int]:
        """Characters `[start, end)` with no letter cut in two: an offset within a letter is moved to its end, what lies within
        one is widened to all of it."""
        if not self.letters:
            return start, end
        low, high = self._letter_end(start), self._letter_end(end)
        if low == high and start < end:
            low = next(letter.start for letter in self.letters if letter.end == high)
        return low, high

    def _letter_end(self, offset: int) -> int:
        index = bisect_right(self.letters, offset, key=lambda letter: letter.start) - 1
        letter = self.letters[index] if index >= 0 else None
        return letter.end if letter and letter.start < offset < letter.end else offset

    def zone_at(self, offset: int) -> Zone | None:
        """The zone in which an offset of the clean text lies."""
        return next((zone for zone in self.zones if zone.start <= offset < zone.end), None)

    def is_claim_text(self, offset: int) -> bool:
        """Whether claims are read at this offset (title, subtitle, caption or body)."""
        zone = self.zone_at(offset)
        return zone is not None and zone.kind in CLAIM_ZONES

    def is_heading(self, offset: int) -> bool:
        """Whether this offset stands in a title or subtitle."""
        zone = self.zone_at(offset)
        return zone is not None and zone.kind in HEADING_ZONES
