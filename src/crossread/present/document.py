"""The document model: what a sheet shows, as plain data that any face can draw.

Strings in it are on one line and free of control characters, but nothing is escaped: that is for the face that draws.
"""

from dataclasses import dataclass
from typing import Literal

from crossread.present.words import Words

SectionKey = Literal[
    "disputed",
    "updated",
    "agreed",
    "single",
    "missing",
    "wording",
    "compatible",
    "speakers",
    "figures",
    "recorded",
    "timeline",
    "copies",
    "dropped",
]
"""The sections of a sheet, in the order in which they are shown."""
CellState = Literal["said", "denied", "other", "absent"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """One of the values or wordings that a row sets side by side, who has it, and the words."""

    value: str
    names: tuple[str, ...]
    words: tuple[Words, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """Words of a finding, who has them, and a word or two of what they are to it (`denies`, `own voice`)."""

    names: tuple[str, ...]
    words: Words
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line of a section.

    `number` is what `crossread explain` takes, 0 where the row is no finding, with `finding` its id; `label` a short
    word for its kind (or the speaker, measure, day or outlet that it is about); `aside` stands at the right
    (confidence, or reports / origins); `groups` have all the words by value, `voices` the telling ones by outlet;
    `confidence` is 0 to 1 with two digits; `repair` and `reasons` say why; `within` are the ids of findings that the row
    tells in passing and that have no row of their own.
    """

    number: int = 0
    finding: str = ""
    kind: str = ""
    label: str = ""
    text: str = ""
    aside: str = ""
    groups: tuple[Group, ...] = ()
    voices: tuple[Voice, ...] = ()
    confidence: str = ""
    repair: str = ""
    reasons: tuple[str, ...] = ()
    within: tuple[str, ...] = ()

    @property
    def words(self) -> tuple[Words, ...]:
        """The words of all groups."""
        return tuple(words for group in self.groups for words in group.words)


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """Rows under one heading; `aside` heads the column at the right."""

    key: SectionKey
    title: str
    rows: tuple[Row, ...]
    aside: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """What one report has to say to one row of the matrix: its state, and its words (few; empty where absent)."""

    state: CellState
    text: str = ""
    words: Words | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixRow:
    """A claim across the reports; cells in the order of the story's cards."""

    number: int
    kind: str
    label: str
    text: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A run of a report's text; `numbers` are the findings whose evidence covers it, `closes` those whose evidence ends
    with it."""

    text: str
    numbers: tuple[int, ...] = ()
    closes: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A line of a report and what it is (`title`, `dateline`, `body`, ...)."""

    kind: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A report as it is shown: its names and times, its text by paragraphs, and what was left out of it."""

    id: str
    name: str
    source: str
    url: str
    title: str
    agency: str
    time: str
    credits: tuple[str, ...]
    paragraphs: tuple[Paragraph, ...]
    dropped: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyNode:
    """A report in the graph of copies: where its box begins, in pixels, its name as it fits in, and the whole name."""

    x: int
    y: int
    name: str
    whole: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyArrow:
    """A copy in the graph: its line (an SVG path), where its share is written, whether it has a point, and all in words."""

    path: str
    x: int
    y: int
    share: str
    directed: bool
    told: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyGraph:
    """Who carries whose text, drawn: boxes of one size and arrows on a field of so many pixels."""

    width: int
    height: int
    box_width: int
    box_height: int
    nodes: tuple[CopyNode, ...]
    arrows: tuple[CopyArrow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StorySheet:
    """One story: its head, its sections, its matrix, its reports, and the graph of its copies (None: nothing to draw)."""

    number: int
    id: str
    title: str
    days: str
    counts: tuple[str, ...]
    origins: tuple[str, ...]
    apart: tuple[str, ...]
    cards: tuple[Card, ...]
    sections: tuple[Section, ...]
    matrix: tuple[MatrixRow, ...]
    copies: CopyGraph | None = None

    def section(self, key: SectionKey) -> Section | None:
        """The section of that key, where it has rows."""
        return next((section for section in self.sections if section.key == key), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """All that is shown of a record. `rejected` are `(input, what is wrong)`, `notices` `(input, what to know)`."""

    stories: tuple[StorySheet, ...]
    rejected: tuple[tuple[str, str], ...]
    notices: tuple[tuple[str, str], ...]
    made_by: tuple[tuple[str, str], ...]
