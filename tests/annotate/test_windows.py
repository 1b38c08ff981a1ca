from hypothesis import given
from hypothesis import strategies as st

from crossread.annotate import windows
from crossread.annotate.wordpieces import GLUED, NEWLINE, SPACED

TEXTS = st.lists(st.tuples(st.sampled_from(["a", "B", ".", ")", "Mr."]), st.sampled_from([GLUED, SPACED, NEWLINE])))


@given(TEXTS, st.integers(2, 12))
def test_windows_cover_all_words_in_order_and_keep_to_the_room(text: list[tuple[str, int]], room: int) -> None:
    words, joins = [word for word, _ in text], [join for _, join in text]
    sizes = [1 + len(word) for word in words]
    cut = list(windows.cut(words, joins, sizes, room))
    assert [i for a, b in cut for i in range(a, b)] == list(range(len(words)))
    assert all(sum(sizes[a:b]) <= room or b == a + 1 for a, b in cut)


def test_window_ends_at_a_line_end_rather_than_within_a_paragraph() -> None:
    words = "one two three . Four five six . Seven eight".split()
    joins = [NEWLINE if i in (0, 8) else SPACED for i in range(len(words))]
    assert list(windows.cut(words, joins, [1] * len(words), 9)) == [(0, 8), (8, 10)]


def test_window_ends_after_a_sentence_and_not_after_a_title() -> None:
    words = "It rained . He saw Mr. Orr there today".split()
    joins = [NEWLINE, *[SPACED] * (len(words) - 1)]
    assert next(windows.cut(words, joins, [1] * len(words), 7)) == (0, 3)
