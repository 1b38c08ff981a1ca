"""Who stands behind the reports of a story."""

from crossread.cluster.copies import find_copies
from crossread.cluster.origins import find_origins, own_origin
from crossread.model.reports import Credit
from crossread.model.stories import Origin
from crossread.testing import make_copy, make_reading, make_report
from tests.cluster.stories import body, paper, wire

DAYS = (("One", "2031-05-04"), ("Two", "2031-05-02"), ("Three", "2031-05-03"))


def by_name(origins: tuple[Origin, ...]) -> dict[str, Origin]:
    return {origin.name: origin for origin in origins}


def test_uncredited_copy_rests_on_the_agency_and_perhaps_on_its_outlet() -> None:
    readings = (wire(), paper(), body())
    origins = by_name(find_origins(readings, find_copies(readings)))
    assert set(origins["LWA"].reports) == {wire().id, paper().id}
    assert not origins["Brennau Courier"].certain
    assert origins["Municipal Transport Office"].kind == "body"


def test_whole_copy_has_no_origin_of_its_own() -> None:
    one, other = make_report("A goat sang.", agency="LWA"), make_report("A goat sang. Really.", outlet="Post")
    copy = make_copy((one, "A goat sang."), (other, "A goat sang."), share=0.95)
    origins = find_origins((make_reading(one), make_reading(other)), (copy,))
    assert [origin.name for origin in origins] == ["LWA"]


def test_short_copied_passage_leaves_an_outlet_its_own_origin() -> None:
    one, other = make_report("A goat sang.", agency="LWA"), make_report("A goat sang. Much more.", outlet="Post")
    copy = make_copy((one, "A goat sang."), (other, "A goat sang."), share=0.1)
    assert all(origin.certain for origin in find_origins((make_reading(one), make_reading(other)), (copy,)))


def test_chain_of_copies_ends_at_the_first_hand() -> None:
    first, second, third = (make_report("A goat sang.", outlet=name) for name in ("One", "Two", "Three"))
    copies = (
        make_copy((first, "A goat sang."), (second, "A goat sang."), share=1.0),
        make_copy((second, "A goat sang."), (third, "A goat sang."), share=1.0),
    )
    origins = find_origins(tuple(map(make_reading, (first, second, third))), copies)
    assert [(origin.name, len(origin.reports)) for origin in origins] == [("One", 3)]


def test_two_outlets_of_one_publisher_are_one_origin() -> None:
    readings = tuple(
        make_reading(make_report("A goat.", outlet=name)) for name in ("www.mirror.co.uk", "Daily Express")
    )
    assert len(find_origins(readings, ())) == 1


def test_report_that_draws_on_unnamed_agencies_is_uncertain() -> None:
    report = make_report(
        "A goat.", outlet="Post", credits=(Credit(name="agencies", role="agency", quote="With agencies"),)
    )
    assert [origin.certain for origin in find_origins((make_reading(report),), ())] == [False]


def test_agency_goes_by_one_name_in_all_spellings() -> None:
    spellings = ("AP", "The Associated Press", "ASSOCIATED PRESS")
    assert len({own_origin(make_report("A goat.", agency=name)) for name in spellings}) == 1


def test_outlets_without_a_name_are_different_origins() -> None:
    readings = tuple(make_reading(text) for text in ("A goat.", "A sheep."))
    assert len(find_origins(readings, ())) == 2


def test_one_text_of_many_outlets_has_one_origin_though_no_pair_of_them_was_compared() -> None:
    text = " ".join(f"The tram of line {line} stood still in the snow by the old brewery wall." for line in range(9))
    papers = [
        make_report(f"{name} news\n\n{text}", outlet=name, title=f"{name} news", published=day) for name, day in DAYS
    ]
    (origin,) = find_origins(tuple(map(make_reading, papers)), ())
    assert (origin.name, len(origin.reports)) == ("Two", 3)


def test_of_one_text_the_issuing_body_is_the_origin() -> None:
    text = " ".join(f"The tram of line {line} stood still in the snow by the old brewery wall." for line in range(9))
    office = make_report(text, outlet="Ministry of Transport", published="2031-05-03")
    paper = make_report(text, outlet="Holm Post", published="2031-05-02")
    (origin,) = find_origins((make_reading(office), make_reading(paper)), ())
    assert (origin.kind, origin.own) == ("body", (office.id,))


def test_agency_of_a_dateline_and_outlet_of_the_same_name_are_one_origin() -> None:
    wire_report = make_report("The lamps are out.", outlet="Dunwick Wire")
    paper_report = make_report("The lamps of the mole are out.", outlet="Holm Post", agency="Dunwick Wire")
    (origin,) = find_origins((make_reading(wire_report), make_reading(paper_report)), ())
    assert (origin.kind, len(origin.reports)) == ("agency", 2)


def test_report_whose_author_is_another_reports_outlet_has_its_origin() -> None:
    wire_report = make_report("The lamps are out.", outlet="Dunwick Wire")
    author = Credit(name="Dunwick Wire", role="author", quote="Dunwick Wire")
    signed = make_report("On the mole the lamps are out.", outlet="Holm Post", credits=(author,))
    assert len(find_origins((make_reading(wire_report), make_reading(signed)), ())) == 1
    assert len(find_origins((make_reading(signed), make_reading("A goat sang.")), ())) == 2


def test_copy_that_credits_its_agency_is_not_the_agencys_own_print() -> None:
    first = make_report("A goat sang.", agency="LWA")
    again = make_report("A goat sang. So.", agency="LWA", outlet="Post")
    copy = make_copy((first, "A goat sang."), (again, "A goat sang."), share=0.95)
    (origin,) = find_origins((make_reading(first), make_reading(again)), (copy,))
    assert origin.own == (first.id,)
