"""Initials: the letters by which a body or a person is told short."""

import re

from crossread.lib.words import fold

_WORD = re.compile(r"[^\W\d_][\w'’-]*")


def initials_of(name: str) -> frozenset[str]:
    """What a name may be told by: the first letters, large and without marks, of its capitalised words and of all its words,
    hyphenated ones taken as one word or in parts; none for a name without letters.

    >>> sorted(initials_of("Board for Anti-Fraud Work")), sorted(initials_of("Åse Lind"))
    (['BAFW', 'BAW', 'BFAFW', 'BFAW'], ['AL'])
    """
    whole = _WORD.findall(name)
    found = set()
    for words in (whole, [part for word in whole for part in word.split("-") if part]):
        letters = [(fold(word[0]).upper(), word[0].isupper()) for word in words]
        found |= {"".join(letter for letter, _ in letters), "".join(letter for letter, large in letters if large)}
    return frozenset(found - {""})
