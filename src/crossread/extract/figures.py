"""The counted quantities of a report, each with what it measures, of whom, as of when, and who gives it.

A number is looked at with its noun and the words around it: first for a unit, then for what happened to the people that it
counts. Numbers of which neither is found stay out, but for things counted in the plural, which are `other`.
"""

import re
from dataclasses import dataclass

from crossread.extract.counts import Count, find_counts, singular
from crossread.extract.measures import Measured, measure_of
from crossread.extract.quantities import money_words, quantity_of, voters_side, votes_in
from crossread.lib.ids import stable_id
from crossread.model.claims import Figure, Statement, When
from crossread.model.notes import Notes
from crossread.model.reports import CLAIM_ZONES, Report
from crossread.model.spans import Maker

MAKER = Maker(name="figures.patterns", version=1)

_LISTED = re.compile(r"(?:\A|\n)\s{0,3}\(?\Z")
_NUMBERED = re.compile(
    r"\b(?:No|no|Nos|nr|Nr|number|Number|Article|article|Section|Chapter|page|Page|Flight|Room|Gate|Highway|Route|Unit|Phase|Tel|"
    r"tel|Resolution|resolution)\.?\s{1,2}\Z|[#+]\s?\Z|[/_@]\Z"
)
_ONE_IN = re.compile(r"\b(?:one|two|three|\d) (?:in|out of)(?: every)?\s\Z", re.IGNORECASE)
_CONVERSION = re.compile(r"\(\s?(?:about |around |roughly |some |nearly )?\Z")


@dataclass(frozen=True, slots=True)
class _Found:
    count: Count
    measured: Measured
    sentence: int
    part: bool = False


def find_figures(
    report: Report, notes: Notes, statements: tuple[Statement, ...], whens: tuple[When, ...]
) -> tuple[Figure, ...]:
    """The figures of a report in text order."""
    pieces = _claim_pieces(report, notes)
    spans, indices = [(start, end) for start, end, _ in pieces], [index for _, _, index in pieces]
    own_money = money_words(report.text)
    found: list[_Found] = []
    for sentence, index in zip(spans, indices, strict=True):
        found += _figures_in(report.text, sentence, index, whens, own_money, found)
    figures = share_country([_figure(report, item, statements, whens, spans) for item in found], report.text)
    figures += _vote_figures(report, statements, spans, indices)
    figures += _ordinal_figures(report, statements, spans, indices)
    return _without_repeats(figures)


def _claim_pieces(report: Report, notes: Notes) -> list[tuple[int, int, int]]:
    """The sentences as far as claims are read from them: start, end and index. A dateline may begin one."""
    zones = [z for z in report.zones if z.kind in CLAIM_ZONES]
    pieces = []
    at = 0
    for sentence in notes.sentences:
        while at < len(zones) and zones[at].end <= sentence.start:
            at += 1
        for zone in zones[at : at + 4]:
            start, end = max(zone.start, sentence.start), min(zone.end, sentence.end)
            if start < end:
                pieces.append((start, end, sentence.index))
    return pieces


def _figures_in(
    text: str,
    sentence: tuple[int, int],
    index: int,
    whens: tuple[When, ...],
    own_money: frozenset[str],
    before: list[_Found],
) -> list[_Found]:
    """The figures of one sentence; those without an own measure may take it from a neighbour."""
    counts = [c for c in find_counts(text, [sentence]) if _is_countable(text, c, whens)]
    counts.sort(key=lambda c: (c.first, -c.end))
    read: list[Measured | None] = []
    for at, count in enumerate(counts):
        following = next((c.first for c in counts[at + 1 :] if not c.article), sentence[1])
        what = quantity_of(text, count, own_money) or _votes(text, count, sentence)
        read.append(what or measure_of(text, count, sentence, following))
    measured = share_measures(text, sentence, counts, read, before)
    out = []
    for count, what in zip(counts, measured, strict=True):
        if what is None or _is_conversion(text, count, what):
            continue
        out.append(_Found(count, what, index, is_part(text, sentence, count, what)))
    return out


def _votes(text: str, count: Count, sentence: tuple[int, int]) -> Measured | None:
    """`Six members of the board voted in favour`."""
    side = "" if count.article else voters_side(text, count, sentence[1])
    return Measured(measure="votes", unit="vote", start=count.start, end=count.end, by=side) if side else None


def _is_countable(text: str, count: Count, whens: tuple[When, ...]) -> bool:
    """Not a list number, a house number, a reference, or part of a time expression."""
    before = text[max(0, count.first - 14) : count.first]
    if (
        _ONE_IN.search(before)
        or _NUMBERED.search(before)
        or (_LISTED.search(before) and text[count.last : count.last + 2] in (". ", ") "))
    ):
        return False
    inside = any(
        w.span.start < count.last
        and count.first < w.span.end
        and not (w.kind == "duration" and count.last == w.span.end)
        for w in whens
    )
    return not inside and count.noun.lower() not in TIME_NOUNS


def _is_conversion(text: str, count: Count, what: Measured) -> bool:
    """`(68 miles)` after `110 km`: the same figure again."""
    return what.by == "unit" and _CONVERSION.search(text[max(0, count.start - 12) : count.start]) is not None


def _figure(
    report: Report,
    item: _Found,
    statements: tuple[Statement, ...],
    whens: tuple[When, ...],
    spans: list[tuple[int, int]],
) -> Figure:
    count, what = item.count, item.measured
    span = report.span(what.start, what.end)
    sentence = next((s for s in spans if s[0] <= count.first < s[1]), (count.start, count.end))
    happened, told = times_of(report.text, sentence, count, whens)
    said_by = said_by(span, statements)
    return Figure(
        id=stable_id("figure", report.id, what.start, what.end, what.measure, count.value, count.low, count.high),
        span=span,
        measure=what.measure,
        value=count.value,
        low=count.low,
        high=count.high,
        approx=count.approx,
        vague=count.vague,
        unit=what.unit,
        of=noun_of(report.text, count, what),
        of_country=country_counted(report.text, sentence, count) if what.unit == "person" else "",
        part=item.part,
        as_of=told or report_day(report),
        when=happened,
        said_by=said_by,
        sentence=item.sentence,
        made_by=MAKER,
    )








def _without_repeats(figures: list[Figure]) -> tuple[Figure, ...]:
    """One figure a number: of two that overlap with the same measure and numbers the first stays."""
    kept: list[Figure] = []
    for figure in sorted(figures, key=lambda f: (f.span.start, f.span.end, f.measure)):
        same = (
            f
            for f in kept[-4:]
            if f.span.overlaps(figure.span)
            and (f.measure, f.value, f.low, f.high, f.of)
            == (figure.measure, figure.value, figure.low, figure.high, figure.of)
        )
        if next(same, None) is None:
            kept.append(figure)
    return tuple(kept)


_ORDINAL = re.compile(
    r"\b(?P<number>\d{1,3})(?:st|nd|rd|th)\s(?P<of>(?:[A-Z]?[\w-]{2,15}\s){0,4}?[a-z][\w-]{2,15})\s(?:(?:this|last)\s(?:year|month|week)|since|in\s(?:a|the|\d))"
)


def _vote_figures(
    report: Report, statements: tuple[Statement, ...], spans: list[tuple[int, int]], indices: list[int]
) -> list[Figure]:
    """`6-3` after a word of voting: one figure for, one against."""
    out = []
    for (start, end), index in zip(spans, indices, strict=True):
        for first, last, yes, no in votes_in(report.text, start, end):
            for value, side in ((yes, "for"), (no, "against")):
                span = report.span(first, last)
                out.append(
                    Figure(
                        id=stable_id("figure", report.id, first, last, "votes", value, side),
                        span=span,
                        measure="votes",
                        value=value,
                        unit="vote",
                        of=side,
                        as_of=report_day(report),
                        said_by=said_by(span, statements),
                        sentence=index,
                        made_by=MAKER,
                    )
                )
    return out


def _ordinal_figures(
    report: Report, statements: tuple[Statement, ...], spans: list[tuple[int, int]], indices: list[int]
) -> list[Figure]:
    """`the 15th test this year`: so many of them."""
    return [
        Figure(
            id=stable_id("figure", report.id, match.start(), match.end(), "ordinal"),
            span=report.span(match.start(), match.end("of")),
            measure="other",
            value=int(match["number"]),
            unit=singular(match["of"].split()[-1]),
            of=" ".join(match["of"].lower().split()),
            as_of=report_day(report),
            said_by=said_by(report.span(match.start(), match.end("of")), statements),
            sentence=index,
            made_by=MAKER,
        )
        for (start, end), index in zip(spans, indices, strict=True)
        for match in _ORDINAL.finditer(report.text, start, end)
    ]
