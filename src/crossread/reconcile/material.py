"""What makes a unit worth telling by itself."""

from crossread.reconcile.units import Unit

LEAST_WORDS = 3
"""Content words that a claim needs to be worth telling."""
_HANGING = frozenset("who which whose whom to as of by with".split())
"""Words with which a unit hangs on what stands before it."""


def is_material(unit: Unit) -> bool:
    """Whether a unit is worth telling by itself."""
    return matter_of(unit) > 0


def matter_of(unit: Unit) -> float:
    """How material a unit is: figures, events and named speakers make it so; 0 where it is too little to tell."""
    if len(unit.lemmas) < LEAST_WORDS or unit.asks or not is_whole(unit):
        return 0.0
    zone = unit.reading.report.zone_at(unit.span.start)
    if zone is None or zone.kind not in {"body", "subtitle"}:
        return 0.0
    has_event = any(unit.span.contains(e.trigger) for e in unit.reading.claims.events)
    return 0.6 + 0.2 * bool(unit.figures) + 0.15 * has_event + 0.1 * bool(unit.speaker_key)


def is_whole(unit: Unit) -> bool:
    """Whether a unit can stand alone as a claim: it has a verb and does not hang on a word before it."""
    hangs = bool(unit.tokens) and unit.tokens[0].lemma.lower() in _HANGING
    return not hangs and any(t.tag in {"VERB", "AUX"} for t in unit.tokens)
