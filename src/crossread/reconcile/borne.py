"""The numbers and days that words tell, and whether other words bear them."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from crossread.lib.dates import MONTHS, WEEKDAYS, compatible, days_of, is_dated, only_day
from crossread.lib.numbers import numbers_in
from crossread.lib.words import fold, words_in
from crossread.model.claims import When
from crossread.model.spans import Span
from crossread.reconcile.units import Unit

if TYPE_CHECKING:
    from crossread.reconcile.desk import Desk

_CALENDAR = frozenset((*map(fold, MONTHS), *map(fold, WEEKDAYS)))
_MODAL = frozenset({"AUX", "VERB"})


class _Day(NamedTuple):
    """A time told: its EDTF value, empty where it cannot be told, and how it is called."""

    value: str
    called: tuple[str, ...]


def facts_clash(desk: "Desk", a: Unit, b: Unit) -> bool:
    """Whether each of two units tells a number that the other lacks, or a day or month: then they do not say the same."""
    one, other = _numbers(a), _numbers(b)
    return bool(one - other and other - one) or (_lacks_day(desk, a, b) and _lacks_day(desk, b, a))


def all_bear(desk: "Desk", group: Sequence[Unit]) -> tuple[Unit, tuple[Unit, ...]]:
    """Of units that say the same, one whose words are shown, and those that bear each number and day in it: the words that most
    bear, the shortest of them."""
    behind = {shown.span: tuple(u for u in group if bears(desk, shown, u)) for shown in group}
    shown = min(group, key=lambda u: (-len(behind[u.span]), len(u.text), u.span))
    return shown, behind[shown.span]


def bears(desk: "Desk", shown: Unit, other: Unit) -> bool:
    """Whether a unit tells every number and every day that another tells."""
    return other is shown or (_numbers(shown) <= _numbers(other) and not _lacks_day(desk, shown, other))


def _numbers(unit: Unit) -> frozenset[float]:
    """The numbers of a unit but for those of its days, and for "one", which may be no number."""
    days = [when.span for when in _whens(unit)]
    found = numbers_in(unit.text)
    spans = ((n, Span(report=unit.report, start=unit.span.start + n.start, end=unit.span.start + n.end)) for n in found)
    return frozenset(
        n.value for n, at in spans if n.value not in (None, 1.0) and not any(at.overlaps(day) for day in days)
    )


def _lacks_day(desk: "Desk", shown: Unit, other: Unit) -> bool:
    """Whether a unit tells a day or a month with which nothing agrees that the other tells."""
    theirs = tuple(_days(desk, other))
    return any(not any(_agree(day, told) for told in theirs) for day in _days(desk, shown))


def _agree(day: _Day, told: _Day) -> bool:
    """Whether a time lies within another, or bears the same name; what has no end ("since April") is only like itself."""
    if day == told or day.called == told.called:
        return True
    if not (is_dated(day.value) and is_dated(told.value)) or ".." in day.value + told.value:
        return False
    outer, inner = days_of(day.value), days_of(told.value)
    if outer and inner:
        return outer[0] <= inner[0] and inner[1] <= outer[1]
    return compatible(day.value, told.value)


def _days(desk: "Desk", unit: Unit) -> Iterator[_Day]:
    """The days of a unit, and the months and weekdays that it names."""
    read = tuple(_whens(unit))
    for when in read:
        value, called = desk.resolved(when), _called(unit.reading.report.read(when.span))
        if only_day(value) or _CALENDAR.intersection(called):
            yield _Day(value, called)
    for token in unit.tokens:
        named = fold(token.text) in _CALENDAR and token.text[:1].isupper() and token.tag not in _MODAL
        if named and not any(when.span.start <= token.start < when.span.end for when in read):
            yield _Day("", (fold(token.text),))


def _called(words: str) -> tuple[str, ...]:
    """The words of the calendar and the digits of a time as written."""
    folded = (fold(w) for w in words_in(words))
    return tuple(w for w in folded if w in _CALENDAR or w.isdigit()) or (fold(words),)


def _whens(unit: Unit) -> Iterator[When]:
    return (when for when in unit.reading.claims.whens if when.span.overlaps(unit.span))
