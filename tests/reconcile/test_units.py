"""Content words: they hang on the words more than on what a model calls them."""

import pytest

from crossread.model.notes import Token
from crossread.reconcile.units import content_lemmas


def token(text: str, tag: str) -> Token:
    return Token(
        index=0, start=0, end=len(text), text=text, lemma=text, tag=tag, morph="", dep="dep", head=0, sentence=0
    )


@pytest.mark.parametrize("tag", ["ADV", "ADP"])
def test_a_particle_carries_content_or_none_under_whatever_tag(tag: str) -> None:
    tokens = (token("came", "VERB"), token("down", tag), token("out", tag), token("wall", "NOUN"))
    assert content_lemmas(tokens) == {"down", "wall"}


def test_words_without_content_are_left_out() -> None:
    tokens = (token("the", "DET"), token("said", "VERB"), token("Olm", "PROPN"), token(".", "PUNCT"))
    assert content_lemmas(tokens) == {"olm"}
