"""Who a story is said to be about."""

from dataclasses import replace

from crossread.model.reading import Reading
from crossread.present.main_parties import parties_of
from crossread.testing import make_party, make_reading, make_report, span_of


def reading(text: str, *parties: str, title: str = "", outlet: str = "", kind: str = "person") -> Reading:
    """A report with parties, each of a kind by a mark ("body: ...")."""
    report = make_report(text, title=title, outlet=outlet)
    named = [name.split(": ") if ": " in name else [kind, name] for name in parties]
    return make_reading(report, parties=tuple(make_party(report, name, kind=sort) for sort, name in named))


def test_person_goes_by_the_full_name_that_another_report_gives() -> None:
    one = reading("Nobody asked Lenz or Marrow.", "Lenz", "Marrow")
    assert parties_of([one, reading("The chief, Oda Lenz, left.", "Oda Lenz")])[0] == "Oda Lenz"


def test_state_goes_by_one_name_however_it_is_called() -> None:
    texts = [
        ("In U.S. waters a tug sank.", "U.S."),
        ("It left the United States.", "United States"),
        ("A Swiss tug.", "Swiss"),
    ]
    readings = [reading(text, f"state: {name}") for text, name in texts]
    assert set(parties_of(readings)) == {"U.S.", "Switzerland"}


def test_body_and_its_initials_are_one() -> None:
    one = reading("On Monday the River Safety Board met.", "body: River Safety Board")
    other = reading("On Monday the RSB met, and the RSB left.", "body: RSB")
    assert len(parties_of([one, other])) == 1


def test_word_that_is_written_small_as_well_names_nobody() -> None:
    one = reading("Police came late. Three police boats sank, police say.", "body: Police")
    assert parties_of([one]) == ()


def test_outlet_that_is_quoted_is_no_party_but_one_in_the_title_is() -> None:
    text = "Readers of the Brennau Courier told the Brennau Courier so."
    assert parties_of([reading(text, "body: Brennau Courier")]) == ()
    title = "Brennau Courier sold to a dairy"
    report = make_report(f"{title}\n\n{text}", title=title)
    party = replace(make_party(report, "Brennau Courier", kind="body"), span=span_of(report, "Brennau Courier", nth=1))
    assert parties_of([make_reading(report, parties=(party,))]) == ("Brennau Courier",)


def test_words_of_a_title_written_large_name_nobody_that_the_text_does_not_name() -> None:
    report = reading(
        "Old Tram Depot Burns\n\nIn Brennau a depot burns.", "body: Tram Depot", title="Old Tram Depot Burns"
    )
    assert parties_of([report]) == ()


def test_seat_of_a_company_is_no_part_of_its_name() -> None:
    assert parties_of([reading("Then Lirio-based Kestrel Space fell.", "body: Lirio-based Kestrel Space")]) == (
        "Kestrel Space",
    )


def test_words_that_only_begin_a_sentence_name_nobody() -> None:
    texts = ("Hotel staff wept. The hotel burned.", "Four firefighters fell.", "Police came late. Nobody was hurt.")
    names = ("Hotel staff", "Four firefighters", "Police")
    for text, name in zip(texts, names, strict=True):
        assert parties_of([reading(text, f"body: {name}")]) == ()


def test_a_place_before_a_common_word_names_a_body() -> None:
    assert parties_of([reading("Brennau hospital was full.", "body: Brennau hospital")]) == ("Brennau hospital",)


def test_a_name_that_was_cut_before_the_next_ends_before_the_joining_word() -> None:
    text = "Then Orlen Bank and Tyl Mutual merged. Later Orlen Bank grew."
    assert parties_of([reading(text, "body: Orlen Bank and"), reading(text, "body: Orlen Bank")]) == ("Orlen Bank",)
