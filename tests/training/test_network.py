import pytest

torch = pytest.importorskip("torch", reason="training needs crossread[train]")

from crossread.annotate.wordpieces import NEWLINE, SPACED, WordPieces  # noqa: E402 (after the check for torch)
from training.documents import Document, Quoting  # noqa: E402
from training.labels import UNSEEN, Labels  # noqa: E402
from training.losses import losses  # noqa: E402
from training.network import Network  # noqa: E402
from training.windows import Batcher, cut  # noqa: E402

WORDS = "Orr said it sank . Nobody spoke .".split()


def make_document() -> Document:
    return Document(
        name="invented",
        words=WORDS,
        joins=[NEWLINE, *[SPACED] * 7],
        starts=[i in (0, 5) for i in range(8)],
        trees=True,
        upos=["X"] * 8,
        xpos=["X"] * 8,
        feats=["_"] * 8,
        lemmas=[w.lower() for w in WORDS],
        heads=[1, -1, 3, 1, 1, 6, -1, 6],
        deprels=["dep"] * 8,
        names=["B-PERSON", "?", "", *["O"] * 5],
        quotings=[Quoting(cue=[1], source=[0], content=[2, 3])],
    )


@pytest.fixture
def batcher() -> Batcher:
    pieces = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", *sorted({w.lower() for w in WORDS})]
    return Batcher(WordPieces(pieces), Labels.learn([make_document()], rarest=1))


def test_windows_keep_sentences_whole(batcher: Batcher) -> None:
    assert [(w.start, w.end) for w in cut(make_document(), batcher.cutter, 6)] == [(0, 5), (5, 8)]


def test_targets_name_places_within_the_window(batcher: Batcher) -> None:
    second = list(cut(make_document(), batcher.cutter, 6))[1]
    assert batcher.batch([second]).targets["head"].tolist() == [[2, 0, 2]]


def test_content_points_at_its_cue(batcher: Batcher) -> None:
    (window,) = cut(make_document(), batcher.cutter, 50)
    targets = batcher.batch([window]).targets
    assert targets["link"][0, :4].tolist() == [2, UNSEEN, 2, 2]
    assert targets["content"][0, :5].tolist() == [0, 0, 1, 2, 0]


def test_name_that_may_be_anything_else_allows_every_other_kind(batcher: Batcher) -> None:
    (window,) = cut(make_document(), batcher.cutter, 50)
    allowed = batcher.batch([window]).targets["name"][0]
    assert allowed[0].sum() == 1
    assert allowed[1].sum() > 1
    assert not allowed[2].any()


def test_training_steps_lower_every_loss(batcher: Batcher) -> None:
    torch.manual_seed(1)
    torch.set_num_threads(1)
    labels = Labels.learn([make_document()], rarest=1)
    network = Network(labels, dropout=0.0).eval()
    batch = batcher.batch(list(cut(make_document(), batcher.cutter, 6)))
    optimiser = torch.optim.AdamW(network.parameters(), lr=3e-4)
    seen = []
    for _ in range(8):
        parts = losses(network, batch, network(batch.inputs))
        seen.append({name: float(value.detach()) for name, value in parts.items()})
        optimiser.zero_grad()
        sum(parts.values()).backward()
        optimiser.step()
    assert sum(seen[-1].values()) < sum(seen[0].values())
    assert all(seen[-1][name] < seen[0][name] for name in ("arcs", "name", "content", "start"))
