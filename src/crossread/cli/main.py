"""The door of the command line: which commands there are."""

import multiprocessing
import os
import signal
import sys
from typing import Annotated

import typer

from crossread.cli.agreements import agreements
from crossread.cli.compare import compare
from crossread.cli.events import events
from crossread.cli.explain import Explain, explain
from crossread.cli.stories import stories
from crossread.cli.streams import INTERRUPTED, NOTHING_USABLE, cannot_write, complain, lenient_streams
from crossread.cli.who import who

app = typer.Typer(
    name="crossread",
    add_completion=False,
    no_args_is_help=True,
    rich_markup_mode=None,  # plain help reads the same in a pipe, and in docs/reference/cli.md
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
app.command(short_help="Read reports and show where they agree and where they conflict.")(compare)
app.command(cls=Explain, short_help="Show the words behind a line of the sheet, and why it is there.")(explain)
app.command(short_help="List the happenings that an archive of reports tells of.")(stories)
app.command(short_help="Show what one speaker is reported to have said.")(who)
app.command(short_help="List who did what to whom, a row an event, in PLOVER and CAMEO.")(events)
app.command(short_help="Show the agreements that reports tell of, breaches, appeals and answers.")(agreements)


@app.command(short_help="Print the JSON Schema of the record.")
def schema() -> None:
    """Print the JSON Schema of the record that `compare --format json` writes."""
    from crossread.data import data_file  # noqa: PLC0415 -- only this command reads it

    typer.echo(data_file("schema", "crossread.record.1.json").read_text(encoding="utf8"), nl=False)


def _print_version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version  # noqa: PLC0415 -- no need of it for a help text

        typer.echo(f"crossread {version('crossread')}")
        raise typer.Exit


@app.callback()
def _crossread(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version and stop.")
    ] = False,
) -> None:
    """Line up what many outlets wrote about one happening.

    crossread reads news reports and shows what independent sources agree on, what rests on one, and where figures,
    dates, names, attributions and wording conflict. Each line rests on exact words. It runs offline, and it never says
    who is right: it says who says what, and how many origins stand behind it.

    \b
    Begin with a folder that holds two or more reports of one happening:
      crossread compare reports/
    """  # noqa: D301 -- the backslash keeps the lines of the example


def main() -> None:
    """Run the command line and end the process with its exit code."""
    signal.signal(signal.SIGINT, _interrupt)
    lenient_streams()
    if sys.stdout is None:
        complain("standard output is closed; open it, or send it to a file")
        sys.exit(NOTHING_USABLE)
    try:
        app()
    except BaseException as end:
        if _interrupts:  # wherever it came: an import may end in another error of it, and typer ends without a word
            complain("interrupted")
            sys.exit(_finish(INTERRUPTED))
        if isinstance(end, SystemExit):
            sys.exit(_finish(end.code))
        if isinstance(end, OSError):
            cannot_write(end)
            sys.exit(NOTHING_USABLE)
        raise


def _finish(code: int | str | None) -> int | str | None:
    """The exit code once everything is written out, which may fail at the last moment."""
    try:
        sys.stdout.flush()
    except OSError as problem:
        cannot_write(problem)
        return NOTHING_USABLE
    return code


_interrupts: list[int] = []


def _interrupt(number: int, _frame: object) -> None:
    """The first interrupt lets what runs come to its end; the second ends the process and its workers at once."""
    if _interrupts:
        for worker in multiprocessing.active_children():
            worker.kill()
        os._exit(INTERRUPTED)
    _interrupts.append(number)
    raise KeyboardInterrupt
