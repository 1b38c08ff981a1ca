"""Questions put to who speaks ("asked whether it was safe, he said ..."), which nobody claims; and asking to go unnamed, which asks
nothing of the parties to a happening."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from crossread.data import read_table
from crossread.extract.attributions import NOUN, Attribution, in_order
from crossread.extract.clauses import Stretch, trimmed
from crossread.extract.quotes import Quote
from crossread.lib.verbs import base_forms
from crossread.model.notes import Notes, Token
from crossread.model.reports import Report

_FARTHEST = 8
"""Words from a verb of asking, over whoever is asked, to the word with which the question begins."""
_STOPS = frozenset((",", ";", ":", "—", "–", ".", "?", "!", '"', "“", "”", "(", ")"))


@cache
def _words(sort: str) -> frozenset[str]:
    return frozenset(row["word"] for row in read_table("speech", "asking_words.tsv") if row["sort"] == sort)


@cache
def _unnamed() -> re.Pattern[str]:
    patterns = "|".join(row["pattern"] for row in read_table("speech", "unnamed.tsv"))
    return re.compile(rf"\W{{0,2}}(?:(?:on|under)\s(?:the\s)?condition\s(?:that\s)?)?(?:{patterns})\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question that somebody is told to have put: its verb, where its words stand, and whether who is asked comes before the
    verb ("asked whether ...") and the asker is not told."""

    verb: Token
    words: Stretch
    passive: bool


def is_of_naming(words: str) -> bool:
    """Whether what is asked, or that under which one speaks, is not to be named.

    >>> is_of_naming("not to be identified"), is_of_naming("for anonymity"), is_of_naming("for a name for the ship")
    (True, True, False)
    """
    return _unnamed().match(words) is not None


def question_at(notes: Notes, verb: Token) -> Question | None:
    """The question that a verb of asking puts: what follows it from "whether", "why", "about whether" to the next stop."""
    if verb.tag != "VERB" or not _is_asking(verb):
        return None
    sentence = notes.tokens_of(notes.sentences[verb.sentence])
    after = [t for t in sentence if t.index > verb.index]
    end = next((i for i, t in enumerate(after) if t.text in _STOPS), len(after))
    first = next((i for i, t in enumerate(after[: min(end, _FARTHEST)]) if t.text.lower() in _words("begins")), None)
    if first is None or not _is_led(after[:first], verb) or first + 1 >= end:
        return None
    words = after[first].start, after[end - 1].end
    return Question(verb=verb, words=words, passive=_is_put_to(notes, verb, words[0]))


def is_wish_to_go_unnamed(text: str, notes: Notes, stretch: Stretch) -> bool:
    """Whether some words tell no more than that somebody asked not to be named."""
    verb = next((t for t in notes.tokens_between(*stretch) if t.tag == "VERB"), None)
    return verb is not None and is_of_naming(text[verb.end : stretch[1]].lstrip())


def asks_nothing(text: str, notes: Notes, verb: Token) -> bool:
    """Whether a word of asking asks for no deed: it puts a question, or asks for the own name to be left out."""
    return question_at(notes, verb) is not None or is_of_naming(text[verb.end : verb.end + 120].lstrip())


def with_questions(
    report: Report, notes: Notes, quotes: Sequence[Quote], found: Sequence[Attribution]
) -> tuple[Attribution, ...]:
    """The attributions, with the questions put to somebody taken from whom they are put to: they are nobody's who is named."""
    put = [
        q for q in _questions(notes) if q.passive and report.is_claim_text(q.verb.start) and not _is_quoted(quotes, q)
    ]
    if not put:
        return tuple(found)
    kept = [one for one in found if not any(_is_at(one, q) for q in put)]
    made = [
        Attribution(
            source=None,
            cue=(q.verb.start, q.verb.end),
            lemma="ask",
            kind="ask",
            content=(trimmed(report.text, q.words),),
            score=0.9,
            verb=NOUN,
        )
        for q in put
    ]
    return in_order((*kept, *made))


def _questions(notes: Notes) -> Iterator[Question]:
    for token in notes.tokens:
        if question := question_at(notes, token):
            yield question


def _is_asking(verb: Token) -> bool:
    return not _words("verb").isdisjoint((verb.lemma.lower(), *base_forms(verb.text.lower())))


def _is_led(between: Sequence[Token], verb: Token) -> bool:
    """Whether what stands between a verb and a question is who is asked, or a preposition: no other verb. Verbs that press and
    challenge put a question only by a preposition or right before it."""
    if any(t.tag in ("VERB", "AUX", "SCONJ") and t.text.lower() not in _words("lead") for t in between):
        return False
    last = between[-1].text.lower() if between else ""
    return not between or last in _words("lead") or last == "to" or verb.text.lower().startswith("ask")


def _is_put_to(notes: Notes, verb: Token, start: int) -> bool:
    """Whether a verb of asking, with a question that starts at a place, is a participle: who is asked stands before it, or in
    the clause above."""
    children = [c for c in notes.children(verb) if c.start < start]
    if any(c.dep in ("nsubj", "obj", "iobj") for c in children) or not verb.text.lower().endswith("ed"):
        return False
    helpers = {c.text.lower() for c in children if c.dep in ("aux", "aux:pass")}
    passive = any(c.dep in ("aux:pass", "nsubj:pass") for c in children)
    return passive or (verb.dep.split(":")[0] in ("advcl", "acl", "root", "parataxis", "dep") and not helpers)


def _is_quoted(quotes: Sequence[Quote], question: Question) -> bool:
    return any(q.depth == 0 and q.start <= question.verb.start < q.end for q in quotes)


def _is_at(one: Attribution, question: Question) -> bool:
    """Whether an attribution has the verb of a question for its cue, or its cue within the question."""
    return one.cue is not None and question.verb.start < one.cue[1] and one.cue[0] < question.words[1]
