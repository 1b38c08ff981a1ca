"""Which mentions of agreements mean one."""

from datetime import date

from crossread.model.appeals import Pact
from crossread.model.spans import Maker, Span
from crossread.weigh.pacts import Named, group_pacts


def named(at, kind="ceasefire", *, dates=(), story="s", day=date(2022, 5, 4), countries=("UGA", "RWA"), **fields):
    span = Span(report="r", start=at * 10, end=at * 10 + 5)
    pact = Pact(id=f"p{at}", span=span, kind=kind, dates=dates, made_by=Maker(name="tests.made", version=1), **fields)
    return Named(pact=pact, story=story, day=day, countries=frozenset(countries))


def groups(*mentions):
    return [same.members for same in group_pacts(mentions)]


def test_dates_that_meet_make_one_agreement():
    assert groups(named(0, dates=("2020-11-09",)), named(1, dates=("2020",))) == [(0, 1)]


def test_dates_that_do_not_meet_make_two():
    assert groups(named(0, dates=("1994",)), named(1, dates=("2020-11-09",))) == [(0,), (1,)]


def test_other_kinds_need_close_dates():
    assert groups(named(0, dates=("2020-11-09",)), named(1, "statement", dates=("2020-11",))) == [(0, 1)]
    assert groups(named(0, dates=("2020-11-09",)), named(1, "statement", dates=("2020/2022",))) == [(0,), (1,)]


def test_mention_without_date_is_the_latest_by_its_day():
    old, new, later = named(0, dates=("1994",)), named(1, dates=("2020-11",)), named(2, dates=("2023",))
    assert groups(old, new, later, named(3)) == [(0,), (1, 3), (2,)]


def test_what_is_over_is_not_meant():
    assert groups(named(0, dates=("2016",), status="ended"), named(1)) == [(0,), (1,)]


def test_what_is_hoped_for_is_not_what_stands():
    assert groups(named(0, "peace", dates=("2020",)), named(1, "peace", status="sought")) == [(0,), (1,)]


def test_other_parties_have_other_agreements():
    assert groups(named(0, dates=("2020",), parties=("UGA",)), named(1, dates=("2020",), parties=("PER",))) == [
        (0,),
        (1,),
    ]
    assert groups(named(0, dates=("2020",)), named(1, story="t", countries=("PER", "CHL"))) == [(0,), (1,)]


def test_each_link_has_its_reason():
    (same,) = group_pacts((named(0, dates=("2020-11",)), named(1)))
    assert "no date of its own" in same.reasons[1]
