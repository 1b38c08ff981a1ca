"""Files, folders and standard input: what is read, and what is refused with which cause."""

import io
import json
import os

import pytest

from crossread.ingest import IngestSettings, read_inputs
from crossread.model.outcomes import Notice, Rejected
from crossread.model.reports import RawDocument

TEXT = "Mill burns in Arda\n\nA mill burned down in Arda on Monday, police said.\n"


def outcomes(*inputs, **settings):
    return list(read_inputs([str(name) for name in inputs], settings=IngestSettings(**settings)))


def refused(*inputs, **settings):
    (found,) = outcomes(*inputs, **settings)
    assert isinstance(found, Rejected)
    assert found.stage == "ingest"
    assert len(found.detail) > 20
    return found.cause


def test_a_text_file_comes_as_it_stands(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(TEXT)
    (found,) = outcomes(path)
    assert isinstance(found, RawDocument)
    assert (found.text, found.source, found.media_type) == (TEXT, str(path), "text/plain")


def test_a_folder_is_read_through_in_order_and_hidden_files_are_passed_over(tmp_path):
    (tmp_path / "deep" / ".git").mkdir(parents=True)
    for name in ("b.txt", "a.txt", "deep/c.txt", ".hidden", "deep/.git/d.txt"):
        (tmp_path / name).write_text(f"{TEXT}{name}")
    assert [found.source[len(str(tmp_path)) + 1 :] for found in outcomes(tmp_path)] == ["a.txt", "b.txt", "deep/c.txt"]


def test_a_loop_of_links_ends(tmp_path):
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "loop").symlink_to(tmp_path, target_is_directory=True)
    assert len(outcomes(tmp_path)) == 1


def test_standard_input_is_read():
    (found,) = read_inputs(["-"], stdin=io.BytesIO(TEXT.encode()))
    assert isinstance(found, RawDocument)
    assert found.source == "stdin"


def test_what_is_missing_or_empty_is_refused(tmp_path):
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "white.txt").write_bytes(b"\xef\xbb\xbf \r\n\t\n")
    (tmp_path / "folder").mkdir()
    (tmp_path / "dangling").symlink_to(tmp_path / "nowhere")
    assert refused(tmp_path / "nothing.txt") == "missing"
    assert refused(tmp_path / "empty.txt") == "empty"
    assert refused(tmp_path / "white.txt") == "empty"
    assert refused(tmp_path / "folder") == "nothing-readable"
    assert refused(tmp_path / "dangling") == "missing"
    assert refused("ftp://example.org/a.txt") == "scheme"
    assert refused("a" * 5000) == "unreadable"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_does_not_hold_the_run_up(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    assert refused(tmp_path / "pipe") == "unreadable"


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="nothing is forbidden to root")
def test_a_forbidden_file_is_refused(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(TEXT)
    path.chmod(0)
    assert refused(path) == "unreadable"


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.7\n1 0 obj",
        b"\x89PNG\r\n\x1a\n....",
        b"PK\x03\x04word/document.xml",
        b"\x1f\x8b\x08\x00....",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        b"text\x00with\x00nul",
        bytes(range(1, 32)) * 10,
    ],
)
def test_binary_files_named_txt_are_refused(tmp_path, data):
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    assert refused(path) == "binary"


def test_the_limits_are_told(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("word " * 300)
    assert refused(path, max_bytes=1000) == "too-large"
    assert refused(path, max_characters=1000) == "too-large"
    assert isinstance(outcomes(path)[0], RawDocument)


def test_the_same_text_is_read_once_and_the_reader_is_told(tmp_path):
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "b.txt").write_bytes(TEXT.replace("\n", "\r\n").encode())
    first, second = outcomes(tmp_path)
    assert isinstance(first, RawDocument)
    assert isinstance(second, Notice)
    assert first.source in second.text


def test_the_same_text_of_two_outlets_is_two_reports(tmp_path):
    for outlet in ("Holm Post", "Vemb Echo"):
        for copy in (1, 2):
            article = {"outlet": outlet, "title": "Lock shut", "text": TEXT, "published": f"2031-06-0{copy}"}
            (tmp_path / f"{outlet}{copy}.json").write_text(json.dumps(article))
    found = outcomes(tmp_path)
    assert [type(one) for one in found] == [RawDocument, Notice, RawDocument, Notice]


def test_bad_input_does_not_stop_the_rest(tmp_path):
    (tmp_path / "a.txt").write_bytes(b"")
    (tmp_path / "b.txt").write_text(TEXT)
    assert [type(found) for found in outcomes(tmp_path, tmp_path / "nothing")] == [Rejected, RawDocument, Rejected]
