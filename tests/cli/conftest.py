import os
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest

FLOOD = """Flood takes bridge at Selm

SELM, 3 May 2024 (XNA) - At least 12 people died when the river Ard took the old bridge at Selm on Friday, the mayor said.

"Nobody had closed the road," mayor Ida Brandt told reporters.
"""
SECOND = """Bridge lost at Selm

At least 14 people were killed when the old bridge at Selm fell into the river Ard on Friday, 3 May 2024, police said.
Mayor Ida Brandt said that nobody had closed the road.
"""


def write_reports(folder: Path) -> Path:
    """A folder of two short reports of one happening."""
    folder.mkdir()
    for name, text in (("a.txt", FLOOD), ("b.txt", SECOND)):
        folder.joinpath(name).write_text(text, encoding="utf8")
    return folder


def run_in(
    folder: Path, *words: str | Path, env: dict[str, str] | None = None, **options
) -> subprocess.CompletedProcess:
    """Runs the command line in a process of its own; no run may show a traceback."""
    done = subprocess.run(
        [sys.executable, "-m", "crossread", *map(str, words)],
        cwd=folder,
        env={**os.environ, "COLUMNS": "100", "TERM": "dumb", "PYTHONIOENCODING": "", **(env or {})},
        capture_output=True,
        check=False,
        **options,
    )
    done.out, done.err = done.stdout.decode("utf8", "replace"), done.stderr.decode("utf8", "replace")
    assert "Traceback" not in done.out + done.err
    return done


@pytest.fixture(scope="session")
def crossread_in():
    """Runs the command line in a folder."""
    return run_in


@pytest.fixture(scope="session")
def two_reports():
    """Writes two short reports of one happening into a new folder."""
    return write_reports


@pytest.fixture
def reports(tmp_path):
    return write_reports(tmp_path / "reports")


@pytest.fixture
def run(tmp_path):
    return partial(run_in, tmp_path)
