"""How many independent origins stand behind some reports of a story, or behind some of their words."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from crossread.model.spans import Span
from crossread.model.stories import Citation, Story
from crossread.weigh.reprints import printed_first

COVERED = 0.6
"""Words of which so much lies in a copied passage are the passage's."""
_NOBODY: Mapping[Span, str] = {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Behind:
    """Who stands behind some words: at least `low` and at most `high` independent origins.

    `certain` and `perhaps` name them ("agency LWA", "speaker fire chief"), in order; `perhaps` may rest on one of the
    others after all."""

    low: int
    high: int
    certain: tuple[str, ...] = ()
    perhaps: tuple[str, ...] = ()


def origins_of(story: Story, reports: Collection[str]) -> tuple[int, int]:
    """The lower and the upper number of independent origins behind a set of the story's reports.

    An origin counts where one of the reports rests on it; an uncertain one counts for the upper bound only, which is never
    more than there are reports. At least one origin stands behind any report; no reports have none. Reports of other
    stories are left out.
    """
    asked = set(reports) & set(story.reports)
    if not asked:
        return 0, 0
    behind = [origin for origin in story.origins if asked & set(origin.reports)]
    certain = sum(origin.certain for origin in behind)
    return max(1, certain), max(1, certain, min(len(behind), len(asked)))


def origins_of_spans(story: Story, spans: Iterable[Span], *, speakers: Mapping[Span, str] = _NOBODY) -> Behind:
    """The origins behind some words of the story's reports, each counted by itself.

    - Words that lie in a copied passage are the first hand's, whatever else their report knows for itself.
    - Words that a report has from another outlet by its own account are that outlet's: the origins behind its report in the story
      or, where it has none there, the outlet perhaps. Where media are not named the report's own origin counts perhaps.
    - Words that lie in none are their report's own; where the report rests on another they may be the other's all the same
      (then its own origin counts for the upper bound only).
    - `speakers` gives the key of who is quoted for a span (left out: the outlet's own voice). All words of one speaker have
      one origin, the speaker, however many outlets carry them.

    Spans of other stories are left out; `low` and `high` are 0 where none is left.
    """
    inside = [span for span in dict.fromkeys(spans) if span.report in story.reports]
    certain: set[str] = set()
    perhaps: set[str] = set()
    for span in inside:
        if speaker := _speaker_of(story, span, speakers):
            certain.add(f"speaker {speaker}")
        else:
            sure, maybe = _behind_words(story, span)
            certain |= sure
            perhaps |= maybe
    perhaps -= certain
    least = min(1, len(inside))
    return Behind(
        low=max(least, len(certain)),
        high=max(least, len(certain), min(len(certain) + len(perhaps), len(inside))),
        certain=tuple(sorted(certain)),
        perhaps=tuple(sorted(perhaps)),
    )


def _speaker_of(story: Story, span: Span, speakers: Mapping[Span, str]) -> str:
    """The key of who is quoted for some words; where they are copied, who is quoted by the first hand."""
    first = first_hand(story, span)
    if first == span:
        return speakers.get(span, "")
    return next((key for other, key in speakers.items() if other.overlaps(first)), "")


def first_hand(story: Story, span: Span) -> Span:
    """Where some words stood first, as far as the story's copies tell: the span itself where they are no copy.

    Where nothing tells who had them first the report with the lower id stands for both.
    """
    return _hands(_Itself(story)).first(span)


class _Itself:
    """A story by identity: to hash it by its contents would take longer than what is remembered of it."""

    def __init__(self, story: Story) -> None:
        self.story = story

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Itself) and other.story is self.story

    def __hash__(self) -> int:
        return id(self.story)


@lru_cache(maxsize=4)
def _hands(itself: _Itself) -> "_Hands":
    return _Hands(itself.story)


class _Hands:
    """Which words of a story's reports are copied from where, looked up by report and remembered by span."""

    def __init__(self, story: Story) -> None:
        self._above: dict[str, list[tuple[Span, Span]]] = defaultdict(list)
        self._first: dict[Span, Span] = {}
        inside = set(story.reports)
        for copy in story.copies:
            if {copy.original, copy.copy} <= inside:
                swapped = not copy.directed and copy.copy < copy.original
                for passage in copy.passages:
                    pair = (passage.original, passage.copy)
                    original, again = pair[::-1] if swapped else pair
                    self._above[again.report].append((again, original))

    def first(self, span: Span) -> Span:
        """Where some words stood first."""
        if span not in self._first:
            self._first[span] = self._sought(span)
        return self._first[span]

    def _sought(self, span: Span) -> Span:
        seen = {span.report}
        while above := [o for again, o in self._above[span.report] if o.report not in seen and _covers(again, span)]:
            span = min(above)
            seen.add(span.report)
        return span


def _covers(passage: Span, span: Span) -> bool:
    shared = min(passage.end, span.end) - max(passage.start, span.start)
    return shared >= COVERED * (span.end - span.start) > 0


def _behind_words(story: Story, span: Span) -> tuple[set[str], set[str]]:
    """The certain origins behind words in an outlet's own voice, and those that only perhaps stand behind them."""
    first = first_hand(story, span)
    cited = cited_for(story, first)
    if not cited:
        return _behind_report(story, first.report, copied=first != span)
    certain: set[str] = set()
    perhaps: set[str] = set()
    for one in cited:
        sure, maybe = _behind_report(story, one.cited or one.report)
        if one.cited:
            certain |= sure
            perhaps |= set() if sure else maybe
        else:
            perhaps |= {_named_so(story, one.name)} if one.name else sure | maybe
    return certain, perhaps


def _named_so(story: Story, name: str) -> str:
    """The key of an outlet that has no report in the story."""
    kind = next((origin.kind for origin in story.origins if origin.name == name), "outlet")
    return f"{kind} {name}"


def cited_for(story: Story, span: Span) -> tuple[Citation, ...]:
    """The outlets from which a report has some words by its own account, as it refers to them."""
    mine = (one for one in story.citations if one.report == span.report)
    return tuple(one for one in mine if any(_covers(told, span) for told in one.spans))


def outlet_called(story: Story, span: Span) -> Citation | None:
    """The citation of the outlet that some words call ("the Courier", "the newspaper"); None where they call none."""
    return next((one for one in story.citations if any(at.overlaps(span) for at in one.at)), None)


def is_outlet_cited(story: Story, span: Span) -> bool:
    """Whether words call an outlet that a report cites ("the Courier", "the newspaper")."""
    return outlet_called(story, span) is not None


def _behind_report(story: Story, number: str, *, copied: bool = False) -> tuple[set[str], set[str]]:
    """The origins behind a report's text, the certain ones and the others. Where the words at hand were copied from it those of
    which it is its own text."""
    report = printed_first(story, number)  # a reprint's headline and furniture are the first hand's too
    behind = [origin for origin in story.origins if report in origin.reports]
    own = [origin for origin in behind if report in origin.own]
    if copied and own:
        behind = own  # the passage is the first hand's, not that of those on whom its other text rests
    return (
        {f"{origin.kind} {origin.name}" for origin in behind if origin.certain},
        {f"{origin.kind} {origin.name}" for origin in behind if not origin.certain},
    )
