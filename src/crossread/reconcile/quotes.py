"""One utterance in several wordings: translations, paraphrases beside quotations, altered quotations."""

from collections.abc import Iterator
from dataclasses import dataclass

from crossread.lib.words import STOP_WORDS, fold, negators_in, stem, words_in
from crossread.model.findings import Finding, Reason, Repair
from crossread.model.spans import Span
from crossread.reconcile.alike import bare_wording
from crossread.reconcile.build import evidence, make_finding
from crossread.reconcile.desk import Desk
from crossread.reconcile.phrases import listed, quoted
from crossread.reconcile.rules import RULES
from crossread.reconcile.units import Unit
from crossread.weigh.names import related_speakers
from crossread.weigh.wording import WordingComparison, compare_wording

LIKE = 0.55
"""Likeness from which two quoted wordings may be one utterance, whoever is said to have spoken."""
LIKE_ONE_SPEAKER = 0.5
"""The same where both are given to one speaker."""
LIKE_PHRASE = 0.6
"""The same for quoted phrases of two or three words, which share a word by accident."""
LIKE_INDIRECT = 0.66
"""The same for a quotation and indirect speech of one speaker, which is a paraphrase by nature."""
LEAST_WORDS = 0.25
"""Likeness that the bare words must have, whatever the vectors say."""
LEAST_INDIRECT = 4
"""Words that a quotation needs to be set against indirect speech."""
SHORT = 6
"""Words of a quotation so short that it is a phrase."""
SILENT = frozenset({"identical", "cut"})
"""Differences that are none: the same words, or fewer of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendering:
    """One wording of somebody's words: where it stands and in which unit. `direct` where it is in quotation marks."""

    unit: Unit
    span: Span
    text: str
    direct: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """Two wordings of one utterance and how they differ."""

    a: Rendering
    b: Rendering
    how: WordingComparison
    same_speaker: bool


def wordings_of(desk: Desk) -> list[Rendering]:
    """Every quotation of the story, sentence by sentence, and every attributed unit that is not one, in order."""
    found: list[Rendering] = []
    seen: set[Span] = set()
    for unit in desk.units:
        if not unit.attributed:
            continue
        quotes = [within(q, unit.span) for q in unit.statement.quoted if q.overlaps(unit.span)]
        spans = [(q, True) for q in quotes] or [(unit.span, False)]
        for span, direct in spans:
            if span not in seen:
                seen.add(span)
                found.append(Rendering(unit=unit, span=span, text=desk.words(span).rstrip(" .,;"), direct=direct))
    return found


def within(span: Span, bounds: Span) -> Span:
    """The part of a span that lies within another of the same report."""
    return Span(report=span.report, start=max(span.start, bounds.start), end=min(span.end, bounds.end))


@RULES.add("quotes.variant")
def variants(desk: Desk) -> Iterator[Finding]:
    """Utterances that stand in more than one wording, grouped by utterance and by whether a negation is at stake."""
    matches = sorted(_matches(desk), key=lambda m: (-m.how.likeness, m.a.span, m.b.span))
    for negation in (True, False):
        chosen = [m for m in matches if (m.how.difference == "negation") == negation]
        for group in _grouped(chosen):
            yield _variant(desk, group)


def _matches(desk: Desk) -> Iterator[Match]:
    wordings = _one_of_each(wordings_of(desk))
    for i, a in enumerate(wordings):
        for b in wordings[i + 1 :]:
            if a.unit.report == b.unit.report or not (a.direct or b.direct):
                continue
            match = _match(a, b)
            if match is not None:
                yield match


def _one_of_each(wordings: list[Rendering]) -> list[Rendering]:
    """One rendering of each text and speaker, or two where two reports have it: copies add nothing to compare."""
    kept: dict[tuple[str, str, bool], list[Rendering]] = {}
    for wording in wordings:
        same = kept.setdefault((wording.text, wording.unit.speaker_key, wording.direct), [])
        if len(same) < 2 and all(w.unit.report != wording.unit.report for w in same):
            same.append(wording)
    return sorted((w for same in kept.values() for w in same), key=lambda w: w.span)


def _match(a: Rendering, b: Rendering) -> Match | None:
    quoted_both = a.direct and b.direct
    same = _same_speaker(a.unit, b.unit)
    if not quoted_both and (not same or min(len(a.text.split()), len(b.text.split())) < LEAST_INDIRECT):
        return None
    if not a.unit.lemmas & b.unit.lemmas or _is_longer(a.text, b.text):
        return None
    if not quoted_both and _content(a.text) == _content(b.text):  # indirect speech shifts its tenses, no more
        return None
    how = compare_wording(a.text, b.text, vector_a=a.unit.vector, vector_b=b.unit.vector)
    is_phrase = min(len(a.text.split()), len(b.text.split())) < LEAST_INDIRECT
    enough = LIKE_INDIRECT if not quoted_both else LIKE_PHRASE if is_phrase else LIKE_ONE_SPEAKER if same else LIKE
    if how.difference == "negation" and negators_in(a.text) == negators_in(b.text):
        return None  # "had not used" and "no ... was used": one negation, two forms
    if how.likeness < enough or how.difference in SILENT or bare_wording(a.text, b.text).likeness < LEAST_WORDS:
        return None
    return Match(a=a, b=b, how=how, same_speaker=same)


def _content(text: str) -> frozenset[str]:
    return frozenset(stem(fold(w)) for w in words_in(text) if fold(w) not in STOP_WORDS)


def _is_longer(a: str, b: str) -> bool:
    """Whether one wording is the other with a word or two more, endings apart: a cut, not a variant."""
    short, long = sorted(([stem(fold(w)) for w in words_in(text)] for text in (a, b)), key=len)
    return bool(short) and len(long) < SHORT and set(short) <= set(long)


def _same_speaker(a: Unit, b: Unit) -> bool:
    first, second = a.statement.speaker, b.statement.speaker
    return first is not None and second is not None and related_speakers(first, second).verdict in {"same", "related"}


def _grouped(matches: list[Match]) -> Iterator[list[Match]]:
    """Matches that share a wording, or that are of one pair of statements, put together."""
    groups: list[tuple[set[object], list[Match]]] = []
    for match in matches:
        pair = frozenset({match.a.unit.statement.id, match.b.unit.statement.id})
        ends: set[object] = {match.a.span, match.b.span, pair}
        touching = [g for g in groups if g[0] & ends]
        merged: tuple[set[object], list[Match]] = (set(ends), [match])
        for spans, members in touching:
            merged[0].update(spans)
            merged[1].extend(members)
        groups = [g for g in groups if g not in touching] + [merged]
    for _, members in groups:
        yield sorted(members, key=lambda m: (-m.how.likeness, m.a.span, m.b.span))


def _variant(desk: Desk, group: list[Match]) -> Finding:
    best = group[0]
    told = {w.text for m in group for w in (m.a, m.b)}
    members = [w for m in group for w in (m.a, m.b)] + [w for w in wordings_of(desk) if w.direct and w.text in told]
    wordings = {w.span: w for w in members}
    texts = list(dict.fromkeys(wordings[s].text for s in sorted(wordings)))
    speaker = next((w.unit.statement.speaker.name for w in wordings.values() if w.unit.statement.speaker), "")
    reasons = [
        Reason(
            rule="quotes.alike",
            weight=round(0.3 + 0.4 * best.how.likeness, 4),
            sentence=f"The wordings are {best.how.likeness:.0%} alike.",
        ),
        Reason(
            rule=f"quotes.{best.how.difference}",
            weight=0.15 if best.a.direct and best.b.direct else 0.05,
            sentence=best.how.reason.sentence,
            values=best.how.reason.values,
        ),
    ]
    if best.same_speaker:
        reasons.append(Reason(rule="quotes.one-speaker", weight=0.15, sentence=f"Both are given to {speaker}."))
    negated = best.how.difference == "negation"
    return make_finding(
        desk,
        "quote_variant",
        f"{speaker + ': ' if speaker else ''}{' / '.join(_with_outlets(desk, wordings, t) for t in texts[:3])}.",
        evidence(sorted(wordings), "wording"),
        reasons,
        maker=RULES.maker("quotes.variant"),
        values=texts,
        repair=_negation_repair(desk, group) if negated else None,
        matter=1.3 if negated else 1.0,
    )


def _with_outlets(desk: Desk, wordings: dict[Span, Rendering], text: str) -> str:
    """A wording with the outlets that have it."""
    outlets = sorted({desk.outlet(span.report) for span, wording in wordings.items() if wording.text == text})
    return f"{quoted(text)} ({listed(outlets)})"


def _negation_repair(desk: Desk, group: list[Match]) -> Repair:
    reports = {w.unit.report for m in group for w in (m.a, m.b)}
    return Repair(
        sentence=f"If one “not” was lost or put in, {len(reports)} reports agree.",
        slip="dropped negation",
        supported_by=len(reports),
    )
