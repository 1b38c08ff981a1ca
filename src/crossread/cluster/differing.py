"""What tells two like reports apart, in the words of a reason: which days, places, ships, numbers and names."""

from collections.abc import Callable, Collection, Mapping

from crossread.cluster.spoken import listed, spoken_day
from crossread.weigh.stories import TELLING, Traits

SHOWN = 3
"""So many places or names of each are told."""

Difference = tuple[str, tuple[str, ...]]
"""A sentence about a report and another, and what each of them has."""


def differing(feature: str, one: Traits, other: Traits) -> Difference:
    """How two reports differ in a feature; no sentence where it has no values to tell."""
    tell = _TELL.get(feature)
    return tell(one, other) if tell else ("", ())


def _days(sentence: str, one: str, other: str) -> Difference:
    return (sentence.format(spoken_day(one), spoken_day(other)) if one and other else ""), (one, other)


def _sets(sentence: str, one: Collection[str], other: Collection[str]) -> Difference:
    first, second = (
        list(words)[:SHOWN] if isinstance(words, list) else sorted(words)[:SHOWN] for words in (one, other)
    )
    told = sentence.format(*(listed([word.title() for word in words]) for words in (first, second)))
    return (told if first and second else ""), (", ".join(first), ", ".join(second))


def _tolls(one: Traits, other: Traits) -> Difference:
    """The counts of dead, injured and missing in which two reports differ."""
    first, second = _by_measure(one), _by_measure(other)
    both = [measure for measure in sorted(first.keys() & second.keys()) if first[measure] != second[measure]]
    told = (listed([f"{counts[measure]} {measure}" for measure in both]) for counts in (first, second))
    mine, others = told
    return (f"It counts {mine}, the other {others}." if both else ""), (mine, others)


def _by_measure(one: Traits) -> Mapping[str, str]:
    """Each measure with its numbers as a reader would write them."""
    found: dict[str, list[float]] = {}
    for measure, value in sorted(one.tolls):
        found.setdefault(measure, []).append(value)
    return {measure: " and ".join(f"{value:,.10g}" for value in values) for measure, values in found.items()}


def _unknown(one: Traits, other: Traits) -> list[str]:
    """The telling names that lead the one and that the other does not know, the heaviest first."""
    words = {w: v for w, v in one.heads.items() if v >= TELLING and w not in other.names and w not in other.background}
    return sorted(words, key=lambda word: (-words[word], word))


def _passing(one: Traits, other: Traits) -> list[str]:
    """The names that lead the one and stand below the other's head only, the heaviest first."""
    words = {w: v for w, v in one.heads.items() if w in other.background and w not in other.heads}
    return sorted(words, key=lambda word: (-words[word], word))


_TELL: Mapping[str, Callable[[Traits, Traits], Difference]] = {
    "day": lambda a, b: _days("It tells of {}, the other of {}.", a.day, b.day),
    "earlier": lambda a, b: _days("It tells of {}, the other of {}.", a.day, b.day),
    "published": lambda a, b: _days("It came out on {}, the other on {}.", a.published, b.published),
    "place": lambda a, b: _sets("It leads with {}, the other with {}.", a.places - b.places, b.places - a.places),
    "vessel": lambda a, b: _sets("It is about the {}, the other about the {}.", a.vessels, b.vessels),
    "toll": _tolls,
    "other": lambda a, b: _sets("It names {}, the other {}.", _unknown(a, b), _unknown(b, a)),
    "aside": lambda a, b: _sets("It tells of {} in passing only, the other of {}.", _passing(b, a), _passing(a, b)),
}
