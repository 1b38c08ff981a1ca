"""How many were killed and injured: what one report says of its happening, and what a story's reports come to.

A report's toll is put together from its counts ("four people were shot, one fatally") and from those whom it tells of
singly ("a man was killed", names). A story's toll is chosen among those of its reports by a named choice, so that another
codebook can choose otherwise.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from crossread.lib.numbers import read_number
from crossread.model.claims import Figure
from crossread.model.reading import Reading
from crossread.reconcile.times import report_time
from crossread.reconcile.victims import HIT, INJURED, KILLED, Mention, mentions, ordinal

REACH = 14
"""Sentences of claim text, from the first on, in which a report tells its own toll; further on stand other happenings."""
_ELSEWHERE = re.compile(
    r"\b(?:so far this year|this year|last year|unrelated|separate(?:ly)?|in another|in a different|nationwide|statistics|"
    r"(?:other|previous|earlier|similar|recent) (?:shootings?|attacks?|incidents?|crash(?:es)?|homicides?|cases?)|"
    r"since (?:19|20)\d\d|years ago|a year after|anniversary|each year|every year|per year)\b",
    re.IGNORECASE,
)
_SEVERAL = re.compile(
    r"\b(?:\d+|two|three|four|five|six|seven|eight|nine|ten|several|multiple|separate|numerous|many|pair of|string of|series of|"
    r"spate of|rash of|over-?night|weekend|citywide|gang|side|recent|dozens? of)\s(?:\w+\s){0,2}"
    r"(?:shootings|attacks|incidents|stabbings|homicides|crashes)\b"
    r"|\b(?:shootings|homicides)\s(?:across|around|citywide|throughout|this weekend|over the|overnight)\b",
    re.IGNORECASE,
)
"""Several happenings in one sentence: its numbers are those of all of them together."""
_OFFICE = r"detectives?|units?|divisions?|investigators?|bureau|squad|section|sergeant|lieutenant|commander|reports?"
_FATAL = re.compile(
    rf"\b(?:fatal(?:ly)?|deadly|murder(?:s|ed|er|ing)?|homicides?(?! (?:{_OFFICE}))|manslaughter|killed|slain|slaying|"
    r"shot dead|shot to death|dies|died|'s death|’s death|deaths?(?= of| was)|(?<=ing )deaths?|"
    r"claim(?:s|ed|ing) (?:the )?li(?:fe|ves)|lost (?:his|her|their) li(?:fe|ves)|murder-suicide)\b",
    re.IGNORECASE,
)
_ATTEMPT = re.compile(
    r"\b(?:attempt(?:ed|s|ing)?|intent|conspir\w+|threat\w*|non-?|almost|nearly|could have|not)\b[^.,;]{0,30}\Z",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
OLD = 2
"""Years before its own from which a year told in a sentence makes it another happening's."""
_FOLD = re.compile(
    r"\b(?P<fold>double|triple|quadruple)[- ](?P<what>homicide|murder|killing|slaying|fatal shooting|shooting|stabbing)"
    r"(?P<own>-suicide|\s?[/-]\s?suicide)?",
    re.IGNORECASE,
)
_MURDER_SUICIDE = re.compile(r"\bmurder[-/ ]suicide\b(?! attempt)", re.IGNORECASE)
_FOLDS = {"double": 2, "triple": 3, "quadruple": 4}


@dataclass(frozen=True, slots=True, kw_only=True)
class Toll:
    """What a report, or a story, says of a toll; None where it says nothing of it. `as_of` is the time for which it
    holds (ISO), `report` whose it is (empty: a story's)."""

    killed: float | None = None
    injured: float | None = None
    as_of: str = ""
    report: str = ""


@dataclass(frozen=True, slots=True)
class _Told:
    """A report's counts and single victims, as far as they belong to its own happening."""

    counts: dict[str, list[tuple[float, int]]]
    singles: list[Mention]
    nth: float


def report_toll(reading: Reading) -> Toll:
    """The toll that a report gives of what it is mainly about."""
    told = _told(reading)
    killed = _killed(reading, told)
    if killed == 1 and _MURDER_SUICIDE.search(reading.report.text, 0, 1500):
        killed = 2
    hit = _best(told.counts[HIT])
    injured = _best(told.counts[INJURED])
    if hit:
        injured = max(injured, hit - killed)
    elif not injured:
        injured = float((bool(told.singles) and not killed) or _is_one_beside(told.singles))
    if 0 < told.nth - killed - injured <= 2:
        injured = told.nth - killed
    return Toll(
        killed=killed or None,
        injured=injured or None,
        as_of=report_time(reading),
        report=reading.id,
    )


LATE = 6
"""Sentence from which on a death is another's, where the report begins with the number of the wounded and tells of none dead."""


def _killed(reading: Reading, told: _Told) -> float:
    deaths = [index for _, index in told.counts[KILLED]] + [m.sentence for m in told.singles if m.measure == KILLED]
    wounded = [index for measure in (HIT, INJURED) for number, index in told.counts[measure] if number > 1]
    early = _tells_death(reading)
    if deaths and not early and min(deaths) >= LATE and min(wounded, default=LATE) < 4:
        return 0
    return _best(told.counts[KILLED]) or float(bool(deaths) or early)


def _told(reading: Reading) -> _Told:
    inside = _own_sentences(reading)
    counts: dict[str, list[tuple[float, int]]] = {KILLED: [], INJURED: [], HIT: []}
    singles: list[Mention] = []
    some: list[tuple[float, int]] = []  # "two of them died"
    counted = [f for f in reading.claims.figures if f.measure in counts and f.sentence in inside and _number(f)]
    for row in _rows(counted, reading.report.text):
        beside = _has_one_before(row[0], reading)
        counts[_measure(row[0], reading)].append((sum(map(_number, row)) + beside, row[0].sentence))
    for mention in mentions(reading):
        if mention.part and mention.sentence in inside and mention.measure == KILLED and mention.number:
            some.append((mention.number, mention.sentence))
        if mention.sentence not in inside or mention.part:
            continue
        by_figure = [f.measure for f in counted if f.span.start <= mention.start < f.span.end]
        if mention.number is not None and mention.number > 1 and (mention.summed or not by_figure):
            beyond = mention.measure == HIT and mention.more  # "two others were shot too": beside the dead
            counts[INJURED if beyond else mention.measure].append((mention.number, mention.sentence))
        elif mention.number == 1 and (not by_figure or mention.measure in by_figure):
            singles.append(mention)
    for match in _FOLD.finditer(reading.report.text, 0, 1500):
        sentence = reading.notes.sentence_at(match.start())
        if sentence and sentence.index in inside:
            measure = HIT if match["what"].lower() in ("shooting", "stabbing") else KILLED
            counts[measure].append((_FOLDS[match["fold"].lower()] + bool(match["own"]), sentence.index))
    for measure, number, index in _apart(singles):
        counts[measure].append((number, index))
    counts[KILLED] = counts[KILLED] or some
    counts = {measure: _fullest(told) for measure, told in counts.items()}
    counts[KILLED] = list(_with_himself(reading, counts[KILLED]))
    return _Told(counts, singles, max(_ordinals(reading, inside), default=0))


_ONE_BEFORE = re.compile(
    r"(?:\A|[^\w,-])(?:man|woman|boy|girl|mother|father|mom|dad|teen|teenager|toddler|baby|child|officer)(?:,|,? and)\s\Z",
    re.IGNORECASE,
)
"""One who is told of right before a number: "Mother, 2 children found dead"."""


def _has_one_before(figure: Figure, reading: Reading) -> bool:
    """Whether a figure that begins with its number goes on from one person."""
    first = reading.report.read(figure.span).split()[0]
    before = reading.report.text[max(0, figure.span.start - 24) : figure.span.start]
    return read_number(first) is not None and _ONE_BEFORE.search(before) is not None


_SELF_TOO = re.compile(
    r"\b(?:then|before|and)\s(?:(?:then|later|fatally)\s)?"
    r"(?:(?:killing|shooting|killed|shot|turn(?:ed|ing) the gun on)\s)?(?:himself|herself)\b"
)


def _with_himself(reading: Reading, counts: Sequence[tuple[float, int]]) -> Iterator[tuple[float, int]]:
    """The dead of each sentence, and who killed himself after them ("killed his wife, 2 sons, then himself")."""
    for number, index in counts:
        sentence = reading.notes.sentences[index]
        yield number + bool(_SELF_TOO.search(reading.report.text, sentence.start, sentence.end)), index


def _fullest(counts: Sequence[tuple[float, int]]) -> list[tuple[float, int]]:
    """Of the counts of one sentence the highest: the others are parts of it."""
    best: dict[int, float] = {}
    for number, sentence in counts:
        best[sentence] = max(number, best.get(sentence, 0))
    return [(number, sentence) for sentence, number in best.items()]


_NTH = re.compile(
    r"\b(?:an?|the)\s(?P<nth>third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d{1,2}th)\s(?:\w{2,12}\s){0,2}"
    r"(?:victim|person|man|woman|boy|girl|teen|teenager|patient)\b(?!['’]s)",
    re.IGNORECASE,
)


def _ordinals(reading: Reading, inside: set[int]) -> Iterator[float]:
    """`A fifth victim was found later`: five of them at least."""
    for match in _NTH.finditer(reading.report.text, 0, 6000):
        sentence = reading.notes.sentence_at(match.start())
        if sentence and sentence.index in inside:
            yield ordinal(match["nth"])


def _rows(figures: Sequence[Figure], text: str) -> list[list[Figure]]:
    """Figures that stand in one row and are added up: "killing two men and a girl"."""
    rows: list[list[Figure]] = []
    for figure in figures:
        last = rows[-1][-1] if rows else None
        gap = text[last.span.end : figure.span.start] if last else ""
        if last and last.measure == figure.measure and last.sentence == figure.sentence and _ROW.fullmatch(gap):
            rows[-1].append(figure)
        else:
            rows.append([figure])
    return rows


_ROW = re.compile(r",?\s(?:and|&)\s|,\s")


def _measure(figure: Figure, reading: Reading) -> str:
    """The measure of a count; "victims" may be dead or not."""
    return (
        HIT if "victim" in reading.report.read(figure.span).lower() and figure.of.endswith("victim") else figure.measure
    )


def _number(figure: Figure) -> float:
    if figure.part or figure.vague:
        return 0
    return next((n for n in (figure.value, figure.approx, figure.low, figure.high) if n is not None), 0)


def _own_sentences(reading: Reading) -> set[int]:
    """The sentences in which a report tells of its own happening: the title and the first ones, without those that speak of
    another time or case."""
    text = reading.report.text
    claimed = [
        s
        for s in reading.notes.sentences
        if reading.report.is_claim_text(s.start) or reading.report.is_claim_text(s.end - 1)
    ]
    own = [
        s
        for s in claimed[:REACH]
        if not _ELSEWHERE.search(text, s.start, s.end) and not _SEVERAL.search(text, s.start, s.end)
    ]
    year = report_time(reading)[:4]
    return {s.index for s in own if not (year.isdigit() and _is_old(text[s.start : s.end], int(year)))}


def _is_old(words: str, year: int) -> bool:
    return any(int(match[0]) < year - OLD for match in _YEAR.finditer(words))


def _best(counts: Sequence[tuple[float, int]]) -> float:
    """The number told most, the earlier it is told the more; 0 where none is told."""
    weights: dict[float, float] = {}
    for number, sentence in counts:
        weights[number] = weights.get(number, 0.0) + 1 / (2 + sentence)
    return max(weights, key=lambda number: (weights[number], number), default=0)


def _is_one_beside(singles: Sequence[Mention]) -> bool:
    """Whether somebody was injured who cannot be the one who died: "another woman", a boy of another age."""
    dead = {mention.age for mention in singles if mention.measure == KILLED and mention.age is not None}
    hurt = [mention for mention in singles if mention.measure == INJURED]
    return any(m.more or (dead and m.age is not None and m.age not in dead) for m in hurt)


def _apart(singles: Sequence[Mention]) -> Iterator[tuple[str, float, int]]:
    """People told of one by one in a sentence, each with an age of his own: measure, how many, the sentence's index."""
    ages: dict[tuple[str, int], set[int]] = {}
    for mention in singles:
        if mention.age is not None:
            ages.setdefault((mention.measure, mention.sentence), set()).add(mention.age)
    for (measure, sentence), found in ages.items():
        if len(found) > 1:
            yield measure, len(found), sentence


def _tells_death(reading: Reading) -> bool:
    """Whether the title or the first sentences speak of a death, whoever died."""
    text, inside = reading.report.text, _own_sentences(reading)
    for sentence in (s for s in reading.notes.sentences[:6] if s.index in inside):
        for match in _FATAL.finditer(text, sentence.start, sentence.end):
            if not _ATTEMPT.search(text[max(sentence.start, match.start() - 50) : match.start()]):
                return True
    return False


Choice = Callable[[Sequence[tuple[str, float]]], float]
"""A choice among numbers, each with the time for which it holds, earliest first."""


def newest(told: Sequence[tuple[str, float]]) -> float:
    """The number of the latest report."""
    return told[-1][1]


def majority(told: Sequence[tuple[str, float]]) -> float:
    """The number that most reports have; of several the latest told."""
    numbers = [number for _, number in told]
    return max(numbers, key=lambda n: (numbers.count(n), len(numbers) - numbers[::-1].index(n)))


def highest(told: Sequence[tuple[str, float]]) -> float:
    """The highest number."""
    return max(number for _, number in told)


def lowest(told: Sequence[tuple[str, float]]) -> float:
    """The lowest number."""
    return min(number for _, number in told)


CHOICES: dict[str, Choice] = {"newest": newest, "majority": majority, "highest": highest, "lowest": lowest}


def story_toll(tolls: Sequence[Toll], *, choice: str = "majority", copies: frozenset[str] = frozenset()) -> Toll:
    """The toll of a story by a choice of `CHOICES`, among its reports' own; `copies` are ids of reports that carry another's
    words and have no vote of their own (unless all are)."""
    heard = [t for t in tolls if t.report not in copies] or list(tolls)
    heard.sort(key=lambda t: (t.as_of, t.report))
    choose = CHOICES[choice]

    killed = _chosen([(t.as_of, t.killed) for t in heard if t.killed is not None], choose)
    whole = [(t.as_of, t.injured) for t in heard if t.injured is not None and (t.killed or 0) == (killed or 0)]
    later = [
        (t.as_of, max(0.0, t.injured - max(0.0, (killed or 0) - (t.killed or 0))))
        for t in heard
        if t.injured is not None
    ]
    return Toll(killed=killed, injured=_chosen(whole or later, choose) or None, as_of=heard[-1].as_of if heard else "")


def _chosen(told: Sequence[tuple[str, float]], choose: Choice) -> float | None:
    return choose(told) if told else None
