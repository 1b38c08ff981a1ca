"""Which wordings of different reports are of one utterance: quotations and told words, matched by their own vectors."""

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from crossread.lib.words import STOP_WORDS, fold, negators_in, stem, words_in
from crossread.model.spans import Span
from crossread.reconcile.alike import bare_wording
from crossread.reconcile.desk import Desk
from crossread.reconcile.renderings import Rendering, rendering
from crossread.reconcile.units import Unit, share_slot
from crossread.weigh.letters import is_spelt_alike
from crossread.weigh.names import related_speakers
from crossread.weigh.wording import WordingComparison, compare_wording

LIKE = 0.55
"""Likeness from which two quoted wordings may be one utterance, whoever is said to have spoken."""
LIKE_ONE_SPEAKER = 0.55
"""The same where both are given to one speaker."""
NEAR = 0.6
"""Cosine from which two quotations of one speaker are one utterance in other words, though they share few."""
NEAR_EACH = 0.5
"""The same of each sentence where quotations of several are set side by side, and all together reach NEAR."""
NEAR_OTHERS = 0.62
"""Cosine that two quotations of different speakers must have: two who speak of one thing share words."""
LIKE_PHRASE = 0.6
"""Likeness from which quoted phrases of two or three words are one, which share a word by accident."""
NEAR_PHRASE = 0.45
"""Cosine from which two phrases that fill one slot of one speaker's sentence are one phrase in two translations."""
LIKE_INDIRECT = 0.66
"""Likeness for a quotation and indirect speech of one speaker, which is a paraphrase by nature."""
NEAR_INDIRECT = 0.78
"""Cosine from which these are one utterance, though they share few words."""
LEAST_WORDS = 0.2
"""Likeness that the bare words must have, whatever the vectors say."""
LEAST_INDIRECT = 4
"""Words that a quotation needs to be set against indirect speech."""
SHORT = 6
"""Words of a quotation so short that it is a phrase."""
EVEN = 0.55
"""Share of the longer wording's words that the shorter has, where few words are shared: a translation is about as long."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """Two wordings of one utterance, how they differ, and how near in meaning they are (cosine)."""

    a: Rendering
    b: Rendering
    how: WordingComparison
    near: float
    same_speaker: bool

    @property
    def score(self) -> float:
        """By which the likest are found: half the likeness of the words, half that of the meaning."""
        return round(0.5 * self.how.likeness + 0.5 * self.near, 4)


def matches(desk: Desk) -> Iterator[Match]:
    """The pairs of wordings of two reports that are one utterance in other words. Each is the likest that the other has in
    its report: what stands there word for word is not looked for in other words."""
    compared = list(_compared(_one_of_each(desk.wordings)))
    best: dict[tuple[Span, str], float] = {}
    for match in compared:
        for one, other in ((match.a, match.b), (match.b, match.a)):
            at = (one.unit.span if not one.direct else one.span, other.report)
            best[at] = max(best.get(at, 0.0), match.score)
    aligned = _aligned(compared)
    for match in compared:
        if (match.a.span, match.b.span) in aligned and match.how.difference not in ("identical", "cut"):
            yield match
            continue
        ends = ((match.a, match.b), (match.b, match.a))
        ranks = [best[(x.unit.span if not x.direct else x.span, y.report)] - match.score for x, y in ends]
        if _is_told(match, likest=max(ranks) <= 0):
            yield match


def _aligned(compared: Sequence[Match]) -> frozenset[tuple[Span, Span]]:
    """The sentences of two quotations of one speaker that have two sentences or more, as many in the one as in the other, and
    tell the same one by one: what each alone leaves open, all together show."""
    pairs: dict[tuple[str, str], list[Match]] = defaultdict(list)
    for match in compared:
        if match.same_speaker and match.a.direct and match.b.direct:
            pairs[match.a.unit.statement.id, match.b.unit.statement.id].append(match)
    found: set[tuple[Span, Span]] = set()
    for matched in pairs.values():
        ones, others = (sorted({w.span for w in side}) for side in zip(*((m.a, m.b) for m in matched), strict=True))
        known = {(m.a.span, m.b.span): m.near for m in matched}
        near = [known.get(at, 0.0) for at in zip(ones, others, strict=False)]
        if len(ones) == len(others) > 1 and min(near) >= NEAR_EACH and sum(near) >= NEAR * len(near):
            found.update(zip(ones, others, strict=True))
    return frozenset(found)


def _one_of_each(wordings: Sequence[Rendering]) -> list[Rendering]:
    """One rendering of each text and speaker, or two where two reports have it: copies add nothing to compare."""
    kept: dict[tuple[str, str, bool], list[Rendering]] = {}
    for wording in wordings:
        same = kept.setdefault((wording.text, wording.unit.speaker_key, wording.direct), [])
        if len(same) < 2 and all(w.report != wording.report for w in same):
            same.append(wording)
    return sorted((w for same in kept.values() for w in same), key=lambda w: w.span)


def _compared(wordings: Sequence[Rendering]) -> Iterator[Match]:
    for i, a in enumerate(wordings):
        for b in wordings[i + 1 :]:
            if a.report == b.report or not (a.direct or b.direct):
                continue
            same = is_one_speaker(a.unit, b.unit)
            if not same and not (a.direct and b.direct):
                continue
            pairs = (_pair(x, y, same_speaker=same) for x in _parts(a) for y in _parts(b))
            yield max(pairs, key=lambda m: m.score)


def _parts(wording: Rendering) -> list[Rendering]:
    """A quotation; or told words, whole and clause by clause."""
    if wording.direct:
        return [wording]
    inside = wording.unit.reading.passages_in(wording.span.start, wording.span.end)
    spans = [Span(report=wording.report, start=p.start, end=p.end) for p in inside]
    clauses = [rendering(wording.unit, span, direct=False) for span in spans]
    return [wording, *(c for c in clauses if c.span != wording.span)]


def _pair(a: Rendering, b: Rendering, *, same_speaker: bool) -> Match:
    one, other = a.vector, b.vector
    near = math.fsum(x * y for x, y in zip(one, other, strict=True)) if len(one) == len(other) else 0.0
    how = compare_wording(a.text, b.text, vector_a=one, vector_b=other)
    if not (a.direct and b.direct):  # told words stand in a frame, which the whole sentences may share
        whole = compare_wording(a.text, b.text, vector_a=a.unit.vector, vector_b=b.unit.vector)
        how = max(how, whole, key=lambda found: found.likeness)
    return Match(a=a, b=b, how=how, near=round(near, 4), same_speaker=same_speaker)


def _is_told(match: Match, *, likest: bool) -> bool:
    """Whether two wordings are one utterance and differ in a way worth telling; `likest` where neither has a liker one."""
    a, b, how = match.a, match.b, match.how
    if how.difference == "identical" or _is_longer(a.text, b.text) or is_spelt_alike(a.text, b.text):
        return False
    if how.difference == "cut" and not _is_cut_within(a, b):
        return False
    if how.difference == "negation":
        likest = True  # what is turned into its opposite may well stand rightly beside it
        if negators_in(a.text) == negators_in(b.text):
            return False  # "had not used" and "no ... was used": one negation, two forms
    if not likest:
        return False
    if a.direct and b.direct:
        return _are_one_quotation(match)
    return _is_paraphrase(match)


def _are_one_quotation(match: Match) -> bool:
    a, b, like = match.a, match.b, match.how.likeness
    sizes = sorted(len(words_in(x.text)) for x in (a, b))
    if match.same_speaker and sizes[1] <= SHORT and match.near >= NEAR_PHRASE and _fill_one_slot(a, b):
        return True
    common = bool(_content(a.text) & _content(b.text))
    if not match.same_speaker and match.near < NEAR_OTHERS:
        return False
    if sizes[0] < LEAST_INDIRECT:
        return common and like >= LIKE_PHRASE and _bare(a, b) >= LEAST_WORDS
    if match.same_speaker and match.near >= NEAR and sizes[0] >= EVEN * sizes[1] and common:
        return True
    return common and like >= (LIKE_ONE_SPEAKER if match.same_speaker else LIKE) and _bare(a, b) >= LEAST_WORDS


def _is_paraphrase(match: Match) -> bool:
    a, b = match.a, match.b
    sizes = sorted(len(words_in(x.text)) for x in (a, b))
    if sizes[0] < max(LEAST_INDIRECT, EVEN * sizes[1]) or not all(x.direct or _has_verb(x) for x in (a, b)):
        return False
    if _content(a.text) == _content(b.text):  # indirect speech shifts its tenses, no more
        return False
    like = match.how.likeness
    return like >= LIKE_INDIRECT or (match.near >= NEAR_INDIRECT and like >= LIKE)


def _fill_one_slot(a: Rendering, b: Rendering) -> bool:
    """Whether two quoted phrases stand in one place of one sentence: after the same word, or said of the same thing."""
    if share_slot((a.unit, a.span), (b.unit, b.span)):
        return True
    said_of = [_subject(x) for x in (a, b)]
    return bool(said_of[0]) and said_of[0] == said_of[1]


def _subject(wording: Rendering) -> str:
    notes = wording.unit.reading.notes
    root = notes.root_of(wording.span.start, wording.span.end)
    if root is None:
        return ""
    at = wording.span
    outside = (t for t in notes.children(root) if t.dep.startswith("nsubj") and not at.start <= t.start < at.end)
    return next((stem(fold(t.lemma)) for t in outside if t.tag in ("NOUN", "PROPN")), "")


def _has_verb(wording: Rendering) -> bool:
    """Whether told words make a clause ("called for | peace at sea" tells what somebody wants, not what was said)."""
    tokens = wording.unit.reading.notes.tokens_between(wording.span.start, wording.span.end)
    return any(t.tag in ("VERB", "AUX") for t in tokens)


def _bare(a: Rendering, b: Rendering) -> float:
    return bare_wording(a.text, b.text).likeness


def _content(text: str) -> frozenset[str]:
    return frozenset(stem(fold(w)) for w in words_in(text) if fold(w) not in STOP_WORDS)


def _is_cut_within(a: Rendering, b: Rendering) -> bool:
    """Whether words are missing from the middle of a quotation with no dots to say so: that alters it, where a cut at its
    ends does not."""
    if not (a.direct and b.direct) or "…" in a.text + b.text or "..." in a.text + b.text:
        return False
    short, long = sorted((" ".join(fold(w) for w in words_in(x.text)) for x in (a, b)), key=len)
    return len(short.split()) >= SHORT and f" {short} " not in f" {long} "


def _is_longer(a: str, b: str) -> bool:
    """Whether one wording is the other with a word or two more, endings apart: a cut, not a variant."""
    short, long = sorted(([stem(fold(w)) for w in words_in(text)] for text in (a, b)), key=len)
    return bool(short) and len(long) < SHORT and set(short) <= set(long)


def is_one_speaker(a: Unit, b: Unit) -> bool:
    """Whether two units are given to one speaker, or to two who speak for one."""
    first, second = a.statement.speaker, b.statement.speaker
    return first is not None and second is not None and related_speakers(first, second).verdict in {"same", "related"}
