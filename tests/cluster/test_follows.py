"""A story is linked with the earlier ones that it tells of as past."""

from dataclasses import replace

import pytest

from crossread.cluster import cluster
from crossread.model.reading import Reading
from crossread.testing import make_reading, make_report, make_when
from tests.cluster.stories import coins, notes, paper, wire

TRIAL_TEXT = """Driver of line 4 stands trial over the tram of Brennau

BRENNAU, Nov. 20 (LWA) - The driver of the tram that left the rails in Brennau stood before the court on Thursday.

Oda Lenz, the fire chief, was the first witness. The court sits beside the brewery.

The judge asked about the brakes of the depot. The hearing goes on in December.

Six passengers died when the tram of line 4 ran past the Silver Bridge on 3 May and struck the wall of a brewery."""


def trial() -> Reading:
    """Half a year later."""
    report = make_report(
        TRIAL_TEXT, title="Driver of line 4 stands trial over the tram of Brennau", agency="LWA", published="2031-11-20"
    )
    whens = (make_when(report, "Thursday", "2031-11-20"), make_when(report, "3 May", "2031-05-03"))
    return make_reading(report, whens=whens, event_date="2031-11-20", notes=notes(report))


def test_trial_follows_the_accident_that_it_tells_of() -> None:
    stories = {story.reports: story for story in cluster((wire(), paper(), trial(), coins()))}
    accident, after = (stories[tuple(sorted(r.id for r in rs))] for rs in ((wire(), paper()), (trial(),)))
    assert [one.story for one in after.follows] == [accident.id]
    assert "3 May 2031" in after.follows[0].why[0].sentence
    assert accident.follows == ()


def test_unlike_story_of_an_earlier_day_is_not_followed() -> None:
    stories = {story.reports: story for story in cluster((wire(), coins()))}
    assert all(story.follows == () for story in stories.values())


HEAD_OF_TRIAL = """Line 4 driver before the court in Brennau

Driver Oda Lenz stood before a judge in Brennau on Thursday over the tram that left the rails past the Silver Bridge {when}.

The tram struck the wall of a brewery, and six passengers were killed. Oda Lenz said nothing."""


def later(when: str, value: str, *, published: str = "2031-11-20") -> Reading:
    """A report that tells in its lead when the tram left the rails."""
    text = HEAD_OF_TRIAL.format(when=when)
    report = make_report(text, title="Line 4 driver before the court", outlet="Brennau Courier", published=published)
    whens = (make_when(report, "Thursday", published), make_when(report, when, value))
    return make_reading(report, whens=whens, event_date=published, notes=notes(report))


def followed(after: Reading) -> list[str]:
    """The sentences with which a later report is linked to the accident."""
    stories = {story.reports: story for story in cluster((wire(), paper(), after, coins()))}
    return [why.sentence for one in stories[after.id,].follows for why in one.why]


@pytest.mark.parametrize(
    ("when", "value", "told"), [("on 3 May 2031", "2031-05-03", "3 May 2031"), ("in May", "2031-05", "May 2031")]
)
def test_trial_whose_lead_tells_the_date_follows(when: str, value: str, told: str) -> None:
    (sentence,) = followed(later(when, value))
    assert told in sentence
    assert "Oda" in sentence or "Lenz" in sentence


def test_date_without_a_year_that_was_read_as_ahead_is_the_last_one() -> None:
    report = later("on 3 May", "2032-05-03")
    whens = tuple(replace(when, anchor="published") for when in report.claims.whens)
    assert followed(replace(report, claims=replace(report.claims, whens=whens)))


def test_anniversary_follows_the_day_that_it_looks_back_to() -> None:
    (sentence,) = followed(later("a year ago", "2031", published="2032-05-03"))
    assert sentence.startswith("It looks back a year, to 3 May 2031")
    assert not followed(later("a year ago", "2031", published="2032-09-14"))


def test_other_month_or_other_names_are_not_followed() -> None:
    assert not followed(later("in March", "2031-03"))
    text = later("on 3 May 2031", "2031-05-03").report.text
    elsewhere = (
        text.replace("Brennau", "Kelmont").replace("Oda Lenz", "Ivo Brandt").replace("Silver Bridge", "Corn Hill")
    )
    report = make_report(
        elsewhere, title="Line 4 driver before the court", outlet="Kelmont Post", published="2031-11-20"
    )
    whens = (make_when(report, "3 May 2031", "2031-05-03"),)
    assert not followed(make_reading(report, whens=whens, event_date="2031-11-20", notes=notes(report)))


LONG_AFTER = """Line 4 driver blames the depot of Brennau

Driver Oda Lenz stood before a judge in Brennau on Thursday over the tram that left the rails past the Silver Bridge.

"I asked for other brakes," the driver said. The tram struck the wall of a brewery, and six passengers were killed.

The depot was shut after the accident of line 4 {when}. {last}"""


@pytest.mark.parametrize(("when", "value", "known"), [("last May", "2031-05", True), ("last June", "2031-06", False)])
def test_month_told_further_down_tells_enough_beside_the_names_of_both(when: str, value: str, known: bool) -> None:
    text = LONG_AFTER.format(when=when, last="Six passengers died.")
    report = make_report(text, title="Line 4 driver blames the depot", outlet="Brennau Courier", published="2031-11-20")
    whens = (make_when(report, "Thursday", "2031-11-20"), make_when(report, when, value))
    after = make_reading(report, whens=whens, event_date="2031-11-20", notes=notes(report))
    assert bool(followed(after)) == known
