"""Hands through which words came: attributions of which one only passes on what another gives to somebody."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from crossread.extract.attributions import Attribution
from crossread.extract.chains import hands_on
from crossread.extract.clauses import Stretch, source_stretch, trimmed, without
from crossread.model.notes import Notes
from crossread.model.reports import Report

CITING = frozenset({"citing", "quoting"})
"""Cues that name whose words a carrier hands on."""
_QUOTING = frozenset({"quote", "cite"})
"""Lemmas of verbs whose object said the words, where "as" follows it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Handed:
    """An attribution, and those that handed it on, the nearest to the speaker first."""

    found: Attribution
    hands: tuple[Attribution, ...] = ()


def handed_on(report: Report, notes: Notes, attributions: Sequence[Attribution]) -> list[Handed]:
    """The attributions in the order of their sources, each with its carriers; those that only carry are left out."""
    ordered = sorted(attributions, key=place)
    hands: dict[int, list[int]] = {}
    handing = {index for index, found in enumerate(ordered) if _only_carries(report, found)}
    in_sentence: dict[int, list[int]] = {}
    for index, found in enumerate(ordered):
        if (sentence := notes.sentence_at(place(found)[0])) is not None:
            in_sentence.setdefault(sentence.start, []).append(index)
    for index in sorted(handing):
        sentence = notes.sentence_at(place(ordered[index])[0])
        for other in in_sentence.get(sentence.start, ()) if sentence else ():
            if other not in handing and _hands_on(ordered[index], ordered[other]):
                hands.setdefault(other, []).append(index)
    carriers = {index for found in hands.values() for index in found}
    free = {index for index in carriers if index not in hands or index in handing}
    made = []
    for index, found in enumerate(ordered):
        if index in free:
            continue
        mine = [ordered[i] for i in hands.get(index, ()) if i in free]
        whole = _with_second_verb(report.text, notes, _behind_cue(report.text, found, mine), mine)
        made.append(Handed(found=_without_hands(report.text, whole, mine), hands=tuple(mine)))
    return made


def by_the_quoted(notes: Notes, found: Attribution) -> Attribution:
    """An attribution given to who is quoted, not to who quotes: "the paper quoted him as saying"."""
    for verb in notes.tokens_between(*found.cue) if found.cue else ():
        if verb.lemma.lower() not in _QUOTING or found.source is None or found.source[0] >= verb.start:
            continue
        quoted = next((c for c in notes.children(verb) if c.dep == "obj" and c.index > verb.index), None)
        if quoted is None:
            continue
        source = source_stretch(notes, quoted)
        after = notes.tokens_between(source[1], source[1] + 4)
        if after and after[0].text == "as":
            return replace(found, source=source)
    return found


def place(found: Attribution) -> Stretch:
    """Where an attribution stands in reading order: its source, else its cue, else its words."""
    return found.source or found.cue or found.content[0]


def _only_carries(report: Report, found: Attribution) -> bool:
    return found.source is not None and hands_on(report, found.source, found.lemma)


def _hands_on(outer: Attribution, inner: Attribution) -> bool:
    """Whether a carrier's attribution only passes on the words of another of its sentence, which is no carrier's: it names the
    other, holds it whole, or follows it with the same words."""
    if outer.source is None or inner.source is None or inner.source == outer.source:
        return False
    if inner.lemma in CITING:
        return True
    whole = any(a <= inner.source[0] < b or (inner.cue and a <= inner.cue[0] < b) for a, b in outer.content)
    if whole and inner.cue:
        return True
    follows = inner.cue is not None and outer.source[0] > inner.cue[0]
    return follows and any(a < d and c < b for a, b in outer.content for c, d in inner.content)


def _behind_cue(text: str, found: Attribution, hands: Sequence[Attribution]) -> Attribution:
    """An attribution of which the parser left no words but the carrier's "that": what stands behind its cue in the carrier's words
    ("the paper reported that the mayor said | the road was shut")."""
    if found.cue is None or any(text[slice(*piece)].lower() != "that" for piece in found.content):
        return found
    outer = next((b for hand in hands for a, b in hand.content if a <= found.cue[0] and found.cue[1] < b), None)
    return replace(found, content=(trimmed(text, (found.cue[1], outer)),)) if outer else found


def _with_second_verb(text: str, notes: Notes, found: Attribution, hands: Sequence[Attribution]) -> Attribution:
    """An attribution whose last words go on to a second verb of the same subject where the carrier's do ("it had been told | but had
    found nothing, the paper reported")."""
    low, high = found.content[-1]
    outer = next(((a, b) for hand in hands for a, b in hand.content if a < low and high < b), None)
    after = notes.tokens_between(high, outer[1])[:2] if outer else ()
    if (
        outer is None
        or len(after) < 2
        or after[0].text.lower() not in ("and", "but")
        or after[1].tag not in ("AUX", "VERB")
    ):
        return found
    return replace(found, content=(*found.content[:-1], trimmed(text, (low, outer[1]))))


def _without_hands(text: str, found: Attribution, hands: Sequence[Attribution]) -> Attribution:
    """An attribution whose words are those that are handed on: of "citing X", the carrier's content; and without the
    carrier's own name and verb."""
    if not hands:
        return found
    pieces = list(found.content)
    if found.lemma in CITING and hands[0].content:
        pieces = list(hands[0].content)
    holes = [part for hand in hands for part in (hand.source, hand.cue) if part]
    holes += [part for part in (found.source, found.cue) if part and found.lemma in CITING]
    for hole in holes:
        pieces = without(pieces, hole)
    kept = [piece for piece in (trimmed(text, piece) for piece in pieces) if len(text[slice(*piece)].split()) > 1]
    kept = [piece for piece in kept if not any(0 <= piece[0] - hole[1] <= 2 for hole in holes[1:2])] or kept
    return replace(found, content=tuple(kept) or found.content)
