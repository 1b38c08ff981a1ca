"""The shipped pipeline end to end: what it notes of invented reports, and that no text breaks it."""

import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
import spacy
from hypothesis import example, given, settings
from hypothesis import strategies as st
from spacy import displacy

from crossread.annotate import Reader, annotate, load_reader
from crossread.annotate.components import LONGEST_SENTENCE
from crossread.errors import SettingsError, UnknownPart
from crossread.model.notes import Notes
from crossread.model.reports import Report
from crossread.testing import make_report

ARTICLE = """Dam gives way above Brenn

The harbour ministry said on Tuesday that at least 27 people were killed when the dam gave way.

"We heard a roar and then the water came," Anna Lindqvist, a baker, told reporters. Officials in Torvik denied the claim."""


@pytest.fixture(scope="module")
def reader() -> Reader:
    return load_reader()


def noted(reader: Reader, text: str) -> tuple[Report, Notes]:
    report = make_report(text, outlet="Daily Echo")
    return report, annotate(report, reader)


def test_sentences_end_at_stops_and_line_ends(reader: Reader) -> None:
    report, notes = noted(reader, ARTICLE)
    begins = [report.text[s.start : s.end].split()[0] for s in notes.sentences]
    assert begins == ["Dam", "The", '"We', "Officials"]


def test_trees_have_subject_and_root(reader: Reader) -> None:
    _, notes = noted(reader, ARTICLE)
    said = next(t for t in notes.tokens if t.text == "said")
    assert (said.dep, said.head, said.lemma, said.tag) == ("root", said.index, "say", "VERB")
    assert any(t.text == "ministry" and t.dep == "nsubj" for t in notes.children(said))
    killed = next(t for t in notes.tokens if t.text == "killed")
    assert any(t.dep == "nsubj:pass" and t.text == "people" for t in notes.children(killed))


def test_names_are_found(reader: Reader) -> None:
    report, notes = noted(reader, ARTICLE)
    found = {(report.text[n.start : n.end], n.label) for n in notes.names}
    assert {("Anna Lindqvist", "PERSON"), ("Torvik", "LOC")} <= found


def test_source_cue_and_content_belong_together(reader: Reader) -> None:
    report, notes = noted(reader, ARTICLE)
    first = notes.attributions[0]
    read = [" ".join(report.text[a:b] for a, b in part) for part in (first.source, first.cue)]
    assert read == ["The harbour ministry", "said"]
    assert "27 people were killed" in report.text[first.content[0][0] : first.content[-1][1]]


HEARING = """Marta Quill, the mayor of Ostrand, opened the hearing on Monday. She said that the town had lost its bridge.

"My brother helped me," Quill said. Her deputy, Tomas Berg, left early because he was ill."""


def test_pronouns_and_last_names_join_the_chain_of_the_full_name(reader: Reader) -> None:
    report, notes = noted(reader, HEARING)
    she = report.text.index("She said")
    chain = [report.text[m.start : m.end] for m in notes.chain_at(she, she + 3)]
    assert chain[0].startswith("Marta Quill")
    assert {"She", "Quill", "Her"} <= set(chain)
    assert not {"he", "Tomas Berg"} & set(chain)


def test_words_that_stand_for_nothing_else_have_no_chain(reader: Reader) -> None:
    report, notes = noted(reader, HEARING)
    at = report.text.index("Monday")
    assert notes.chain_at(at, at + 6) == ()


def test_chains_have_exact_offsets_and_two_mentions_or_more(reader: Reader) -> None:
    _, notes = noted(reader, HEARING)
    assert [(m.start, -m.end) for m in notes.chains] == sorted((m.start, -m.end) for m in notes.chains)
    sizes = Counter(m.chain for m in notes.chains)
    assert sorted(sizes) == list(range(len(sizes)))
    assert min(sizes.values()) > 1
    for m in notes.chains:
        assert (m.start, m.end) == (notes.tokens[m.first].start, notes.tokens[m.last - 1].end)
        assert m.first <= m.head < m.last


def test_name_that_comes_back_far_away_joins_its_chain(reader: Reader) -> None:
    report, notes = noted(
        reader, "Marta Quill spoke.\n\n" + "The river rose by a metre.\n\n" * 200 + "Marta Quill left."
    )
    last = report.text.rindex("Marta Quill")
    assert {m.start for m in notes.chain_at(last, last + 11)} == {0, last}


def test_each_sentence_has_a_unit_vector(reader: Reader) -> None:
    _, notes = noted(reader, ARTICLE)
    assert all(len(s.vector) == 384 for s in notes.sentences)
    assert all(sum(x * x for x in s.vector) == pytest.approx(1.0, abs=1e-4) for s in notes.sentences)


def test_like_sentences_have_like_vectors(reader: Reader) -> None:
    text = "The dam burst on Monday.\n\nOn Monday the dam broke.\n\nShares in the bank fell by a tenth."
    _, notes = noted(reader, text)
    one, same, other = (s.vector for s in notes.sentences)

    def cosine(a: "object", b: "object") -> float:
        return sum(x * y for x, y in zip(a, b, strict=True))  # type: ignore[call-overload]

    assert cosine(one, same) > 0.7
    assert cosine(one, other) < 0.3


def test_notes_do_not_depend_on_what_was_read_before(reader: Reader) -> None:
    _, first = noted(reader, ARTICLE)
    noted(reader, "Another story. " * 50)
    _, again = noted(reader, ARTICLE)
    assert first == again


AWKWARD = [
    "(" * 5000,
    "",
    " \n\n ",
    "Yes",
    "a\x00b \x07\x1b[31m c\x0c d\x85 e\u2028 f",
    "👩‍👩‍👧‍👦 said 🇦🇲🇦🇿 😀.",
    "x" * 5000 + " said",
]


def check_notes(report: Report, notes: Notes) -> None:
    assert [t.index for t in notes.tokens] == list(range(len(notes.tokens)))
    assert all(report.text[t.start : t.end] == t.text and t.text.strip() for t in notes.tokens)
    assert "".join(t.text for t in notes.tokens) == "".join(report.text.split())
    bounds = [s.first for s in notes.sentences] + [len(notes.tokens)]
    for sentence in notes.sentences:
        inside = notes.tokens_of(sentence)
        assert (sentence.start, sentence.end) == (inside[0].start, inside[-1].end)
        assert sentence.last == bounds[sentence.index + 1]
        assert [t.head for t in inside].count(next(t.index for t in inside if t.head == t.index)) >= 1
        assert sum(t.head == t.index for t in inside) == 1
        assert all(sentence.first <= t.head < sentence.last for t in inside)
        assert "\n" not in report.text[sentence.start : sentence.end]
        assert len(inside) <= LONGEST_SENTENCE
    assert all(0 <= m.start < m.end <= len(report.text) and m.first <= m.head < m.last for m in notes.chains)
    pieces = [p for a in notes.attributions for p in (*a.source, *a.cue, *a.content)]
    assert all(0 <= a < b <= len(report.text) for a, b in [*pieces, *((n.start, n.end) for n in notes.names)])


@pytest.mark.parametrize("text", AWKWARD)
def test_awkward_text_is_noted_with_exact_offsets(reader: Reader, text: str) -> None:
    check_notes(*noted(reader, text))


@settings(max_examples=60, deadline=None)
@given(text=st.text(max_size=300))
@example(text='قال الرئيس "نعم" יום שלישי. He said \u202eabc\u202c.')
@example(text="\ufeff\u200b“Ja”, sagte er.\r\n\r\nNein")
def test_any_text_is_noted_with_exact_offsets(reader: Reader, text: str) -> None:
    check_notes(*noted(reader, text))


def test_report_of_30000_words_is_read_whole(reader: Reader) -> None:
    text = "\n\n".join([ARTICLE] * 30000)[: 30000 * 6]
    report, notes = noted(reader, text)
    check_notes(report, notes)
    assert len(notes.tokens) > 30000


def test_unknown_pipeline_lists_those_installed() -> None:
    with pytest.raises(UnknownPart, match="en_no_such"):
        load_reader("en_no_such")


def test_unknown_pipeline_where_none_is_installed_says_how_to_get_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spacy.util, "get_installed_models", list)
    with pytest.raises(UnknownPart, match="no other spaCy pipeline is installed; install one"):
        load_reader("en_no_such")


def test_pipeline_without_a_parser_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spacy.util, "get_installed_models", lambda: ["en_bare"])
    monkeypatch.setattr(spacy, "load", lambda name: spacy.blank("en"))
    with pytest.raises(SettingsError, match="no parser"):
        load_reader("en_bare")


def test_importing_the_room_loads_neither_spacy_nor_onnx() -> None:
    code = "import sys, crossread.annotate; print(sorted({'spacy', 'onnxruntime', 'numpy', 'tokenizers'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_pipeline_is_kept_and_loaded_as_spacy_does(reader: Reader, tmp_path: Path) -> None:
    reader.nlp.to_disk(tmp_path)
    again = spacy.load(tmp_path)
    first, second = reader.nlp(ARTICLE), again(ARTICLE)
    assert [(t.dep_, t.pos_, t.head.i) for t in first] == [(t.dep_, t.pos_, t.head.i) for t in second]
    assert reader.nlp.analyze_pipes()["problems"] == {name: [] for name in reader.nlp.pipe_names}


def test_spacy_users_find_entities_spans_and_sentences(reader: Reader) -> None:
    doc = reader.nlp(ARTICLE)
    assert [span.label_ for span in doc.spans["chains"]] == [str(n) for n, c in enumerate(doc._.chains) for _ in c]
    assert displacy.render(doc, style="ent").count("<mark") == len(doc.ents) > 0
    assert displacy.render(list(doc.sents)[1], style="dep").startswith("<svg")
    assert {span.label_ for span in doc.spans["attributions"]} == {"SOURCE", "CUE", "CONTENT"}
