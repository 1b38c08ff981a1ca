"""Lines that an outlet prints under reports of all sorts: who owns it, where to write to, what it stands for.

They tell nothing of the happening, and their words pull unlike reports together.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from crossread.cluster.rarity import Rarity, words_of
from crossread.cluster.traits import place_of, sentences_of
from crossread.model.notes import Sentence
from crossread.model.reading import Reading
from crossread.model.stories import SharedPassage

REPEATED = 3
"""A line that one outlet has in so many reports is no part of any of them."""
STANDING_WORDS = 8
"""A line of fewer words may stand in two reports of one outlet by chance."""
UNLIKE = 0.1
"""Two reports that have less of their own words' weight in common tell of unlike things."""
TRIED = 8
"""So many bearers of a line are compared with one another."""

Lines = frozenset[tuple[str, str]]
"""Sentences, each with the outlet that prints it."""


def repeated_lines(readings: Sequence[Reading]) -> Lines:
    """Sentences that one outlet has in `REPEATED` reports or more, with that outlet, and the standing lines."""
    bearers = _bearers(readings)
    often = {key for key, reports in bearers.items() if len(reports) >= REPEATED}
    return frozenset(often) | _standing(bearers)


def standing_lines(readings: Sequence[Reading]) -> Lines:
    """Sentences that one outlet has in two reports of unlike things, with every outlet that prints them."""
    return _standing(_bearers(readings))


def is_standing(passages: Sequence[SharedPassage], a: Reading, b: Reading, lines: Lines) -> bool:
    """Whether all passages that two reports share lie in standing lines of both."""
    spans = {r.id: [(s.start, s.end) for s, line in _lines_of(r) if line in lines] for r in (a, b)}
    return bool(passages) and all(
        any(start <= span.start and span.end <= end for start, end in spans[span.report])
        for passage in passages
        for span in (passage.original, passage.copy)
    )


def _lines_of(reading: Reading) -> list[tuple[Sentence, tuple[str, str]]]:
    """The sentences of a report, each with itself as a line of its outlet; none where no outlet is known."""
    place, text = place_of(reading), reading.report.text
    return [(s, (place, text[s.start : s.end])) for s in sentences_of(reading)] if place else []


def _bearers(readings: Sequence[Reading]) -> dict[tuple[str, str], list[Reading]]:
    """For each sentence of an outlet the reports that print it, in order of ids."""
    found: dict[tuple[str, str], list[Reading]] = defaultdict(list)
    for reading in sorted(readings, key=lambda reading: reading.id):
        for line in {line for _, line in _lines_of(reading)}:
            found[line].append(reading)
    return found


def _standing(bearers: Mapping[tuple[str, str], Sequence[Reading]]) -> Lines:
    rarity = Rarity()
    unlike: dict[tuple[str, str], bool] = {}
    texts = set()
    for (_, text), reports in bearers.items():
        if len(reports) < 2 or text in texts or len(words_of(text)) < STANDING_WORDS:
            continue
        for a, b in combinations(reports[:TRIED], 2):
            if (a.id, b.id) not in unlike:
                unlike[a.id, b.id] = _tell_of_unlike_things(a, b, rarity)
            if unlike[a.id, b.id]:
                texts.add(text)
                break
    return frozenset(key for key in bearers if key[1] in texts)


def _tell_of_unlike_things(a: Reading, b: Reading, rarity: Rarity) -> bool:
    """Whether two reports, the sentences that both print left out, have next to no telling words in common."""
    one, other = ({line for _, (_, line) in _lines_of(reading)} for reading in (a, b))
    first, second = (_weights(lines, rarity) for lines in (one - other, other - one))
    common = sum(weight for word, weight in sorted(first.items()) if word in second)
    return bool(first and second) and common < UNLIKE * min(sum(first.values()), sum(second.values()))


def _weights(lines: Iterable[str], rarity: Rarity) -> dict[str, float]:
    return {word: rarity.weight(word) for line in sorted(lines) for word in words_of(line)}
