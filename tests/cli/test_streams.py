"""Streams that are closed or full, outputs behind links, and names that cannot be meant: one line and an exit code."""

import os
import shlex
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from crossread.cli.files import check_outputs, write_whole
from crossread.errors import SettingsError


def shell(folder, line: str) -> subprocess.CompletedProcess:
    """A line for the shell, in which `crossread` is ours."""
    defined = f'crossread() {{ "{sys.executable}" -m crossread "$@"; }}; '
    return subprocess.run(["bash", "-c", defined + line], cwd=folder, capture_output=True, text=True, check=False)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("crossread compare reports >&-", "standard output is closed"),
        ("crossread compare reports > /dev/full", "No space left"),
        ("crossread --help > /dev/full", "No space left"),
        ("crossread compare ''", "empty name"),
        ("crossread compare reports --html -", "only one thing can go to standard output"),
        ("crossread compare reports -o " + "x" * 300, "File name too long"),
        ("crossread compare reports --max-bytes -1", "--max-bytes"),
    ],
)
def test_what_cannot_go_on_ends_with_two_and_a_sentence(reports, line, told):
    done = shell(reports.parent, line)
    assert done.returncode == 2
    assert told in done.stderr
    assert "Traceback" not in done.stderr


def test_closed_standard_input_is_refused_as_an_input(reports):
    done = shell(reports.parent, "crossread compare - reports --format md <&-")
    assert done.returncode == 1
    assert "standard input is closed" in done.stderr


def test_a_huge_limit_is_no_matter(reports):
    assert shell(reports.parent, "crossread compare reports --max-bytes 99999999999999999999").returncode == 0


def test_a_reader_that_stops_ends_the_sheet_quietly(reports):
    done = shell(reports.parent, "set -o pipefail; crossread compare reports | true")
    assert (done.returncode, done.stderr) == (141, "")


@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_reader_that_stops_ends_long_output_too(reports, unbuffered):
    """The example's record is longer than a pipe holds."""
    example = Path(__file__).resolve().parents[2] / "examples/brenn-dam/reports"
    line = (
        f"export PYTHONUNBUFFERED={unbuffered}; crossread compare {shlex.quote(str(example))} --format json | head -c 2"
    )
    done = shell(reports.parent, f"set -o pipefail; {line}")
    assert (done.returncode, done.stdout, done.stderr) == (141, "{\n", "")


def test_page_may_go_to_standard_output_when_the_sheet_does_not(reports):
    done = shell(reports.parent, "crossread compare reports -o sheet.txt --html -")
    assert done.stdout.startswith("<!doctype html>")


def test_explain_tells_what_could_not_be_used(reports):
    done = shell(reports.parent, "crossread explain 1 reports nowhere.txt")
    assert done.returncode == 1
    assert "not used: nowhere.txt" in done.stderr


def test_a_link_is_written_through_and_the_mode_is_kept(tmp_path):
    place, link = tmp_path / "deep" / "x.txt", tmp_path / "link.txt"
    place.parent.mkdir()
    place.write_text("old", encoding="utf8")
    place.chmod(0o640)
    link.symlink_to(place)
    write_whole(link, "new")
    assert link.is_symlink()
    assert place.read_text(encoding="utf8") == "new"
    assert stat.S_IMODE(place.stat().st_mode) == 0o640


def test_a_pipe_is_written_to_and_stays_one(tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with subprocess.Popen(["cat", str(pipe)], stdout=subprocess.PIPE, text=True) as reader:
        write_whole(pipe, "words")
        assert reader.communicate()[0] == "words"
    assert pipe.is_fifo()


def test_a_loop_of_links_is_no_place_to_write(tmp_path):
    (tmp_path / "a").symlink_to(tmp_path / "b")
    (tmp_path / "b").symlink_to(tmp_path / "a")
    with pytest.raises(SettingsError, match="cannot write"):
        check_outputs([tmp_path / "a"], [])
