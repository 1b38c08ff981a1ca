"""The timeline of a story: its days and times in order, with the sentence that tells of each."""

from crossread.lib.dates import only_day
from crossread.model.claims import When
from crossread.model.stories import Story
from crossread.present.document import Group, Row, Section
from crossread.present.evidence import Shelf
from crossread.present.names import show_day, show_time
from crossread.present.words import clip, one_line

_SENTENCE_LENGTH = 240


def timeline_section(story: Story, shelf: Shelf) -> Section | None:
    """A row a day or time that claims are dated by, earliest first; the sentence is that of the report which came out
    first. Years and months alone are no points in time and have no row."""
    by_value: dict[str, list[When]] = {}
    for report in shelf.in_order(story.reports):
        reading = shelf.readings[report]
        for when in reading.claims.whens:
            if when.kind in ("date", "time") and only_day(when.value) and reading.report.is_claim_text(when.span.start):
                by_value.setdefault(when.value[:16], []).append(when)
    rows = tuple(_row(value, by_value[value], shelf) for value in sorted(by_value))
    return Section(key="timeline", title="Timeline", rows=rows) if rows else None


def _row(value: str, whens: list[When], shelf: Shelf) -> Row:
    sentence = _sentence(whens[0], shelf)
    words = tuple(shelf.words(when.span) for when in whens)
    names = tuple(dict.fromkeys(w.name for w in words))
    label = " ".join(part for part in (show_day(value[:10]), show_time(value)) if part)
    return Row(label=label, text=sentence, groups=(Group(value="", names=names, words=words),))


def _sentence(when: When, shelf: Shelf) -> str:
    reading = shelf.readings[when.span.report]
    sentence = reading.notes.sentence_at(when.span.start)
    if sentence is None:
        return shelf.words(when.span).words
    return clip(one_line(reading.report.text[sentence.start : sentence.end]), _SENTENCE_LENGTH)
