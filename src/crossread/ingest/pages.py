"""The article of an HTML page: trafilatura finds the body, htmldate the day, the page's own head the rest."""

from dataclasses import replace

import htmldate
import trafilatura

from crossread.ingest.articles import with_title
from crossread.ingest.blobs import Blob, refuse
from crossread.ingest.encodings import Decoded
from crossread.ingest.leniency import closed
from crossread.ingest.markup import plain
from crossread.ingest.metadata import PageHead, linked_article, page_hints, read_page_head
from crossread.model.outcomes import Rejected
from crossread.model.reports import Hints, RawDocument

_FEWEST_WORDS = 25


def read_page(blob: Blob, decoded: Decoded) -> RawDocument | Rejected:
    """The article of a page, its title as the first line; Rejected where the page has none."""
    html = closed(decoded.text)
    head = read_page_head(html)
    body = _body(html, head)
    if len(body.split()) < _FEWEST_WORDS:
        detail = "no article was found on this page (a front page, a form, or text that scripts put in?); save the article's text"
        return refuse(blob.source, "no-article", detail)
    hints = _hints(html, head, blob)
    return RawDocument(
        source=blob.source,
        is_url=blob.is_url,
        media_type="text/html",
        text=with_title(hints.title, body),
        digest=blob.digest,
        encoding=decoded.encoding,
        hints=hints,
    )


def _body(html: str, head: PageHead) -> str:
    found = trafilatura.extract(html, include_comments=False, include_tables=False, deduplicate=False)
    if found:
        return str(found)
    linked = linked_article(head).get("articleBody")
    return plain(linked) if isinstance(linked, str) else ""


def _hints(html: str, head: PageHead, blob: Blob) -> Hints:
    hints = page_hints(head)
    told = trafilatura.extract_metadata(html)
    title = hints.title or (told.title if told else "") or ""
    published = hints.published or htmldate.find_date(html, original_date=True, extensive_search=False) or ""
    return replace(
        hints,
        title=title,
        outlet=hints.outlet or (told.sitename if told else "") or (told.hostname if told else "") or "",
        author=hints.author or (told.author if told else "") or "",
        published=published,
        url=hints.url or (blob.source if blob.is_url else ""),
    )
