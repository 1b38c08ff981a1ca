"""Small changes to the reports of a story, made from what was read of them, each at known words of one report's raw text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from crossread.model.reading import Reading

_DAY = re.compile(r"\b\d{1,2}\b(?=(?:st|nd|rd|th)?\s+[A-Z])|(?<=[a-z] )\d{1,2}\b(?![:.,]\d)")
_NUMBER = re.compile(r"\d{2,6}")
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_NOT = re.compile(r"\b(not |n't\b)")


@dataclass(frozen=True, kw_only=True)
class Mutation:
    """One change: what it is, the report's new raw text, and where the changed words stand in the new text."""

    name: str
    text: str
    places: tuple[tuple[int, int], ...]


def digits(reading: Reading) -> Iterator[Mutation]:
    """Every figure written in digits, one digit of it changed."""
    text = reading.report.text
    for figure in reading.claims.figures:
        found = _NUMBER.search(text, figure.span.start, figure.span.end)
        if found and not text[found.end() : found.end() + 1].isdigit():
            number = found[0]
            other = number[:-2] + str((int(number[-2]) % 9) + 1) + number[-1]
            yield _swap(reading, f"digit {number} to {other}", found.start(), found.end(), other)


def dates(reading: Reading) -> Iterator[Mutation]:
    """Every weekday or day of a month named as a time, moved on by a day."""
    text = reading.report.text
    for when in reading.claims.whens:
        words = text[when.span.start : when.span.end]
        for index, day in enumerate(_WEEKDAYS):
            if (at := words.find(day)) >= 0:
                start = when.span.start + at
                later = _WEEKDAYS[(index + 1) % 7]
                yield _swap(reading, f"{day} to {later}", start, start + len(day), later)
        found = _DAY.search(words) if when.kind == "date" else None
        if found and 0 < int(found[0]) < 28:
            start, later = when.span.start + found.start(), str(int(found[0]) + 1)
            yield _swap(reading, f"{words} to {later}", start, start + len(found[0]), later)


def negations(reading: Reading) -> Iterator[Mutation]:
    """Every "not" within a statement, dropped."""
    for found in _NOT.finditer(reading.report.text):
        yield _swap(reading, f"drop “{found[0].strip()}” at {found.start()}", found.start(), found.end(), "")


def names(reading: Reading) -> Iterator[Mutation]:
    """Every two persons of a report, each put in the other's place throughout."""
    people = sorted({p.name for p in reading.claims.parties if p.kind == "person" and " " in p.name})
    text = reading.report.raw
    for one, other in zip(people, people[1:], strict=False):
        if one in text and other in text:
            swapped = text.replace(one, "\0").replace(other, one).replace("\0", other)
            places = tuple(m.span() for m in re.finditer("|".join(map(re.escape, (one, other))), swapped))
            yield Mutation(name=f"swap {one} and {other}", text=swapped, places=places)


def halves(reading: Reading) -> tuple[str, str]:
    """A report parted in two between paragraphs, its first lines on both."""
    lines = reading.report.raw.split("\n")
    middle = next(i for i in range(len(lines) // 2, len(lines)) if not lines[i].strip() or i == len(lines) - 1)
    return "\n".join(lines[:middle]), "\n".join([*lines[:4], "", *lines[middle:]])


def _swap(reading: Reading, name: str, start: int, end: int, words: str) -> Mutation:
    raw, (first, last) = reading.report.raw, reading.report.map.span_to_raw(reading.report.span(start, end))
    return Mutation(name=name, text=raw[:first] + words + raw[last:], places=((first, first + max(1, len(words))),))
