"""What an appeal asks for: the words after the calling one, cut into single asks, each with its kind."""

from collections.abc import Iterator, Sequence
from functools import cache

from crossread.data import read_table
from crossread.extract.trees import Trees
from crossread.model.appeals import Ask
from crossread.model.notes import Token
from crossread.model.reports import Report

BARE = ("VerbForm=Inf", "Mood=Imp")
"""What the features of a verb without tense say."""
_PASSED = frozenset(("not", "n't", "n’t", '"', "“", "”", "''", "``", "'", "‘", "’", "to", "de", "-", "also", "then"))
JOINTS = frozenset((",", ";", "and", "or", "...", "…", "–", "—", ":"))
GOING_ON = _PASSED | JOINTS
"""What may stand between one ask and the verb of the next."""
_TRIMMED = frozenset((*JOINTS, ".", '"', "“", "”", "'", "‘", "’", "``", "''", "but", "!", "?"))


@cache
def _kinds() -> tuple[tuple[str, frozenset[str], frozenset[str]], ...]:
    return tuple(
        (
            row["kind"],
            frozenset(filter(None, row["acts"].split("|"))),
            frozenset(filter(None, row["things"].split("|"))),
        )
        for row in read_table("events", "asks.tsv")
    )


@cache
def _words() -> frozenset[str]:
    return frozenset(word for _, acts, things in _kinds() for word in acts | things)


def kind_of(trees: Trees, tokens: Sequence[Token]) -> str:
    """The kind of an ask by its words; `other` where no row of the table fits."""
    words = {trees.word(t, _words()) for t in tokens} | {t.text.lower() for t in tokens}
    for kind, acts, things in _kinds():
        if words & acts and (not things or any(thing in words for thing in things)):
            return kind
    return "other"


def asks_in(report: Report, trees: Trees, tokens: Sequence[Token]) -> tuple[Ask, ...]:
    """The asks in a stretch of tokens: cut before each bare verb that stands at its start or after a comma or "and"."""
    found = []
    for part in _parts(trees, tokens):
        trimmed = _trimmed(part)
        if any(t.tag in ("VERB", "NOUN", "PROPN") for t in trimmed):
            span = report.span(trimmed[0].start, trimmed[-1].end)
            found.append(Ask(span=span, kind=kind_of(trees, trimmed)))
    return tuple(found)


def _parts(trees: Trees, tokens: Sequence[Token]) -> Iterator[Sequence[Token]]:
    cuts = [0, *(at for at in range(1, len(tokens)) if _begins(trees, tokens, at)), len(tokens)]
    for low, high in zip(cuts, cuts[1:], strict=False):
        yield tokens[low:high]


def _begins(trees: Trees, tokens: Sequence[Token], at: int) -> bool:
    """Whether a new ask begins at a joint: a bare verb follows it, with at most adverbs, marks and "to" between."""
    if tokens[at].text.lower() not in JOINTS:
        return False
    after = at + 1
    while after < len(tokens) and (
        tokens[after].text.lower() in _PASSED or tokens[after].text.lower() in JOINTS or tokens[after].tag == "ADV"
    ):
        after += 1
    if after >= len(tokens):
        return False
    token = tokens[after]
    is_bare = token.tag == "VERB" and any(mark in token.morph for mark in BARE)
    return is_bare and not any(k.dep.startswith("nsubj") for k in trees.kids[token.index])


def _trimmed(tokens: Sequence[Token]) -> Sequence[Token]:
    low, high = 0, len(tokens)
    while low < high and tokens[low].text.lower() in (*_TRIMMED, "to"):
        low += 1
    while high > low and tokens[high - 1].text.lower() in _TRIMMED:
        high -= 1
    return tokens[low:high]
