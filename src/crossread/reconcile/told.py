"""Told words of one speaker that contradict each other from one report to another: turned, or made surer than they were."""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from crossread.lib.dates import days_between
from crossread.model.findings import Finding, Reason, Repair
from crossread.reconcile.build import evidence, make_finding
from crossread.reconcile.desk import Desk
from crossread.reconcile.phrases import listed, quoted
from crossread.reconcile.renderings import Rendering
from crossread.reconcile.rules import RULES
from crossread.reconcile.told_predicates import Predicate, predicate_of
from crossread.reconcile.turned import is_but_negated
from crossread.reconcile.wordings import is_one_speaker

NEAR = 0.45
"""Cosine that two told words of one speaker must have to tell of one thing: what turns them, and who is named, part them."""
NEAR_PATIENT = 0.5
"""The same where what it is done to has another word ("troops", "the army")."""
LEAST_SHARE = 0.34
"""Share of the content words of the shorter one that the other must have."""
MOST_DAYS = 1
"""Days between two reports after which a speaker may have changed his mind."""
GRAVITY = {"negation": 1.25, "strength": 1.05}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    wording: Rendering
    what: Predicate


@dataclass(frozen=True, slots=True, kw_only=True)
class _Contrary:
    """Two tellings that cannot both be what was said, and how near in meaning they are."""

    a: _Told
    b: _Told
    kind: str
    near: float


@RULES.add("quotes.told")
def told_otherwise(desk: Desk) -> Iterator[Finding]:
    """What one speaker is told to have said, and in another report told turned into its opposite, or surer."""
    told = [_Told(wording=w, what=p) for w in desk.wordings if (p := predicate_of(w)) is not None]
    found = [c for a, b in combinations(told, 2) if (c := _contrary(desk, a, b)) is not None]
    for kind in GRAVITY:
        for group in _grouped([c for c in found if c.kind == kind]):
            yield _finding(desk, group)


def _contrary(desk: Desk, a: _Told, b: _Told) -> _Contrary | None:
    one, other = a.wording, b.wording
    if one.report == other.report or (one.direct and other.direct) or a.what.verb != b.what.verb:
        return None
    kind = _kind(a.what, b.what)
    if not kind or not is_one_speaker(one.unit, other.unit) or not _are_near_in_time(desk, one.report, other.report):
        return None
    near = _cosine(one, other)
    if near < NEAR or not _are_of_one_thing(a.what, b.what, near, sure=kind == "strength"):
        return None
    return _Contrary(a=a, b=b, kind=kind, near=near)


def _kind(a: Predicate, b: Predicate) -> str:
    """How two predicates of one verb differ: a negation, or "may" against "will"; empty where neither or both."""
    if a.negated != b.negated:
        return "negation" if a.mood == b.mood else ""
    return "strength" if not a.negated and {a.mood, b.mood} == {"may", "will"} else ""


def _are_of_one_thing(a: Predicate, b: Predicate, near: float, *, sure: bool) -> bool:
    """Whether two predicates of one verb tell of one thing: nothing that is named parts them, nobody else does it, and it is done
    to the same."""
    if (a.named - b.content and b.named - a.content) or (a.agent and b.agent and not a.agent & b.agent):
        return False
    one, other = a.content - a.agent, b.content - b.agent
    shorter = min(len(one), len(other))
    if a.patient and b.patient and not a.patient & b.patient:
        common = (one & other) - a.patient - b.patient
        return not sure and near >= NEAR_PATIENT and bool(common)
    return len(one & other) >= max(LEAST_SHARE * shorter, 1.0) or (not one and not other)


def _are_near_in_time(desk: Desk, one: str, other: str) -> bool:
    days = days_between(*(desk.reading(report).report.came_out[:10] for report in (one, other)))
    return days is None or abs(days) <= MOST_DAYS


def _cosine(a: Rendering, b: Rendering) -> float:
    one, other = a.vector, b.vector
    return math.fsum(x * y for x, y in zip(one, other, strict=True)) if len(one) == len(other) else 0.0


def _grouped(found: Sequence[_Contrary]) -> Iterator[list[_Contrary]]:
    """Pairs that have a telling in common, together."""
    groups: list[list[_Contrary]] = []
    for contrary in found:
        ends = {contrary.a.wording.span, contrary.b.wording.span}
        touching = [g for g in groups if any({c.a.wording.span, c.b.wording.span} & ends for c in g)]
        groups = [g for g in groups if g not in touching] + [[*(c for g in touching for c in g), contrary]]
    yield from groups


def _finding(desk: Desk, group: Sequence[_Contrary]) -> Finding:
    best = max(group, key=lambda c: c.near)
    wordings = {t.wording.span: t.wording for c in group for t in (c.a, c.b)}
    texts = list(dict.fromkeys(wordings[span].text for span in sorted(wordings)))
    speaker = next((w.unit.statement.speaker.name for w in wordings.values() if w.unit.statement.speaker), "")
    bare = best.kind == "negation" and is_but_negated(best.a.wording.text, best.b.wording.text)
    shown = " / ".join(_with_outlets(desk, wordings.values(), text) for text in texts[:3])
    slip = Repair(
        sentence=f"If one “not” was lost or put in, {len({w.report for w in wordings.values()})} reports agree.",
        slip="dropped negation",
        supported_by=len({w.report for w in wordings.values()}),
    )
    return make_finding(
        desk,
        "quote_variant",
        f"{speaker + ': ' if speaker else ''}{shown}.",
        evidence(sorted(wordings), "wording"),
        _reasons(desk, best, speaker, bare=bare),
        maker=RULES.maker("quotes.told"),
        values=texts,
        repair=slip if bare else None,
        matter=GRAVITY[best.kind],
    )


def _reasons(desk: Desk, best: _Contrary, speaker: str, *, bare: bool) -> list[Reason]:
    first, later = sorted(
        (best.a, best.b), key=lambda t: (desk.reading(t.wording.report).report.came_out, t.wording.span)
    )
    against = f"{quoted(first.what.shown)} against {quoted(later.what.shown)}"
    if best.kind == "negation":
        turn, what = "negation added" if later.what.negated else "negation lost", "a negation is lost or added"
    else:
        turn, what = "weaker" if later.what.mood == "may" else "stronger", "one word is stronger"
    texts = (first.wording.text, later.wording.text)
    outlets = desk.outlet(first.wording.report), desk.outlet(later.wording.report)
    sentence = f"From {quoted(texts[0])} ({outlets[0]}) to {quoted(texts[1])} ({outlets[1]}): {turn}."
    return [
        Reason(
            rule="quotes.alike",
            weight=round(0.25 + 0.35 * best.near + (0.1 if bare else 0.0), 4),
            sentence=f"The meaning is {best.near:.0%} alike, the verb is one.",
        ),
        Reason(rule=f"quotes.{best.kind}", weight=0.1, sentence=f"{against}: {what}", values=texts),
        Reason(rule="quotes.one-speaker", weight=0.15, sentence=f"Both are given to {speaker}."),
        Reason(rule=f"quotes.{turn.replace(' ', '-')}", weight=0.0, sentence=sentence, values=texts),
    ]


def _with_outlets(desk: Desk, wordings: Iterable[Rendering], text: str) -> str:
    """A telling with the outlets that have it."""
    return f"{quoted(text)} ({listed(sorted({desk.outlet(w.report) for w in wordings if w.text == text}))})"
