"""One finding explained: its words in context, and the reasons with their weights."""

from collections.abc import Iterator

from rich.console import Console
from rich.text import Text

from crossread.present.document import Document, Row, StorySheet

REACH = 160
"""Characters of context on either side of the words."""


def find_row(document: Document, wanted: str) -> tuple[StorySheet, Row] | None:
    """The finding of that number or id, with its story; None where there is none."""
    for story in document.stories:
        for section in story.sections:
            for row in section.rows:
                if row.number and wanted in (str(row.number), row.finding):
                    return story, row
    return None


def count_findings(document: Document) -> int:
    """How many numbered findings a document has."""
    return sum(1 for story in document.stories for section in story.sections for row in section.rows if row.number)


def print_explanation(story: StorySheet, row: Row, console: Console) -> None:
    """Print the finding on a console of Rich: what it says, on which words, and why."""
    for line in _lines(story, row):
        console.print(line, highlight=False)


def _lines(story: StorySheet, row: Row) -> Iterator[Text]:
    yield Text(f"{row.number}  ", style="dim").append(row.text, style="bold not dim")
    yield Text(f"{row.label}, in story {story.number}: {story.title}  [{row.finding}]", style="dim")
    yield from (Text(), Text("THE WORDS", style="bold"))
    for group in row.groups:
        for words in group.words:
            role = f" ({words.role})" if words.role else ""
            yield Text(f"{words.name}{role}, characters {words.start} to {words.end}:", style="cyan")
            line = Text("  ").append(words.before).append("“", style="dim").append(words.words, style="bold yellow")
            yield line.append("”", style="dim").append(words.after)
    yield from (Text(), Text("WHY", style="bold"))
    yield from (Text(f"  {reason}") for reason in row.reasons)
    if row.confidence:
        yield Text(f"  = {row.confidence}  confidence", style="dim")
    if row.repair:
        yield from (Text(), Text("PERHAPS", style="bold"), Text(f"  {row.repair}"))
