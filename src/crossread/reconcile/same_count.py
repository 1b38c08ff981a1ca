"""Whether two figures of a story count one thing."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import combinations
from typing import TYPE_CHECKING

from crossread.reconcile.asides import may_be_one
from crossread.reconcile.counts import CUMULATIVE, PEOPLE, TOLLS, Count
from crossread.weigh.figures import shown_number, slip_between, unit_kind
from crossread.weigh.origins import first_hand

if TYPE_CHECKING:
    from crossread.reconcile.desk import Desk

ONE_OF_A_KIND = frozenset({"killed", "injured", "missing", "crowd", "magnitude", "depth", "votes"})
"""Measures that a story usually has one of, so that they need little context to be the same."""
GROWING = frozenset({"rescued", "detained", "evacuated", "displaced"})
"""Counts of people other than tolls of which a happening has one where they are many."""
ONE_TOLL = 1.0
"""Affinity of two tolls of the story's happening."""
CLOSE = 1.5
"""Ratio up to which two numbers of one report may be one toll that it sees grow."""
FEW = 13
"""Number from which it is no chance that two figures of one measure have it."""
TELLING = 0.25
"""What such a number, or two digits that changed places in figures of one topic, add to an affinity."""
NEAR = 0.8
"""Ratio from which two numbers are near enough that a report may have misheard one of them."""
BOTH_GIVEN = 2
"""Reports that give two numbers side by side, from which these count two things."""


def affinity(desk: "Desk", a: Count, b: Count) -> float:
    """How surely two figures count one thing: 0..1, or -1 where they cannot."""
    x, y = a.figure, b.figure
    if _are_of_two_things(a, b) or frozenset({a.nominal, b.nominal}) in desk.side_by_side[a.measure]:
        return -1.0
    sort = _sort_affinity(a, b)
    if sort < 0 or (_stand_side_by_side(a, b) and _are_one_text(desk, a, b)):
        return -1.0
    context = 0.5 * _context(desk, a.lemmas, b.lemmas) + 0.5 * _context(desk, a.near, b.near)
    usual = _usual(a, b)
    country = 0.15 if x.of_country and x.of_country == y.of_country else 0.0
    lead = 0.15 if a.leads and b.leads and x.measure not in PEOPLE else 0.0
    telling = a.sort == b.sort and (a.nominal or 0) >= FEW
    same_number = 0.0 if a.nominal is None or a.nominal != b.nominal else TELLING if telling else 0.15
    one_topic = x.of == y.of and (x.of or a.measure == "amount")
    slip = TELLING if one_topic and slip_between(x, y) == "transposed" else 0.0
    only = TELLING if not same_number and _are_the_only_ones(a, b) else 0.0
    score = usual + sort + country + lead + same_number + max(slip, only) + 1.1 * context
    return max(score, ONE_TOLL) if all(c.own_toll and c.known for c in (a, b)) else score


def _are_of_two_things(a: Count, b: Count) -> bool:
    """Whether two figures differ in measure, unit, happening, people, in how a length was reached ("felt 30 km away"), or in
    being told beside others ("nine more")."""
    x, y = a.figure, b.figure
    if a.measure != b.measure or unit_kind(x.unit) != unit_kind(y.unit) or a.aside != b.aside or a.grade != b.grade:
        return True
    if a.reach and b.reach and a.reach != b.reach:
        return True
    if a.nominal != b.nominal and (a.beside != b.beside or a.seen != b.seen or _are_prices_of_two_days(a, b)):
        return True
    if not may_be_one(a.happened, b.happened):
        return True
    if a.measure == "age" and any(c.is_anybodys and c.figure.id not in c.belonging.heads for c in (a, b)):
        return True
    return bool(x.of_country and y.of_country and x.of_country != y.of_country)


def _are_the_only_ones(a: Count, b: Count) -> bool:
    """Whether two near numbers of some size count by one noun for which neither report has another number ("3,200 dockers",
    "3,500 striking dockers")."""
    noun, low, high = _noun(a), *sorted((a.nominal or 0.0, b.nominal or 0.0))
    if not noun or noun != _noun(b) or low < FEW or low < NEAR * high:
        return False
    return all(count.numbers_of_its_noun == {count.nominal} for count in (a, b))


def _are_prices_of_two_days(a: Count, b: Count) -> bool:
    return a.is_price and b.is_price and bool(a.time and b.time) and a.time[:10] != b.time[:10]


def _usual(a: Count, b: Count) -> float:
    """How likely two figures of a measure are of one count, whatever stands around them: a story has seldom two counts of its
    dead, or of so many people who were rescued or detained."""
    if a.aside:
        return 0.0
    many = all(c.sort == "people" and not c.figure.of_country and (c.nominal or 0) >= FEW for c in (a, b))
    if a.measure in GROWING and many:
        return 0.35
    return 0.3 if a.measure in ONE_OF_A_KIND else 0.15 if a.measure in PEOPLE else 0.0


def side_by_side(desk: "Desk") -> dict[str, frozenset[frozenset[float | None]]]:
    """By measure, the two numbers that several reports give both, and so far apart that they are no toll that grew: two
    things are counted ("40 dead of the drought", "seven killed in the clash")."""
    given: dict[str, Counter[frozenset[float | None]]] = defaultdict(Counter)
    for reading in desk.readings:
        if desk.reprinted(reading.id) != reading.id:
            continue
        for measure in TOLLS:
            told = {
                shown_number(f) for f in reading.claims.figures if f.measure == measure and not f.part and not f.vague
            }
            given[measure].update(frozenset(pair) for pair in combinations(told, 2) if not _are_close(*pair))
    return defaultdict(
        frozenset, {m: frozenset(pair for pair, by in c.items() if by >= BOTH_GIVEN) for m, c in given.items()}
    )


def _are_close(a: float | None, b: float | None) -> bool:
    return a is not None and b is not None and max(a, b) <= CLOSE * min(a, b)


def _are_one_text(desk: "Desk", a: Count, b: Count) -> bool:
    """Whether both stand in one report, or in one and its reprint, each in a place of its own."""
    return desk.reprinted(a.report) == desk.reprinted(b.report) and not _stand_in_one_place(desk, a, b)


def _stand_in_one_place(desk: "Desk", a: Count, b: Count) -> bool:
    """Whether one number stands where the other does in a copied passage, or in a sentence that is the same but for the number: a
    copy that altered it, not two counts."""
    x, y = a.figure.span, b.figure.span
    if a.report != b.report and a.lemmas and a.lemmas == b.lemmas:
        return True
    return a.report != b.report and (first_hand(desk.story, x).contains(y) or first_hand(desk.story, y).contains(x))


def _stand_side_by_side(a: Count, b: Count) -> bool:
    """Whether one report gives both numbers without contradicting itself, so that they count two things: they cannot both
    hold, one voice says both, and they are no count that it sees grow."""
    x, y = a.figure, b.figure
    if a.own_toll and b.own_toll and not x.vague and not y.vague:
        in_one = x.sentence == y.sentence and a.nominal != b.nominal
        return in_one or not (_are_close(a.nominal, b.nominal) or (a.known and b.known))
    if x.value is None or y.value is None or x.value == y.value:
        return False
    if x.said_by != y.said_by and ((x.said_by and y.said_by) or a.measure == "crowd"):
        return False  # two voices; a crowd is counted by its friends and by its foes
    grows = x.measure in CUMULATIVE | {"missing"}
    return not grows or x.sentence == y.sentence or x.as_of == y.as_of


def _sort_affinity(a: Count, b: Count) -> float:
    if a.measure == b.measure == "crowd":
        return 0.35  # marchers, people, protesters: one crowd by many names
    if a.sort == b.sort:
        if a.measure == "other" and a.sort == "people" and _noun(a) != _noun(b):
            return 0.1  # patients of one hospital, people in another
        is_part = a.sort == "people" and bool(a.figure.of_country) != bool(b.figure.of_country)
        return -1.0 if is_part and a.nominal != b.nominal else 0.25 if a.sort else 0.1
    if a.figure.measure not in PEOPLE:
        return 0.0 if not a.sort or not b.sort else -0.05 if a.figure.measure in {"amount", "share"} else -1.0
    # A sort of people may be a part of all: twelve dead and ten dead tourists are no two counts of one thing.
    return 0.05 if "people" in {a.sort, b.sort} and a.nominal == b.nominal else -1.0


def _noun(count: Count) -> str:
    return count.figure.of.rpartition(" ")[2]


def _context(desk: "Desk", a: Iterable[str], b: Iterable[str]) -> float:
    """Weighted share of the sentences' content words in common (Dice)."""
    left, right = frozenset(a), frozenset(b)
    total = desk.mass(left) + desk.mass(right)
    common = left & right
    return 2 * desk.mass(common) / total if total and common else 0.0
