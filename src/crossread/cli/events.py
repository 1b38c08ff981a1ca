"""`crossread events`: who did what to whom, a row an event, over all reports of a story."""

from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from crossread.cli.files import check_outputs, give, is_file
from crossread.cli.options import Actors, Agents, Fields, Jobs, MaxBytes, Paths, Pipeline
from crossread.cli.records import end_unless_usable, exit_code, read_record
from crossread.cli.streams import ends_well
from crossread.errors import SettingsError

if TYPE_CHECKING:
    from crossread.model.record import Record


class EventsForm(StrEnum):
    """What `events` writes."""

    CSV = "csv"
    JSONL = "jsonl"
    PARQUET = "parquet"


Written = Annotated[
    EventsForm,
    typer.Option("--format", "-f", metavar="csv|jsonl|parquet", help="A table, JSON Lines, or Parquet (an extra)."),
]
OutputFile = Annotated[
    Path | None,
    typer.Option("--output", "-o", metavar="FILE", help="Write to this file; parquet needs one.  [standard output]"),
]


def events(
    paths: Paths,
    *,
    form: Written = EventsForm.CSV,
    output: OutputFile = None,
    pipeline: Pipeline = None,
    fields: Fields = None,
    actors: Actors = None,
    agents: Agents = None,
    jobs: Jobs = 1,
    max_bytes: MaxBytes = None,
) -> None:
    """List the events that the reports tell of: one row an event, however many reports of its story tell it.

    A row has the PLOVER root, mode and context, the CAMEO code, the day, the place with country, coordinates and precision,
    source and target with country and sector, the status (done, negated, planned, demanded, feared, denied, ...), who says
    so, how many reports and origins stand behind it, and the words themselves. What is only demanded or denied is a row with
    that status, never one that is done.

    \b
    Examples:
      crossread events reports/ -o events.csv
      crossread events archive/ --format jsonl --jobs 4
      crossread events reports/ --actors my.actors.txt --agents my.agents.txt
      crossread events archive/ --format parquet -o events.parquet

    Parquet needs the extra: pip install 'crossread[parquet]'.

    Exit codes: 0 all input used, 1 some of it rejected, 2 nothing usable or wrong arguments.
    """  # noqa: D301 -- the backslash keeps the lines of the examples
    with ends_well():
        check_outputs([output], paths)
        write = _writer(form, output)
        record = read_record(
            paths, pipeline=pipeline, fields=fields, jobs=jobs, max_bytes=max_bytes, actors=actors, agents=agents
        )
        end_unless_usable(record)
        write(record)
    raise typer.Exit(exit_code(record))


def _writer(form: EventsForm, output: Path | None) -> "Callable[[Record], None]":
    """What writes a record's events; SettingsError, before anything is read, where Parquet has no file or is not installed."""
    from crossread.present import event_rows  # noqa: PLC0415 -- a help text needs none of it

    if form is EventsForm.PARQUET:
        if output is None or not is_file(output):
            raise SettingsError("parquet is written to a file: name one with --output FILE")
        event_rows.load_parquet()
        return lambda record: event_rows.write_parquet(event_rows.event_rows(record), output)
    told = event_rows.events_csv if form is EventsForm.CSV else event_rows.events_jsonl
    return lambda record: give(told(event_rows.event_rows(record)), output)
