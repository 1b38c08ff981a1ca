"""The coreference head while it learns: the same sums as at run time, and what its texts say; texts are invented."""

from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="training needs crossread[train]")

from crossread.annotate.chains import Text  # noqa: E402 (after the check for torch)
from crossread.annotate.chains.head import WIDTH, Meanings  # noqa: E402
from crossread.annotate.chains.mentions import Words, mentions  # noqa: E402
from crossread.annotate.chains.pointing import REACH, Pointing  # noqa: E402
from crossread.annotate.chains.traits import traits  # noqa: E402
from training.chain_data import GapItem, gap_rows, rows  # noqa: E402
from training.chain_head import Batch, Ranker, ranking_loss  # noqa: E402
from training.chain_news import ecb_rows, marked_texts  # noqa: E402
from training.coreference import export  # noqa: E402
from training.marked_chains import in_words, marked_rows, table  # noqa: E402

RAW = "Lena met Mary. The mayor said she left."
WORDS = Words(
    words="Lena met Mary . The mayor said she left .".split(),
    lemmas="Lena meet Mary . the mayor say she leave .".split(),
    upos="PROPN VERB PROPN PUNCT DET NOUN VERB PRON VERB PUNCT".split(),
    tags="NNP VBD NNP . DT NN VBD PRP VBD .".split(),
    feats=["Number=Sing"] * 10,
    deps="nsubj root obj punct det nsubj root nsubj ccomp punct".split(),
    heads=[1, 1, 1, 1, 5, 6, 6, 8, 6, 6],
    sentences=[0] * 4 + [1] * 6,
    names=((0, 1, "PERSON"), (2, 3, "PERSON")),
    said=(),
)
STARTS = [0, 5, 9, 13, 15, 19, 25, 30, 34, 38]


@pytest.fixture
def text() -> Text:
    found = mentions(WORDS)
    draw = np.random.default_rng(7)
    states = draw.standard_normal((len(found), 4 * WIDTH)).astype(np.float32)
    apart = draw.standard_normal((len(found), 2 * WIDTH)).astype(np.float32)
    where = Pointing(*(draw.random(shape).astype(np.float32) for shape in ((len(found), REACH), len(found))))
    return Text(words=WORDS, mentions=found, traits=traits(WORDS, found), meanings=Meanings(states, apart, where))


def test_scores_at_run_time_are_those_of_training(text: Text) -> None:
    torch.manual_seed(7)
    later = np.arange(len(text.mentions), dtype=np.int32)
    laid = rows("invented", text, later, 3, (None, None, None))
    ranker = Ranker(laid.traits.shape[1], laid.pairs.shape[2]).eval()
    with torch.no_grad():
        learnt = ranker(Batch.of([laid]))[0].numpy()
    ((_, earlier, found),) = export([ranker], -1.0).scores(text.meanings, text.traits)
    there = earlier >= 0
    assert found[there] == pytest.approx(learnt[:, : earlier.shape[1]][there], abs=0.02)


def test_gap_rows_know_which_name_is_meant(text: Text) -> None:
    item = GapItem(name="invented", text=RAW, pronoun=(30, 33), feminine=True, sides=((0, 4, False), (9, 13, True)))
    laid = gap_rows(item, text, STARTS, 4)
    assert laid is not None
    shown = [WORDS.words[text.mentions[i].head] for i in laid.earlier[0] if i >= 0]
    assert dict(zip(shown, laid.right[0].tolist(), strict=False)) == {"mayor": False, "Mary": True, "Lena": False}
    assert dict(zip(shown, laid.wrong[0].tolist(), strict=False)) == {"mayor": False, "Mary": False, "Lena": True}
    assert [meant for _, meant in laid.sides] == [False, True]


def test_loss_is_small_where_the_right_mention_scores_high(text: Text) -> None:
    item = GapItem(name="invented", text=RAW, pronoun=(30, 33), feminine=True, sides=((0, 4, False), (9, 13, True)))
    laid = gap_rows(item, text, STARTS, 4)
    assert laid is not None
    batch = Batch.of([laid])
    good = torch.where(batch.right, 9.0, -9.0)
    assert float(ranking_loss(good, batch, whole=False).sum()) < 0.01
    assert float(ranking_loss(-good, batch, whole=False).sum()) > 9


ECB = """<Document doc_name="x"><token t_id="1" sentence="0">http</token>
<token t_id="2" sentence="1">Lena</token><token t_id="3" sentence="1">met</token><token t_id="4" sentence="1">Mary</token>
<token t_id="5" sentence="1">.</token><token t_id="6" sentence="2">The</token><token t_id="7" sentence="2">mayor</token>
<token t_id="8" sentence="2">said</token><token t_id="9" sentence="2">she</token><token t_id="10" sentence="2">left</token>
<token t_id="11" sentence="2">.</token><token t_id="12" sentence="3">Unmarked</token>
<Markables><HUMAN_PART_PER m_id="1"><token_anchor t_id="2"/></HUMAN_PART_PER>
<HUMAN_PART_PER m_id="2"><token_anchor t_id="9"/></HUMAN_PART_PER>
<ACTION_OCCURRENCE m_id="3"><token_anchor t_id="3"/></ACTION_OCCURRENCE></Markables>
<Relations><INTRA_DOC_COREF r_id="1"><source m_id="1"/><source m_id="2"/></INTRA_DOC_COREF></Relations></Document>"""


def test_news_is_read_up_to_the_last_marked_sentence_and_held_topics_never(
    text: Text, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("training.chain_news.SHORTEST", 5)
    for topic in ("1", "36"):
        folder = tmp_path / "ECB+" / topic
        folder.mkdir(parents=True)
        (folder / f"{topic}_1ecbplus.xml").write_text(ECB, encoding="utf-8")
    (marked,) = marked_texts(tmp_path)
    assert (marked.name, marked.words, marked.entities) == ("1_1ecbplus", list(WORDS.words), [[[0], [7]]])
    laid = ecb_rows(marked, text, 4)
    assert laid is not None
    assert [text.mentions[i].head for i in laid.later] == [7]
    assert int(laid.right.sum()) == 1


def test_marked_chains_are_laid_over_the_words_that_were_read(text: Text) -> None:
    places = [(a, a + len(word)) for a, word in zip(STARTS, WORDS.words, strict=True)]
    chains = in_words([[(0, 4), (30, 33)], [(9, 13), (15, 24)], [(9, 11), (15, 24)]], places)
    assert chains == [[(0, 1), (7, 8)], [(2, 3), (4, 6)], [(4, 6)]]
    laid = marked_rows("invented", text, chains[:2], 4)
    said = {
        (text.words.words[text.mentions[laid.earlier[i, j]].head], text.words.words[text.mentions[laid.later[i]].head])
        for i, j in np.argwhere(laid.right)
    }
    assert said == {("Lena", "she"), ("Mary", "mayor")}


def test_the_shipped_table_of_chains_is_well_formed() -> None:
    found = list(table())
    assert len({(corpus, name) for corpus, name, _ in found}) == len(found)
    for corpus, _, chains in found:
        assert corpus in {"polnear", "re3d"}
        assert all(len(chain) > 1 and chain == sorted(chain) and all(a < b for a, b in chain) for chain in chains)
