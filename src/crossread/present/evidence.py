"""Evidence made ready to be shown: grouped by the value that it gives, with who gives it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from crossread.lib.dates import shown as shown_date
from crossread.model.findings import Evidence, Finding
from crossread.model.reading import Reading
from crossread.model.record import Record
from crossread.model.spans import Span
from crossread.present.document import Group, Row
from crossread.present.names import reading_order, short_names
from crossread.present.words import Words, clip, one_line, show_words
from crossread.weigh.figures import shown as shown_figure

_FIGURES = frozenset({"figure_conflict", "figure_update"})
_DATES = frozenset({"date_conflict"})
_VALUE_LENGTH = 60
_TOLD = 12
"""Words longer than this that stand in a row's text need not be shown again below it."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """The readings of a record by id, with their short names and their rank in reading order; `reach` is how many
    characters of context words are shown with (0: a little, where they need it); `titled` is what the record's
    sentences call reports without outlet and agency, with their short names."""

    readings: dict[str, Reading]
    names: dict[str, str]
    rank: dict[str, int]
    reach: int
    titled: tuple[tuple[str, str], ...]

    @classmethod
    def of(cls, record: Record, *, reach: int = 0) -> "Shelf":
        """The shelf of a record."""
        ordered = reading_order(reading.report for reading in record.readings)
        rank = {report.id: number for number, report in enumerate(ordered)}
        names = short_names(record)
        unnamed = [report for report in ordered if report.title and not (report.outlet or report.agency)]
        titled = tuple((f"the report “{one_line(report.title)}”", names[report.id]) for report in unnamed)
        return cls({reading.id: reading for reading in record.readings}, names, rank, reach, titled)

    def words(self, span: Span, *, role: str = "") -> Words:
        """The words of a span, ready to be shown."""
        report = self.readings[span.report].report
        return show_words(report, span, name=self.names[span.report], role=role, reach=self.reach)

    def told(self, sentence: str) -> str:
        """A sentence of the record on one line. It calls a report without outlet by its title, since a record may not hang
        on file names; a sheet may, and they are short."""
        line = one_line(sentence)
        for title, name in self.titled:
            line = line.replace(title, name)
        return line

    def in_order(self, reports: Iterable[str]) -> list[str]:
        """Report ids as the reports came out, each once."""
        return sorted(set(reports), key=self.rank.__getitem__)


def value_of(kind: str, reading: Reading, span: Span) -> str:
    """The value that words give to a finding of this kind: a figure, a day, else the words themselves."""
    if kind in _FIGURES:
        figure = next((f for f in reading.claims.figures if f.span.overlaps(span)), None)
        if figure and not figure.vague:
            return shown_figure(figure)
    if kind in _DATES:
        when = next((w for w in reading.claims.whens if w.span.overlaps(span) and w.value), None)
        if when:
            return shown_date(when.value)
    return clip(one_line(reading.report.read(span)).strip("\"'“”‘’,.;: "), _VALUE_LENGTH)


def groups_of(finding: Finding, shelf: Shelf) -> tuple[Group, ...]:
    """The evidence by the value it gives, the value with most reports first; equal values in reading order."""
    by_value = _parted(finding.evidence, lambda e: value_of(finding.kind, shelf.readings[e.span.report], e.span))
    groups = [_group(value, pieces, shelf) for value, pieces in by_value]
    return tuple(sorted(groups, key=lambda group: -len(group.names)))


def _parted(evidence: Sequence[Evidence], value: Callable[[Evidence], str]) -> list[tuple[str, list[Evidence]]]:
    parted: dict[str, tuple[str, list[Evidence]]] = {}
    for piece in evidence:
        shown = value(piece)
        parted.setdefault(shown.casefold(), (shown, []))[1].append(piece)
    return list(parted.values())


def _group(value: str, pieces: Sequence[Evidence], shelf: Shelf) -> Group:
    ordered = sorted(pieces, key=lambda e: (shelf.rank[e.span.report], e.span.start))
    return Group(
        value=value,
        names=tuple(dict.fromkeys(shelf.names[e.span.report] for e in ordered)),
        words=tuple(shelf.words(e.span, role=e.role) for e in ordered),
    )


def telling_words(row: Row) -> list[tuple[list[str], Words]]:
    """The words that tell a row's story, with the names of all who have them: each outlet once in each role (of figures and
    dates, with each value), equal words together; not what stands in the row's text word for word."""
    found: dict[str, tuple[list[str], Words]] = {}
    heard = set()
    for group in row.groups:
        for words in group.words:
            part = (words.name, words.role, group.value if row.kind in _FIGURES | _DATES else "")
            if part in heard or (len(words.words) > _TOLD and words.words in row.text):
                continue
            heard.add(part)
            names, _ = found.setdefault(words.words.casefold(), ([], words))
            names.append(words.name)
    return list(found.values())
