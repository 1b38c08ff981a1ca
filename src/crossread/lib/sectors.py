"""Codes of those who act: the country as ISO 3166-1 alpha-3, and the sector as CAMEO and PLOVER name sectors."""

from functools import cache, lru_cache

from crossread.data import read_table
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
    words = [
        w.strip(".,;:'’\"()")
        for w in fold(text[:200]).replace("’s", "").replace("'s", "").replace("ex-", "ex ").split()
    ]
    found = ""
    at = len(words)
    while at > 0 and not found:
        for size in range(min(_LONGEST, at), 0, -1):
            phrase = " ".join(words[at - size : at])
            found = _sectors().get(phrase) or _sectors().get(phrase.removesuffix("s"), "")
            if found:
                break
        at -= 1
    return "ELI" if found in _OFFICES and _PAST & set(words) else found


@lru_cache(maxsize=8192)
def country_of(text: str) -> str:
    """The country that a description names, as ISO 3166-1 alpha-3; empty where it names none.

    >>> country_of("Azerbaijani troops"), country_of("the troops")
    ('AZE', '')
    """
    found = state_in(text[:200].replace("’s", "").replace("'s", "").split())
    return alpha3(found[0].code) if found else ""
