"""Lines that are somebody's words by their form: interviews and chat logs, and posts that end with who wrote them."""

import re
from collections import Counter
from collections.abc import Iterator

from crossread.extract.attributions import Attribution
from crossread.extract.clauses import Stretch
from crossread.extract.cues import known_verb
from crossread.extract.quotes import paragraphs
from crossread.lib.words import fold
from crossread.model.reports import Report

_TURN = re.compile(
    r"^(?P<time>\[?\d{1,2}[:.]\d\d(?:[:.]\d\d)?\]?\s)?(?P<label>[^\W\d_][\w.'’ -]{0,40}?)(?:\s\([^()\n]{1,30}\))?:\s+(?P<words>\S.*)$"
)
_SIGNED = re.compile(r"^(?P<words>.{20,600}?)\s[—–-]{1,2}\s(?P<name>[^\W\d_][^()\n]{1,60}?)\s\(@\w{2,30}\)(?:\s|$)")
_ASKED = ("q", "a")
"""Labels of question and answer, which may stand once each."""


def turns(report: Report) -> Iterator[Attribution]:
    """Lines that begin with a speaker and a colon, in a report of three such lines or more in which somebody, be it by the
    last word of the name, has two; a line that bears the hour counts also where its writer has but one."""
    found = [(a, _TURN.match(report.text[a:b])) for a, b in paragraphs(report.text) if report.is_claim_text(a)]
    lines = [(a, m) for a, m in found if m and not _is_clause(m["label"])]
    counted = Counter(_last(match["label"]) for _, match in lines)
    if len(lines) < 3 or len(lines) == len(counted):
        return
    for start, match in lines:
        if counted[_last(match["label"])] > 1 or fold(match["label"]) in _ASKED or match["time"]:
            yield _said(_at(start, match, "label"), _at(start, match, "words"), score=0.6)


def signed(report: Report) -> Iterator[Attribution]:
    """Posts set into a report, which end with a dash, a name and its handle: "... — Dyke Board (@dykeboard)"."""
    for start, end in paragraphs(report.text):
        if report.is_claim_text(start) and (match := _SIGNED.match(report.text[start:end])):
            yield _said(_at(start, match, "name"), _at(start, match, "words"), score=0.7)


def _is_clause(label: str) -> bool:
    """Whether what stands before a colon is a clause that introduces words ("The spokesman added:") and no speaker's label."""
    words = label.split()
    return len(words) > 1 and words[-1].islower() and known_verb(words[-1]) is not None


def _last(label: str) -> str:
    return fold(label).split()[-1]


def _at(start: int, match: re.Match[str], group: str) -> Stretch:
    return start + match.start(group), start + match.end(group)


def _said(source: Stretch, words: Stretch, *, score: float) -> Attribution:
    return Attribution(source=source, cue=None, lemma="", kind="say", content=(words,), score=score)
