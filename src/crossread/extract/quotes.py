"""Quotations in a text: marks of many conventions, nested, mixed, left open over paragraphs."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from crossread.lib.words import QUOTATION_PAIRS

_CLOSERS: dict[str, tuple[str, ...]] = {}
for _open, _close in QUOTATION_PAIRS:
    _CLOSERS[_open] = (*_CLOSERS.get(_open, ()), _close)
_OPENERS = re.compile(
    "|".join(re.escape(mark) for mark in sorted(_CLOSERS, key=lambda mark: (-len(mark), mark))) + "|'"
)
_LONGEST = 3000
"""Characters; a quotation within one paragraph is not longer."""
_BEFORE_OPENING = frozenset(" \t\n\u00a0([{—–-/:,;.…")
_AFTER_CLOSING = frozenset(" \t\n\u00a0)]}—–-/:,;.?!…\"'”’»")


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """A quotation: its words at `[start, end)`, with its marks at `[outer_start, outer_end)`.

    `depth` 0 for outer ones; `open_end` where no mark closes it in its paragraph and the next paragraph takes it up with
    another opening mark.
    """

    start: int
    end: int
    outer_start: int
    outer_end: int
    mark: str
    depth: int = 0
    open_end: bool = False


def find_quotes(text: str) -> tuple[Quote, ...]:
    """The quotations of a text in order, the outer before the inner. A mark without a partner opens nothing, unless its
    paragraph is taken up by the next with the same mark."""
    found: list[Quote] = []
    for start, end in paragraphs(text):
        found += _in_paragraph(text, start, end)
    return tuple(found)


def paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """The lines of a text that hold something, as `(start, end)`."""
    for match in re.finditer(r"[^\n]+", text):
        if match[0].strip():
            yield match.span()


def _in_paragraph(text: str, start: int, end: int) -> list[Quote]:
    found: list[Quote] = []
    partners = _Partners(text, end)
    at = start
    while match := _OPENERS.search(text, at, end):
        mark = match[0]
        at = match.end()
        if not _opens(text, match.start(), at, start):
            continue
        closing = partners.after(mark, at)
        if closing:
            quote = Quote(start=at, end=closing[0], outer_start=match.start(), outer_end=closing[1], mark=mark)
            if text[at : closing[0]].strip():
                found += [quote, *_inner(text, quote)]
            at = closing[1]
        elif _is_taken_up(text, mark, end):
            found.append(Quote(start=at, end=end, outer_start=match.start(), outer_end=end, mark=mark, open_end=True))
            break
    return found


class _Partners:
    """The next closing mark for each opening mark, looked for once: a paragraph of nothing but opening marks is read in
    linear time."""

    def __init__(self, text: str, end: int) -> None:
        self.text, self.end = text, end
        self._next: dict[str, tuple[int, int] | None] = {}

    def after(self, mark: str, at: int) -> tuple[int, int] | None:
        """Where the quotation that opened before `at` ends: the end of its words and the end of its closing mark."""
        known = self._next.get(mark, (-1, -1))
        if known is not None and known[0] < at:
            known = self._next[mark] = _closing(self.text, mark, at, self.end)
        if known == _UNPAIRED:
            self._next[mark] = (-1, -1)
            return None
        return known if known and known[0] - at <= _LONGEST else None


def _inner(text: str, outer: Quote) -> list[Quote]:
    """Quotations within a quotation, of other marks."""
    inside = _in_paragraph(text, outer.start, outer.end)
    return [
        replace(q, depth=outer.depth + 1) for q in inside if q.depth == 0 and q.mark != outer.mark and not q.open_end
    ]


def _opens(text: str, at: int, after: int, floor: int) -> bool:
    """Whether a mark here can open: something to quote follows at once, and a space, bracket or dash stands before."""
    if after >= len(text) or (text[after].isspace() and text[at] not in "«‹"):
        return False
    before = text[at - 1] if at > floor else " "
    if text[at] == "'":
        return before in _BEFORE_OPENING and text[after].isalnum() and not text[after].isdigit()
    if text[at] in "“«„「『《‹〝" or before in _BEFORE_OPENING:
        return True
    return text[at] == "‘" and before in '“"'


def _closing(text: str, mark: str, at: int, end: int) -> tuple[int, int] | None:
    """Where the quotation that opens before `at` is closed; None where nothing closes it, `_UNPAIRED` where other marks that
    can but open come first and more open than close: then this one was left without its partner."""
    closers = _CLOSERS.get(mark, ("'", "’"))
    spare = None
    depth, reopened = 1, False
    for match in _PATTERNS[mark].finditer(text, at, end):
        if _only_opens(text, match.start(), match.end(), mark):
            depth, reopened = depth + 1, True
            if depth > _DEEPEST:
                return _UNPAIRED
            continue
        if match[0] not in closers or not _closes(text, match.start(), match.end(), end):
            continue
        if depth > 1:
            depth -= 1
            continue
        found = (match.start(), match.end())
        if mark not in "'‘" or text[match.start() - 1] not in "sS":
            return found if spare is None or found[0] - spare[0] < _POSSESSOR else spare
        spare = spare or found  # "the boys’ game": perhaps a possessor's apostrophe
    return _UNPAIRED if spare is None and reopened else spare


_UNPAIRED = (-2, -2)
_DEEPEST = 2
"""Quotations with upright marks of one kind stand within one another so deep, and no deeper."""
_POSSESSOR = 200
"""Characters after an `s’` in which a better closing mark is looked for."""
_PATTERNS = {
    mark: re.compile("|".join(re.escape(m) for m in sorted({mark, *closers}, key=lambda m: (-len(m), m))))
    for mark, closers in (*_CLOSERS.items(), ("'", ("'", "’")))
}


def _closes(text: str, at: int, after: int, end: int) -> bool:
    """Whether a mark here can close: words end before it, and no letter follows (that would be an apostrophe)."""
    if text[at - 1].isspace() and text[at] not in "»«›":
        return False
    if after >= end or text[after] in _AFTER_CLOSING:
        return True
    return (text[at] not in "'’‘" and not text[after].isalnum()) or text[at] in "”»」』》›"


def _only_opens(text: str, at: int, after: int, mark: str) -> bool:
    """Whether a mark within a quotation that a mark of the typewriter or a high one opened can but open another: a space
    stands before it, and a letter follows."""
    if mark not in _UPRIGHT or after >= len(text):
        return False
    return text[at - 1].isspace() and text[after].isalnum()


_UPRIGHT = ('"', "“", "”", "``", "''")
"""Marks that stand close to the words which they open or close, in whatever direction they are turned."""


def _is_taken_up(text: str, mark: str, end: int) -> bool:
    """Whether the next paragraph begins with the same opening mark, so that the quotation runs on."""
    return text[end : end + 80].lstrip().startswith(mark)
