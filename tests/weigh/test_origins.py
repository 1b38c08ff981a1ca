"""How many origins stand behind some reports of a story."""

from crossread.model.stories import Origin
from crossread.testing import make_report, make_story
from crossread.weigh.origins import origins_of

WIRE, PAPER, SITE = (make_report(f"A ferry sank, says {name}.", outlet=name) for name in ("Wire", "Paper", "Site"))
STORY = make_story(
    (WIRE, PAPER, SITE),
    origins=(
        Origin(name="Wire", kind="agency", reports=(WIRE.id, PAPER.id)),
        Origin(name="Paper", kind="outlet", reports=(PAPER.id,), certain=False),
        Origin(name="Site", kind="outlet", reports=(SITE.id,)),
    ),
)


def test_uncertain_origin_counts_for_the_upper_bound_only() -> None:
    assert origins_of(STORY, {WIRE.id, PAPER.id}) == (1, 2)
    assert origins_of(STORY, {WIRE.id, PAPER.id, SITE.id}) == (2, 3)


def test_one_report_has_one_origin() -> None:
    assert origins_of(STORY, {PAPER.id}) == (1, 1)


def test_reports_of_other_stories_are_left_out() -> None:
    assert origins_of(STORY, {SITE.id, "report-of-another-story"}) == (1, 1)


def test_no_reports_have_no_origin() -> None:
    assert origins_of(STORY, ()) == (0, 0)
