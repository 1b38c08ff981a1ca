"""Which mentions of agreements mean one: by kind, dates, sides and the countries told of, each link with its reason."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from crossread.lib.dates import days_of, shown
from crossread.model.appeals import Pact

_NARROW, _SEASON = 31, 93
"""Days: a month, and a season. Two of different kinds are one only where their dates are told as closely as that."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A mention: its story, the day of its report (None: not told), and the countries that the report names."""

    pact: Pact
    story: str
    day: date | None = None
    countries: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Same:
    """The mentions of one agreement by their place in the input, each with the reason why it is taken for this one."""

    members: tuple[int, ...]
    reasons: tuple[str, ...]


@dataclass(slots=True)
class _Groups:
    """Which group each mention is in, and why."""

    of: list[int]
    why: list[str]

    def join(self, a: int, b: int, why: str) -> None:
        old, new = self.of[b], self.of[a]
        if old != new:
            self.of = [new if group == old else group for group in self.of]
            self.why[b] = self.why[b] or why

    def members(self, at: int) -> list[int]:
        return [i for i, group in enumerate(self.of) if group == self.of[at]]


def group_pacts(named: Sequence[Named]) -> tuple[Same, ...]:
    """The mentions by agreement, in the order of the first of each. Mentions with dates are put together first; one without is
    then taken for the latest of its kind that the reports tell of.

    >>> group_pacts(())
    ()
    """
    groups = _Groups(of=list(range(len(named))), why=[""] * len(named))
    dated = [i for i, one in enumerate(named) if _stretches(one.pact)]
    for place, b in enumerate(dated):
        for a in dated[:place]:
            if why := meets(named[a], named[b]):
                groups.join(a, b, why)
    for b in (i for i in range(len(named)) if i not in dated):
        found = next(_likeliest(named, b), None)
        if found:
            groups.join(found[0], b, found[1])
    order = dict.fromkeys(groups.of)
    return tuple(_same(named, groups, next(i for i, g in enumerate(groups.of) if g == group)) for group in order)


def _same(named: Sequence[Named], groups: _Groups, first: int) -> Same:
    members = groups.members(first)
    reasons = (groups.why[i] or _any_reason(named, i, members) for i in members)
    return Same(members=tuple(members), reasons=tuple(reasons))


def _any_reason(named: Sequence[Named], at: int, members: Sequence[int]) -> str:
    """Why a mention that others were put to belongs to them; empty where it stands alone."""
    return next((why for i in members if i != at and (why := meets(named[i], named[at]))), "")


def meets(a: Named, b: Named) -> str:
    """Why two dated mentions are one agreement; empty where they are not."""
    if not _is_one_world(a, b) or (a.pact.status == "sought") != (b.pact.status == "sought"):
        return ""
    for first in _stretches(a.pact):
        for second in _stretches(b.pact):
            if first[0] <= second[1] and second[0] <= first[1] and _is_close(a.pact, b.pact, first, second):
                return f"its date meets {_told(a.pact)}"
    return ""


def _is_close(a: Pact, b: Pact, first: tuple[date, date], second: tuple[date, date]) -> bool:
    """Whether two kinds whose dates meet can be one: a kind is itself, different kinds need dates told closely."""
    if a.kind == b.kind or (a.sides and a.sides == b.sides):
        return True
    sizes = sorted((last - start).days + 1 for start, last in (first, second))
    return sizes[0] <= _NARROW and sizes[1] <= _SEASON


def _told(pact: Pact) -> str:
    return ", ".join(shown(value.removesuffix("/..")) for value in pact.dates)


def _stretches(pact: Pact) -> list[tuple[date, date]]:
    """The days of a mention's dates; of an open one its beginning."""
    found = (days_of(value.removesuffix("/..")) for value in pact.dates)
    return [(days[0], days[1]) for days in found if days is not None]


def _is_one_world(a: Named, b: Named) -> bool:
    """Whether two mentions can be about the same parties."""
    if a.pact.parties and b.pact.parties and not set(a.pact.parties) & set(b.pact.parties):
        return False
    if a.story == b.story:
        return True
    shared = a.countries & b.countries
    return len(shared) >= 2 or bool(shared and min(len(a.countries), len(b.countries)) == 1)


def _likeliest(named: Sequence[Named], at: int) -> Iterator[tuple[int, str]]:
    """What a mention without a date may mean, the likeliest first."""
    one = named[at]
    sought = one.pact.status == "sought"
    fit = [
        i
        for i, other in enumerate(named)
        if i != at
        and _is_one_world(one, other)
        and (other.pact.status == "sought") == sought
        and other.pact.status != "ended"
    ]
    if sought:
        yield from (
            (i, "also hoped for, of the same kind") for i in fit if named[i].pact.kind == one.pact.kind and i < at
        )
        return
    if one.pact.sides:
        alike = [i for i in fit if named[i].pact.sides == one.pact.sides]
        yield from ((i, f"of {one.pact.sides} sides too; no date of its own") for i in _latest(named, alike, one))
        yield from ((i, f"of {one.pact.sides} sides too") for i in alike if i < at)
    if one.pact.kind not in _UNDATED and not one.pact.sides:
        wide = [i for i in fit if named[i].pact.kind not in ("convention", "resolution")]
        for i in _latest(named, wide, one):
            yield i, f"no date of its own; the latest agreement told of is of {_told(named[i].pact)}"
        alike = [i for i in fit if named[i].pact.kind == one.pact.kind]
        yield from ((i, "of the same kind; neither has a date") for i in alike if i < at)
    near = [i for i in fit if named[i].pact.span.report == one.pact.span.report and named[i].pact.span < one.pact.span]
    if near and (one.pact.back or one.pact.kind == "accord"):
        yield max(near, key=lambda i: named[i].pact.span), "names none; the one named before it in the same report"


_UNDATED = ("accord", "convention", "resolution")
"""Kinds of which a mention without a date is not taken for the latest."""


def _latest(named: Sequence[Named], among: Sequence[int], one: Named) -> list[int]:
    """Of some mentions the dated ones, not after a report's day, the latest first."""
    dated = [(max(last for _, last in s), i) for i in among if (s := _stretches(named[i].pact))]
    begun = [(max(start for start, _ in _stretches(named[i].pact)), last, i) for last, i in dated]
    return [
        i
        for start, _, i in sorted(begun, key=lambda d: (d[0], d[1], -d[2]), reverse=True)
        if not one.day or start <= one.day
    ]
