"""Which reports are linked by pairs that speak for one happening, near or far; and which of them are still to be compared."""

from collections.abc import Iterator

SMALL = 8
"""Up to so many linked reports all their pairs are compared: what the words of a pair hide its neighbours show."""


class Links:
    """Reports by position, in the sets that pairs link.

    >>> links = Links()
    >>> for position in range(3): links.add(position)
    >>> list(links.join(0, 1)), sorted(links.join(1, 2))
    ([(0, 1)], [(0, 2), (1, 2)])
    """

    def __init__(self) -> None:
        self._parent: dict[int, int] = {}
        self.members: dict[int, list[int]] = {}

    def add(self, position: int) -> None:
        """A report that nothing is linked with so far."""
        self._parent[position], self.members[position] = position, [position]

    def root(self, position: int) -> int:
        """The report that stands for all that are linked with one."""
        while self._parent[position] != position:
            self._parent[position] = position = self._parent[self._parent[position]]
        return position

    def join(self, a: int, b: int) -> Iterator[tuple[int, int]]:
        """Links two reports; yields the pairs that are worth comparing now, the lower position first."""
        few, many = sorted((self.root(a), self.root(b)), key=lambda root: len(self.members[root]))
        if few == many:
            return iter(())
        one, other = self.members.pop(few), self.members[many]
        self._parent[few] = many
        self.members[many] = other + one
        small = len(one) + len(other) <= SMALL
        return ((min(x, y), max(x, y)) for x in one for y in other) if small else iter(())

    def forget(self, root: int) -> list[int]:
        """Gives what is linked with a report that stands for it, and keeps nothing of it."""
        members = self.members.pop(root)
        for member in members:
            del self._parent[member]
        return members
