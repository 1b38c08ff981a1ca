"""The outlet's own voice: what of the claim text nobody else is given."""

import re
from collections.abc import Iterator, Sequence

from crossread.extract.clauses import Stretch, trimmed, without
from crossread.model.notes import Notes
from crossread.model.reports import Report

_LEAST_LETTERS = 12
"""Letters below which what is left of a sentence is no claim."""


def own_stretches(report: Report, notes: Notes, taken: Sequence[Stretch]) -> Iterator[Stretch]:
    """The stretches of sentences, within lines and claim zones, that no statement of anybody covers, in text order."""
    holes = sorted(taken)
    low = 0
    for sentence in notes.sentences:
        while low < len(holes) and holes[low][1] <= sentence.start:
            low += 1
        near = [hole for hole in holes[low : low + 40] if hole[0] < sentence.end]
        for line in _lines(report.text, sentence.start, sentence.end):
            start, end = _claimed(report, line)
            if start >= end:
                continue
            left: list[Stretch] = [(start, end)]
            for hole in near:
                left = without(left, hole)
            kept = [_closed(notes, trimmed(report.text, stretch), near) for stretch in left]
            yield from (s for s in kept if _says_something(notes, report.text, s, whole=(start, end)))


def _claimed(report: Report, line: Stretch) -> Stretch:
    """A line from where its claim text begins: behind a dateline that the parser took for a part of the sentence."""
    start, end = line
    while start < end and not report.is_claim_text(start):
        zone = report.zone_at(start)
        start = zone.end if zone and zone.end > start else start + 1
    return start, end


def _closed(notes: Notes, stretch: Stretch, near: Sequence[Stretch]) -> Stretch:
    """A stretch with the noun phrase that its last preposition governs, though it names who says something else ("the boat was
    seized by | the customs office, which said ...")."""
    last = notes.tokens_between(*stretch)[-1:]
    if not last or last[0].tag != "ADP":
        return stretch
    after = (hole for hole in near if 0 < hole[0] - stretch[1] <= 1)
    phrase = next((h for h in after if all(t.tag not in ("VERB", "AUX") for t in notes.tokens_between(*h))), stretch)
    return stretch[0], phrase[1]


def _lines(text: str, start: int, end: int) -> Iterator[Stretch]:
    for match in re.finditer(r"[^\n]+", text[start:end]):
        if match[0].strip():
            yield start + match.start(), start + match.end()


def _says_something(notes: Notes, text: str, stretch: Stretch, *, whole: Stretch) -> bool:
    """Whether a stretch is a claim: a whole sentence with letters enough, or a part of one that holds a verb of its own."""
    letters = sum(c.isalpha() for c in text[stretch[0] : stretch[1]])
    if letters < _LEAST_LETTERS:
        return False
    if stretch[1] - stretch[0] > 0.8 * (whole[1] - whole[0]):
        return True
    inside = notes.tokens_between(*stretch)
    verb = next((t for t in inside if t.tag in ("VERB", "AUX")), None)
    if verb is None or len(inside) < 5:
        return False
    opens = stretch[0] == whole[0] and any(t.tag in ("NOUN", "PROPN") for t in inside if t.index < verb.index)
    return opens or any(t.dep.startswith("nsubj") for t in inside)
