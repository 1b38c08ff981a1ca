"""One bad input costs itself alone: what is malformed is read as far as it goes, or refused."""

import json
import os

import pytest

from crossread.ingest import IngestSettings, read_inputs
from crossread.ingest.blobs import path_blobs, size_of
from crossread.ingest.leniency import closed, whole
from crossread.ingest.pages import read_page_head
from crossread.model.outcomes import Notice, Rejected
from crossread.model.reports import RawDocument

SENTENCE = "A mill burned down in Arda on Monday, police said, and two workers were hurt when its roof fell in. "
PAGE = "<html><head><title>Mill burns</title></head><body><article><h1>Mill burns</h1>{}</article></body></html>"


def outcomes(*inputs, **settings):
    return list(read_inputs([str(name) for name in inputs], settings=IngestSettings(**settings)))


def test_an_odd_declaration_does_not_stop_a_page(tmp_path):
    path = tmp_path / "a.html"
    path.write_text(PAGE.format("<![x[<p>" + SENTENCE * 4 + "</p>"))
    (found,) = outcomes(path)
    assert isinstance(found, RawDocument)
    assert "two workers were hurt" in found.text


def test_an_odd_declaration_does_not_stop_a_field_of_markup(tmp_path):
    path = tmp_path / "a.json"
    path.write_text(json.dumps({"body": f"<p>{SENTENCE}</p><![x[ <p>Nobody died.</p>"}))
    (found,) = outcomes(path)
    assert "Nobody died." in found.text


def test_halves_of_characters_are_replaced_and_told(tmp_path):
    path = tmp_path / "a.json"
    path.write_text('{"title": "Mill \\ud800", "text": "' + SENTENCE + '\\udfff"}')
    document, notice = outcomes(path)
    assert isinstance(document, RawDocument)
    assert isinstance(notice, Notice)
    assert document.text.endswith("\ufffd")
    assert document.hints.title == "Mill \ufffd"
    assert "halves of characters" in notice.text


def test_a_name_that_no_encoding_can_write_is_shown_in_part(tmp_path):
    os.close(os.open(os.fsencode(tmp_path) + b"/\xff.txt", os.O_CREAT | os.O_WRONLY))
    (found,) = outcomes(tmp_path)
    assert found.cause == "empty"
    assert found.input.encode("utf8").endswith("\ufffd.txt".encode())


@pytest.mark.parametrize(
    "link", ["http://[::1", "http://[foo]/", "http://xn--/", "http://", "http:///a", "http://a:b/"]
)
def test_a_link_that_cannot_be_read_is_refused(link, tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(SENTENCE)
    refused, document = outcomes(link, path)
    assert isinstance(refused, Rejected)
    assert refused.cause == "bad-link"
    assert isinstance(document, RawDocument)


@pytest.mark.skipif(os.geteuid() == 0, reason="the administrator may look into every folder")
def test_a_folder_that_may_be_listed_but_not_entered_is_refused(tmp_path):
    (tmp_path / "shut").mkdir()
    (tmp_path / "shut" / "a.txt").write_text(SENTENCE)
    (tmp_path / "shut").chmod(0o444)
    try:
        (found,) = path_blobs(str(tmp_path), IngestSettings())
    finally:
        (tmp_path / "shut").chmod(0o755)
    assert found.cause == "unreadable"


@pytest.mark.parametrize("opening", ["<!--", "<![CDATA[", "<?", "</a", "<a ", "<!"])
def test_many_openings_without_end_leave_nothing_to_search_for(opening):
    html = closed("<p>Mill</p>" + opening * 100_000)
    assert opening not in html
    assert read_page_head("<h1>Mill</h1>" + opening * 100_000).heading == "Mill"


def test_whole_text_stays_as_it_is():
    assert whole("Ærø \U0001f600 5 < 6") == "Ærø \U0001f600 5 < 6"
    assert closed("<p>a</p> 5 < 6") == "<p>a</p> 5 < 6"


@pytest.mark.parametrize(
    ("count", "said"), [(1, "1 byte"), (950, "950 bytes"), (1500, "1.5 kB"), (20_000_000, "20 MB"), (5 * 10**9, "5 GB")]
)
def test_sizes_are_said_for_people(count, said):
    assert size_of(count) == said


@pytest.mark.parametrize("data", ["3", "null", '"A mill burned down in Arda on Monday."', "true", "[1, 2]", "[]"])
def test_json_without_an_object_holds_no_article(data, tmp_path):
    path = tmp_path / "a.json"
    path.write_text(data)
    (found,) = outcomes(path)
    assert (found.cause, found.stage) == ("no-article", "ingest")


def test_what_is_no_object_in_a_list_is_refused_and_the_rest_is_read(tmp_path):
    path = tmp_path / "a.json"
    path.write_text(json.dumps([{"text": SENTENCE}, 7, "words", {"text": SENTENCE + "Nobody died."}]))
    found = outcomes(path)
    assert [type(each) for each in found] == [RawDocument, Rejected, Rejected, RawDocument]
    assert [each.input[-2:] for each in found[1:3]] == ["#2", "#3"]


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_a_mark_is_read_with_a_notice(encoding, tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes((SENTENCE + "“Gone”").encode(encoding))
    notice, document = outcomes(path)
    assert encoding.upper() in notice.text
    assert document.text == SENTENCE + "“Gone”"


@pytest.mark.parametrize("before", [10, 500])
def test_a_nul_byte_is_no_text_wherever_it_stands(before, tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes(SENTENCE.encode() * before + b"\x00 and more")
    (found,) = outcomes(path)
    assert found.cause == "binary"


@pytest.mark.parametrize("after", ["", ">", "-->"])
def test_a_page_of_comments_without_end_is_read(after, tmp_path):
    path = tmp_path / "a.html"
    path.write_text(PAGE.format(f"<p>{SENTENCE * 4}</p>") + "<!--" * 100_000 + after)
    (found,) = outcomes(path)
    assert isinstance(found, RawDocument)
    assert "two workers were hurt" in found.text
