"""Bytes with a name: where every input begins, whatever it turns out to hold."""

import hashlib
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from crossread.ingest.settings import IngestSettings
from crossread.model.outcomes import Rejected

STAGE = "ingest"
_PIECE = 1 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Blob:
    """The bytes of one input. `source` is how the user would name it; `charset`, `content_type` are what a server said."""

    source: str
    data: bytes
    is_url: bool = False
    charset: str = ""
    content_type: str = ""

    @property
    def digest(self) -> str:
        """The sha256 of the bytes, in hex."""
        return hashlib.sha256(self.data).hexdigest()


def refuse(source: str, cause: str, detail: str) -> Rejected:
    """A refusal of this room."""
    return Rejected(input=source, stage=STAGE, cause=cause, detail=detail)


def size_of(count: int) -> str:
    """A number of bytes for people: `1 byte`, `950 bytes`, `1.5 kB`, `20 MB`."""
    for unit, name in ((1_000_000_000, "GB"), (1_000_000, "MB"), (1000, "kB")):
        if count >= unit:
            return f"{count / unit:.3g} {name}"
    return f"{count} byte{'' if count == 1 else 's'}"


def too_large(source: str, limit: int) -> Rejected:
    """The refusal of input beyond the size limit."""
    return refuse(
        source,
        "too-large",
        f"larger than the limit of {size_of(limit)} for one file; split it, or hand over one article a file",
    )


def path_blobs(name: str, settings: IngestSettings) -> Iterator[Blob | Rejected]:
    """The file of that name, or the files below the folder of that name, sorted; hidden ones are passed over."""
    path = Path(name)
    try:
        is_folder, exists = path.is_dir(), path.exists()
    except OSError as problem:
        yield refuse(name, "unreadable", f"the path cannot be looked up ({problem.strerror}); check its name")
        return
    if is_folder:
        yield from _folder_blobs(name, path, settings)
    elif exists:
        yield _file_blob(path, settings)
    else:
        yield refuse(name, "missing", "there is no file or folder of this name; check the path")


def stdin_blob(stdin: BinaryIO | None, settings: IngestSettings) -> Blob | Rejected:
    """What stands on standard input (or the stream given in its place)."""
    if stdin is None and sys.stdin is None:
        return refuse("stdin", "unreadable", "standard input is closed; send the report's text to it, or name a file")
    try:
        data = _read_at_most(stdin if stdin is not None else sys.stdin.buffer, settings.max_bytes + 1)
    except OSError as problem:
        return refuse("stdin", "unreadable", f"standard input cannot be read ({problem.strerror}); name a file")
    return (
        Blob(source="stdin", data=data) if len(data) <= settings.max_bytes else too_large("stdin", settings.max_bytes)
    )


def _read_at_most(stream: BinaryIO, most: int) -> bytes:
    """The first bytes of the stream, piece by piece: a high limit costs no memory that the stream does not fill."""
    data = bytearray()
    while len(data) < most and (piece := stream.read(min(most - len(data), _PIECE))):
        data += piece
    return bytes(data)


def _folder_blobs(name: str, folder: Path, settings: IngestSettings) -> Iterator[Blob | Rejected]:
    found = False
    for path in _files_below(folder):
        found = True
        yield _file_blob(path, settings)
    if not found:
        yield refuse(
            name, "nothing-readable", "the folder holds no file that is not hidden; name one that holds reports"
        )


def _files_below(folder: Path) -> Iterator[Path]:
    """Files below a folder in sorted order. Links to folders are not followed, so a loop of them cannot hold us up."""
    try:
        entries = sorted(folder.iterdir())
    except OSError:
        yield folder
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if not _is_folder(entry):
            yield entry
        elif not entry.is_symlink():
            yield from _files_below(entry)


def _is_folder(entry: Path) -> bool:
    """Whether this is a folder; what may not be looked at is told when it is opened."""
    try:
        return entry.is_dir()
    except OSError:
        return False


def _file_blob(path: Path, settings: IngestSettings) -> Blob | Rejected:
    source = str(path)
    try:
        if path.is_dir():
            return refuse(source, "unreadable", "this folder may not be opened; check its permissions")
        if path.exists() and not path.is_file():
            return refuse(source, "unreadable", "neither a file nor a folder; hand its text over on standard input (-)")
        with path.open("rb") as stream:
            data = _read_at_most(stream, settings.max_bytes + 1)
    except FileNotFoundError:
        return refuse(source, "missing", "the link leads nowhere; check the path")
    except PermissionError:
        return refuse(source, "unreadable", "this file may not be opened; check its permissions")
    except OSError as problem:
        return refuse(source, "unreadable", f"the file cannot be read ({problem.strerror})")
    return Blob(source=source, data=data) if len(data) <= settings.max_bytes else too_large(source, settings.max_bytes)
