"""docs/reference/cli.md is what `--help` prints, and the published schema is the shipped one; `make docs` writes both."""

from pathlib import Path

import pytest
import typer.main
from typer.testing import CliRunner

from crossread.cli.main import app
from crossread.data import data_file

DOCS = Path(__file__).resolve().parents[2] / "docs"
HEAD = """# The command line

What each command prints with `--help`, written by `make docs`. How it is used: [the tutorial](../tutorial.md).
"""
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


def help_of(*words: str) -> str:
    """The help text of a command, 100 columns wide."""
    runner = CliRunner(env={"COLUMNS": "100", "TERMINAL_WIDTH": "100", "NO_COLOR": "1"})
    done = runner.invoke(app, [*words, "--help"], prog_name="crossread")
    assert done.exit_code == 0
    return "\n".join(line.rstrip() for line in done.output.strip().splitlines())


def reference() -> str:
    commands = sorted(typer.main.get_command(app).commands)
    parts = [HEAD, f"```text\n{help_of()}\n```\n"]
    parts += [f"\n## `crossread {name}`\n```text\n{help_of(name)}\n```\n" for name in commands]
    return "".join([*parts, EXITS])


def written(path: Path, text: str, request: pytest.FixtureRequest) -> str:
    if request.config.getoption("--golden"):
        path.write_text(text, encoding="utf8")
    return path.read_text(encoding="utf8") if path.exists() else ""


def test_reference_is_what_help_prints(request):
    text = reference()
    assert written(DOCS / "reference/cli.md", text, request) == text, "the help has changed: read it, then `make docs`"


def test_published_schema_is_the_shipped_one(request):
    text = data_file("schema", "crossread.record.1.json").read_text(encoding="utf8")
    assert written(DOCS / "schema/crossread.record.1.json", text, request) == text, "`make docs` writes it"
