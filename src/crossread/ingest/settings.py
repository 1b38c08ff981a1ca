"""What the ingest room may do, resolved once by the caller."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from crossread.errors import UnknownPart

if TYPE_CHECKING:
    import httpx


FIELDS = ("text", "title", "outlet", "author", "published", "updated", "language", "url")
"""What is read of an article object."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchSettings:
    """Limits of fetching. Times in seconds, sizes in bytes.

    `transport` and `resolver` (host, port -> addresses) are the seam for tests: when set they stand in for the network
    and its names. `allow_private` lets addresses through that are not public; nothing but a test against a local server
    has a use for it.
    """

    timeout: float = 15.0
    total_time: float = 45.0
    max_bytes: int = 5_000_000
    max_redirects: int = 5
    robots: bool = True
    agent: str = "crossread"
    transport: "httpx.BaseTransport | None" = None
    resolver: Callable[[str, int], tuple[str, ...]] | None = None
    allow_private: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class IngestSettings:
    """Limits and names for reading input.

    `max_bytes` bounds one file, `max_characters` one article's text. `fields` maps our field names (`FIELDS`) to the keys
    of the JSON at hand; a dot leads inwards. A name that is none of ours raises UnknownPart.
    """

    max_bytes: int = 20_000_000
    max_characters: int = 1_000_000
    fields: Mapping[str, str] = field(default_factory=dict)
    fetch: FetchSettings = field(default_factory=FetchSettings)

    def __post_init__(self) -> None:
        for name in self.fields:
            if name not in FIELDS:
                raise UnknownPart("field", name, FIELDS)
