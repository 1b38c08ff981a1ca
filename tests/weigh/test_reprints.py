"""Which report a reprint prints again."""

from dataclasses import replace

from crossread.model.stories import Copy
from crossread.testing import make_report, make_story
from crossread.weigh.reprints import LINED_UP, NEARLY, families, printed_first, surplus, without_go_betweens

A, B, C = sorted((make_report(f"A ferry sank off the cape, {n}.", outlet=n) for n in "xyz"), key=lambda r: r.id)


def _copy(original: str, copy: str, *, share: float = 1.0, directed: bool = True) -> Copy:
    return Copy(original=original, copy=copy, passages=(), directed=directed, credited=False, share=share, reasons=())


def test_a_reprint_of_a_reprint_is_the_first_ones() -> None:
    story = make_story((A, B, C), copies=(_copy(B.id, A.id), _copy(C.id, B.id)))
    assert [printed_first(story, r.id) for r in (A, B, C)] == [C.id] * 3


def test_where_nothing_tells_who_was_first_it_is_the_lower_id() -> None:
    story = make_story((A, B, C), copies=(_copy(B.id, A.id, directed=False),))
    assert [printed_first(story, r.id) for r in (A, B, C)] == [A.id, A.id, C.id]


def test_what_is_copied_in_part_is_no_reprint() -> None:
    story = make_story((A, B, C), copies=(_copy(A.id, B.id, share=0.8),))
    assert printed_first(story, B.id) == B.id
    assert printed_first(story, B.id, least=NEARLY) == A.id


def test_a_report_that_lacks_the_words_is_not_their_first() -> None:
    story = make_story((A, B, C), copies=(_copy(A.id, B.id), _copy(B.id, C.id)))
    assert printed_first(story, C.id, holds=lambda first: first == B.id) == B.id


def test_reports_that_print_each_other_come_to_an_end() -> None:
    story = make_story((A, B, C), copies=(_copy(A.id, B.id), _copy(B.id, A.id)))
    assert printed_first(story, A.id) == B.id


def test_who_credits_the_first_hand_has_nothing_from_its_reprint() -> None:
    reprint, credited = _copy(A.id, B.id), replace(_copy(A.id, C.id, share=0.4), credited=True)
    again = _copy(B.id, C.id, share=0.6)
    assert without_go_betweens((reprint, credited, again)) == [reprint, credited]
    assert without_go_betweens((reprint, replace(credited, credited=False), again))[-1] == again
    assert without_go_betweens((replace(reprint, share=0.8), credited, again))[-1] == again
    assert without_go_betweens((reprint, credited, replace(again, credited=True)))[-1].credited


def test_reports_that_print_one_text_are_a_family_whoever_had_it_from_whom() -> None:
    story = make_story((A, B, C), copies=(_copy(C.id, A.id), _copy(B.id, C.id, share=0.5)))
    assert families(story) == {A.id: [A.id, C.id]}


def test_of_very_many_reprints_the_first_hand_and_some_more_are_lined_up() -> None:
    reports = [make_report("A ferry sank off the cape.", outlet=f"Outlet {n}") for n in range(1000)]
    last = max(report.id for report in reports)
    story = make_story(reports, copies=tuple(_copy(last, r.id) for r in reports if r.id != last))
    kept = set(story.reports) - surplus(story)
    assert len(kept) == LINED_UP
    assert last in kept
