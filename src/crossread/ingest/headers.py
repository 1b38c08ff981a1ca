"""Header lines above a plain text ("Source: ...", "Title: ...", or front matter between `---`): what they say of the report."""

import re
from collections.abc import Iterable
from functools import lru_cache

from crossread.data import read_table
from crossread.ingest.articles import with_title
from crossread.model.reports import Hints

MOST_LINES = 40
"""Front matter longer than this is none: a rule of hyphens at the head of a text."""
_HEADER = re.compile(r"(?P<label>[A-Za-z][A-Za-z _-]{0,20}?)[^\S\n]*:(?:[^\S\n]+(?P<value>\S.*))?\Z")
_LINK = re.compile(r"https?://\S+\Z", re.IGNORECASE)
_LONGEST = {"outlet": 80, "author": 120, "title": 300}
_NAMING = frozenset({"outlet", "title"})


def read_headers(text: str) -> tuple[str, Hints]:
    """A text without the header lines above it, its title as the first line, and what they say; the text as it is where none
    stand there.

    Header lines are those between two lines of `---` at the head, or two lines or more of known labels at the head with an
    empty line below, of which one names the outlet or the title: "Date:" and "By:" alone are the report's own.
    """
    lines = text.lstrip("\ufeff\r\n \t").splitlines()
    found = _front_matter(lines) or _plain_headers(lines)
    if not found:
        return text, Hints()
    values, rest = found
    hints = Hints(**values)
    return with_title(hints.title, "\n".join(lines[rest:]).strip("\n") + "\n"), hints


def _front_matter(lines: list[str]) -> tuple[dict[str, str], int] | None:
    """What stands between two lines of `---`, and the line after them."""
    if not lines or lines[0].rstrip() != "---":
        return None
    ends = (i for i, line in enumerate(lines[1:MOST_LINES], 1) if line.rstrip() in ("---", "..."))
    end = next(ends, 0)
    if not all(_is_of_matter(line) for line in lines[1:end]):
        return None
    values = _values(lines[1:end])
    return (values, end + 1) if values and _has_text(lines[end + 1 :]) else None


def _is_of_matter(line: str) -> bool:
    """Whether a line can stand in front matter: a key, or what is indented or listed under one, or a comment."""
    return not line.strip() or line[0] in " \t#-" or _HEADER.match(line.rstrip()) is not None


def _plain_headers(lines: list[str]) -> tuple[dict[str, str], int] | None:
    """Lines of known labels down to the first empty line, and the line after them."""
    end = next((i for i, line in enumerate(lines) if not line.strip()), 0)
    above = lines[:end]
    if len(above) < 2 or not all(_named(line) for line in above):
        return None
    values = _values(above)
    return (values, end) if _NAMING & values.keys() and _has_text(lines[end:]) else None


def _has_text(lines: Iterable[str]) -> bool:
    return any(line.strip() for line in lines)


def _values(lines: Iterable[str]) -> dict[str, str]:
    """The value of each field; of several labels of one field the table's upper one counts."""
    ranked = sorted(found for line in lines if (found := _named(line)))
    values: dict[str, str] = {}
    for _, field, value in ranked:
        values.setdefault(field, value)
    return values


def _named(line: str) -> tuple[int, str, str] | None:
    """Rank of the label, field and value of a header line, None for other lines."""
    match = _HEADER.match(line.rstrip())
    known = _labels().get(" ".join(match["label"].lower().replace("_", " ").split())) if match else None
    value = _bare(match["value"] or "") if match else ""
    if known is None or not value:
        return None
    rank, field = known
    if field == "outlet" and _LINK.match(value):
        field = "url"  # "Source:" names an outlet or leads to a page
    return (rank, field, value) if _fits(field, value) else None


def _fits(field: str, value: str) -> bool:
    if field == "url":
        return _LINK.match(value) is not None
    if field in {"published", "updated"}:
        return any(char.isdigit() for char in value) and len(value) <= 80
    if field == "outlet" and not value[0].isalpha():
        return False  # "Publication: 19.09.2023"
    return len(value) <= _LONGEST.get(field, 40)


def _bare(value: str) -> str:
    """A value without the quotation marks that YAML puts around it."""
    value = value.strip()
    return value[1:-1].strip() if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'" else value


@lru_cache(maxsize=1)
def _labels() -> dict[str, tuple[int, str]]:
    return {row["label"]: (rank, row["field"]) for rank, row in enumerate(read_table("clean", "header_labels.tsv"))}
