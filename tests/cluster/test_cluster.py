"""Readings give stories with their copies, origins and look-alikes."""

import itertools
from dataclasses import replace

from crossread.cluster import cluster
from crossread.cluster.copies import find_copies
from crossread.lib.ids import stable_id
from crossread.testing import make_reading, make_report
from tests.cluster.stories import body, coins, old, paper, wire


def test_reports_of_one_happening_are_one_story() -> None:
    first = cluster((wire(), paper(), body(), old(), coins()))[0]
    assert first.reports == tuple(sorted(r.id for r in (wire(), paper(), body())))
    assert first.id == stable_id("story", *first.reports)


def test_any_order_of_readings_gives_the_same_stories() -> None:
    readings = (wire(), paper(), body(), old(), coins())
    wanted = cluster(readings)
    assert all(cluster(order) == wanted for order in itertools.islice(itertools.permutations(readings), 0, 120, 7))


def test_same_report_twice_counts_once() -> None:
    assert cluster((wire(), wire(), paper())) == cluster((wire(), paper()))


def test_stories_come_largest_first() -> None:
    sizes = [len(story.reports) for story in cluster((coins(), old(), wire(), paper()))]
    assert sizes == sorted(sizes, reverse=True)


def test_lookalike_is_named_with_what_tells_it_apart() -> None:
    stories = {story.reports: story for story in cluster((wire(), paper(), body(), old(), coins()))}
    earlier = stories[old().id,]
    main = next(story for story in stories.values() if len(story.reports) == 3)
    assert [like.story for like in main.lookalikes] == [earlier.id]
    assert [like.story for like in earlier.lookalikes] == [main.id]
    assert "other day" in {reason.rule for reason in main.lookalikes[0].why}


def test_story_bears_a_title_and_the_days_of_its_reports() -> None:
    story = cluster((wire(), paper(), body()))[0]
    assert story.title in {r.report.title for r in (wire(), paper(), body())}
    assert (story.start, story.end) == ("2031-05-03", "2031-05-04")


def test_story_without_title_is_called_by_its_first_sentence() -> None:
    story = cluster((make_reading("A goat stood on the chapel roof. Nobody knew why."),))[0]
    assert story.title == "A goat stood on the chapel roof."


def test_story_without_a_year_keeps_its_month_and_day() -> None:
    reading = make_reading("A goat stood on the roof.", event_date="XXXX-04-02")
    assert cluster((reading,))[0].start == "XXXX-04-02"


def test_nothing_gives_nothing() -> None:
    assert cluster(()) == ()


def test_reports_without_words_stand_alone() -> None:
    readings = tuple(make_reading(make_report(text, outlet=text or "none")) for text in ("", "!", "7", "Yes"))
    assert len(cluster(readings)) == len(readings)


def test_copies_between_stories_stand_in_both() -> None:
    shared = "\n\nThe line over the pass was built by convicts in 1871 and has lost more drivers than any other in the province."
    late = make_report(wire().report.text + shared, title=wire().report.title, published="2031-05-03")
    early = make_report(old().report.text + shared, title=old().report.title, published="2031-01-19")
    stories = cluster((make_reading(late, event_date="2031-05-03"), make_reading(early, event_date="2031-01-19")))
    assert len(stories) == 2
    assert stories[0].copies == stories[1].copies != ()
    assert (stories[0].copies[0].original, stories[0].copies[0].copy) == (early.id, late.id)


def test_the_formula_of_an_agency_is_no_copy_between_stories() -> None:
    formula = (
        "A {} {} a hay barn in the upland village of {} on Saturday, killing {} mules and laming {}, the parish clerk said."
        "\n\nThe {} began shortly {} in a loft let to {}, a firm that presses {}. Some {} villagers fought the {} for {} hours."
    )
    july = formula.format(
        "blaze", "tore through", "Ostrey", 4, 11, "blaze", "after ten", "Harn", "linseed", 90, "fire", 6
    )
    may = formula.format("fire", "swept", "Quellin", 3, 12, "fire", "before noon", "Tolbey", "walnuts", 70, "flames", 4)
    one = make_report(july, outlet="LWA", published="2031-07-05")
    other = make_report(may, outlet="LWA", published="2031-05-03")
    readings = (make_reading(one, event_date="2031-07-05"), make_reading(other, event_date="2031-05-03"))
    assert find_copies(readings) != ()
    stories = cluster(readings)
    assert [story.copies for story in stories] == [(), ()]


def test_many_copies_of_one_report_are_one_story_of_one_origin() -> None:
    base = paper()
    readings = [
        make_reading(replace(base.report, id=f"report-{i:04}", outlet=f"Paper {i}"), event_date="2031-05-03")
        for i in range(900)
    ]
    stories = cluster(readings)
    assert len(stories) == 1
    assert stories[0].origins_low == 1


def test_story_has_its_title_from_the_original_and_not_from_a_copy() -> None:
    heading = "Six dead as tram leaves the rails on a steep street in Brennau past Silver Bridge"
    reports = [
        make_report(f"{heading}\n\n{wire().report.text.partition('(LWA) - ')[2]}", outlet=name, title=heading)
        for name in ("Holm Post", "Vemb Echo")
    ]
    copies = [make_reading(replace(report, published=paper().report.published)) for report in reports]
    (story,) = cluster((wire(), *copies))
    assert story.title == wire().report.title
