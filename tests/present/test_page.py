import re
from html.parser import HTMLParser

import pytest

from crossread.present import to_html
from crossread.testing import make_finding, make_reading, make_record, make_report

HOSTILE = "\"'><script>alert(1)</script><img src=x onerror=alert(2)>{{ 7*7 }}</style>"


class Tags(HTMLParser):
    """Collects the tags of a page with their attributes."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def named(self, name):
        return [attributes for tag, attributes in self.tags if tag == name]


@pytest.fixture(scope="module")
def page(record):
    return to_html(record)


def hostile_page() -> str:
    report = make_report(
        f"{HOSTILE} said so.", outlet=HOSTILE, title=HOSTILE, source=HOSTILE, url="javascript:alert(3)"
    )
    finding = make_finding("denial", ((report, f"{HOSTILE} said"),), summary=HOSTILE)
    return to_html(make_record((make_reading(report),), findings=(finding,), title=HOSTILE))


def test_page_fetches_nothing(page):
    found = Tags(page)
    assert not [a for _, a in found.tags if {"src", "srcset", "action", "data"} & set(a)]
    assert found.named("link") == []
    assert "url(" not in page
    assert "@import" not in page


def test_policy_lets_only_the_pages_own_script_and_style_apply(page):
    (policy,) = [a["content"] for a in Tags(page).named("meta") if a.get("http-equiv") == "Content-Security-Policy"]
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in policy


def test_hostile_words_are_escaped_everywhere():
    page = hostile_page()
    found = Tags(page)
    assert len(found.named("script")) == 1
    assert found.named("img") == []
    assert page.count("</style>") == 1
    assert "{{ 7*7 }}" in page
    assert not [a for _, a in found.tags if any(name.startswith("on") or name == "style" for name in a)]
    assert not [a for a in found.named("a") if a.get("href", "").startswith("javascript")]


def test_every_finding_can_be_reached_by_its_address(page, record):
    ids = set(re.findall(r' id="(f\d+)"', page))
    targets = set(re.findall(r'href="#(f\d+)"', page))
    assert ids == targets == {f"f{n}" for n in range(1, 8)}


def test_ids_are_there_once(page):
    ids = [a["id"] for _, a in Tags(page).tags if "id" in a]
    assert len(ids) == len(set(ids))


def test_page_has_landmarks_a_language_and_labelled_regions(page):
    found = Tags(page)
    assert found.named("html")[0]["lang"] == "en"
    for landmark in ("main", "nav", "header", "footer"):
        assert found.named(landmark)
    known = {a["id"] for _, a in found.tags if "id" in a}
    assert {a["aria-labelledby"] for _, a in found.tags if "aria-labelledby" in a} <= known


def test_every_report_is_on_the_page_with_its_evidence_marked(page):
    assert '<span class="e" data-f="2" data-n="2">Morin</span>' in page
    assert "Captain Ole Rand said." in page


def test_one_report_alone_is_a_page_too():
    assert "Claims by outlet" not in to_html(make_record((make_reading("One fire."),)))


def test_nothing_usable_is_a_page_too():
    assert "No report could be used" in to_html(make_record())
