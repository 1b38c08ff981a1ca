"""How rare a word is in the news: counts that ship with crossread, mixed with those of the reports at hand.

A batch of five reports says little about what is rare; a batch of five thousand about one war says a lot.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache
from math import log

from crossread.data import read_table

WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
BACKGROUND = 5000.0
"""So many reports the shipped counts weigh as."""
UNSEEN = 0.0004
"""The share of reports that hold a word which the shipped counts leave out."""
EVERYDAY = 0.1
"""A word in this share of reports tells nothing of which happening a report is about."""


def words_of(text: str) -> list[str]:
    """The words of a text in lower case, without a possessive ending."""
    return [word.lower().replace("’", "'").removesuffix("'s") for word in WORD.findall(text)]


@cache
def shipped() -> Mapping[str, float]:
    """The share of news reports that hold a word."""
    return {row["word"]: float(row["per_mille"]) / 1000 for row in read_table("stories", "common_words.tsv")}


KEPT = 0.3
"""A thousand copies of one report do not make its words everyday ones."""


class Rarity:
    """Weights of words: 0 for everyday ones, up to about 6 for the rarest."""

    def __init__(self, reports: Iterable[Iterable[str]] = ()) -> None:
        bags = [set(words) for words in reports]
        self._counts = Counter(word for bag in bags for word in bag)
        self._total = BACKGROUND + len(bags)

    def add(self, words: Iterable[str]) -> None:
        """Counts one more report in."""
        self._counts.update(set(words))
        self._total += 1

    def weight(self, word: str) -> float:
        """ln(EVERYDAY / share of reports with the word), not below 0, and never below `KEPT` of what it is elsewhere."""
        known = shipped().get(word, UNSEEN)
        share = (known * BACKGROUND + self._counts[word]) / self._total
        return max(0.0, log(EVERYDAY / share), KEPT * log(EVERYDAY / known))
