"""The day on which a report puts the happening, apart from the days on which somebody said something."""

import re
from datetime import timedelta

from crossread.lib.dates import day_part, nearest_weekday, only_day
from crossread.lib.numbers import read_number
from crossread.model.claims import When
from crossread.model.reading import Reading
from crossread.reconcile.times import report_time, with_year

LEAD_SENTENCES = 3
"""Sentences of claim text in which a report tells when its happening was."""
AHEAD = frozenset({"will", "shall", "would", "plan", "schedule", "expect"})
"""Lemmas of words that look ahead."""


WITHIN = 40
"""Characters before a time in which the verb stands that it may hang on."""
_LEADS_AHEAD = re.compile(
    r"\b(?:for|until|till|(?:beginning|starting|begins?|starts?|effective)(?: on| from)?)\s{1,3}\Z", re.IGNORECASE
)
_STAMPED = re.compile(
    r"\b(?:updated|published|posted|modified|first published|last updated)(?: on| at)?:?\s{1,2}\Z", re.I
)


_COUNTED_TILL = re.compile(
    r"\b(?:by|as (?:of|at))(?: \d{1,2}[.:]\d\d(?: hours| hrs| [ap]\.?m\.?)?| noon| midday| midnight)?(?: on| early| late| the)* \Z",
    re.IGNORECASE,
)


def resolved(reading: Reading, when: When, year: str) -> str:
    """The EDTF value of a time: a date without year in the story's year, a lone weekday ("Friday", "Friday night") at or
    before its report's day."""
    if not when.value and when.weekday is None and when.kind == "date":
        return _days_away(reading, when, year)
    if when.value or when.weekday is None or when.kind not in {"date", "time"}:
        return with_year(when.value, year)
    written = only_day(report_time(reading, year))
    return nearest_weekday(when.weekday, written).isoformat() if written else ""


_DAYS_AWAY = re.compile(
    r"(?P<number>[\w-]+)\sdays?\s(?P<way>earlier|before|previously|later|after(?:wards?)?)\Z", re.IGNORECASE
)


def _days_away(reading: Reading, when: When, year: str) -> str:
    """`two days earlier`, reckoned from the day told last in the sentence ("on Saturday ..., two days earlier")."""
    match = _DAYS_AWAY.match(" ".join(reading.report.read(when.span).split()))
    sentence = reading.notes.sentence_at(when.span.start)
    number = {"a": 1.0, "the": 1.0}.get(match["number"].lower(), read_number(match["number"])) if match else None
    if match is None or sentence is None or not number:
        return ""
    told = [
        found
        for other in reading.claims.whens
        if sentence.start <= other.span.start < when.span.start and other.weekday is not None
        if (found := only_day(day_part(resolved(reading, other, year))))
    ]
    step = timedelta(days=-number if match["way"].lower() in {"earlier", "before", "previously"} else number)
    return (told[-1] + step).isoformat() if told else ""


def event_day(reading: Reading, year: str) -> str:
    """The day of what the report is mainly about: as extracted, unless that is the day of a saying only; then the first day
    told as past in the lead; empty where none is."""
    told = day_part(with_year(reading.claims.event_date, year))
    whens = [w for w in reading.claims.whens if reading.report.is_claim_text(w.span.start)]
    days = [(w, day_part(resolved(reading, w, year))) for w in whens if only_day(resolved(reading, w, year))]
    done = [(w, day) for w, day in days if not is_time_of_saying(reading, w)]
    if any(day == told for _, day in done) or (told and len(done) == len(days)):
        return told
    return next((day for w, day in done if leads(reading, w) and is_of_the_past(reading, w)), "")


def is_time_of_saying(reading: Reading, when: When) -> bool:
    """Whether a time hangs on the cue of a statement, outside all that is said, is a stamp within the text ("Updated: ...") or that
    up to which something is counted ("nine had died by Monday"): then it is said then, not done then."""
    before = reading.report.text[max(0, when.span.start - 30) : when.span.start]
    if _STAMPED.search(before) or _COUNTED_TILL.search(before):
        return True
    given = [s for s in reading.claims.statements if s.voice != "own"]
    root = reading.notes.root_of(when.span.start, when.span.end)
    governor = reading.notes.tokens[root.head] if root else None
    if governor and any(s.cue.start <= governor.start < s.cue.end for s in given if s.cue):
        return True
    inside = any(piece.contains(when.span) for s in given for piece in s.content)
    return not inside and any(s.span.contains(when.span) for s in given)


def is_of_the_past(reading: Reading, when: When) -> bool:
    """Whether the sentence of a time has a verb in the past tense and no word that looks ahead, nor one right before the time
    ("a march called for Sunday", "mourning beginning on Sunday")."""
    if _LEADS_AHEAD.search(reading.report.text[max(0, when.span.start - 24) : when.span.start]):
        return False
    sentence = reading.notes.sentence_at(when.span.start)
    tokens = reading.notes.tokens_of(sentence) if sentence else ()
    ahead = any(t.lemma.lower() in AHEAD for t in tokens)
    return not ahead and any("Tense=Past" in t.morph for t in tokens)


def follows_an_infinitive(reading: Reading, when: When) -> bool:
    """Whether the verb next before a time is an infinitive: "made an offer to hold talks on 9 January"."""
    before = reading.notes.tokens_between(max(0, when.span.start - WITHIN), when.span.start)
    verb = next((t for t in reversed(before) if t.tag in {"VERB", "AUX"}), None)
    return verb is not None and "VerbForm=Inf" in verb.morph


def leads(reading: Reading, when: When) -> bool:
    """Whether a time stands in the first sentences of a report."""
    heads = leading_sentences(reading)
    return any(s.start <= when.span.start < s.end for s in reading.notes.sentences if s.index in heads)


def leading_sentences(reading: Reading) -> frozenset[int]:
    """The indexes of the first sentences of a report in which claims are made."""
    told = reading.report.is_claim_text
    sentences = [s for s in reading.notes.sentences if told(s.start) or told(s.end - 1)]  # a dateline may begin one
    return frozenset(s.index for s in sentences[:LEAD_SENTENCES])
