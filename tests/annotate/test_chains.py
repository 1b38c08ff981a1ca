"""Mentions out of trees, what is known of them, and how they are linked; texts are invented."""

import numpy as np
import pytest

from crossread.annotate.chains.linking import link
from crossread.annotate.chains.mentions import Mention, Words, mentions
from crossread.annotate.chains.pairs import compare, describe
from crossread.annotate.chains.pointing import pointing
from crossread.annotate.chains.traits import GENDERS, Traits, traits
from crossread.annotate.encoder import Window

Row = tuple[str, str, str, str, int]


def words_of(*rows: Row, names: tuple[tuple[int, int, str], ...] = ()) -> Words:
    """Rows of form, universal tag, Penn tag, relation, head (counted from 1, 0 for the root); one sentence."""
    forms, upos, tags, deps, heads = zip(*rows, strict=True)
    return Words(
        words=forms,
        lemmas=[form.lower() for form in forms],
        upos=upos,
        tags=tags,
        feats=["Number=Plur" if tag in ("NNS", "NNPS") else "Number=Sing" if tag[0] == "N" else "" for tag in tags],
        deps=deps,
        heads=[head - 1 if head else i for i, head in enumerate(heads)],
        sentences=[0] * len(rows),
        names=names,
        said=(),
    )


VISIT = words_of(
    ("Even", "ADV", "RB", "advmod", 3),
    ("the", "DET", "DT", "det", 3),
    ("mayor", "NOUN", "NN", "nsubj", 7),
    ("of", "ADP", "IN", "case", 5),
    ("Ostrand", "PROPN", "NNP", "nmod", 3),
    (",", "PUNCT", ",", "punct", 7),
    ("visited", "VERB", "VBD", "root", 0),
    ("Lena", "PROPN", "NNP", "nmod:poss", 10),
    ("'s", "PART", "POS", "case", 8),
    ("school", "NOUN", "NN", "obj", 7),
    ("and", "CCONJ", "CC", "cc", 13),
    ("her", "PRON", "PRP$", "nmod:poss", 13),
    ("club", "NOUN", "NN", "conj", 10),
    (".", "PUNCT", ".", "punct", 7),
    names=((4, 5, "LOC"), (7, 8, "PERSON")),
)


def shown(words: Words) -> list[str]:
    return [" ".join(words.words[m.start : m.end]) for m in mentions(words)]


def test_mentions_are_phrases_names_possessors_and_coordinations() -> None:
    assert shown(VISIT) == [
        "the mayor of Ostrand",
        "Ostrand",
        "Lena 's school and her club",
        "Lena 's school",
        "Lena 's",
        "her club",
        "her",
    ]


def test_preposition_and_relative_pronoun_stay_out() -> None:
    words = words_of(
        ("in", "ADP", "IN", "case", 3),
        ("the", "DET", "DT", "det", 3),
        ("port", "NOUN", "NN", "root", 0),
        ("which", "PRON", "WDT", "nsubj", 5),
        ("closed", "VERB", "VBD", "acl:relcl", 3),
    )
    assert shown(words) == ["the port which closed"]


def test_text_without_words_has_no_mentions() -> None:
    nothing = Words(words=(), lemmas=(), upos=(), tags=(), feats=(), deps=(), heads=(), sentences=(), names=(), said=())
    assert mentions(nothing) == []


def test_gender_comes_from_title_given_name_and_noun() -> None:
    words = words_of(
        ("Mr", "PROPN", "NNP", "compound", 2),
        ("Oda", "PROPN", "NNP", "nsubj", 3),
        ("met", "VERB", "VBD", "root", 0),
        ("Mary", "PROPN", "NNP", "obj", 3),
        ("Quill", "PROPN", "NNP", "flat", 4),
        ("and", "CCONJ", "CC", "cc", 8),
        ("a", "DET", "DT", "det", 8),
        ("spokeswoman", "NOUN", "NN", "conj", 4),
        names=((1, 2, "PERSON"), (3, 5, "PERSON")),
    )
    found = [m for m in mentions(words) if not m.group]
    genders = dict(
        zip((words.words[m.head] for m in found), traits(words, found).values["gender"].tolist(), strict=True)
    )
    assert (genders["Oda"], genders["Mary"], genders["spokeswoman"]) == (GENDERS["m"], GENDERS["f"], GENDERS["f"])


def known(words: Words) -> tuple[list[Mention], Traits]:
    found = mentions(words)
    return found, traits(words, found)


def test_pairs_have_a_row_for_every_feature_and_all_are_small() -> None:
    found, these = known(VISIT)
    later = np.arange(len(found), dtype=np.int32)
    rows = compare(these, later, later[:, None] - 1 - np.arange(4, dtype=np.int32))
    assert rows.shape[1:] == (len(found), 4)
    assert float(rows.min()) >= 0
    assert float(rows.max()) <= 5
    assert describe(these).shape[0] == len(found)


def test_mention_joins_the_chain_that_most_speaks_for() -> None:
    found, these = known(VISIT)
    scores = np.full((len(found), len(found)), -9.0, np.float32)
    her, lena = 6, 4
    scores[her, her - 1 - lena] = 2.0
    later = np.arange(len(found), dtype=np.int32)
    earlier = later[:, None] - 1 - np.arange(len(found), dtype=np.int32)
    chains = link([(later, earlier, scores)], these)
    assert chains[her] == chains[lena] == lena
    assert len(set(chains)) == len(found) - 1


@pytest.mark.parametrize(("pronoun", "joined"), [("she", True), ("he", False)])
def test_chain_of_another_gender_is_not_joined(pronoun: str, joined: bool) -> None:
    words = words_of(
        ("Mary", "PROPN", "NNP", "nsubj", 2),
        ("left", "VERB", "VBD", "root", 0),
        ("before", "SCONJ", "IN", "mark", 5),
        (pronoun, "PRON", "PRP", "nsubj", 5),
        ("spoke", "VERB", "VBD", "advcl", 2),
        names=((0, 1, "PERSON"),),
    )
    _, these = known(words)
    block = (np.arange(2, dtype=np.int32), np.array([[-1], [0]], np.int32), np.array([[0.0], [4.0]], np.float32))
    chains = link([block], these)
    assert (chains[1] == chains[0]) is joined


def test_pointing_adds_up_a_whole_name_and_stays_within_its_window() -> None:
    words = words_of(
        ("Ada", "PROPN", "NNP", "nsubj", 3),
        ("Holm", "PROPN", "NNP", "flat", 1),
        ("met", "VERB", "VBD", "root", 0),
        ("him", "PRON", "PRP", "obj", 3),
        ("she", "PRON", "PRP", "nsubj", 6),
        ("left", "VERB", "VBD", "root", 0),
        names=((0, 2, "PERSON"),),
    )
    found = [Mention(0, 2, 0), Mention(3, 4, 3), Mention(4, 5, 4)]
    scores = np.zeros((4, 5), np.float32)
    scores[3] = np.log([0.1, 0.4, 0.3, 0.1, 0.1])
    windows = [
        Window(start=0, end=4, scores={"chain": scores}),
        Window(start=4, end=6, scores={"chain": np.zeros((2, 3), np.float32)}),
    ]
    where = pointing(windows, words, found)
    assert where.back[1, 0] == pytest.approx(0.7 / 0.9)
    assert where.fresh == pytest.approx([1.0, 0.1 / 0.9, 1.0])
    assert not where.back[2].any()
