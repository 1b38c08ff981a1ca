"""Events that several reports tell are put together."""

from crossread.cluster.happenings import bag, same_events, stems
from crossread.cluster.rarity import Rarity
from crossread.model.notes import NameMention
from crossread.model.reading import Reading
from crossread.testing import make_event, make_notes, make_reading, make_report

TOLD = "A gravel barge struck the eastern pier of the Arlsund bridge on Monday."


def told(text: str, words: str, *, outlet: str, plover: str = "ASSAULT") -> Reading:
    report = make_report(text, outlet=outlet)
    at = text.index("Arlsund")
    notes = make_notes(report, names=(NameMention(start=at, end=at + 7, first=0, last=0, label="LOC"),))
    return make_reading(report, notes=notes, events=(make_event(report, text, trigger=words, plover=plover),))


def test_one_event_in_two_reports_is_one_group() -> None:
    one, other = told(TOLD, "struck", outlet="Echo"), told(f"{TOLD} Nobody was hurt.", "struck", outlet="Post")
    assert [len(group) for group in same_events([one, other])] == [2]


def test_events_of_other_kinds_are_never_one() -> None:
    one, other = told(TOLD, "struck", outlet="Echo"), told(TOLD, "struck", outlet="Post", plover="PROTEST")
    assert [len(group) for group in same_events([one, other])] == [1, 1]


def test_everyday_words_weigh_nothing() -> None:
    assert bag("the of and".split(), Rarity()) == {}
    assert stems("struck") == stems("strikes")
