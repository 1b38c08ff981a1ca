"""Texts that are one but for how they are spelt: hyphens, words run together, British and American endings."""

import re
from functools import cache

from crossread.data import read_table
from crossread.lib.words import fold


@cache
def _endings() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(row["pattern"]), row["as"]) for row in read_table("speech", "spellings.tsv"))


def is_spelt_alike(a: str, b: str) -> bool:
    """Whether two texts are one letter by letter, or one stands whole within the other, however their words are spelt.

    >>> is_spelt_alike("No-one lifted it on to the quay.", "no one lifted it onto the quay"), is_spelt_alike("can", "cannot go")
    (True, False)
    """
    short, long = sorted((_letters(a), _letters(b)), key=len)
    return bool(short) and (short == long or (len(short) >= _LONG and short in long))


_LONG = 24
"""Letters from which a text that stands within another is a part of it and no accident."""


def _letters(text: str) -> str:
    words = re.findall(r"[^\W_]+", fold(text))
    return "".join(map(_plain, words))


def _plain(word: str) -> str:
    for pattern, ending in _endings():
        word = pattern.sub(ending, word)
    return word
