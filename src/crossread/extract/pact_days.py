"""Days that tell when an agreement was made ("a truce signed on 12 April"), not when anything around it happened."""

from crossread.extract.pacts import pact_words
from crossread.extract.scenes import Known
from crossread.extract.trees import Trees
from crossread.model.claims import When
from crossread.model.notes import Token

_DEEPEST = 5


def days_beside(known: Known, token: Token) -> list[When]:
    """The whens of a token's sentence, less those on which an agreement was made that the token only speaks of."""
    trees = known.trees
    sentence = trees.notes.sentences[token.sentence]
    inside = [w for w in known.whens if sentence.start <= w.span.start < sentence.end]
    return [w for w in inside if not _is_of_another_pact(trees, w, token)]


def _is_of_another_pact(trees: Trees, when: When, token: Token) -> bool:
    first = next(iter(trees.notes.tokens_between(when.span.start, when.span.end)), None)
    pact = _dated_pact(trees, first) if first is not None else None
    if pact is None or token.index == pact.index:
        return False
    if pact.index == token.head or any(up.index == pact.index for up in trees.notes.ancestors(token)):
        return False
    made = pact_words("made")
    makes = trees.word(token, made) in made
    return not (makes and any(up.index == token.index for up in trees.notes.ancestors(pact)))


def _dated_pact(trees: Trees, day: Token) -> Token | None:
    """The agreement whose making a day tells: it stands with its noun, or with a verb of making in a clause of its noun."""
    named, made = pact_words("noun"), pact_words("made")
    at = day
    for _ in range(_DEEPEST):
        head = trees.head(at)
        if head is None:
            return None
        is_pact = trees.word(head, named) in named and head.tag in ("NOUN", "PROPN")
        if at.dep.startswith("acl"):
            return head if is_pact and trees.word(at, made) in made else None
        if is_pact and head.tag != "VERB" and at.dep.split(":")[0] in ("nmod", "compound", "amod", "nummod", "obl"):
            return head
        if at.dep.split(":")[0] not in ("nmod", "compound", "flat", "appos", "obl", "advmod", "amod", "nummod"):
            return None
        at = head
    return None
