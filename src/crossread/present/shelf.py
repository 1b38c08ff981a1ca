"""The shelf: the readings of a record at hand, with the names that they are shown by."""

from collections.abc import Iterable
from dataclasses import dataclass

from crossread.model.reading import Reading
from crossread.model.record import Record
from crossread.model.spans import Span
from crossread.present.names import reading_order, short_names
from crossread.present.words import Words, one_line, show_words


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
