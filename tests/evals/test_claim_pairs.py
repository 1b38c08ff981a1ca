import pytest

from evals.claim_pairs import by_kind, class_of, figures, gold
from training.edits import Text
from training.pairs import NEITHER, Pair


def make_pair(kind: str, *relations: str, stance: str = "") -> Pair:
    text = Text(["Dam", "broke"], [2, 1])
    return Pair(a=text, b=text, kind=kind, group="g", relations=frozenset(relations), stance=stance)


@pytest.mark.parametrize(
    ("name", "shares", "said"),
    [
        ("msrp", (0.6, 0.1, 0.1, 0.1, 0.1), "same"),
        ("msrp", (0.4, 0.5, 0.1, 0.0, 0.0), "other"),
        ("rte", (0.3, 0.3, 0.2, 0.1, 0.1), "entailed"),
        ("edits", (0.1, 0.1, 0.6, 0.1, 0.1), "contradicts"),
        ("emergent", (0.1, 0.8, 0.1), "against"),
    ],
)
def test_shares_become_the_classes_of_a_set(name: str, shares: tuple[float, ...], said: str) -> None:
    assert class_of(name, shares) == said


def test_an_edit_that_leaves_the_sense_open_is_right_with_any_of_its_relations() -> None:
    found = [make_pair("shorter", *NEITHER), make_pair("number", "contradicts")]
    assert gold("edits", found[0]) == "other"
    assert figures("edits", found, ["updates", "contradicts"]) == (1.0, 1.0)
    assert by_kind(found, ["same", "contradicts"]) == {"number": 1.0, "shorter": 0.0}


def test_classes_that_nobody_names_count_in_the_macro_f1() -> None:
    found = [make_pair("msrp", "same"), make_pair("msrp", *NEITHER)]
    accuracy, macro = figures("msrp", found, ["same", "same"])
    assert (accuracy, round(macro, 3)) == (0.5, 0.333)
