"""One finding explained: its words in context, and the reasons with their weights."""

from collections.abc import Iterator

from rich.console import Console
from rich.text import Text

from crossread.present.document import Document, Row, StorySheet
from crossread.present.terminal import block, sheet_width

REACH = 160
"""Characters of context on either side of the words."""


def find_row(document: Document, wanted: str) -> tuple[StorySheet, Row] | None:
    """The finding of that number or id, with its story; None where there is none."""
    for story in document.stories:
        for section in story.sections:
            for row in section.rows:
                if row.number and wanted in (str(row.number), row.finding, *row.within):
                    return story, row
    return None


def count_findings(document: Document) -> int:
    """How many numbered findings a document has."""
    return sum(1 for story in document.stories for section in story.sections for row in section.rows if row.number)


def print_explanation(story: StorySheet, row: Row, console: Console) -> None:
    """Print the finding on a console of Rich: what it says, on which words, and why."""
    for lead, line in _lines(story, row):
        for part in block(console, sheet_width(console), lead, line):
            console.print(part, soft_wrap=True, highlight=False)


def _lines(story: StorySheet, row: Row) -> Iterator[tuple[str, Text]]:
    """What leads each paragraph, and the paragraph."""
    yield f"{row.number}  ", Text(row.text, style="bold")
    about = f"{row.label}, in story {story.number}: {story.title}"
    yield " " * len(f"{row.number}  "), Text(about).append(f"  {row.finding}", style="dim")
    yield from _titled("The words")
    for group in row.groups:
        for words in group.words:
            role = f", {words.role}" if words.role not in ("", "value") else ""
            place = f"  characters {words.start} to {words.end}"
            yield "  ", Text(words.name, style="cyan").append(f"{role}{place}", style="dim")
            line = Text(words.before).append("“", style="dim").append(words.words, style="bold yellow")
            yield "    ", line.append("”", style="dim").append(words.after)
    yield from _titled("Why")
    yield from (("  ", Text(reason)) for reason in row.reasons)
    if row.confidence:
        yield "  ", Text(f" {row.confidence}  confidence", style="bold")
    if row.repair:
        yield from _titled("Perhaps")
        yield "  ", Text(row.repair)


def _titled(title: str) -> Iterator[tuple[str, Text]]:
    yield "", Text()
    yield "", Text(title.upper(), style="bold")
