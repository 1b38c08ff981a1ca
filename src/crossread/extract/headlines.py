"""Who is meant by the bare noun of a headline ("Bridge falls, ministry blames saboteurs"): the body whose words on the same matter
the report's first paragraphs give, else nobody in particular."""

from collections.abc import Sequence
from dataclasses import replace

from crossread.extract.clauses import Stretch
from crossread.extract.cues import known_verb
from crossread.lib.bodies import BODY_HEADS, body_of_key, is_sort, read_body
from crossread.lib.words import content_words, fold
from crossread.model.claims import Speaker, Statement
from crossread.model.reports import Report

_FIRST = 1200
"""Characters behind a headline within which its body is looked for: about three paragraphs."""
_PLAIN = frozenset(("", "say", "name", "speak"))
"""Kinds of cue that tell of no particular act."""


def with_headline_bodies(report: Report, statements: Sequence[Statement]) -> list[Statement]:
    """The statements, with the bare bodies of the headline given to those whose words the first paragraphs have."""
    return [
        replace(one, speaker=_meant(report, one, statements))
        if one.source and is_bare_in_title(report, (one.source.start, one.source.end))
        else one
        for one in statements
    ]


def is_bare_in_title(report: Report, source: Stretch) -> bool:
    """Whether a source is one word for a sort of body ("ministry", "police"), without article, in a headline."""
    zone = report.zone_at(source[0])
    words = report.text[slice(*source)].split()
    if zone is None or zone.kind != "title" or len(words) != 1 or words[0].isupper():
        return False
    return fold(words[0]) in BODY_HEADS or is_sort(read_body(words[0]).sort)


def _meant(report: Report, one: Statement, statements: Sequence[Statement]) -> Speaker:
    """Who the bare body of a headline is: of those of its sort in the first paragraphs the one who says most of the same words,
    else the first who does the same ("denies"); else the bare body."""
    word = report.read(one.source) if one.source else ""
    zone = report.zone_at(one.span.start)
    floor = zone.end if zone else one.span.end
    near = [s for s in statements if floor <= s.span.start < floor + _FIRST and _is_of_sort(s.speaker, word)]
    ranked = sorted(near, key=lambda s: (-_shared(report, one, s), not _does_same(one, s), s.span))
    best = next((s for s in ranked if _shared(report, one, s) or _does_same(one, s)), None)
    if best is None or best.speaker is None:
        body = read_body(word)
        key = f"{body.sort if is_sort(body.sort) else fold(word)}|"
        return Speaker(key=key, name=word, body=key, span=one.source)
    return replace(best.speaker, span=one.source, named_at=best.speaker.named_at or best.source)


def _is_of_sort(speaker: Speaker | None, word: str) -> bool:
    """Whether a speaker is, or speaks for, a body of the sort that a word names."""
    if speaker is None or not speaker.body:
        return False
    sort, head = body_of_key(speaker.body).sort, fold(word)
    return sort == read_body(word).sort or head in sort.split() or head in fold(speaker.name).split()


def _shared(report: Report, one: Statement, other: Statement) -> int:
    """How many words of a headline's content another statement has."""
    mine, theirs = (
        {word for piece in s.content for word in content_words(report.read(piece)) if word.isalpha()}
        for s in (one, other)
    )
    return len(mine & theirs)


def _does_same(one: Statement, other: Statement) -> bool:
    """Whether two statements are one act by their cues: both deny, both accuse."""
    first, second = known_verb(one.cue_lemma), known_verb(other.cue_lemma)
    if first is None or second is None:
        return False
    return first.kind == second.kind and first.kind not in _PLAIN
