"""Whether two mentions in different places tell of one event: a table of levels with additive weights, which is the explanation.

What a feature weighs hangs on whether the words that tell of the two are the same ("struck", "striking"): the same surroundings say
more where they are. The sum is a log-odds: above 0 the two rather are one event. The table is
`data/stories/event_levels.tsv`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

import numpy as np
from numpy.typing import NDArray

from crossread.model.findings import Reason
from crossread.weigh.stories import Level, Levels, days_apart, reached, read_levels, to_reason

Vector = NDArray[np.float32]
Weights = Mapping[str, float]
SAME_WORD = 0.6
"""So much of the words that tell of two events must be shared that the words are the same."""
LEAST_DOCUMENT = 0.1
"""Reports less like than this are not worth comparing for one event (a pair of them scores `APART`)."""
APART = -6.0
NOTHING: Vector = np.zeros(0, dtype=np.float32)


@dataclass(frozen=True, slots=True, kw_only=True)
class EventTraits:
    """What of a mention tells which event it is.

    `report` is the id of its report. `trigger` are the stems of the words that tell of it, `rare` their least rarity.
    `near`, `sentence` and `document` are weights of the words some places around it, in its sentence (both without the trigger's
    own) and in its whole report, `cast` those of the names of the report: bags of unit length. `names` are the weights of the
    words of names in its sentence, `numbers` the numbers there. `meaning` and `said` are unit vectors of the trigger in its
    sentence and of the sentence (empty: none). `day` is EDTF, `place` a key of where it was; both may be empty."""

    report: str
    trigger: frozenset[str]
    rare: float = 0.0
    near: Weights
    sentence: Weights
    document: Weights
    cast: Weights
    names: Weights
    numbers: frozenset[str] = frozenset()
    meaning: Vector = field(default_factory=lambda: NOTHING)
    said: Vector = field(default_factory=lambda: NOTHING)
    day: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """How surely two mentions are one event: a log-odds, and what makes it up."""

    score: float
    reasons: tuple[Reason, ...]

    @property
    def same(self) -> bool:
        """Whether they rather are one event than two."""
        return self.score > 0


@cache
def levels() -> Levels:
    """The levels of events."""
    return read_levels("event_levels.tsv")


def same_event(a: EventTraits, b: EventTraits) -> Likeness:
    """How surely two mentions tell of one event, with the reasons, the constant first."""
    found = features(a, b)
    constant = levels()["constant"][0]
    telling = [level for level in weigh(found) if level.weight]
    told = (Reason(rule="event.constant", weight=constant.weight, sentence=constant.sentence),)
    total = round(constant.weight + sum(level.weight for level in telling), 6)
    return Likeness(score=total, reasons=(*told, *(_reason(level, found[level.feature]) for level in telling)))


def _reason(level: Level, value: float) -> Reason:
    plain = to_reason(level, value)
    return Reason(
        rule=plain.rule.replace("story.", "event.", 1),
        weight=plain.weight,
        sentence=plain.sentence,
        values=plain.values,
    )


def weigh(found: Mapping[str, float]) -> tuple[Level, ...]:
    """The level of events that each feature reaches."""
    return reached(levels(), found)


def features(a: EventTraits, b: EventTraits) -> dict[str, float]:
    """The features of a pair that can be told; those of the surroundings end in `.same` or `.other` by the triggers."""
    trigger = overlap(a.trigger, b.trigger)
    words = "same" if trigger >= SAME_WORD else "other"
    around = {
        "report": 1.0 if a.report == b.report else None,
        "document": None if a.report == b.report else cosine(a.document, b.document),
        "cast": None if a.report == b.report else cosine(a.cast, b.cast),
        "sentence": cosine(a.sentence, b.sentence),
        "near": cosine(a.near, b.near),
        "names": shared(a.names, b.names),
        "meaning": _nearness(a.meaning, b.meaning),
        "said": _nearness(a.said, b.said),
    }
    found = {"trigger": trigger} | {f"{name}.{words}": value for name, value in around.items() if value is not None}
    if words == "same":
        found["rare"] = min(a.rare, b.rare)
    if a.numbers and b.numbers:
        found["numbers"] = float(bool(a.numbers & b.numbers))
    apart = days_apart(a.day, b.day) if a.day and b.day else None
    if apart is not None:
        found["day"] = float(-apart)
    if a.place and b.place:
        found["place"] = float(a.place == b.place)
    return found


def overlap(a: frozenset[str], b: frozenset[str]) -> float:
    """The cosine of two sets of words."""
    return round(len(a & b) / (len(a) * len(b)) ** 0.5, 3) if a and b else 0.0


def cosine(a: Weights, b: Weights) -> float | None:
    """The cosine of two bags of unit length; None where one is empty."""
    if not a or not b:
        return None
    few, many = (a, b) if len(a) <= len(b) else (b, a)
    return round(sum(weight * many[word] for word, weight in few.items() if word in many), 3)


def shared(a: Weights, b: Weights) -> float | None:
    """The part of the lighter one's weight that both have; None where one is empty."""
    if not a or not b:
        return None
    common = sum(min(weight, b[word]) for word, weight in a.items() if word in b)
    return round(common / max(min(sum(a.values()), sum(b.values())), 1e-9), 3)


def _nearness(a: Vector, b: Vector) -> float | None:
    return round(float(np.einsum("i,i->", a, b)), 3) if a.size and a.size == b.size else None
