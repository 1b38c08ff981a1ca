import pytest

from crossread.annotate.wordpieces import INSIDE, MOST_PIECES, NEWLINE, SHAPES, SPACED, WordPieces, shape_of

VOCABULARY = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "un", "##rest", "said", "(", "the"]


@pytest.fixture
def cutter() -> WordPieces:
    return WordPieces(VOCABULARY)


@pytest.mark.parametrize(
    ("word", "shape"),
    [
        ("said", "lower"),
        ("Baku", "title"),
        ("A", "title"),
        ("TASS", "upper"),
        ("McKay", "mixed"),
        ("27", "digit"),
        ("--", "other"),
        ("l'Aquila", "mixed"),
        ("İzmir", "title"),
    ],
)
def test_shape_tells_how_a_word_is_written(word: str, shape: str) -> None:
    assert SHAPES[shape_of(word)] == shape


def test_window_knows_first_and_last_piece_of_each_word(cutter: WordPieces) -> None:
    cut = cutter.window(["The", "unrest"], [NEWLINE, SPACED])
    assert cut.ids == [2, 8, 4, 5, 3]
    assert (cut.first, cut.last) == ([1, 2], [1, 3])
    assert cut.joins == [NEWLINE, NEWLINE, SPACED, INSIDE, NEWLINE]


def test_word_that_leaves_no_piece_is_unknown(cutter: WordPieces) -> None:
    assert cutter.cut("\x00") == ((cutter.unknown,), SHAPES.index("other"))


def test_long_run_of_brackets_is_read_by_its_first_pieces(cutter: WordPieces) -> None:
    assert len(cutter.cut("(" * 5000)[0]) == MOST_PIECES
