"""Articles out of HTML pages."""

import subprocess
import sys

from crossread.ingest import read_inputs
from crossread.model.outcomes import Rejected
from crossread.model.reports import RawDocument

PARAGRAPHS = "".join(
    f"<p>Two workers were hurt on Monday when mill number {n} burned down in Arda, the police said in a statement.</p>"
    for n in range(6)
)
PAGE = f"""<!DOCTYPE html><html lang="en"><head><title>Mill burns - Arda Post</title>
<link rel="canonical" href="https://ardapost.example/mill">
<meta property="og:site_name" content="Arda Post"><meta name="author" content="Jo Doe">
<meta property="article:published_time" content="2024-05-06T11:00:00+02:00">
<meta property="article:modified_time" content="2024-05-06T12:30:00+02:00"></head>
<body><nav><a href="/">Home</a> <a href="/news">News</a></nav><article><h1>Mill burns in Arda</h1>{PARAGRAPHS}</article>
<footer>All rights reserved</footer></body></html>"""


def read(tmp_path, content, name="a.html"):
    path = tmp_path / name
    path.write_text(content, encoding="utf8")
    (found,) = read_inputs([str(path)])
    return found


def test_a_page_gives_body_and_hints(tmp_path):
    found = read(tmp_path, PAGE)
    assert isinstance(found, RawDocument)
    assert found.media_type == "text/html"
    assert found.text.startswith("Mill burns in Arda\n")
    assert "mill number 5 burned down" in found.text
    assert "Home" not in found.text
    hints = found.hints
    assert (hints.title, hints.outlet, hints.author) == ("Mill burns in Arda", "Arda Post", "Jo Doe")
    assert (hints.published, hints.updated) == ("2024-05-06T11:00:00+02:00", "2024-05-06T12:30:00+02:00")
    assert hints.url == "https://ardapost.example/mill"


def test_html_is_known_by_what_it_holds_whatever_its_name(tmp_path):
    assert read(tmp_path, PAGE, name="a.txt").media_type == "text/html"


def test_linked_data_tells_more_than_meta_tags(tmp_path):
    article = '{"@type": "NewsArticle", "headline": "Two hurt as mill burns", "datePublished": "2024-05-06T10:55:00Z"}'
    linked = f'<script type="application/ld+json">{{"@graph": [{{"@type": "WebSite"}}, {article}]}}</script>'
    found = read(tmp_path, PAGE.replace("</head>", f"{linked}</head>"))
    assert found.hints.title == "Two hurt as mill burns"
    assert found.hints.published == "2024-05-06T10:55:00Z"


def test_a_page_without_an_article_is_refused(tmp_path):
    found = read(tmp_path, "<html><body><form><input name=q></form><a href='/'>Home</a></body></html>")
    assert isinstance(found, Rejected)
    assert found.cause == "no-article"


def test_plain_text_loads_no_heavy_part(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("A mill burned down in Arda < on Monday > in the <evening>, police said.", encoding="utf8")
    code = (
        "import sys; from crossread.ingest import read_inputs; list(read_inputs([sys.argv[1]]));"
        "print([m for m in ('trafilatura', 'htmldate', 'httpx', 'charset_normalizer', 'lxml') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
