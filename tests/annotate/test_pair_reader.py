from pathlib import Path

import pytest

from crossread.annotate.components import shipped
from crossread.annotate.pairs import pair_reader
from crossread.annotate.pairs.window import LONGEST_FIRST, LONGEST_SECOND, joined_texts
from crossread.data import data_file
from crossread.errors import DataError
from crossread.model.pairs import RELATIONS, STANCES, PairView

FIRST, SECOND = "The dam at Brenn broke on Monday.", "A school was opened in Orrin."


def test_shares_add_up_to_one_and_have_a_name_each() -> None:
    (view,) = pair_reader()([(FIRST, SECOND)])
    assert (len(view.relations), len(view.stances)) == (len(RELATIONS), len(STANCES))
    assert sum(view.relations) == pytest.approx(1)
    assert sum(view.stances) == pytest.approx(1)


def test_a_pair_reads_the_same_alone_and_among_others() -> None:
    read = pair_reader()
    assert read([(FIRST, SECOND), (FIRST, FIRST)])[1] == read([(FIRST, FIRST)])[0]


def test_odd_texts_are_read() -> None:
    views = pair_reader()([("", ""), ("\x00\u202e", "😀" * 50), ("(" * 5000, "a " * 9000)])
    assert [sum(view.relations) for view in views] == pytest.approx([1, 1, 1])


def test_long_texts_are_read_by_their_first_pieces() -> None:
    cut = joined_texts(shipped().pieces, "word " * 900, "word " * 900)
    assert (cut.sides.count(1), cut.sides.count(2)) == (LONGEST_FIRST, LONGEST_SECOND)


def test_the_likeliest_names_a_view() -> None:
    view = PairView(relations=(0.1, 0.2, 0.6, 0.05, 0.05), stances=(0.2, 0.5, 0.3))
    assert (view.relation, view.stance, view.share("entails")) == ("contradicts", "against", 0.2)


def test_a_model_without_the_head_says_so(tmp_path: Path) -> None:
    for file in Path(str(data_file("model"))).iterdir():
        if not file.name.startswith("pairs"):
            (tmp_path / file.name).symlink_to(file)
    with pytest.raises(DataError, match="no head for pairs"):
        pair_reader(tmp_path)
