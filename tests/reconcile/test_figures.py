"""Figures lined up."""

import pytest

from crossread.model.reading import Reading
from crossread.reconcile.desk import Desk
from crossread.reconcile.figures import (
    agreeing_counts,
    compare_counts,
    compatible_counts,
    disputed_counts,
    lonely_counts,
)
from crossread.testing import make_figure, make_reading, make_report, make_story


def told(words: str, *, published: str, outlet: str, measure: str = "killed", **fields: object) -> Reading:
    report = make_report(f"{words} on the pass.", outlet=outlet, published=published)
    figure = make_figure(report, words, measure=measure, **{"of": "people", **fields})
    return make_reading(report, figures=(figure,))


def desk_of(*readings: Reading) -> Desk:
    return Desk.of(make_story(r.report for r in readings), readings)


def test_a_growing_toll_is_an_update_and_no_conflict() -> None:
    desk = desk_of(
        told("At least 4 people died", low=4, published="2024-03-01T06:00", outlet="Pass Radio"),
        told("9 people died", value=9, published="2024-03-01T18:00", outlet="Valley Post"),
    )
    assert [f.kind for f in compare_counts(desk)] == ["figure_update"]


def test_a_shrinking_toll_is_a_conflict() -> None:
    desk = desk_of(
        told("9 people died", value=9, published="2024-03-01T06:00", outlet="Pass Radio"),
        told("4 people died", value=4, published="2024-03-01T18:00", outlet="Valley Post"),
    )
    assert [f.kind for f in compare_counts(desk)] == ["figure_conflict"]


def test_fewer_missing_later_is_an_update() -> None:
    desk = desk_of(
        told("9 people missing", value=9, measure="missing", published="2024-03-01", outlet="Pass Radio"),
        told("4 people missing", value=4, measure="missing", published="2024-03-02", outlet="Valley Post"),
    )
    assert [f.kind for f in compare_counts(desk)] == ["figure_update"]


def test_two_counts_at_one_time_conflict_and_the_slip_is_named() -> None:
    desk = desk_of(
        told("212 people moved", value=212, measure="evacuated", published="2024-03-01", outlet="Pass Radio"),
        told("221 people moved", value=221, measure="evacuated", published="2024-03-01", outlet="Valley Post"),
    )
    (finding,) = compare_counts(desk)
    assert finding.kind == "figure_conflict"
    assert finding.repair is not None
    assert finding.repair.slip == "digits that changed places"
    assert {e.span.report for e in finding.evidence} == {r.id for r in desk.readings}


def test_bounds_that_can_both_hold_are_told_as_no_difference() -> None:
    desk = desk_of(
        told("More than 40 people hurt", low=40, measure="injured", published="2024-03-01", outlet="Pass Radio"),
        told("48 people hurt", value=48, measure="injured", published="2024-03-01", outlet="Valley Post"),
    )
    assert "figure_conflict" not in {f.kind for f in compare_counts(desk)}


def test_people_of_two_countries_are_not_one_count() -> None:
    desk = desk_of(
        told("4 guards hurt", value=4, measure="injured", of_country="AA", published="2024-03-01", outlet="Pass Radio"),
        told("3 guards hurt", value=3, measure="injured", of_country="BB", published="2024-03-01", outlet="Post"),
    )
    assert not list(compare_counts(desk))
    assert len(list(lonely_counts(desk))) == 2


def test_dead_of_an_older_happening_are_not_set_against_the_new() -> None:
    desk = desk_of(
        told("4 people died", value=4, when="2024-03-01", published="2024-03-01", outlet="Pass Radio"),
        told("90 people died", value=90, when="1998", published="2024-03-01", outlet="Valley Post"),
    )
    assert not list(compare_counts(desk))


def test_one_number_from_two_outlets_is_corroborated() -> None:
    desk = desk_of(
        told("9 people died", value=9, published="2024-03-01", outlet="Pass Radio"),
        told("9 people died", value=9, published="2024-03-01", outlet="Valley Post"),
    )
    (finding,) = agreeing_counts(desk)
    assert finding.kind == "corroborated"
    assert finding.origins_low == 2


def test_bounds_that_can_both_hold_are_compatible() -> None:
    desk = desk_of(
        told("More than 40 people hurt", low=40, measure="injured", published="2024-03-01", outlet="Pass Radio"),
        told("48 people hurt", value=48, measure="injured", published="2024-03-01", outlet="Valley Post"),
    )
    (finding,) = compatible_counts(desk)
    assert finding.values == ("at least 40 (Pass Radio)", "48 (Valley Post)")
    assert "can both hold" in finding.reasons[1].sentence


def test_numbers_that_cannot_both_hold_are_not_compatible() -> None:
    desk = desk_of(
        told("At least 60 people hurt", low=60, measure="injured", published="2024-03-01", outlet="Pass Radio"),
        told("48 people hurt", value=48, measure="injured", published="2024-03-01", outlet="Valley Post"),
    )
    assert not list(compatible_counts(desk))


def test_one_crowd_is_counted_twice_in_one_report() -> None:
    report = make_report(
        "Police put the number of marchers at 3,000. Organisers said 50,000 had come to the march.", outlet="Pass Radio"
    )
    count = {"measure": "other", "unit": "person"}
    both = make_reading(
        report,
        figures=(
            make_figure(report, "3,000", of="marcher", value=3000, said_by="police", **count),
            make_figure(report, "50,000", value=50_000, said_by="unnamed|organiser", sentence=1, **count),
        ),
    )
    other = make_report("About 3,000 people took part in the march.", outlet="Valley Post")
    few = make_reading(other, figures=(make_figure(other, "About 3,000", of="people", approx=3000, **count),))
    (finding,) = compare_counts(desk_of(both, few))
    assert finding.kind == "figure_conflict"
    assert finding.summary.startswith("People who came: ")


def test_the_best_supported_steps_make_the_update() -> None:
    desk = desk_of(
        told("9 people hurt", value=9, measure="injured", published="2024-03-01T20:00", outlet="Ridge News"),
        told("About 60 people hurt", approx=60, measure="injured", published="2024-03-01T06:00", outlet="Pass Radio"),
        told("140 people hurt", value=140, measure="injured", published="2024-03-01T18:00", outlet="Valley Post"),
        told("140 people injured", value=140, measure="injured", published="2024-03-01T19:00", outlet="Lake Times"),
    )
    assert sorted(f.kind for f in compare_counts(desk)) == ["figure_conflict", "figure_update"]


def toll(text: str, *numbers: float, published: str = "2024-03-01T12:00", outlet: str, **fields: object) -> Reading:
    """A report whose sentences give one number of killed each, in their order."""
    report = make_report(text, outlet=outlet, published=published)
    sentences = [f"{part}." for part in text.rstrip(".").split(". ")]
    made = (
        make_figure(report, words, value=number, sentence=at, of="people", **fields)
        for at, (words, number) in enumerate(zip(sentences, numbers, strict=True))
    )
    return make_reading(report, figures=tuple(made))


def test_a_report_that_gives_the_others_number_too_does_not_contradict_it() -> None:
    one = toll("Nine people fell. Four people fell.", 9, 4, measure="affected", outlet="Pass Radio")
    desk = desk_of(one, toll("Four people fell.", 4, measure="affected", outlet="Valley Post"))
    assert "figure_conflict" not in {f.kind for f in compare_counts(desk)}


def test_two_numbers_that_several_reports_give_both_count_two_things() -> None:
    desk = desk_of(
        toll("Forty people died. Seven people died.", 40, 7, outlet="Pass Radio"),
        toll("Seven people died. Forty people died.", 7, 40, outlet="Valley Post"),
        toll("Seven people died.", 7, outlet="Hill Times"),
    )
    assert not list(compare_counts(desk))


def test_the_badly_hurt_are_no_count_of_the_hurt() -> None:
    desk = desk_of(
        told("27 people injured", value=27, measure="injured", published="2024-03-01T06:00", outlet="Pass Radio"),
        told("4 people badly injured", value=4, measure="injured", published="2024-03-01T18:00", outlet="Valley Post"),
    )
    assert not list(compare_counts(desk))


def test_one_voice_with_two_numbers_at_once_contradicts_itself() -> None:
    desk = desk_of(
        told("25 people hurt", value=25, said_by="police|", published="2024-03-01T06:00", outlet="Pass Radio"),
        told("27 people hurt", value=27, said_by="police|", published="2024-03-01T07:30", outlet="Valley Post"),
    )
    assert [f.kind for f in compare_counts(desk)] == ["figure_conflict"]


def test_civilians_are_all_the_dead_where_a_report_has_no_others() -> None:
    desk = desk_of(
        told("At least 2 people died", low=2, published="2024-03-01T06:00", outlet="Pass Radio"),
        told("At least 6 civilians died", low=6, of="civilian", published="2024-03-02T06:00", outlet="Valley Post"),
    )
    assert [f.kind for f in compare_counts(desk)] == ["figure_update"]


def test_parts_of_a_number_do_not_contradict_it() -> None:
    report = make_report("The papers name 12 leaders and 128 other officials.", outlet="Pass Radio")
    count = {"measure": "other", "unit": "person", "of": "official"}
    parts = make_reading(
        report,
        figures=(
            make_figure(report, "12 leaders", value=12, **count),
            make_figure(report, "128 other officials", value=128, **count),
        ),
    )
    other = make_report("The papers name 140 officials.", outlet="Valley Post")
    whole = make_reading(other, figures=(make_figure(other, "140 officials", value=140, **count),))
    assert not list(compare_counts(desk_of(parts, whole)))


def test_ages_of_anybodys_children_are_no_count_of_one_thing() -> None:
    def aged(text: str, words: str, age: float, outlet: str) -> Reading:
        report = make_report(f"It rained. It blew. It hailed. It froze. {text}", outlet=outlet)
        return make_reading(
            report, figures=(make_figure(report, words, measure="age", value=age, of="son", sentence=4),)
        )

    desk = desk_of(
        aged("His 13-year-old son died.", "13-year-old", 13, "Pass Radio"),
        aged("Their 14-year-old son died.", "14-year-old", 14, "Valley Post"),
    )
    assert not list(compare_counts(desk))


def test_a_number_between_two_steps_told_on_the_day_of_the_first_is_a_step() -> None:
    desk = desk_of(
        told("20 people saved", value=20, measure="rescued", published="2024-03-01", outlet="Pass Radio"),
        told("34 people saved", value=34, measure="rescued", published="2024-03-01T19:00", outlet="Valley Post"),
        told("51 people saved", value=51, measure="rescued", published="2024-03-02", outlet="Lake Times"),
    )
    (finding,) = compare_counts(desk)
    assert finding.kind == "figure_update" and finding.values == ("20", "34", "51")


def test_what_the_last_step_leaves_open_contradicts_no_step() -> None:
    desk = desk_of(
        told("60 people held", value=60, measure="detained", published="2024-03-01", outlet="Pass Radio"),
        told("140 people held", value=140, measure="detained", published="2024-03-02", outlet="Valley Post"),
        told("More than 130 people held", low=130, measure="detained", published="2024-03-03", outlet="Lake Times"),
    )
    assert [f.kind for f in compare_counts(desk)] == ["figure_update"]


def test_a_share_with_two_digits_changed_is_one_figure_with_a_slip() -> None:
    share = {"measure": "share", "unit": "percent", "of": "vote"}
    desk = desk_of(
        told("61.4 percent of the vote", value=61.4, published="2024-03-01", outlet="Pass Radio", **share),
        told("64.1 percent of the vote", value=64.1, published="2024-03-02", outlet="Valley Post", **share),
    )
    (finding,) = compare_counts(desk)
    assert finding.repair is not None and finding.repair.slip == "digits that changed places"


def test_two_numbers_of_two_voices_in_one_sentence_contradict_each_other() -> None:
    report = make_report("5 people died, the ministry said; a union put 9 people at rest.", outlet="Pass Radio")
    figures = tuple(
        make_figure(report, words, measure="killed", value=value, of="people", said_by=voice)
        for words, value, voice in (("5 people", 5, "ministry|"), ("9 people", 9, "unnamed|union"))
    )
    other = told("9 people died", value=9, published="2024-03-02", outlet="Valley Post")
    (finding,) = disputed_counts(desk_of(make_reading(report, figures=figures), other))
    assert (finding.kind, finding.made_by.name) == ("figure_conflict", "figures.disputed")
    assert {f.span for f in figures} <= {e.span for e in finding.evidence}


def test_those_beside_others_are_no_other_number_of_all() -> None:
    fields = {"measure": "other", "unit": "person", "of": "miner"}
    desk = desk_of(
        told("140 miners from the pit", value=140, published="2024-03-01", outlet="Pass Radio", **fields),
        told("128 other miners from the pit", value=128, published="2024-03-01", outlet="Valley Post", **fields),
    )
    assert not list(compare_counts(desk))


def lengths(first: str, second: str) -> list[str]:
    readings = []
    for words, outlet in ((first, "Pass Radio"), (second, "Valley Post")):
        report = make_report(words, outlet=outlet, published="2024-03-01")
        number = 3 if "3 kilometres" in words else 30
        figure = make_figure(report, f"{number} kilometres", measure="other", value=number, unit="km", of="kilometre")
        readings.append(make_reading(report, figures=(figure,)))
    return [f.kind for f in compare_counts(desk_of(*readings))]


def test_lengths_reached_in_two_ways_are_no_conflict() -> None:
    assert not lengths("The explosion broke windows 3 kilometres away.", "The explosion was felt 30 kilometres away.")
    assert lengths("The explosion was heard 3 kilometres away.", "The explosion was felt 30 kilometres away.") == [
        "figure_conflict"
    ]


def hurt(text: str, value: float, outlet: str, published: str = "2024-03-01", **fields: object) -> Reading:
    """A report of a sentence with `[` and `]` about the words of its figure."""
    report = make_report(text.replace("[", "").replace("]", ""), outlet=outlet, published=published)
    words = text[text.index("[") + 1 : text.index("]")]
    return make_reading(report, figures=(make_figure(report, words, value=value, **{"of": "people", **fields}),))


@pytest.mark.parametrize(
    "rest", ["Of the other [ten injured]", "The remaining [ten injured]", "All his other [ten injured]"]
)
def test_the_others_of_a_number_are_no_other_number_of_all(rest: str) -> None:
    desk = desk_of(
        hurt("Eleven were hurt: [eleven injured] lay in the ward.", 11, "Pass Radio", measure="injured"),
        hurt(f"{rest} seven left the ward.", 10, "Valley Post", measure="injured"),
    )
    assert not list(compare_counts(desk))


@pytest.mark.parametrize("seen", ["she counted [24 bodies]", "I have seen [24 bodies]", "they carried [24 bodies]"])
def test_the_dead_whom_a_witness_counted_are_no_toll(seen: str) -> None:
    desk = desk_of(
        hurt(f"A woman said that {seen} on the beach.", 24, "Pass Radio"),
        hurt("The toll of the wreck is [38 dead].", 38, "Valley Post", published="2024-03-02"),
    )
    assert not list(compare_counts(desk))


def shares(first: str, second: str, *, later: str) -> list[str]:
    desk = desk_of(
        hurt(first, 6.1, "Pass Radio", measure="share", unit="percent", of="shares"),
        hurt(second, 2.0, "Valley Post", published=later, measure="share", unit="percent", of="shares"),
    )
    return [f.kind for f in compare_counts(desk)]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("The mill's shares lost [6.1 percent].", "The mill's shares rose [2.0 percent]."),
        ("Shares of the mill closed down [6.1 percent].", "Shares of the mill ended [2.0 percent] lower."),
    ],
)
def test_prices_of_two_days_are_no_conflict_and_those_of_one_day_are(first: str, second: str) -> None:
    assert not shares(first, second, later="2024-03-02")
    assert shares(first, second, later="2024-03-01") == ["figure_conflict"]


def test_a_number_told_again_in_other_words_is_no_news_after_a_slip() -> None:
    desk = desk_of(
        told("41 people hurt", value=41, measure="injured", published="2024-03-01", outlet="Wire"),
        told("14 people hurt", value=14, measure="injured", published="2024-03-02", outlet="Pass Radio"),
        told("more than 40 people hurt", low=40, measure="injured", published="2024-03-03", outlet="Valley Post"),
    )
    assert [f.kind for f in compare_counts(desk)] == ["figure_conflict"]


def test_what_still_is_so_on_a_later_day_is_news() -> None:
    fields = {"measure": "other", "unit": "guard", "of": "guard"}
    desk = desk_of(
        hurt("The county put [two guards] of the jail on leave.", 2, "Pass Radio", **fields),
        hurt("At the jail [three guards] remain on leave of the county.", 3, "Valley Post", "2024-03-02", **fields),
    )
    assert "figure_conflict" not in [f.kind for f in compare_counts(desk)]


def test_members_of_an_organisation_are_no_crowd() -> None:
    report = make_report("An aid organisation helped 46 people.", outlet="Pass Radio")
    figure = make_figure(report, "46 people", measure="other", unit="person", of="people", value=46)
    desk = desk_of(make_reading(report, figures=(figure,)))
    assert desk.counts[0][0].measure == "other"


def test_twice_a_number_is_no_number_and_its_like_beside_it() -> None:
    desk = desk_of(
        told("20 people moved", value=20, measure="evacuated", published="2024-03-01", outlet="Pass Radio"),
        told("40 people moved", value=40, measure="evacuated", published="2024-03-01", outlet="Valley Post"),
    )
    assert [f.kind for f in compare_counts(desk)] == ["figure_conflict"]
