"""Copied passages, who had them first, and what is no copying."""

import pytest

from crossread.cluster.copies import find_copies
from crossread.model.reading import Reading
from crossread.model.reports import Credit
from crossread.model.stories import Copy
from crossread.testing import make_reading, make_report
from tests.cluster.stories import body, old, paper, wire

LINE = "The harbour master had the lamps of the western mole put out at dusk to spare the nesting terns."


def pair(one: str, other: str, **fields: str) -> tuple[Reading, Reading]:
    return make_reading(make_report(one, outlet="Echo")), make_reading(make_report(other, outlet="Post", **fields))


def only(readings: tuple[Reading, ...]) -> Copy:
    copies = find_copies(readings)
    assert len(copies) == 1
    return copies[0]


def test_uncredited_copy_of_an_agency_is_found_with_its_direction() -> None:
    copy = only((wire(), paper()))
    assert (copy.original, copy.copy, copy.directed, copy.credited) == (wire().id, paper().id, True, False)
    assert 0.5 < copy.share < 0.95
    assert len(copy.passages) == 3


def test_passages_give_the_words_in_both_reports() -> None:
    copy = only((wire(), paper()))
    for passage in copy.passages:
        assert wire().report.read(passage.original).split()[:4] == paper().report.read(passage.copy).split()[:4]


def test_reports_of_one_happening_in_their_own_words_are_no_copies() -> None:
    assert find_copies((wire(), body())) == ()


def test_lightly_cut_sentence_is_a_copy() -> None:
    assert only(pair(LINE, "The harbour master had the lamps of the mole put out to spare the nesting terns.")).passages


def test_quotation_that_two_reports_share_is_no_copy() -> None:
    said = "“We shall sweep the embankment every morning until the last splinter of glass is gone”"
    assert find_copies(pair(f"{said}, the mayor said.", f"Asked about litter, Ms Orla replied: {said}")) == ()


def test_shared_frame_around_a_quotation_is_a_copy() -> None:
    frame = "“{}”, the mayor told a dozen shivering reporters on the frozen embankment below the mill."
    assert find_copies(pair(frame.format("We sweep every day here"), frame.format("Sweeping is what we do"))) != ()


def test_names_that_two_reports_share_are_no_copy() -> None:
    one = "He spoke in the Palace of the Grand Duchy of Upper Valdoria."
    other = "Fog closed the airport, the Palace of the Grand Duchy of Upper Valdoria and two schools."
    assert find_copies(pair(one, other)) == ()


def test_common_phrases_are_no_copy() -> None:
    assert (
        find_copies(
            pair("He said on Tuesday that it was one of the best.", "She said on Tuesday that it was one of the worst.")
        )
        == ()
    )


def test_headlines_alike_are_no_copy() -> None:
    title = "Harbour lamps put out to spare nesting terns"
    one = make_report(f"{title}\n\nTerns nest.", title=title, outlet="Echo")
    other = make_report(f"{title}\n\nLamps are out.", title=title, outlet="Post")
    assert find_copies((make_reading(one), make_reading(other))) == ()


def test_earlier_report_is_the_original() -> None:
    one, other = (
        make_report(LINE, outlet="Echo", published="2031-02-02"),
        make_report(LINE, outlet="Post", published="2031-02-01"),
    )
    copy = only((make_reading(one), make_reading(other)))
    assert (copy.original, copy.directed) == (other.id, True)


def test_nothing_to_tell_them_apart_leaves_a_copy_undirected() -> None:
    assert not only(pair(LINE, LINE)).directed


def test_report_that_names_its_source_is_a_credited_copy() -> None:
    source = make_report(LINE, agency="LWA", published="2031-02-02")
    taker = make_report(LINE, outlet="Post", credits=(Credit(name="LWA", role="agency", quote="(LWA)"),))
    copy = only((make_reading(source), make_reading(taker)))
    assert copy.credited


def test_copies_do_not_depend_on_the_order_of_readings() -> None:
    readings = tuple(sorted((wire(), paper(), body(), old()), key=lambda reading: reading.id))
    assert find_copies(readings) == tuple(
        sorted(find_copies(readings[::-1]), key=lambda copy: (copy.original, copy.copy))
    )


@pytest.mark.parametrize("text", ["", "!", "word", "“" * 500, "a " * 3000])
def test_odd_texts_end(text: str) -> None:
    find_copies(pair(text, text))


REPRINT = (
    f"{LINE} “We watch the birds,” he said.\n\nNobody objected. The ferry to the skerries sails by starlight until the "
    "chicks have flown, and two keepers with hooded lanterns walk the gangway. It is so every spring."
)


def test_verbatim_reprint_under_another_masthead_is_copied_whole() -> None:
    copy = only(pair(REPRINT, f"Vale Mercury\n\n{REPRINT}"))
    assert copy.share > 0.9


def test_lines_that_speak_to_the_reader_are_page_furniture() -> None:
    form = (
        "By submitting your registration you agree to our harbour newsletter and the moorings almanac of the skerries."
    )
    assert find_copies(pair(form, form)) == ()


def test_formula_of_law_that_two_reports_share_is_no_copy() -> None:
    formula = "charged with assault with a deadly weapon with intent to kill inflicting serious injury"
    one, other = f"Two brothers were {formula} on Monday.", f"Elsewhere a cook was {formula}, his lawyer told us."
    assert find_copies(pair(one, other)) == ()


def test_report_that_names_the_other_in_its_text_is_the_copy() -> None:
    taker = make_report(f"{LINE} The Lantern reported it first.", outlet="Post")
    source = make_report(LINE, outlet="Lantern")
    assert only((make_reading(taker), make_reading(source))).original == source.id


def test_report_with_a_dateline_after_its_caption_is_the_original() -> None:
    source = make_report(f"Terns at dusk. Getty PORT SKERRY, Vald. -- {LINE}", outlet="Post")
    taker = make_report(LINE, outlet="Echo")
    copy = only((make_reading(taker), make_reading(source)))
    assert (copy.original, copy.directed) == (source.id, True)


def test_paragraph_that_an_outlet_repeats_is_a_standing_one() -> None:
    rest = "The terns came back to the mole. Fog lay on the quay until noon. Two barges waited for a pilot. {} " * 6
    one = make_report(f"{rest.format(*map(str, range(6)))} {LINE}", outlet="Echo", published="2031-02-01")
    own = (
        "The terns left the western mole. A crane was sold. Nobody bid for the old tug. The auction drew three bakers and a priest. "
        * 6
    )
    other = make_report(f"{own} {LINE}", outlet="Echo", published="2031-03-01")
    copies = find_copies((make_reading(one), make_reading(other)))
    assert [copy.standing for copy in copies] == [True]


def test_teasers_that_two_pages_print_are_no_copy() -> None:
    teaser = "Harbour master puts out lamps of the western mole for nesting terns"
    one, other = f"A crane was sold in Skerry.\n\n{teaser}", f"Fog closed the airport at noon.\n\n{teaser}"
    assert find_copies(pair(one, other)) == ()


def test_telephone_that_two_reports_name_is_no_copy() -> None:
    line = "{} is at (555) 010-2321 today."
    assert find_copies(pair(line.format("The harbour master"), line.format("For lost dogs the shelter"))) == ()


def signed(outlet: str, *by: Credit) -> Reading:
    """The line under an outlet's name, with credits."""
    return make_reading(make_report(f"{LINE} {outlet}.", outlet=outlet, credits=by))


def test_author_who_is_another_reports_outlet_is_a_credit() -> None:
    author = Credit(name="the Dunwick Wire", role="author", quote="Dunwick Wire")
    first, again = signed("Dunwick Wire"), signed("Post", author)
    copy = only((first, again))
    assert (copy.original, copy.credited, copy.directed) == (first.id, True, True)


def test_author_who_is_nobodys_outlet_is_no_credit() -> None:
    author = Credit(name="Dunwick Wire", role="author", quote="Dunwick Wire")
    assert not only((signed("Echo"), signed("Post", author))).credited


def test_of_two_prints_of_an_agencys_text_the_one_without_an_outlet_is_the_agencys() -> None:
    paper_print = make_reading(make_report(f"{LINE} Post.", outlet="Post", agency="LWA"))
    wire_print = make_reading(make_report(f"{LINE} Lamps.", agency="LWA"))
    copy = only((wire_print, paper_print))
    assert (copy.original, copy.directed, copy.credited) == (wire_print.id, True, True)


def test_outlet_named_in_the_text_is_credited() -> None:
    first = make_reading(make_report(f"{LINE} Much more.", outlet="Harbour Echo"))
    again = make_reading(make_report(f"{LINE} So the Harbour Echo has it.", outlet="Post"))
    assert only((first, again)).credited
