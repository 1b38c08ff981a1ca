"""The errors that crossread raises.

Input that cannot be used is a value (`crossread.model.outcomes.Rejected`), never an exception; these are for wrong
calls and broken worlds.

    CrossreadError
    +-- SettingsError      a setting, option or argument that cannot be meant
    |   +-- UnknownPart    a part, profile or pipeline name that nothing is registered under
    +-- DataError          a file that crossread ships or keeps is missing or damaged
    +-- LedgerError        the ledger cannot be read or written
"""

from collections.abc import Iterable


class CrossreadError(Exception):
    """Base of every error that crossread raises."""


class SettingsError(CrossreadError):
    """A setting, option or argument that cannot be meant; the message says what would work."""


class UnknownPart(SettingsError):
    """A name that nothing is registered under; the message lists the names that exist, and may end with `advice`."""

    def __init__(self, what: str, name: str, known: Iterable[str], *, advice: str = "") -> None:
        self.what, self.name, self.known = what, name, tuple(sorted(known))
        listed = f"known: {', '.join(self.known) or 'none'}" if self.known or not advice else ""
        super().__init__("; ".join(part for part in (f"no {what} is called {name!r}", listed, advice) if part))


class DataError(CrossreadError):
    """A file that crossread ships or keeps is missing or damaged."""


class LedgerError(CrossreadError):
    """The ledger cannot be read or written."""
