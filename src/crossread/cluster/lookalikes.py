"""Like but different happenings that were kept apart, each with what tells them apart."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from crossread.model.findings import Reason
from crossread.model.stories import Lookalike
from crossread.weigh.stories import Level, Traits, to_reason, weigh

LIKE = 4.0
"""So much likeness in what is said (log-odds of words, vectors, names, quotations) makes another story a look-alike."""
MOST = 5
"""Look-alikes that are named for a story, the likest first."""
SAYING = frozenset({"body", "words", "names", "numbers", "quotes", "text"})
SAME_PLACES = 0.34
"""From this share on the places of two leads are no reason to keep their stories apart."""
TELLING_APART = {
    "day": "other day",
    "earlier": "told as earlier",
    "published": "other time",
    "place": "other place",
    "aside": "told in passing",
    "vessel": "other vessel",
    "toll": "other toll",
    "names": "other names",
}
"""Features that tell two happenings apart, in the order in which they are named."""

Compared = Mapping[tuple[int, int], Mapping[str, float]]
Pairs = list[tuple[int, int]]


def find_lookalikes(
    groups: Sequence[tuple[int, ...]], ids: Sequence[str], compared: Compared, traits: Sequence[Traits]
) -> dict[str, tuple[Lookalike, ...]]:
    """For each story the look-alikes that were kept apart from it, the likest first."""
    home = {i: g for g, members in enumerate(groups) for i in members}
    between: dict[tuple[int, int], Pairs] = defaultdict(list)
    for a, b in compared:
        if home[a] != home[b]:
            between[min(home[a], home[b]), max(home[a], home[b])].append((a, b))
    found: dict[int, list[tuple[float, int, tuple[Reason, ...]]]] = defaultdict(list)
    for (g, h), pairs in sorted(between.items()):
        likeness = max(said_alike(weigh(compared[pair])) for pair in pairs)
        if likeness >= LIKE:
            why = what_tells_apart(pairs, compared, traits)
            found[g].append((-likeness, h, why))
            found[h].append((-likeness, g, why))
    return {
        ids[g]: tuple(Lookalike(story=ids[h], why=why) for _, h, why in sorted(rows, key=lambda row: row[:2])[:MOST])
        for g, rows in found.items()
    }


def said_alike(levels: Sequence[Level]) -> float:
    """How like two reports are in what they say, days and places left out."""
    return round(sum(level.weight for level in levels if level.feature in SAYING), 6)


def what_tells_apart(pairs: Pairs, compared: Compared, traits: Sequence[Traits]) -> tuple[Reason, ...]:
    """The features that speak against one happening in most pairs, as reasons with what was compared."""
    against: dict[str, list[tuple[Level, tuple[int, int]]]] = defaultdict(list)
    for pair in pairs:
        for level in weigh(compared[pair]):
            if _speaks_against(level, compared[pair][level.feature]):
                against[level.feature].append((level, pair))
    reasons = []
    for feature, rule in TELLING_APART.items():
        rows = against.get(feature, [])
        if rows and 2 * len(rows) >= sum(feature in compared[pair] for pair in pairs):
            level, pair = min(rows, key=lambda row: (row[0].weight, row[1]))
            reasons.append(_reason(rule, level, compared[pair][feature], (traits[pair[0]], traits[pair[1]])))
    if not reasons:
        reasons.append(Reason(rule="other happening", weight=0.0, sentence="they share too little to be one happening"))
    return tuple(reasons)


def _speaks_against(level: Level, value: float) -> bool:
    if level.feature == "earlier":
        return value > 0
    return (
        level.feature in TELLING_APART and level.weight < 0 and not (level.feature == "place" and value >= SAME_PLACES)
    )


def _reason(rule: str, level: Level, value: float, pair: tuple[Traits, Traits]) -> Reason:
    plain = to_reason(level, value)
    return Reason(
        rule=rule, weight=plain.weight, sentence=plain.sentence, values=_compared(level.feature, pair) or plain.values
    )


def _compared(feature: str, pair: tuple[Traits, Traits]) -> tuple[str, ...]:
    """What the two reports have for a feature: their days, places or vessels."""
    if feature in ("day", "earlier", "published"):
        return tuple(trait.published if feature == "published" else trait.day for trait in pair)
    if feature in ("place", "vessel"):
        return tuple(", ".join(sorted(trait.places if feature == "place" else trait.vessels)) for trait in pair)
    return ()
