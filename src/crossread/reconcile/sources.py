"""Who is said to have said it: one claim given to different speakers, or given to somebody here and to nobody there."""

from collections.abc import Iterator

from crossread.model.claims import Statement
from crossread.model.findings import Evidence, Finding, Reason
from crossread.model.spans import Span
from crossread.reconcile.align import Pair
from crossread.reconcile.build import evidence, make_finding
from crossread.reconcile.desk import Desk
from crossread.reconcile.phrases import quoted
from crossread.reconcile.rules import RULES
from crossread.reconcile.units import Unit
from crossread.weigh.names import SpeakerComparison, related_speakers
from crossread.weigh.wording import WordingComparison, compare_wording

SAME_WORDS = 0.72
"""Likeness from which two claims are one claim for telling who made it."""
DOUBTFUL = frozenset({"hedged", "believed", "feared", "conditional"})
"""Modalities that are lost with the attribution."""


@RULES.add("sources.conflict")
def other_speakers(desk: Desk) -> Iterator[Finding]:
    """The same words given to different speakers or bodies."""
    told: list[tuple[Span, Span]] = []
    for a, b, how in _same_claims(desk):
        first, second = a.statement.speaker, b.statement.speaker
        if first is None or second is None or not (a.attributed and b.attributed):
            continue
        comparison = related_speakers(first, second)
        if comparison.verdict != "different" or any(x.overlaps(a.span) or y.overlaps(b.span) for x, y in told):
            continue
        told.append((a.span, b.span))
        yield _conflict(desk, a, b, how, comparison)


def _same_claims(desk: Desk) -> Iterator[tuple[Unit, Unit, WordingComparison]]:
    """Units of different reports that say one thing in (nearly) the same words, or that quote the same words."""
    for pair in desk.pairs:
        how = _likest(desk, pair)
        if how.likeness >= SAME_WORDS:
            yield pair.a, pair.b, how


def _likest(desk: Desk, pair: Pair) -> WordingComparison:
    """The likest of the units themselves and their quotations."""
    whole = compare_wording(pair.a.text, pair.b.text, vector_a=pair.a.vector, vector_b=pair.b.vector)
    quotes = [compare_wording(desk.words(q), desk.words(r)) for q in _quotes(pair.a) for r in _quotes(pair.b)]
    return max([whole, *quotes], key=lambda w: w.likeness)


def _quotes(unit: Unit) -> list[Span]:
    return [q for q in unit.statement.quoted if q.overlaps(unit.span) and q.end - q.start > 12]


def _conflict(desk: Desk, a: Unit, b: Unit, how: WordingComparison, comparison: SpeakerComparison) -> Finding:
    first, second = a.statement.speaker, b.statement.speaker
    assert first is not None and second is not None
    reasons = [
        Reason(rule="sources.same-words", weight=round(0.5 * how.likeness, 4), sentence=how.reason.sentence),
        Reason(
            rule=comparison.reason.rule,
            weight=0.35,
            sentence=comparison.reason.sentence,
            values=(first.name, second.name),
        ),
    ]
    return make_finding(
        desk,
        "attribution_conflict",
        f"{quoted(a.text)}: {first.name} ({desk.outlet(a.report)}) / {second.name} ({desk.outlet(b.report)}).",
        (*_grounds(a), *_grounds(b)),
        reasons,
        maker=RULES.maker("sources.conflict"),
        values=(first.name, second.name),
    )


def _grounds(unit: Unit) -> tuple[Evidence, ...]:
    source = unit.statement.source
    return (*(evidence([source], "source") if source else ()), *evidence([unit.span], "value"))


@RULES.add("sources.loss")
def lost_sources(desk: Desk) -> Iterator[Finding]:
    """Claims that one report attributes and another states in its own voice in much the same words."""
    told: list[Span] = []
    for a, b, how in _same_claims(desk):
        if a.attributed == b.attributed:
            continue
        given, bare = (a, b) if a.attributed else (b, a)
        if any(bare.span.overlaps(span) for span in told) or _is_given_nearby(bare) or given.statement.speaker is None:
            continue
        told.append(bare.span)
        yield _loss(desk, given, bare, how)


def _is_given_nearby(bare: Unit) -> bool:
    """Whether a statement of the same sentence, or a running one around it, gives the words to somebody after all."""
    for statement in bare.reading.claims.statements:
        if statement.voice == "own":
            continue
        if statement.span.overlaps(bare.span) or any(c.overlaps(bare.span) for c in statement.content):
            return True
    return False


def _loss(desk: Desk, given: Unit, bare: Unit, how: WordingComparison) -> Finding:
    speaker = given.statement.speaker
    assert speaker is not None
    reasons = [
        Reason(rule="sources.same-words", weight=round(0.55 * how.likeness, 4), sentence=how.reason.sentence),
        Reason(
            rule="sources.own-voice",
            weight=0.15,
            sentence=f"{desk.outlet(given.report)} gives it to {speaker.name}, {desk.outlet(bare.report)} to nobody.",
        ),
    ]
    if _is_doubtful(given.statement) and not _is_doubtful(bare.statement):
        reasons.append(Reason(rule="sources.doubt-lost", weight=0.2, sentence="With the source its doubt is gone."))
    return make_finding(
        desk,
        "attribution_loss",
        f"{quoted(bare.text)}: {speaker.name}’s in {desk.outlet(given.report)}, own voice in {desk.outlet(bare.report)}.",
        (*_grounds(given), Evidence(span=given.statement.span, role="source"), *evidence([bare.span], "value")),
        reasons,
        maker=RULES.maker("sources.loss"),
        values=(speaker.name, "own voice"),
    )


def _is_doubtful(statement: Statement) -> bool:
    return statement.modality in DOUBTFUL
