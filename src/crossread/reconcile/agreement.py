"""What several origins carry alike, and what only one origin carries."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from crossread.model.claims import Speaker
from crossread.model.findings import Finding, Reason
from crossread.model.spans import Span
from crossread.reconcile.align import Pair
from crossread.reconcile.bare import is_denied_complement, with_denial
from crossread.reconcile.borne import all_bear
from crossread.reconcile.build import evidence, make_finding
from crossread.reconcile.carried import AGREE, is_charge
from crossread.reconcile.desk import Desk
from crossread.reconcile.material import matter_of
from crossread.reconcile.phrases import listed, quoted
from crossread.reconcile.rules import RULES
from crossread.reconcile.subjects import subjects_clash
from crossread.reconcile.units import Unit
from crossread.weigh.names import compare_names, related_speakers
from crossread.weigh.origins import cited_for, first_hand, origins_of_spans
from crossread.weigh.reprints import printed_first


@RULES.add("agreement.shared", version=2)
def shared_claims(desk: Desk) -> Iterator[Finding]:
    """Claims that words of at least two origins carry alike, be it in one speaker's words."""
    for carried in desk.carried:
        shown, group = all_bear(desk, carried.units)
        behind = origins_of_spans(desk.story, [unit.span for unit in group])
        if behind.low > 1:  # a copy of a report does not bear it out
            yield _shared(desk, shown, group, carried.kin)


def _shared(desk: Desk, clearest: Unit, group: Sequence[Unit], score: float) -> Finding:
    voices = _voices(group)
    said = ((u, voices[u.speaker_key]) for u in group if u.speaker_key)
    speakers = {u.span: key for u, key in said if not desk.is_cited_outlet(u.report, u.speaker_key)}
    behind = origins_of_spans(desk.story, [u.span for u in group], speakers=speakers)
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
    denials = _denials_of(desk, group)
    if denials:
        reasons.append(
            Reason(
                rule="agreement.disputed",
                weight=0.0,
                sentence=f"It is disputed: {quoted(desk.words(denials[0]))} ({desk.outlet(denials[0].report)}).",
            )
        )
    told = make_finding(
        desk,
        "corroborated",
        f"{_claimed_by(desk, group)}{quoted(desk.claim(clearest.span), 160)} "
        f"({listed(sorted({desk.outlet(u.report) for u in group}))}{'; disputed' if denials else ''}).",
        evidence((u.span for u in group), "agrees") + evidence(denials, "denies"),
        reasons,
        maker=RULES.maker("agreement.shared"),
    )
    return replace(told, origins_low=behind.low, origins_high=behind.high)


def _denials_of(desk: Desk, group: Sequence[Unit]) -> list[Span]:
    """The words by which somebody says that what a group tells is not so."""
    return list(dict.fromkeys(words for unit in group for words in desk.disputed.get(unit.span, ())))


def _claimed_by(desk: Desk, group: Sequence[Unit]) -> str:
    """Who says what is an accusation, or has but one speaker, as a line begins: agreed is that he says it."""
    voices = _voices(group)
    one_voice = len(set(voices.values())) == 1 and all(u.speaker_key for u in group)
    if not one_voice and not any(is_charge(desk, unit) for unit in group):
        return ""
    names = {u.speaker_key: u.statement.speaker.name for u in group if u.statement.speaker}
    told = [names[key] for key in dict.fromkeys(voices.values())]
    return f"{listed(told)}: " if told else ""


def _voices(group: Sequence[Unit]) -> dict[str, str]:
    """The keys of a group's speakers, each with that of the first who is the same or speaks for the same."""
    heads: list[Speaker] = []
    voices: dict[str, str] = {}
    for speaker in (u.statement.speaker for u in group if u.statement.speaker):
        head = next((h for h in heads if related_speakers(speaker, h).verdict in {"same", "related"}), speaker)
        heads += [speaker] if head is speaker else []
        voices.setdefault(speaker.key, head.key)
    return voices


@RULES.add("agreement.alone", version=2)
def lonely_claims(desk: Desk) -> Iterator[Finding]:
    """Material claims that rest on one origin: in one report alone, or in others as a copy of it."""
    if len(desk.readings) < 2:
        return
    partners: dict[Span, list[tuple[float, Unit]]] = {}
    for pair in desk.pairs:
        for unit, other in ((pair.a, pair.b), (pair.b, pair.a)):
            partners.setdefault(unit.span, []).append((_held(desk, unit, pair), other))
    told: set[Span] = set()
    for unit in sorted(desk.units, key=lambda unit: _is_second_hand(desk, unit)):
        if unit.span in told or not (matter := matter_of(unit)):
            continue
        if is_denied_complement(unit.statement) and with_denial(unit) == unit.span:
            continue  # bare, it would read as what its speaker claims
        alike = [
            (held, other)
            for held, other in partners.get(unit.span, ())
            if held >= AGREE and not subjects_clash(unit, other)
        ]
        copies = [other for _, other in alike if _one_origin(desk, unit, other)]
        if len(copies) < len(alike) or (any(_is_second_hand(desk, unit)[:2]) and any(u.span in told for u in copies)):
            continue
        copies.sort(key=lambda other: _is_second_hand(desk, other))
        told.update((unit.span, *(other.span for other in copies)))
        best = max((held for held, other in partners.get(unit.span, ()) if other not in copies), default=0.0)
        yield _alone(desk, [unit, *copies], best, matter)


def _held(desk: Desk, unit: Unit, pair: Pair) -> float:
    """How surely the other unit of a pair says what this one says: half its vector, half the share of its words there."""
    masses = [sum(desk.rarity.get(lemma, 1.0) for lemma in sorted(u.lemmas)) for u in (pair.a, pair.b)]
    mine = masses[0 if unit is pair.a else 1]
    return 0.5 * max(0.0, pair.cosine) + 0.5 * pair.inside * min(masses) / mine if mine else 0.0


def _one_origin(desk: Desk, unit: Unit, other: Unit) -> bool:
    """Whether the words of two units are copied from one hand."""
    return origins_of_spans(desk.story, [unit.span, other.span]).low < 2


def _alone(desk: Desk, group: list[Unit], best: float, matter: float) -> Finding:
    unit, copies = group[0], group[1:]
    denied = is_denied_complement(unit.statement)
    shown = with_denial(unit) if denied else unit.span
    speaker, outlet = unit.statement.speaker, desk.outlet(unit.report)
    who = speaker.name if speaker and unit.attributed else ""
    if who and compare_names(who, outlet).verdict in {"same", "variant"}:
        who = ""
    return make_finding(
        desk,
        "single_source",
        f"{quoted(desk.words(shown) if denied else desk.claim(shown), 160)} "
        f"({f'{who}, by way of ' if who else ''}{desk.outlet(unit.report)}).",
        (*evidence((shown, *(u.span for u in copies)), "value"), *evidence(_named_source(unit), "source")),
        [
            Reason(
                rule="agreement.alone",
                weight=round(min(0.9, 1.1 - best), 4),
                sentence=_second_hands(desk, copies)
                if copies
                else "No other report has anything like it."
                if best < 0.1
                else f"The likest sentence elsewhere is {best:.0%} alike.",
            )
        ],
        maker=RULES.maker("agreement.alone"),
        matter=matter,
    )


def _is_second_hand(desk: Desk, unit: Unit) -> tuple[bool, bool, bool]:
    """Whether the words of a unit stood in another report before, whether its report has them from another outlet, and whether it
    is no certain origin's own."""
    copied = first_hand(desk.story, unit.span) != unit.span or printed_first(desk.story, unit.report) != unit.report
    is_own = any(origin.certain and unit.report in origin.own for origin in desk.story.origins)
    return copied, bool(cited_for(desk.story, unit.span)), not is_own


def _second_hands(desk: Desk, units: Sequence[Unit]) -> str:
    """Who copies a claim, and who has it from another outlet by its own account."""
    citing = {desk.outlet(u.report) for u in units if cited_for(desk.story, u.span)}
    copying = {desk.outlet(u.report) for u in units} - citing
    told = [f"{listed(sorted(copying))} only cop{'y' if len(copying) > 1 else 'ies'} it."] if copying else []
    told += [f"{listed(sorted(citing))} only {'cite' if len(citing) > 1 else 'cites'} others for it."] if citing else []
    return " ".join(told)


def _named_source(unit: Unit) -> list[Span]:
    """Where it stands who said a unit, if it is somebody else than its outlet."""
    source = unit.statement.source
    return [source] if source is not None and unit.attributed and not source.overlaps(unit.span) else []
