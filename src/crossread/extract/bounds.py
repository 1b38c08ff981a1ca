"""Where told words end: no indirect speech goes over the end of a sentence into one that has a speaker and a verb of its own."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from crossread.extract.attributions import Attribution
from crossread.extract.clauses import Stretch, trimmed
from crossread.lib.words import QUOTATION_MARKS

_END = re.compile(r"(?<![\w.])(?:[a-z][\w'’-]+|[A-Z][\w'’-]{4,}|\d[\d.,]*\d)[.!?]\s+(?=[A-Z])")
"""The end of a sentence: after a word that is no short name or title ("Mrs.", "St.")."""


def within_sentences(text: str, found: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """The attributions, those of indirect speech without the sentences in which another one has its source and cue."""
    others = sorted((max(one.source[0], one.cue[0]), one.source, one.cue) for one in found if one.source and one.cue)
    return tuple(
        replace(one, content=tuple(_cut(text, one, piece, others) for piece in one.content)) if one.cue else one
        for one in found
    )


def _cut(text: str, one: Attribution, piece: Stretch, others: Sequence[tuple[int, Stretch, Stretch]]) -> Stretch:
    """A piece of content up to the end of the sentence after which another speaks; whole where it holds a quotation."""
    if any(c in QUOTATION_MARKS for c in text[slice(*piece)]):
        return piece
    for match in _END.finditer(text, *piece):
        low = bisect_left(others, (match.end(),))
        for _, source, cue in others[low:]:
            if max(source[0], cue[0]) >= piece[1]:
                break
            if min(source[0], cue[0]) >= match.end() and source != one.source and cue != one.cue:
                return trimmed(text, (piece[0], match.end()))
    return piece
