"""Text out of markup without a page around it (the body field of a feed or of ninjs): blocks become lines."""

import re

from crossread.ingest.leniency import LenientParser, closed

_BLOCKS = frozenset(
    "p div section article header footer h1 h2 h3 h4 h5 h6 li ul ol blockquote figure figcaption table tr br hr pre dt dd".split()
)
_SILENT = frozenset("script style template noscript svg iframe".split())
_LOOKS_MARKED = re.compile(r"</(?:p|div|h\d|li|span|a|b|i|em|strong|section|article)>|<(?:p|br)\s*/?>", re.IGNORECASE)


class _Reader(LenientParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.silent += tag in _SILENT
        if tag in _BLOCKS:
            self.parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        self.silent = max(0, self.silent - (tag in _SILENT))
        if tag in _BLOCKS:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.parts.append(re.sub(r"\s+", " ", data))


def is_marked_up(text: str) -> bool:
    """Whether tags of HTML stand in the text."""
    return bool(_LOOKS_MARKED.search(text))


def plain(text: str) -> str:
    """The text of a piece of HTML, each block on a line of its own; text without markup comes back as it is."""
    if not is_marked_up(text):
        return text
    reader = _Reader()
    reader.feed(closed(text))
    reader.close()
    lines = (line.strip() for line in "".join(reader.parts).split("\n"))
    return "\n\n".join(line for line in lines if line)
