"""Actor and agent dictionaries in the format of TABARI and PETRARCH, read unmodified.

Actors: `HAMID_KARZAI_ [AFGGOV 011222-140929]`, further codes with their dates on indented lines, synonyms on lines that begin with
`+`. Agents: `POLICE_OFFICER_ {POLICE_OFFICERS_} [~COP]`, macros `!WORD! = A_, B_`. A `#` or `;` begins a comment. A pattern that ends
in `_` matches whole words, one without also longer words. Dates are YYMMDD or YYYYMMDD, `<` and `>` as in the originals.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from crossread.lib.words import fold

_CODE = re.compile(r"\[([^\[\]\n]{1,200})\]")
_PLURAL = re.compile(r"\{([^{}\n]{0,200})\}")
_NOBODY = re.compile(r"\[#+\]")
_MACRO = re.compile(r"![A-Z_]{1,40}!")
_POSSESSIVE = re.compile(r"['’]S\b")
_MARKS = ".,;:!?()\"“”'’"
_ROUNDS = 6
"""How deep macros may stand in macros, and how many a line may have."""
_MOST = 64
"""Patterns that one line may stand for by its macros."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """A code and the days (ISO, both ends included) between which it holds; an empty end is open."""

    code: str
    first: str = ""
    last: str = ""

    def holds(self, day: str) -> bool:
        """Whether it holds on a day; without a day only what is never dated."""
        if not self.first and not self.last:
            return True
        return bool(day) and (not self.first or self.first <= day) and (not self.last or day <= self.last)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pattern:
    """Words in capitals that stand for somebody, whether the last may go on, and the codes in the file's order."""

    words: tuple[str, ...]
    whole: bool
    codes: tuple[Dated, ...]


def read_actors(text: str) -> tuple[Pattern, ...]:
    """The patterns of an actors' dictionary; a line that has neither words nor a code is passed over."""
    names: list[str] = []
    codes: list[Dated] = []
    found: list[Pattern] = []
    for _, line in lines_of(text):
        bare = _CODE.sub("", line).strip()
        opens = bool(bare) and not line[:1].isspace() and not line.startswith("+")
        if opens:
            found += _patterns(names, codes)
            names, codes = [], []
        codes += _codes(line)
        names += [bare.lstrip("+")] if bare.lstrip("+") else []
    return (*found, *_patterns(names, codes))


def read_agents(text: str) -> tuple[Pattern, ...]:
    """The patterns of an agents' dictionary, plurals included; codes without their tilde."""
    macros: dict[str, list[str]] = {}
    found: list[Pattern] = []
    for _, line in lines_of(text):
        if _MACRO.match(line) and "=" in line:
            name, _, words = line.partition("=")
            macros[name.strip()] = [w.strip() for w in words.split(",") if w.strip()]
            continue
        codes = [Dated(code=c.code.replace("~", "")) for c in _codes(line)]
        bare = _PLURAL.sub("", _CODE.sub("", line)).strip()
        if codes and bare:
            for singular in _expanded(bare, macros):
                found += _patterns([singular, *_plurals(line, singular)], codes)
    return tuple(found)


def lines_of(text: str) -> Iterator[tuple[int, str]]:
    """The lines of a dictionary that say something, without comments, with their numbers (from 1)."""
    for number, line in enumerate(text.splitlines(), start=1):
        guarded = _NOBODY.sub("[---]", line)  # no comment begins within a code
        plain = re.split(r"[#;]", guarded, maxsplit=1)[0].rstrip()
        if plain.strip() and not plain.startswith("<"):
            yield number, plain


def _codes(line: str) -> list[Dated]:
    return [_dated(found) for found in _CODE.findall(line) if found.strip()]


def _dated(text: str) -> Dated:
    code, _, when = text.strip().partition(" ")
    when = when.strip()
    if when.startswith("<"):
        return Dated(code=code, last=_day(when[1:]))
    if when.startswith(">"):
        return Dated(code=code, first=_day(when[1:]))
    first, _, last = when.partition("-")
    return Dated(code=code, first=_day(first), last=_day(last))


def _day(text: str) -> str:
    """An ISO day; two-digit years from 50 on are of the last century, as in the dictionaries in use."""
    digits = "".join(c for c in text if c.isdigit())
    if len(digits) == 6:
        digits = ("19" if digits[:2] >= "50" else "20") + digits
    return f"{digits[:4]}-{digits[4:6]}-{digits[6:]}" if len(digits) == 8 else ""


def _plurals(line: str, singular: str) -> list[str]:
    """The plural that a line names; else the singular with an S; none where the line says `{}`."""
    given = _PLURAL.search(line)
    if given:
        return [given[1].strip()] if given[1].strip() else []
    stem = singular.rstrip("_")
    return [stem + ("ES" if stem.endswith(("S", "CH", "SH", "X")) else "S") + "_" * singular.endswith("_")]


def _expanded(pattern: str, macros: dict[str, list[str]]) -> list[str]:
    """A pattern with its macros put in; what still has one after some rounds (a macro that names itself) is left out."""
    texts = [pattern]
    for _ in range(_ROUNDS):
        texts = [new for text in texts for new in _with_macro(text, macros)][:_MOST]
    return [text for text in texts if not _MACRO.search(text)]


def _with_macro(text: str, macros: dict[str, list[str]]) -> list[str]:
    """A pattern with its first macro put in."""
    name = _MACRO.search(text)
    return [text.replace(name[0], word.rstrip("_"), 1) for word in macros.get(name[0], ())] if name else [text]


def _patterns(names: Iterable[str], codes: Iterable[Dated]) -> list[Pattern]:
    kept = tuple(codes)
    made = ((as_words(name), name.rstrip().endswith("_")) for name in names)
    return [Pattern(words=words, whole=whole, codes=kept) for words, whole in made if words and kept]


def as_words(text: str) -> tuple[str, ...]:
    """Words in capitals without accents, possessives and stops, as patterns and texts are held against each other."""
    plain = _POSSESSIVE.sub("", fold(text).upper())
    return tuple(word for part in re.split(r"[_\s-]+", plain) if (word := part.strip(_MARKS)))
