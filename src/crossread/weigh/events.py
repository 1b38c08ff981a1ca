"""Which reported events are one event: the same act between the same sides on a day that can be the same."""

from collections.abc import Sequence
from dataclasses import dataclass

from crossread.lib.dates import compatible
from crossread.model.claims import Event

_APART = frozenset(("negated", "denied"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """An event as one report tells it: its story, its day (EDTF; empty where the text tells none), and the words in
    lower case of who acts, who is acted on and where."""

    event: Event
    story: str
    day: str
    actors: frozenset[str]
    targets: frozenset[str]
    places: frozenset[str]


def group_events(told: Sequence[Told]) -> list[tuple[int, ...]]:
    """The events by the place of each in the input; a group in the order of its first. One that fits none of a group's
    members is another event.

    >>> group_events(())
    []
    """
    groups: list[list[int]] = []
    by_key: dict[tuple[str, str, bool], list[list[int]]] = {}
    for at, one in enumerate(told):
        key = (one.story, one.event.plover, one.event.status in _APART)
        fit = next((g for g in by_key.get(key, ()) if all(is_same(told[i], one) for i in g)), None)
        if fit is None:
            fit = []
            groups.append(fit)
            by_key.setdefault(key, []).append(fit)
        fit.append(at)
    return [tuple(group) for group in groups]


def is_same(a: Told, b: Told) -> bool:
    """Whether two tellings can be of one event: like acts, days that meet, and sides that do not rule each other out."""
    if not _alike(a.event, b.event) or (a.day and b.day and not compatible(a.day, b.day)):
        return False
    actors = _meet(a.event.actor_codes, b.event.actor_codes, a.actors, b.actors)
    targets = _meet(a.event.target_codes, b.event.target_codes, a.targets, b.targets)
    if actors is False or targets is False:
        return False
    in_one = a.event.span.report == b.event.span.report  # the items of a digest
    if (
        (in_one or a.event.plover == "ASSAULT")
        and a.places
        and b.places
        and not a.places & b.places
        and not (actors and targets)
    ):
        return False
    return bool(actors or targets)


def _alike(a: Event, b: Event) -> bool:
    """Whether two acts of one root are alike: the same mode, or one told less closely."""
    return not a.mode or not b.mode or a.mode == b.mode


def _meet(codes: Sequence[str], others: Sequence[str], words: frozenset[str], more: frozenset[str]) -> bool | None:
    """Whether two sides are one: by country and sector, else by their words; None where one of them is not told."""
    known, too = {c for c in codes if len(c) >= 3}, {c for c in others if len(c) >= 3}
    if not words or not more:
        return None
    if known and too:
        return any(c[:3] == d[:3] and (c[3:] == d[3:] or not c[3:] or not d[3:]) for c in known for d in too)
    return bool(words & more) or None if not (known or too) else bool(words & more)
