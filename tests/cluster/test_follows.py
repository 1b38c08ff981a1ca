"""A story is linked with the earlier ones that it tells of as past."""

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
    assert "2031-05-03" in after.follows[0].why[0].sentence
    assert accident.follows == ()


def test_unlike_story_of_an_earlier_day_is_not_followed() -> None:
    stories = {story.reports: story for story in cluster((wire(), coins()))}
    assert all(story.follows == () for story in stories.values())
