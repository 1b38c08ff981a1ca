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


BEGINS, INSIDE, OUTSIDE = (0, 9, 0, 0, 0), (0, 0, 9, 0, 0), (9, 0, 0, 0, 0)


def spans_of(text: str, *rows: tuple[float, ...], starts: tuple[int, ...] = ()) -> list[str]:
    words = text.split()
    window = Window(start=0, end=len(words), scores={"name": scores(*rows)})
    found = names([window], words, [i in starts for i in range(len(words))])
    return [" ".join(words[n.first : n.last]) for n in found]


def test_a_name_with_a_hyphen_is_whole_where_its_first_part_never_stands_alone() -> None:
    split = (BEGINS, OUTSIDE, BEGINS)
    assert spans_of("Upper - Brenn and Upper - Brenn", *split, OUTSIDE, *split) == ["Upper - Brenn"] * 2


def test_two_names_around_a_hyphen_stay_two_where_the_first_stands_alone_too() -> None:
    split = (BEGINS, OUTSIDE, BEGINS)
    found = spans_of("Orr - Brenn trade helps Orr", *split, OUTSIDE, OUTSIDE, BEGINS)
    assert found == ["Orr", "Brenn", "Orr"]


def test_what_ends_in_of_goes_on() -> None:
    assert spans_of("Republic of Brenn", BEGINS, INSIDE, BEGINS) == ["Republic of Brenn"]


def test_an_arabic_article_and_what_follows_its_hyphen_are_one_name() -> None:
    split = (BEGINS, OUTSIDE, BEGINS)
    assert spans_of("al - Brenna", *split) == ["al - Brenna"]
    assert spans_of("Orr al - Brenna met Ul - Holm", BEGINS, INSIDE, OUTSIDE, BEGINS, OUTSIDE, *split) == [
        "Orr al - Brenna",
        "Ul - Holm",
    ]


def test_no_name_goes_over_the_start_of_a_sentence() -> None:
    goes_on = (0, 8, 9, 0, 0)
    assert spans_of("Orr Brenn", BEGINS, goes_on, starts=(0, 1)) == ["Orr", "Brenn"]
    assert spans_of("Orr Brenn", BEGINS, goes_on, starts=(0,)) == ["Orr Brenn"]


KINDS = ("PERSON", "ORG")
OF_ORG, IN_ORG = (0, 0, 0, 9, 0), (0, 0, 0, 0, 9)


def named(text: str, *rows: tuple[float, ...], starts: tuple[int, ...] = (0,)) -> list[tuple[str, str]]:
    words = text.split()
    window = Window(start=0, end=len(words), scores={"name": scores(*rows)})
    found = names([window], words, [i in starts for i in range(len(words))], KINDS)
    return [(" ".join(words[n.first : n.last]), KINDS[n.kind]) for n in found]


def test_a_person_named_by_one_word_of_the_whole_name_is_a_person() -> None:
    doubtful = (0, 4, 0, 5, 0)
    assert named("Ada Orr left . Orr rested", BEGINS, INSIDE, OUTSIDE, OUTSIDE, doubtful, OUTSIDE)[1] == (
        "Orr",
        "PERSON",
    )
    assert named("Ida Holm left . Orr rested", BEGINS, INSIDE, OUTSIDE, OUTSIDE, doubtful, OUTSIDE)[1] == ("Orr", "ORG")


def test_initials_in_brackets_mean_what_they_stand_behind() -> None:
    doubtful = (0, 5, 0, 4, 0)
    rows = (OF_ORG, IN_ORG, OUTSIDE, doubtful, OUTSIDE, OUTSIDE, doubtful)
    assert named("Brenn Rescue ( BR ) thanked BR", *rows)[1:] == [("BR", "ORG"), ("BR", "ORG")]
    assert named("Brenn Rescue ( BX ) thanked BX", *rows)[1:] == [("BX", "PERSON"), ("BX", "PERSON")]


def test_a_nickname_in_quotes_stands_inside_the_name() -> None:
    rows = (BEGINS, OUTSIDE, OF_ORG, OUTSIDE, BEGINS, OUTSIDE)
    assert named("Ada “ Red ” Orr won", *rows) == [("Ada “ Red ” Orr", "PERSON")]
    assert [name for name, _ in named("Ada “ Red ’ Orr won", *rows)] == ["Ada", "Red", "Orr"]


def test_a_large_the_in_a_sentence_belongs_to_the_name() -> None:
    rows = (OUTSIDE, OUTSIDE, OUTSIDE, OF_ORG, IN_ORG)
    assert named("she told The Brenn Times", *rows) == [("The Brenn Times", "ORG")]
    assert named("she told the Brenn Times", *rows) == [("Brenn Times", "ORG")]
    assert named("she left . The Brenn", OUTSIDE, OUTSIDE, OUTSIDE, OUTSIDE, OF_ORG, starts=(0, 3)) == [
        ("Brenn", "ORG")
    ]
    assert named("of The Brenn", BEGINS, INSIDE, OF_ORG) == [("of The", "PERSON"), ("Brenn", "ORG")]
