"""The words that somebody is given: pieces of a content cut to what was said, without datelines, days of saying, marks and clauses
that only tell more of who says it."""

import re
from collections.abc import Sequence

from crossread.extract.attributions import Attribution
from crossread.extract.clauses import Stretch
from crossread.extract.quotes import Quote, find_quotes
from crossread.extract.turns import TURN
from crossread.lib.dates import MONTHS, WEEKDAYS
from crossread.model.notes import Notes
from crossread.model.reports import Report

MARKS = "\"“”„‟«»‘’‚‹›「」『』'"
"""Quotation marks of all sorts."""

_LAST_NOT = re.compile(r"\s+not(?=\s*(?:[.,;!?\"”’)]|\Z))", re.IGNORECASE)


def with_not(text: str, piece: Stretch) -> Stretch:
    """A piece of content with the "not" that ends its clause ("said it was not")."""
    last = _LAST_NOT.match(text, piece[1])
    return (piece[0], last.end()) if last else piece


_THAT = re.compile(r"\bthat\s\Z")


def with_that(text: str, notes: Notes, piece: Stretch) -> Stretch:
    """A piece of content with the "that" which is the subject of the verb it begins with ("says that is untrue")."""
    first = next(iter(notes.tokens_between(*piece)), None)
    before = _THAT.search(text, max(0, piece[0] - 6), piece[0])
    is_verb = first is not None and first.tag in ("AUX", "VERB") and "VerbForm=Fin" in first.morph
    return (before.start(), piece[1]) if before and is_verb else piece


def is_name(words: str) -> bool:
    """Whether what stands in quotation marks is a name (of a ship, a song) and nothing said."""
    return (
        len(words) < 40
        and all(word[:1].isupper() or word[:1].isdigit() for word in words.split())
        and words[-1:].isalnum()
    )


def in_place(report: Report, notes: Notes, found: Attribution, inside: Sequence[Quote]) -> list[Stretch]:
    """The pieces of a content less what lies in a dateline or another line than the cue, quotations whole."""
    anchor = found.content[0] if found.verb == TURN else found.cue or found.source or found.content[0]
    line_start = report.text.rfind("\n", 0, anchor[0]) + 1
    line_end = report.text.find("\n", anchor[0])
    line_end = line_end if line_end >= 0 else len(report.text)
    kept = []
    for start, end in found.content:
        quoted = [q for q in inside if start <= q.start and q.end <= end]
        # a headline is one clause, whatever the parser makes of its capitals
        last = line_end if _is_headline(report, anchor[1]) and start >= anchor[1] else min(end, line_end)
        low = min([max(start, line_start), *(q.outer_start for q in quoted)])
        high = max([last, *(q.outer_end for q in quoted)])
        while low < high and not report.is_claim_text(low):
            zone = report.zone_at(low)
            low = zone.end if zone and zone.end > low else low + 1
        if low < high:
            kept.append((low, high))
    return kept


def _is_headline(report: Report, at: int) -> bool:
    zone = report.zone_at(at)
    return zone is not None and zone.kind == "title"


def without_relative(text: str, found: Attribution, pieces: list[Stretch]) -> list[Stretch]:
    """The pieces of a content without a clause that only tells more of its source ("the board, | whose head resigned, | said")."""
    if found.source is None:
        return pieces
    end = found.source[1]
    kept = [p for p in pieces if not (0 <= p[0] - end <= 2 and _RELATIVE.match(text, p[0]))]
    return kept or pieces


_RELATIVE = re.compile(r",?\s?(?:whose|whom|who|which)\b")


_TIME_OF_SAYING = re.compile(
    rf"(?:(?:late|early) )?on (?:the )?(?:(?:{'|'.join(WEEKDAYS)})\b,? ?)?(?:\d{{1,2}}(?:st|nd|rd|th)? (?:{'|'.join(MONTHS)})\b"
    rf"|(?:{'|'.join(MONTHS)}) \d{{1,2}}\b)?(?:,? \d{{4}}\b)? ?(?:morning|afternoon|evening|night)?,? ?(?P<that>that )?"
)


def after_time(text: str, piece: Stretch, cue: Stretch | None) -> Stretch:
    """A content without the day of saying at its head ("said | on 14 May that the water had passed")."""
    if cue is None or not 0 < piece[0] - cue[1] <= 2:
        return piece
    match = _TIME_OF_SAYING.match(text, *piece)
    named = match and any(c.isdigit() or c.isupper() for c in match[0])
    return (match.end(), piece[1]) if match and named and match.end() < piece[1] else piece


def bare(text: str, piece: Stretch) -> Stretch:
    """A piece of content without "that", and without quotation marks where they enclose the whole of it."""
    start, end = piece
    if text[start : start + 5].lower() == "that ":
        start += 5
    whole = next(
        (q for q in find_quotes(text[start:end]) if q.depth == 0 and q.outer_start == 0 and q.outer_end == end - start),
        None,
    )
    if whole:
        start, end = start + whole.start, start + whole.end
    elif text[start] in MARKS and not any(c in text[start + 1 : end] for c in MARKS):
        start += 1
    while end > start and text[end - 1] in " ,\n":
        end -= 1
    while start < end and text[start].isspace():
        start += 1
    return start, end


def words_of(text: str, quote: Quote) -> Stretch:
    """The words of a quotation without the comma before its closing mark and without blanks."""
    start, end = quote.start, quote.end
    while end > start and text[end - 1] in " ,\n\u00a0":
        end -= 1
    while start < end and text[start].isspace():
        start += 1
    return start, end
