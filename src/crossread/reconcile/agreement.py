"""What several origins carry alike, and what only one origin carries."""

import re
from collections.abc import Iterator
from dataclasses import replace

from crossread.model.findings import Finding, Reason
from crossread.model.spans import Span
from crossread.reconcile.align import Pair
from crossread.reconcile.alike import bare_wording
from crossread.reconcile.build import evidence, make_finding
from crossread.reconcile.denied import denied_by
from crossread.reconcile.desk import Desk
from crossread.reconcile.phrases import listed, quoted
from crossread.reconcile.rules import RULES
from crossread.reconcile.subjects import subjects_clash
from crossread.reconcile.units import Unit
from crossread.weigh.figures import compare_figures
from crossread.weigh.names import compare_names
from crossread.weigh.origins import origins_of_spans

AGREE = 0.54
"""Kinship from which two units are taken to say the same: below it stand, in invented stories, mostly like things."""
APART = frozenset({"negation", "number", "name"})
"""Differences of wording that are no agreement."""
LEAST_COMMON = 2
"""Content words that two units must share to say the same."""
LEAST_WORDS = 3
"""Content words that a claim needs to be worth telling."""
Place = tuple[str, int, int]
"""Where a unit stands: report, start, end."""


@RULES.add("agreement.shared")
def shared_claims(desk: Desk) -> Iterator[Finding]:
    """Claims that words of at least two origins carry alike, be it in one speaker's words."""
    for group, score in _groups(desk):
        carried = origins_of_spans(desk.story, [u.span for u in group])
        if carried.low < 2:
            continue  # a copy of a report does not bear it out
        yield _shared(desk, group, score)


def shared_groups(desk: Desk) -> list[list[Unit]]:
    """Units that say the same, at most one a report."""
    return [group for group, _ in _groups(desk)]


def is_material(unit: Unit) -> bool:
    """Whether a unit is worth telling by itself."""
    return matter_of(unit) > 0


def _groups(desk: Desk) -> list[tuple[list[Unit], float]]:
    """Units that say the same, at most one a report, each group grown from its likest pair."""
    taken: set[Place] = set()
    groups: list[tuple[list[Unit], float]] = []
    by_unit: dict[Place, list[Pair]] = {}
    denials = {_place(unit): what.clause for unit in desk.units if (what := denied_by(unit))}
    told = (p for p in desk.pairs if _agree(p) and _deny_alike(p, denials))
    good = sorted(told, key=lambda p: (_is_printed_again(desk, p), -p.kin, p.a.span, p.b.span))
    for pair in good:
        for unit in (pair.a, pair.b):
            by_unit.setdefault(_place(unit), []).append(pair)
    for pair in good:
        if _place(pair.a) in taken or _place(pair.b) in taken:
            continue
        group = [pair.a, pair.b]
        for other in (*by_unit[_place(pair.a)], *by_unit[_place(pair.b)]):
            for unit in (other.a, other.b):
                if _place(unit) not in taken and unit.report not in {u.report for u in group}:
                    group.append(unit)
        taken.update(_place(u) for u in group)
        groups.append((group, pair.kin))
    return groups


def _is_printed_again(desk: Desk, pair: Pair) -> bool:
    """Whether a pair is a report and its reprint: no group grows from what is one text."""
    return desk.reprinted(pair.a.report) == desk.reprinted(pair.b.report)


def _deny_alike(pair: Pair, denials: dict[Place, Span]) -> bool:
    """Whether both units deny something or neither does, and both stand in words that somebody says are not so, or neither."""
    if (_place(pair.a) in denials) != (_place(pair.b) in denials):
        return False
    one, other = (any(c.report == u.report and c.overlaps(u.span) for c in denials.values()) for u in (pair.a, pair.b))
    return one == other


def _place(unit: Unit) -> Place:
    return unit.report, unit.span.start, unit.span.end


def _agree(pair: Pair) -> bool:
    if pair.kin < AGREE or len(pair.a.lemmas & pair.b.lemmas) < LEAST_COMMON:
        return False
    if min(len(pair.a.lemmas), len(pair.b.lemmas)) < LEAST_WORDS or _numbers_clash(pair):
        return False
    if _digits_clash(pair):
        return False
    if not (_is_whole(pair.a) and _is_whole(pair.b)) or subjects_clash(pair.a, pair.b):
        return False
    return bare_wording(pair.a.text, pair.b.text).difference not in APART


def _digits_clash(pair: Pair) -> bool:
    """Whether each unit has a number in digits that the other lacks ("38th", "83rd")."""
    one, other = (frozenset(re.findall(r"\d+(?:[.,]\d+)*", unit.text)) for unit in (pair.a, pair.b))
    return bool(one - other) and bool(other - one)


def _is_whole(unit: Unit) -> bool:
    """Whether a unit can stand alone as a claim: it has a verb and does not hang on a word before it."""
    first = unit.tokens[0] if unit.tokens else None
    hangs = first is not None and first.lemma.lower() in {
        "who",
        "which",
        "whose",
        "whom",
        "to",
        "as",
        "of",
        "by",
        "with",
    }
    return not hangs and any(t.tag in {"VERB", "AUX"} for t in unit.tokens)


def _numbers_clash(pair: Pair) -> bool:
    mine = [f for f in pair.a.reading.claims.figures if pair.a.span.overlaps(f.span)]
    yours = [f for f in pair.b.reading.claims.figures if pair.b.span.overlaps(f.span)]
    same = [(f, g) for f in mine for g in yours if f.measure == g.measure and f.of == g.of]
    return any(compare_figures(f, g).verdict == "conflict" for f, g in same)


def _shared(desk: Desk, group: list[Unit], score: float) -> Finding:
    speakers = {u.span: u.speaker_key for u in group if u.speaker_key}
    behind = origins_of_spans(desk.story, [u.span for u in group], speakers=speakers)
    clearest = min(group, key=lambda u: (len(u.text), u.span))
    reasons = [
        Reason(
            rule="align.one-thing",
            weight=round(0.75 * score, 4),
            sentence=f"{len({u.report for u in group})} reports say the same in like words ({score:.0%} alike).",
        )
    ]
    if len(set(speakers.values())) == 1 and len(speakers) == len(group):
        name = group[0].statement.speaker.name if group[0].statement.speaker else ""
        reasons.append(
            Reason(
                rule="agreement.one-speaker",
                weight=0.1,
                sentence=f"All give it to {name}: that it was said, not that it is so.",
            )
        )
    else:
        shown = f"{behind.low}" if behind.low == behind.high else f"{behind.low} to {behind.high}"
        reasons.append(
            Reason(
                rule="origins.independent",
                weight=0.25 if behind.low > 1 else 0.12,
                sentence=f"{shown} independent origin{'s stand' if behind.high > 1 else ' stands'} behind it.",
                values=behind.certain,
            )
        )
    told = make_finding(
        desk,
        "corroborated",
        f"{quoted(clearest.text, 160)} ({listed(sorted({desk.outlet(u.report) for u in group}))}).",
        evidence((u.span for u in group), "agrees"),
        reasons,
        maker=RULES.maker("agreement.shared"),
    )
    return replace(told, origins_low=behind.low, origins_high=behind.high)


@RULES.add("agreement.alone")
def lonely_claims(desk: Desk) -> Iterator[Finding]:
    """Material claims that rest on one origin: in one report alone, or in others as a copy of it."""
    if len(desk.readings) < 2:
        return
    partners: dict[Place, list[tuple[float, Unit]]] = {}
    for pair in desk.pairs:
        for unit, other in ((pair.a, pair.b), (pair.b, pair.a)):
            partners.setdefault(_place(unit), []).append((_held(desk, unit, pair), other))
    told: set[Place] = set()
    for unit in desk.units:
        if _place(unit) in told or not (matter := matter_of(unit)):
            continue
        alike = [
            (held, other)
            for held, other in partners.get(_place(unit), ())
            if held >= AGREE and not subjects_clash(unit, other)
        ]
        copies = [other for _, other in alike if _one_origin(desk, unit, other)]
        if len(copies) < len(alike):
            continue
        told.update(_place(other) for other in copies)
        best = max((held for held, other in partners.get(_place(unit), ()) if other not in copies), default=0.0)
        yield _alone(desk, [unit, *copies], best, matter)


def _held(desk: Desk, unit: Unit, pair: Pair) -> float:
    """How surely the other unit of a pair says what this one says: half its vector, half the share of its words there."""
    masses = [sum(desk.rarity.get(lemma, 1.0) for lemma in sorted(u.lemmas)) for u in (pair.a, pair.b)]
    mine = masses[0 if unit is pair.a else 1]
    return 0.5 * max(0.0, pair.cosine) + 0.5 * pair.inside * min(masses) / mine if mine else 0.0


def _one_origin(desk: Desk, unit: Unit, other: Unit) -> bool:
    """Whether the words of two units are copied from one hand."""
    return origins_of_spans(desk.story, [unit.span, other.span]).low < 2


def matter_of(unit: Unit) -> float:
    """How material a unit is: figures, events and named speakers make it so; 0 where it is too little to tell."""
    if len(unit.lemmas) < LEAST_WORDS or unit.statement.modality == "question" or not _is_whole(unit):
        return 0.0
    zone = unit.reading.report.zone_at(unit.span.start)
    if zone is None or zone.kind not in {"body", "subtitle"}:
        return 0.0
    claims = unit.reading.claims
    has_figure = any(unit.span.overlaps(f.span) for f in claims.figures)
    has_event = any(unit.span.contains(e.trigger) for e in claims.events)
    return 0.6 + 0.2 * has_figure + 0.15 * has_event + 0.1 * bool(unit.speaker_key)


def _alone(desk: Desk, group: list[Unit], best: float, matter: float) -> Finding:
    unit, copies = group[0], group[1:]
    speaker, outlet = unit.statement.speaker, desk.outlet(unit.report)
    who = speaker.name if speaker and unit.attributed else ""
    if who and compare_names(who, outlet).verdict in {"same", "variant"}:
        who = ""
    return make_finding(
        desk,
        "single_source",
        f"{quoted(unit.text, 160)} ({f'{who}, by way of ' if who else ''}{desk.outlet(unit.report)}).",
        (*evidence((u.span for u in group), "value"), *evidence(_named_source(unit), "source")),
        [
            Reason(
                rule="agreement.alone",
                weight=round(min(0.9, 1.1 - best), 4),
                sentence=f"{listed(sorted({desk.outlet(u.report) for u in copies}))} only copies it."
                if copies
                else "No other report has anything like it."
                if best < 0.1
                else f"The likest sentence elsewhere is {best:.0%} alike.",
            )
        ],
        maker=RULES.maker("agreement.alone"),
        matter=matter,
    )


def _named_source(unit: Unit) -> list[Span]:
    """Where it stands who said a unit, if it is somebody else than its outlet."""
    source = unit.statement.source
    return [source] if source is not None and unit.attributed and not source.overlaps(unit.span) else []
