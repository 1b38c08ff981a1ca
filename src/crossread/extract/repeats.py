"""Lines that stand twice in a report (a heading and the body below it, a post with and without its hour): what is said in them
is said once."""

import re
from collections import Counter
from collections.abc import Sequence

from crossread.extract.quotes import paragraphs
from crossread.lib.words import fold
from crossread.model.claims import Statement
from crossread.model.reports import Report

_LABEL = re.compile(
    r"^\W{0,3}(?:\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?:\s?[ap]\.?m\.?)?(?:\s(?:[A-Z]{2,4}))?\W{1,3}\s{0,2})?", re.IGNORECASE
)
_LEAST_LETTERS = 12
"""Letters below which a line may well be repeated on purpose."""


def told_once(report: Report, statements: Sequence[Statement]) -> list[Statement]:
    """The statements, those of a line that stands more than once in the same words kept once: where the line is no headline, at
    its first."""
    lines = {at: _words(report.text[at[0] : at[1]]) for at in paragraphs(report.text)}
    counts = Counter(words for words in lines.values() if len(words) >= _LEAST_LETTERS)
    twice = {at: words for at, words in lines.items() if counts[words] > 1}
    if not twice:
        return list(statements)
    keys = {one.id: key for one in statements if (key := _key(report, one, twice))}
    order = sorted(statements, key=lambda s: (_is_headline(report, s), s.span, s.id))
    first: dict[tuple[str, ...], str] = {}
    for one in order:
        if one.id in keys:
            first.setdefault(keys[one.id], one.id)
    return [one for one in statements if one.id not in keys or first[keys[one.id]] == one.id]


def _words(line: str) -> str:
    return fold(_LABEL.sub("", line.strip())).rstrip(" .")


def _key(report: Report, one: Statement, twice: dict[tuple[int, int], str]) -> tuple[str, ...] | None:
    """What a statement in a line that stands twice shares with its double; None for others."""
    line = next((words for (a, b), words in twice.items() if a <= one.span.start and one.span.end <= b), None)
    if line is None:
        return None
    content = " ".join(_words(report.read(piece)) for piece in one.content)
    return line, content, one.cue_lemma, "own" if one.voice == "own" else "said"


def _is_headline(report: Report, one: Statement) -> bool:
    zone = report.zone_at(one.span.start)
    return zone is not None and zone.kind == "title"
