"""Two mentions are one event or two, with the reasons."""

from crossread.weigh.same_events import EventTraits, levels, same_event


def struck(report: str, **fields: object) -> EventTraits:
    """A barge strikes a pier, as one report tells it."""
    told = {"barge": 0.6, "pier": 0.6, "gravel": 0.5}
    given = {
        "report": report,
        "trigger": frozenset({"strik"}),
        "rare": 3.0,
        "near": told,
        "sentence": told,
        "document": told,
        "cast": {"arlsund": 1.0},
        "names": {"arlsund": 5.0},
    }
    return EventTraits(**(given | fields))  # type: ignore[arg-type] (fields of a test's choice)


def test_the_same_words_in_like_reports_tell_of_one_event() -> None:
    assert same_event(struck("a"), struck("b")).same


def test_other_words_in_unlike_reports_tell_of_two() -> None:
    other = struck(
        "b", trigger=frozenset({"elect"}), near={"mayor": 1.0}, sentence={"mayor": 1.0}, document={"vote": 1.0}
    )
    assert not same_event(struck("a"), other).same


def test_days_far_apart_speak_against_one_event() -> None:
    near = same_event(struck("a", day="2031-05-01"), struck("b", day="2031-05-01"))
    far = same_event(struck("a", day="2031-05-01"), struck("b", day="2031-08-01"))
    assert far.score < near.score
    assert "more than three days" in " ".join(reason.sentence for reason in far.reasons)


def test_the_reasons_add_up_to_the_score() -> None:
    found = same_event(struck("a"), struck("b"))
    assert round(sum(reason.weight for reason in found.reasons), 6) == found.score


def test_more_likeness_never_tells_against() -> None:
    for rows in levels().values():
        weights = [level.weight for level in rows]
        assert weights == sorted(weights, reverse=True)
