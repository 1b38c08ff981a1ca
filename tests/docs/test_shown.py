"""What the documents show is what crossread prints.

A block that follows `<!-- shown: COMMAND -->` is the command's output, run from the repository's root;
`| from "WORDS"` begins it at the first line that starts with the words (indents left out), `| N lines` ends it after
N lines, and `{kind}` stands for the number of the example's first finding of that kind. `make docs` writes the blocks
anew. Blocks of `pycon` are run as doctests.
"""

import doctest
import os
import re
import shlex
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from crossread.present.layout import lay_out

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
SHOWN = re.compile(
    r'<!-- shown: (?P<command>[^|\n]+?)(?: \| from "(?P<start>[^"\n]+)")?(?: \| (?P<count>\d+) lines)? -->\n'
    r"(?P<fence>```\w*\n)(?P<body>.*?)```",
    re.DOTALL,
)
SESSION = re.compile(r"```pycon\n(.*?)```", re.DOTALL)


@cache
def output(command: str) -> str:
    """What a crossread command prints from the repository's root, 100 columns wide."""
    words = shlex.split(command)
    assert words[0] == "crossread", f"only crossread commands are shown, not {words[0]}"
    done = subprocess.run(
        [sys.executable, "-m", "crossread", *words[1:]],
        cwd=ROOT,
        env={**os.environ, "COLUMNS": "100", "NO_COLOR": "1", "TERM": "dumb"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode in (0, 1), done.stderr
    return done.stdout


def excerpt(command: str, start: str | None, count: str | None) -> str:
    """The command, and the part of its output that a block shows."""
    lines = [line.rstrip() for line in output(command).splitlines()]
    first = next((i for i, line in enumerate(lines) if line.strip().startswith(start)), None) if start else 0
    assert first is not None, f"no line of `{command}` starts with {start!r}"
    shown = lines[first : first + int(count) if count else None]
    return f"$ {command}\n" + "\n".join(shown).strip("\n")


@pytest.fixture(scope="module")
def numbers(example) -> dict[str, int]:
    """The number of the example's first finding of each kind."""
    sections = [section for story in lay_out(example).stories for section in story.sections]
    found = [(row.kind, row.number) for section in sections for row in section.rows if row.number]
    return dict(reversed(found))


@pytest.mark.parametrize(
    "page", [p for p in PAGES if SHOWN.search(p.read_text(encoding="utf8"))], ids=lambda path: path.name
)
def test_shown_output_is_what_is_printed(page, numbers, request):
    text = page.read_text(encoding="utf8")

    def renewed(match: re.Match[str]) -> str:
        body = excerpt(match["command"].format_map(numbers), match["start"], match["count"])
        return match[0][: match.start("body") - match.start()] + body + "\n```"

    expected = SHOWN.sub(renewed, text)
    if request.config.getoption("--golden"):
        page.write_text(expected, encoding="utf8")
    else:
        assert text == expected, "the output has changed: read the change, then `make docs`"


@pytest.mark.parametrize(
    "page", [p for p in PAGES if SESSION.search(p.read_text(encoding="utf8"))], ids=lambda path: path.name
)
def test_python_sessions_run_as_shown(page, monkeypatch):
    monkeypatch.chdir(ROOT)
    session = "\n".join(SESSION.findall(page.read_text(encoding="utf8")))
    test = doctest.DocTestParser().get_doctest(session, {}, page.name, str(page), 0)
    told: list[str] = []
    options = doctest.NORMALIZE_WHITESPACE | doctest.ELLIPSIS
    doctest.DocTestRunner(optionflags=options).run(test, out=told.append)
    assert not told, "".join(told)
