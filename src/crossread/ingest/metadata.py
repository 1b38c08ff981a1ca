"""What the head of an HTML page says of its article: meta tags, JSON-LD, the canonical link."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from crossread.ingest.articles import hints_of
from crossread.ingest.leniency import LenientParser, closed
from crossread.model.reports import Hints

_NAMES = {
    "title": ("og:title", "twitter:title", "dc.title"),
    "outlet": ("og:site_name", "application-name"),
    "author": ("author", "article:author", "dc.creator", "byl", "parsely-author"),
    "published": (
        "article:published_time",
        "datepublished",
        "date",
        "dc.date",
        "pubdate",
        "parsely-pub-date",
        "dc.date.issued",
    ),
    "updated": ("article:modified_time", "og:updated_time", "datemodified", "lastmod"),
    "language": ("og:locale",),
    "url": ("og:url",),
}


@dataclass(slots=True)
class PageHead:
    """Meta tags by lower-case name (the first of each), the blocks of JSON-LD, the canonical link, first heading."""

    metas: dict[str, str] = field(default_factory=dict)
    blocks: list[str] = field(default_factory=list)
    canonical: str = ""
    heading: str = ""
    language: str = ""


class _HeadReader(LenientParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.head = PageHead()
        self.inside = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if tag == "meta":
            name = (values.get("property") or values.get("name") or values.get("itemprop") or "").lower()
            self.head.metas.setdefault(name, values.get("content", "").strip())
        elif tag == "link" and "canonical" in values.get("rel", "").lower().split():
            self.head.canonical = self.head.canonical or values.get("href", "")
        elif tag == "script" and values.get("type", "").lower().startswith("application/ld+json"):
            self.inside = "ld"
            self.head.blocks.append("")
        elif tag == "h1" and not self.head.heading.strip():
            self.inside = "h1"
        elif tag == "html":
            self.head.language = values.get("lang", "")

    def handle_endtag(self, tag: str) -> None:
        if tag in {"script", "h1"}:
            self.inside = ""

    def handle_data(self, data: str) -> None:
        if self.inside == "ld":
            self.head.blocks[-1] += data
        elif self.inside == "h1":
            self.head.heading += data


def read_page_head(html: str) -> PageHead:
    """The head of a page, also where the page is cut off or malformed."""
    reader = _HeadReader()
    reader.feed(closed(html))
    reader.close()
    reader.head.heading = " ".join(reader.head.heading.split())
    return reader.head


def linked_article(head: PageHead) -> Mapping[str, object]:
    """The article object of the page's JSON-LD, empty without one."""
    for block in head.blocks:
        try:
            found = json.loads(block, strict=False)
        except (ValueError, RecursionError):
            continue
        for item in _objects(found, depth=4):
            kinds = item.get("@type")
            names = kinds if isinstance(kinds, list) else [kinds]
            if any(str(name).endswith(("Article", "BlogPosting", "Report")) for name in names):
                return item
    return {}


def _objects(value: object, *, depth: int) -> Iterator[Mapping[str, object]]:
    if depth and isinstance(value, list):
        for item in value:
            yield from _objects(item, depth=depth - 1)
    elif depth and isinstance(value, dict):
        yield value
        yield from _objects(value.get("@graph"), depth=depth - 1)


def page_hints(head: PageHead) -> Hints:
    """What the page says of its article: JSON-LD first, then meta tags, then heading and canonical link."""
    linked = linked_article(head)
    told = hints_of(linked, {}) if linked else Hints()
    values = {name: getattr(told, name) or _meta(head, names) for name, names in _NAMES.items()}
    values["title"] = told.title or head.heading or values["title"]
    values["language"] = values["language"] or head.language
    values["url"] = next((u for u in (head.canonical, values["url"]) if u.startswith(("http://", "https://"))), "")
    if values["author"].startswith("http"):
        values["author"] = ""
    return Hints(**values)


def _meta(head: PageHead, names: Iterable[str]) -> str:
    return next((head.metas[name] for name in names if head.metas.get(name)), "")
