"""Letters of several characters: they are found, no cut goes through one, and notes are made to keep them whole."""

from hypothesis import given
from hypothesis import strategies as st

from crossread.lib.letters import cut_at_letter, long_letters, with_whole_letters
from crossread.model.notes import AttributionMention, NameMention, Notes, Sentence, Token
from crossread.testing import make_notes, make_report

FLAGS = "\U0001f1fa\U0001f1e6\U0001f1f5\U0001f1f1"
FAMILY = "\U0001f468\u200d\U0001f469\u200d\U0001f467"
THUMB = "\U0001f44d\U0001f3fd"
MARKED = "e\u0301"
SYLLABLE = "\u0928\u093f"
PARTS = [FLAGS, FAMILY, THUMB, MARKED, SYLLABLE, "\u2764\ufe0f", "1\ufe0f\u20e3", "a", "B", " ", ".", "\n", "“", "said"]
texts = st.lists(st.sampled_from(PARTS), max_size=30).map("".join)


def inner(text: str) -> set[int]:
    return {at for letter in long_letters(text) for at in range(letter.start + 1, letter.end)}


def test_two_flags_in_a_row_are_two_letters():
    assert long_letters(f"x{FLAGS}") == ((1, 3), (3, 5))


def test_a_family_and_a_skin_tone_are_one_letter_each():
    assert long_letters(f"{FAMILY} {THUMB}") == ((0, 5), (6, 8))


def test_plain_text_has_no_long_letters():
    assert long_letters("A ferry sank.\r\n") == () == long_letters("“Ja”, sagte Ilva Rönk – und ging.")


def test_a_cut_never_goes_through_a_letter():
    text = f"ab{FAMILY}cd"
    assert [cut_at_letter(text, length) for length in (2, 4, 7, 99)] == ["ab", "ab", f"ab{FAMILY}", text]
    assert cut_at_letter(FLAGS, 1) == FLAGS[:2]


@given(texts, st.integers(1, 40))
def test_what_is_cut_ends_at_a_letters_end(text, length):
    cut = cut_at_letter(text, length)
    assert text.startswith(cut)
    assert len(cut) not in inner(text)


@given(texts, st.integers(0, 80), st.integers(0, 80))
def test_no_span_of_a_report_cuts_a_letter(text, one, other):
    report = make_report(text)
    low, high = sorted((min(one, len(text)), min(other, len(text))))
    span = report.span(low, high)
    assert {span.start, span.end}.isdisjoint(inner(text))
    assert (span.start < span.end) == (low < high)


@given(texts, st.data())
def test_notes_with_whole_letters_stay_notes(text, data):
    """Tokens of one character each, hanging on any other of the sentence that makes no circle, come out whole and in order."""
    report = make_report(text)
    places = [at for at in range(len(text)) if not text[at].isspace()]
    tokens = [
        Token(
            index=i,
            start=at,
            end=at + 1,
            text=text[at],
            lemma=text[at],
            tag="X",
            morph="",
            dep="dep",
            head=data.draw(st.integers(0, i)),
            sentence=0,
        )
        for i, at in enumerate(places)
    ]
    if not tokens:
        return
    whole = Sentence(index=0, start=tokens[0].start, end=tokens[-1].end, first=0, last=len(tokens), vector=[])
    name = NameMention(start=tokens[0].start, end=tokens[0].end, first=0, last=1, label="ORG")
    said = AttributionMention(source=((places[0], places[0] + 1),), cue=(), content=((0, len(text)),), score=1.0)
    notes = Notes(
        report=report.id,
        made_by="t/1",
        tokens=tuple(tokens),
        sentences=(whole,),
        names=(name,),
        attributions=(said,),
    )
    made = with_whole_letters(notes, text, report.letters)
    torn = inner(text)
    assert [t.index for t in made.tokens] == list(range(len(made.tokens)))
    assert all({t.start, t.end}.isdisjoint(torn) and text[t.start : t.end] == t.text for t in made.tokens)
    assert all(a.end <= b.start for a, b in zip(made.tokens, made.tokens[1:], strict=False))
    assert {t.index for root in made.tokens if root.head == root.index for t in made.subtree(root)} == {
        t.index for t in made.tokens
    }
    assert {made.names[0].end, made.attributions[0].source[0][1], made.sentences[0].end}.isdisjoint(torn)


def test_notes_of_plain_text_are_left_as_they_are():
    report = make_report("A ferry sank off the cape.")
    notes = make_notes(report)
    assert with_whole_letters(notes, report.text, report.letters) is notes
