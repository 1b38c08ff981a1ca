"""Header lines above a plain text."""

import pytest

import crossread
from crossread.ingest.headers import read_headers

BODY = "A mill burned down in Arda on Monday, the fire brigade said.\n\nTwo people were hurt: both are millers.\n"
PLAIN = "Source: The Arda Post\nDate: 6 May 2024\nTitle: Mill burns in Arda\nAuthor: Jo Doe\n\n" + BODY
FRONT = (
    f'---\noutlet: Arda Post\ntitle: "Mill burns in Arda"\ndate: 2024-05-06T20:00:00Z\ntags:\n  - fire\n---\n\n{BODY}'
)


def test_plain_header_lines_are_read():
    text, hints = read_headers(PLAIN)
    assert text == f"Mill burns in Arda\n\n{BODY}"
    assert (hints.outlet, hints.title, hints.published, hints.author) == (
        "The Arda Post",
        "Mill burns in Arda",
        "6 May 2024",
        "Jo Doe",
    )


def test_front_matter_is_read():
    text, hints = read_headers(FRONT)
    assert text == f"Mill burns in Arda\n\n{BODY}"
    assert (hints.outlet, hints.published) == ("Arda Post", "2024-05-06T20:00:00Z")


@pytest.mark.parametrize("content", [PLAIN, PLAIN.replace("\n", "\r\n"), "\ufeff\n" + PLAIN, FRONT])
def test_a_report_bears_what_its_headers_say(tmp_path, content):
    path = tmp_path / "a.txt"
    path.write_bytes(content.encode("utf8"))
    (reading,) = crossread.compare(path).readings
    report = reading.report
    assert report.outlet.endswith("Arda Post")
    assert report.title == "Mill burns in Arda"
    assert report.published is not None and report.published.value.startswith("2024-05-06")
    assert "Source" not in report.text and "outlet" not in report.text


@pytest.mark.parametrize(
    "text",
    [
        BODY,
        f"Title: Mill burns\n\n{BODY}",  # one line may be a headline's own
        f"Date: 6 May 2024\nBy: Jo Doe\n\n{BODY}",  # a report's own stamp and byline
        f"Source: The Post\nPolice said: nobody was hurt\nTitle: Mill\n\n{BODY}",
        f"Publication: 19.09.2023 - 17:58\nTitle: Mill burns\n\n{BODY}",
        "Source: The Post\nTitle: Mill burns\n",
        f"---\nA mill burned down.\n---\n\n{BODY}",
        f"---\n\n{BODY}",
        "",
    ],
)
def test_other_heads_stay_as_they_are(text):
    assert read_headers(text)[0] == text


def test_a_source_that_is_a_link_is_no_outlet():
    _, hints = read_headers(f"Title: Mill burns\nSource: https://post.example/a\n\n{BODY}")
    assert (hints.outlet, hints.url) == ("", "https://post.example/a")


def test_of_two_labels_of_one_field_the_plainer_counts():
    _, hints = read_headers(f"Source: XPA\nOutlet: Arda Post\n\n{BODY}")
    assert hints.outlet == "Arda Post"
