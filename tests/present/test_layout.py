import pytest

from crossread.present.layout import lay_out
from crossread.testing import (
    make_copy,
    make_figure,
    make_finding,
    make_reading,
    make_record,
    make_report,
    make_statement,
    make_when,
)


@pytest.fixture(scope="module")
def document(record):
    return lay_out(record)


@pytest.fixture(scope="module")
def story(document):
    return document.stories[0]


def test_findings_are_numbered_through_in_the_order_shown(document):
    numbers = [row.number for s in document.stories for section in s.sections for row in section.rows if row.number]
    assert numbers == list(range(1, len(numbers) + 1))


def test_disputed_rows_are_ranked_by_weight(story):
    assert [row.kind for row in story.section("disputed").rows] == ["denial", "name_conflict", "date_conflict"]


def test_updates_agreement_and_single_sources_have_sections_of_their_own(story):
    kinds = {key: story.section(key).rows[0].kind for key in ("updated", "agreed", "single", "copies")}
    assert list(kinds.values()) == ["figure_update", "corroborated", "single_source", "copied_text"]


def test_agreement_counts_reports_and_origins(story):
    assert story.section("agreed").rows[0].aside == "2 / 1"


def test_head_counts_reports_outlets_and_origins(story):
    assert story.counts == ("3 reports", "3 outlets", "3 origins")
    assert story.days == "14-15 Jun 2025"


def test_lookalike_is_named_with_why_it_was_kept_apart(story):
    assert story.apart == ("story 2, “Stocks rise”: Another day. Another place.",)


def test_reports_stand_as_they_came_out_undated_ones_last(story):
    assert [card.name for card in story.cards] == ["XNA", "Eld Echo", "Ministry of Ports"]


def test_words_are_grouped_by_value_the_most_carried_first(story):
    name = next(row for row in story.section("disputed").rows if row.kind == "name_conflict")
    assert [(group.value, group.names) for group in name.groups] == [
        ("Marin", ("XNA", "Ministry of Ports")),
        ("Morin", ("Eld Echo",)),
    ]


def test_matrix_tells_said_denied_other_and_absent_apart(story):
    states = {row.label: [cell.state for cell in row.cells] for row in story.matrix}
    assert states["denial"] == ["absent", "said", "denied"]
    assert states["name"] == ["said", "other", "said"]
    assert states["date"] == ["other", "other", "absent"]
    assert states["agreed"] == ["absent", "said", "said"]


def test_matrix_shows_values_for_figures(story):
    row = next(row for row in story.matrix if row.label == "update")
    assert [cell.text for cell in row.cells] == ["at least 11", "20", ""]


def test_evidence_is_marked_in_the_report(story):
    marked = {
        piece.text: piece.numbers
        for card in story.cards
        for paragraph in card.paragraphs
        for piece in paragraph.pieces
        if piece.numbers
    }
    assert marked["Morin"] == (2,)
    assert marked["The vessel was not overloaded"] == (1,)


def test_paragraphs_hold_the_whole_text(record, story):
    for card in story.cards:
        shown = [piece.text for paragraph in card.paragraphs for piece in paragraph.pieces]
        lines = record.reading(card.id).report.text.split("\n")
        assert "".join(shown) == "".join(lines)


def test_speaker_has_a_row_with_counts(story):
    (row,) = story.section("speakers").rows
    assert (row.label, row.text) == ("Ole Rand", "1 statement, 1 report")


def test_figures_of_one_measure_stand_in_one_row(story):
    (row,) = story.section("figures").rows
    assert row.text == "at least 11 (XNA) | 20 (Eld Echo, Ministry of Ports)"


def test_figures_of_another_happening_are_left_to_the_reports():
    report = make_report("Seven died. In 2019 forty died.")
    figures = (make_figure(report, "Seven", value=7), make_figure(report, "forty", value=40, when="2019"))
    record = make_record((make_reading(report, figures=figures),), start="2025-06-14", end="2025-06-14")
    (row,) = lay_out(record).stories[0].section("figures").rows
    assert [group.value for group in row.groups] == ["7"]


def test_figures_of_things_say_what_they_are_of():
    report = make_report(
        "The mill closed. Rents rose 4 percent; each tenant of the mill gets 300 crowns.", outlet="Marl"
    )
    figures = (
        make_figure(report, "300 crowns", measure="amount", unit="crown", value=300),
        make_figure(report, "4 percent", measure="share", unit="percent", value=4, of="rents"),
    )
    rows = lay_out(make_record((make_reading(report, figures=figures),))).stories[0].section("figures").rows
    assert [(row.label, row.text) for row in rows] == [
        ("share", "rents: 4 percent (Marl)"),
        ("amount", "…rose 4 percent; each tenant of the mill gets 300 crowns (Marl)"),
    ]


def test_timeline_merges_reports_of_one_day(story):
    rows = story.section("timeline").rows
    assert [(row.label, row.groups[0].names) for row in rows] == [
        ("13 Jun", ("Eld Echo",)),
        ("14 Jun", ("XNA", "Ministry of Ports")),
    ]


def test_timeline_leaves_years_and_datelines_out():
    report = make_report("OSLO, 3 May - In 2019 it sank.", dateline="OSLO, 3 May - ")
    whens = (make_when(report, "3 May", "2025-05-03"), make_when(report, "2019", "2019"))
    assert lay_out(make_record((make_reading(report, whens=whens),))).stories[0].section("timeline") is None


def test_statements_of_one_speaker_across_reports_are_one_row_with_the_fullest_name():
    first, second = make_report("Rand said yes.", outlet="A"), make_report("Captain Ole Rand said no.", outlet="B")
    from crossread.model.claims import Speaker  # noqa: PLC0415

    said = [
        make_statement(r, r.text, speaker=Speaker(key="rand", name=name), source=name)
        for r, name in ((first, "Rand"), (second, "Captain Ole Rand"))
    ]
    record = make_record(
        (make_reading(first, statements=(said[0],)), make_reading(second, statements=(said[1],))),
        findings=(make_finding("quote_variant", ((first, "yes"), (second, "no"))),),
    )
    (row,) = lay_out(record).stories[0].section("speakers").rows
    assert row.label == "Captain Ole Rand"
    assert row.text == "2 statements, 2 reports, 1 wording differs"


def test_copy_that_no_finding_tells_has_a_row_of_its_own():
    a, b = (
        make_report("The hull lay on its side.", outlet="A"),
        make_report("So: The hull lay on its side.", outlet="B"),
    )
    copy = make_copy((a, "The hull lay on its side."), (b, "The hull lay on its side."))
    (row,) = lay_out(make_record((make_reading(a), make_reading(b)), copies=(copy,))).stories[0].section("copies").rows
    assert row.text == "B <- A: 1 passage, 50 % of its text, uncredited"


def test_dropped_passages_are_counted_by_kind(story):
    (row,) = story.section("dropped").rows
    assert (row.label, row.text, row.words[0].words) == ("Eld Echo", "subscribe line", "Subscribe now")


def test_outcomes_are_told_with_their_cause(document):
    assert document.rejected == (("photo.jpg", "this is a JPEG image, not text [binary]"),)
    assert document.notices == (("echo.txt", "not UTF-8; read as cp1252, which is a guess"),)


def test_record_of_nothing_is_a_document_without_stories():
    assert lay_out(make_record()).stories == ()


def test_of_a_count_that_moves_on_the_last_value_leads():
    early, late = make_report("At least 11 died.", outlet="A"), make_report("Twenty died.", outlet="B")
    readings = (
        make_reading(early, figures=(make_figure(early, "At least 11", low=11),)),
        make_reading(late, figures=(make_figure(late, "Twenty", value=20),)),
    )
    finding = make_finding("figure_update", ((early, "At least 11"), (late, "Twenty")), values=("at least 11", "20"))
    (story,) = lay_out(make_record(readings, findings=(finding,))).stories
    cells = {card.name: cell.state for card, cell in zip(story.cards, story.matrix[0].cells, strict=True)}
    assert cells == {"A": "other", "B": "said"}


def test_sentences_call_a_report_without_outlet_by_its_file():
    report = make_report("Dam breaks\n\nNine died.", title="Dam breaks", source="in/tass.txt")
    finding = make_finding("single_source", ((report, "Nine"),), summary="Nine died (only the report “Dam breaks”).")
    (story,) = lay_out(make_record((make_reading(report),), findings=(finding,))).stories
    assert story.section("single").rows[0].text == "Nine died (only tass)."


def test_body_of_a_speaker_is_named_unless_role_or_name_have_it():
    from crossread.model.claims import Speaker  # noqa: PLC0415

    report = make_report("Rand said yes. The Ministry of Ports said no.")
    rand = Speaker(key="rand", name="Ole Rand", role="spokesman", body="coast guard|")
    ministry = Speaker(key="ports", name="the Ministry of Ports", body="ministry of transport|")
    said = (
        make_statement(report, "Rand said yes.", speaker=rand, source="Rand"),
        make_statement(report, "The Ministry of Ports said no.", speaker=ministry, source="The Ministry of Ports"),
    )
    rows = lay_out(make_record((make_reading(report, statements=said),))).stories[0].section("speakers").rows
    assert [(row.label, row.kind) for row in rows] == [
        ("Ole Rand", "spokesman, coast guard"),
        ("The Ministry of Ports", ""),
    ]


def test_speaker_bears_the_name_that_most_reports_give():
    reports = [
        make_report(f"{name} said {n}.", outlet=f"{n}")
        for n, name in enumerate(("Pavel Rand", "Pavel Rand", "Pawel Rand"))
    ]
    from crossread.model.claims import Speaker  # noqa: PLC0415

    readings = [
        make_reading(r, statements=(make_statement(r, r.text, source=name, speaker=Speaker(key="rand", name=name)),))
        for r, name in zip(reports, ("Pavel Rand", "Pavel Rand", "Pawel Rand"), strict=True)
    ]
    (row,) = lay_out(make_record(readings)).stories[0].section("speakers").rows
    assert row.label == "Pavel Rand"


def test_a_cell_shows_what_is_claimed_and_not_who_is_named_for_it():
    first = make_report("The office said the dam had cracked.", outlet="Eld Echo")
    second = make_report("The dam stands.", outlet="XNA")
    finding = make_finding("single_source", ((first, "The office", "source"), (first, "the dam had cracked")))
    record = make_record((make_reading(first), make_reading(second)), findings=(finding,))
    (row,) = lay_out(record).stories[0].matrix
    assert [cell.text for cell in row.cells if cell.state != "absent"] == ["the dam had cracked"]
