"""The nearest reports of a stream: an inverted index of telling words, so that a report is compared with a few of a million.

Which words tell is known from `Rarity`: reports of one happening share the rare words of its places, people and things. A word that
very many bear leads to those that came last, so that the cost of a report does not grow with the stream.
"""

from collections import defaultdict, deque
from collections.abc import Sequence
from itertools import islice

from crossread.weigh.stories import Traits

TELLING = 30
"""So many of the heaviest words of a report, and of its lead, find its neighbours."""
HOLDERS = 40
"""Of the reports that bear a word so many are kept, the latest."""
NEAREST = 10
"""A report is compared with so many others, those that share the most."""
REACH = 5
"""So many pairs for each member of the smaller one are looked for between two groups of such reports (see `groups.group`)."""


Signature = Sequence[tuple[str, float]]
"""The telling words of a report with their weights."""


class Neighbours:
    """Reports by their telling words; positions are the caller's."""

    def __init__(self, *, nearest: int = NEAREST, holders: int = HOLDERS) -> None:
        self._holders: dict[str, deque[int]] = defaultdict(lambda: deque(maxlen=holders))
        self._words: dict[int, tuple[str, ...]] = {}
        self.nearest = nearest

    def near(self, words: Signature) -> list[int]:
        """The positions of the reports that share the most telling words, two or more, ties to the later ones, in order."""
        shared: dict[int, float] = {}
        several: set[int] = set()
        for word, weight in words:
            for position in self._holders.get(word, ()):
                if position in shared:
                    shared[position] += weight
                    several.add(position)
                else:
                    shared[position] = weight
        ranked = sorted([(round(shared[position], 9), position) for position in several])
        return sorted([position for _, position in ranked[-self.nearest :]])

    def add(self, position: int, words: Signature) -> None:
        """Keeps a report."""
        self._words[position] = tuple(word for word, _ in words)
        for word, _ in words:
            self._holders[word].append(position)

    def drop(self, position: int) -> None:
        """Forgets a report."""
        for word in self._words.pop(position, ()):
            holders = self._holders[word]
            if position in holders:
                holders.remove(position)
            if not holders:
                del self._holders[word]


def signature(traits: Traits) -> Signature:
    """The telling words of a report, each once, with their weights: the heaviest of the whole, then those of the lead."""
    told = dict(islice(traits.words.items(), TELLING))
    for word, weight in islice(traits.lead_words.items(), TELLING):
        told.setdefault(word, weight)
    return tuple(told.items())
