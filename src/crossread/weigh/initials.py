"""Names of bodies that are one by their words: one told by its initials, or by a phrase that joins it to another body."""

import re
from collections.abc import Iterator

from crossread.lib.bodies import is_sort, read_body
from crossread.lib.initials import initials_of

_LETTERS = re.compile(r"\b[A-Z][A-Z&]{2,7}\b")
_JOINED = re.compile(r"\s+and\s+(?:the\s+)?")


def one_by_words(a: str, b: str) -> str:
    """Why two names may mean one body, in a sentence; empty where nothing says so.

    >>> one_by_words("RSIB spokesman", "River Safety Investigation Board")
    '“RSIB” are the initials of one'
    >>> one_by_words("Arlsund police and rescuers", "River Police"), one_by_words("Olm Lines", "Olm Ferries")
    ('one names several bodies, the other among them', '')
    """
    for one, other in ((a, b), (b, a)):
        for letters in _LETTERS.findall(one):
            if letters in _LETTERS.findall(other) or letters in initials_of(other):
                return f"“{letters}” are the initials of one"
        if any(_is_one_sort(part, other) for part in _parts(one)):
            return "one names several bodies, the other among them"
    return ""


def _parts(name: str) -> Iterator[str]:
    parts = _JOINED.split(name)
    return iter(parts if len(parts) > 1 else ())


def _is_one_sort(part: str, other: str) -> bool:
    first, second = read_body(part), read_body(other)
    states = {first.state, second.state} - {""}
    return is_sort(first.sort) and first.sort == second.sort and len(states) < 2
