"""The nearest reports of a stream: an inverted index of telling words, so that a report is compared with a few of a million.

Which words tell is known from `Rarity`: reports of one happening share the rare words of its places, people and things. A word that
very many bear leads to those that came last, so that the cost of a report does not grow with the stream.
"""

from array import array
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
ONE_WORD = 1024.0
"""More than all telling words of a report weigh: added to the weight of each shared word it counts them beside."""

Signature = Sequence[tuple[str, float]]
"""The telling words of a report with their weights."""
_NOBODY: "array[int]" = array("q")


class Neighbours:
    """Reports by their telling words; positions are the caller's."""

    def __init__(self, *, nearest: int = NEAREST, holders: int = HOLDERS) -> None:
        self._most = holders
        self._holders: dict[str, array[int]] = {}
        self._words: dict[int, tuple[int, tuple[str, ...]]] = {}
        self._at: dict[int, int] = {}
        self._came = 0
        self.nearest = nearest

    def near(self, words: Signature) -> list[int]:
        """The positions of the reports that share the most telling words, two or more, ties to those added later, in that order."""
        shared: dict[int, float] = {}
        before = shared.get
        for word, weight in words:
            once = weight + ONE_WORD
            for came in self._holders.get(word, _NOBODY):
                shared[came] = before(came, 0.0) + once
        ranked = sorted([(round(sum_ % ONE_WORD, 9), came) for came, sum_ in shared.items() if sum_ >= 2 * ONE_WORD])
        return [self._at[came] for came in sorted([came for _, came in ranked[-self.nearest :]])]

    def add(self, position: int, words: Signature) -> None:
        """Keeps a report."""
        came, self._came = self._came, self._came + 1
        self._at[came] = position
        self._words[position] = came, tuple(word for word, _ in words)
        for word, _ in words:
            holders = self._holders.get(word)
            if holders is None:
                self._holders[word] = array("q", (came,))
                continue
            if len(holders) == self._most:
                del holders[0]
            holders.append(came)

    def drop(self, position: int) -> None:
        """Forgets a report."""
        if position not in self._words:
            return
        came, words = self._words.pop(position)
        del self._at[came]
        for word in words:
            holders = self._holders.get(word, _NOBODY)
            if came in holders:
                holders.remove(came)
                if not holders:
                    del self._holders[word]


def signature(traits: Traits) -> Signature:
    """The telling words of a report, each once, with their weights: the heaviest of the whole, then those of the lead."""
    told = dict(islice(traits.words.items(), TELLING))
    for word, weight in islice(traits.lead_words.items(), TELLING):
        told.setdefault(word, weight)
    return tuple(told.items())
