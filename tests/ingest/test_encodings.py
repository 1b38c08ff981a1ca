"""From bytes to text, whatever the bytes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.ingest.encodings import decode

TEXT = "“The mill burned,” said the mayor of Çorum. Café owner Müller left."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_unicode_is_read_without_a_word(encoding):
    found = decode(TEXT.encode(encoding))
    assert found.text == TEXT
    assert not found.notice


def test_western_text_is_guessed_and_told():
    found = decode(TEXT.encode("cp1252"))
    assert found.text == TEXT
    assert "1252" in found.notice


def test_other_scripts_are_guessed_and_told():
    text = "Мельница в городе Арда сгорела в понедельник, сообщила полиция. Двое рабочих ранены. " * 4
    found = decode(text.encode("cp1251"))
    assert found.text == text
    assert found.notice


def test_a_declared_charset_counts():
    page = '<html><head><meta charset="iso-8859-2"></head><body>Łódź</body></html>'
    assert "Łódź" in decode(page.encode("iso-8859-2")).text
    assert decode("Łódź".encode("iso-8859-2"), declared="iso-8859-2").text == "Łódź"


def test_broken_utf8_is_shown_and_told():
    found = decode(TEXT.encode() + b"\xff" + TEXT.encode())
    assert "\ufffd" in found.text
    assert "broken" in found.notice


@given(st.binary(max_size=300), st.text(max_size=10))
def test_no_bytes_break_the_reader(data, declared):
    assert isinstance(decode(data, declared=declared).text, str)
