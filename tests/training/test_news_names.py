from training.documents import Document, recased
from training.known_names import listed_names, listed_places
from training.news_names import name_labels

WORDS = "The mayor , Ms. Anna Lind of Haldby , told the Harbour Bank and the group on Monday in Jakarta".split()


def make_document(words: list[str]) -> Document:
    return Document(name="invented", words=words, joins=[1] * len(words), starts=[i == 0 for i in range(len(words))])


def test_phrases_become_names_only_where_they_are_written_as_names() -> None:
    phrases = [(3, 5, "PERSON"), (3, 6, "PERSON"), (10, 13, "ORG"), (14, 16, "ORG"), (7, 8, "LOC"), (0, 8, "PERSON")]
    labels = dict(zip(WORDS, name_labels(make_document(WORDS), phrases), strict=True))
    assert (labels["Anna"], labels["Lind"]) == ("B-PERSON", "I-PERSON")
    assert (labels["Harbour"], labels["Bank"]) == ("B-ORG", "I-ORG")
    assert labels["group"] == "?"
    assert labels["Monday"] == ""


def test_well_known_places_are_added_and_headlines_stay_unknown() -> None:
    assert name_labels(make_document(WORDS), [])[-1] == "B-LOC"
    assert set(name_labels(make_document("Haldby Mayor Quits Over Bank".split()), [(0, 1, "LOC")])) <= {"B-LOC", ""}


def test_one_phrase_with_two_kinds_stays_unknown() -> None:
    labels = name_labels(make_document(WORDS), [(11, 13, "ORG"), (11, 13, "LOC")])
    assert labels[11:13] == ["", ""]


def test_tables_hold_known_kinds() -> None:
    assert set(listed_names().values()) == {"ORG", "LOC", "NORP"}
    assert listed_places()["Norway"] == "LOC"
    assert "" not in listed_places()


def test_document_in_lower_case_keeps_its_layers() -> None:
    document = make_document(WORDS)
    document.names = ["O"] * len(WORDS)
    lower = recased(document)
    assert lower.words[4:6] == ["anna", "lind"]
    assert lower.names == document.names
    assert recased(document, upper=True).words[0] == "THE"
