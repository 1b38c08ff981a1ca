"""Articles out of JSON under the field names of other tools."""

import json

import pytest

from crossread.errors import UnknownPart
from crossread.ingest import IngestSettings, read_inputs
from crossread.model.outcomes import Rejected
from crossread.model.reports import RawDocument

BODY = "A mill burned down in Arda on Monday, police said. Two people were hurt."
NEWS_PLEASE = {
    "maintext": BODY,
    "title": "Mill burns",
    "date_publish": "2024-05-06 11:00:00",
    "date_modify": "2024-05-06 12:30:00",
    "source_domain": "ardapost.example",
    "authors": ["Jo Doe", "Jan Kos"],
    "url": "https://ardapost.example/mill",
    "language": "en",
}
TRAFILATURA = {
    "text": BODY,
    "title": "Mill burns",
    "date": "2024-05-06",
    "sitename": "Arda Post",
    "hostname": "ardapost.example",
    "author": "Jo Doe",
    "source": "https://ardapost.example/mill",
    "language": "en",
}
NINJS = {
    "uri": "http://xpa.example/1",
    "headlines": [{"role": "short", "value": "Fire"}, {"role": "main", "value": "Mill burns"}],
    "bodies": [
        {"role": "main", "contenttype": "text/html", "value": f"<p>{BODY}</p>"},
        {"role": "main", "contenttype": "text/plain", "value": BODY},
    ],
    "firstcreated": "2024-05-06T11:00:00+02:00",
    "versioncreated": "2024-05-06T12:30:00+02:00",
    "by": "Jo Doe",
    "infosources": [{"name": "XPA"}],
    "language": "en",
}
SCHEMA = {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    "headline": "Mill burns",
    "articleBody": BODY,
    "datePublished": "2024-05-06T11:00:00+02:00",
    "dateModified": "2024-05-06T12:30:00+02:00",
    "author": [{"@type": "Person", "name": "Jo Doe"}],
    "publisher": {"@type": "NewsMediaOrganization", "name": "Arda Post"},
    "mainEntityOfPage": {"@id": "https://ardapost.example/mill"},
    "inLanguage": "en",
}


def read(tmp_path, content, name="a.json", **settings):
    path = tmp_path / name
    path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf8")
    return list(read_inputs([str(path)], settings=IngestSettings(**settings)))


@pytest.mark.parametrize(
    "article", [NEWS_PLEASE, TRAFILATURA, NINJS, SCHEMA], ids=["news-please", "trafilatura", "ninjs", "schema.org"]
)
def test_known_fields_are_read(tmp_path, article):
    (found,) = read(tmp_path, article)
    assert isinstance(found, RawDocument)
    assert found.text == f"Mill burns\n\n{BODY}"
    assert found.hints.title == "Mill burns"
    assert found.hints.published.startswith("2024-05-06")
    assert found.hints.outlet in {"Arda Post", "ardapost.example", "XPA"}
    assert "Jo Doe" in found.hints.author
    assert found.hints.language == "en"
    assert found.hints.url in {"https://ardapost.example/mill", "http://xpa.example/1"}


def test_an_update_is_told_where_it_differs(tmp_path):
    (found,) = read(tmp_path, SCHEMA)
    assert found.hints.updated == "2024-05-06T12:30:00+02:00"
    (found,) = read(tmp_path, {**SCHEMA, "dateModified": SCHEMA["datePublished"]})
    assert found.hints.updated == ""


@pytest.mark.parametrize(
    "wrap", [lambda a: a, lambda a: {"articles": a}, lambda a: {"@graph": [*a, {"@type": "Organization"}]}]
)
def test_lists_and_wrappers_give_one_document_an_article(tmp_path, wrap):
    found = read(tmp_path, wrap([SCHEMA, {**SCHEMA, "articleBody": f"{BODY} Again."}]))
    assert [document.source.rsplit("#")[-1] for document in found] == ["1", "2"]


def test_bad_lines_are_refused_one_by_one(tmp_path):
    lines = [
        json.dumps(SCHEMA),
        "{broken",
        "[1, 2]",
        "",
        json.dumps({"id": 1}),
        json.dumps({**SCHEMA, "articleBody": f"{BODY} Again."}),
    ]
    found = read(tmp_path, "\n".join(lines), name="a.jsonl")
    assert [outcome.input.rsplit("#")[-1] for outcome in found if isinstance(outcome, Rejected)] == ["2", "3", "5"]
    assert [outcome.source.rsplit("#")[-1] for outcome in found if isinstance(outcome, RawDocument)] == ["1", "6"]


def test_other_names_are_given_by_the_user(tmp_path):
    article = {"words": {"all": BODY}, "head": "Mill burns", "paper": "Arda Post"}
    (found,) = read(tmp_path, article, fields={"text": "words.all", "title": "head", "outlet": "paper"})
    assert found.text == f"Mill burns\n\n{BODY}"
    assert found.hints.outlet == "Arda Post"


@pytest.mark.parametrize(
    "fields",
    [
        {"source": "Arda Post"},
        {"source": {"id": "ap", "name": "Arda Post"}},
        {"source": "https://ardapost.example/mill", "publisher": "Arda Post"},
        {"publisher": {"name": "Arda Post"}},
        {"publication": "Arda Post", "source": "a crawler"},
        {"publication": {"name": "Arda Post"}},
        {"site_name": "Arda Post", "domain": "ardapost.example"},
    ],
)
def test_outlet_is_read_from_common_keys(tmp_path, fields):
    (found,) = read(tmp_path, {"title": "Mill burns", "text": BODY, **fields})
    assert found.hints.outlet == "Arda Post"


def test_domain_names_the_outlet_where_nothing_else_does(tmp_path):
    (found,) = read(tmp_path, {"text": BODY, "domain": "ardapost.example"})
    assert found.hints.outlet == "ardapost.example"


def test_source_that_is_a_name_hides_no_link(tmp_path):
    (found,) = read(tmp_path, {"text": BODY, "source": "Arda Post", "uri": "https://ardapost.example/mill"})
    assert (found.hints.outlet, found.hints.url) == ("Arda Post", "https://ardapost.example/mill")


def test_field_of_an_unknown_name_is_refused(tmp_path):
    with pytest.raises(UnknownPart, match="no field is called 'foo'"):
        read(tmp_path, SCHEMA, fields={"foo": "bar"})


def test_markup_in_a_body_becomes_lines(tmp_path):
    (found,) = read(
        tmp_path, {**SCHEMA, "articleBody": "<p>One &amp; two.</p><script>x()</script><p>Three<br>four.</p>"}
    )
    assert found.text == "Mill burns\n\nOne & two.\n\nThree\n\nfour."


@pytest.mark.parametrize(
    ("content", "cause"),
    [('{"title": ', "bad-json"), ("[]", "no-article"), ('{"id": 7}', "no-text"), ("[" * 50_000, "bad-json")],
)
def test_json_without_an_article_is_refused(tmp_path, content, cause):
    (found,) = read(tmp_path, content)
    assert isinstance(found, Rejected)
    assert found.cause == cause


def _articles(number: int) -> list[dict[str, str]]:
    return [{"outlet": f"Post {n}", "text": f"{BODY} It was fire number {n}."} for n in range(number)]


@pytest.mark.parametrize("indent", [None, 2])
@pytest.mark.parametrize("between", ["", "\n", "\n\n", ",\n", " \x1e"])
def test_objects_in_a_row_are_an_article_each(tmp_path, indent, between):
    content = between.join(json.dumps(article, indent=indent) for article in _articles(3))
    for name in ("a.json", "a.jsonl", "a.txt"):
        assert [d.hints.outlet for d in read(tmp_path, content, name)] == ["Post 0", "Post 1", "Post 2"]


def test_what_follows_an_object_and_is_no_json_is_refused(tmp_path):
    article, refused = read(tmp_path, json.dumps(_articles(1)[0], indent=1) + "\nand so on", "a.txt")
    assert article.hints.outlet == "Post 0" and "Post 0" not in article.text
    assert refused.cause == "bad-json" and "what follows the first object" in refused.detail


def test_lines_and_then_objects_of_several_lines_are_read_alike(tmp_path):
    first, second, third = _articles(3)
    content = f"{json.dumps(first)}\n{json.dumps(second, indent=1)}{json.dumps(third, indent=1)}\n"
    found = list(read(tmp_path, content, "a.jsonl"))
    assert [d.hints.outlet for d in found] == ["Post 0", "Post 1", "Post 2"]
    assert len({d.source for d in found}) == 3


def test_text_that_begins_with_a_bracket_stays_text(tmp_path):
    (document,) = read(tmp_path, "[1] A mill burned down in Arda.\n\n{} It is out, police said on Monday.\n", "a.txt")
    assert document.media_type == "text/plain"
