"""`crossread explain`: one line of the sheet, with the words that it rests on and the reasons."""

import re
import sys
from typing import Annotated

import typer
from typer.core import TyperCommand

from crossread.cli.options import Fields, Jobs, MaxBytes, NoColor, Paths, Pipeline, Width
from crossread.cli.records import exit_code, read_record, tell_rejected
from crossread.cli.streams import NOTHING_USABLE, ends_well
from crossread.errors import SettingsError


class Explain(TyperCommand):
    """`explain`, which tells that lines are numbered from 1 where a number below is taken for an option."""

    def parse_args(self, ctx: typer.Context, args: list[str]) -> list[str]:  # type: ignore[override]  # typer's own context
        """The arguments as click reads them; a usage error where they begin with a negative number."""
        if args and re.fullmatch(r"-\d{1,9}", args[0]):
            ctx.fail(
                f"there is no finding {args[0]!r}; lines are numbered from 1 on, as the sheet shows them: explain 1 PATHS"
            )
        return super().parse_args(ctx, args)


def explain(
    finding: Annotated[
        str, typer.Argument(metavar="FINDING", help="The number of a line on the sheet, or the id of a finding.")
    ],
    paths: Paths,
    *,
    pipeline: Pipeline = None,
    fields: Fields = None,
    jobs: Jobs = 1,
    max_bytes: MaxBytes = None,
    width: Width = None,
    no_color: NoColor = False,
) -> None:
    """Show the words behind a line of the sheet, in their context, and the reasons for it.

    Name the same PATHS (and options) as for the sheet: they are read again, and the same input gets the same numbers.

    \b
    Examples:
      crossread explain 3 reports/
      crossread explain finding-0a1b2c3d4e5f6071 reports/
    """  # noqa: D301 -- the backslash keeps the lines of the examples
    with ends_well():
        record = read_record(paths, pipeline=pipeline, fields=fields, jobs=jobs, max_bytes=max_bytes)
        from crossread.present.explain import REACH, count_findings, find_row, print_explanation  # noqa: PLC0415
        from crossread.present.layout import lay_out  # noqa: PLC0415
        from crossread.present.terminal import print_sheet, sheet_console  # noqa: PLC0415

        console = sheet_console(sys.stdout, width=width, no_color=no_color)
        document = lay_out(record, reach=REACH)
        if not record.readings:
            with console.capture() as drawn:
                print_sheet(document, console)
            sys.stdout.write(drawn.get())
            sys.stdout.flush()
            raise typer.Exit(NOTHING_USABLE)
        tell_rejected(record)
        found = find_row(document, finding)
        if found is None:
            known = count_findings(document)
            told = f"they are numbered 1 to {known}" if known else "the sheet of these reports has none"
            raise SettingsError(f"there is no finding {finding!r}; {told}")
        with console.capture() as drawn:
            print_explanation(*found, console)
        sys.stdout.write(drawn.get())
    raise typer.Exit(exit_code(record))
