"""docs/reference/cli.md is what `--help` says, and the published schema is the shipped one; `make docs` writes both."""

import inspect
from pathlib import Path

import pytest
import typer.main

from crossread.cli.main import app
from crossread.data import data_file

DOCS = Path(__file__).resolve().parents[2] / "docs"
HEAD = """# The command line

What `--help` says of each command, written by `make docs`. How it is used: [the tutorial](../tutorial.md)."""
EXITS = """
## Exit codes
| code | meaning |
|---|---|
| 0 | all input was used |
| 1 | some input was rejected; the rest went through |
| 2 | nothing usable, or arguments that cannot be meant |
| 130 | interrupted; no half-written file is left |
| 141 | whoever read the output stopped reading |
"""


def taught(command) -> str:
    """The help of a command, its examples as a block. Not as printed: how help is laid out differs between versions of typer."""
    blocks = []
    for block in inspect.cleandoc(command.help).split("\n\n"):
        kept = block.startswith("\b")
        blocks.append("```text\n" + block.removeprefix("\b\n") + "\n```" if kept else " ".join(block.split()))
    return "\n\n".join(blocks)


def parameters(command) -> str:
    """A row an argument or option."""
    rows = [f"| {called(p)} | {(p.help or '').strip()}{default(p)} |" for p in command.params if p.name != "help"]
    return "\n".join(["| argument or option | |", "|---|---|", *rows]) if rows else ""


def called(parameter) -> str:
    if parameter.param_type_name == "argument":
        return f"`{parameter.metavar}`"
    metavar = "" if getattr(parameter, "is_flag", False) else f" {parameter.metavar}"
    return ", ".join(f"`{name}{metavar}`" for name in parameter.opts).replace("|", "\\|")


def default(parameter) -> str:
    value = parameter.default
    return "" if value in (None, False, ()) or callable(value) or parameter.required else f" [{value}]"


def reference() -> str:
    root = typer.main.get_command(app)
    parts = [HEAD, taught(root), parameters(root)]
    for name in sorted(root.commands):
        command = root.commands[name]
        parts += [f"## `crossread {name}`", taught(command), parameters(command)]
    return "\n\n".join(part.strip() for part in [*parts, EXITS] if part) + "\n"


def written(path: Path, text: str, request: pytest.FixtureRequest) -> str:
    if request.config.getoption("--golden"):
        path.write_text(text, encoding="utf8")
    return path.read_text(encoding="utf8") if path.exists() else ""


def test_reference_is_what_help_says(request):
    text = reference()
    assert written(DOCS / "reference/cli.md", text, request) == text, "the help has changed: read it, then `make docs`"


def test_published_schema_is_the_shipped_one(request):
    text = data_file("schema", "crossread.record.1.json").read_text(encoding="utf8")
    assert written(DOCS / "schema/crossread.record.1.json", text, request) == text, "`make docs` writes it"
