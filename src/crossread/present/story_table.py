"""Stories as a table: a row each, the largest first, for archives of thousands of reports."""

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from textwrap import wrap

from crossread.model.outcomes import Notice, Rejected
from crossread.model.reading import Reading
from crossread.model.stories import Story
from crossread.present.main_parties import parties_of
from crossread.present.names import count_of, origins_between, show_days
from crossread.present.story_links import CopiedText, OtherStory, copied_texts, link_lines, others
from crossread.present.words import one_line

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for the beginning of a formula: words of reports are kept from being one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryRow:
    """A story in a row: how many reports of how many outlets, its origins, its days (EDTF, empty: cannot tell), the parties that
    most of its reports name, its title, and where its reports were read; the like stories that were kept apart from it and those
    that it follows, each with the reasons, and the copies among its reports."""

    number: int
    id: str
    reports: int
    outlets: int
    origins_low: int
    origins_high: int
    start: str
    end: str
    parties: tuple[str, ...]
    title: str
    sources: tuple[str, ...]
    apart: tuple[OtherStory, ...]
    follows: tuple[OtherStory, ...]
    copies: tuple[CopiedText, ...]


def story_rows(stories: Sequence[Story], readings: Iterable[Reading], *, least: int = 1) -> list[StoryRow]:
    """The rows of stories with at least so many reports, in the order of the stories."""
    by_id = {reading.id: reading for reading in readings}
    kept = [story for story in stories if len(story.reports) >= least]
    numbers = {story.id: number for number, story in enumerate(kept, start=1)}
    titles = {story.id: story.title for story in stories}
    return [_row(story, by_id, numbers, titles) for story in kept]


def _row(
    story: Story, readings: Mapping[str, Reading], numbers: Mapping[str, int], titles: Mapping[str, str]
) -> StoryRow:
    inside = [readings[report] for report in story.reports]
    outlets = {r.report.outlet or r.report.agency or r.id for r in inside}
    return StoryRow(
        number=numbers[story.id],
        id=story.id,
        reports=len(inside),
        outlets=len(outlets),
        origins_low=story.origins_low,
        origins_high=story.origins_high,
        start=story.start,
        end=story.end,
        parties=parties_of(inside),
        title=one_line(story.title),
        sources=tuple(sorted(r.report.source for r in inside)),
        apart=others(story.lookalikes, numbers, titles),
        follows=others(story.follows, numbers, titles),
        copies=copied_texts(story, readings),
    )


def stories_text(rows: Sequence[StoryRow], *, width: int = 100) -> str:
    """The table for a terminal, figures and days, then title and parties, then copies and the stories beside it."""
    if not rows:
        return "no stories\n"
    lines = [f"{count_of(len(rows), 'story')} of {count_of(sum(r.reports for r in rows), 'report')}", ""]
    for row in rows:
        days = show_days(row.start, row.end) or "no date"
        figures = f"{count_of(row.reports, 'report')}, {origins_between(row.origins_low, row.origins_high)}"
        lines.append(_cut(f"{row.number:>5}  {figures:<32}  {days}", width))
        lines.append(_cut(f"       {row.title}", width))
        if row.parties:
            lines.append(_cut(f"       {', '.join(row.parties)}", width))
        for line in link_lines(row.copies, row.apart, row.follows):
            lines += wrap(line, width, initial_indent=" " * 7, subsequent_indent=" " * 9, break_on_hyphens=False)
    return "\n".join(lines) + "\n"


def _cut(line: str, width: int) -> str:
    return line if len(line) <= width else line[: width - 3].rstrip() + "..."


def stories_csv(rows: Sequence[StoryRow]) -> str:
    """The table as CSV with a head line; what there are several of is parted by `; `, other stories by their ids."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(StoryRow.__dataclass_fields__)
    for row in rows:
        cells = (_joined(getattr(row, name)) for name in StoryRow.__dataclass_fields__)
        writer.writerow([guarded(cell) for cell in cells])
    return out.getvalue()


def _joined(value: object) -> str:
    return "; ".join(map(str, value)) if isinstance(value, tuple) else str(value)


def guarded(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def stories_json(rows: Sequence[StoryRow], rejected: Sequence[Rejected], notices: Sequence[Notice]) -> str:
    """The table as JSON: `stories`, with what was rejected and what had to be assumed."""
    told = {
        "stories": [asdict(row) for row in rows],
        "rejected": [asdict(one) for one in rejected],
        "notices": [asdict(one) for one in notices],
    }
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"
