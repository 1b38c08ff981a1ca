"""What stands beside a story in the table of stories: its copies, the like stories kept apart, and those that it follows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from crossread.model.reading import Reading
from crossread.model.stories import Copy, Lookalike, Story
from crossread.present.names import base_name, listed
from crossread.present.words import one_line
from crossread.weigh.reprints import without_go_betweens


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherStory:
    """A story that was kept apart from one, or that it follows: its id, its number in the table (0 where it is not listed), its
    title, and why, in sentences."""

    id: str
    number: int
    title: str
    why: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.id} ({' '.join(self.why)})"


@dataclass(frozen=True, slots=True, kw_only=True)
class CopiedText:
    """Text of one file in another: which outlets they are of, how much of the copy it is (0..1), whether the copy credits it, and
    whether it is known which had it first."""

    original: str
    copy: str
    original_outlet: str
    copy_outlet: str
    share: float
    credited: bool
    directed: bool

    def __str__(self) -> str:
        how = "credited" if self.credited else "uncredited"
        if not self.directed:
            how += "; which was first is not known"
        return f"{self.copy} carries {self.original} ({self.share:.0%}, {how})"


def others(found: Sequence[Lookalike], numbers: Mapping[str, int], titles: Mapping[str, str]) -> tuple[OtherStory, ...]:
    """The stories of some links, in their order."""
    return tuple(
        OtherStory(
            id=one.story,
            number=numbers.get(one.story, 0),
            title=one_line(titles.get(one.story, "")),
            why=tuple(f"{one_line(reason.sentence).rstrip('.')}." for reason in one.why),
        )
        for one in found
    )


def copied_texts(story: Story, readings: Mapping[str, Reading]) -> tuple[CopiedText, ...]:
    """Each report of a story that carries text of another of it, with the one of which it carries most, the largest first.

    Of several of which it carries as much it is the first hand. Paragraphs that an outlet repeats of its own are no copies.
    """
    inside = set(story.reports)
    told = without_go_betweens(story.copies)
    copies = [copy for copy in told if {copy.original, copy.copy} <= inside and not copy.standing]
    carried = {copy.copy for copy in copies if copy.directed}
    rows = [
        _row(copy, readings) for copy in sorted(copies, key=lambda c: (-c.share, c.original in carried, c.original))
    ]
    largest = {row.copy: row for row in reversed(rows)}
    return tuple(sorted(largest.values(), key=lambda row: (-row.share, row.original, row.copy)))


def _row(copy: Copy, readings: Mapping[str, Reading]) -> CopiedText:
    original, carrier = readings[copy.original].report, readings[copy.copy].report
    return CopiedText(
        original=original.source,
        copy=carrier.source,
        original_outlet=base_name(original),
        copy_outlet=base_name(carrier),
        share=copy.share,
        credited=copy.credited,
        directed=copy.directed,
    )


def link_lines(copies: Sequence[CopiedText], apart: Sequence[OtherStory], follows: Sequence[OtherStory]) -> list[str]:
    """What the table for a terminal says of them, a line each."""
    earlier = {one.id for one in follows}
    told = listed(map(_told, copies), at_most=4)
    return [
        *([f"copies: {told}"] if told else []),
        *(f"follows {_called(one)}: {' '.join(one.why)}" for one in follows),
        *(f"kept apart from {_called(one)}: {' '.join(one.why)}" for one in apart if one.id not in earlier),
    ]


def _told(row: CopiedText) -> str:
    if not row.directed:
        return f"{row.copy_outlet} and {row.original_outlet} ({row.share:.0%}, which was first is not known)"
    return f"{row.copy_outlet} of {row.original_outlet} ({row.share:.0%}{', credited' if row.credited else ''})"


def _called(one: OtherStory) -> str:
    return f"{one.number}, “{one.title}”" if one.number else f"“{one.title}”, which is not listed"
