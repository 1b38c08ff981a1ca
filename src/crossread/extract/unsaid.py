"""Sayings that were none, or are yet to come, told by the words before the verb: "has yet to say that ...", "at no point did she say
that ...", "it is not true that she said ...", "is rumoured to have said ...".
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from crossread.data import read_table
from crossread.extract.attributions import Attribution
from crossread.extract.clauses import Stretch, source_stretch, subject_of, trimmed
from crossread.extract.contents import governs_clause
from crossread.extract.cues import known_verb
from crossread.lib.words import NEVER_NOUNS
from crossread.model.claims import Saying
from crossread.model.notes import Notes, Sentence, Token
from crossread.model.reports import Report

_REACH = 90
"""Characters before a verb in which the words stand that tell that nothing was said."""
_NO_TIME = re.compile(
    rf"\b(?:at|in|on|by|under|for)\sno\s(?:{'|'.join(sorted(NEVER_NOUNS))})"
    r"(?:\s(?:did|does|do|has|have|had|was|were|will|would)\s[^,;:.]{2,60})?\s\Z",
    re.IGNORECASE,
)
_NOT_SO = re.compile(
    r"\bit\s(?:is|was|[’']s)\s(?:simply\s|just\s|completely\s|also\s)?(?:not\s(?:true|so|the\scase|correct|right)|"
    r"n[o’']t\strue|untrue|false|incorrect|wrong|a\s(?:lie|myth|fabrication))\sthat\s(?P<who>[^,;:.]{2,60}?)\s"
    r"(?:has\s|had\s|have\s|ever\s)*\Z",
    re.IGNORECASE,
)
_MISQUOTED = frozenset(("quoted", "cited", "reported"))
_FIRST = frozenset(("i", "we"))
_SKIPPED = ("AUX", "ADV", "PART")


@cache
def _unsaid() -> tuple[re.Pattern[str], dict[str, Saying]]:
    """What matches the words right before a verb by which it was not said, and what they make of it."""
    known: dict[str, Saying] = {
        r["word"]: r["saying"]  # type: ignore[misc]
        for r in read_table("speech", "saying_words.tsv")
        if r["sort"] == "unsaid"
    }
    phrases = "|".join(sorted(known, key=lambda words: (-len(words), words)))
    return re.compile(rf"\b(?P<words>{phrases})\s(?:[a-z]+ly\s)?\Z", re.IGNORECASE), known


@cache
def _misquoted() -> re.Pattern[str]:
    words = [r["word"] for r in read_table("speech", "saying_words.tsv") if r["sort"] == "misquoted"]
    return re.compile(rf"\b(?:{'|'.join(words)})\s\Z", re.IGNORECASE)


def unsaid_by(text: str, notes: Notes, verb: Token) -> Saying | None:
    """What the words before a verb of saying make of it; None where they leave it as it is."""
    found = _before(text, notes, verb)
    return found[0] if found else None


def _before(text: str, notes: Notes, verb: Token) -> tuple[Saying, Stretch] | None:
    """What the words before a verb make of it, and where they stand."""
    start = max(notes.sentences[verb.sentence].start, verb.start - _REACH)
    before = text[start : verb.start]
    pattern, known = _unsaid()
    if match := pattern.search(before):
        return known[match["words"].lower()], (start + match.start(), start + match.end())
    if match := _NO_TIME.search(before) or _NOT_SO.search(before):
        return "negated", (start + match.start(), start + match.end())
    if verb.text.lower() in _MISQUOTED and (match := _misquoted().search(before)):
        return "negated", (start + match.start(), start + match.end())
    return None


def unsaid_within(text: str, notes: Notes, content: Sequence[Stretch]) -> Saying | None:
    """What words are that begin by telling what somebody is yet to say ("the mayor will say that ..., her office said")."""
    if not content:
        return None
    inside = notes.tokens_between(*content[0])[:_OPENING]
    for at, token in enumerate(inside):
        if token.text in (",", ";", ":"):
            return None
        cue = known_verb(token.text) if token.tag == "VERB" else None
        if cue is None or cue.kind != "say":
            continue
        is_yet_to = at and inside[at - 1].text.lower() == "will" and inside[0].text.lower() not in _FIRST
        if is_yet_to and governs_clause(notes, token):  # who "will declare an emergency" says nothing
            return "possible"
        found = _before(text, notes, token)
        return found[0] if found and found[1][0] >= content[0][0] else None
    return None


_OPENING = 12
"""Words at the begin of what somebody says in which it is told who is yet to say something."""


def with_unsaid(report: Report, notes: Notes, found: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """The attributions, with those whose verb only tells that something was not said, or may be said."""
    made = list(found)
    for sentence in notes.sentences:
        if not report.is_claim_text(sentence.start):
            continue
        for one, opening in _in_sentence(report.text, notes, sentence):
            verb = notes.tokens[one.verb]
            known = next((f for f in made if f.source and _has_words_of(f, one, verb)), one)
            other = [f for f in made if f is not known and _is_of(f, (opening, verb.end), verb)]
            if known is not one:
                made = [f for f in made if f not in other]
                continue
            if any(a <= verb.start < b for f in made if f not in other for a, b in f.content):
                continue
            made = [f for f in made if f not in other]
            made.append(one)
    return tuple(sorted(made, key=lambda a: (a.content[0] if a.content else (0, 0), a.cue or (0, 0))))


def _is_of(found: Attribution, clause: Stretch, verb: Token) -> bool:
    """Whether an attribution is another reading of a clause: it has its cue, or its source, there."""
    at = found.cue or found.source
    if at is None or not clause[0] <= at[0] < clause[1]:
        return False
    return at[0] <= verb.start


def _has_words_of(found: Attribution, one: Attribution, verb: Token) -> bool:
    """Whether an attribution has a verb for its cue and the words after it: only how they are said is to be told."""
    at_verb = found.cue is not None and found.cue[0] <= verb.start < found.cue[1]
    return at_verb and any(a < d and c < b for a, b in found.content for c, d in one.content)


def _in_sentence(text: str, notes: Notes, sentence: Sentence) -> Iterator[tuple[Attribution, int]]:
    """What a sentence tells as not said, with the begin of the clause that tells it."""
    words = notes.tokens_of(sentence)
    for verb in words:
        cue = known_verb(verb.text) if verb.tag == "VERB" else None
        if cue is None or cue.kind != "say" or "t" not in cue.frames:
            continue
        told = _before(text, notes, verb)
        if told is None:
            continue
        source = _source(text, notes, sentence, told[1]) or _source_after(notes, verb)
        after = text[verb.end : sentence.end]
        that = _THAT.match(after)
        end = source[0] if source and source[0] > verb.end else sentence.end
        content = trimmed(text, (verb.end + (that.end() if that else 0), end))
        if source is None or not any(t.tag in ("VERB", "AUX") for t in notes.tokens_between(*content)):
            continue
        opening = min(source[0], told[1][0])
        yield (
            Attribution(
                source=source,
                cue=(verb.start, verb.end),
                lemma=cue.lemma,
                kind=cue.kind,
                content=(content,),
                score=0.8,
                verb=verb.index,
            ),
            opening,
        )


_THAT = re.compile(r"\s(?:on\s[A-Z]\w+\s|tomorrow\s|later\s)?(?:that\s)?")


def _source_after(notes: Notes, verb: Token) -> Stretch | None:
    """Who does another thing than say it, by the clause that follows ("rather than say so, she left")."""
    subject = subject_of(notes, verb)
    return source_stretch(notes, subject) if subject and subject.index > verb.index else None


def _source(text: str, notes: Notes, sentence: Sentence, told: Stretch) -> Stretch | None:
    """Who did not say it: who is named within the words that tell so, else right before them."""
    if named := _NOT_SO.search(text[slice(*told)]):
        a, b = named.span("who")
        return told[0] + a, told[0] + b
    before = [
        t for t in notes.tokens_between(sentence.start, told[0]) if t.start >= sentence.start and t.end <= told[0]
    ]
    while before and before[-1].tag in _SKIPPED:
        before = before[:-1]
    if not before or before[-1].tag not in ("NOUN", "PROPN", "PRON"):
        return None
    head = before[-1]
    while head.dep.split(":")[0] in ("compound", "flat", "appos", "nmod") and sentence.first <= head.head < head.index:
        head = notes.tokens[head.head]
    source = source_stretch(notes, head)
    return max(source[0], sentence.start), min(source[1], before[-1].end)
