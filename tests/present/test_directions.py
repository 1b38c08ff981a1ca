"""Words that run from right to left stay apart from the numbers and marks of the line that they stand in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import escape

from crossread.present import to_html
from crossread.present.directions import apart
from crossread.testing import make_finding, make_reading, make_record, make_report, make_statement

LEVI, PORT = "\u05dc\u05d5\u05d9", "\u0645\u064a\u0646\u0627\u0621"
DAILY = f"{PORT} \u0627\u0644\u064a\u0648\u0645"


@pytest.mark.parametrize(
    ("text", "html"),
    [
        (f"{LEVI}, 41", f"<bdi>{LEVI}</bdi>, 41"),
        (f"Dr {LEVI} {LEVI}: 12", f"Dr <bdi>{LEVI} {LEVI}</bdi>: 12"),
        (f"“{PORT}, 12 {PORT}” ({DAILY}, a)", f"“<bdi>{PORT}, 12 {PORT}</bdi>” (<bdi>{DAILY}</bdi>, a)"),
        ("“plain” <b>", "“plain” &lt;b&gt;"),
    ],
)
def test_each_name_and_quotation_stands_apart(text, html):
    assert apart(text) == html


@given(st.text(alphabet=f"{LEVI}{PORT}“” ,1<&>ab", max_size=60))
def test_nothing_is_lost_and_all_is_escaped(text):
    assert str(apart(text)).replace("<bdi>", "").replace("</bdi>", "") == escape(text)


def test_the_page_keeps_outlets_names_and_words_apart():
    report = make_report(
        f"{PORT} - Fire\n\nThe pier is lost, {LEVI} said.", outlet=DAILY, title=f"{PORT} - Fire", published="2024-03-12"
    )
    said = make_statement(
        report, f"The pier is lost, {LEVI} said", content="The pier is lost", speaker=LEVI, voice="indirect"
    )
    finding = make_finding("single_source", ((report, "The pier is lost"),), summary=f"{LEVI}, 12: “lost”.")
    page = to_html(
        make_record((make_reading(report, statements=(said,)),), findings=(finding,), title=f"{PORT} - Fire")
    )
    assert f'<p class="name"><bdi>{LEVI}</bdi></p>' in page
    assert f'<p class="name"><bdi>{DAILY}</bdi></p>' in page
    assert f'<span class="text"><bdi>{LEVI}</bdi>, 12: “lost”.</span>' in page
    assert 'dir="auto">' + f"{PORT} - Fire</h2>" in page
