"""The record behind a command's answer: read, told of where something could not be used, and turned into an exit code."""

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from crossread.cli.options import read_fields
from crossread.cli.progress import shown_progress
from crossread.cli.streams import ALL_USED, NOTHING_USABLE, SOME_REJECTED, complain, tell_notices

if TYPE_CHECKING:
    from crossread.app import Found
    from crossread.model.record import Record


def read_record(
    paths: list[str],
    *,
    pipeline: str | None,
    fields: list[str] | None,
    jobs: int,
    max_bytes: int | None,
    actors: list[Path] | None = None,
    agents: list[Path] | None = None,
) -> "Record":
    """The record of these inputs, with progress shown where somebody looks."""
    renamed = read_fields(fields)
    from crossread import app  # noqa: PLC0415 -- a help text needs no language model

    with shown_progress() as progress:
        return app.compare(
            paths,
            pipeline=pipeline,
            jobs=jobs,
            fields=renamed,
            max_bytes=app.MAX_BYTES if max_bytes is None else max_bytes,
            actors=actors or (),
            agents=agents or (),
            progress=progress,
        )


def tell_rejected(record: "Record | Found") -> None:
    """Say on standard error what could not be used."""
    for rejected in record.rejected:
        complain(f"not used: {rejected.input}: {rejected.detail}")


def end_unless_usable(record: "Record") -> None:
    """Say what could not be used, of the reports and of the dictionaries; where no report could, that is the end."""
    tell_rejected(record)
    tell_notices(notice for notice in record.notices if notice.stage == "dictionaries")
    if not record.readings:
        complain("no report could be used")
        raise typer.Exit(NOTHING_USABLE)


def exit_code(record: "Record | Found") -> int:
    """How a run ends that got this record, or these stories."""
    if not record.readings:
        return NOTHING_USABLE
    return SOME_REJECTED if record.rejected else ALL_USED
