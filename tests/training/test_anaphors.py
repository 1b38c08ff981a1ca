"""What words mean again, as the encoder learns it; texts are invented."""

from pathlib import Path

import pytest

torch = pytest.importorskip("torch", reason="training needs crossread[train]")

from crossread.annotate.wordpieces import SPACED, WordPieces  # noqa: E402 (after the check for torch)
from training.anaphors import gap  # noqa: E402
from training.documents import Document, Meant  # noqa: E402
from training.labels import Labels  # noqa: E402
from training.losses import before, losses  # noqa: E402
from training.network import Network  # noqa: E402
from training.own_names import OwnNames  # noqa: E402
from training.windows import Batcher, cut  # noqa: E402

TEXT = "Ada Holm met Mia Lind before she left."
ROW = ["invented-1", TEXT, "she", "29", "Ada Holm", "0", "TRUE", "Mia Lind", "13", "FALSE", "-"]
LABELS = Labels(
    upos=["X"], xpos=["X"], feats=["_"], lemma=["ada"], deprel=["dep"], name=["O", "B-PERSON", "I-PERSON", "B-ORG"]
)
HEADER = "ID Text Pronoun Pronoun-offset A A-offset A-coref B B-offset B-coref URL".split()


@pytest.fixture
def document(tmp_path: Path) -> Document:
    rows = "\t".join(HEADER) + "\n" + "\t".join(ROW) + "\n"
    (tmp_path / "gap-development.tsv").write_text(rows, encoding="utf-8")
    (found,) = gap(tmp_path)
    return found


@pytest.fixture
def batcher(document: Document) -> Batcher:
    pieces = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", *sorted({w.lower() for w in document.words})]
    return Batcher(WordPieces(pieces), LABELS)


def test_a_pronoun_means_the_name_it_is_said_to_mean(document: Document, batcher: Batcher) -> None:
    assert document.meant == {6: Meant(frozenset({0, 1}))}
    assert document.names[:5] == ["B-PERSON", "I-PERSON", "", "B-PERSON", "I-PERSON"]
    (window,) = cut(document, batcher.cutter, 50)
    allowed = batcher.batch([window]).targets["chain"][0]
    assert allowed.nonzero().tolist() == [[6, 1], [6, 2]]


def test_where_only_the_wrong_name_is_known_anything_else_before_may_be_meant(batcher: Batcher) -> None:
    words = "Ada saw Mia so she left".split()
    starts = [True] + [False] * 5
    meant = {2: Meant(frozenset()), 4: Meant(frozenset({2}), but=True)}
    document = Document(name="x", words=words, joins=[SPACED] * 6, starts=starts, meant=meant)
    (window,) = cut(document, batcher.cutter, 50)
    allowed = batcher.batch([window]).targets["chain"][0]
    assert allowed[2].nonzero().flatten().tolist() == [0]
    assert allowed[4].nonzero().flatten().tolist() == [0, 1, 2, 4]


def test_nothing_points_ahead() -> None:
    assert (before(torch.zeros(1, 3, 4)) == 0).int().tolist() == [[[1, 0, 0, 0], [1, 1, 0, 0], [1, 1, 1, 0]]]


def test_the_loss_of_chains_falls_with_what_is_right(document: Document, batcher: Batcher) -> None:
    network = Network(LABELS).eval()
    (window,) = cut(document, batcher.cutter, 50)
    batch = batcher.batch([window])
    right = torch.where(batch.targets["chain"], 9.0, -9.0)
    name = torch.zeros((*right.shape[:2], batch.targets["name"].shape[2]))
    assert float(losses(network, batch, {"chain": right, "name": name})["chain"]) < 0.01
    assert float(losses(network, batch, {"chain": -right, "name": name})["chain"]) > 9


def test_given_names_stay_and_only_open_words_are_filled_in(document: Document, batcher: Batcher) -> None:
    class Sure(torch.nn.Module):
        """Takes every word for the beginning of an organisation."""

        def forward(self, inputs: dict[str, torch.Tensor], wanted: frozenset[str]) -> dict[str, torch.Tensor]:
            scores = torch.zeros((*inputs["first"].shape, len(LABELS.name)))
            scores[..., LABELS.name.index("B-ORG")] = 20.0
            return {"name": scores}

    open_words = document.names.count("")
    assert OwnNames([document]).teach(Sure(), batcher, LABELS) == open_words  # type: ignore[arg-type]
    assert document.names[:4] == ["B-PERSON", "I-PERSON", "B-ORG", "B-PERSON"]
