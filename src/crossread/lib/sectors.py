"""Codes of those who act: the country as ISO 3166-1 alpha-3, and the sector as CAMEO and PLOVER name sectors."""

import re
from functools import cache, lru_cache

from crossread.data import read_table
from crossread.lib.role_senses import qualifies, sense_of
from crossread.lib.states import state_in, state_name
from crossread.lib.words import fold

_LONGEST = 4
_PAST = frozenset(("former", "ex", "late", "ousted", "deposed", "then", "exiled"))
_OFFICES = frozenset(("GOV", "MIL", "LEG", "JUD", "COP", "SPY"))


@cache
def _alpha3() -> dict[str, str]:
    return {row["code"]: row["alpha3"] for row in read_table("parties", "alpha3.tsv")}


@cache
def _sectors() -> dict[str, str]:
    return {noun: row["sector"] for row in read_table("parties", "agents.tsv") for noun in row["nouns"].split("|")}


def alpha3(code: str) -> str:
    """The three letters of a state's two; `EU` and what has none stay empty.

    >>> alpha3("AZ"), alpha3("EU")
    ('AZE', '')
    """
    return _alpha3().get(code, "")


@cache
def _alpha2() -> dict[str, str]:
    return {three: two for two, three in _alpha3().items()}


def country_name(code: str) -> str:
    """The usual English name of a state by its three letters; the code itself where it is not known.

    >>> country_name("AZE"), country_name("ZZZ")
    ('Azerbaijan', 'ZZZ')
    """
    return state_name(_alpha2().get(code, code))


def is_agent(noun: str) -> bool:
    """Whether a noun in lower case is one for somebody who acts."""
    return noun in _sectors() or (noun.endswith("s") and noun[:-1] in _sectors())


@lru_cache(maxsize=8192)
def sector_of(text: str) -> str:
    """The sector of a description; empty where no noun of it is known. An office held once makes an elite.

    >>> sector_of("Turkish riot police"), sector_of("former foreign minister"), sector_of("the river")
    ('COP', 'ELI', '')
    """
    plain = text[:200].replace("’s", "").replace("'s", "")
    raw = [w.strip(_MARKS) for w in _FORMER.sub("ex ", plain).split()]
    words = [fold(w) for w in raw]
    ends = ((last - size, last) for last in range(len(words), 0, -1) for size in range(min(_LONGEST, last), 0, -1))
    sectors = (_sector_at(raw, words, first, last) for first, last in ends)
    found = next((sector for sector in sectors if sector is not None), "")
    return "ELI" if found in _OFFICES and _PAST & set(words) else found


def _sector_at(raw: list[str], words: list[str], first: int, last: int) -> str | None:
    """The sector of the noun that the words `[first, last)` are: empty where they tell of somebody of no sector ("race
    marshal"), None where they are no such noun ("major" in "major shareholder"). `words` are those of `raw`, folded."""
    phrase = " ".join(words[first:last])
    sector = _sectors().get(phrase) or _sectors().get(phrase.removesuffix("s"))
    if not sector or last - first > 1:
        return sector
    if qualifies(raw, first):
        return None
    sense = sense_of(phrase.removesuffix("s"), words)
    return sense.sector if sense else sector


_MARKS = ".,;:'’\"()"
_FORMER = re.compile(r"\bex-", re.IGNORECASE)


@lru_cache(maxsize=8192)
def country_of(text: str) -> str:
    """The country that a description names, as ISO 3166-1 alpha-3; empty where it names none.

    >>> country_of("Azerbaijani troops"), country_of("the troops")
    ('AZE', '')
    """
    found = state_in(text[:200].replace("’s", "").replace("'s", "").split())
    return alpha3(found[0].code) if found else ""
