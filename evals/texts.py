"""Gold words made into documents of the shipped pipeline, so that its heads can be scored on them."""

from collections.abc import Sequence
from functools import lru_cache

from spacy.language import Language
from spacy.tokens import Doc

GLUED, SPACED, NEWLINE = range(3)
_NO_SPACE_BEFORE = frozenset(". , ; : ! ? ) ] } % 's n't ' '' 're 've 'll 'd 'm".split())
_NO_SPACE_AFTER = frozenset("( [ { $ £ € ``".split())


@lru_cache(maxsize=1)
def language() -> Language:
    """The shipped pipeline without its last parts, sentence vectors and chains, which nothing here asks for."""
    from crossread.annotate.pipelines import shipped_language  # noqa: PLC0415 (spaCy, where an eval needs it)

    nlp = shipped_language()
    for name in ("crossread_coreference", "crossread_vectors"):
        nlp.remove_pipe(name)
    return nlp


def document(words: Sequence[str], joins: Sequence[int], starts: Sequence[bool] | None = None) -> tuple[Doc, list[int]]:
    """A read document of these words, and which of its tokens they are; line ends become tokens of their own.

    `joins` says how each word is joined to the one before; `starts`, where given, are the sentence starts to keep to.
    """
    tokens: list[str] = []
    spaces: list[bool] = []
    begins: list[bool | int | None] = []
    places: list[int] = []
    for i, (word, join) in enumerate(zip(words, joins, strict=True)):
        if i and join == NEWLINE:
            tokens.append("\n\n")
            spaces.append(False)
            begins.append(False)
        elif i:
            spaces[-1] = join == SPACED
        places.append(len(tokens))
        tokens.append(word)
        spaces.append(False)
        begins.append(starts is not None and starts[i])
    nlp = language()
    doc = Doc(nlp.vocab, words=tokens, spaces=spaces, sent_starts=begins if starts is not None else None)
    for _, component in nlp.pipeline:
        doc = component(doc)
    return doc, places


def guessed_joins(words: Sequence[str]) -> list[int]:
    """How words were probably joined in the running text, for sets that do not say."""
    joins = [NEWLINE if not i else SPACED for i in range(len(words))]
    for i in range(1, len(words)):
        if words[i] in _NO_SPACE_BEFORE or words[i - 1] in _NO_SPACE_AFTER:
            joins[i] = GLUED
    return joins
