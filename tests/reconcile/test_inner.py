"""Reports against themselves."""

from dataclasses import replace

from crossread.model.reading import Reading
from crossread.reconcile.desk import Desk
from crossread.reconcile.inner import changes, panels, repeated_items, sums, weekdays
from crossread.testing import make_figure, make_reading, make_report, make_story, make_when, span_of


def desk_of(*readings: Reading) -> Desk:
    return Desk.of(make_story(r.report for r in readings), readings)


def test_a_weekday_that_its_date_was_not_is_told() -> None:
    report = make_report("It happened on Friday, 14 June 2024, at noon.")  # a Friday
    right = make_reading(report, whens=(make_when(report, "Friday, 14 June 2024", "2024-06-14", weekday=4),))
    assert not list(weekdays(desk_of(right)))
    wrong = make_reading(report, whens=(make_when(report, "Friday, 14 June 2024", "2024-06-14", weekday=3),))
    (finding,) = weekdays(desk_of(wrong))
    assert "was a Friday, not a Thursday" in finding.summary


def test_a_date_without_year_is_read_in_the_storys_year() -> None:
    dated = make_report("A bulletin.", published="2025-06-14", outlet="Radio")
    bare = make_report("It happened on Friday, June 14.", outlet="Echo")
    readings = (
        make_reading(dated),
        make_reading(bare, whens=(make_when(bare, "Friday, June 14", "XXXX-06-14", weekday=4),)),
    )
    (finding,) = weekdays(desk_of(*readings))
    assert finding.evidence[0].span.report == bare.id


def parts_of(text: str, whole: tuple[str, float], *parts: tuple[str, float]) -> Desk:
    report = make_report(text)
    figures = (
        make_figure(report, whole[0], value=whole[1]),
        *(make_figure(report, words, value=value, part=True) for words, value in parts),
    )
    return desk_of(make_reading(report, figures=figures))


def test_parts_that_do_not_add_up_are_told() -> None:
    desk = parts_of("Nine died: five in Arl and two in Berk.", ("Nine", 9), ("five", 5), ("two", 2))
    (finding,) = sums(desk)
    assert finding.values == ("7", "9")


def test_parts_that_add_up_are_told_as_nothing() -> None:
    assert not list(sums(parts_of("Seven died: five in Arl and two in Berk.", ("Seven", 7), ("five", 5), ("two", 2))))


def test_some_of_a_whole_may_be_fewer() -> None:
    text = "Nine died, among them five guards and two cooks."
    assert not list(sums(parts_of(text, ("Nine", 9), ("five", 5), ("two", 2))))


def test_a_list_of_dates_with_a_repeated_item_is_told_with_what_may_be_meant() -> None:
    report = make_report("They met in May 2021, March 2022 and May 2021. The pact of May 2020 holds.")
    whens = (
        make_when(report, "May 2021", "2021-05"),
        make_when(report, "March 2022", "2022-03"),
        make_when(report, span_of(report, "May 2021", nth=1), "2021-05"),
        make_when(report, "May 2020", "2020-05"),
    )
    (finding,) = repeated_items(desk_of(make_reading(report, whens=whens)))
    assert [report.read(e.span) for e in finding.evidence] == ["May 2021, March 2022 and May 2021", "May 2020"]


def test_more_votes_than_a_panel_has_members_are_told() -> None:
    report = make_report("A panel of five judges ruled by four votes to two.")
    votes = {"measure": "votes", "unit": "vote"}
    panel = make_figure(report, "five judges", measure="other", of="judge", value=5)
    four = make_figure(report, "four votes", of="for", value=4, **votes)
    two = make_figure(report, "votes to two", of="against", value=2, **votes)
    reading = make_reading(report, figures=(panel, four, two))
    (finding,) = panels(Desk.of(make_story([report]), [reading]))
    assert "6 votes are told of 5" in finding.summary
    fine = make_reading(report, figures=(panel, replace(four, value=3.0), two))
    assert not list(panels(Desk.of(make_story([report]), [fine])))


def change_of(text: str, step: str, value: float, *times: str) -> list[tuple[str, ...]]:
    report = make_report(text)
    figure = make_figure(report, step, measure="share", value=value, unit="percentage point")
    whens = tuple(make_when(report, words, words) for words in times)
    return [f.values for f in changes(desk_of(make_reading(report, figures=(figure,), whens=whens)))]


def test_a_change_that_its_ends_do_not_bear_out_is_told() -> None:
    text = "The rate went up by 2 percentage points, from 4 to 5 percent."
    assert change_of(text, "2 percentage points", 2) == [("1", "2")]


def test_the_years_of_a_change_are_not_its_ends() -> None:
    text = "The share fell by 2 percentage points from 2020 to 2023."
    assert not change_of(text, "2 percentage points", 2)
    assert not change_of(text, "2 percentage points", 2, "2020", "2023")
    both = "From 2020 to 2023 the share fell by 2 percentage points, from 9 to 6 percent."
    assert change_of(both, "2 percentage points", 2, "2020", "2023") == [("3", "2")]


def test_the_days_of_a_change_are_not_its_ends() -> None:
    assert not change_of("It fell by 2 percentage points from 3 to 5 May.", "2 percentage points", 2, "3 to 5 May")
