"""From bytes to text: the mark at the head, strict UTF-8, what the container declares, then a guess that is told."""

import codecs
import re
from typing import NamedTuple

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})""", re.IGNORECASE)
_CHARSETS = ("utf-", "ascii", "cp", "iso8859", "koi8", "gb", "hz", "big5", "shift_jis", "euc", "mac", "tis", "iso2022")
_GUESS_FROM = 60_000


class Decoded(NamedTuple):
    """Text with the encoding that it was read in, and what the reader should know of that (empty: nothing)."""

    text: str
    encoding: str
    notice: str


def decode(data: bytes, *, declared: str = "") -> Decoded:
    """The text of the bytes. Never fails: what no encoding explains becomes U+FFFD, and the notice says so.

    `declared` is the charset named by a server; one named inside HTML is found here.
    """
    marked = next(((mark, name) for mark, name in _MARKS if data.startswith(mark)), None)
    if marked:
        return _strict(data, marked[1]) or _with_marks(data, marked[1])
    wide = wide_encoding(data)
    if wide:
        told = f"no mark says the encoding; read as {wide.upper()}, which is a guess"
        return (_strict(data, wide) or _with_marks(data, wide))._replace(notice=told)
    return _strict(data, "utf-8") or _declared(data, declared) or _guessed(data)


def wide_encoding(data: bytes) -> str:
    """The UTF-16 that bytes without a mark are in, told by NULs at every other place and hardly elsewhere; else empty."""
    head = data[:8192]
    even, odd = (head[start::2].count(0) / max(1, len(head) // 2) for start in (0, 1))
    if len(head) < 8 or abs(odd - even) < 0.4 or min(odd, even) > 0.02:
        return ""
    return "utf-16-le" if odd > even else "utf-16-be"


def _strict(data: bytes, encoding: str) -> Decoded | None:
    try:
        return Decoded(data.decode(encoding), encoding.removesuffix("-sig"), "")
    except (UnicodeError, LookupError):
        return None


def _declared(data: bytes, declared: str) -> Decoded | None:
    inside = _DECLARED.search(data[:4096])
    names = (declared, inside.group(1).decode("ascii") if inside else "")
    return next((found for name in names if _is_charset(name) and (found := _strict(data, name))), None)


def _is_charset(name: str) -> bool:
    """Whether a name given from outside is that of a charset in use, not another of the codecs that Python knows."""
    try:
        return name.isascii() and name.isprintable() and codecs.lookup(name).name.startswith(_CHARSETS)
    except LookupError:
        return False


def _guessed(data: bytes) -> Decoded:
    if _almost_utf8(data):
        return _with_marks(data, "utf-8")
    western = _strict(data, "cp1252") if _is_mostly_ascii(data) else None
    if western:
        return western._replace(notice="not UTF-8; read as Windows-1252, which is a guess")
    from charset_normalizer import from_bytes  # noqa: PLC0415 -- plain UTF-8 input never pays for it

    best = from_bytes(data[:_GUESS_FROM]).best()
    found = _strict(data, best.encoding) if best else None
    if found is None:
        return _with_marks(data, "utf-8")
    return found._replace(notice=f"not UTF-8; read as {found.encoding}, which is a guess")


def _almost_utf8(data: bytes) -> bool:
    """Whether the bytes are UTF-8 with a few broken places: many well-formed sequences for each broken one."""
    text = data[:_GUESS_FROM].decode("utf-8", "replace")
    broken = text.count("\ufffd")
    sound = sum(1 for character in text if character > "\x7f" and character != "\ufffd")
    return sound >= 4 * broken


def _is_mostly_ascii(data: bytes) -> bool:
    """Whether so little lies outside ASCII that the text is Western: a guesser has nothing to go by there."""
    head = data[:_GUESS_FROM]
    return sum(byte > 0x7F for byte in head) <= 0.12 * len(head)


def _with_marks(data: bytes, encoding: str) -> Decoded:
    text = data.decode(encoding, "replace")
    broken = text.count("\ufffd")
    name = encoding.removesuffix("-sig")
    return Decoded(text, name, f"{broken} broken places in the {name.upper()} text, each shown as \ufffd")
