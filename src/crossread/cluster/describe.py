"""What a story is called, and which days it spans."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

from crossread.cluster.traits import days_of_happening, published_day, sentences_of
from crossread.lib.dates import only_day
from crossread.model.reading import Reading

LONGEST_TITLE = 140
ENOUGH = 100
"""How central a report is, so many others of its story tell well enough."""
AFTERMATH = 31
"""Days after the happening in which a report's date still counts for the story's span; a later one may be a crawler's."""


def title_of(readings: Sequence[Reading], members: Sequence[int], scores: Mapping[tuple[int, int], float]) -> str:
    """The title of the most central report that has one, or its first sentence: in the reports' own words."""

    def centrality(i: int) -> float:
        return sum(scores.get((min(i, j), max(i, j)), 0.0) for j in members[:ENOUGH] if j != i)

    ranked = sorted(members, key=lambda i: (not readings[i].report.title, -round(centrality(i), 6), i))
    return _title(readings[ranked[0]])


def _title(reading: Reading) -> str:
    sentences = sentences_of(reading)
    text = reading.report.title or (reading.report.text[sentences[0].start : sentences[0].end] if sentences else "")
    words = " ".join((text or reading.report.text[:LONGEST_TITLE]).split())
    return words if len(words) <= LONGEST_TITLE else words[:LONGEST_TITLE].rsplit(" ", 1)[0] + " ..."


def days_of_story(readings: Sequence[Reading]) -> tuple[str, str]:
    """First and last day of a story as EDTF, empty where no report bears a date, without a year where none tells it.

    The first is the day of the happening that most reports give; the last is the latest day within `AFTERMATH` on which one
    of them came out.
    """
    told = [value for reading in readings if (value := days_of_happening(reading, 0)[0])]
    published = [value for reading in readings if (value := published_day(reading))]
    known = [day.toordinal() for value in told + published if (day := only_day(value))]
    if not known:
        return (_commonest(told or published),) * 2
    first = Counter(day.toordinal() for value in told if (day := only_day(value))) or Counter(known)
    start = min(first, key=lambda day: (-first[day], day))
    end = max((day for day in known if start <= day <= start + AFTERMATH), default=start)
    return date.fromordinal(start).isoformat(), date.fromordinal(end).isoformat()


def _commonest(values: Sequence[str]) -> str:
    counted = Counter(values)
    return min(counted, key=lambda value: (-counted[value], value), default="")
