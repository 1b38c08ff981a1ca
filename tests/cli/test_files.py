import os

import pytest

from crossread.cli.files import check_outputs, write_whole
from crossread.cli.options import read_fields
from crossread.errors import SettingsError


def test_file_is_replaced_whole_and_nothing_else_is_left(tmp_path):
    path = tmp_path / "x.txt"
    path.write_text("old", encoding="utf8")
    write_whole(path, "new “text”")
    assert path.read_text(encoding="utf8") == "new “text”"
    assert os.listdir(tmp_path) == ["x.txt"]  # noqa: PTH208 -- hidden files too


def test_failure_while_writing_keeps_the_old_file(tmp_path, monkeypatch):
    path = tmp_path / "x.txt"
    path.write_text("old", encoding="utf8")
    tmp_path.joinpath(f".crossread-{os.getpid()}.part").mkdir()
    with pytest.raises(SettingsError, match="cannot write"):
        write_whole(path, "new")
    assert path.read_text(encoding="utf8") == "old"


def test_what_is_no_plain_file_is_written_to():
    from pathlib import Path  # noqa: PLC0415

    write_whole(Path(os.devnull), "x")
    assert Path(os.devnull).is_char_device()


def test_outputs_outside_the_inputs_are_fine(tmp_path):
    (tmp_path / "in").mkdir()
    check_outputs([tmp_path / "out.txt", None], [str(tmp_path / "in"), "-", "https://news.example/a"])


def test_fields_are_read_from_repeated_and_joined_pairs():
    assert read_fields(["text=body, title=head", "url=link.href"]) == {
        "text": "body",
        "title": "head",
        "url": "link.href",
    }
    assert read_fields(None) == {}


@pytest.mark.parametrize("pair", ["text", "=body", "text="])
def test_half_a_pair_is_refused(pair):
    with pytest.raises(SettingsError, match="OURS=THEIRS"):
        read_fields([pair])
