"""Figures at their places in a story: what each counts, of whom, where it stands, and of which happening."""

import re
from dataclasses import dataclass
from functools import cache, cached_property

from crossread.data import read_table
from crossread.lib.words import words_in
from crossread.model.claims import Figure
from crossread.model.reading import Reading
from crossread.reconcile.asides import Belonging
from crossread.reconcile.times import report_time, with_year
from crossread.reconcile.units import content_lemmas
from crossread.weigh.figures import shown_number, unit_kind

PEOPLE = frozenset({"killed", "injured", "missing", "evacuated", "displaced", "detained", "rescued", "affected"})
"""Measures of people: their counts are of one thing where the people are of one sort."""
CUMULATIVE = frozenset({"killed", "injured", "evacuated", "displaced", "detained", "rescued", "affected", "buildings"})
"""Counts that grow as more is known; of these and of `missing`, which falls, a later other value is an update."""
TOLLS = frozenset({"killed", "injured"})
"""Counts of which a happening has one: whatever the words, they are of one thing."""
NOWHERE = Belonging()
GATHERED = frozenset({"", "people", "crowd"})
"""Sorts of people that a crowd may be counted by."""
NEAR_CHARACTERS = 50
"""How far from a figure its nearest context reaches."""
REACH_CHARACTERS = 80
"""How far before a length the verb stands that says how it was reached."""
LEAD_SENTENCES = 3
"""Sentences of a report that tell what it is about."""


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

    @cached_property
    def numbers_of_its_noun(self) -> frozenset[float | None]:
        """The numbers that its report counts by its noun."""
        return frozenset(shown_number(f) for f in self.reading.figures_of.get(self.figure.of.rpartition(" ")[2], ()))

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
    def beside(self) -> bool:
        """Whether it counts those beside others who are counted already ("128 other politicians", "nine more people died", "the
        other ten wounded"); "five dead and another ten injured" are all the injured."""
        of_people = {"killed": _MORE}.get(self.figure.measure)
        words = of_people if self.figure.measure in PEOPLE else _BESIDE
        span, text = self.figure.span, self.reading.report.text
        if words is not None and words.search(text[span.start : span.end]):
            return True
        return (
            self.figure.measure in PEOPLE and _THE_REST.search(text[max(0, span.start - 20) : span.start]) is not None
        )

    @cached_property
    def seen(self) -> bool:
        """Whether it is what somebody counted who was there ("she counted 24 bodies on the beach"): a part of the dead."""
        start = self.figure.span.start
        return (
            self.measure == "killed" and _SEEN.search(self.reading.report.text[max(0, start - 40) : start]) is not None
        )

    @cached_property
    def is_price(self) -> bool:
        """Whether it is a reading of a market, which holds for its day alone ("shares fell 3.1 percent", "closed at 14.20")."""
        if self.figure.measure in PEOPLE or self.figure.sentence >= len(self.reading.notes.sentences):
            return False
        sentence = self.reading.notes.sentences[self.figure.sentence]
        words = frozenset(words_in(self.reading.report.text[sentence.start : sentence.end].lower()))
        return all(words & _market(sort) for sort in ("traded", "moves"))

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
    def reach(self) -> str:
        """How something reached as far as a length, as far as its clause says so before it: `sensed`, `harmed`, `thrown`, ..."""
        if unit_kind(self.figure.unit) != "length":
            return ""
        sentence = self.reading.notes.sentence_at(self.figure.span.start)
        start = max(sentence.start if sentence else 0, self.figure.span.start - REACH_CHARACTERS)
        clause = _REACH_END.split(self.reading.report.text[start : self.figure.span.start])[-1]
        return next((reach for stem, reach in _reaches() if re.search(rf"\b{stem}", clause, re.IGNORECASE)), "")

    @cached_property
    def sort(self) -> str:
        """The sort of people counted (`people`, `forces`, ...) or the counted noun's last word."""
        head = self.figure.of.split()[-1].lower() if self.figure.of and not self.whole else ""
        return _sorts().get(head, head or ("people" if self.figure.measure in PEOPLE else ""))


_MORE = re.compile(r"\b(?:additional|further|(?<!\bor )more(?!\sthan))\s", re.IGNORECASE)
_BESIDE = re.compile(rf"\b(?:other|another)\s|{_MORE.pattern}", re.IGNORECASE)
_THE_REST = re.compile(r"\b(?:the|these|those|their|his|her|its) (?:other|remaining)\s\Z", re.IGNORECASE)
_SEEN = re.compile(
    r"\b(?:I|we|he|she|they)(?: had| have|['’]ve|['’]d)?(?: \w{2,12}ly)? (?:counted|saw|seen|carried|pulled out)\s\Z",
    re.IGNORECASE,
)
_CLAUSE_END = re.compile(r"[,;.:(]\s|\b(?:and|while|but|including|of whom|after|when|as)\b|\s\d")


@cache
def _grades() -> tuple[tuple[str, str], ...]:
    return tuple((row["stem"], row["grade"]) for row in read_table("reconcile", "grades.tsv"))


_REACH_END = re.compile(r"[;:]\s|\b(?:and|while|but|when|after|as)\b")


@cache
def _reaches() -> tuple[tuple[str, str], ...]:
    return tuple((row["stem"], row["reach"]) for row in read_table("reconcile", "reaches.tsv"))


@cache
def _market(sort: str) -> frozenset[str]:
    """Words for what is traded (`traded`), or for how its price moves (`moves`)."""
    return frozenset(row["word"] for row in read_table("reconcile", "markets.tsv") if row["sort"] == sort)


@cache
def _persons() -> frozenset[str]:
    return frozenset(row["noun"] for row in read_table("units", "people.tsv"))


@cache
def _crowds() -> tuple[str, ...]:
    return tuple(row["stem"] for row in read_table("reconcile", "crowds.tsv"))


@cache
def _sorts() -> dict[str, str]:
    return {row["noun"]: row["sort"] for row in read_table("reconcile", "people.tsv")}
