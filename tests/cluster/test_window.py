"""What is past in a stream."""

from crossread.cluster.window import LAST, Window


def test_what_lies_behind_the_window_is_past_once() -> None:
    window = Window(3)
    given = [window.add(position, 1000 + position // 20) for position in range(2000)]
    past = [position for one in given for position in one]
    assert past == list(range(len(past)))
    assert 2000 - LAST - 80 < len(past) < 2000


def test_a_clock_a_year_ahead_lays_nothing_aside() -> None:
    window = Window(21)
    days = [1000, 1000, 1366, 1001, 1001, 1366, 1002, 1002]
    assert [window.add(position, day) for position, day in enumerate(days)] == [[]] * len(days)


def test_a_clock_a_year_behind_is_past_when_time_goes_on() -> None:
    window = Window(21)
    given = [window.add(position, day) for position, day in enumerate([1000, 1000, 635, 1000, *[1001] * 5])]
    assert [position for one in given for position in one] == [2]


def test_reports_without_a_day_are_of_the_day_on_which_they_came() -> None:
    window = Window(5)
    assert [window.add(position, None) for position in range(40)] == [[]] * 40
    assert window.add(40, 1000) == []
    later = [window.add(position, 1010) for position in range(41, 44)]
    assert sorted(position for one in later for position in one) == list(range(41))
