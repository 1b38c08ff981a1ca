"""The day of what a report is mainly about, apart from the days on which somebody spoke of it."""

import re

from crossread.extract.cues import known_verb, verb_cue
from crossread.extract.when_tense import FORWARD, verb_of
from crossread.lib.dates import day_part
from crossread.model.claims import When
from crossread.model.notes import Notes, Token
from crossread.model.reports import Report

_SAYING = frozenset({"speak", "release", "publish"})
"""Verbs of saying beside those of the table of reporting verbs."""
_TOLD_KINDS = frozenset({"say", "deny", "fear", "believe"})
_DAY_VALUE = re.compile(r"(?:\d{4}|XXXX)-\d\d-\d\d(?:T|\Z)")
_LEAD_SENTENCES = 3


def find_event_date(report: Report, notes: Notes, whens: tuple[When, ...]) -> str:
    """The day (EDTF) of what the report is mainly about; empty where the lead does not tell it.

    The first day in the lead that belongs to a verb other than of saying; where saying is all the lead has, its day.
    """
    lead = [s for s in notes.sentences if (zone := report.zone_at(s.end - 1)) and zone.kind == "body"][:_LEAD_SENTENCES]
    if not lead:
        return ""
    days = [w for w in whens if _DAY_VALUE.match(w.value) and lead[0].start <= w.span.start < lead[-1].end]
    days = [w for w in days if (zone := report.zone_at(w.span.start)) and zone.kind == "body"]
    days = [w for w in days if not _is_told_by_the_next(report, w, days)]
    told = [w for w in days if not _is_of_saying(report, notes, w) and not _is_aside(report, notes, w)]
    return next((day_part(w.value) for w in told), "")


def _is_told_by_the_next(report: Report, when: When, days: list[When]) -> bool:
    """Whether the day of a time is the one that follows: "the evening" of "the evening of 13 March"."""
    return any(report.text[when.span.end : other.span.start] in (" of ", " of the ") for other in days)


def _is_of_saying(report: Report, notes: Notes, when: When) -> bool:
    tokens = notes.tokens_between(when.span.start, when.span.end)
    verb = verb_of(notes, tokens[0]) if tokens else None
    before = report.text[max(0, when.span.start - 40) : when.span.start]
    if (match := _TOLD_THEN.search(before)) and (cue := known_verb(match["verb"])) and cue.kind in _TOLD_KINDS:
        return True
    return verb is not None and _is_saying(notes, verb)


_PARTS_OF_DAY = frozenset("night morning evening afternoon day hours weekend eve events attack attacks".split())


def _is_aside(report: Report, notes: Notes, when: When) -> bool:
    """Whether a day only tells which thing is meant ("the permit of 4 July") or up to when something is counted ("nine had died by
    Monday"), or owns something that a clause about what is to come speaks of ("will pay 9 percent over Monday's close")."""
    tokens = notes.tokens_between(when.span.start, when.span.end)
    if not tokens:
        return False
    owned = report.text[when.span.end - 2 : when.span.end] in ("'s", "’s")
    if owned and (verb := verb_of(notes, tokens[0])):
        return any(t.text.lower() in FORWARD for t in notes.children(verb) if t.dep == "aux")
    if _COUNTED_TILL.search(report.text[max(0, when.span.start - 30) : when.span.start]):
        return True
    before = notes.tokens[max(0, tokens[0].index - 2) : tokens[0].index]
    is_of = len(before) == 2 and before[1].text.lower() == "of" and before[0].tag == "NOUN"
    return is_of and before[0].text.lower() not in _PARTS_OF_DAY


_COUNTED_TILL = re.compile(
    r"\b(?:by|as (?:of|at))(?: \d{1,2}[.:]\d\d(?: hours| hrs| [ap]\.?m\.?)?| noon| midday| midnight)?(?: on| early| late| the)* \Z",
    re.I,
)
_TOLD_THEN = re.compile(r"\b(?P<verb>[a-z]{3,14})(?: reporters| journalists)?(?: (?:late|early))?(?: on)?(?: the)? \Z")


def _is_saying(notes: Notes, verb: Token) -> bool:
    """Whether a verb says something here: not in "was admitted to hospital", "found a body"."""
    cue = verb_cue(verb)
    if verb.lemma.lower() in _SAYING:
        return True
    if cue is None or "t" not in cue.frames or cue.kind not in _TOLD_KINDS:
        return False
    children = {child.dep for child in notes.children(verb)}
    return (
        bool(children & {"ccomp", "parataxis"})
        or verb.dep == "parataxis"
        or not children & {"obj", "nsubj:pass", "aux:pass"}
    )
