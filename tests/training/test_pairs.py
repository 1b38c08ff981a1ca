import random

import pytest

torch = pytest.importorskip("torch", reason="training needs crossread[train]")

from crossread.annotate.pairs.window import joined  # noqa: E402
from crossread.annotate.wordpieces import NEWLINE, SPACED, WordPieces  # noqa: E402 (after the check for torch)
from crossread.model.pairs import RELATIONS  # noqa: E402
from training import claim_sheets, edits, pair_batches, pairs  # noqa: E402
from training.documents import Document, Quoting  # noqa: E402
from training.edits import Sentence, Text  # noqa: E402
from training.labels import UNSEEN  # noqa: E402

WORDS = "Orr said that the ferry was carrying 12 people on Monday .".split()


def make_sentence(words: list[str] = WORDS) -> Sentence:
    document = Document(
        name="invented",
        words=list(words),
        joins=[NEWLINE, *[SPACED] * (len(words) - 1)],
        starts=[True, *[False] * (len(words) - 1)],
        quotings=[Quoting(source=[0], cue=[1], content=list(range(2, len(words) - 1)))],
    )
    return Sentence(document, 0, len(words))


@pytest.mark.parametrize("kind", [*edits.CHANGING, *edits.KEEPING, *edits.OTHER])
def test_every_edit_keeps_a_join_for_each_word(kind: str) -> None:
    for seed in range(20):
        pair = pairs.edit(make_sentence(), kind, random.Random(seed))
        if pair is not None:
            assert all(len(text.words) == len(text.joins) for text in (pair.a, pair.b))
            assert pair.a.words != pair.b.words


@pytest.mark.parametrize(("kind", "relation"), [("number", "contradicts"), ("count_later", "updates")])
def test_what_an_edit_does_to_the_sense_is_known(kind: str, relation: str) -> None:
    pair = pairs.edit(make_sentence(), kind, random.Random(1))
    assert pair is not None
    assert pair.relations == {relation}


def test_a_negation_is_put_in_after_an_auxiliary_and_taken_out_again() -> None:
    sentence = make_sentence()
    denied = edits.negation(sentence, Text(sentence.words, sentence.joins), random.Random(1))
    assert denied is not None
    assert "was not carrying" in " ".join(denied.words).replace("n't", "not")
    restored = edits.negation(sentence, denied, random.Random(1))
    assert restored is not None
    assert restored.words == WORDS


def test_who_said_it_moves_behind_what_was_said() -> None:
    sentence = make_sentence()
    turned = edits.order(sentence, Text(sentence.words, sentence.joins), random.Random(1))
    assert turned is not None
    assert turned.words == "The ferry was carrying 12 people on Monday , Orr said .".split()


def test_two_texts_stand_in_one_window_between_marks() -> None:
    cutter = WordPieces(["[PAD]", "[UNK]", "[CLS]", "[SEP]", "orr", "sank"])
    cut = joined(cutter, ["Orr"], [NEWLINE], ["sank", "Orr"], [NEWLINE, SPACED])
    assert cut.sides == [0, 1, 0, 2, 2, 0]
    assert cut.ids == [2, 4, 3, 5, 4, 3]


def test_open_labels_allow_all_that_may_be_right() -> None:
    text = Text(["Orr"], [NEWLINE])
    pair = pairs.Pair(a=text, b=text, kind="msrp", group="1", relations=pairs.NOT_SAME)
    claim = pairs.Pair(a=text, b=text, kind="emergent", group="2", stance="against")
    found = pair_batches.targets(pair_batches.PairBatch([pair, claim]))
    assert found["pair"].tolist() == [[name != "same" for name in RELATIONS], [False] * 5]
    assert found["stance"].tolist() == [UNSEEN, 1]


def test_sheets_of_claims_make_pairs_of_which_the_relation_is_known() -> None:
    sheet = {
        "claim": ["A ferry sank."],
        "same": ["The ferry went down."],
        "contradicts": ["No ferry sank."],
        "other": ["It rained."],
    }
    found = set(claim_sheets.related({"entails": [], "updates": [], **sheet}))
    assert ("A ferry sank.", "The ferry went down.", "same") in found
    assert ("No ferry sank.", "The ferry went down.", "contradicts") in found
    assert ("A ferry sank.", "It rained.", "unrelated") in found
    assert not any({a, b} == {"No ferry sank.", "It rained."} for a, b, _ in found)


def test_every_sheet_is_whole_and_held_sheets_are_not_learnt_from() -> None:
    for name, sheet in claim_sheets.sheets().items():
        assert len(sheet["claim"]) == 1, name
        assert all(sheet[role] for role in ("same", *claim_sheets.RIGHT)), name
    learnt, held = ({pair.group for pair in claim_sheets.pairs(held)} for held in (False, True))
    assert held
    assert not learnt & held
