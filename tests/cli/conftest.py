import os
import subprocess
import sys
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


@pytest.fixture
def reports(tmp_path):
    """A folder of two short reports of one happening."""
    folder = tmp_path / "reports"
    folder.mkdir()
    for name, text in (("a.txt", FLOOD), ("b.txt", SECOND)):
        folder.joinpath(name).write_text(text, encoding="utf8")
    return folder


@pytest.fixture
def run(tmp_path):
    """Runs the command line in a process of its own, in an empty folder; no run may show a traceback."""

    def run_crossread(*words: str | Path, env: dict[str, str] | None = None, **options) -> subprocess.CompletedProcess:
        done = subprocess.run(
            [sys.executable, "-m", "crossread", *map(str, words)],
            cwd=tmp_path,
            env={**os.environ, "COLUMNS": "100", "TERM": "dumb", "PYTHONIOENCODING": "", **(env or {})},
            capture_output=True,
            check=False,
            **options,
        )
        done.out, done.err = done.stdout.decode("utf8", "replace"), done.stderr.decode("utf8", "replace")
        assert "Traceback" not in done.out + done.err
        return done

    return run_crossread
