"""Files that a run writes: checked before it reads, written whole or not at all."""

import os
from collections.abc import Iterable
from pathlib import Path

from crossread.errors import SettingsError

STDOUT = "-"


def check_outputs(outputs: Iterable[Path | None], inputs: Iterable[str]) -> None:
    """Refuse, before any work is done, a file that cannot be written or that is among what is read."""
    wanted = [path for path in outputs if path is not None and str(path) != STDOUT]
    if len({path.resolve() for path in wanted}) < len(wanted):
        raise SettingsError(f"two outputs would go to {wanted[0]}; name another file for one of them")
    read = [Path(name) for name in inputs if name != STDOUT and "://" not in name]
    for path in wanted:
        _check_place(path)
        for source in read:
            _check_apart(path, source)


def _check_place(path: Path) -> None:
    if path.is_dir():
        raise SettingsError(f"cannot write {path}: it is a folder; name a file in it")
    folder = path.parent
    if not folder.is_dir():
        raise SettingsError(f"cannot write {path}: there is no folder {folder}; make it first")
    target = path if path.exists() else folder
    if not os.access(target, os.W_OK):
        raise SettingsError(f"cannot write {path}: {target} may not be written to; choose another place")


def _check_apart(path: Path, source: Path) -> None:
    """An output among the inputs would be overwritten, or read as a report the next time."""
    place, read = path.resolve(), source.resolve()
    if place == read:
        raise SettingsError(f"cannot write {path}: it is one of the inputs; choose another file")
    if source.is_dir() and place.is_relative_to(read):
        raise SettingsError(
            f"cannot write {path}: it lies in {source}, which is read, and would be taken for a report the next time; "
            "choose a place outside"
        )


def write_whole(path: Path, text: str) -> None:
    """Write the text (UTF-8) so that the file is there whole or not at all; what is no plain file is written to as it is."""
    data = text.encode("utf-8", "replace")
    try:
        if path.exists() and not path.is_file():
            path.write_bytes(data)
            return
        part = path.with_name(f".{path.name}.{os.getpid()}.part")
        try:
            part.write_bytes(data)
            part.replace(path)
        finally:
            part.unlink(missing_ok=True)
    except OSError as problem:
        raise SettingsError(f"cannot write {path}: {problem.strerror or problem}; choose another place") from problem
