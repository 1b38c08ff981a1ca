"""`crossread stories`: an archive in, a table of its stories out."""

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from crossread.cli.files import STDOUT, check_outputs, write_whole
from crossread.cli.options import Fields, Jobs, MaxBytes, Output, Paths, Pipeline, Width, read_fields
from crossread.cli.progress import shown_progress
from crossread.cli.records import exit_code, tell_rejected
from crossread.cli.streams import complain, ends_well, tell_notices

if TYPE_CHECKING:
    from crossread.app import Found


class Form(StrEnum):
    """What `stories` writes."""

    TEXT = "text"
    CSV = "csv"
    JSON = "json"


def stories(
    paths: Paths,
    *,
    form: Annotated[
        Form,
        typer.Option("--format", "-f", metavar="text|csv|json", help="A table to read, for a spreadsheet, or JSON."),
    ] = Form.TEXT,
    least: Annotated[
        int, typer.Option("--least", metavar="N", min=1, help="Only stories with so many reports or more.")
    ] = 1,
    output: Output = None,
    pipeline: Pipeline = None,
    fields: Fields = None,
    jobs: Jobs = 1,
    max_bytes: MaxBytes = None,
    width: Width = None,
) -> None:
    """List the stories in an archive: reports, origins, days, title and parties of each, its copies and the stories beside it.

    \b
    Examples:
      crossread stories archive/
      crossread stories dump.jsonl --least 3 --jobs 4
      crossread stories archive/ --format csv -o stories.csv

    The largest story comes first. A like happening that was kept apart is named with the reason (other day, place, ship, toll
    or names), and so is an earlier story that one follows: a trial after the crime, an anniversary. Copies are told
    with the share of the copy that they are. Csv and json have all of it, with the files of each story.

    Nothing is lined up: `crossread compare` does that for the reports of one story.

    Exit codes: 0 all input used, 1 some of it rejected, 2 nothing usable or wrong arguments.
    """  # noqa: D301 -- the backslash keeps the lines of the examples
    with ends_well():
        check_outputs([output], paths)
        found = _read(paths, pipeline=pipeline, fields=fields, jobs=jobs, max_bytes=max_bytes)
        if form is not Form.JSON:
            tell_rejected(found)
            tell_notices(found.notices)
        if found.readings or form is Form.JSON:
            _write(found, form, output, least=least, width=width)
        else:
            complain("no report could be used")
    raise typer.Exit(exit_code(found))


def _read(
    paths: list[str], *, pipeline: str | None, fields: list[str] | None, jobs: int, max_bytes: int | None
) -> "Found":
    renamed = read_fields(fields)
    from crossread import app  # noqa: PLC0415 -- a help text needs no language model

    with shown_progress() as progress:
        return app.stories(
            paths,
            pipeline=pipeline,
            jobs=jobs,
            fields=renamed,
            max_bytes=app.MAX_BYTES if max_bytes is None else max_bytes,
            progress=progress,
        )


def _write(found: "Found", form: Form, output: Path | None, *, least: int, width: int | None) -> None:
    from crossread.present import story_table  # noqa: PLC0415 -- loaded when there is something to show

    rows = story_table.story_rows(found.stories, found.readings, least=least)
    if form is Form.CSV:
        text = story_table.stories_csv(rows)
    elif form is Form.JSON:
        text = story_table.stories_json(rows, found.rejected, found.notices)
    else:
        text = story_table.stories_text(rows, width=width or 100)
    if output is not None and str(output) != STDOUT:
        write_whole(output, text)
    elif form is Form.TEXT:
        sys.stdout.write(text)
    else:
        sys.stdout.buffer.write(text.encode("utf-8", "replace"))  # tables for machines are UTF-8
