import pytest
from rich.cells import cell_len

from crossread.present import sheet_text
from crossread.testing import make_finding, make_reading, make_record, make_report


@pytest.mark.parametrize("width", [60, 80, 100, 120])
def test_no_line_is_wider_than_asked(record, width):
    assert max(cell_len(line) for line in sheet_text(record, width=width).splitlines()) <= width


def test_no_line_ends_in_blanks(record):
    assert [line for line in sheet_text(record).splitlines() if line != line.rstrip()] == []


def test_sections_stand_in_the_order_of_a_reading_editor(record):
    text = sheet_text(record)
    heads = ["DISPUTED OR DOUBTFUL", "UPDATED SINCE", "AGREED", "ONE ORIGIN ONLY", "WHO SAID WHAT", "FIGURES", "COPIES"]
    places = [text.index(head) for head in heads]
    assert places == sorted(places)


def test_weightiest_disputes_show_the_words_by_outlet(record):
    text = sheet_text(record)
    assert "Ministry of Ports, denies: “The vessel was not overloaded”" in text
    assert "If Morin read Marin, 3 reports agree. (likely: digit)" in text


def test_dropped_passages_are_counted_and_shown_on_demand(record):
    assert "Subscribe now" not in sheet_text(record)
    assert "see them: --dropped" in sheet_text(record)
    assert "“Subscribe now”  subscribe line" in sheet_text(record, dropped=True)


def test_what_could_not_be_used_is_named(record):
    assert "photo.jpg: this is a JPEG image, not text [binary]" in sheet_text(record)


def test_nothing_usable_is_said_so():
    assert "No report could be used." in sheet_text(make_record())


def test_hostile_text_does_not_reach_the_terminal_raw():
    report = make_report("He \x1b]0;owned\x07said [red]no[/red] \u202eto it.", outlet="Ev\x1b[31mil")
    finding = make_finding("denial", ((report, "said [red]no[/red]"),), summary="\x1b[2J[bold]gone[/bold]")
    text = sheet_text(make_record((make_reading(report),), findings=(finding,)))
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert "[bold]gone[/bold]" in text


def test_long_words_and_wide_letters_are_folded():
    report = make_report("https://x.example/" + "a" * 300 + " 地震発生" * 40, outlet="新聞")
    finding = make_finding("single_source", ((report, report.text),), summary=report.text)
    text = sheet_text(make_record((make_reading(report),), findings=(finding,)), width=80)
    assert max(cell_len(line) for line in text.splitlines()) <= 80
