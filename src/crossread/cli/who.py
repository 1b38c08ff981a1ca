"""`crossread who`: what one speaker or body is reported to have said."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from crossread.cli.files import check_outputs, drawn_text, give
from crossread.cli.options import Fields, Jobs, MaxBytes, NoColor, Output, Paths, Pipeline, Width
from crossread.cli.records import end_unless_usable, exit_code, read_record
from crossread.cli.streams import ends_well
from crossread.errors import SettingsError

if TYPE_CHECKING:
    from crossread.present.who import Asked


class WhoForm(StrEnum):
    """What `who` writes."""

    TEXT = "text"
    JSON = "json"


def who(  # noqa: PLR0913 -- an option each
    name: Annotated[
        str,
        typer.Argument(
            metavar="NAME", help='A person, body, office or state: Torn, "coast guard", "the Kremlin", Taverna.'
        ),
    ],
    paths: Paths,
    *,
    form: Annotated[
        WhoForm, typer.Option("--format", "-f", metavar="text|json", help="Lines to read, or JSON.")
    ] = WhoForm.TEXT,
    output: Output = None,
    pipeline: Pipeline = None,
    fields: Fields = None,
    jobs: Jobs = 1,
    max_bytes: MaxBytes = None,
    width: Width = None,
    no_color: NoColor = False,
) -> None:
    """Show what one speaker is reported to have said, in order of time, and what became of the words on the way.

    NAME is matched by any spelling, by a surname alone, by a body or its seat ("White House"), by a state or its capital.
    Wordings of one utterance stand together; each after the first says how it differs: cut, added to, translation,
    paraphrase, stronger, weaker, number changed, name changed, negation lost. A body, its state and its spokesperson
    are three speakers: who else speaks for it is named.

    \b
    Examples:
      crossread who Torn reports/
      crossread who "coast guard" reports/
      crossread who "the Kremlin" reports/ --format json

    Exit codes: 0 all input used, 1 some of it rejected, 2 nothing usable, wrong arguments, or nobody of that name.
    """  # noqa: D301 -- the backslash keeps the lines of the examples
    with ends_well():
        check_outputs([output], paths)
        if not name.strip():
            raise SettingsError("NAME is empty; name a person, a body or a state")
        record = read_record(paths, pipeline=pipeline, fields=fields, jobs=jobs, max_bytes=max_bytes)
        end_unless_usable(record)
        from crossread.present.who import who_said  # noqa: PLC0415 -- a help text needs none of it

        asked = who_said(record, name)
        if not asked.said:
            raise SettingsError(_nobody(name, asked.near))
        give(_text(asked, form, output, width=width, no_color=no_color), output)
    raise typer.Exit(exit_code(record))


def _nobody(name: str, near: tuple[str, ...]) -> str:
    """What is said where a name means nobody."""
    if not near:
        return f"these reports give nobody any words, so none to {name!r}"
    return f"these reports give no words to {name!r}; nearest: {', '.join(near)}"


def _text(asked: "Asked", form: WhoForm, output: Path | None, *, width: int | None, no_color: bool) -> str:
    from crossread.present.who_drawn import print_who, who_json  # noqa: PLC0415

    if form is WhoForm.JSON:
        return who_json(asked)
    return drawn_text(lambda console: print_who(asked, console), output, width=width, no_color=no_color)
