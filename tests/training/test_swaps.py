import random

from hypothesis import given
from hypothesis import strategies as st

from training.documents import Document
from training.swaps import Stock, spans, swapped

WORDS = "Anna Lind of Haldby met Lind . Anna Lind left Haldby".split()
NAMES = "B-PERSON I-PERSON O B-LOC O B-PERSON O B-PERSON I-PERSON O B-LOC".split()


def make_document() -> Document:
    starts = [i in (0, 7) for i in range(len(WORDS))]
    return Document(name="invented", words=WORDS, joins=[2, *[1] * 10], starts=starts, names=NAMES)


@given(st.integers(0, 10_000))
def test_copies_keep_kinds_words_between_and_layers_in_step(seed: int) -> None:
    document = make_document()
    rng = random.Random(seed)
    copy = swapped(document, Stock([document], [("Grand Vale", "LOC"), ("Vale Bank", "ORG")], rng), rng)
    assert len(copy.words) == len(copy.joins) == len(copy.starts) == len(copy.names)
    assert [kind for _, _, kind in spans(copy.names)] == [kind for _, _, kind in spans(NAMES)]
    kept = [w for w, n in zip(copy.words, copy.names, strict=True) if n == "O"]
    assert kept == ["of", "met", ".", "left"]
    assert sum(copy.starts) == 2


def test_one_name_is_swapped_for_one_other_throughout() -> None:
    document = make_document()
    rng = random.Random(3)
    copy = swapped(document, Stock([document], [("Grand Vale", "LOC")], rng), rng)
    found = [" ".join(copy.words[a:b]) for a, b, kind in spans(copy.names) if kind == "LOC"]
    assert found[0] == found[1]
