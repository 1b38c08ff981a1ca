"""Attributions by voice, and textacy's direct quotations as a measure beside ours.

A voice is told from the text alone, for both sides alike: `direct` where at least 85 % of the content's letters stand in
quotation marks, `mixed` where some do, else `indirect`.
"""

import importlib.util
import logging
from collections.abc import Sequence
from typing import Literal, get_args

from spacy.tokens import Doc

from crossread.extract.quotes import Quote, find_quotes
from evals.report import Overlap

log = logging.getLogger(__name__)

Piece = tuple[int, int]
Attribution = dict[str, tuple[Piece, ...]]
Voice = Literal["direct", "mixed", "indirect"]
VOICES: tuple[Voice, ...] = get_args(Voice)
WAYS = ("exact", "overlap")
ROLES = ("source", "content")


def voice_of(text: str, quotes: Sequence[Quote], content: Sequence[Piece]) -> Voice:
    """The voice of a content, by its share in quotation marks."""
    letters = sum(c.isalnum() for a, b in content for c in text[a:b])
    inside = [(max(a, q.outer_start), min(b, q.outer_end)) for a, b in content for q in quotes if q.depth == 0]
    quoted = sum(c.isalnum() for a, b in inside if a < b for c in text[a:b])
    if not quoted:
        return "indirect"
    return "direct" if quoted >= 0.85 * letters else "mixed"


def counts_by_voice() -> dict[str, Overlap]:
    """Empty counts: `direct_content_exact`, ..."""
    return {f"{v}_{role}_{way}": Overlap() for v in VOICES for role in ROLES for way in WAYS}


def add_by_voice(
    counts: dict[str, Overlap], text: str, said: Sequence[Attribution], there: Sequence[Attribution]
) -> None:
    """Counts in the attributions of one document: those said of a voice against all that are there, and those that are there
    of a voice against all that are said."""
    quotes = find_quotes(text)
    for role in ROLES:
        every_said = {p for one in said for p in one[role]}
        every_there = {p for one in there for p in one[role]}
        for voice in VOICES:
            ours = _pieces(text, quotes, said, role, voice)
            gold = _pieces(text, quotes, there, role, voice)
            exact, overlap = counts[f"{voice}_{role}_exact"], counts[f"{voice}_{role}_overlap"]
            exact.add(len(ours & every_there), len(ours), len(gold), len(gold & every_said))
            overlap.add(
                sum(_touches(p, every_there) for p in ours),
                len(ours),
                len(gold),
                sum(_touches(p, every_said) for p in gold),
            )


def _pieces(text: str, quotes: Sequence[Quote], found: Sequence[Attribution], role: str, voice: Voice) -> set[Piece]:
    return {p for one in found if voice_of(text, quotes, one["content"]) == voice for p in one[role]}


def _touches(one: Piece, others: set[Piece]) -> bool:
    return any(one[0] < b and a < one[1] for a, b in others)


def has_textacy() -> bool:
    """Whether textacy is installed (the extra `eval`); says in the log where it is not."""
    found = importlib.util.find_spec("textacy") is not None
    if not found:
        log.warning("textacy is not installed (pip install crossread[eval]): its figures are left out")
    return found


def direct_quotations(doc: Doc) -> list[Attribution]:
    """What textacy's direct quotation extractor finds in a document that our pipeline has read. It gives up on a text with an
    odd number of quotation marks: then it finds nothing."""
    from textacy.extract.triples import direct_quotations as found  # noqa: PLC0415 -- optional, and only here

    made: list[Attribution] = []
    try:
        triples = list(found(doc))
    except ValueError:
        return made
    for triple in triples:
        speaker, content = sorted(triple.speaker, key=lambda t: t.i), triple.content
        made.append(
            {
                "source": ((speaker[0].idx, speaker[-1].idx + len(speaker[-1].text)),),
                "cue": tuple((t.idx, t.idx + len(t.text)) for t in triple.cue),
                "content": ((content.start_char, content.end_char),),
            }
        )
    return made


def plain_doc(doc: Doc) -> Doc:
    """A document as textacy's rules expect it: part of speech, dependencies and lemmas by their usual names."""
    return Doc(
        doc.vocab,
        words=[t.text for t in doc],
        spaces=[bool(t.whitespace_) for t in doc],
        pos=[t.pos_ for t in doc],
        lemmas=[t.lemma_ for t in doc],
        heads=[t.head.i for t in doc],
        deps=["ROOT" if t.head.i == t.i else t.dep_.lower() for t in doc],
    )
