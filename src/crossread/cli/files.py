"""Files that a run writes: checked before it reads, written whole or not at all."""

import os
import stat
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from crossread.errors import SettingsError

if TYPE_CHECKING:
    from rich.console import Console

STDOUT = "-"


def check_outputs(outputs: Iterable[Path | None], inputs: Iterable[str]) -> None:
    """Refuse, before any work is done, a file that cannot be written or that is among what is read."""
    wanted = [path for path in outputs if path is not None and str(path) != STDOUT]
    try:
        _check(wanted, inputs)
    except (OSError, RuntimeError, ValueError) as problem:  # a name too long, a loop of links, a folder kept shut
        named = ", ".join(_short(str(path)) for path in wanted)
        why = getattr(problem, "strerror", None) or problem
        raise SettingsError(f"cannot write {named}: {why}; choose another place") from problem


def _check(wanted: Sequence[Path], inputs: Iterable[str]) -> None:
    if len({path.resolve() for path in wanted}) < len(wanted):
        raise SettingsError(f"two outputs would go to {wanted[0]}; name another file for one of them")
    read = [Path(name) for name in inputs if name != STDOUT and "://" not in name]
    for path in wanted:
        _check_place(path)
        for source in read:
            _check_apart(path, source)


def _short(name: str) -> str:
    return name if len(name) <= 80 else f"{name[:77]}..."


def _check_place(path: Path) -> None:
    if path.is_dir():
        raise SettingsError(f"cannot write {path}: it is a folder; name a file in it")
    folder = path.resolve().parent if path.is_symlink() else path.parent
    if not folder.is_dir():
        raise SettingsError(f"cannot write {path}: there is no folder {folder}; make it first")
    target = path if path.exists() else folder
    if not os.access(target, os.W_OK):
        raise SettingsError(f"cannot write {path}: {target} may not be written to; choose another place")


def _check_apart(path: Path, source: Path) -> None:
    """An output among the inputs would be overwritten, or read as a report the next time."""
    try:
        place, read, is_folder = path.resolve(), source.resolve(), source.is_dir()
    except (OSError, RuntimeError, ValueError):
        return  # an input that cannot be looked up is told of when it is read
    if place == read:
        raise SettingsError(f"cannot write {path}: it is one of the inputs; choose another file")
    if is_folder and place.is_relative_to(read):
        raise SettingsError(
            f"cannot write {path}: it lies in {source}, which is read, and would be taken for a report the next time; "
            "choose a place outside"
        )


def write_whole(path: Path, text: str) -> None:
    """Write the text (UTF-8) so that the file is there whole or not at all.

    A link is followed, the mode of a file that stands there is kept, and what is no plain file is written to as it is.
    """
    data = text.encode("utf-8", "replace")
    try:
        if _is_device(path):
            with path.open("wb") as stream:
                stream.write(data)
        else:
            _replace(path.resolve(), data)
    except OSError as problem:
        raise SettingsError(f"cannot write {path}: {problem.strerror or problem}; choose another place") from problem


def _is_device(path: Path) -> bool:
    """Whether the path is a device, a pipe, or another name of an open stream, none of which may be replaced by a file."""
    return path.parts[:2] in (("/", "dev"), ("/", "proc")) or (path.exists() and not path.is_file())


def _replace(place: Path, data: bytes) -> None:
    part = place.with_name(f".crossread-{os.getpid()}.part")
    try:
        part.write_bytes(data)
        if place.exists():
            part.chmod(stat.S_IMODE(place.stat().st_mode))
        part.replace(place)
    finally:
        part.unlink(missing_ok=True)


def is_file(output: Path | None) -> bool:
    """Whether an answer goes to a file, not to standard output."""
    return output is not None and str(output) != STDOUT


def give(text: str, output: Path | None) -> None:
    """Write an answer to the file, whole or not at all, or to standard output."""
    if output is not None and is_file(output):
        write_whole(output, text)
    else:
        sys.stdout.buffer.write(text.encode("utf-8", "replace"))


def drawn_text(draw: "Callable[[Console], None]", output: Path | None, *, width: int | None, no_color: bool) -> str:
    """What a function draws on a console of Rich, in the columns and colours that suit where it goes."""
    from crossread.present.terminal import sheet_console  # noqa: PLC0415 -- a help text needs none of it

    to_file = is_file(output)
    console = sheet_console(sys.stdout, width=width or (100 if to_file else None), no_color=no_color or to_file)
    with console.capture() as drawn:
        draw(console)
    return drawn.get()
