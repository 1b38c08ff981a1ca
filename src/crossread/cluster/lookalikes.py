"""Like but different happenings that were kept apart, each with what tells them apart."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from crossread.cluster.differing import differing
from crossread.model.findings import Reason
from crossread.model.stories import Lookalike
from crossread.weigh.stories import Level, Traits, weigh

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
    "other": "other names",
}
"""Features that tell two happenings apart, in the order in which they are named."""

OWN = "other"
"""A feature that only pairs have which it tells apart: it has to be in half of all pairs."""

Compared = Mapping[tuple[int, int], Mapping[str, float]]
Pair = tuple[int, int]
Pairs = list[Pair]


def find_lookalikes(
    groups: Sequence[tuple[int, ...]], ids: Sequence[str], compared: Compared, traits: Sequence[Traits]
) -> dict[str, tuple[Lookalike, ...]]:
    """For each story the look-alikes that were kept apart from it, the likest first."""
    home = {i: g for g, members in enumerate(groups) for i in members}
    between: dict[tuple[int, int], Pairs] = defaultdict(list)
    for a, b in compared:
        if home[a] != home[b]:
            between[min(home[a], home[b]), max(home[a], home[b])].append((a, b))
    found: dict[int, list[tuple[float, int]]] = defaultdict(list)
    for (g, h), pairs in sorted(between.items()):
        likeness = max(said_alike(weigh(compared[pair])) for pair in pairs)
        if likeness >= LIKE:
            found[g].append((-likeness, h))
            found[h].append((-likeness, g))
    return {
        ids[g]: tuple(
            Lookalike(
                story=ids[h],
                why=what_tells_apart(between[min(g, h), max(g, h)], compared, traits, frozenset(groups[g])),
            )
            for _, h in sorted(rows)[:MOST]
        )
        for g, rows in found.items()
    }


def said_alike(levels: Sequence[Level]) -> float:
    """How like two reports are in what they say, days and places left out."""
    return round(sum(level.weight for level in levels if level.feature in SAYING), 6)


def what_tells_apart(
    pairs: Pairs, compared: Compared, traits: Sequence[Traits], own: frozenset[int]
) -> tuple[Reason, ...]:
    """The features that speak against one happening in most pairs, as reasons with what was compared, the `own` story's first."""
    against: dict[str, list[tuple[Level, Pair]]] = defaultdict(list)
    for pair in pairs:
        for level in weigh(compared[pair]):
            if _speaks_against(level, compared[pair][level.feature]):
                against[level.feature].append((level, pair if pair[0] in own else (pair[1], pair[0])))
    reasons: list[Reason] = []
    for feature, rule in TELLING_APART.items():
        rows = against.get(feature, [])
        if not rows or 2 * len(rows) < sum(feature == OWN or feature in compared[pair] for pair in pairs):
            continue
        why = _reason(rule, feature, rows, traits)
        if feature != "published" or all(why.values != reason.values for reason in reasons):  # once is enough
            reasons.append(why)
    nothing = Reason(rule="other happening", weight=0.0, sentence="They share too little to be one happening.")
    return tuple(reasons) or (nothing,)


def _reason(rule: str, feature: str, rows: Sequence[tuple[Level, Pair]], traits: Sequence[Traits]) -> Reason:
    """What the weightiest pairs have, that which most of them have."""
    told = [(level.weight, differing(feature, traits[a], traits[b]), level.sentence) for level, (a, b) in rows]
    times = Counter(difference for _, difference, _ in told)
    weight, (sentence, values), plain = min(told, key=lambda row: (row[0], -times[row[1]], row[1]))
    return Reason(rule=rule, weight=weight, sentence=sentence or plain, values=values)


def _speaks_against(level: Level, value: float) -> bool:
    if level.feature == "earlier":
        return value > 0
    return (
        level.feature in TELLING_APART and level.weight < 0 and not (level.feature == "place" and value >= SAME_PLACES)
    )
