"""Which reports of a stream are past: their day lies so far behind the present of the stream."""

from bisect import bisect_left, insort
from collections import defaultdict, deque

LAST = 101
"""The present is the middle one of the days of so many reports, those that came last: clocks that are off do not move it."""


class Window:
    """Reports by position, as long as they are not past.

    >>> window = Window(7)
    >>> window.add(0, 100), window.add(1, 105), window.add(2, 109), window.add(3, 109), window.add(4, 109)
    ([], [], [], [], [0])
    """

    def __init__(self, days: int) -> None:
        self._length = days
        self._came: deque[int] = deque()
        self._sorted: list[int] = []
        self._days: dict[int, list[int]] = defaultdict(list)
        self._undated: list[int] = []
        self._present = 0

    def add(self, position: int, day: int | None) -> list[int]:
        """Takes the next report in with its day (an ordinal; None: not known) and gives what is past now, in order of days.

        A report without a day is of the day on which it came.
        """
        if day is not None:
            self._count(day)
        before, self._present = self._present, self._middle()
        if not self._present:
            self._undated.append(position)
            return []
        self._days[self._present] += self._undated
        self._undated = []
        self._days[self._present if day is None else day].append(position)
        return self._take_past() if self._present > before else []

    def _count(self, day: int) -> None:
        self._came.append(day)
        insort(self._sorted, day)
        if len(self._came) > LAST:
            del self._sorted[bisect_left(self._sorted, self._came.popleft())]

    def _middle(self) -> int:
        return self._sorted[(len(self._sorted) - 1) // 2] if self._sorted else 0

    def _take_past(self) -> list[int]:
        past = sorted(day for day in self._days if day < self._present - self._length)
        return [position for day in past for position in self._days.pop(day)]
