"""Articles out of JSON: one object, a list, a wrapper with a list, a JSON-LD graph, several of these in a row, or a line each."""

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from crossread.data import read_table
from crossread.ingest.blobs import Blob, refuse
from crossread.ingest.encodings import Decoded
from crossread.ingest.markup import plain
from crossread.ingest.settings import FIELDS, IngestSettings
from crossread.model.outcomes import Notice, Rejected
from crossread.model.reports import Hints, RawDocument

_WRAPPERS = (
    "@graph",
    "articles",
    "items",
    "results",
    "docs",
    "documents",
    "data",
    "entries",
    "hits",
    "news",
    "stories",
)
_LINK = re.compile(r"https?://", re.IGNORECASE)

Outcome = RawDocument | Rejected | Notice


def read_articles(blob: Blob, decoded: Decoded, settings: IngestSettings, *, lines: bool) -> Iterator[Outcome]:
    """The articles of a JSON file (`FILE` for a lone one, `FILE#3` for the third) or of JSON lines (`FILE#3` for line 3).

    Files of one object each that were put together (`cat a.json b.json`) are read as a list of what they hold.
    """
    if lines:
        yield from _read_lines(blob, decoded, settings)
        return
    values, problem = _values_in(decoded.text)
    if problem and not values:
        yield refuse(blob.source, "bad-json", f"this is not well-formed JSON ({problem}); mend it or save it as text")
        return
    yield from _read_items(blob, decoded, settings, _items_in(values[0] if len(values) == 1 else values))
    if problem:
        yield refuse(
            blob.source,
            "bad-json",
            f"what follows {_count(values)} is not well-formed JSON ({problem}); mend or remove it",
        )


def _count(values: Sequence[object]) -> str:
    return "the first object" if len(values) == 1 else f"the first {len(values)} objects"


_BETWEEN = re.compile(r"[\s,\x1e\ufeff]*")
"""What may stand between two values: white space, a comma, the mark of JSON text sequences (RFC 7464), a byte order mark."""


def _values_in(text: str) -> tuple[list[object], str]:
    """The JSON values that stand in a text one after the other, and what is wrong with what follows them; empty if nothing is."""
    values: list[object] = []
    decoder, at = json.JSONDecoder(), text.find(text.lstrip("\ufeff\x1e \t\r\n")[:1])
    while at < len(text):
        try:
            value, at = decoder.raw_decode(text, at)
        except (ValueError, RecursionError) as problem:
            return values, _where(problem)
        values.append(value)
        between = _BETWEEN.match(text, at)
        at = between.end() if between else at
    return values, ""


def _read_items(blob: Blob, decoded: Decoded, settings: IngestSettings, found: Sequence[object]) -> Iterator[Outcome]:
    if not found:
        yield refuse(
            blob.source,
            "no-article",
            "the JSON holds no article; expected an object, or a list of them, with a text field",
        )
    for number, article in enumerate(found, 1):
        source = blob.source if len(found) == 1 else f"{blob.source}#{number}"
        if isinstance(article, Mapping):
            yield _document(blob, decoded, article, source=source, settings=settings)
        else:
            yield refuse(source, "no-article", f"item {number} is no JSON object; each is to be one article")


def _read_lines(blob: Blob, decoded: Decoded, settings: IngestSettings) -> Iterator[Outcome]:
    every = decoded.text.split("\n")
    looked = False
    for number, line in enumerate(every, 1):
        if not line.strip():
            continue
        values, problem = _values_in(line)
        if problem and number > 1 and not looked:
            looked = True
            rest, wrong = _values_in("\n".join(every[number - 1 :]))
            if not wrong:  # lines, and then objects of several lines each
                yield from _read_row(blob, decoded, settings, rest, number)
                return
        yield from _read_row(blob, decoded, settings, values, number)
        if problem:
            source = f"{blob.source}#{number}"
            yield refuse(source, "bad-json", f"line {number} is not well-formed JSON ({problem}); mend or remove it")


def _read_row(
    blob: Blob, decoded: Decoded, settings: IngestSettings, values: Sequence[object], number: int
) -> Iterator[Outcome]:
    """The articles of values that stand in a row from a line on."""
    for place, found in enumerate(values):
        source = f"{blob.source}#{number}" + (f".{place + 1}" if place else "")
        if not isinstance(found, dict):
            yield refuse(source, "bad-json", f"line {number} holds no JSON object; each line is to be one article")
            continue
        for article in _articles_in(found) or [found]:
            yield _document(blob, decoded, article, source=source, settings=settings)


def _where(problem: Exception) -> str:
    return str(problem) if isinstance(problem, ValueError) else "nested too deeply"


def _items_in(value: object) -> Sequence[object]:
    """The articles of a JSON file, with whatever else stands in a list among them; empty where there is no article."""
    if not isinstance(value, list):
        return _articles_in(value)
    items = [part for item in value for part in (_articles_in(item) if isinstance(item, dict | list) else (item,))]
    return items if any(isinstance(item, dict) for item in items) else []


def _articles_in(value: object) -> Sequence[Mapping[str, object]]:
    """The objects that are articles: of a list each, of a wrapper the list inside, else the object itself."""
    if isinstance(value, list):
        return [article for item in value for article in _articles_in(item)] if value else []
    if not isinstance(value, dict):
        return []
    if not _field(value, "text", {}):
        for key in _WRAPPERS:
            inner = value.get(key)
            if isinstance(inner, list):
                found = [item for item in inner if isinstance(item, dict)]
                with_text = [item for item in found if _field(item, "text", {})]
                return with_text or found
    return [value]


def _document(
    blob: Blob, decoded: Decoded, article: Mapping[str, object], *, source: str, settings: IngestSettings
) -> Outcome:
    values = {name: _field(article, name, settings.fields) for name in FIELDS}
    text = plain(values["text"])
    if not text.strip():
        keys = ", ".join(sorted(map(str, article))[:12]) or "none"
        return refuse(
            source,
            "no-text",
            f"no field with the article's text is known here (keys: {keys}); name it with --fields text=KEY",
        )
    digest = hashlib.sha256(json.dumps(article, sort_keys=True, ensure_ascii=True).encode("ascii")).hexdigest()
    return RawDocument(
        source=source,
        is_url=blob.is_url,
        media_type="application/json",
        text=with_title(values["title"], text),
        digest=digest,
        encoding=decoded.encoding,
        hints=hints_of(article, settings.fields),
    )


def hints_of(article: Mapping[str, object], fields: Mapping[str, str]) -> Hints:
    """What the fields of an article object say of it."""
    values = {name: _field(article, name, fields) for name in FIELDS if name != "text"}
    if values["updated"] == values["published"]:
        values["updated"] = ""
    if not _LINK.match(values["url"]):
        values["url"] = ""
    return Hints(**{name: plain(value).strip() for name, value in values.items()})


def with_title(title: str, text: str) -> str:
    """The text with its title as the first line, unless it begins with it."""
    title = " ".join(plain(title).split())
    first = " ".join(text.lstrip()[: len(title) + 80].split())
    return text if not title or first.casefold().startswith(title.casefold()) else f"{title}\n\n{text.lstrip()}"


@lru_cache(maxsize=1)
def _keys() -> dict[str, tuple[str, ...]]:
    table: dict[str, tuple[str, ...]] = {}
    for row in read_table("clean", "article_fields.tsv"):
        table[row["field"]] = (*table.get(row["field"], ()), row["key"])
    return table


def _field(article: Mapping[str, object], name: str, fields: Mapping[str, str]) -> str:
    """The text of a field: by the user's mapping where it names one, else by the first known key that holds something fit."""
    if name in fields:
        return _as_text(_follow(article, fields[name]))
    found = (_as_text(_follow(article, key)) for key in _keys()[name])
    return next((text for text in found if text and _fits(name, text)), "")


def _fits(name: str, text: str) -> bool:
    """Whether a text can be what the field is for: `source` holds an outlet's name with some tools, a link with others."""
    is_link = _LINK.match(text.strip()) is not None
    return is_link if name == "url" else not is_link if name == "outlet" else True


def _follow(value: object, path: str) -> object:
    """The value at a path: `publisher.name`, `bodies[].value`."""
    if isinstance(value, Mapping) and path in value:
        return value[path]
    step, _, rest = path.partition(".")
    through = step.endswith("[]")
    inner = value.get(step.removesuffix("[]")) if isinstance(value, Mapping) else None
    if not through:
        return _follow(inner, rest) if rest and inner is not None else (inner if not rest else None)
    items = _by_role(inner) if isinstance(inner, list) else []
    found = (_follow(item, rest) for item in items)
    return next((item for item in found if item), None)


def _by_role(items: Iterable[object]) -> list[object]:
    """Items of a ninjs list with the main one, and plain text, first."""

    def rank(item: object) -> tuple[bool, bool]:
        if not isinstance(item, Mapping):
            return (True, True)
        return (item.get("role", "main") not in ("main", "", None), "html" in str(item.get("contenttype", "")))

    return sorted(items, key=rank)


def _as_text(value: object) -> str:
    if isinstance(value, str):
        return value if value.strip() else ""
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return str(value)
    if isinstance(value, list):
        parts = [item for item in value if isinstance(item, str) and item.strip()]
        return ", ".join(parts) if len(parts) == len(value) else ""
    return ""
