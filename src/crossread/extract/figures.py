"""The counted quantities of a report, each with what it measures, of whom, as of when, and who gives it.

A number is looked at with its noun and the words around it: first for a unit, then for what happened to the people that it
counts. Numbers of which neither is found stay out, but for things counted in the plural, which are `other`.
"""

import re
from dataclasses import dataclass

from crossread.extract.counts import Count, find_counts, people_nouns, singular
from crossread.extract.measures import Measured, measure_of
from crossread.extract.quantities import money_words, quantity_of, voters_side, votes_in
from crossread.lib.dates import compatible, day_part, is_dated, only_day
from crossread.lib.gazetteer import country_of
from crossread.lib.ids import stable_id
from crossread.model.claims import Figure, Statement, When
from crossread.model.notes import Notes
from crossread.model.reports import CLAIM_ZONES, Report
from crossread.model.spans import Maker, Span

MAKER = Maker(name="figures.patterns", version=1)

_LISTED = re.compile(r"(?:\A|\n)\s{0,3}\(?\Z")
_NUMBERED = re.compile(
    r"\b(?:No|no|Nos|nr|Nr|number|Number|Article|article|Section|Chapter|page|Page|Flight|Room|Gate|Highway|Route|Unit|Phase|Tel|"
    r"tel|Resolution|resolution)\.?\s{1,2}\Z|[#+]\s?\Z|[/_@]\Z"
)
_TIME_NOUNS = frozenset(
    "second seconds minute minutes hour hours day days week weeks month months year years decade decades century centuries "
    "time times percent o'clock gmt utc am pm points point goals degrees".split()
)
_PARTS = re.compile(
    r"(?:\bof (?:them|whom|which)\b|\bamong (?:them|whom|which|the (?:dead|wounded|injured|victims))\b|\bincluding\b|\bat least one of them)",
    re.IGNORECASE,
)
_OPENS_PARTS = re.compile(
    r"\A[\"“]?(?:Among (?:them|those|the (?:dead|victims|wounded|injured|killed))|They (?:include|included|are|were)\b|Of (?:them|those|these)\b)"
)
_LIST_GAP = re.compile(
    r"(?:\s{0,2}[,:;]\s{0,2}(?:and\s)?|\s{1,2}and\s{1,2}|\s{0,2},?\s?of (?:which|whom)\s)[^.;\n]{0,60}\Z"
)
_AT_PLACE = re.compile(r"\s{1,2}(?:in|at|from|near)\s(?:the\s)?[A-Z]")
_CONVERSION = re.compile(r"\(\s?(?:about |around |roughly |some |nearly )?\Z")
_REPORTING = re.compile(r"\b(?:said|says|told|reported|announced|stated|confirmed|according)\b[^.;\n]{0,50}\Z")
_COUNTRY_WORD = re.compile(r"[A-Z][\w'’.-]{1,20}(?:\s[A-Z][\w'’.-]{1,20}){0,2}")
_OWN = re.compile(r"\bits\b|\btheir\b", re.IGNORECASE)
_HARM = frozenset({"killed", "injured", "missing", "detained", "rescued", "evacuated", "displaced", "affected"})


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
    figures = [_figure(report, item, statements, whens, spans) for item in found]
    figures += _vote_figures(report, statements, spans, indices)
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
        read.append(quantity_of(text, count, own_money) or measure_of(text, count, sentence, following))
    measured = _shared(text, sentence, counts, read, before)
    out = []
    for count, what in zip(counts, measured, strict=True):
        if what is None or _is_conversion(text, count, what):
            continue
        out.append(_Found(count, what, index, _is_part(text, sentence, count, what)))
    return out


def _is_countable(text: str, count: Count, whens: tuple[When, ...]) -> bool:
    """Not a list number, a house number, a reference, or part of a time expression."""
    before = text[max(0, count.first - 14) : count.first]
    if _NUMBERED.search(before) or (_LISTED.search(before) and text[count.last : count.last + 2] in (". ", ") ")):
        return False
    inside = any(
        w.span.start < count.last
        and count.first < w.span.end
        and not (w.kind == "duration" and count.last == w.span.end)
        for w in whens
    )
    return not inside and count.noun.lower() not in _TIME_NOUNS


def _shared(
    text: str, sentence: tuple[int, int], counts: list[Count], read: list[Measured | None], before: list[_Found]
) -> list[Measured | None]:
    """Measures where a count has none of its own: from the next in a row, from the total that it is a part of, or weak ones."""
    out = list(read)
    for at in range(len(counts) - 2, -1, -1):
        after = out[at + 1]
        gap = text[counts[at].end : counts[at + 1].start]
        if out[at] is None and after and after.by in ("after", "shared") and re.fullmatch(r"\s?,?\s?(?:and)?\s?", gap):
            out[at] = _as(counts[at], after, "shared")
    for at, count in enumerate(counts):
        if out[at] is None or (out[at] or after_none()).by == "thing":
            out[at] = _from_total(text, sentence, counts, out, at, before) or out[at]
        if out[at] is None:
            out[at] = _weak(text, count)
    return out


def after_none() -> Measured:
    """A measure that stands for none."""
    return Measured(measure="", unit="", start=0, end=0, by="")


def _as(count: Count, other: Measured, by: str) -> Measured:
    return Measured(measure=other.measure, unit=other.unit, start=count.start, end=count.end, by=by)


def _from_total(
    text: str,
    sentence: tuple[int, int],
    counts: list[Count],
    read: list[Measured | None],
    at: int,
    before: list[_Found],
) -> Measured | None:
    """`nine deaths, of which five in the port`; `Among them are nine employees` after a total in the sentence before."""
    count = counts[at]
    if count.article:
        return None
    person = not count.noun or count.noun.lower() in people_nouns()
    for earlier in range(at - 1, -1, -1):
        what = read[earlier]
        if what is None or what.measure not in _HARM:
            continue
        gap = text[counts[earlier].end : count.start]
        placed = not count.noun and _AT_PLACE.match(text, count.last)
        if (placed or (person and _PARTS.search(gap))) and _LIST_GAP.search(gap) and "." not in gap:
            return _as(count, what, "part")
    if before and person and _OPENS_PARTS.match(text[sentence[0] : sentence[0] + 60]):
        total = before[-1].measured
        return _as(count, total, "part") if total.measure in _HARM else None
    return None


def _weak(text: str, count: Count) -> Measured | None:
    """A plain count of things or people: `other`."""
    noun = count.noun.lower()
    if count.article or count.number < 2 or noun in _TIME_NOUNS or (count.group and not noun):
        return None
    if noun and (noun in people_nouns() or (noun.endswith("s") and not noun.endswith(("ss", "us", "is")))):
        unit = "person" if noun in people_nouns() else singular(noun)
        return Measured(measure="other", unit=unit, start=count.start, end=count.noun_end, by="weak")
    if (
        not noun
        and count.number >= 10
        and re.match(
            r"\s(?:had|have|were|came|marched|took part|gathered|turned)\b", text[count.last : count.last + 14]
        )
    ):
        return Measured(measure="other", unit="person", start=count.start, end=count.last, by="weak")
    return None


def _is_conversion(text: str, count: Count, what: Measured) -> bool:
    """`(68 miles)` after `110 km`: the same figure again."""
    return what.by == "unit" and _CONVERSION.search(text[max(0, count.start - 12) : count.start]) is not None


def _is_part(text: str, sentence: tuple[int, int], count: Count, what: Measured) -> bool:
    if what.measure not in _HARM and what.measure != "other":
        return False
    near = text[max(sentence[0], count.start - 30) : count.start] + " | " + text[count.last : count.end + 12]
    return what.by == "part" or count.group or _PARTS.search(near) is not None


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
    happened, told = _times(report.text, sentence, count, whens)
    said_by = _said_by(span, statements)
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
        of=_of(report.text, count, what),
        of_country=_country(report.text, sentence, count) if what.unit == "person" else "",
        part=item.part,
        as_of=told or _report_day(report),
        when=happened,
        said_by=said_by,
        sentence=item.sentence,
        made_by=MAKER,
    )


def _of(text: str, count: Count, what: Measured) -> str:
    """The counted noun with its adjectives, in the singular ("kyrgyz border guard")."""
    if what.unit not in ("person",) and what.by == "unit":
        return _of_quantity(text, count, what)
    words = count.phrase.split()
    return " ".join([*words[:-1], singular(words[-1])]) if words else ""


_TOPIC = re.compile(
    r"\b(?P<topic>inflation|turnout|unemployment|interest rate|key rate|policy rate|rate|growth|gdp|reserves|debt|deficit|budget|exports|imports|"
    r"shares?|revenue|profit|loss|price|wage|fine|damage|altitude|height|distance|range|speed|vote|majority|depth)s?\b",
    re.IGNORECASE,
)


def _of_quantity(text: str, count: Count, what: Measured) -> str:
    """What a quantity is of: the nearest word of a small list before it ("inflation"), else after it."""
    if what.measure not in ("share", "amount", "other"):
        return ""
    before = list(_TOPIC.finditer(text, max(0, what.start - 80), what.start))
    after = _TOPIC.search(text, what.end, what.end + 30)
    found = before[-1] if before and "." not in text[before[-1].end() : what.start] else after
    return found["topic"].lower() if found else ""


def _country(text: str, sentence: tuple[int, int], count: Count) -> str:
    """The state whose people are counted: named in the phrase, or by "its" the one that the sentence speaks of before."""
    phrase = text[count.last : count.noun_end]
    if iso := _country_in(phrase):
        return iso
    if count.article and (iso := _country_in(text[count.first : count.noun_end])):
        return iso
    own = _OWN.search(text[count.last : min(len(text), count.noun_end + 1)]) if count.group else None
    if own or re.search(r"\b(?:on|of) its side\b", text[count.end : sentence[1]]):
        named = [
            iso for match in _COUNTRY_WORD.finditer(text, sentence[0], count.start) if (iso := _country_in(match[0]))
        ]
        return named[-1] if named else ""
    return ""


def _country_in(words: str) -> str:
    tokens = re.findall(r"[A-Za-z][\w.'’-]*", words)
    for size in (3, 2, 1):
        for at in range(len(tokens) - size + 1):
            candidate = " ".join(tokens[at : at + size])
            if candidate[:1].isupper() and (iso := country_of(candidate.removesuffix("'s").removesuffix("’s"))):
                return iso
    return ""


def _times(text: str, sentence: tuple[int, int], count: Count, whens: tuple[When, ...]) -> tuple[str, str]:
    """When it happened and as of when it is told, as far as the sentence says so (EDTF, else empty)."""
    happened: list[tuple[int, str]] = []
    told: list[str] = []
    for when in whens:
        if (
            not (sentence[0] <= when.span.start < sentence[1])
            or when.kind not in ("date", "time")
            or not is_dated(when.value)
        ):
            continue
        lead = text[max(sentence[0], when.span.start - 60) : when.span.start]
        if re.search(r"\b[Aa]s of\s\Z", lead) or _REPORTING.search(lead):
            told.append(when.value)
        elif "/.." not in when.value and "../" not in when.value:
            happened.append((abs(when.span.start - count.first), day_part(when.value)))
    return (min(happened)[1] if happened else ""), (told[0] if told else "")


def _report_day(report: Report) -> str:
    """The report's latest own time: an update's, the publication's, the dateline's."""
    stamps = (report.updated, report.published)
    return next((s.value for s in stamps if s and s.value), report.dateline.date if report.dateline else "")


def _said_by(span: Span, statements: tuple[Statement, ...]) -> str:
    """The speaker in whose words a figure stands: of several, the one of the shortest content."""
    holding = [
        (content.end - content.start, statement.speaker.key)
        for statement in statements
        if statement.speaker and statement.voice != "own"
        for content in statement.content
        if content.overlaps(span) and content.start <= span.start + 1
    ]
    return min(holding)[1] if holding else ""


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
                        as_of=_report_day(report),
                        said_by=_said_by(span, statements),
                        sentence=index,
                        made_by=MAKER,
                    )
                )
    return out


def _without_repeats(figures: list[Figure]) -> tuple[Figure, ...]:
    """One figure a number: of two that overlap with the same measure and numbers the first stays."""
    kept: list[Figure] = []
    for figure in sorted(figures, key=lambda f: (f.span.start, f.span.end, f.measure, f.of, f.value or 0.0)):
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
