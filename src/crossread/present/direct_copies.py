"""Of all pairs of reports that share text those that a drawing needs: from whom each has it, not everybody who has it too."""

from collections.abc import Iterable, Sequence

from crossread.model.spans import Span
from crossread.model.stories import Copy

AS_MUCH = 0.05
"""Shares of a report that differ by less are as good as equal: then a credited original, and the first hand, is rather its own."""
OF_ITS_OWN = 0.5
"""Another original is drawn as well where so much of what it shares stands in none that is drawn already."""


def direct_copies(copies: Sequence[Copy]) -> tuple[Copy, ...]:
    """For each report the originals that account for its copied text, without circles; then what links reports of which nobody
    knows who was first, where nothing links them yet. In the order of the copies."""
    hands = _hands([copy for copy in copies if copy.directed])
    kept: list[Copy] = []
    for report in sorted({copy.copy for copy in copies if copy.directed}):
        into = [copy for copy in copies if copy.directed and copy.copy == report]
        kept += _accounting(into, hands, kept)
    kin = {report: report for copy in copies for report in (copy.original, copy.copy)}
    for copy in kept:
        _join(kin, copy)
    kept += [copy for copy in copies if not copy.directed and _join(kin, copy)]
    order = {id(copy): place for place, copy in enumerate(copies)}
    return tuple(sorted(kept, key=lambda copy: order[id(copy)]))


def _hands(copies: Sequence[Copy]) -> dict[str, int]:
    """How many others each report has text from: the first hand has it from none."""
    found = {report: 0 for copy in copies for report in (copy.original, copy.copy)}
    for copy in copies:
        found[copy.copy] += 1
    return found


def _accounting(into: Sequence[Copy], hands: dict[str, int], kept: Sequence[Copy]) -> list[Copy]:
    most = max(copy.share for copy in into)
    ranked = sorted(
        into,
        key=lambda copy: (
            copy.share < most - AS_MUCH,
            not copy.credited,
            hands[copy.original],
            -copy.share,
            copy.original,
        ),
    )
    taken: list[Copy] = []
    for copy in ranked:
        told = [passage.copy for other in taken for passage in other.passages]
        news = not taken or _fresh(copy, told) >= OF_ITS_OWN
        if news and not _comes_from(copy.original, copy.copy, [*kept, *taken]):
            taken.append(copy)
    return taken


def _fresh(copy: Copy, told: Sequence[Span]) -> float:
    """The share of a copy's passages, in characters, that overlaps none of those spans."""
    every = sum(_length(passage.copy) for passage in copy.passages)
    fresh = sum(_length(p.copy) for p in copy.passages if not any(p.copy.overlaps(span) for span in told))
    return fresh / every if every else 0.0


def _length(span: Span) -> int:
    return span.end - span.start


def _comes_from(report: str, other: str, kept: Iterable[Copy]) -> bool:
    """Whether a report has its text from another by way of any number of hands."""
    above: dict[str, set[str]] = {}
    for copy in kept:
        above.setdefault(copy.copy, set()).add(copy.original)
    seen, waiting = set[str](), [report]
    while waiting:
        here = waiting.pop()
        if here == other:
            return True
        new = above.get(here, set()) - seen
        seen |= new
        waiting += sorted(new)
    return False


def _join(kin: dict[str, str], copy: Copy) -> bool:
    """Puts the two reports of a copy into one set; false where they were in one."""
    one, other = _root(kin, copy.original), _root(kin, copy.copy)
    kin[max(one, other)] = min(one, other)
    return one != other


def _root(kin: dict[str, str], report: str) -> str:
    while kin[report] != report:
        report = kin[report]
    return report
