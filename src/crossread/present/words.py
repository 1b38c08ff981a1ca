"""Words of reports made fit to be shown: on one line, without control characters, with the words around them."""

import unicodedata
from dataclasses import dataclass

from crossread.lib.letters import cut_at_letter
from crossread.model.reports import Report
from crossread.model.spans import Span

_REACH = 48
"""Characters of context on either side of words that are too few to stand alone."""

_ALONE = 5
"""So many words of evidence stand without context."""

_TURNERS = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff")
"""Characters that turn the direction of what follows (and the byte order mark)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Words of one report with a little of what stands around them, ready to be shown.

    `name` is the report's short name, `start` and `end` offsets in its clean text; `before` and `after` are context and
    may be empty; `role` says what the words are to a finding.
    """

    report: str
    name: str
    start: int
    end: int
    before: str
    words: str
    after: str
    role: str = ""


def visible(text: str) -> str:
    """The text, as long as it was, with each character that could steer a terminal or a page replaced."""
    return text if text.isprintable() else "".join(char if _is_shown(char) else "\ufffd" for char in text)


def one_line(text: str) -> str:
    """The text on one line: white space folded, characters that could steer a terminal or a page left out."""
    if not text.isprintable():
        text = "".join(char for char in text if char.isspace() or _is_shown(char))
    return " ".join(text.split())


def _is_shown(char: str) -> bool:
    return char in "\n\t" or (char not in _TURNERS and unicodedata.category(char) not in ("Cc", "Cs"))


def clip(text: str, length: int) -> str:
    """The text in at most `length` characters, cut after a whole word where there is one in reach."""
    if len(text) <= length:
        return text
    cut = cut_at_letter(text, length - 1)
    at = cut.rfind(" ")
    return (cut[:at] if at > length // 2 else cut).rstrip(" ,;:.-–—") + "…"


def show_words(report: Report, span: Span, *, name: str, role: str = "", reach: int = 0) -> Words:
    """The words of a span with up to `reach` characters of their line on either side; without `reach`, only words that
    are too few to stand alone have a little context."""
    words = one_line(report.read(span))
    context = reach or (0 if len(words.split()) >= _ALONE else _REACH)
    return Words(
        report=report.id,
        name=name,
        start=span.start,
        end=span.end,
        before=_before(report.text, span.start, context),
        words=words,
        after=_after(report.text, span.end, context),
        role=role,
    )


def _before(text: str, at: int, reach: int) -> str:
    """Up to `reach` characters before `at`, from a word's begin on, none from another line."""
    if not reach:
        return ""
    low = max(0, at - reach)
    part = text[low:at].rpartition("\n")[2]
    whole = len(part) == at or text[at - len(part) - 1 : at - len(part)] == "\n"
    if whole:
        return _spaced(part)
    cut = part.partition(" ")[2]
    return "…" + _spaced(cut)


def _after(text: str, at: int, reach: int) -> str:
    """Up to `reach` characters after `at`, to a word's end, none from another line."""
    if not reach:
        return ""
    part = text[at : at + reach].partition("\n")[0]
    end = at + len(part)
    if end >= len(text) or text[end] == "\n":
        return _spaced(part)
    cut = part.rpartition(" ")[0]
    return _spaced(cut) + "…"


def _spaced(part: str) -> str:
    """The part on one line, with its outer blanks kept as single ones."""
    inner = one_line(part)
    if not inner:
        return " " if part else ""
    return (" " if part[0].isspace() else "") + inner + (" " if part[-1].isspace() else "")
