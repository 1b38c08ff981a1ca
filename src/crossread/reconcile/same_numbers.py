"""Telling numbers that several origins give of one thing, however differently they tell of it ("41 were taken to the harbour clinic",
"of the 41 patients of the harbour clinic").

Two sentences that share a number which is no chance, what it counts and the words that are telling in the story say one thing,
though they are too unlike to be lined up by their words.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from crossread.model.claims import Figure
from crossread.model.findings import Finding, Reason
from crossread.reconcile.build import evidence, make_finding
from crossread.reconcile.counts import PEOPLE, Count
from crossread.reconcile.desk import Desk
from crossread.reconcile.phrases import listed
from crossread.reconcile.rules import RULES
from crossread.reconcile.same_count import FEW
from crossread.weigh.figures import unit_kind
from crossread.weigh.origins import origins_of_spans

TELLING = 2.5
"""What the words in common must weigh together (by their rarity in the story) for a number to be of one thing."""
LEAST_DIGITS = 2
"""Digits that a whole number needs before its zeros: others are given too often to tell."""


@RULES.add("agreement.number")
def shared_numbers(desk: Desk) -> Iterator[Finding]:
    """Numbers that sentences of two origins or more give of one thing."""
    known = {
        frozenset({a.figure.id, b.figure.id})
        for group in desk.counts
        for a, b in combinations(group, 2)
        if a.nominal == b.nominal
    }
    groups: dict[tuple[float, str], list[Count]] = defaultdict(list)
    for group in desk.counts:
        for count in group:
            if _is_telling(count.figure) and not count.aside:
                groups[count.figure.value or 0.0, _sort_of(count.figure)].append(count)
    for _, counts in sorted(groups.items()):
        found: dict[str, Count] = {}
        for a, b in combinations(sorted(counts, key=lambda c: c.figure.span), 2):
            if frozenset({a.figure.id, b.figure.id}) not in known and _are_of_one_thing(desk, a, b):
                found |= {a.figure.id: a, b.figure.id: b}
        told = list(found.values())
        behind = origins_of_spans(desk.story, [c.figure.span for c in told]) if told else None
        if behind is not None and behind.low > 1:
            yield _agreement(desk, told, behind.low)


def _is_telling(figure: Figure) -> bool:
    """Whether it is no chance that two reports have a number: no age, no small or round one, none left open."""
    value = figure.value
    if value is None or figure.vague or figure.measure == "age":
        return False
    return value != int(value) or (value >= FEW and len(f"{value:.0f}".rstrip("0")) >= LEAST_DIGITS)


def _sort_of(figure: Figure) -> str:
    """The kind of a figure's unit; people are not always known as such ("seventeen comrades")."""
    return unit_kind("" if figure.unit == "person" else figure.unit)


def _are_of_one_thing(desk: Desk, a: Count, b: Count) -> bool:
    """Whether two reports tell of one thing around a number, neither as a denial."""
    if a.report == b.report or a.figure.said_by == b.figure.said_by != "":
        return False
    if a.measure != b.measure and {a.measure, b.measure} <= PEOPLE:
        return False  # as many dead here as injured there
    if any(span.contains(a.figure.span) or span.contains(b.figure.span) for span in desk.denied):
        return False
    return sum(desk.rarity.get(word, 0.0) for word in sorted(a.lemmas & b.lemmas)) >= TELLING


def _agreement(desk: Desk, told: Sequence[Count], low: int) -> Finding:
    words = [f"{desk.words(c.figure.span)} ({desk.outlet(c.report)})" for c in told]
    shared = sorted(frozenset.intersection(*(c.lemmas for c in told)))
    return make_finding(
        desk,
        "corroborated",
        f"One number: {'; '.join(dict.fromkeys(words))}.",
        evidence((c.figure.span for c in told), "agrees"),
        [
            Reason(
                rule="agreement.number",
                weight=0.5,
                sentence=f"The sentences share the number{' and ' + listed(shared[:4]) if shared else ''}.",
            ),
            Reason(
                rule="origins.independent",
                weight=0.15,
                sentence=f"At least {low} independent origins stand behind it.",
            ),
        ],
        maker=RULES.maker("agreement.number"),
        values=words,
        matter=0.8,
    )
