"""Who is meant by the label of a line of an interview: "A:", "TL:"."""

import re
from collections.abc import Sequence

from crossread.extract.clauses import Stretch
from crossread.extract.persons import Person
from crossread.extract.turns import is_part
from crossread.lib.initials import initials_of
from crossread.lib.words import fold
from crossread.model.reports import Report
from crossread.weigh.names import name_parts

_TALKS = re.compile(
    r"\b(?:interview(?:s|ed|ing)?(?:\swith|\sof)?|(?:spoke|speaks|spoken|speaking|talked|talks|talking|sat\sdown|conversation|chat(?:s|ted)?"
    r"|Q\s?&\s?A|questions?\sand\sanswers?)\s(?:to|with)|asked|Q\s?&\s?A:|questions?\s(?:to|for))\s$",
    re.IGNORECASE,
)
_IS_ASKED = re.compile(
    r"^,?\s(?:who\s)?(?:spoke|talked|speaks|talks|sat\sdown|answer(?:s|ed)|took\squestions|was\s(?:asked|interviewed)|gave)\b",
    re.IGNORECASE,
)
_SURNAME = re.compile(r"[A-ZÀ-Þ'’-]{3,20}")
_INITIALS = re.compile(r"[A-ZÀ-Þ]{2,3}")


def named_by_label(report: Report, persons: Sequence[Person], label: Stretch) -> Person | None:
    """The person whom the label of a line means without naming: by initials, or by its part in an interview. None where
    the text does not tell."""
    words = report.text[slice(*label)]
    if is_part(words):
        return _who_answers(report, persons, label[0]) if fold(words)[0] == "a" else None
    if not _INITIALS.fullmatch(words):
        return None
    fitting = {p.name: p for p in reversed(persons) if fold(words).upper() in initials_of(p.name)}
    return next(iter(fitting.values())) if len(fitting) == 1 else None


def full_label(report: Report, label: Stretch) -> Stretch | None:
    """Where the label of a line in capitals stands with the whole name of whom it means: "JENS RASK:" for "RASK:"; None where it
    stands so nowhere, or with several names."""
    words = report.text[slice(*label)]
    if not _SURNAME.fullmatch(words):
        return None
    found = re.finditer(
        rf"(?m)^[*_]{{0,2}}(?P<name>(?:[^\W\d_][\w.'’-]*\s){{1,3}}{re.escape(words)})(?=[,:*_]|\s\()", report.text
    )
    full = {fold(match["name"]): match.span("name") for match in found}
    return next(iter(full.values())) if len(full) == 1 else None


def _who_answers(report: Report, persons: Sequence[Person], before: int) -> Person | None:
    """Who is interviewed: the one person who stands ahead of the first question, or the one of whom it is said."""
    first = next((m.start() for m in re.finditer(r"(?m)^[*_]{0,2}(?:Q|Question)\b", report.text)), before)
    ahead = [p for p in persons if p.start < min(first, before)]
    told = [p for p in ahead if _is_asked(report.text, p)]
    people = {name_parts(p.name)[-1:]: p for p in reversed(told or ahead)}
    return max(people.values(), key=lambda p: (len(p.name), -p.start)) if len(people) == 1 else None


def _is_asked(text: str, person: Person) -> bool:
    whole_end = max(person.end, person.whole_end)
    return bool(
        _TALKS.search(text[max(0, person.whole_start - 40) : person.whole_start])
        or _IS_ASKED.match(text[whole_end : whole_end + 40])
    )
