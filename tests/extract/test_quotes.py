import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.extract.quotes import find_quotes
from crossread.lib.words import QUOTATION_MARKS


def quoted(text: str) -> list[str]:
    return [text[q.start : q.end].strip() for q in find_quotes(text) if q.depth == 0]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('She said: "We sail."', ["We sail."]),
        ("“We sail,” she said.", ["We sail,"]),
        ("‘It’s the boys’ game,’ he said.", ["It’s the boys’ game,"]),
        ("« Nous partons », dit-elle.", ["Nous partons"]),
        ("„Wir fahren“, sagte sie.", ["Wir fahren"]),
        ("„Płyniemy”, powiedziała.", ["Płyniemy"]),
        ("»Vi sejler«, sagde hun.", ["Vi sejler"]),
        ("「出航する」と述べた。", ["出航する"]),
        ("‘‘We sail,’’ she said.", ["We sail,"]),
        ('“We sail," she said.', ["We sail,"]),
        ("``We sail,'' she said.", ["We sail,"]),
    ],
)
def test_marks_of_many_conventions_and_mixtures_of_them(text: str, words: list[str]) -> None:
    assert quoted(text) == words


def test_a_quotation_within_a_quotation_is_deeper() -> None:
    text = "“He told me ‘never again’ that day,” she said."
    assert [(text[q.start : q.end], q.depth) for q in find_quotes(text)] == [
        ("He told me ‘never again’ that day,", 0),
        ("never again", 1),
    ]


@pytest.mark.parametrize(
    "text", ['"No end to this', "the crews' boats of the '90s", "6' tall and 5\" wide", 'a"b"c', '"" " "']
)
def test_marks_without_a_partner_and_apostrophes_quote_nothing(text: str) -> None:
    assert quoted(text) == []


def test_a_quotation_left_open_runs_on_where_the_next_paragraph_takes_it_up() -> None:
    first, second = find_quotes("“The harbour is full.\n\n“We wait,” she said.")
    assert (first.open_end, second.open_end) == (True, False)


@given(st.text(alphabet=sorted(QUOTATION_MARKS | {"'", " ", "a", "\n", "."}), max_size=60))
def test_quotations_lie_in_the_text_in_order(text: str) -> None:
    last = 0
    for quote in find_quotes(text):
        assert 0 <= quote.outer_start <= quote.start <= quote.end <= quote.outer_end <= len(text)
        if quote.depth == 0:
            assert quote.outer_start >= last
            last = quote.outer_end


def test_a_line_of_nothing_but_opening_marks_is_read() -> None:
    assert quoted("“a " * 40_000) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('"We found it by the weir, said Ida Moe. "It was empty," she said.', ["It was empty,"]),
        ("The mayor said “it was lost. He thanked us. ”We go on”, he said.", ["We go on"]),
        ('"They call it the "Iron Duke" here," he said.', ['They call it the "Iron Duke" here,']),
        ("“They call it the “Iron Duke” here,” he said.", ["They call it the “Iron Duke” here,"]),
    ],
)
def test_a_mark_without_its_partner_does_not_pair_with_the_mark_that_opens_the_next_quotation(
    text: str, words: list[str]
) -> None:
    assert [text[q.start : q.end] for q in find_quotes(text) if q.depth == 0] == words
