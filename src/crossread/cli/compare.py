"""`crossread compare`: reports in, the sheet out."""

import sys
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from crossread.cli.files import check_outputs, is_file, write_whole
from crossread.cli.options import (
    Actors,
    Agents,
    Fields,
    Jobs,
    MaxBytes,
    NoColor,
    Output,
    Paths,
    Pipeline,
    Width,
)
from crossread.cli.records import exit_code, read_record, tell_rejected
from crossread.cli.streams import ends_well, tell_notices
from crossread.errors import SettingsError, UnknownPart

if TYPE_CHECKING:
    from crossread.model.record import Record


class Form(StrEnum):
    """What `compare` writes."""

    SHEET = "sheet"
    JSON = "json"
    MD = "md"


Written = Annotated[
    Form, typer.Option("--format", "-f", metavar="sheet|json|md", help="The sheet, the record as JSON, or Markdown.")
]
Html = Annotated[
    Path | None, typer.Option("--html", metavar="FILE", help="Write one self-contained HTML page as well.")
]
Dropped = Annotated[bool, typer.Option("--dropped", help="Show every passage that was left out, and why.")]
Profile = Annotated[
    str,
    typer.Option(
        "--profile",
        metavar="NAME",
        help="Whose rules say which number is recorded where reports differ: newsroom, acled, ucdp, gtd, "
        "casualty-recorder; all sets them side by side.",
    ),
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """How the sheet is shown."""

    dropped: bool
    profile: str
    width: int | None
    no_color: bool


def compare(  # noqa: PLR0913 -- an option each
    paths: Paths,
    *,
    form: Written = Form.SHEET,
    html: Html = None,
    output: Output = None,
    dropped: Dropped = False,
    profile: Profile = "newsroom",
    pipeline: Pipeline = None,
    fields: Fields = None,
    actors: Actors = None,
    agents: Agents = None,
    jobs: Jobs = 1,
    max_bytes: MaxBytes = None,
    width: Width = None,
    no_color: NoColor = False,
) -> None:
    """Read reports and show, for each happening in them, what is agreed, what rests on one origin, what conflicts.

    \b
    Examples:
      crossread compare reports/                        the sheet
      crossread compare reports/ --html sheet.html      and a page to click through
      crossread compare a.txt b.html https://news.example/c
      crossread compare reports/ --format json -o record.json
      crossread compare reports/ --profile all          what each codebook would record
      crossread compare reports/ --format json --actors my.actors.txt --agents my.agents.txt
      crossread compare dump.jsonl --fields text=body,title=headline
      curl -s https://news.example/a | crossread compare - b.txt

    Each line of the sheet has a number; `crossread explain NUMBER PATHS` shows the words behind it.

    Exit codes: 0 all input used, 1 some of it rejected, 2 nothing usable or wrong arguments.
    """  # noqa: D301 -- the backslash keeps the lines of the examples
    with ends_well():
        check_outputs([output, html], paths)
        _check_profile(profile)
        _check_streams(html, output)
        record = read_record(
            paths, pipeline=pipeline, fields=fields, jobs=jobs, max_bytes=max_bytes, actors=actors, agents=agents
        )
        if html:
            _write_page(record, html, profile)
        _write(record, form, output, Shown(dropped=dropped, profile=profile, width=width, no_color=no_color))
        if form is not Form.SHEET or is_file(output) or not record.readings:
            _tell_outcomes(record)
    raise typer.Exit(exit_code(record))


def _check_streams(html: Path | None, output: Path | None) -> None:
    if html is not None and not is_file(html) and not is_file(output):
        raise SettingsError("only one thing can go to standard output; name a file for --html, or one with -o")


def _check_profile(profile: str) -> None:
    from crossread import app  # noqa: PLC0415 -- a help text needs no language model

    if profile not in (known := app.profiles()):
        raise UnknownPart("profile", profile, known)


def _write_page(record: "Record", html: Path, profile: str) -> None:
    from crossread.present import to_html  # noqa: PLC0415 -- only a page needs a template engine

    if is_file(html):
        write_whole(html, to_html(record, profile=profile))
    else:
        sys.stdout.buffer.write(
            to_html(record, profile=profile).encode("utf-8", "replace")
        )  # the page says that it is UTF-8


def _write(record: "Record", form: Form, output: Path | None, how: Shown) -> None:
    """Write the record in its form to the file, or to standard output."""
    if form is Form.SHEET and not is_file(output):
        _print_sheet(record, how)
        return
    text = _text_of(record, form, how)
    if output is not None and is_file(output):
        write_whole(output, text)
    elif form is Form.JSON:
        sys.stdout.buffer.write(text.encode("utf-8", "replace"))  # JSON is UTF-8, whatever the terminal speaks
    else:
        sys.stdout.write(text)


def _text_of(record: "Record", form: Form, how: Shown) -> str:
    from crossread import present  # noqa: PLC0415

    if form is Form.JSON:
        return present.to_json(record)
    if form is Form.MD:
        return present.to_markdown(record, dropped=how.dropped, profile=how.profile)
    return present.sheet_text(record, width=how.width or 100, dropped=how.dropped, profile=how.profile)


def _print_sheet(record: "Record", how: Shown) -> None:
    from crossread.present.layout import lay_out  # noqa: PLC0415
    from crossread.present.terminal import print_sheet, sheet_console  # noqa: PLC0415

    console = sheet_console(sys.stdout, width=how.width, no_color=how.no_color)
    with console.capture() as drawn:  # a console of Rich ends the process on its own where nobody reads on
        print_sheet(lay_out(record, profile=how.profile), console, dropped=how.dropped)
    sys.stdout.write(drawn.get())


def _tell_outcomes(record: "Record") -> None:
    """Say on standard error what the output on its own would not show to somebody at the terminal."""
    tell_rejected(record)
    tell_notices(record.notices)
