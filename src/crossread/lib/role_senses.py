"""What a word for a role means beside other words: "captain" of a tanker, "judge" of a contest, "major" before "shareholder"."""

from collections.abc import Sequence
from dataclasses import dataclass

from crossread.data import read_table
from crossread.lib.words import fold

_QUALIFYING = frozenset(("major", "general", "private", "corporal", "deputy", "justice"))
"""Words for roles that are adjectives too, or stand before the role that they are about ("justice minister")."""
_GENERAL_AFTER = frozenset(
    "director secretary consul inspector attorney governor solicitor auditor comptroller surgeon prosecutor postmaster".split()
)
"""Offices whose "general" behind them is no rank."""
_LINKS = frozenset("of at for with from in to and or on who de".split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Sense:
    """What a word for a role means beside some nouns: the role (empty: none), the body that it speaks for by nature, and the
    sector (empty: none)."""

    role: str
    body: str
    sector: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    beside: frozenset[str]
    unless: frozenset[str]
    sense: Sense


def _rows() -> dict[str, list[_Row]]:
    rows: dict[str, list[_Row]] = {}
    for row in read_table("parties", "role_senses.tsv"):
        beside, unless = (frozenset(row[name].split("|")) - {""} for name in ("beside", "unless"))
        sense = Sense(role=row["role"], body=row["body"], sector=row["sector"])
        rows.setdefault(row["word"], []).append(_Row(beside=beside, unless=unless, sense=sense))
    return rows


_ROWS = _rows()


def sense_of(word: str, words: Sequence[str]) -> Sense | None:
    """What a word for a role, folded, means in a description of these words; None where it means what it always does.

    >>> sense_of("captain", ["the", "captain", "of", "the", "tanker"]).role, sense_of("captain", ["Captain"])
    ('captain', None)
    """
    if word not in _ROWS:
        return None
    plain = [fold(other) for other in words]
    near = {form for other in plain for form in (other, other.removesuffix("'s"), other.removesuffix("s"))} - {word}
    near |= {f"{a} {b}" for a, b in zip(plain, plain[1:], strict=False)}
    fitting = (row.sense for row in _ROWS[word] if row.beside & near and not row.unless & near)
    return next(fitting, None)


def qualifies(words: Sequence[str], at: int) -> bool:
    """Whether the word for a role at an index only qualifies the noun behind it ("major shareholder", "deputy head"), or the
    office before it ("auditor general").

    >>> qualifies(["private", "hospital"], 0), qualifies(["Major", "Ann", "Lee"], 0), qualifies(["deputy", "of", "Brisk"], 0)
    (True, False, False)
    """
    word = fold(words[at])
    if word == "general" and at and fold(words[at - 1]) in _GENERAL_AFTER:
        return True
    after = words[at + 1] if at + 1 < len(words) else ""
    if word not in _QUALIFYING or not after[:1].isalpha() or after.lower() in _LINKS:
        return False
    return after[:1].islower()
