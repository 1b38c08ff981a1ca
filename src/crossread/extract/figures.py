"""The counted quantities of a report, each with what it measures, of whom, as of when, and who gives it.

A number is looked at with its noun and the words around it: first for a unit, then for what happened to the people that it
counts, then for a neighbour that tells. Of the rest only things and people in the plural stay, as `other`.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from crossread.extract.counts import Count, find_counts
from crossread.extract.durations import duration_of
from crossread.extract.figure_context import country_counted, noun_of, said_by, share_country, times_of
from crossread.extract.figure_rows import TIME_NOUNS, is_part, share_measures
from crossread.extract.gathered import gathered
from crossread.extract.measure_trees import measure_by_tree
from crossread.extract.measured import Measured
from crossread.extract.measures import measure_of
from crossread.extract.noun_ends import of_wholes, within_its_phrase
from crossread.extract.pointed import in_thousands
from crossread.extract.quantities import (
    age_of,
    below_zero,
    is_temperature,
    margin_of,
    money_words,
    ordinals_in,
    quantity_of,
    voters_side,
    votes_in,
)
from crossread.extract.ratios import in_percent, ratios_in
from crossread.extract.supposed import is_supposed
from crossread.extract.totals import of_the_sick
from crossread.extract.trees import Trees
from crossread.extract.unit_rows import take_units
from crossread.lib.ids import stable_id
from crossread.model.claims import Figure, Statement, When
from crossread.model.notes import Notes
from crossread.model.reports import CLAIM_ZONES, Report
from crossread.model.spans import Maker, Span

MAKER = Maker(name="figures.patterns", version=6)

_LISTED = re.compile(r"(?:\A|\n)\s{0,3}\(?\Z")
_NUMBERED = re.compile(
    r"\b(?:No|nr|number|article|section|chapter|page|flight|room|gate|highway|route|unit|phase|tel|resolution)s?\.?"
    r"\s{1,2}\Z|[#+]\s?\Z|[/_@]\Z",
    re.IGNORECASE,
)
_MINUS = re.compile(r"(?<!\d)(?:(?<=[\s(\[“\"])|\A|(?<=\n))[-−–]\Z|\bminus\s\Z", re.IGNORECASE)
_LIST = re.compile(r"^\s{0,3}[-–]\s?\w", re.MULTILINE)
_ONE_IN = re.compile(r"\b(?:(?:one|two|three|\d) (?:in|out of)(?: every)?|family of)\s\Z", re.IGNORECASE)
_OUT_OF = re.compile(
    r"\b(?:\d|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve) (?:out )?of\s\Z", re.IGNORECASE
)
_CONVERSION = re.compile(r"\(\s?(?:about |around |roughly |some |nearly )?\Z")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Stretch:
    """A sentence as far as claims are read from it: `[start, end)`, its index in the notes, and the whens in it."""

    start: int
    end: int
    index: int
    whens: tuple[When, ...]

    @property
    def bounds(self) -> tuple[int, int]:
        return self.start, self.end


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """A count with what it measures, and where it was found."""

    count: Count
    measured: Measured
    stretch: _Stretch
    part: bool = False


def find_figures(
    report: Report, notes: Notes, statements: tuple[Statement, ...], whens: tuple[When, ...]
) -> tuple[Figure, ...]:
    """The figures of a report in text order, one a mention; counts of persons and things, and quantities
    in the unit that the text gives (its code in the tables: `USD`, `km`). `statements`
    tell who says a figure, `whens` as of when it holds."""
    own_money = money_words(report.text)
    trees = Trees.of(notes)
    found: list[_Found] = []
    for stretch in _stretches(report, notes, whens):
        total = found[-1].measured if found else None
        marked = _marked(report.text, stretch)
        found += _unmarked(_counted(trees, report.text, stretch, own_money, total), marked)
        found += marked
    figures = [_figure(report, item, statements) for item in found]
    return _without_repeats(share_country(figures, report.text))


def _stretches(report: Report, notes: Notes, whens: tuple[When, ...]) -> Iterator[_Stretch]:
    """The sentences as far as they stand in zones of which claims are read; a dateline may begin one."""
    zones = [z for z in report.zones if z.kind in CLAIM_ZONES]
    starts = [w.span.start for w in whens]
    at = 0
    for sentence in notes.sentences:
        while at < len(zones) and zones[at].end <= sentence.start:
            at += 1
        for zone in zones[at : at + 4]:
            start, end = max(zone.start, sentence.start), min(zone.end, sentence.end)
            if start < end:
                inside = whens[bisect_left(starts, start) : bisect_left(starts, end)]
                yield _Stretch(start=start, end=end, index=sentence.index, whens=inside)


def _counted(
    trees: Trees, text: str, stretch: _Stretch, own_money: frozenset[str], total: Measured | None
) -> list[_Found]:
    """The figures of one sentence; those without a measure of their own may take it from a neighbour or the last total."""
    found = [within_its_phrase(trees.notes, c) for c in find_counts(text, [stretch.bounds])]
    lasting = [(c, what) for c in found if (what := duration_of(text, c, stretch.bounds))]
    timed = {c.first for c, _ in lasting}
    counts = [
        c for c in found if c.first not in timed and (in_percent(text, c) or _is_countable(text, c, stretch.whens))
    ]
    counts = of_wholes(text, sorted(counts, key=lambda c: (c.first, -c.end)))
    counts = [below_zero(text, c) if _is_negative(text, c.first) else c for c in counts]
    read: list[Measured | None] = []
    followings = _followings(counts, stretch.end)
    for at, following in enumerate(followings):
        part = in_percent(text, counts[at])
        if part is not None:
            counts[at] = part[0]
        read.append(part[1] if part else _measure(trees, text, counts[at], stretch, own_money, following))
    shared = share_measures(text, stretch.bounds, counts, take_units(text, counts, read), total)
    counts = [in_thousands(text, c, w) if w else c for c, w in zip(counts, shared, strict=True)]
    told = [
        _Found(count=count, measured=what, stretch=stretch, part=is_part(text, stretch.start, count, what))
        for count, what in zip(counts, shared, strict=True)
        if what and not _is_conversion(text, count, what) and not _is_supposed(text, stretch, count, what)
    ]
    told += [_Found(count=count, measured=what, stretch=stretch) for count, what in lasting]
    return sorted(told, key=lambda item: item.measured.start)


def _measure(
    trees: Trees, text: str, count: Count, stretch: _Stretch, own_money: frozenset[str], following: int
) -> Measured | None:
    """What one count measures by its own words: its unit, its votes, what happened to those counted."""
    what = quantity_of(text, count, own_money) or _votes(text, count, stretch)
    what = what or margin_of(text, count) or gathered(text, count)
    happened = measure_of(text, count, stretch.bounds, following) or measure_by_tree(trees, text, count)
    return what or of_the_sick(text, happened)


def _is_supposed(text: str, stretch: _Stretch, count: Count, what: Measured) -> bool:
    """People and houses only asked after, supposed or denied; other things counted in such words are set against nothing."""
    counted = what.unit == "person" or what.measure in ("buildings", "places")
    return counted and is_supposed(text, stretch.bounds, (count.first, count.last), what.end)


def _followings(counts: list[Count], end: int) -> list[int]:
    """For each count where the next one in figures begins; the end of the sentence for the last."""
    out, following = [], end
    for count in reversed(counts):
        out.append(following)
        following = following if count.article else count.first
    return out[::-1]


def _votes(text: str, count: Count, stretch: _Stretch) -> Measured | None:
    """`Six members of the board voted in favour`."""
    of_group = text[max(0, count.first - 7) : count.first] == "of the "
    of_group = of_group or _OUT_OF.search(text[max(0, count.first - 12) : count.first]) is not None
    side = "" if count.article or of_group else voters_side(text, count, stretch.end)
    start, end = count.start, count.end
    return Measured(measure="votes", unit="vote", start=start, end=end, by="unit", of=side) if side else None


def _unmarked(counted: list[_Found], marked: list[_Found]) -> list[_Found]:
    """The counts less those that say half of a vote ("four votes" of "four votes to two")."""
    votes = [w.measured for w in marked if w.measured.measure == "votes" or w.measured.by == "ratio"]
    return [c for c in counted if not any(v.start < c.measured.end and c.measured.start < v.end for v in votes)]


def _marked(text: str, stretch: _Stretch) -> list[_Found]:
    """Votes as `6-3` and ordinals as `the 15th test this year`."""
    start, end = stretch.bounds
    pairs = [*votes_in(text, start, end), *ordinals_in(text, start, end), *ratios_in(text, start, end)]
    return [_Found(count=count, measured=what, stretch=stretch) for count, what in pairs]


def _is_countable(text: str, count: Count, whens: tuple[When, ...]) -> bool:
    """Not a list number, a house number, a reference, or part of a time expression."""
    before = text[max(0, count.first - 16) : count.first]
    is_item = _LISTED.search(before) is not None and text[count.last : count.last + 2] in (". ", ") ")
    if (
        is_item
        or (_is_negative(text, count.first) and not is_temperature(text, count))
        or _ONE_IN.search(before)
        or _NUMBERED.search(before)
        or (count.noun.lower() in TIME_NOUNS and not age_of(text, count))
    ):
        return False
    at = bisect_left(whens, count.last, key=lambda when: when.span.start)
    return at == 0 or whens[at - 1].span.end <= count.first


def _is_negative(text: str, at: int) -> bool:
    """`-5`, `minus five`: nothing is counted. A hyphen at the head of several lines is a list's."""
    match = _MINUS.search(text[max(0, at - 8) : at])
    if not match:
        return False
    line = text.rfind("\n", 0, at) + 1
    return (
        match[0][0] in "mM−"
        or text[line:at].strip() != match[0].strip()
        or not _LIST.search(text[:line] + " " + text[at:])
    )


def _is_conversion(text: str, count: Count, what: Measured) -> bool:
    """`(68 miles)` after `110 km`: the same figure again."""
    return what.by == "unit" and _CONVERSION.search(text[max(0, count.start - 12) : count.start]) is not None


def _figure(report: Report, item: _Found, statements: tuple[Statement, ...]) -> Figure:
    count, what, text = item.count, item.measured, report.text
    span = report.span(what.start, what.end)
    happened, told = times_of(text, item.stretch.bounds, count, item.stretch.whens)
    of = noun_of(text, count, what)
    return Figure(
        id=stable_id("figure", report.id, *(what.start, what.end, what.measure, of), *_numbers(count)),
        span=span,
        measure=what.measure,
        value=count.value,
        low=count.low,
        high=count.high,
        approx=count.approx,
        vague=count.vague,
        unit=what.unit,
        of=of,
        of_country=country_counted(text, item.stretch.bounds, count) if what.unit == "person" else "",
        part=item.part,
        as_of=told or report.borne_time,
        when=happened,
        said_by=_voice(text, item, span, statements),
        sentence=item.stretch.index,
        made_by=MAKER,
    )


def _voice(text: str, item: _Found, span: Span, statements: tuple[Statement, ...]) -> str:
    """Who gives a figure: the speaker in whose words it stands, or whoever "puts the number at" it."""
    if item.measured.by in ("again", "crowd"):
        return _other_voice(text, item.count)
    return said_by(span, statements) or (_other_voice(text, item.count) if item.measured.by == "toll" else "")


def _other_voice(text: str, count: Count) -> str:
    """Who puts a number at so many, by the word before: somebody else than who gave the number before it."""
    match = _PUTS.search(text[max(0, count.first - 80) : count.first])
    return f"unnamed|{match[1].lower()}" if match else ""


_PUTS = re.compile(
    r"\b(\w{2,20}) (?:(?:puts?|putting|gives?|gave|giving|set|estimated) (?:the|their|its)\b[^.;\d]{0,40}|"
    r"at(?: about| around| some)?\s)\Z"
)


def _numbers(count: Count) -> tuple[float | None, ...]:
    return count.value, count.low, count.high, count.approx


def _without_repeats(figures: list[Figure]) -> tuple[Figure, ...]:
    """One figure a number: of two that overlap with the same measure and numbers the first stays."""
    kept: list[Figure] = []
    for figure in sorted(figures, key=lambda f: (f.span.start, f.span.end, f.measure)):
        if not any(_is_repeat(earlier, figure) for earlier in kept[-4:]):
            kept.append(figure)
    return tuple(kept)


def _is_repeat(a: Figure, b: Figure) -> bool:
    same = (a.measure, a.of, a.value, a.low, a.high) == (b.measure, b.of, b.value, b.low, b.high)
    return same and a.span.overlaps(b.span)
