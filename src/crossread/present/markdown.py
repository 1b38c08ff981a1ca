"""The sheet as Markdown (CommonMark with tables), for a note, a ticket or a wiki."""

import re
from collections.abc import Iterator

from crossread.present.document import Document, MatrixRow, Row, Section, StorySheet
from crossread.present.names import listed
from crossread.present.words import Words, clip

_SPECIAL = re.compile(r"[\\`*_\[\]|#~!]")
_ENTITIES = str.maketrans({"<": "&lt;", ">": "&gt;", "&": "&amp;"})
_BULLET = re.compile(r"^(\d+)([.)])|^([-+=])")
_MARKS = {"said": "", "denied": "**denied:** ", "other": "**other:** ", "absent": ""}


def draw_markdown(document: Document, *, dropped: bool = False) -> str:
    """The document as Markdown text; words of reports are escaped, so that they mean nothing to the reader of Markdown."""
    return "\n".join(_lines(document, dropped)).rstrip() + "\n"


def _lines(document: Document, dropped: bool) -> Iterator[str]:
    for story in document.stories:
        yield from _story(story, dropped)
    for title, outcomes in (("Not used", document.rejected), ("Notes", document.notices)):
        if outcomes:
            yield from (f"## {title}", "")
            yield from (f"- {escape(name)}: {escape(what)}" for name, what in outcomes)
            yield ""
    if not document.stories:
        yield "No report could be used."


def _story(story: StorySheet, dropped: bool) -> Iterator[str]:
    yield from (f"# {escape(story.title) or f'Story {story.number}'}", "")
    head = [story.days, *story.counts]
    yield from (", ".join(part for part in head if part), "")
    for card in story.cards:
        yield (
            f"- {escape(card.name)}" + (f", {card.time}" if card.time else "") + f": {escape(card.title)}".rstrip(": ")
        )
    yield ""
    for line in story.apart:
        yield from (f"Kept apart: {escape(line)}", "")
    for section in story.sections:
        yield from _section(section, dropped)
    if story.matrix:
        yield from _matrix(story)


def _section(section: Section, dropped: bool) -> Iterator[str]:
    yield from (f"## {section.title}", "")
    for row in section.rows:
        yield from _row(section, row, dropped)
    yield ""


def _row(section: Section, row: Row, dropped: bool) -> Iterator[str]:
    label = (
        f"**{escape(row.label)}** "
        if section.key in ("disputed", "speakers", "figures", "recorded", "timeline", "dropped")
        else ""
    )
    number = f"{row.number}. " if row.number else "- "
    aside = f" ({escape(row.aside)})" if row.aside and section.key != "dropped" else ""
    bearing = f"({escape(row.kind)}) " if section.key == "speakers" and row.kind else ""
    yield f"{number}{label}{bearing}{escape(row.text)}{aside}"
    pad = " " * len(number)
    if section.key == "dropped" and dropped:
        yield from (f"{pad}- {_quote(words)} ({escape(words.role)})" for words in row.words)
    if section.key in ("disputed", "updated", "agreed", "single", "missing", "wording", "compatible", "copies"):
        yield from (f"{pad}- {escape(words.name)}: {_quote(words)}" for words in _once(row))
    if section.key == "timeline":
        yield f"{pad}- {escape(listed(row.groups[0].names))}"
    if row.repair:
        yield f"{pad}- *{escape(row.repair)}*"


def _once(row: Row) -> Iterator[Words]:
    """The words of a row, the same words of one report only once."""
    seen = set()
    for words in row.words:
        if (words.report, words.words) not in seen:
            seen.add((words.report, words.words))
            yield words


def _quote(words: Words) -> str:
    return f"{escape(words.before)}“**{escape(clip(words.words, 400).strip())}**”{escape(words.after)}"


def _matrix(story: StorySheet) -> Iterator[str]:
    yield from ("## Claims by outlet", "")
    heads = ["", *(card.name for card in story.cards)]
    yield "| " + " | ".join(escape(head) for head in heads) + " |"
    yield "|" + " --- |" * len(heads)
    yield from (_matrix_row(row) for row in story.matrix)
    yield ""


def _matrix_row(row: MatrixRow) -> str:
    cells = [
        f"{_MARKS[cell.state]}{escape(clip(cell.text, 60))}" if cell.state != "absent" else "–" for cell in row.cells
    ]
    return f"| {row.number}. {escape(row.text)} | " + " | ".join(cells) + " |"


def escape(text: str) -> str:
    """The text so that Markdown reads it as itself."""
    return _BULLET.sub(lambda m: f"{m[1]}\\{m[2]}" if m[1] else f"\\{m[3]}", _SPECIAL.sub(r"\\\g<0>", text)).translate(
        _ENTITIES
    )
