"""What police did by the engine's events, in the classes of India Police Events: KILL, ARREST, FORCE, FAIL."""

import re
from collections.abc import Iterable, Iterator

from crossread.model.claims import Event
from crossread.model.notes import Notes
from crossread.model.reports import Report

_DEADLY = frozenset(("180", "1823", "202", "186"))
_FORCE = ("175", "18", "19", "20")
_TOLD = ("done", "believed")
_IDLE = re.compile(
    r"\b(?:police|policem[ae]n|cops?|security forces|administration)\b[^.]{0,80}\b(?:inaction|inactive|inactivity|failed|"
    r"failure|fail|mute spectators?|silent spectators?|did nothing|did not|didn't|refused|apathy|negligence|looked the other way|"
    r"stood by|remained spectators?|delayed?|ignored|nowhere|unable|could not|have not|has not|had not)\b"
    r"|\b(?:inaction|failure|apathy|negligence|indifference|complicity|connivance)\b[^.]{0,30}"
    r"\b(?:police|policemen|security forces)\b"
)


def police_classes(report: Report, notes: Notes, events: Iterable[Event]) -> set[str]:
    """The classes of what police did in a report."""
    found = {kind for event in events for kind in _classes(report, notes, event)}
    if _IDLE.search(report.text.lower()):
        found.add("FAIL")
    return found


def _classes(report: Report, notes: Notes, event: Event) -> Iterator[str]:
    """What an event that is told as done says of police."""
    if event.status not in _TOLD:
        return
    acts = any(code.endswith("COP") for code in event.actor_codes)
    if event.cameo == "173" and (acts or not event.actors):
        yield "ARREST"
    if acts and event.cameo.startswith(_FORCE):
        yield "FORCE"
        if event.cameo in _DEADLY:
            yield "KILL"
