"""Options that several commands take, and how their words are read."""

from pathlib import Path
from typing import Annotated

import typer

from crossread.errors import SettingsError

Paths = Annotated[
    list[str],
    typer.Argument(
        metavar="PATHS...",
        help="Files, folders, http(s) links, or - for standard input: text, HTML, JSON or JSONL of articles. A text may "
        "begin with lines Outlet: ..., Title: ..., Date: ... and an empty line.",
        show_default=False,
    ),
]
Output = Annotated[
    Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write to this file, not to standard output.")
]
Pipeline = Annotated[
    str | None,
    typer.Option("--pipeline", metavar="NAME", help="An installed spaCy pipeline, in the place of the one that ships."),
]
Fields = Annotated[
    list[str] | None,
    typer.Option(
        "--fields",
        metavar="OURS=THEIRS",
        help="Which key of a JSON article holds what: text=body, title=headline, published=meta.date. Repeat it, or "
        "part pairs by commas. Ours: text, title, outlet, author, published, updated, language, url.",
    ),
]
Actors = Annotated[
    list[Path] | None,
    typer.Option(
        "--actors",
        metavar="FILE",
        help="A dictionary of actors in the format of TABARI or PETRARCH, looked up before our own lexicon. Repeat it "
        "for several.",
    ),
]
Agents = Annotated[
    list[Path] | None,
    typer.Option(
        "--agents", metavar="FILE", help="A dictionary of agents in the same formats; it may be repeated too."
    ),
]
Jobs = Annotated[
    int,
    typer.Option(
        "--jobs",
        "-j",
        metavar="N",
        min=1,
        help="Read in so many processes, no more than there are processors; the answer is the same.",
    ),
]
MaxBytes = Annotated[
    int | None, typer.Option("--max-bytes", metavar="N", min=1, help="Reject files larger than this.  [20000000]")
]
Width = Annotated[
    int | None,
    typer.Option(
        "--width", metavar="N", min=60, max=120, help="Columns of the sheet, 60 to 120.  [the terminal's, else 100]"
    ),
]
NoColor = Annotated[bool, typer.Option("--no-color", help="No colours; NO_COLOR in the environment does the same.")]


def read_fields(pairs: list[str] | None) -> dict[str, str]:
    """`["text=body,title=head"]` as a mapping; SettingsError where a pair is none."""
    fields = {}
    for pair in ",".join(pairs or []).split(","):
        ours, equals, theirs = (part.strip() for part in pair.partition("="))
        if not pair.strip():
            continue
        if not (ours and equals and theirs):
            raise SettingsError(f"--fields takes OURS=THEIRS, such as text=body, not {pair.strip()!r}")
        fields[ours] = theirs
    return fields
