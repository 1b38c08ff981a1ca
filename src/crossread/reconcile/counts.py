"""Figures of a story put into groups that count one thing."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property
from itertools import combinations
from typing import TYPE_CHECKING

from crossread.data import read_table
from crossread.model.claims import Figure
from crossread.model.reading import Reading
from crossread.reconcile.asides import Belonging, belonging, may_be_one
from crossread.reconcile.times import report_time, with_year
from crossread.reconcile.units import content_lemmas
from crossread.weigh.figures import shown_number, slip_between, unit_kind
from crossread.weigh.origins import first_hand

if TYPE_CHECKING:
    from crossread.reconcile.desk import Desk

PEOPLE = frozenset({"killed", "injured", "missing", "evacuated", "displaced", "detained", "rescued", "affected"})
"""Measures of people: their counts are of one thing where the people are of one sort."""
ONE_OF_A_KIND = frozenset({"killed", "injured", "missing", "crowd", "magnitude", "depth", "votes"})
"""Measures that a story usually has one of, so that they need little context to be the same."""
CUMULATIVE = frozenset({"killed", "injured", "evacuated", "displaced", "detained", "rescued", "affected", "buildings"})
"""Counts that grow as more is known; of these and of `missing`, which falls, a later other value is an update."""
GROWING = frozenset({"rescued", "detained", "evacuated", "displaced"})
"""Counts of people other than tolls of which a happening has one where they are many."""
TOLLS = frozenset({"killed", "injured"})
"""Counts of which a happening has one: whatever the words, they are of one thing."""
WHOLES = frozenset({"civilians"})
"""Sorts of people that may be all who were harmed, where a report tells of no others."""
ONE_TOLL = 1.0
"""Affinity of two tolls of the story's happening."""
CLOSE = 1.5
"""Ratio up to which two numbers of one report may be one toll that it sees grow."""
FEW = 13
"""Number from which it is no chance that two figures of one measure have it."""
TELLING = 0.25
"""What such a number, or two digits that changed places in figures of one topic, add to an affinity."""
NOWHERE = Belonging()
BOTH_GIVEN = 2
"""Reports that give two numbers side by side, from which these count two things."""
GATHERED = frozenset({"", "people", "crowd"})
"""Sorts of people that a crowd may be counted by."""
NEAR_CHARACTERS = 50
"""How far from a figure its nearest context reaches."""
LEAD_SENTENCES = 3
"""Sentences of a report that tell what it is about."""
SAMPLE = 12
"""Members of a group that a count is set against: they count one thing already."""
SAME_THING = 0.6
"""Affinity from which two figures count one thing."""


@dataclass(frozen=True, kw_only=True)
class Count:
    """A figure at its place in a reading, with what is needed to tell whether another counts the same. `whole`: its sort of
    people is all of whom its report has a toll ("killing four civilians")."""

    figure: Figure
    reading: Reading
    year: str = ""
    belonging: Belonging = NOWHERE
    whole: bool = False

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
        """The day of the happening that it belongs to (see `asides`)."""
        return self.belonging.days.get(self.figure.id, "")

    @property
    def aside(self) -> bool:
        """Whether it is told of another happening than the story's."""
        return self.figure.id in self.belonging.asides

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
        return self.figure.sentence < LEAD_SENTENCES or self.figure.id in self.belonging.heads

    @cached_property
    def own_toll(self) -> bool:
        """Whether it counts the dead or the injured of the story's happening, of whatever sort."""
        return self.measure in TOLLS and self.sort == "people" and not self.figure.of_country and not self.aside

    @property
    def is_anybodys(self) -> bool:
        """Whether it is counted by a noun that fits many ("the 14-year-old son"), whom only the head of a report tells apart."""
        return not self.figure.of or self.figure.of.split()[-1].lower() in _persons()

    @property
    def known(self) -> bool:
        """Whether its number stands at the head of some report of the story."""
        return (self.figure.measure, self.nominal) in self.belonging.numbers

    @cached_property
    def grade(self) -> str:
        """How badly the injured that it counts are hurt, as far as the words beside the number say so: `serious`, `slight`."""
        if self.figure.measure != "injured":
            return ""
        span, text = self.figure.span, self.reading.report.text
        beside = _CLAUSE_END.split(text[span.start : span.end] + text[span.end : span.end + NEAR_CHARACTERS])[0]
        return next((grade for stem, grade in _grades() if re.search(rf"\b{stem}", beside, re.IGNORECASE)), "")

    @cached_property
    def sort(self) -> str:
        """The sort of people counted (`people`, `forces`, ...) or the counted noun's last word."""
        head = self.figure.of.split()[-1].lower() if self.figure.of and not self.whole else ""
        return _sorts().get(head, head or ("people" if self.figure.measure in PEOPLE else ""))


_CLAUSE_END = re.compile(r"[,;.:(]\s|\b(?:and|while|but|including|of whom|after|when|as)\b|\s\d")


@cache
def _grades() -> tuple[tuple[str, str], ...]:
    return tuple((row["stem"], row["grade"]) for row in read_table("reconcile", "grades.tsv"))


@cache
def _persons() -> frozenset[str]:
    return frozenset(row["noun"] for row in read_table("units", "people.tsv"))


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
    own_days = {r.id: desk.event_day(r.id) for r in desk.readings}
    where = belonging(desk.readings, day=desk.day, own_days=own_days, year=desk.year)
    counts = [
        Count(figure=f, reading=r, year=desk.year, belonging=where)
        for r in desk.readings
        for f in r.claims.figures
        if not f.part
    ]
    counts = [replace(count, whole=True) if _is_whole(count, counts) else count for count in counts]
    originals = {id(count): original for count in counts if (original := _original(desk, count, counts))}
    originals = {copy: original for copy, original in originals.items() if id(original) not in originals}
    groups: list[list[Count]] = []
    for count in sorted(counts, key=lambda c: (c.own_toll and not c.known, c.figure.sentence, c.figure.span)):
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


def _is_whole(count: Count, counts: Sequence[Count]) -> bool:
    """Whether a sort of people, told at the head, is all of whom its report has a toll of this measure: it gives the same
    number of people, or the sort is one of WHOLES and it gives none other."""
    if count.measure not in TOLLS or count.figure.id not in count.belonging.heads or count.figure.of_country:
        return False
    beside = [c for c in counts if c.report == count.report and c.measure == count.measure and not c.aside]
    if any(c.own_toll and c.nominal == count.nominal for c in beside):
        return True
    return count.sort in WHOLES and all(c.sort == count.sort or c.figure.vague for c in beside)


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
    """The mean affinity of a count with a group, or that with a member that has its number; any impossibility rules the
    group out."""
    scores: list[float] = []
    alike = 0.0
    for other in group[:SAMPLE]:
        scores.append(affinity(desk, count, other))
        if scores[-1] < 0:
            return -1.0
        if other.nominal == count.nominal:
            alike = max(alike, scores[-1])
    return max(alike, sum(scores) / len(scores))


def affinity(desk: "Desk", a: Count, b: Count) -> float:
    """How surely two figures count one thing: 0..1, or -1 where they cannot."""
    x, y = a.figure, b.figure
    if (
        a.measure != b.measure
        or unit_kind(x.unit) != unit_kind(y.unit)
        or not may_be_one(a.happened, b.happened)
        or a.aside != b.aside
        or a.grade != b.grade
    ):
        return -1.0
    if x.of_country and y.of_country and x.of_country != y.of_country:
        return -1.0
    if a.measure == "age" and any(c.is_anybodys and c.figure.id not in c.belonging.heads for c in (a, b)):
        return -1.0
    if frozenset({a.nominal, b.nominal}) in desk.side_by_side[a.measure]:
        return -1.0
    sort = _sort_affinity(a, b)
    if sort < 0 or (_stand_side_by_side(a, b) and _are_one_text(desk, a, b)):
        return -1.0
    context = 0.5 * _context(desk, a.lemmas, b.lemmas) + 0.5 * _context(desk, a.near, b.near)
    usual = _usual(a, b)
    country = 0.15 if x.of_country and x.of_country == y.of_country else 0.0
    lead = 0.15 if a.leads and b.leads and x.measure not in PEOPLE else 0.0
    same_number = 0.0 if a.nominal is None or a.nominal != b.nominal else TELLING if a.nominal >= FEW else 0.15
    slip = TELLING if x.of and x.of == y.of and slip_between(x, y) == "transposed" else 0.0
    score = usual + sort + country + lead + same_number + slip + 1.1 * context
    return max(score, ONE_TOLL) if all(c.own_toll and c.known for c in (a, b)) else score


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
    """Whether one number stands where the other does in a copied passage: a copy that altered it, not two counts."""
    x, y = a.figure.span, b.figure.span
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
        is_part = a.sort == "people" and bool(a.figure.of_country) != bool(b.figure.of_country)
        return -1.0 if is_part and a.nominal != b.nominal else 0.25 if a.sort else 0.1
    if a.figure.measure not in PEOPLE:
        return 0.0 if not a.sort or not b.sort else -0.05 if a.figure.measure in {"amount", "share"} else -1.0
    # A sort of people may be a part of all: twelve dead and ten dead tourists are no two counts of one thing.
    return 0.05 if "people" in {a.sort, b.sort} and a.nominal == b.nominal else -1.0


def _context(desk: "Desk", a: Iterable[str], b: Iterable[str]) -> float:
    """Weighted share of the sentences' content words in common (Dice)."""
    left, right = frozenset(a), frozenset(b)
    rarity = desk.rarity

    def mass(lemmas: frozenset[str]) -> float:
        return sum(rarity.get(lemma, 1.0) for lemma in sorted(lemmas))

    total = mass(left) + mass(right)
    return 2 * mass(left & right) / total if total else 0.0
