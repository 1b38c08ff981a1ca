"""Whom a speaker cites: "the toll could reach 50, the minister said, citing figures from a hospital" is said by the minister and, as
the first to say it, by the hospital."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from crossread.data import read_table
from crossread.extract.attributions import Attribution
from crossread.extract.carriers import CITING, place
from crossread.extract.clauses import Stretch, cut_out, source_stretch
from crossread.model.notes import Notes

_CITES = re.compile(r"(?P<cue>citing|quoting)\s(?P<source>[^,;]{3,80})\Z", re.IGNORECASE)
_MADE_BY = re.compile(r"\s(?:by|from|of)\s(?=(?:the\s|a\s|an\s)?\w)")


def with_cited(text: str, notes: Notes, found: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """The attributions, those by "citing" with the words of whoever cites, and those without the words of citing."""
    made = [*found, *_within(text, found)]
    for at, one in enumerate(made):
        if one.lemma in CITING and one.cue and one.source:
            made[at], other = _with_words_of(text, notes, one, made)
            made = [other[1] if other and i == other[0] else a for i, a in enumerate(made)]
    return tuple(made)


def _within(text: str, found: Sequence[Attribution]) -> Iterator[Attribution]:
    """What attributions hold of whom they cite as a piece of their content ("the toll could reach 50 | citing the ministry")."""
    for one in found:
        for piece in one.content[1:]:
            match = _CITES.match(text, *piece)
            if match and not any(f.cue == match.span("cue") for f in found):
                lemma = match["cue"].lower()
                yield replace(one, source=match.span("source"), cue=match.span("cue"), lemma=lemma, kind="say", verb=-1)


def _with_words_of(
    text: str, notes: Notes, one: Attribution, made: Sequence[Attribution]
) -> tuple[Attribution, tuple[int, Attribution] | None]:
    """An attribution by citing with the words of who cites, and who cites, by its place, without the words of citing."""
    cue, cited = one.cue or (0, 0), one.source or (0, 0)
    maker = _maker_of(text, notes, cited)
    hole = (min(cue[0], cited[0]), max(cue[1], cited[1], maker[1]))
    for at, citer in enumerate(made):
        within = citer.cue is not None and any(a <= citer.cue[0] < b for a, b in one.content)
        if citer.lemma in CITING or not (within or set(one.content) & set(citer.content)):
            continue
        if notes.sentence_at(place(citer)[0]) != notes.sentence_at(place(one)[0]):
            continue
        content = cut_out(text, citer.content, hole)
        if content:
            return replace(one, source=maker, content=content), (at, replace(citer, content=content))
    return replace(one, source=maker), None


def _maker_of(text: str, notes: Notes, source: Stretch) -> Stretch:
    """Who made the figures or the study that are cited ("an estimate by [the central bank]"); the source itself where it is no
    such thing, or nobody is told."""
    root = notes.root_of(*source)
    if root is None or root.tag != "NOUN" or root.lemma.lower() not in _made():
        return source
    match = _MADE_BY.match(text, root.end)
    head = next(iter(notes.tokens_between(match.end(), len(text))), None) if match else None
    while head and head.dep.startswith(("det", "compound", "amod")) and head.head > head.index:
        head = notes.tokens[head.head]
    return source_stretch(notes, head) if head and head.tag in ("NOUN", "PROPN") else source


@cache
def _made() -> frozenset[str]:
    """Nouns for what somebody makes and others cite."""
    return frozenset(row["noun"] for row in read_table("speech", "made_things.tsv"))
