"""What a story is called, and which days it spans."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from math import cbrt
from statistics import median_low

from crossread.cluster.rarity import Rarity, words_of
from crossread.cluster.traits import LEAD_SENTENCES, body_sentences, days_of_happening, published_day, sentences_of
from crossread.lib.dates import day_part, only_day
from crossread.model.reading import Reading

LONGEST_TITLE = 140
ENOUGH = 100
"""What a story is about, so many of its reports tell well enough."""
HALF_SAID = 0.6
"""What a title weighs that asks, breaks off, or cries out what kind of report it is."""
_HALF_SAID = re.compile(
    r"(?:\?|\.\.\.|…)$|\b(?:LIVE|URGENT|BREAKING|FLASH|WATCH|VIDEO|PHOTOS|UPDATED?)\b|\blive(?: updates)?$"
)
AFTERMATH = 31
"""Days after the happening in which a report's date still counts for the story's span; a later one may be a crawler's."""


def title_of(
    readings: Sequence[Reading],
    members: Sequence[int],
    scores: Mapping[tuple[int, int], float],
    *,
    among: Sequence[int] = (),
) -> str:
    """The title, or else the first sentence, that says most of what its story's other reports say too: in the reports' own words.

    How central its report is counts as much. A digest's or a column's title says little of that, a question asks it. It is one of
    `among` (left out: any).
    """
    asked = set(among) or set(members)
    few = sorted(members, key=lambda i: (i not in asked, i))[:ENOUGH]
    central = {i: max(0.0, sum(scores.get((min(i, j), max(i, j)), 0.0) for j in few if j != i)) for i in few}
    telling = _telling({i: readings[i] for i in few})
    worth = {i: round(_of_most(telling, i) + _of_most(central, i), 6) for i in few}
    return _title(
        readings[min((i for i in few if i in asked), key=lambda i: (not readings[i].report.title, -worth[i], i))]
    )


def _of_most(values: Mapping[int, float], i: int) -> float:
    """A value as a share of the largest."""
    return values[i] / (max(values.values()) or 1.0)


def _telling(members: Mapping[int, Reading]) -> dict[int, float]:
    """How much each title says of what the heads of the others say: rare words shared, over the cube root of all its words."""
    rarity = Rarity()
    heads = {i: set(_head_words(reading)) for i, reading in members.items()}
    holders = Counter(word for words in heads.values() for word in words)
    others = max(1, len(members) - 1)

    def telling(i: int) -> float:
        title = _title(members[i])
        words = sorted(set(words_of(title)))
        shared = sum(rarity.weight(word) * (holders[word] - (word in heads[i])) / others for word in words)
        every = sum(map(rarity.weight, words))
        return shared / cbrt(every) * (HALF_SAID if _HALF_SAID.search(title) else 1.0) if every else 0.0

    return {i: telling(i) for i in members}


def _head_words(reading: Reading) -> list[str]:
    text = reading.report.text
    lead = (text[s.start : s.end] for s in sentences_of(reading)[:LEAD_SENTENCES])
    return words_of(" ".join((reading.report.title, *lead)))


def _title(reading: Reading) -> str:
    sentences = sentences_of(reading)
    text = reading.report.title or (reading.report.text[sentences[0].start : sentences[0].end] if sentences else "")
    words = " ".join((text or reading.report.text[:LONGEST_TITLE]).split())
    return words if len(words) <= LONGEST_TITLE else words[:LONGEST_TITLE].rsplit(" ", 1)[0] + " ..."


def days_of_story(readings: Sequence[Reading]) -> tuple[str, str]:
    """First and last day of a story as EDTF, empty where no report bears a date, without a year where none tells it.

    The first is the day of the happening that most reports give, or where none gives one that on which the first came out. A day
    more than `AFTERMATH` from the middle one of those counts only where more than half of the reports begin with it (a trial's
    crime): what stands below is background to what is told now. The last is the latest
    day within `AFTERMATH` on which one of them came out.
    """
    told = [value for reading in readings if (value := days_of_happening(reading, 0)[0])]
    published = [value for reading in readings if (value := published_day(reading))]
    out = [day.toordinal() for value in published if (day := only_day(value))]
    happened = Counter(day.toordinal() for value in told if (day := only_day(value)))
    begun = Counter(day.toordinal() for reading in readings if (day := _begins_with(reading)))
    if not out and not happened:
        return (_commonest(told or published),) * 2
    middle = median_low(out) if out else None
    near = {
        day: times
        for day, times in happened.items()
        if middle is None or abs(day - middle) <= AFTERMATH or 2 * begun[day] > len(readings)
    }
    around = [day for day in out if middle is not None and abs(day - middle) <= AFTERMATH]
    start = min(near, key=lambda day: (-near[day], day)) if near else min(around)
    end = max((day for day in [*out, *near] if start <= day <= start + AFTERMATH), default=start)
    return date.fromordinal(start).isoformat(), date.fromordinal(end).isoformat()


def _begins_with(reading: Reading) -> date | None:
    """The day of the happening, but where it is told only below the first sentence of the body."""
    main = only_day(days_of_happening(reading, 0)[0])
    first = next((s.end for s in body_sentences(reading)), 0)
    at = [w.span.start for w in reading.claims.whens if main and only_day(day_part(w.value)) == main]
    return None if at and min(at) >= first else main


def _commonest(values: Sequence[str]) -> str:
    counted = Counter(values)
    return min(counted, key=lambda value: (-counted[value], value), default="")
