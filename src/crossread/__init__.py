"""crossread lines up what many outlets wrote about one happening.

    import crossread

    record = crossread.compare(["reports/"])
    for sheet in record.sheets:
        for finding in sheet.findings:
            print(finding.kind, finding.summary)

The parts that read language load when they are first used, not with the package.
"""

import logging
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from crossread.app import compare
    from crossread.errors import CrossreadError, DataError, LedgerError, SettingsError, UnknownPart
    from crossread.model.record import Record
    from crossread.present import sheet_text, to_dict, to_html, to_json, to_markdown

logging.getLogger(__name__).addHandler(logging.NullHandler())
"""Nothing is shown of the log unless the program that uses this package asks for it."""

_WHERE = {
    "compare": "crossread.app",
    "CrossreadError": "crossread.errors",
    "DataError": "crossread.errors",
    "LedgerError": "crossread.errors",
    "SettingsError": "crossread.errors",
    "UnknownPart": "crossread.errors",
    "Record": "crossread.model.record",
    "sheet_text": "crossread.present",
    "to_dict": "crossread.present",
    "to_html": "crossread.present",
    "to_json": "crossread.present",
    "to_markdown": "crossread.present",
}

__all__ = [
    "CrossreadError",
    "DataError",
    "LedgerError",
    "Record",
    "SettingsError",
    "UnknownPart",
    "compare",
    "sheet_text",
    "to_dict",
    "to_html",
    "to_json",
    "to_markdown",
]


def __getattr__(name: str) -> Any:
    """A public name, loaded when it is first asked for; the type is that of the name, which only a reader of code knows."""
    if name == "__version__":
        from importlib.metadata import version  # noqa: PLC0415 -- reads the installed package's metadata

        return version("crossread")
    if name not in _WHERE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_WHERE[name]), name)


def __dir__() -> list[str]:
    return sorted([*__all__, "__version__"])
