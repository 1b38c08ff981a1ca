import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from crossread.present.words import clip, one_line, show_words, visible
from crossread.testing import make_report, span_of

ANY_TEXT = st.text(st.characters(), max_size=200)


def test_few_words_bring_their_context():
    report = make_report("A fire broke out.\nThe ferry Morin rolled over on Friday.")
    words = show_words(report, span_of(report, "Morin"), name="Echo")
    assert (words.before, words.words, words.after) == ("The ferry ", "Morin", " rolled over on Friday.")


def test_context_stops_at_the_line_and_within_whole_words():
    report = make_report("first line\n" + "word " * 30 + "Morin " + "tail " * 30)
    words = show_words(report, span_of(report, "Morin"), name="Echo")
    assert words.before.startswith("…word ")
    assert words.after.endswith("tail…")
    assert "first" not in words.before


def test_enough_words_stand_alone():
    report = make_report("He said the ferry was not overloaded at all.")
    words = show_words(report, span_of(report, "the ferry was not overloaded"), name="Echo")
    assert (words.before, words.after) == ("", "")


def test_terminal_escapes_and_turned_text_are_left_out():
    assert one_line("a\x1b[31mred\u202e gnp\x07") == "a[31mred gnp"


@given(ANY_TEXT)
def test_visible_text_keeps_its_length_and_has_no_control_characters(text):
    shown = visible(text)
    assert len(shown) == len(text)
    assert not [char for char in shown if unicodedata.category(char) in ("Cc", "Cs") and char not in "\n\t"]


@given(ANY_TEXT, st.integers(2, 50))
def test_clipped_text_is_never_longer_than_asked(text, length):
    assert len(clip(one_line(text), length)) <= length


@given(ANY_TEXT, st.data())
def test_any_span_of_any_text_can_be_shown_on_one_line(text, data):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    report = make_report(text)
    span = report.span(start, end)  # reaches over whole letters
    words = show_words(report, span, name="Echo")
    assert "\n" not in words.before + words.words + words.after
    assert start == end or (span.start <= start and end <= span.end)
    assert words.words == one_line(report.read(span))
