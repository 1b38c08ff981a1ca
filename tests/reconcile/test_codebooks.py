"""What each codebook profile records where reports differ."""

from crossread.model.codings import Coding
from crossread.model.reading import Reading
from crossread.model.reports import Report
from crossread.reconcile.codebooks import codings_of, profiles
from crossread.reconcile.desk import Desk
from crossread.testing import (
    make_copy,
    make_event,
    make_figure,
    make_reading,
    make_report,
    make_statement,
    make_story,
    span_of,
)


def told(words: str, *, published: str, outlet: str, **fields: object) -> Reading:
    report = make_report(f"{words} when the mine fell in.", outlet=outlet, published=published)
    return make_reading(report, figures=(make_figure(report, words, measure="killed", of="people", **fields),))


def codings(*readings: Reading) -> dict[str, Coding]:
    desk = Desk.of(make_story(r.report for r in readings), readings)
    return {coding.profile: coding for coding in codings_of(desk)}


def test_profiles_choose_their_own_number() -> None:
    found = codings(
        told("6 people died", value=6, published="2024-03-01", outlet="Pass Radio"),
        told("11 people died", value=11, published="2024-03-02", outlet="Valley Post"),
        told("9 people died", value=9, published="2024-03-02", outlet="Ridge News"),
        told("11 people died", value=11, published="2024-03-02", outlet="Lake Times"),
    )
    assert {name: (c.low, c.best, c.high) for name, c in found.items()} == {
        "newsroom": (9, 11, 11),  # of the newest day, what most say
        "acled": (None, 6, None),  # the most conservative
        "ucdp": (6, 11, 11),
        "gtd": (None, 11, None),
        "casualty-recorder": (6, None, 11),
    }
    assert set(found) == set(profiles())
    assert [reason.rule for reason in found["acled"].reasons] == ["codebook.acled.best.lowest"]


def test_dozens_are_twelve_for_one_and_blank_for_another() -> None:
    found = codings(
        told("Dozens of people died", low=12, vague=True, published="2024-03-01", outlet="Pass Radio"),
        told("Dozens died", low=12, vague=True, published="2024-03-01", outlet="Valley Post"),
    )
    assert found["acled"].best == 12
    assert found["gtd"].best is None
    assert "stays blank" in found["gtd"].reasons[-1].sentence


def test_a_tie_is_broken_by_the_lowest() -> None:
    found = codings(
        told("8 people died", value=8, published="2024-03-01", outlet="Pass Radio"),
        told("10 people died", value=10, published="2024-03-01", outlet="Valley Post"),
    )
    assert found["gtd"].best == 8
    assert found["casualty-recorder"].high == 10


def test_a_claim_of_the_perpetrator_is_passed_over_by_one_profile_only() -> None:
    claim = make_report("The Ash Front stormed the post. The Ash Front said 40 soldiers died.", outlet="Pass Radio")
    claimed = make_reading(
        claim,
        events=(
            make_event(
                claim,
                "The Ash Front stormed the post",
                trigger="stormed",
                plover="ASSAULT",
                actors=(span_of(claim, "The Ash Front"),),
            ),
        ),
        statements=(
            make_statement(
                claim, "The Ash Front said 40 soldiers died", source="The Ash Front", cue="said", speaker="Ash Front"
            ),
        ),
        figures=(
            make_figure(claim, "40 soldiers died", measure="killed", of="soldiers", value=40, said_by="ash front"),
        ),
    )
    army = make_report("The army said 7 soldiers died at the post.", outlet="Valley Post")
    counted = make_reading(
        army, figures=(make_figure(army, "7 soldiers died", measure="killed", of="soldiers", value=7),)
    )
    found = codings(claimed, counted)
    assert found["gtd"].best == 7
    assert found["ucdp"].high == 40


def test_a_headline_over_copied_words_has_no_vote() -> None:
    """Its number is that of the words below it, which came from another."""
    wire = make_report("6 people died when the mine fell in.", outlet="Pass Agency", published="2024-03-01")
    copied = "Mine falls in: 6 dead\n\n6 people died when the mine fell in."
    paper = make_report(copied, title="Mine falls in: 6 dead", outlet="Valley Post", published="2024-03-02")
    radio = make_report("8 people died, the mayor told us.", outlet="Lake Radio", published="2024-03-02")

    def dead(report: Report, *words: str) -> Reading:
        return make_reading(
            report,
            figures=tuple(
                make_figure(report, w, of="people" if "people" in w else "", value=float(w[0])) for w in words
            ),
        )

    readings = (dead(wire, "6 people died"), dead(paper, "6 dead", "6 people died"), dead(radio, "8 people died"))
    copy = make_copy((wire, wire.text), (paper, wire.text))
    desk = Desk.of(make_story((wire, paper, radio), copies=(copy,)), readings)
    newsroom = next(coding for coding in codings_of(desk) if coding.profile == "newsroom")
    assert (newsroom.low, newsroom.best, newsroom.high) == (8, 8, 8)
