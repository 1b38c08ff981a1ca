import pytest

from crossread.testing import make_figure, make_finding, make_notes, make_reading, make_record, make_report, span_of


def test_words_become_the_span_where_they_stand() -> None:
    report = make_report("Seven died. Seven were hurt.")
    assert report.read(span_of(report, "Seven", nth=1)) == "Seven"
    assert span_of(report, "Seven", nth=1).start == 12


def test_words_that_do_not_stand_there_are_refused() -> None:
    with pytest.raises(ValueError, match="does not stand"):
        span_of(make_report("Seven died."), "eight")


def test_zones_cover_the_text_without_a_gap() -> None:
    report = make_report("Ferry sinks\n\nOSLO - Seven died.", title="Ferry sinks", dateline="OSLO - ")
    assert [z.kind for z in report.zones] == ["title", "body", "dateline", "body"]
    assert "".join(report.text[z.start : z.end] for z in report.zones) == report.text


def test_notes_have_sentences_over_their_tokens() -> None:
    notes = make_notes(make_report("Seven died. Two were hurt."))
    assert [t.text for t in notes.tokens_of(notes.sentences[1])] == ["Two", "were", "hurt", "."]


def test_record_holds_the_story_of_its_readings() -> None:
    report = make_report("Seven died.", outlet="Echo")
    figure = make_figure(report, "Seven", value=7)
    finding = make_finding("single_source", ((report, "Seven died"),))
    record = make_record((make_reading(report, figures=(figure,)),), findings=(finding,))
    assert record.sheets[0].story.reports == (report.id,)
    assert record.reading(report.id).claims.figures[0].value == 7
