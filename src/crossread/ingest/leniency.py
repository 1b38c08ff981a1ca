"""What a page or a file may do wrong without stopping anything: odd declarations, comments without end, lone surrogates."""

import re
from dataclasses import replace
from html.parser import HTMLParser

from crossread.model.outcomes import Notice, Rejected
from crossread.model.reports import Hints, RawDocument

_SURROGATE = re.compile("[\ud800-\udfff]")
_OPENING = re.compile(r"<(?=[A-Za-z!?/])")
REPLACED = "holds halves of characters that no encoding can write, each shown as \ufffd"


class LenientParser(HTMLParser):
    """A parser that takes `<![x[` for a comment, as browsers do, where the standard one may fail."""

    def parse_marked_section(self, i: int, report: int = 1) -> int:
        """Where the section that begins at `i` ends, -1 while its end has not come."""
        return self.parse_bogus_comment(i, bool(report))


def closed(html: str) -> str:
    """The page without the openings of comments and tags that nothing closes.

    A parser looks for the end of each of them through the whole rest of the page, which takes hours where there are many.
    """
    ended, mark, rest = html.rpartition("-->")
    html = ended + mark + rest.replace("<!--", "")
    ended, mark, rest = html.rpartition(">")
    return ended + mark + _OPENING.sub(" ", rest)


def has_surrogates(text: str) -> bool:
    """Whether a half of a character stands in the text, which UTF-8 cannot write."""
    return _SURROGATE.search(text) is not None


def whole(text: str) -> str:
    """The text with U+FFFD in the place of each half of a character."""
    return _SURROGATE.sub("\ufffd", text)


def whole_outcome(outcome: RawDocument | Rejected | Notice) -> RawDocument | Rejected | Notice:
    """The outcome with every text in it such that it can be written."""
    match outcome:
        case RawDocument(hints=hints):
            told = Hints(**{name: whole(getattr(hints, name)) for name in Hints.__dataclass_fields__})
            return replace(outcome, source=whole(outcome.source), text=whole(outcome.text), hints=told)
        case Rejected():
            return replace(outcome, input=whole(outcome.input), detail=whole(outcome.detail))
        case Notice():
            return replace(outcome, input=whole(outcome.input), text=whole(outcome.text))
