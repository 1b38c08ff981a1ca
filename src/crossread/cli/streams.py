"""Standard streams: text that any terminal takes, complaints in one line, and how a run ends early."""

import codecs
import io
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import typer

from crossread.errors import CrossreadError

if TYPE_CHECKING:
    from crossread.model.outcomes import Notice

FEW = 3
"""Notices of one text that are told one by one."""

ALL_USED, SOME_REJECTED, NOTHING_USABLE, INTERRUPTED, BROKEN_PIPE = 0, 1, 2, 130, 141
"""Exit codes; wrong arguments end like nothing usable."""

_PLAIN = str.maketrans(
    {"“": '"', "”": '"', "‘": "'", "’": "'", "…": "...", "–": "-", "—": "-", "─": "-", "\u00a0": " "}
)


def _in_plain_letters(error: UnicodeError) -> tuple[str, int]:
    """What a terminal without Unicode gets: plain quotation marks and dashes, and `?` for other letters."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    plain = error.object[error.start : error.end].translate(_PLAIN)
    return plain.encode("ascii", "replace").decode("ascii"), error.end


def lenient_streams() -> None:
    """Let standard output and error take any text, whatever their encoding, and standard output all of it."""
    codecs.register_error("crossread.plain", _in_plain_letters)
    if sys.stderr is None:  # closed by the caller
        sys.stderr = Path(os.devnull).open("w", encoding="utf8")  # noqa: SIM115 -- open to the end
    if isinstance(sys.stdout, io.TextIOWrapper) and isinstance(sys.stdout.buffer, io.RawIOBase):
        # Under `python -u` a pipe that its reader closes takes a part, and nothing is told.
        encoding = sys.stdout.encoding
        sys.stdout = io.TextIOWrapper(io.BufferedWriter(sys.stdout.detach()), encoding=encoding, write_through=True)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="crossread.plain")


def complain(sentence: str) -> None:
    """Say on standard error, on one line, what is wrong and what would work."""
    typer.echo(f"crossread: {sentence.translate(_ON_ONE_LINE)}", err=True)


_ON_ONE_LINE = {10: "\\n", 13: "\\r"}
"""Line breaks, which a file name may have, as they are written in code."""


def tell_notices(notices: Iterable["Notice"]) -> None:
    """Say on standard error what had to be assumed: what goes for more than a few inputs alike in one line."""
    by_text: dict[str, list[str]] = {}
    for notice in notices:
        by_text.setdefault(notice.text, []).append(notice.input)
    for text, inputs in by_text.items():
        if len(inputs) > FEW:
            complain(f"note: {inputs[0]} and {len(inputs) - 1} more: {text}")
        else:
            for name in inputs:
                complain(f"note: {name}: {text}")


def is_terminal(stream: TextIO) -> bool:
    """Whether somebody looks at the stream."""
    return stream.isatty()


@contextmanager
def ends_well() -> Iterator[None]:
    """Ends a run that cannot go on with a sentence and an exit code, never with a traceback."""
    try:
        yield
        sys.stdout.flush()
    except KeyboardInterrupt:
        raise typer.Exit(INTERRUPTED) from None
    except BrokenPipeError:
        _drop_stdout()
        raise typer.Exit(BROKEN_PIPE) from None
    except CrossreadError as error:
        complain(str(error))
        raise typer.Exit(NOTHING_USABLE) from None
    except OSError as problem:
        cannot_write(problem)
        raise typer.Exit(NOTHING_USABLE) from None


def cannot_write(problem: OSError) -> None:
    """Say that what was to be written could not be."""
    _drop_stdout()
    where = problem.filename or "standard output"
    complain(f"cannot go on at {where}: {problem.strerror or problem}; choose another place")


def _drop_stdout() -> None:
    """Point standard output at nothing, so that the interpreter's last flush does not complain of the closed pipe."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
