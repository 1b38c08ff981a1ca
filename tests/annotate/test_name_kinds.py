import numpy as np

from crossread.annotate.encoder import Window
from crossread.annotate.names import names


def scores(*rows: tuple[float, ...]) -> np.ndarray:
    return np.array(rows, np.float32)


def test_mentions_of_the_same_words_agree_on_their_kind() -> None:
    clear, doubtful, outside = (0, 0, 0, 9, 0), (0, 5, 0, 4, 0), (9, 0, 0, 0, 0)
    windows = [
        Window(start=0, end=2, scores={"name": scores(clear, outside)}),
        Window(start=2, end=4, scores={"name": scores(doubtful, outside)}),
    ]
    found = names(windows, ["Brenn", "is", "Brenn", "still"])
    assert [(n.first, n.last, n.kind) for n in found] == [(0, 1, 1), (2, 3, 1)]


def test_other_words_have_no_say() -> None:
    doubtful, clear = (0, 5, 0, 4, 0), (0, 0, 0, 9, 0)
    window = Window(start=0, end=2, scores={"name": scores(doubtful, clear)})
    assert [n.kind for n in names([window], ["Orr", "Brenn"])] == [0, 1]
