"""A record laid out as a document: the one place that decides what a sheet has and in which order."""

from collections import Counter
from collections.abc import Sequence
from typing import get_args

from crossread.model.record import Record
from crossread.model.reports import Report
from crossread.model.stories import Lookalike, Sheet, Story
from crossread.present.cards import make_card
from crossread.present.codings import DEFAULT, coding_section
from crossread.present.copy_graph import copy_graph
from crossread.present.document import Document, Group, Row, Section, SectionKey, StorySheet
from crossread.present.matrix import matrix_rows
from crossread.present.names import base_name, count_of, origins_between, show_days
from crossread.present.people import speaker_section
from crossread.present.rows import Numbers, finding_sections, number_findings
from crossread.present.shelf import Shelf
from crossread.present.timeline import timeline_section
from crossread.present.tolls import figure_section
from crossread.present.words import Words, one_line

_ORDER: tuple[SectionKey, ...] = get_args(SectionKey)


def lay_out(record: Record, *, reach: int = 0, profile: str = DEFAULT) -> Document:
    """The record as a document; stories and findings are numbered from 1 in the order in which they are shown.

    `reach` is how many characters of context words are shown with; 0 gives a little to those that need it. `profile` is
    the codebook whose numbers are shown, or `all` for what each would record.
    """
    shelf, numbers = Shelf.of(record, reach=reach), number_findings()
    titles = {sheet.story.id: (n, one_line(sheet.story.title)) for n, sheet in enumerate(record.sheets, start=1)}
    return Document(
        stories=tuple(_story(sheet, shelf, numbers, titles, profile) for sheet in record.sheets),
        rejected=tuple((one_line(r.input), f"{one_line(r.detail)} [{r.cause}]") for r in record.rejected),
        notices=tuple((one_line(n.input), one_line(n.text)) for n in record.notices),
        made_by=record.made_by,
    )


def _story(
    sheet: Sheet, shelf: Shelf, numbers: Numbers, titles: dict[str, tuple[int, str]], profile: str
) -> StorySheet:
    story = sheet.story
    reports = shelf.in_order(story.reports)
    made: dict[SectionKey, Section | None] = {
        **finding_sections(sheet, shelf, numbers),
        "speakers": speaker_section(sheet, shelf),
        "figures": figure_section(story, shelf),
        "recorded": coding_section(sheet.codings, shelf, profile),
        "timeline": timeline_section(story, shelf),
        "dropped": _dropped_section([shelf.readings[r].report for r in reports], shelf),
    }
    sections = tuple(section for key in _ORDER if (section := made.get(key)))
    rows = [row for section in sections for row in section.rows if row.number]
    findings = {finding.id: finding for finding in sheet.findings}
    return StorySheet(
        number=titles[story.id][0],
        id=story.id,
        title=titles[story.id][1],
        days=show_days(story.start, story.end),
        counts=_counts(story, shelf),
        origins=tuple(one_line(o.name) + ("" if o.certain else " (perhaps)") for o in story.origins),
        apart=tuple(_apart(story, titles) + _follows(story, titles)),
        cards=tuple(make_card(shelf.readings[r].report, shelf.names[r], rows) for r in reports),
        sections=sections,
        matrix=matrix_rows(sections, findings, reports, shelf) if len(reports) > 1 else (),
        copies=copy_graph(story, shelf),
    )


def _counts(story: Story, shelf: Shelf) -> tuple[str, ...]:
    outlets = {base_name(shelf.readings[report].report).casefold() for report in story.reports}
    return (
        count_of(len(story.reports), "report"),
        count_of(len(outlets), "outlet"),
        origins_between(story.origins_low, story.origins_high),
    )


def _apart(story: Story, titles: dict[str, tuple[int, str]]) -> list[str]:
    """A line for each look-alike that it does not follow: which story, and why it was kept apart."""
    lines, earlier = [], {one.story for one in story.follows if one.story in titles}
    for like in story.lookalikes:
        number, title = titles.get(like.story, (0, ""))
        if like.story not in earlier:
            lines.append(f"story {number}, “{title}”: {_sentences(like)}" if number else _sentences(like))
    return lines


def _follows(story: Story, titles: dict[str, tuple[int, str]]) -> list[str]:
    """A line for each earlier story that this one follows, and what tells so."""
    earlier = [(*titles[one.story], one) for one in story.follows if one.story in titles]
    return [f"story {number}, “{title}”, which it follows: {_sentences(one)}" for number, title, one in earlier]


def _sentences(like: Lookalike) -> str:
    return " ".join(f"{one_line(reason.sentence).rstrip('.')}." for reason in like.why)


def _dropped_section(reports: Sequence[Report], shelf: Shelf) -> Section | None:
    """A row a report: how many passages were left out of it and why; the words of each are in its groups."""
    rows = tuple(_dropped_row(report, shelf.names[report.id]) for report in reports if report.dropped)
    return Section(key="dropped", title="Left out", rows=rows) if rows else None


def _dropped_row(report: Report, name: str) -> Row:
    kinds = Counter(one_line(dropped.why) for dropped in report.dropped)
    text = ", ".join(f"{number} {why}" if number > 1 else why for why, number in sorted(kinds.items()))
    words = tuple(
        Words(
            report=report.id,
            name=name,
            start=dropped.start,
            end=dropped.end,
            before="",
            words=one_line(dropped.quote),
            after="",
            role=one_line(dropped.why),
        )
        for dropped in report.dropped
    )
    return Row(
        label=name,
        text=text,
        aside=str(len(report.dropped)),
        groups=(Group(value="", names=(name,), words=words),),
    )
