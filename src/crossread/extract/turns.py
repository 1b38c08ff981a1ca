"""Lines that are somebody's words by their form: interviews and chat logs, and posts that end with who wrote them."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from crossread.extract.attributions import Attribution
from crossread.extract.clauses import Stretch
from crossread.extract.cues import known_verb
from crossread.extract.quotes import paragraphs
from crossread.lib.words import fold
from crossread.model.reports import Report

TURN = -3
"""What `Attribution.verb` holds where words are somebody's by the form of their line."""
_MARK = r"[*_]{0,2}"  # bold or slanted in Markdown
_TIME = r"(?P<time>\[?(?:\d{1,4}[./-]\d{1,2}[./-]\d{1,4},?\s)?\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?:\s?[AaPp][Mm])?\]?\s(?:[–-]\s)?)?"
_TURN = re.compile(
    rf"^{_TIME}{_MARK}(?P<label>[^\W\d_][\w.'’ -]{{0,40}}?){_MARK}(?:\s\([^()\n]{{1,30}}\))?:{_MARK}\s+(?P<words>\S.*)$"
)
_CHAT = re.compile(rf"^{_TIME}<(?P<label>[\w.'’ -]{{1,30}})>\s+(?P<words>\S.*)$")
_PART = re.compile(rf"^{_MARK}(?P<label>Q|A|Question|Answer){_MARK}\s?[.:)–—-]{_MARK}\s+(?P<words>\S.*)$")
_SIGNED = re.compile(r"^(?P<words>.{20,600}?)\s[—–-]{1,2}\s(?P<name>[^\W\d_][^()\n]{1,60}?)\s\(@\w{2,30}\)(?:\s|$)")
_HEADING = 25
"""Letters up to which a line without a label may be a heading."""
_NO_SPEAKERS = frozenset(
    "note notes source sources photo photos video watch read more update updated correction related time date where when what "
    "who why how place venue price tickets subject topic contact email phone tel fax website cc to from re ps".split()
)
"""Labels, folded, that stand before a colon and speak nothing; own list."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    """A line of a report: its words, and the label before them with the last word of its name, if it has one."""

    words: Stretch
    label: Stretch | None = None
    name: str = ""
    timed: bool = False


def turns(report: Report) -> Iterator[Attribution]:
    """Lines that begin with a speaker and a colon, in a report of three such lines or more in which somebody, be it by the
    last word of the name, has two, or in which questions and answers are labelled as such; a line that bears the hour counts
    also where its writer has but one. A line without a label between two of an interview goes on with the words above it."""
    spots = [at for at in paragraphs(report.text) if report.is_claim_text(at[0])]
    asked = _is_asked(report, spots)
    lines = [_line(report, *at, asked=asked) for at in spots]
    names = Counter(line.name for line in lines if line.label)
    if not asked and (names.total() < 3 or names.total() == len(names)):
        return
    taken = [line for line in lines if line.label and (names[line.name] > 1 or line.timed or is_part(line.name))]
    if all(
        _in_capitals(report, line) for line in taken
    ):  # the script of a broadcast: whoever speaks but once has a label too
        taken = [line for line in lines if line in taken or (line.label and _in_capitals(report, line))]
    if asked:  # where the labels change within one interview
        taken = [line for line in lines if line in taken or _is_named(report, line, taken[0])]
    label = None
    for line in _within(report, lines, taken):
        label = line.label or label
        if label:
            yield _said(label, line.words, score=0.6)


def _in_capitals(report: Report, line: _Line) -> bool:
    return line.label is not None and len(line.name) > 1 and report.text[slice(*line.label)].isupper()


def _is_named(report: Report, line: _Line, first: _Line) -> bool:
    """Whether the label of a line after the first of an interview is the outlet, or a name that stands elsewhere too."""
    if line.label is None or line.words < first.words:
        return False
    label = report.text[slice(*line.label)]
    elsewhere = rf"\b{re.escape(label.split()[-1])}\b(?!\s?:)"
    return fold(label) == fold(report.outlet) or (label[:1].isupper() and bool(re.search(elsewhere, report.text)))


def is_part(label: str) -> bool:
    """Whether a label tells the part of a speaker ("Q", "Answer") and names nobody."""
    return fold(label) in ("q", "question", "a", "answer")


def _is_asked(report: Report, spots: Sequence[Stretch]) -> bool:
    """Whether a report has lines that are labelled as questions, of which one asks, and lines labelled as answers."""
    found = [match for start, end in spots if (match := _PART.match(report.text[start:end]))]
    parts = {match["label"][0].lower() for match in found}
    return parts == {"q", "a"} and any(m["label"][0].lower() == "q" and "?" in m["words"] for m in found)


def _line(report: Report, start: int, end: int, *, asked: bool) -> _Line:
    text = report.text[start:end]
    match = (_PART.match(text) if asked else None) or _TURN.match(text) or _CHAT.match(text)
    if match is None or _is_clause(match["label"]) or fold(match["label"]) in _NO_SPEAKERS:
        return _Line(words=(start, end))
    return _Line(
        words=_at(start, match, "words"),
        label=_at(start, match, "label"),
        name=fold(match["label"]).split()[-1],
        timed=bool(match.groupdict().get("time")),
    )


def _within(report: Report, lines: Sequence[_Line], taken: Sequence[_Line]) -> Iterator[_Line]:
    """The lines taken, and where they are most of an interview the whole sentences that stand without a label between two."""
    inside = [line for line in lines if taken[0].words <= line.words <= taken[-1].words] if taken else []
    goes_on = len(inside) < 2 * len(taken) and not any(line.timed for line in taken)
    for line in inside:
        words = report.text[slice(*line.words)].strip()
        if line in taken or (goes_on and not line.label and len(words) > _HEADING and words[-1] in '.!?…"”’»'):
            yield line


def signed(report: Report) -> Iterator[Attribution]:
    """Posts set into a report, which end with a dash, a name and its handle: "... — Dyke Board (@dykeboard)"."""
    for start, end in paragraphs(report.text):
        if report.is_claim_text(start) and (match := _SIGNED.match(report.text[start:end])):
            yield _said(_at(start, match, "name"), _at(start, match, "words"), score=0.7)


def _is_clause(label: str) -> bool:
    """Whether what stands before a colon is a clause that introduces words ("The spokesman added:") and no speaker's label."""
    words = label.split()
    return len(words) > 1 and words[-1].islower() and known_verb(words[-1]) is not None


def _at(start: int, match: re.Match[str], group: str) -> Stretch:
    return start + match.start(group), start + match.end(group)


def _said(source: Stretch, words: Stretch, *, score: float) -> Attribution:
    return Attribution(source=source, cue=None, lemma="", kind="say", content=(words,), score=score, verb=TURN)
