"""Raw text as lines in which every character knows where it came from."""

import re
from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from crossread.model.spans import Piece

_BREAK = re.compile(r"\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_INVISIBLE = frozenset(
    "\u00ad\u200b\u200c\u2060\ufeff\ufffe\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
)
_LIST_MARK = re.compile(r"[-*•–—]\s|\(?\d{1,2}[.)]\s|\d{1,2}[:.]\d\d\b")
_GOES_ON = re.compile(r"[^\W\d_A-Z]+,? [^\W_]+[,.]? \S")
_NARROW, _WIDE = 45, 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line: `text` with white space folded and control characters left out, `at` the raw offset of each character.

    `gap` says whether a blank line stands before it.
    """

    text: str
    at: "array[int]"
    gap: bool = False

    @property
    def raw_start(self) -> int:
        """Where it begins in the raw text."""
        return self.at[0]

    @property
    def raw_end(self) -> int:
        """One past its last character in the raw text."""
        return self.at[-1] + 1

    def cut(self, start: int, end: int) -> "Line | None":
        """The part `[start, end)` of the line without white space around it, None where nothing is left."""
        while start < end and self.text[start] == " ":
            start += 1
        while end > start and self.text[end - 1] == " ":
            end -= 1
        return replace(self, text=self.text[start:end], at=self.at[start:end]) if start < end else None


def split_lines(raw: str) -> list[Line]:
    """The lines of a text that hold something."""
    found: list[Line] = []
    start, gap = 0, False
    for stop, after in [*((m.start(), m.end()) for m in _BREAK.finditer(raw)), (len(raw), len(raw))]:
        text, at = _tidy(raw, start, stop)
        if text:
            found.append(Line(text=text, at=at, gap=gap))
        gap = not text
        start = after
    return found


def _tidy(raw: str, start: int, stop: int) -> tuple[str, "array[int]"]:
    """The characters of `raw[start:stop]` that are kept, one space for any white space, with their offsets."""
    kept: list[str] = []
    at = array("q")
    for offset in range(start, stop):
        character = raw[offset]
        if character.isspace():
            if not kept or kept[-1] == " ":
                continue
            character = " "
        elif character in _INVISIBLE or not (character.isprintable() or ord(character) > 0x9F):
            continue
        kept.append(character)
        at.append(offset)
    if kept and kept[-1] == " ":
        kept.pop()
        at.pop()
    return "".join(kept), at


def unfold(lines: Sequence[Line]) -> list[Line]:
    """Lines broken at a fixed width put together again to paragraphs; other lines as they are.

    A text counts as folded when nearly every line inside its blocks is so long that the next line's first word would
    not have fitted: that is how a fixed width breaks lines, and how nothing else does. A long line that is no finished
    sentence goes on in the next one when that begins with a small letter, in any text.
    """
    lines = _continued(lines)
    blocks = _blocks(lines)
    width = max((len(line.text) for block in blocks if len(block) > 1 for line in block[:-1]), default=0)
    if not _NARROW <= width <= _WIDE or not _is_folded(blocks, width):
        return list(lines)
    return [line for block in blocks for line in _joined(block, width)]


def _continued(lines: Sequence[Line]) -> list[Line]:
    groups: list[list[Line]] = []
    for line in lines:
        before = groups[-1][-1].text if groups else ""
        open_end = (
            len(before) >= _NARROW and (before[-1:].isalnum() or before[-1:] == ",") and not _LIST_MARK.match(before)
        )
        if open_end and not line.gap and _GOES_ON.match(line.text):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [_merge(group) for group in groups]


def _blocks(lines: Sequence[Line]) -> list[list[Line]]:
    blocks: list[list[Line]] = []
    for line in lines:
        if line.gap or not blocks:
            blocks.append([])
        blocks[-1].append(line)
    return blocks


def _is_folded(blocks: Iterable[Sequence[Line]], width: int) -> bool:
    pairs = [pair for block in blocks for pair in zip(block, block[1:], strict=False)]
    full = sum(_is_full(first, second, width) for first, second in pairs)
    return full >= 3 and full >= 0.7 * len(pairs)


def _is_full(line: Line, following: Line, width: int) -> bool:
    """Whether the first word of the following line would not have fitted into this one (a little slack for dashes)."""
    if _LIST_MARK.match(following.text):
        return False
    return len(line.text) + 1 + len(following.text.split(" ", 1)[0]) > width - 2


def _joined(block: Sequence[Line], width: int) -> list[Line]:
    groups = [[block[0]]]
    for before, line in zip(block, block[1:], strict=False):
        if _is_full(before, line, width):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [_merge(group) for group in groups]


def _merge(group: Sequence[Line]) -> Line:
    """Lines as one; the space between two stands where the break stood."""
    if len(group) == 1:
        return group[0]
    at = group[0].at[:]
    for before, line in zip(group, group[1:], strict=False):
        at.append(before.raw_end)
        at.extend(line.at)
    return replace(group[0], text=" ".join(line.text for line in group), at=at)


def pieces_of(clean: int, at: Sequence[int]) -> Iterable[Piece]:
    """The unbroken runs of a stretch of characters that begins at the clean offset `clean`."""
    start = 0
    for index in range(1, len(at) + 1):
        if index == len(at) or at[index] != at[index - 1] + 1:
            yield Piece(clean + start, at[start], index - start)
            start = index
