from crossread.present import to_markdown
from crossread.present.markdown import escape
from crossread.testing import make_finding, make_reading, make_record, make_report


def test_markdown_has_the_sections_and_the_matrix(record):
    text = to_markdown(record)
    assert "# Ferry sinks off Cape Roan" in text
    assert "## Disputed or doubtful" in text
    assert "| 2. The ferry is Marin in 2 reports, Morin in Eld Echo. | Marin | **other:** Morin | Marin |" in text


def test_dropped_passages_are_listed_on_demand(record):
    assert "Subscribe now" not in to_markdown(record)
    assert "Subscribe now" in to_markdown(record, dropped=True)


def test_words_mean_nothing_to_markdown():
    assert escape("1. *a* [b](c) <i> | #") == "1\\. \\*a\\* \\[b\\](c) &lt;i&gt; \\| \\#"
    assert escape("- x") == "\\- x"


def test_hostile_title_and_words_stay_words():
    report = make_report("<script>alert(1)</script> | said", outlet="[x](javascript:alert)")
    finding = make_finding("denial", ((report, "<script>alert(1)</script> | said"),), summary="a | b\n# c")
    text = to_markdown(make_record((make_reading(report),), findings=(finding,), title="<img src=x>"))
    assert "<script>" not in text
    assert "<img" not in text
    assert "](javascript" not in text.replace("\\]", "")
