"""Claims of nobody named that the sentence calls untrue: "Claims that it did are untrue", "the story that it sank is a hoax"."""

import re
from collections.abc import Iterator, Sequence

from crossread.data import read_table
from crossread.extract.attributions import NOUN, Attribution, in_order
from crossread.extract.clauses import Stretch, trimmed
from crossread.extract.cues import reporting_noun
from crossread.extract.quotes import Quote
from crossread.model.notes import Notes, Sentence
from crossread.model.reports import Report

_NOUNS = {
    word: row["noun"] for row in read_table("speech", "rumour_nouns.tsv") for word in (row["noun"], row["plural"])
}
_UNTRUE = read_table("speech", "untrue.tsv")


def _any(words: Sequence[str]) -> str:
    return "|".join(re.escape(word).replace(r"\ ", r"\s") for word in sorted(words, key=lambda w: (-len(w), w)))


_IS = _any([row["words"] for row in _UNTRUE if row["sort"] == "is"])
_HAS = _any([row["words"] for row in _UNTRUE if row["sort"] == "has"])
_LOOSE = r"(?:(?:\w{2,20}ly|all|simply|just|also|quite|plain|pure|utter|total|complete|and)\s){0,2}"
_REFUTED = re.compile(
    rf"\b(?P<noun>{_any(list(_NOUNS))})(?:\s(?:by|from|of)\s(?P<by>[^.,;:?!]{{2,60}}?)|\s(?:in|on)\s[^.,;:?!]{{2,40}}?)?"
    r"(?:\s(?:claiming|saying|suggesting|alleging|to\sthe\seffect))?\sthat\s(?P<words>[^.;:?!\n]{2,200}?)\s"
    rf"(?:(?:is|are|was|were|(?:has|have|had)\sbeen|remains?|remained|proved(?:\sto\sbe)?|turned\sout(?:\sto\sbe)?)\s{_LOOSE}(?:{_IS})"
    rf"|(?:has|have|had)\s{_LOOSE}(?:{_HAS}))\b(?=\s*(?:[.,;:!?\"”’)\n]|\Z|(?:and|or|but|because)\b))",
    re.IGNORECASE,
)
_OWNER = re.compile(r"(?P<owner>[^.,;:?!\"“”\n]{2,60}?)['’]s?\s(?:\w{3,15}\s)?$")
_LEADING = frozenset(("DET", "ADJ", "ADV", "CCONJ", "PUNCT", "NUM"))
"""Tags of what may stand before the noun where it opens its sentence."""


def with_refuted(
    report: Report, notes: Notes, quotes: Sequence[Quote], found: Sequence[Attribution]
) -> tuple[Attribution, ...]:
    """The attributions, with the claims that the report calls untrue given to whoever it says made them, mostly nobody. What
    stands in somebody's words is left to them."""
    made, kept = [], list(found)
    for start, match in _matches(report, notes):
        whole, at = (start + match.start(), start + match.end()), start + match.start("noun")
        in_quote = any(q.depth == 0 and q.start <= at < q.end for q in quotes)
        if in_quote or any(_is_told_by(one, at, whole) for one in kept):
            continue
        kept = [one for one in kept if not _lies_in(one, whole)]
        made.append(_of(report, start, match))
    return in_order((*kept, *made)) if made else tuple(found)


def refuting_stretches(report: Report, notes: Notes) -> list[Stretch]:
    """Where a report calls claims untrue: from the noun to the words that say so."""
    return [(start + match.start(), start + match.end()) for start, match in _matches(report, notes)]


def is_refuting(words: str) -> bool:
    """Whether words are a sentence that calls a claim untrue."""
    match = _REFUTED.search(words[:300])
    return match is not None and match.start() < 40 and len(words) - match.end() < 60  # a determiner; "and ..."


def _matches(report: Report, notes: Notes) -> Iterator[tuple[int, re.Match[str]]]:
    for sentence in notes.sentences:
        for match in _REFUTED.finditer(report.text[sentence.start : sentence.end]):
            if _is_claimed(notes, sentence, match) and report.is_claim_text(sentence.start + match.start("noun")):
                yield sentence.start, match


def _is_claimed(notes: Notes, sentence: Sentence, match: re.Match[str]) -> bool:
    """Whether the noun is one (and no verb: "she reports that the tests are false"), and what it tells has a verb."""
    at = sentence.start + match.start("noun")
    inside = notes.tokens_between(sentence.start + match.start("words"), sentence.start + match.end("words"))
    noun = next(iter(notes.tokens_between(at, at + 1)), None)
    if noun is None or not any(t.tag in ("VERB", "AUX") for t in inside):
        return False
    before = notes.tokens_between(sentence.start, at)
    opens = all(t.tag in _LEADING for t in before if t.end <= at)
    return opens or noun.tag in ("NOUN", "PROPN")


def _is_told_by(one: Attribution, at: int, whole: Stretch) -> bool:
    """Whether a claim called untrue stands whole in what somebody else says."""
    cue = one.cue or one.source
    outside = cue is not None and not whole[0] <= cue[0] < whole[1]
    return one.source is not None and outside and any(a <= at and whole[1] <= b + 1 for a, b in one.content)


def _lies_in(one: Attribution, whole: Stretch) -> bool:
    at = one.cue or one.source or one.content[0]
    return whole[0] <= at[0] < whole[1]


def _of(report: Report, start: int, match: re.Match[str]) -> Attribution:
    owner = _OWNER.search(report.text[start : start + match.start()])
    by = match.span("by") if match["by"] else owner.span("owner") if owner else None
    cue = reporting_noun(_NOUNS[match["noun"].lower()])
    return Attribution(
        source=(start + by[0], start + by[1]) if by else None,
        cue=(start + match.start("noun"), start + match.end("noun")),
        lemma=_NOUNS[match["noun"].lower()],
        kind=cue.kind if cue else "say",
        content=(trimmed(report.text, (start + match.start("words"), start + match.end("words"))),),
        score=0.9,
        verb=NOUN,
    )
