"""The nearest reports of a stream: an inverted index of telling words, so that a report is compared with a few of a million.

Which words tell is known from `Rarity`: reports of one happening share the rare words of its places, people and things. A word that
very many bear leads to those that came last, so that the cost of a report does not grow with the stream.
"""

from collections import defaultdict, deque
from collections.abc import Iterator
from heapq import nlargest

from crossread.weigh.stories import Traits

TELLING = 30
"""So many of the heaviest words of a report, and of its lead, find its neighbours."""
HOLDERS = 40
"""Of the reports that bear a word so many are kept, the latest."""
NEAREST = 10
"""A report is compared with so many others, those that share the most."""
REACH = 5
"""So many pairs for each member of the smaller one are looked for between two groups of such reports (see `groups.group`)."""


class Neighbours:
    """Reports by their telling words; positions are the caller's."""

    def __init__(self, *, nearest: int = NEAREST, holders: int = HOLDERS) -> None:
        self._holders: dict[str, deque[int]] = defaultdict(lambda: deque(maxlen=holders))
        self._words: dict[int, tuple[str, ...]] = {}
        self.nearest = nearest

    def near(self, traits: Traits) -> list[int]:
        """The positions of the reports that share the most telling words, two or more, ties to the later ones, in order."""
        shared: dict[int, float] = {}
        several: set[int] = set()
        for word, weight in signature(traits):
            for position in self._holders.get(word, ()):
                if position in shared:
                    shared[position] += weight
                    several.add(position)
                else:
                    shared[position] = weight
        return sorted(nlargest(self.nearest, several, key=lambda position: (round(shared[position], 9), position)))

    def add(self, position: int, traits: Traits) -> None:
        """Keeps a report."""
        words = tuple(word for word, _ in signature(traits))
        self._words[position] = words
        for word in words:
            self._holders[word].append(position)

    def drop(self, position: int) -> None:
        """Forgets a report."""
        for word in self._words.pop(position, ()):
            holders = self._holders[word]
            if position in holders:
                holders.remove(position)
            if not holders:
                del self._holders[word]


def signature(traits: Traits) -> Iterator[tuple[str, float]]:
    """The telling words of a report, each once, with their weights: the heaviest of the whole, then those of the lead."""
    told: set[str] = set()
    for weights in (traits.words, traits.lead_words):
        for word, weight in list(weights.items())[:TELLING]:
            if word not in told:
                told.add(word)
                yield word, weight
