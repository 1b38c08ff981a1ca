"""`crossread agreements`: which agreements reports tell of, what they ask for, and who calls on whom to keep to them."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from crossread.cli.files import check_outputs, drawn_text, give
from crossread.cli.options import Actors, Agents, Fields, Jobs, MaxBytes, NoColor, Output, Paths, Pipeline, Width
from crossread.cli.records import end_unless_usable, exit_code, read_record
from crossread.cli.streams import complain, ends_well

if TYPE_CHECKING:
    from crossread.present.agreements import Agreements


class AgreementsForm(StrEnum):
    """What `agreements` writes."""

    TEXT = "text"
    JSON = "json"


def agreements(  # noqa: PLR0913 -- an option each
    paths: Paths,
    *,
    form: Annotated[
        AgreementsForm, typer.Option("--format", "-f", metavar="text|json", help="Tables to read, or JSON.")
    ] = AgreementsForm.TEXT,
    output: Output = None,
    pipeline: Pipeline = None,
    fields: Fields = None,
    actors: Actors = None,
    agents: Agents = None,
    jobs: Jobs = 1,
    max_bytes: MaxBytes = None,
    width: Width = None,
    no_color: NoColor = False,
) -> None:
    """Show which agreements the reports tell of: a table each, and the appeals that name none.

    A table tells under which names and dates an agreement goes, and why each is taken for this one; what it is said to
    provide for; which breaches are told of: by whom, where, when, how many, recorded by somebody or only claimed, and by whom
    denied; who calls on whom to keep to it; and what is told of the answers. Every cell is the reports' own words.

    \b
    Examples:
      crossread agreements reports/
      crossread agreements reports/ --format json
      crossread agreements reports/ --actors my.actors.txt --agents my.agents.txt

    Exit codes: 0 all input used, 1 some of it rejected, 2 nothing usable or wrong arguments.
    """  # noqa: D301 -- the backslash keeps the lines of the examples
    with ends_well():
        check_outputs([output], paths)
        record = read_record(
            paths, pipeline=pipeline, fields=fields, jobs=jobs, max_bytes=max_bytes, actors=actors, agents=agents
        )
        end_unless_usable(record)
        from crossread.present.agreements import find_agreements  # noqa: PLC0415 -- a help text needs none of it

        found = find_agreements(record)
        if not (found.tables or found.others):
            complain("these reports name no agreement and tell of no appeal")
        give(_text(found, form, output, width=width, no_color=no_color), output)
    raise typer.Exit(exit_code(record))


def _text(found: "Agreements", form: AgreementsForm, output: Path | None, *, width: int | None, no_color: bool) -> str:
    from crossread.present.agreements_drawn import agreements_json, print_agreements  # noqa: PLC0415

    if form is AgreementsForm.JSON:
        return agreements_json(found)
    return drawn_text(lambda console: print_agreements(found, console), output, width=width, no_color=no_color)
