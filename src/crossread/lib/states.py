"""States by the words that news has for them: names, demonyms, capitals, and seats of power."""

import re
from dataclasses import dataclass
from typing import Literal

from crossread.data import read_table
from crossread.lib.words import fold

Said = Literal["name", "demonym", "capital", "seat"]


@dataclass(frozen=True, slots=True, kw_only=True)
class StateWord:
    """A word or phrase that stands for a state: its code (ISO 3166-1 alpha-2) and in what way it does."""

    code: str
    said: Said


def _table() -> tuple[dict[str, StateWord], dict[str, str]]:
    words: dict[str, StateWord] = {}
    names: dict[str, str] = {}
    rows = read_table("parties", "states.tsv")
    columns: tuple[tuple[str, Said], ...] = (
        ("name", "name"),
        ("other", "name"),
        ("demonyms", "demonym"),
        ("seats", "seat"),
        ("capitals", "capital"),
    )
    for column, said in columns:
        for row in rows:
            names[row["code"]] = row["name"]
            for word in filter(None, row[column].split("|")):
                words.setdefault(_folded(word), StateWord(code=row["code"], said=said))
                if said == "demonym" and not word.endswith(("s", "sh", "ch", "ese", ".", "z", "men")):
                    words.setdefault(_folded(word) + "s", StateWord(code=row["code"], said=said))
    return words, names


def _folded(text: str) -> str:
    folded = re.sub(r"'s$|s'$", lambda m: "s" if m[0] == "s'" else "", fold(text)).replace(".", "")
    return re.sub(r"^the (?=.)", "", folded).replace("-", " ")


_WORDS, _NAMES = _table()
_LONGEST = max(len(word.split()) for word in _WORDS)


def state_word(text: str) -> StateWord | None:
    """What state a word or phrase stands for; article and possessive ending do not matter.

    A short all-capitals form ("US", "UK") counts in capitals only.

    >>> state_word("the Kremlin"), state_word("Azeri"), state_word("Baku's").code, state_word("us")
    (StateWord(code='RU', said='seat'), StateWord(code='AZ', said='demonym'), 'AZ', None)
    """
    plain = text.strip()
    folded = _folded(plain)
    if (
        len(folded) <= 3
        and not plain.removesuffix("'s").removesuffix("’s").replace(".", "").removeprefix("the ").isupper()
    ):
        return None
    return _WORDS.get(folded)


def state_in(words: list[str]) -> tuple[StateWord, int, int] | None:
    """The first state that is named among words: what it is, and the words `[first, last)` that name it."""
    for first in range(len(words)):
        for last in range(min(len(words), first + _LONGEST), first, -1):
            if words[first][:1].isupper() and (found := state_word(" ".join(words[first:last]))):
                return found, first, last
    return None


def state_name(code: str) -> str:
    """The usual English name of a state; the code itself where it is not known."""
    return _NAMES.get(code, code)
