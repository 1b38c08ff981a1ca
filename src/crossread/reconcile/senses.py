"""One thing in other words: which senses of a small table the words of a text have ("packed", "overcrowded")."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from crossread.data import read_table
from crossread.lib.words import fold, stem
from crossread.model.notes import Token

SKIPPED = frozenset({"DET", "PRON"})
"""Tags of words that may stand between the words of a phrase ("lost his life")."""
Senses = Mapping[str, tuple[Token, ...]]
"""The senses of a text, each with the words that have it."""


class _Phrase(NamedTuple):
    """The stems of a phrase, the tag that its first word must have (empty: any), and its sense."""

    stems: tuple[str, ...]
    tag: str
    sense: str


@cache
def _phrases() -> dict[str, tuple[_Phrase, ...]]:
    """First stem -> the phrases that begin with it."""
    found: dict[str, list[_Phrase]] = defaultdict(list)
    for row in read_table("reconcile", "senses.tsv"):
        for word in row["words"].split():
            phrase, _, tag = word.partition(":")
            stems = tuple(stem(part) for part in phrase.split("_"))
            found[stems[0]].append(_Phrase(stems, tag, row["sense"]))
    return {first: tuple(phrases) for first, phrases in found.items()}


def senses_of(tokens: Sequence[Token]) -> Senses:
    """The senses that some words have, in the order in which they first stand."""
    words = [t for t in tokens if t.tag not in SKIPPED]
    stems = [stem(fold(t.text)) for t in words]
    found: dict[str, dict[Token, None]] = defaultdict(dict)
    for at, token in enumerate(words):
        for phrase in _phrases().get(stems[at], ()):
            end = at + len(phrase.stems)
            if tuple(stems[at:end]) == phrase.stems and phrase.tag in ("", token.tag):
                found[phrase.sense].update(dict.fromkeys(words[at:end]))
    return {sense: tuple(carrying) for sense, carrying in found.items()}
