"""The sheet on a terminal: a document drawn as styled lines of a given width."""

from collections import Counter
from collections.abc import Iterator, Sequence
from io import StringIO
from typing import TextIO

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from crossread.present.document import Card, Document, Row, Section, StorySheet
from crossread.present.names import count_of, listed
from crossread.present.voices import telling_voices
from crossread.present.words import Words, clip

MIN_WIDTH, MAX_WIDTH = 60, 120
_MARGIN, _LABEL = 4, 13
"""Columns for the number of a row, and for its label."""

_SHOWN_WITH_WORDS = 3
"""So many disputed rows, the weightiest, are shown with their words by outlet."""

_AT_MOST = {
    **{"disputed": 12, "updated": 6, "agreed": 8, "single": 6, "missing": 3, "wording": 3, "compatible": 2},
    **{"speakers": 6, "figures": 10, "recorded": 6, "timeline": 6, "copies": 5},
}
"""Rows shown of a section; the weightiest come first, and what follows is counted."""

_WORDS_SHOWN, _QUOTE_LENGTH = 5, 180
"""Lines of words below a row, and how long a quotation in them may be."""

_STYLES = {"disputed": "yellow", "updated": "cyan", "agreed": "green"}


def draw_text(document: Document, *, width: int = 100, dropped: bool = False) -> str:
    """The sheet as plain text without styles; no line is wider than `width` columns (held to 60..120)."""
    out = StringIO()
    print_sheet(document, Console(file=out, width=width, color_system=None, force_terminal=False), dropped=dropped)
    return out.getvalue()


def print_sheet(document: Document, console: Console, *, dropped: bool = False) -> None:
    """Print the sheet on a console of Rich; `dropped` shows every passage that was left out."""
    for line in _Drawing(console, sheet_width(console), dropped).lines(document):
        console.print(line, soft_wrap=True, highlight=False)


class _Drawing:
    """Draws the parts of a document as lines."""

    def __init__(self, console: Console, width: int, dropped: bool) -> None:
        self.console, self.width, self.dropped = console, width, dropped

    def lines(self, document: Document) -> Iterator[Text]:
        for number, story in enumerate(document.stories):
            if number:
                yield Text()
                yield Text("─" * self.width, style="dim")
            yield from self._story(story)
        yield from self._outcomes("Not used", document.rejected, "red")
        yield from self._outcomes("Notes", document.notices, "dim")
        if not document.stories:
            yield Text("No report could be used.", style="bold")
        elif any(row.number for story in document.stories for section in story.sections for row in section.rows):
            yield Text()
            yield from self._block("", Text("The words behind a line: crossread explain NUMBER PATHS", style="dim"))

    def _story(self, story: StorySheet) -> Iterator[Text]:
        tag = f"STORY {story.number}  "
        yield from self._block(tag, Text(story.title, style="bold"), aside=story.days, style="bold")
        pad = " " * len(tag)
        yield from self._block(pad, Text(", ".join(story.counts)))
        yield from self._block(pad, Text("; ".join(_dated(card) for card in story.cards), style="dim"))
        for line in story.apart:
            yield from self._block(pad, Text(f"kept apart: {line}", style="dim"))
        for section in story.sections:
            yield from self._section(section)

    def _section(self, section: Section) -> Iterator[Text]:
        yield Text()
        title = Text(section.title.upper(), style="bold")
        yield from self._block("", title, aside=section.aside)
        if section.key == "dropped":
            yield from self._left_out(section)
            return
        shown = _shown(section)
        for place, row in enumerate(shown):
            yield from self._row(section, row, place)
        rest = len(section.rows) - len(shown)
        if rest:
            yield from self._block(" " * _MARGIN, Text(f"and {rest} more: --html or --format md has all", style="dim"))

    def _row(self, section: Section, row: Row, place: int) -> Iterator[Text]:
        if section.key == "speakers":
            yield from self._speaker(row, with_words=place < _SHOWN_WITH_WORDS)
            return
        number = f"{row.number:>3} " if row.number else " " * _MARGIN
        label = "" if section.key in ("agreed", "single", "missing", "copies", "wording", "updated") else row.label
        head = number + (_fit(label, _LABEL) if label else "")
        text = Text(row.text if place < _SHOWN_WITH_WORDS else clip(row.text, 3 * self.width - 60))
        if section.key == "timeline":
            text = Text(clip(row.text, 2 * self.width - 70))
            text.append(f"  {listed(row.groups[0].names, at_most=3)}", style="dim")
        yield from self._block(head, text, aside=row.aside, style=_STYLES.get(section.key, ""))
        if section.key == "disputed" and place < _SHOWN_WITH_WORDS:
            yield from self._evidence(row, " " * cell_len(head))

    def _evidence(self, row: Row, pad: str) -> Iterator[Text]:
        for voice in telling_voices(row)[:_WORDS_SHOWN]:
            note = f", {voice.note}" if voice.note else ""
            line = Text(f"{listed(voice.names, at_most=4)}{note}: ", style="dim")
            yield from self._block(pad, line.append_text(_quoted(voice.words)), hang=2)
        if row.repair:
            yield from self._block(pad, Text(row.repair, style="italic"))

    def _speaker(self, row: Row, *, with_words: bool) -> Iterator[Text]:
        text = Text(row.label, style="bold")
        if row.kind:
            text.append(f" ({clip(row.kind, 60)})", style="not bold")
        text.append(f": {row.text}", style="not bold")
        yield from self._block(" " * _MARGIN, text, hang=2)
        best = max((w for w in row.words if w.role in ("direct", "mixed")), key=lambda w: len(w.words), default=None)
        if with_words and best:
            quote = Text(f"“{clip(best.words, 2 * self.width - 60)}”").append(f"  {best.name}", style="dim")
            yield from self._block(" " * (_MARGIN + 2), quote)

    def _left_out(self, section: Section) -> Iterator[Text]:
        if not self.dropped:
            yield from self._block(" " * _MARGIN, Text(_summary(section)))
            return
        for row in section.rows:
            yield from self._block(" " * _MARGIN, Text(f"{row.label}: {count_of(len(row.words), 'passage')}"))
            for words in row.words:
                text = Text(f"“{clip(words.words, 300)}”").append(f"  {words.role}", style="dim")
                yield from self._block(" " * (_MARGIN + 2), text, hang=2)

    def _outcomes(self, title: str, outcomes: Sequence[tuple[str, str]], style: str) -> Iterator[Text]:
        if outcomes:
            yield Text()
            yield Text(title.upper(), style="bold")
        for name, what in outcomes:
            yield from self._block(" " * _MARGIN, Text(f"{name}: ", style=style).append(what, style="default"), hang=2)

    def _block(self, lead: str, body: Text, *, aside: str = "", style: str = "", hang: int = 0) -> Iterator[Text]:
        return block(self.console, self.width, lead, body, aside=aside, style=style, hang=hang)


def block(
    console: Console, width: int, lead: str, body: Text, *, aside: str = "", style: str = "", hang: int = 0
) -> Iterator[Text]:
    """Lines with `lead` before the first and as much room (and `hang`) before the others, `aside` at the right of the first."""
    room = width - cell_len(lead) - (cell_len(aside) + 2 if aside else 0)
    for place, line in enumerate(list(body.wrap(console, max(room - hang, 20))) or [Text()]):
        line.rstrip()
        made = Text().append(lead, style=style) if place == 0 else Text(" " * (cell_len(lead) + hang))
        made.append_text(line)
        if aside and place == 0:
            made.append(" " * (width - cell_len(made.plain) - cell_len(aside)) + aside, style="dim")
        made.rstrip()
        yield made


def _dated(card: Card) -> str:
    """The report's short name with the time that it bears."""
    return f"{card.name}, {card.time}" if card.time else card.name


def _shown(section: Section) -> Sequence[Row]:
    """The rows that the terminal shows: the first ones, or of the timeline those told by most reports."""
    most = _AT_MOST.get(section.key, len(section.rows))
    if section.key != "timeline":
        return section.rows[:most]
    told = sorted(section.rows, key=lambda row: -len(row.groups[0].names))[:most]
    return [row for row in section.rows if row in told]


def _quoted(words: Words) -> Text:
    """The words in quotation marks, amid their context."""
    made = Text(words.before, style="dim").append("“", style="dim")
    return (
        made.append(clip(words.words, _QUOTE_LENGTH), style="bold not dim")
        .append("”", style="dim")
        .append(words.after, style="dim")
    )


def _fit(label: str, width: int) -> str:
    """The label in so many columns, with a blank after it."""
    cut = clip(label, width - 1)
    return cut + " " * max(1, width - cell_len(cut))


def _summary(section: Section) -> str:
    """How many passages were left out, and the most frequent kinds of them."""
    every = [words for row in section.rows for words in row.words]
    kinds = sorted(Counter(words.role for words in every).items(), key=lambda pair: (-pair[1], pair[0]))
    told = [f"{number} × {why}" if number > 1 else why for why, number in kinds]
    return f"{count_of(len(every), 'passage')}: {listed(told, at_most=5)}; see them: --dropped"


def sheet_width(console: Console) -> int:
    """The columns that a sheet takes on this console."""
    return max(MIN_WIDTH, min(console.width, MAX_WIDTH))


def sheet_console(file: TextIO, *, width: int | None = None, no_color: bool = False) -> Console:
    """A console of Rich on this stream: its terminal's width unless one is given, 100 columns where it is no terminal."""
    return Console(file=file, width=width or (None if file.isatty() else 100), no_color=no_color or None)
