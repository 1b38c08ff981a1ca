"""How many origins stand behind some reports of a story."""

from crossread.model.stories import Origin, Story
from crossread.testing import make_copy, make_report, make_story, span_of
from crossread.weigh.origins import first_hand, origins_of, origins_of_spans

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


FIRST, SECOND, THIRD = (
    make_report(text, outlet=name)
    for name, text in (
        ("Wire", "A ferry sank off the cape. Nine are missing. The captain lives."),
        ("Paper", "A ferry sank off the cape. We counted eleven boats."),
        ("Site", "The ferry went down at noon. A ferry sank off the cape."),
    )
)


def told(*, directed: bool = True) -> Story:
    """The paper took one sentence from the wire, and the site took it from the paper."""
    sentence = "A ferry sank off the cape."
    return make_story(
        (FIRST, SECOND, THIRD),
        origins=(
            Origin(name="Wire", kind="agency", reports=(FIRST.id, SECOND.id), own=(FIRST.id,)),
            Origin(name="Site", kind="outlet", reports=(THIRD.id,), own=(THIRD.id,)),
            Origin(name="Paper", kind="outlet", reports=(SECOND.id,), certain=False, own=(SECOND.id,)),
        ),
        copies=(
            make_copy((FIRST, sentence), (SECOND, sentence), share=0.5, directed=directed),
            make_copy((SECOND, sentence), (THIRD, sentence), share=0.1, directed=directed),
        ),
    )


def test_copied_sentence_has_the_first_hand_alone_behind_it() -> None:
    spans = [span_of(report, "A ferry sank off the cape.") for report in (FIRST, SECOND, THIRD)]
    behind = origins_of_spans(told(), spans)
    assert (behind.low, behind.high, behind.certain) == (1, 1, ("agency Wire",))
    assert first_hand(told(), spans[2]) == spans[0]


def test_own_figure_beside_a_copied_sentence_is_perhaps_the_outlets_own() -> None:
    behind = origins_of_spans(told(), [span_of(SECOND, "eleven boats")])
    assert (behind.low, behind.high) == (1, 1)
    assert behind.perhaps == ("outlet Paper",)
    both = origins_of_spans(told(), [span_of(SECOND, "eleven boats"), span_of(FIRST, "Nine are missing")])
    assert (both.low, both.high) == (1, 2)


def test_own_words_of_independent_reports_count_each() -> None:
    spans = [span_of(FIRST, "The captain lives"), span_of(THIRD, "The ferry went down at noon")]
    assert origins_of_spans(told(), spans).low == 2


def test_undirected_copy_is_one_origin_too() -> None:
    spans = [span_of(report, "A ferry sank off the cape.") for report in (FIRST, SECOND, THIRD)]
    assert origins_of_spans(told(directed=False), spans).low == 1


def test_words_of_one_speaker_have_one_origin() -> None:
    spans = [span_of(FIRST, "Nine are missing"), span_of(THIRD, "The ferry went down at noon")]
    behind = origins_of_spans(told(), spans, speakers=dict.fromkeys(spans, "oda lenz"))
    assert (behind.low, behind.high, behind.certain) == (1, 1, ("speaker oda lenz",))


def test_words_of_other_stories_have_no_origin_here() -> None:
    other = make_report("A goat sang.")
    assert origins_of_spans(told(), [span_of(other, "A goat sang.")]).high == 0
