"""Named, versioned parts. Built-ins and plug-ins come in by the same door."""

from collections.abc import Callable, Iterator
from importlib.metadata import entry_points
from typing import Generic, TypeVar

from crossread.errors import SettingsError, UnknownPart
from crossread.model.spans import Maker

Part = TypeVar("Part")


class Registry(Generic[Part]):
    """Parts of one kind by name, e.g. `Registry("rule", group="crossread.rules")`.

    A plug-in names its part in the entry point group; loading it registers it. A name is taken once.
    """

    def __init__(self, what: str, *, group: str) -> None:
        self.what, self.group = what, group
        self._parts: dict[str, tuple[Maker, Part]] = {}
        self._plugged = False

    def add(self, name: str, *, version: int = 1) -> Callable[[Part], Part]:
        """Decorator that registers a part under `name`."""

        def register(part: Part) -> Part:
            if name in self._parts:
                raise SettingsError(f"two {self.what}s are called {name!r}")
            self._parts[name] = (Maker(name=name, version=version), part)
            return part

        return register

    def get(self, name: str) -> Part:
        """The part of that name; UnknownPart lists what exists."""
        self._load_plugins()
        if name not in self._parts:
            raise UnknownPart(self.what, name, self._parts)
        return self._parts[name][1]

    def maker(self, name: str) -> Maker:
        """The name and version under which a part makes claims."""
        self._load_plugins()
        if name not in self._parts:
            raise UnknownPart(self.what, name, self._parts)
        return self._parts[name][0]

    def __iter__(self) -> Iterator[tuple[Maker, Part]]:
        self._load_plugins()
        return iter(sorted(self._parts.values(), key=lambda pair: pair[0]))

    def _load_plugins(self) -> None:
        if not self._plugged:
            self._plugged = True
            for entry in sorted(entry_points(group=self.group), key=lambda e: e.name):
                entry.load()
