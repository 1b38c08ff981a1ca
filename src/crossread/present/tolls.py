"""The figures of a story: a row a measure, its values with who gives them."""

from collections.abc import Iterator, Sequence

from crossread.lib.dates import compatible
from crossread.model.claims import Figure
from crossread.model.stories import Story
from crossread.present.document import Group, Row, Section
from crossread.present.names import listed
from crossread.present.shelf import Shelf
from crossread.present.values import told_number
from crossread.present.words import Words, clip, one_line
from crossread.weigh.figures import shown_number

_ORDER = (
    *("killed", "injured", "missing", "evacuated", "displaced", "detained", "rescued", "affected", "votes"),
    *("magnitude", "depth", "share", "amount", "buildings", "places"),
)
"""The measures that have a row, in this order; ages and what has no measure of its own have none."""

_PEOPLE = frozenset(_ORDER[:8])
"""Measures that count people: their values are shown as numbers, those of things in their words, with their units."""

_VALUE_LENGTH = 40


def figure_section(story: Story, shelf: Shelf) -> Section | None:
    """A row a measure. Figures of another happening (by the date that the text gives them) are left to the reports."""
    by_measure: dict[tuple[str, str], list[Figure]] = {}
    for report in shelf.in_order(story.reports):
        for figure in shelf.readings[report].claims.figures:
            if figure.measure in _ORDER and not _is_elsewhen(figure, story):
                by_measure.setdefault(_key(figure), []).append(figure)
    keys = sorted(by_measure, key=lambda key: (_ORDER.index(key[0]), not key[1], key[1]))
    rows = tuple(_row(key, by_measure[key], shelf) for key in keys)
    return Section(key="figures", title="Figures", rows=rows) if rows else None


def _key(figure: Figure) -> tuple[str, str]:
    """People of one measure stand in one row; of things, those counted alike, and those of which it is not told what they
    are of."""
    return figure.measure, "" if figure.measure in _PEOPLE else figure.of


def _is_elsewhen(figure: Figure, story: Story) -> bool:
    if not (figure.when and story.start):
        return False
    return not compatible(figure.when, f"{story.start[:10]}/{(story.end or story.start)[:10]}")


def _row(key: tuple[str, str], figures: Sequence[Figure], shelf: Shelf) -> Row:
    groups = tuple(_groups(figures, shelf))
    counted = f"{one_line(key[1])}: " if key[1] else ""
    text = counted + " | ".join(f"{group.value} ({listed(group.names, at_most=3)})" for group in groups)
    return Row(label=key[0], text=text, groups=groups)


def _groups(figures: Sequence[Figure], shelf: Shelf) -> Iterator[Group]:
    """The figures by number, parts of a total last."""
    by_value: dict[tuple[bool, float, str], list[Figure]] = {}
    for figure in figures:
        number = shown_number(figure)
        in_words = figure.part or figure.vague or number is None or figure.measure not in _PEOPLE
        told = "" if in_words else told_number(figure, shelf.words(figure.span).words)
        place = (figure.part, number if number is not None else -1.0, told)
        by_value.setdefault(place, []).append(figure)
    for place in sorted(by_value):
        alike = by_value[place]
        words = tuple(shelf.words(figure.span) for figure in alike)
        names = tuple(dict.fromkeys(w.name for w in words))
        told = place[2] or _in_words(alike[0], words[0])
        yield Group(value=told, names=names, words=words)


def _in_words(figure: Figure, words: Words) -> str:
    """A figure as its report has it; of things that are not named, with what stands before it, which tells what it is of."""
    told = clip(words.words, _VALUE_LENGTH)
    named = figure.of or figure.part or figure.measure in _PEOPLE
    return told if named else f"{words.before.rpartition('. ')[2]}{told}"
