"""Passages of one report that stand in another: found by shared runs of words, then aligned sentence by sentence.

Words in quotation marks that several reports carry are no copy: they count only where the frame around them is shared.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from functools import cache
from itertools import combinations, pairwise

from crossread.cluster.rarity import Rarity
from crossread.cluster.traits import sentences_of
from crossread.data import read_table
from crossread.model.reading import Reading
from crossread.model.spans import Span
from crossread.model.stories import SharedPassage

SHINGLE = 4
MOST_HOLDERS = 60
"""A run of words that stands in more lines than this is a formula, or a text that everybody copied."""
LONGEST = 90
"""Words of a sentence that are aligned at most."""
_WORD = re.compile(r"[^\W_]+(?:[’'.,-][^\W_]+)*")
TO_THE_READER = frozenset({"you", "your", "you're", "we've"})
"""News seldom speaks to its reader outside quotation marks; log-in forms, terms of use and invitations do."""
_LENGTH_OF_FILM = re.compile(r"\s*\d{1,2}:\d\d\s+(?![ap]\.?\s?m\b)", re.IGNORECASE)
_ENDS = frozenset(".!?…:;。！？।؟")
_CLOSERS = "\"'“”‘’»)]* "
_YEAR = re.compile(r"(?:19|20)\d\d")
_QUOTED = re.compile(r"[“\"„«]([^“”\"„«»]{12,600})[”\"“»]")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a sentence: in lower case, where it stands, whether inside quotation marks or a name, and its rarity."""

    text: str
    start: int
    end: int
    quoted: bool
    named: bool
    weight: float


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence as it is aligned."""

    report: str
    words: tuple[Word, ...]

    def shingles(self) -> set[str]:
        """Every `SHINGLE` words in a row."""
        texts = [word.text for word in self.words]
        return {" ".join(texts[i : i + SHINGLE]) for i in range(len(texts) - SHINGLE + 1)}


Match = tuple[int, int, int]
"""Words from `a` on in the one line equal words from `b` on in the other, so many."""


def lines_of(reading: Reading, rarity: Rarity) -> tuple[Line, ...]:
    """The sentences of a report in which claims are read."""
    text = reading.report.text
    quoted = quoted_stretches(text)
    named = [(name.start, name.end) for name in reading.notes.names]
    return tuple(_line(reading, s.start, s.end, quoted, named, rarity) for s in sentences_of(reading))


def quoted_stretches(text: str) -> list[tuple[int, int]]:
    """Where words stand in quotation marks, the marks left out."""
    return [match.span(1) for match in _QUOTED.finditer(text)]


def _line(
    reading: Reading, start: int, end: int, quoted: list[tuple[int, int]], named: list[tuple[int, int]], rarity: Rarity
) -> Line:
    inside = [span for span in quoted if span[0] < end and start < span[1]]
    names = [span for span in named if span[0] < end and start < span[1]]
    words: list[Word] = []
    for match in _WORD.finditer(reading.report.text, start, end):
        text = match[0].lower().replace("’", "'")
        first, last = reading.report.whole(*match.span())
        words.append(
            Word(
                text=text,
                start=first,
                end=last,
                quoted=any(a <= match.start() < b for a, b in inside),
                named=(match[0][0].isupper() and bool(words)) or any(a <= match.start() < b for a, b in names),
                weight=_rarity_of(text, rarity),
            )
        )
    words = words[:LONGEST]
    told = reading.report.text[start:end]
    nobodys = is_page_talk(told, (word.text for word in words if not word.quoted)) or not ends_as_sentence(told)
    return Line(reading.id, tuple(_weightless(words) if nobodys else _without_formulas(words)))


def ends_as_sentence(text: str) -> bool:
    """Whether a line ends as sentences do: headlines, teasers and captions, which a page prints beside its report, do not."""
    return text.rstrip().rstrip(_CLOSERS)[-1:] in _ENDS


def is_page_talk(text: str, unquoted: Iterable[str]) -> bool:
    """Whether a line speaks to the reader outside quotation marks, or begins with a film's length: page furniture."""
    return bool(_LENGTH_OF_FILM.match(text)) or not TO_THE_READER.isdisjoint(unquoted)


def _weightless(words: Iterable[Word]) -> list[Word]:
    return [replace(word, weight=0.0) for word in words]


@cache
def _formulas() -> dict[str, tuple[tuple[str, ...], ...]]:
    """The words of each formula, longest first, by its first word."""
    found: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for row in read_table("stories", "formulas.tsv"):
        words = tuple(row["phrase"].split())
        found[words[0]].append(words)
    return {first: tuple(sorted(phrases, key=lambda words: (-len(words), words))) for first, phrases in found.items()}


def _without_formulas(words: list[Word]) -> list[Word]:
    """The same words; those of a formula, which many writers hit upon alike, weigh nothing."""
    texts = [part for word in words for part in word.text.split("-")]
    owners = [i for i, word in enumerate(words) for _ in word.text.split("-")]
    empty: set[int] = set()
    for at, text in enumerate(texts):
        for phrase in _formulas().get(text, ()):
            if tuple(texts[at : at + len(phrase)]) == phrase:
                empty.update(owners[at : at + len(phrase)])
                break
    return [replace(word, weight=0.0) if i in empty else word for i, word in enumerate(words)]


def _rarity_of(word: str, rarity: Rarity) -> float:
    if word[0].isdigit():
        return YEAR_WEIGHT if _YEAR.fullmatch(word) else NUMBER_WEIGHT
    return rarity.weight(word.removesuffix("'s"))


def line_pairs(reports: Sequence[Sequence[Line]]) -> Iterator[tuple[Line, Line]]:
    """Pairs of lines of two reports that share a run of words, in order.

    A run that many reports hold pairs each with the next holder only: a thousand copies make a chain, not a million pairs.
    """
    holders: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for i, lines in enumerate(reports):
        for j, line in enumerate(lines):
            for shingle in line.shingles():
                holders[shingle].append((i, j))
    pairs: set[tuple[tuple[int, int], tuple[int, int]]] = set()
    for places in holders.values():
        if len(places) > 1:
            near = pairwise(places) if len(places) > MOST_HOLDERS else combinations(places, 2)
            pairs.update((a, b) for a, b in near if a[0] != b[0])
    return ((reports[a[0]][a[1]], reports[b[0]][b[1]]) for a, b in sorted(pairs))


def matches(a: Line, b: Line) -> list[Match]:
    """Runs of two words or more that stand in both lines, in order."""
    matcher = SequenceMatcher(None, [w.text for w in a.words], [w.text for w in b.words], autojunk=False)
    return [(m.a, m.b, m.size) for m in matcher.get_matching_blocks() if m.size >= 2]


LEAST_WEIGHT = 4.0
"""Rarity of the shared words, quotations left out and names weighed low, from which a passage counts at all."""
STRONG_WEIGHT = 5.0
STRONG_LIKENESS = 0.6
STRONG_RUN_WEIGHT = 7.0
STRONG_RUN = 9
LEAST_STRONG_RUN = 8
"""A strong passage is a copy by itself: rare words, and most of the sentence or so many words in a row; two who tell of one
thing, or of what one speaker said, hit upon fewer words in a row alike."""
NUMBER_WEIGHT = 1.5
"""Figures, house numbers and ages too are everybody's who tells of the same."""
YEAR_WEIGHT = 1.0
LEAST_RUN = 5
LEAST_SHARE = 0.45
OF_NAMES = 0.25
"""What a word of a name weighs: names are shared by all who tell of their bearers."""
WIDEST_GAP = 8
"""Words that may lie between two matching runs of one passage."""


@dataclass(frozen=True, slots=True)
class Aligned:
    """A passage shared by two lines: its weight (rarity of the words shared) and whether it is a copy by itself."""

    passage: SharedPassage
    weight: float
    strong: bool


def align(a: Line, b: Line) -> Aligned | None:
    """The passage that two lines share, None where they share too little. Words in quotation marks do not count for it."""
    found = _heaviest_stretch(a, matches(a, b))
    shared = [a.words[i + k] for i, _, size in found for k in range(size)]
    free = [word for word in shared if not word.quoted]
    shorter = min(sum(not w.quoted for w in a.words), sum(not w.quoted for w in b.words))
    longest = max((size for i, _, size in found if not a.words[i].quoted), default=0)
    if not shorter or longest < LEAST_RUN:
        return None
    share = min(1.0, len(free) / shorter)
    weight = sum(map(weight_of, free)) * share
    if weight < LEAST_WEIGHT or (share < LEAST_SHARE and longest < STRONG_RUN):
        return None
    likeness = 2 * len(shared) / (len(a.words) + len(b.words))
    return Aligned(
        passage=SharedPassage(
            original=_span(a, found[0][0], found[-1][0] + found[-1][2]),
            copy=_span(b, found[0][1], found[-1][1] + found[-1][2]),
            likeness=round(likeness, 3),
        ),
        weight=round(weight, 3),
        strong=(weight >= STRONG_WEIGHT and likeness >= STRONG_LIKENESS and longest >= LEAST_STRONG_RUN)
        or (weight >= STRONG_RUN_WEIGHT and longest >= STRONG_RUN),
    )


def carried_along(a: Sequence[Line], b: Sequence[Line]) -> Iterator[Aligned]:
    """What a copy carries along beside the words that show it: lines that stand in both texts alike, quoted and everyday ones too."""
    places: dict[tuple[str, ...], list[Line]] = defaultdict(list)
    for line in reversed(a):
        places[tuple(word.text for word in line.words)].append(line)
    for line in b:
        same = places.get(tuple(word.text for word in line.words))
        if same and line.words:
            first = same.pop()
            whole = len(line.words)
            passage = SharedPassage(original=_span(first, 0, whole), copy=_span(line, 0, whole), likeness=1.0)
            yield Aligned(passage=passage, weight=0.0, strong=False)


def weight_of(word: Word) -> float:
    """What a shared word says of copying."""
    return word.weight * (OF_NAMES if word.named else 1.0)


def _heaviest_stretch(a: Line, found: list[Match]) -> list[Match]:
    """Of the runs that both lines share, those that lie close together and weigh most."""
    stretches: list[list[Match]] = []
    for match in found:
        last = stretches[-1][-1] if stretches else None
        if last and match[0] - last[0] - last[2] <= WIDEST_GAP and match[1] - last[1] - last[2] <= WIDEST_GAP:
            stretches[-1].append(match)
        else:
            stretches.append([match])

    def heaviness(stretch: list[Match]) -> float:
        return sum(weight_of(a.words[i + k]) for i, _, size in stretch for k in range(size))

    return max(stretches, key=heaviness, default=[])


def _span(line: Line, first: int, last: int) -> Span:
    return Span(report=line.report, start=line.words[first].start, end=line.words[last - 1].end)
