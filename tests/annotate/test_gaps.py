from crossread.annotate.attributions import Attribution, _close_gaps


def closed(
    *content: tuple[int, int], cue: tuple[int, int] = (0, 1), starts: tuple[int, ...] = ()
) -> list[tuple[int, int]]:
    found = [Attribution(cue=cue, content=list(content))]
    _close_gaps(found, starts)
    return found[0].content


def test_pieces_with_few_words_between_are_one() -> None:
    assert closed((2, 5), (7, 12)) == [(2, 12)]


def test_a_sentence_start_keeps_pieces_apart() -> None:
    assert closed((2, 5), (7, 12), starts=(7,)) == [(2, 5), (7, 12)]


def test_the_cue_itself_keeps_pieces_apart() -> None:
    assert closed((0, 5), (8, 12), cue=(5, 7)) == [(0, 5), (8, 12)]


def test_far_pieces_stay_apart() -> None:
    assert closed((2, 5), (30, 40)) == [(2, 5), (30, 40)]
