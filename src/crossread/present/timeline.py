"""The timeline of a story: its days and times in order, with the sentence that tells of each."""

import re

from crossread.lib.dates import only_day
from crossread.model.claims import When
from crossread.model.stories import Story
from crossread.present.document import Group, Row, Section
from crossread.present.names import show_day, show_time
from crossread.present.shelf import Shelf
from crossread.present.words import clip, one_line

_SENTENCE_LENGTH = 240
_STAMPS = re.compile(
    r"^[\[(<]?(?:\d{1,2}[./-]\d{1,2}(?:[./-]\d{2,4})?,? )?\d{1,2}[:.]\d{2}(?::\d{2})?(?: ?[ap]\.?m\.?)?(?![\d:.])",
    re.I | re.M,
)
"""A clock time with which a line begins, as the lines of a chat log or of a live blog do."""
_LOG_LINES = 2
"""Lines that begin with a clock time, from which these are stamps that tell when a line was written."""


def timeline_section(story: Story, shelf: Shelf) -> Section | None:
    """A row a day or time that claims are dated by, earliest first; its sentence is the one nearest to the head of
    its report that tells of no earlier row. Years and months alone are no points in time and have no row."""
    by_value: dict[str, list[When]] = {}
    for report in shelf.in_order(story.reports):
        reading = shelf.readings[report]
        stamps = _stamps_of(reading.report.text)
        for when in reading.claims.whens:
            if any(start <= when.span.start < end for start, end in stamps):
                continue
            if when.kind in ("date", "time") and only_day(when.value) and reading.report.is_claim_text(when.span.start):
                by_value.setdefault(when.value[:16], []).append(when)
    told: set[str] = set()
    rows = tuple(_row(value, by_value[value], story, shelf, told) for value in sorted(by_value))
    return Section(key="timeline", title="Timeline", rows=rows) if rows else None


def _stamps_of(text: str) -> list[tuple[int, int]]:
    """Where the lines of a chat log or a live blog bear the time at which they were written; nothing in other texts."""
    found = [match.span() for match in _STAMPS.finditer(text)]
    return found if len(found) >= _LOG_LINES else []


def _row(value: str, whens: list[When], story: Story, shelf: Shelf, told: set[str]) -> Row:
    words = tuple(shelf.words(when.span) for when in whens)
    names = tuple(dict.fromkeys(w.name for w in words))
    day = show_day(value[:10], year=value[:4] != story.start[:4])
    ordered = sorted(whens, key=lambda when: (when.span.start, shelf.rank[when.span.report]))
    sentences = sorted((_sentence(when, shelf) for when in ordered), key=_asks)  # a question tells of nothing
    text = next((sentence for sentence in sentences if sentence not in told), sentences[0])
    told.add(text)
    return Row(
        label=f"{day} {show_time(value)}".strip(),
        text=text,
        groups=(Group(value="", names=names, words=words),),
    )


def _asks(sentence: str) -> bool:
    return sentence.rstrip("\"'”’»)").endswith("?")


def _sentence(when: When, shelf: Shelf) -> str:
    """The sentence of a time expression, without the dateline that may stand before it."""
    reading = shelf.readings[when.span.report]
    sentence = reading.notes.sentence_at(when.span.start)
    if sentence is None:
        return shelf.words(when.span).words
    dateline = reading.report.dateline
    in_dateline = dateline is not None and sentence.start < dateline.span.end <= when.span.start
    start = dateline.span.end if dateline and in_dateline else sentence.start
    return clip(one_line(reading.report.text[start : sentence.end]).lstrip("-–— "), _SENTENCE_LENGTH)
