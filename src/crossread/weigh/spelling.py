"""How two parts of names are spelt: respellings, short forms, and slips of the pen."""

import re
from functools import lru_cache
from itertools import product

from crossread.data import read_table
from crossread.lib.slips import edits
from crossread.lib.words import fold

PARTICLES = frozenset(
    "al el ad as ar ul de da di do du la le los las den der van von bin ibn ben abu dos das y e ter ten zu".split()
)
"""Small parts of names that one outlet writes and another leaves out."""

_ARTICLES = frozenset("al el ad as ar ul".split())
_CONTRARY = tuple(
    frozenset(pair.split("/"))
    for pair in (
        "upper/lower north/south east/west northern/southern eastern/western "
        "old/new great/little big/small inner/outer first/second"
    ).split()
)
_RESPELLINGS = tuple(
    (re.compile(pattern), put)
    for pattern, put in (
        ("c(?=[aourlt])|(?<=[nrl])c$", "k"),
        ("(?<=[aeiounlr])z(?=[aeiou])", "s"),
        ("(?:sch|sh|sz)", "s"),
        ("tch|tsch|ch|cz", "c"),
        ("zh|dzh|dj", "j"),
        ("kh|gh|qu?", "k"),
        ("ts|tz", "c"),
        ("ph", "f"),
        ("th", "t"),
        ("ck", "k"),
        ("ks", "x"),
        ("w", "v"),
        ("(?<=[aeiou])h(?![aeiou])", ""),
        ("(?:iy|ij|yi|yy|ii|ie|ei|ey|ay|ai|ee|y)", "i"),
        ("(?:oo|ou|u)", "u"),
        ("(?:yo|jo)", "io"),
        ("'", ""),
    )
)
"""What transliterations and old spellings put for one another, in the order in which it is taken out."""

_ALIKE = (frozenset("ei"), frozenset("ou"), frozenset("ae"))
"""Vowels that transliterations put for one another (Mohammed, Muhammad); a and o, i and o are not among them."""


def is_one_part(x: str, y: str) -> bool:
    """Whether two parts are one: equal, an initial, one name in two languages, or two transliterations."""
    if x == y or (min(len(x), len(y)) == 1 and x[0] == y[0]) or (x in _ARTICLES and y in _ARTICLES):
        return True
    if x in _FORMS.get(y, ()):
        return True
    return min(len(x), len(y)) > 1 and _is_respelling(x, y)


def _is_respelling(x: str, y: str) -> bool:
    one, other = skeleton(x), skeleton(y)
    if one == other:
        return True
    return len(one) == len(other) > 2 and x[-1:] + y[-1:] not in ("ae", "ea") and all(
        p == q or any(p in pair and q in pair for pair in _ALIKE) for p, q in zip(one, other, strict=True)
    )  # fmt: skip


@lru_cache(maxsize=16384)
def skeleton(word: str) -> str:
    """A folded name with the usual differences of transliteration taken out: Faiz and Fayez are one, Qaddafi and Gaddafi not.

    >>> skeleton("zelenskyy") == skeleton("zelensky"), skeleton("yousef") == skeleton("yusef")
    (True, True)
    """
    for pattern, put in _RESPELLINGS:
        word = pattern.sub(put, word)
    word = re.sub(r"([aeou])[aeiou]+|(i)[ei]+", r"\1\2", word)
    return re.sub(r"(.)\1+", r"\1", word)


def is_slip(x: str, y: str) -> bool:
    """Whether two parts differ as slips of the pen do: by one letter, in longer ones by two, or two exchanged."""
    if min(len(x), len(y)) < 4 or are_contrary(x, y):
        return False
    wrong = [i for i, (p, q) in enumerate(zip(x, y, strict=False)) if p != q]
    if len(x) == len(y) and len(wrong) == 2 and wrong[1] - wrong[0] == 1 and x[wrong[0]] == y[wrong[1]]:
        return True
    return edits(x, y, at_most=2) <= (2 if min(len(x), len(y)) > 6 else 1)


def are_contrary(x: str, y: str) -> bool:
    """Whether two parts tell two things of one name apart: Upper and Lower, North and South."""
    return any(x != y and x in pair and y in pair for pair in _CONTRARY)


def _forms() -> dict[str, frozenset[str]]:
    """Folded given name -> the forms of it; only forms of one table row's name belong together."""
    by_name: dict[str, set[str]] = {}
    for row in read_table("parties", "given_names.tsv"):
        by_name.setdefault(fold(row["name"]), {fold(row["name"])}).add(fold(row["form"]))
    pairs: dict[str, set[str]] = {}
    for group in by_name.values():
        for x, y in product(sorted(group), sorted(group)):
            pairs.setdefault(x, set()).add(y)
    for row in read_table("parties", "short_names.tsv"):  # "Walt" is Walter, but Ed no Eddie of another name
        for full in row["names"].split("|"):
            pairs.setdefault(row["short"], set()).add(full)
            pairs.setdefault(full, set()).add(row["short"])
    return {name: frozenset(forms) for name, forms in pairs.items()}


_FORMS = _forms()
