"""What bytes hold, told from themselves: a name or a header may be wrong, the first bytes seldom are."""

import json
import re
from functools import lru_cache
from typing import Literal, NamedTuple

from crossread.data import read_table
from crossread.ingest.encodings import wide_encoding

Form = Literal["text", "html", "json", "jsonl"]

_HTML = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
_TAG = re.compile(
    r"</?(?:p|div|span|article|section|h[1-6]|br|a|ul|li|table|meta|title|script|img)\b[^<>]{0,500}>", re.I
)
_CONTROLS = frozenset(range(32)) - {7, 8, 9, 10, 11, 12, 13, 27}


class Signature(NamedTuple):
    """A run of bytes at an offset that gives a format away."""

    offset: int
    magic: bytes
    what: str
    remedy: str


@lru_cache(maxsize=1)
def signatures() -> tuple[Signature, ...]:
    """The table of formats that are not text."""
    rows = read_table("clean", "signatures.tsv")
    return tuple(Signature(int(r["offset"]), bytes.fromhex(r["hex"]), r["what"], r["remedy"]) for r in rows)


def signature_of(data: bytes) -> Signature | None:
    """The format that the bytes give away, None for text."""
    return next((s for s in signatures() if data.startswith(s.magic, s.offset)), None)


def is_binary(data: bytes) -> bool:
    """Whether bytes without a known signature are no text: a NUL byte, or many control characters in the first 8 kB."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")) or wide_encoding(data):
        return False
    head = data[:8192]
    controls = sum(head.count(bytes((code,))) for code in _CONTROLS)
    return b"\x00" in data or controls > len(head) * 0.05


def form_of(text: str, *, source: str = "", content_type: str = "") -> Form:
    """Plain text, HTML, JSON or JSON lines, told from the text; the name and the server's word only tip the scale."""
    name = source.lower().rsplit("?", 1)[0]
    if _HTML.match(text):
        return "html"
    start = text.lstrip()[:1]
    if start and start in "{[":
        found = _json_form(text, hinted=name.endswith((".json", ".jsonl", ".ndjson")) or "json" in content_type)
        if found:
            return found
    if name.endswith(".json") and _is_json(text):
        return "json"  # a bare number or string, which holds no article
    hinted = name.endswith((".html", ".htm", ".xhtml")) or "html" in content_type
    tags = len(_TAG.findall(text[:20_000]))
    return "html" if tags >= (1 if hinted else 6) else "text"


def _json_form(text: str, *, hinted: bool) -> Form | None:
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        first = text.lstrip().split("\n", 1)[0]
        if _is_object(first):
            return "jsonl"
        if _begins_with_object(text):
            return "json"
        return "jsonl" if hinted and "\n" in text.strip() else ("json" if hinted else None)
    return "json"


def _begins_with_object(text: str) -> bool:
    """Whether a JSON object with something in it, or a list of such, stands at the head: what follows is meant for JSON too."""
    try:
        found, _ = json.JSONDecoder().raw_decode(text.lstrip("\ufeff \t\r\n"))
    except (ValueError, RecursionError):
        return False
    items = found if isinstance(found, list) else [found]
    return bool(items) and all(isinstance(item, dict) and item for item in items)


def _is_json(text: str) -> bool:
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True


def _is_object(line: str) -> bool:
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False
