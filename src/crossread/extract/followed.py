"""Quotations right before "said" and a subject: they are that subject's and nobody else's."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from crossread.extract.attributions import Attribution
from crossread.extract.clauses import Stretch, without
from crossread.extract.cues import Cue, known_verb
from crossread.extract.quotes import Quote
from crossread.lib.words import STOP_WORDS, fold
from crossread.model.reports import Report

_AFTER = re.compile(
    r"\s?(?P<verb>[a-z]+)\s(?P<words>[^\n,;:“”„\"«»(]{1,60}?)(?=[.!?]?(?:\s*$|\n|\s[“„\"«])|[,;:(]|[.!?]\s)"
)
_NAME = re.compile(r"(?:[A-ZÀ-ÞŁŠŽČ][\w'’.-]*\s?)+")
_PHRASE = re.compile(r"(?:the|an?|one|another|its|his|her|their|he|she|they|it|we|i)\b", re.IGNORECASE)
_NO_SUBJECT = frozenset(
    fold(w) for w in "on in at to by that as after before when while during of about for from with via".split()
)
_ADDRESSING = frozenset(("tell", "inform", "assure", "notify", "remind", "warn", "ask", "urge", "advise"))
_SPARE = 120
"""Characters after a quotation in which verb and subject are looked for."""


def by_what_follows(report: Report, quotes: Sequence[Quote], found: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """The attributions with each quotation that "said" and some words follow taken from whoever stands elsewhere: it is of those
    words, or, where they are neither a name nor a noun phrase, of somebody unknown."""
    made = list(found)
    for quote in quotes:
        if quote.depth or quote.open_end or not (follows := _follows(report.text, quote)):
            continue
        cue, verb, words = follows
        known = [a for a in made if any(x < quote.end and quote.start < y for x, y in a.content)]
        if not known or any(a.source is None or _overlap(a.source, (verb[0], words[1])) for a in known):
            continue
        made = [kept for one in made for kept in _without(one, (quote.outer_start, quote.outer_end))]
        made.append(_of(report.text, quote, cue, verb, words))
    return (
        tuple(sorted(made, key=lambda a: (a.content[0], a.cue or (0, 0)))) if len(made) != len(found) else tuple(made)
    )


def _follows(text: str, quote: Quote) -> tuple[Cue, Stretch, Stretch] | None:
    """The verb of saying right after a quotation, where it stands, and its subject; None where there is none."""
    match = _AFTER.match(text[quote.outer_end : quote.outer_end + _SPARE])
    cue = known_verb(match["verb"]) if match else None
    if match is None or cue is None or "q" not in cue.frames or cue.lemma in _ADDRESSING:
        return None
    first = fold(match["words"].split()[0]) if match["words"].split() else ""
    if not first or first in _NO_SUBJECT:
        return None
    at = quote.outer_end
    verb, words = ((at + match.start(part), at + match.end(part)) for part in ("verb", "words"))
    return cue, verb, words


def _of(text: str, quote: Quote, cue: Cue, verb: Stretch, words: Stretch) -> Attribution:
    told = text[slice(*words)]
    named = _NAME.fullmatch(told) is not None and fold(told) not in STOP_WORDS
    return Attribution(
        source=words if named or _PHRASE.match(told) else None,
        cue=verb,
        lemma=cue.lemma,
        kind=cue.kind,
        content=((quote.outer_start, quote.outer_end),),
        score=0.8,
    )


def _without(one: Attribution, hole: Stretch) -> Iterator[Attribution]:
    """An attribution without some words; nothing where it has no others."""
    if not any(_overlap(piece, hole) for piece in one.content):
        yield one
        return
    left = tuple(piece for piece in without(one.content, hole) if piece[1] - piece[0] > 1)
    if left:
        yield replace(one, content=left)


def _overlap(a: Stretch, b: Stretch) -> bool:
    return a[0] < b[1] and b[0] < a[1]
