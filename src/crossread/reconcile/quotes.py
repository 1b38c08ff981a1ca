"""One utterance in several wordings: translations, paraphrases beside quotations, altered quotations."""

from collections.abc import Iterator, Sequence

from crossread.model.findings import Finding, Reason, Repair
from crossread.model.spans import Span
from crossread.reconcile.alike import bare_wording
from crossread.reconcile.build import evidence, make_finding
from crossread.reconcile.desk import Desk
from crossread.reconcile.phrases import listed, quoted
from crossread.reconcile.renderings import Rendering
from crossread.reconcile.rules import RULES
from crossread.reconcile.turned import is_turned
from crossread.reconcile.wordings import Match, matches
from crossread.weigh.utterances import turn_of

GRAVITY = {"negation": 1.3, "number": 1.2, "name": 1.2, "strength": 1.1, "cut": 0.9}
"""How much a difference of wording matters beside a plain paraphrase or translation."""


@RULES.add("quotes.variant", version=4)
def variants(desk: Desk) -> Iterator[Finding]:
    """Utterances that stand in more than one wording, grouped by utterance and by whether a negation is at stake in any of
    its sentences."""
    found = sorted(matches(desk), key=lambda m: (-m.score, m.a.span, m.b.span))
    turned = {_ids(m) for m in found if m.how.difference == "negation"}
    for negation in (True, False):
        chosen = [m for m in found if (_ids(m) in turned) == negation]
        for group in _grouped(chosen):
            yield _variant(desk, group)


def _ids(match: Match) -> frozenset[str]:
    """The two statements of which the wordings are."""
    return frozenset({match.a.unit.statement.id, match.b.unit.statement.id})


def _grouped(found: Sequence[Match]) -> Iterator[list[Match]]:
    """Matches that share a wording, or that are of one pair of statements, put together."""
    groups: list[tuple[set[object], list[Match]]] = []
    for match in found:
        ends: set[object] = {match.a.span, match.b.span, _ids(match)}
        touching = [g for g in groups if g[0] & ends]
        merged: tuple[set[object], list[Match]] = (set(ends), [match])
        for spans, members in touching:
            merged[0].update(spans)
            merged[1].extend(members)
        groups = [g for g in groups if g not in touching] + [merged]
    for _, members in groups:
        yield sorted(members, key=lambda m: (-m.score, m.a.span, m.b.span))


def _variant(desk: Desk, group: list[Match]) -> Finding:
    turned = [m for m in group if m.how.difference == "negation"]
    best = next((m for m in turned if is_turned(m.a.text, m.b.text)), (turned or group)[0])
    told = {w.text for m in group for w in (m.a, m.b)}
    members = [w for m in group for w in (m.a, m.b)] + [w for w in desk.wordings if w.direct and w.text in told]
    wordings = {w.span: w for w in members}
    texts = list(dict.fromkeys(wordings[s].text for s in sorted(wordings)))
    speaker = next((w.unit.statement.speaker.name for w in wordings.values() if w.unit.statement.speaker), "")
    negated = best.how.difference == "negation"
    bare = negated and is_turned(best.a.text, best.b.text)
    reasons = [
        Reason(
            rule="quotes.alike",
            weight=round((0.1 if negated and not bare else 0.3) + 0.4 * max(best.how.likeness, best.score), 4),
            sentence=f"The words are {best.how.likeness:.0%} alike, the meaning {max(0.0, best.near):.0%}.",
        ),
        Reason(
            rule=f"quotes.{'paraphrase' if best.how.difference == 'unlike' else best.how.difference}",
            weight=0.15 if best.a.direct and best.b.direct else 0.05,
            sentence=FAR
            if best.how.difference == "unlike"
            else OTHERWISE
            if negated and not bare
            else best.how.reason.sentence,
            values=best.how.reason.values,
        ),
    ]
    if best.same_speaker:
        reasons.append(Reason(rule="quotes.one-speaker", weight=0.15, sentence=f"Both are given to {speaker}."))
    reasons += _turns(desk, group)
    return make_finding(
        desk,
        "quote_variant",
        f"{speaker + ': ' if speaker else ''}{_shown(desk, group, wordings, best)}.",
        evidence(sorted(wordings), "wording"),
        reasons,
        maker=RULES.maker("quotes.variant"),
        values=texts,
        repair=_negation_repair(desk, group) if bare else None,
        matter=GRAVITY.get(best.how.difference, 1.0) if bare or not negated else 1.0,
    )


def _turns(desk: Desk, group: Sequence[Match]) -> list[Reason]:
    """What became of the words between each two wordings, in the terms of `crossread who`: they explain and weigh nothing."""
    told: dict[tuple[str, str], Reason] = {}
    for match in group:
        a, b = sorted((match.a, match.b), key=lambda w: (desk.reading(w.report).report.came_out, w.span))
        how = match.how if a is match.a else bare_wording(a.text, b.text)
        turn = turn_of(how, a.text, b.text, quoted=a.direct and b.direct)
        moved = "" if match.same_speaker else "; given to another speaker"
        sentence = f"From {quoted(a.text)} ({desk.outlet(a.report)}) to {quoted(b.text)} ({desk.outlet(b.report)}): {turn}{moved}."
        reason = Reason(rule=f"quotes.{turn.replace(' ', '-')}", weight=0.0, sentence=sentence, values=(a.text, b.text))
        told.setdefault((a.text, b.text), reason)
    return list(told.values())[:MOST_TURNS]


OTHERWISE = "one has a negation that the other has not, and other words beside it: it may say the same"
FAR = "the same said in other words, few of them in common"
MOST_TURNS = 4
"""Pairs of wordings whose difference is told; a story of many outlets has no end of them."""


def _shown(desk: Desk, group: Sequence[Match], wordings: dict[Span, Rendering], best: Match) -> str:
    """The wordings of a group sentence by sentence, each with its counterparts, the sentence at stake first."""
    sentences: list[list[str]] = []
    for match in sorted(group, key=lambda m: (m is not best, m.a.span, m.b.span)):
        ends = [match.a.text, match.b.text]
        touching = [told for told in sentences if set(told) & set(ends)]
        merged = list(dict.fromkeys(text for told in (*touching, ends) for text in told))
        at = sentences.index(touching[0]) if touching else len(sentences)
        rest = [told for told in sentences if told not in touching]
        sentences = [*rest[:at], merged, *rest[at:]]
    rank = {text: i for i, text in enumerate(dict.fromkeys(wordings[s].text for s in sorted(wordings)))}
    return "; ".join(
        " / ".join(_with_outlets(desk, wordings, text) for text in sorted(told, key=lambda t: rank.get(t, 0))[:3])
        for told in sentences[:MOST_SENTENCES]
    )


MOST_SENTENCES = 2
"""Sentences of an utterance whose wordings are shown in one line."""


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
