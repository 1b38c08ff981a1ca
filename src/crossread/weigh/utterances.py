"""One speaker's utterances across reports: which wordings are of one, and what became of the words on the way."""

from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from crossread.lib.words import STOP_WORDS, fold, stem, words_in
from crossread.weigh.wording import WordingComparison, compare_wording, strength_of

Turn = Literal[
    "same words", "cut", "added to", "translation", "paraphrase", "stronger", "weaker", "number changed",
    "name changed", "negation lost", "negation added", "reworded",
]  # fmt: skip
"""What became of words from one wording to another. `translation`: two quotations in other words; `paraphrase`: at least one
of them is indirect speech; `reworded`: a word of another strength whose direction cannot be told."""

LIKE_QUOTED = 0.5
"""Likeness from which two quotations of one speaker are one utterance."""
LIKE = 0.62
"""The same where one of them, or both, are indirect speech."""
LIKE_AGAIN = 0.85
"""The same within one report, which says most things once (but for its headline), and between two happenings, of which a
speaker may say much the same."""
LIKE_MOVED = 0.75
"""The same where the words are given to another speaker."""
LEAST_COMMON = 2
"""Content words in common without which two wordings are of two utterances, unless one has no more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """Words of a speaker as one report has them: at most a sentence. `story` is the happening that the report tells of;
    `direct` where all stand in quotation marks; `vector` of their sentence, of unit length, may be empty."""

    report: str
    story: str
    text: str
    direct: bool
    vector: "array[float]"


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """What became of the words from one wording to another, in a sentence for readers, and how like they are (0..1)."""

    turn: Turn
    sentence: str
    likeness: float


def compare_utterances(first: Wording, later: Wording) -> Difference | None:
    """How a later wording differs from the first of one speaker's; None where they are two utterances."""
    how = compare_wording(first.text, later.text, vector_a=first.vector, vector_b=later.vector)
    if how.difference == "identical":
        return Difference(turn="same words", sentence="the same words", likeness=1.0)
    if how.likeness < _least(first, later) or not _share_words(first.text, later.text):
        return None
    turn = turn_of(how, first.text, later.text, quoted=first.direct and later.direct)
    return Difference(turn=turn, sentence=_told(turn, how), likeness=how.likeness)


def is_moved(ours: Wording, theirs: Wording) -> bool:
    """Whether another report gives a speaker's words to somebody else."""
    if ours.report == theirs.report or ours.story != theirs.story:
        return False
    how = compare_wording(ours.text, theirs.text, vector_a=ours.vector, vector_b=theirs.vector)
    return (
        how.likeness >= LIKE_MOVED and _share_words(ours.text, theirs.text) and len(words_in(ours.text)) > LEAST_MOVED
    )


LEAST_MOVED = 4
"""Words up to which two speakers may say the same by themselves."""


def _least(first: Wording, later: Wording) -> float:
    if first.report == later.report or first.story != later.story:
        return LIKE_AGAIN
    return LIKE_QUOTED if first.direct and later.direct else LIKE


def turn_of(how: WordingComparison, first: str, later: str, *, quoted: bool) -> Turn:
    """The kind of what became of the words, from a comparison of the two wordings in this order."""
    if how.difference == "cut":
        return "added to" if len(words_in(later)) > len(words_in(first)) else "cut"
    if how.difference == "negation":
        return "negation added" if how.changes[0].b_negated else "negation lost"
    if how.difference == "strength":
        return _stronger(how)
    return _PLAIN.get(how.difference) or ("translation" if quoted else "paraphrase")


_PLAIN: dict[str, Turn] = {"identical": "same words", "number": "number changed", "name": "name changed"}


def group_wordings(wordings: Sequence[Wording]) -> list[list[int]]:
    """The wordings put together by utterance, as their places in the sequence, in its order; the likest are put together
    first, and a group takes a second wording of one report only where it is hardly another."""
    group = list(range(len(wordings)))
    pairs = [
        (found.likeness, i, j)
        for i, a in enumerate(wordings)
        for j, b in enumerate(wordings[i + 1 :], start=i + 1)
        if (found := compare_utterances(a, b))
    ]
    for _, i, j in sorted(pairs, key=lambda pair: (-pair[0], pair[1], pair[2])):
        ours = [at for at, top in enumerate(group) if top == group[i]]
        theirs = [at for at, top in enumerate(group) if top == group[j]]
        if group[i] != group[j] and _can_be_one(wordings, ours, theirs):
            low = min(group[i], group[j])
            for at in (*ours, *theirs):
                group[at] = low
    return [[at for at, top in enumerate(group) if top == low] for low in sorted(set(group))]


def _can_be_one(wordings: Sequence[Wording], ours: Sequence[int], theirs: Sequence[int]) -> bool:
    """Whether two groups hold no two different things that one report has the speaker say, and all are like the first."""
    first, *others = sorted((*ours, *theirs))
    if any(compare_utterances(wordings[first], wordings[at]) is None for at in others):
        return False
    return not any(
        wordings[i].report == wordings[j].report and compare_utterances(wordings[i], wordings[j]) is None
        for i in ours
        for j in theirs
    )


def _share_words(a: str, b: str) -> bool:
    first, second = ({stem(fold(w)) for w in words_in(text) if fold(w) not in STOP_WORDS} for text in (a, b))
    return len(first & second) >= min(LEAST_COMMON, len(first), len(second)) and bool(first & second)


def _stronger(how: WordingComparison) -> Turn:
    change = next(c for c in how.changes if c.kind == "strength")
    one, other = strength_of(change.a), strength_of(change.b)
    if one is None or other is None or one == other:
        return "reworded"
    return "stronger" if other > one else "weaker"


def _told(turn: Turn, how: WordingComparison) -> str:
    plain = {
        "translation": "quoted in other words: two translations, or an altered quotation",
        "paraphrase": "the same said in other words",
        "cut": "a part of the words is left out",
        "added to": "words are added",
    }
    return plain.get(turn, how.reason.sentence)
