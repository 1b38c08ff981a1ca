"""Names marked by reading: where they stand, laid over the words of a document."""

import pytest

from training import marked_names
from training.documents import Document
from training.quotations import plain


@pytest.fixture
def table(monkeypatch):
    """The rows of a table that a test gives."""

    def give(*rows):
        monkeypatch.setattr(marked_names, "_rows", lambda: iter(rows))

    return give


def test_places_are_words_in_a_treebank_and_characters_in_plain_text(table):
    words = ["Anna", "Lind", "left", "Haldby"]
    treebank = Document(name="one", words=words, joins=[0, 1, 1, 1], starts=[True, False, False, False])
    text = plain("two", "Anna Lind left Haldby.")
    table(("ewt", "one", [(0, 2, "PERSON")]), ("gap", "two", [(0, 9, "PERSON"), (15, 21, "LOC")]))
    marked_names.mark([treebank], "ewt")
    marked_names.mark([text], "gap")
    assert treebank.names == ["B-PERSON", "I-PERSON", "?", "?"]
    assert text.names == ["B-PERSON", "I-PERSON", "?", "B-LOC", "?"]


def test_what_was_not_read_stays_as_it_was(table):
    text = plain("two", "Anna Lind left Haldby.")
    table(("gap", "three", []), ("polnear", "two", []))
    marked_names.mark([text], "gap")
    assert text.names == []


def test_the_shipped_table_is_well_formed():
    rows = list(marked_names._rows())
    assert len({(corpus, name) for corpus, name, _ in rows}) == len(rows)
    for corpus, _, places in rows:
        assert corpus in {"ewt", "polnear", "gap", "re3d", "ecb"}
        assert all(a < b and kind in {"PERSON", "ORG", "LOC", "NORP"} for a, b, kind in places)
        assert all(left[1] <= right[0] for left, right in zip(places, places[1:], strict=False))
