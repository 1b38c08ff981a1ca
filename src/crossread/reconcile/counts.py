"""Figures of a story put into groups that count one thing."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING

from crossread.data import read_table
from crossread.lib.dates import compatible, days_between
from crossread.model.claims import Figure
from crossread.model.reading import Reading
from crossread.reconcile.times import report_time, with_year
from crossread.reconcile.units import content_lemmas
from crossread.weigh.figures import shown_number, unit_kind
from crossread.weigh.origins import first_hand

if TYPE_CHECKING:
    from crossread.reconcile.desk import Desk

PEOPLE = frozenset({"killed", "injured", "missing", "evacuated", "displaced", "detained", "rescued", "affected"})
"""Measures of people: their counts are of one thing where the people are of one sort."""
ONE_OF_A_KIND = frozenset({"killed", "injured", "missing", "crowd", "magnitude", "depth", "votes"})
"""Measures that a story usually has one of, so that they need little context to be the same."""
CUMULATIVE = frozenset({"killed", "injured", "evacuated", "displaced", "detained", "rescued", "affected", "buildings"})
"""Counts that grow as more is known; of these and of `missing`, which falls, a later other value is an update."""
GATHERED = frozenset({"", "people", "crowd"})
"""Sorts of people that a crowd may be counted by."""
NEAR_CHARACTERS = 50
"""How far from a figure its nearest context reaches."""
LEAD_SENTENCES = 3
"""Sentences of a report that tell what it is about."""
NEAR_DAYS = 3
"""Days that figures of one happening may lie apart."""
SAMPLE = 12
"""Members of a group that a count is set against: they count one thing already."""
SAME_THING = 0.6
"""Affinity from which two figures count one thing."""


@dataclass(frozen=True, kw_only=True)
class Count:
    """A figure at its place in a reading, with what is needed to tell whether another counts the same."""

    figure: Figure
    reading: Reading
    year: str = ""
    own_day: str = ""
    day: str = ""

    @cached_property
    def measure(self) -> str:
        """What is measured: as extracted; `crowd` for people who, by their sentence, came to one gathering."""
        plain = self.figure.measure == "other" and self.figure.unit in {"", "person"} and self.sort in GATHERED
        if plain and (self.sort == "crowd" or any(lemma.startswith(_crowds()) for lemma in self.lemmas)):
            return "crowd"
        return self.figure.measure

    @property
    def report(self) -> str:
        """The id of the report."""
        return self.reading.id

    @property
    def nominal(self) -> float | None:
        """The number said, whatever its bound."""
        return shown_number(self.figure)

    @property
    def time(self) -> str:
        """The time for which it holds: as said, else the report's."""
        return with_year(self.figure.as_of, self.year) or report_time(self.reading, self.year)

    @property
    def happened(self) -> str:
        """The day of the happening that it belongs to: as said, else the report's, else the story's."""
        return with_year(self.figure.when, self.year) or self.own_day or self.day

    @cached_property
    def lemmas(self) -> frozenset[str]:
        """Content words of its sentence, numbers apart."""
        notes = self.reading.notes
        if not notes.sentences:
            return frozenset()
        sentence = notes.sentences[min(self.figure.sentence, len(notes.sentences) - 1)]
        tokens = tuple(t for t in notes.tokens_of(sentence) if t.tag != "NUM")
        return content_lemmas(tokens)

    @cached_property
    def near(self) -> frozenset[str]:
        """Content words that stand next to it, numbers apart."""
        notes, span = self.reading.notes, self.figure.span
        around = notes.tokens_between(max(0, span.start - NEAR_CHARACTERS), span.end + NEAR_CHARACTERS)
        same = tuple(t for t in around if t.tag != "NUM" and t.sentence == self.figure.sentence)
        return content_lemmas(same)

    @property
    def leads(self) -> bool:
        """Whether it stands in the title or the first sentences of its report."""
        return self.figure.sentence < LEAD_SENTENCES

    @cached_property
    def sort(self) -> str:
        """The sort of people counted (`people`, `forces`, ...) or the counted noun's last word."""
        head = self.figure.of.split()[-1].lower() if self.figure.of else ""
        return _sorts().get(head, head or ("people" if self.figure.measure in PEOPLE else ""))


@cache
def _crowds() -> tuple[str, ...]:
    return tuple(row["stem"] for row in read_table("reconcile", "crowds.tsv"))


_SORTS: dict[str, str] = {}


def _sorts() -> dict[str, str]:
    if not _SORTS:
        _SORTS.update({row["noun"]: row["sort"] for row in read_table("reconcile", "people.tsv")})
    return _SORTS


def group_counts(desk: "Desk") -> list[list[Count]]:
    """The story's figures in groups that count one thing, each in order of report and place. Groups
    grow from the heads of reports downwards, where what a story is about stands; a figure that is copied with its sentence
    counts what its original does."""
    counts = [
        Count(figure=f, reading=r, year=desk.year, own_day=desk.event_day(r.id), day=desk.day)
        for r in desk.readings
        for f in r.claims.figures
        if not f.part
    ]
    originals = {id(count): original for count in counts if (original := _original(desk, count, counts))}
    originals = {copy: original for copy, original in originals.items() if id(original) not in originals}
    groups: list[list[Count]] = []
    for count in sorted(counts, key=lambda c: (c.figure.sentence, c.figure.span)):
        if id(count) not in originals:
            _put(desk, count, groups)
    early = [group[0] for group in groups if len(group) == 1]
    for count in early:  # what came before its group did
        groups = [group for group in groups if group[0] is not count]
        _put(desk, count, groups)
    for group in groups:
        members = {id(count) for count in group}
        group += [c for c in counts if id(originals.get(id(c))) in members]
        group.sort(key=lambda count: count.figure.span)
    return groups


def _put(desk: "Desk", count: Count, groups: list[list[Count]]) -> None:
    """Puts a count into the group that it fits best, or into one of its own."""
    fits = [_fit(desk, count, group) for group in groups]
    best = max(fits, default=0.0)
    if best >= SAME_THING:
        groups[fits.index(best)].append(count)
    else:
        groups.append([count])


def _original(desk: "Desk", count: Count, counts: Sequence[Count]) -> Count | None:
    """The figure of which another is the copy, the same number in the same words' place; None where it is none."""
    first = first_hand(desk.story, count.figure.span)
    if first == count.figure.span:
        return None
    same = (c for c in counts if c.nominal == count.nominal and c.measure == count.measure)
    return next((c for c in same if c is not count and first.contains(c.figure.span)), None)


def _fit(desk: "Desk", count: Count, group: Sequence[Count]) -> float:
    """The mean affinity of a count with a group; any impossibility rules the group out."""
    scores: list[float] = []
    for other in group[:SAMPLE]:
        scores.append(affinity(desk, count, other))
        if scores[-1] < 0:
            return -1.0
    return sum(scores) / len(scores)


def affinity(desk: "Desk", a: Count, b: Count) -> float:
    """How surely two figures count one thing: 0..1, or -1 where they cannot."""
    x, y = a.figure, b.figure
    if (
        a.measure != b.measure
        or unit_kind(x.unit) != unit_kind(y.unit)
        or not _may_be_one_happening(a.happened, b.happened)
    ):
        return -1.0
    if x.of_country and y.of_country and x.of_country != y.of_country:
        return -1.0
    sort = _sort_affinity(a, b)
    if sort < 0 or (_stand_side_by_side(a, b) and _are_one_text(desk, a, b)):
        return -1.0
    context = 0.5 * _context(desk, a.lemmas, b.lemmas) + 0.5 * _context(desk, a.near, b.near)
    usual = 0.3 if a.measure in ONE_OF_A_KIND else 0.15 if a.measure in PEOPLE else 0.0
    country = 0.15 if x.of_country and x.of_country == y.of_country else 0.0
    lead = 0.15 if a.leads and b.leads and x.measure not in PEOPLE else 0.0
    same_number = 0.15 if a.nominal is not None and a.nominal == b.nominal else 0.0
    return usual + sort + country + lead + same_number + 1.1 * context


def _are_one_text(desk: "Desk", a: Count, b: Count) -> bool:
    """Whether both stand in one report, or in one and its reprint, each in a place of its own."""
    return desk.reprinted(a.report) == desk.reprinted(b.report) and not _stand_in_one_place(desk, a, b)


def _stand_in_one_place(desk: "Desk", a: Count, b: Count) -> bool:
    """Whether one number stands where the other does in a copied passage: a copy that altered it, not two counts."""
    x, y = a.figure.span, b.figure.span
    return a.report != b.report and (first_hand(desk.story, x).contains(y) or first_hand(desk.story, y).contains(x))


def _stand_side_by_side(a: Count, b: Count) -> bool:
    """Whether one report gives both numbers without contradicting itself, so that they count two things: they cannot both
    hold, one voice says both, and they are no count that it sees grow."""
    x, y = a.figure, b.figure
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
        is_part = a.sort == "people" and bool(a.figure.of_country) != bool(b.figure.of_country)
        return -1.0 if is_part and a.nominal != b.nominal else 0.25 if a.sort else 0.1
    if a.figure.measure not in PEOPLE:
        return 0.0 if not a.sort or not b.sort else -0.05 if a.figure.measure in {"amount", "share"} else -1.0
    # A sort of people may be a part of all: twelve dead and ten dead tourists are no two counts of one thing.
    return 0.05 if "people" in {a.sort, b.sort} and a.nominal == b.nominal else -1.0


def _may_be_one_happening(a: str, b: str) -> bool:
    """Whether two days can be one happening's: either unknown, or both within three days."""
    days = days_between(a, b)
    return not a or not b or compatible(a, b) or (days is not None and abs(days) <= NEAR_DAYS)


def _context(desk: "Desk", a: Iterable[str], b: Iterable[str]) -> float:
    """Weighted share of the sentences' content words in common (Dice)."""
    left, right = frozenset(a), frozenset(b)
    rarity = desk.rarity

    def mass(lemmas: frozenset[str]) -> float:
        return sum(rarity.get(lemma, 1.0) for lemma in sorted(lemmas))

    total = mass(left) + mass(right)
    return 2 * mass(left & right) / total if total else 0.0
