"""Stories out of a stream: each report in turn, in any order, with the answer that the whole batch would give.

A report is compared with its nearest neighbours when it comes (`neighbours`), and the scores are kept. Groups are joined only where
some pair speaks for it, so that the reports which such pairs link, near or far, can be grouped by themselves: only what
a new report touched is grouped anew. With a `window` reports whose day lies so far behind the present are laid aside: their
stories stand as they are and cost no more than their names.

What is rare, which clocks are off and which lines are a page's furniture is only learnt while reading, and reports come late: so the
reports at hand are settled, that is weighed and compared anew as a batch of them would be, before stories are told.
"""

from collections import defaultdict, deque
from collections.abc import Mapping, Sequence, Set
from itertools import combinations

from crossread.cluster.candidates import FEW, when_out
from crossread.cluster.furniture import repeated_lines
from crossread.cluster.groups import group
from crossread.cluster.links import Links
from crossread.cluster.neighbours import NEAREST, REACH, Neighbours, signature
from crossread.cluster.rarity import Rarity, words_of
from crossread.cluster.traits import LEAST_TEXT, compared_part, doubted_clocks, traits_of
from crossread.cluster.window import Window
from crossread.errors import SettingsError
from crossread.lib.dates import only_day
from crossread.lib.ids import stable_id
from crossread.model.reading import Reading
from crossread.weigh.stories import Traits, features, score

Pair = tuple[int, int]


class Threads:
    """The groups of a stream of traits; positions count up from 0 as they are added.

    With a `window` reports that lie so many days behind are laid aside, the oldest first, but so many stay at hand as `kept` says.
    """

    def __init__(self, *, window: int | None = None, nearest: int = NEAREST, kept: int = 0) -> None:
        self._window = None if window is None else Window(window)
        self._past: deque[int] = deque()
        self._kept = kept
        self._nearest = nearest
        self._near = Neighbours(nearest=nearest)
        self._traits: dict[int, Traits] = {}
        self._names: dict[int, str] = {}
        self._scores: dict[int, dict[int, float]] = defaultdict(dict)
        self._links = Links()
        self._grouped: dict[int, list[tuple[int, ...]]] = {}
        self._closed: list[tuple[int, ...]] = []
        self.size = 0

    @property
    def at_hand(self) -> Set[int]:
        """The positions of the reports that were not laid aside."""
        return self._traits.keys()

    def add(self, traits: Traits) -> int:
        """Takes the next report in and gives its position."""
        position = self.size
        self.size += 1
        self._links.add(position)
        self._place(position, traits)
        self._keep_time(position, traits)
        return position

    def settle(self, traits: Mapping[int, Traits]) -> None:
        """Compares the reports at hand anew, with these traits, in the order in which they came out, and the next ones with them.

        Pairs with a report that was laid aside keep their scores.
        """
        for position in self._traits:
            kept = {other: value for other, value in self._scores[position].items() if other not in self._traits}
            self._scores[position] = kept
        fresh = range(self.size, self.size + len(traits) - len(self._traits))
        self.size = fresh.stop
        self._near, self._grouped = Neighbours(nearest=self._nearest), {}
        self._link_anew([*self._names, *fresh])
        self._traits = {}
        for position in sorted(traits, key=lambda position: when_out(traits[position])):
            self._place(position, traits[position])
        for position in fresh:
            self._keep_time(position, traits[position])

    def groups(self) -> list[tuple[int, ...]]:
        """The groups so far, in order; of a few reports every pair is compared, as in a batch."""
        if len(self._traits) == self.size <= FEW:
            ranked = sorted(self._traits, key=self._names.__getitem__)
            return _grouped(ranked, {(a, b): self._score(a, b) for a, b in combinations(ranked, 2)}, reach=None)
        for root, members in self._links.members.items():
            if root not in self._grouped:
                self._grouped[root] = self._group(members)
        return sorted([*self._closed, *(one for groups in self._grouped.values() for one in groups)])

    def _score(self, a: int, b: int) -> float:
        known = self._scores[a].get(b)
        return score(features(self._traits[a], self._traits[b])) if known is None else known

    def _group(self, members: list[int]) -> list[tuple[int, ...]]:
        if len(members) == 1:
            return [(members[0],)]
        ranked = sorted(members, key=self._names.__getitem__)
        inside = set(ranked)
        scores = {(a, b): s for a in ranked for b, s in self._scores.get(a, {}).items() if b in inside}
        return _grouped(ranked, scores, reach=REACH)

    def _link_anew(self, positions: list[int]) -> None:
        """Links what the scores that stand speak for."""
        self._links = Links()
        for position in positions:
            self._links.add(position)
        for a in positions:
            for b, value in self._scores.get(a, {}).items():
                if value > 0:
                    self._links.join(a, b)

    def _place(self, position: int, traits: Traits) -> None:
        words = signature(traits)
        near = self._near.near(words)
        self._near.add(position, words)
        self._traits[position] = traits
        self._names[position] = traits.report
        self._compare([(other, position) for other in near])

    def _compare(self, pairs: list[Pair]) -> None:
        """Scores pairs of reports at hand, and those that these make worth comparing."""
        while pairs:
            a, b = pairs.pop()
            if b in self._scores[a] or a not in self._traits or b not in self._traits:
                continue
            value = score(features(self._traits[a], self._traits[b]))
            self._scores[a][b] = self._scores[b][a] = value
            if value > 0:
                self._grouped.pop(self._links.root(a), None)
                self._grouped.pop(self._links.root(b), None)
                pairs += self._links.join(a, b)

    def _keep_time(self, position: int, traits: Traits) -> None:
        if self._window is not None:
            known = only_day(traits.published) or only_day(traits.day)
            self._past += self._window.add(position, known.toordinal() if known else None)
            more = min(len(self._past), len(self._traits) - self._kept)
            self._lay_aside([self._past.popleft() for _ in range(more)])

    def _lay_aside(self, positions: list[int]) -> None:
        """Forgets reports by their traits; what is linked with none that is still at hand is grouped for good."""
        for position in positions:
            self._near.drop(position)
            self._traits.pop(position, None)
        for root in sorted({self._links.root(position) for position in positions}):
            members = self._links.members[root]
            if not any(member in self._traits for member in members):
                self._closed += self._grouped.pop(root, []) or self._group(members)
                for member in self._links.forget(root):
                    del self._names[member]
                    for other in self._scores.pop(member, {}):
                        self._scores.get(other, {}).pop(member, None)


def _grouped(ranked: Sequence[int], scores: Mapping[Pair, float], *, reach: int | None) -> list[tuple[int, ...]]:
    """The groups of some positions; ties go to those that stand first."""
    rank = {position: i for i, position in enumerate(ranked)}
    by_rank = {(rank[a], rank[b]): value for (a, b), value in scores.items() if rank[a] < rank[b]}
    return [tuple(sorted(ranked[i] for i in one)) for one in group(len(ranked), by_rank, reach=reach)]


class Stream:
    """Reports in turn -> stories, as ids of reports; the same at any time as the batch of what came so far.

    With a `window` (whole days, 1 or more; SettingsError for anything else) the reports that it lays aside keep the stories that
    they had when they were last settled, and what was learnt from them of rare words and of furniture is kept. None is laid
    aside while so few are at hand that a batch would compare them all: up to so many reports a window changes nothing.

    >>> stream = Stream()
    >>> for reading in (): stream.add(reading)
    >>> stream.stories()
    []
    """

    def __init__(self, *, window: int | None = None) -> None:
        if window is not None and (not isinstance(window, int) or isinstance(window, bool) or window < 1):
            raise SettingsError(
                f"window is a whole number of days, 1 or more, not {window!r}; leave it out to lay nothing aside"
            )
        self._window = window
        self._threads = Threads(window=window, kept=FEW)
        self._rarity = Rarity()
        self._furniture: frozenset[tuple[str, str]] = frozenset()
        self._readings: dict[int, Reading] = {}
        self._reports: list[list[str]] = []
        self._texts: dict[str, int] = {}
        self._seen: set[str] = set()
        self._waiting = 0

    def add(self, reading: Reading) -> None:
        """Takes a report in; one that was taken in before changes nothing."""
        if reading.id in self._seen:
            return
        self._seen.add(reading.id)
        self._waiting += 1
        words = words_of(reading.report.text)
        text = stable_id("text", *words) if len(words) >= LEAST_TEXT else reading.id
        position = self._texts.setdefault(text, len(self._reports))
        if position == len(self._reports):
            self._reports.append([])
            self._rarity.add(words)
            self._readings[position] = compared_part(reading)
        elif position in self._readings and reading.id < self._readings[position].id:
            self._readings[position] = compared_part(reading)
        self._reports[position].append(reading.id)
        if self._window is not None and self._waiting > FEW + len(self._threads.at_hand) // 2:
            self._settle()

    def stories(self) -> list[tuple[str, ...]]:
        """The ids of the reports of each story, in order."""
        if self._waiting:
            self._settle()
        groups = self._threads.groups()
        return sorted(tuple(sorted(report for i in one for report in self._reports[i])) for one in groups)

    def _settle(self) -> None:
        every = list(self._readings.values())
        doubted, furniture = doubted_clocks(every), repeated_lines(every) | self._furniture
        self._threads.settle(
            {
                position: traits_of(reading, self._rarity, clock_doubted=reading.id in doubted, furniture=furniture)
                for position, reading in self._readings.items()
            }
        )
        if len(self._threads.at_hand) < len(every):
            self._furniture = furniture
            self._readings = {i: self._readings[i] for i in sorted(self._threads.at_hand)}
        self._waiting = 0
