"""Stories out of a stream: each report in turn, in any order, with the answer that the whole batch would give.

A report is compared with its nearest neighbours when it comes (`neighbours`), and the scores are kept. Groups are joined only where
some pair speaks for it, so that the reports which such pairs link, near or far, can be grouped by themselves: only what
a new report touched is grouped anew. With a `window` reports whose day lies so far behind the latest one are laid aside: their
stories stand as they are and cost no more than their names.
"""

from collections import Counter, defaultdict
from itertools import combinations

from crossread.cluster.candidates import FEW
from crossread.cluster.groups import group
from crossread.cluster.links import Links
from crossread.cluster.neighbours import REACH, Neighbours, signature
from crossread.cluster.rarity import Rarity, words_of
from crossread.cluster.traits import LEAST_TEXT, REPEATED, lines_with_place, stamp_of, traits_of
from crossread.lib.dates import only_day
from crossread.model.reading import Reading
from crossread.weigh.stories import Traits, features, score


class Threads:
    """The groups of a stream of traits; positions count up from 0 as they are added."""

    def __init__(self, *, window: int | None = None, nearest: int | None = None) -> None:
        self._window = window
        self._near = Neighbours() if nearest is None else Neighbours(nearest=nearest)
        self._traits: dict[int, Traits] = {}
        self._scores: dict[int, dict[int, float]] = defaultdict(dict)
        self._links = Links()
        self._grouped: dict[int, list[tuple[int, ...]]] = {}
        self._closed: list[tuple[int, ...]] = []
        self._days: dict[int, list[int]] = defaultdict(list)
        self._latest = 0
        self.size = 0

    def add(self, traits: Traits) -> int:
        """Takes the next report in and gives its position."""
        position = self.size
        self.size += 1
        words = signature(traits)
        near = self._near.near(words)
        self._near.add(position, words)
        self._traits[position] = traits
        self._links.add(position)
        self._compare([(other, position) for other in near])
        self._keep_time(position, traits)
        return position

    def groups(self) -> list[tuple[int, ...]]:
        """The groups so far, in order; of a few reports every pair is compared, as in a batch."""
        if len(self._traits) == self.size <= FEW:
            pairs = combinations(range(self.size), 2)
            return group(self.size, {(a, b): self._score(a, b) for a, b in pairs})
        for root, members in self._links.members.items():
            if root not in self._grouped:
                self._grouped[root] = self._group(members)
        return sorted([*self._closed, *(one for groups in self._grouped.values() for one in groups)])

    def _score(self, a: int, b: int) -> float:
        known = self._scores[a].get(b)
        return score(features(self._traits[a], self._traits[b])) if known is None else known

    def _group(self, members: list[int]) -> list[tuple[int, ...]]:
        order = {member: i for i, member in enumerate(sorted(members))}
        inside = {
            (order[a], order[b]): value
            for a in order
            for b, value in self._scores.get(a, {}).items()
            if a < b and b in order
        }
        back = sorted(members)
        return [tuple(back[i] for i in one) for one in group(len(back), inside, reach=REACH)]

    def _compare(self, pairs: list[tuple[int, int]]) -> None:
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
        if self._window is None:
            return
        known = only_day(traits.published) or only_day(traits.day)
        day = known.toordinal() if known else self._latest
        self._days[day].append(position)
        if day > self._latest:
            self._latest = day
            for past in sorted(d for d in self._days if d < day - self._window):
                self._lay_aside(self._days.pop(past))

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
                    for other in self._scores.pop(member, {}):
                        self._scores.get(other, {}).pop(member, None)


class Stream:
    """Reports in turn -> stories, as ids of reports.

    >>> stream = Stream()
    >>> for reading in (): stream.add(reading)
    >>> stream.stories()
    []
    """

    def __init__(self, *, window: int | None = None) -> None:
        self._threads = Threads(window=window)
        self._rarity = Rarity()
        self._reports: list[list[str]] = []
        self._texts: dict[tuple[str, ...], int] = {}
        self._lines: Counter[tuple[str, str]] = Counter()
        self._stamps: Counter[tuple[str, str]] = Counter()
        self._seen: set[str] = set()

    def add(self, reading: Reading) -> None:
        """Takes a report in; one that was taken in before changes nothing."""
        if reading.id in self._seen:
            return
        self._seen.add(reading.id)
        words = tuple(words_of(reading.report.text))
        known = self._texts.get(words) if len(words) >= LEAST_TEXT else None
        if known is not None:
            self._reports[known].append(reading.id)
            return
        self._rarity.add(words)
        lines = lines_with_place(reading)
        self._lines.update(lines)
        stamp = stamp_of(reading)
        self._stamps.update([stamp] if stamp else [])
        traits = traits_of(
            reading,
            self._rarity,
            clock_doubted=stamp is not None and self._stamps[stamp] > 1,
            furniture=frozenset(line for line in lines if self._lines[line] >= REPEATED),
        )
        position = self._threads.add(traits)
        self._texts[words] = position
        self._reports.append([reading.id])

    def stories(self) -> list[tuple[str, ...]]:
        """The ids of the reports of each story, in order."""
        groups = self._threads.groups()
        return sorted(tuple(sorted(report for i in one for report in self._reports[i])) for one in groups)
