"""Asides that say of the words before them that they are not so: "..., a charge that police reject", "..., a claim disputed by
engineers", "..., which the army denies". They are another's words, and no part of those they stand behind.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from crossread.extract.attributions import Attribution, in_order
from crossread.extract.clauses import Stretch, case_of, cut_out, source_stretch
from crossread.extract.cues import Cue, known_verb, reporting_noun
from crossread.model.notes import Notes, Token
from crossread.model.reports import Report

_RELATIVES = frozenset(("which", "that"))
_OF_CLAIMS_ALONE = frozenset("contradict deny disavow dispute refute".split())
"""Verbs of denying whose object is what somebody claims: an offer or a plan is rejected or dismissed too."""
_ALSO_CLAIMS = frozenset(("something", "rumour", "rumor", "story", "charge", "insinuation", "characterisation"))
"""Words beside the reporting nouns that stand for what was said right before."""
_PARTS = frozenset((",", "–", "—", "-", ";"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispute:
    """An aside, in characters: `start` is that of the mark before it; `named` stands for what is denied ("a charge", "which")."""

    start: int
    end: int
    named: Stretch
    source: Stretch
    verb: Token
    cue: Cue


def with_disputes(report: Report, notes: Notes, found: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """The attributions without the asides that deny what they say, and what those asides give to whoever denies it."""
    disputes = [d for d in disputes_in(report.text, notes) if report.is_claim_text(d.start)]
    if not disputes:
        return tuple(found)
    left = [one for one in found if not any(_lies_in(one, d) for d in disputes)]
    for dispute in disputes:
        left = [_cut(report.text, one, dispute) for one in left]
    made = [
        Attribution(
            source=d.source,
            cue=(d.verb.start, d.verb.end),
            lemma=d.cue.lemma,
            kind=d.cue.kind,
            content=(d.named,),
            score=0.9,
            verb=d.verb.index,
        )
        for d in disputes
    ]
    kept = [one for one in left if one.content]
    return in_order((*kept, *made))


def disputes_in(text: str, notes: Notes) -> Iterator[Dispute]:
    """The asides of a text, in order of their verbs: by the tree, else by the order of the words."""
    for verb in notes.tokens:
        cue = known_verb(verb.text) if verb.tag == "VERB" else None
        if cue is None or cue.kind != "deny":
            continue
        if found := _by_tree(notes, verb, cue) or _by_words(text, notes, verb, cue):
            yield found


def _by_tree(notes: Notes, verb: Token, cue: Cue) -> Dispute | None:
    if not verb.dep.startswith(("acl", "advcl:relcl")):
        return None
    first, who = _opening(notes, verb, cue), _who(notes, verb)
    if first is None or who is None or first.index == 0 or notes.tokens[first.index - 1].text not in _PARTS:
        return None
    tree = [t for t in notes.subtree(verb) if t.index > first.index]
    noun = notes.tokens[verb.head]
    return Dispute(
        start=notes.tokens[first.index - 1].start,
        end=tree[-1].end if tree else verb.end,
        named=(first.start, noun.end if first.dep == "det" or first is noun else first.end),
        source=source_stretch(notes, who),
        verb=verb,
        cue=cue,
    )


_NAME = r"[A-Z][\w'’.-]*(?:\s[A-Z][\w'’.-]*){0,4}"
_IN_ORDER = re.compile(
    rf"[,–—]\s(?P<named>(?:an?|the)\s(?P<noun>\w+))\s(?:that\s|which\s)?"
    rf"(?P<source>{_NAME}|(?:the|its|his|her|their)\s\w+(?:\s{_NAME})?|he|she|they|it)\s(?:\w+\s){{0,2}}\Z"
)


_WHICH = re.compile(
    r"[,–—]\s(?P<named>which)\s(?P<source>(?!(?:is|are|was|were|has|have|had)\s)[^,;:.]{2,50}?)\s(?:(?:has|have|had)\s)?(?:\w+ly\s)?\Z"
)


def _by_words(text: str, notes: Notes, verb: Token, cue: Cue) -> Dispute | None:
    """`, an account Mayor Lund disputes`, `, which Mayor Lund denies`: the claim, who, and the verb, whatever the tree makes of
    them."""
    first = notes.sentences[verb.sentence].start
    match = _IN_ORDER.search(text, first, verb.start)
    if match and not _is_claim(match["noun"].lower()):
        return None
    if match is None and cue.lemma in _OF_CLAIMS_ALONE:
        match = _WHICH.search(text, first, verb.start)
    if match is None:
        return None
    return Dispute(
        start=match.start(),
        end=verb.end,
        named=match.span("named"),
        source=match.span("source"),
        verb=verb,
        cue=cue,
    )


def _is_claim(noun: str) -> bool:
    """Whether a noun stands for what was said right before."""
    told = reporting_noun(noun)
    return noun in _ALSO_CLAIMS or (told is not None and told.kind in ("say", "accuse", "fear"))


def _opening(notes: Notes, verb: Token, cue: Cue) -> Token | None:
    """The word that begins an aside: "which", or the article of the noun that names what was said."""
    children = list(notes.children(verb))
    relative = next((c for c in children if c.text.lower() == "which" and not c.dep.endswith("subj")), None)
    if relative is not None:
        return relative if cue.lemma in _OF_CLAIMS_ALONE else None
    noun = notes.tokens[verb.head]
    if noun.index > verb.index or not _is_claim(noun.lemma.lower()):
        return None
    return next((c for c in notes.children(noun) if c.dep == "det" and c.index < noun.index), noun)


def _who(notes: Notes, verb: Token) -> Token | None:
    """Who denies: the subject, or the agent of a participle."""
    for child in notes.children(verb):
        is_subject = child.dep == "nsubj" and child.text.lower() not in _RELATIVES
        is_agent = child.dep in ("obl:agent", "obl") and case_of(notes, child) == "by"
        if is_subject or is_agent:
            return child
    return None


def _lies_in(one: Attribution, dispute: Dispute) -> bool:
    at = one.cue or one.source or one.content[0]
    return dispute.start <= at[0] < dispute.end


def _cut(text: str, one: Attribution, dispute: Dispute) -> Attribution:
    """An attribution without an aside that stands in or behind its words."""
    if not any(a < dispute.end and dispute.start < b for a, b in one.content):
        return one
    return replace(one, content=cut_out(text, one.content, (dispute.start, dispute.end)))
