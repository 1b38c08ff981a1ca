"""Which stories a story follows: the trial after the crime, the anniversary after the day, the next quarrel after the last."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from crossread.cluster.lookalikes import said_alike
from crossread.lib.dates import only_day
from crossread.model.findings import Reason
from crossread.model.stories import Lookalike
from crossread.weigh.stories import Traits, days_apart, weigh

RELATED = 2.0
"""So much likeness in what is said, days and places left out, and an earlier story is one's own past, not just anybody's."""
MOST = 3
"""Stories that are named as followed, the latest first."""

Compared = Mapping[tuple[int, int], Mapping[str, float]]


def find_follows(
    groups: Sequence[tuple[int, ...]], ids: Sequence[str], compared: Compared, traits: Sequence[Traits]
) -> dict[str, tuple[Lookalike, ...]]:
    """For each story the earlier ones that one of its reports tells of as past, by their day, with the reason."""
    home = {i: g for g, members in enumerate(groups) for i in members}
    found: dict[int, dict[int, tuple[str, Reason]]] = defaultdict(dict)
    for (a, b), told in sorted(compared.items()):
        if home[a] == home[b] or "earlier" not in told or said_alike(weigh(told)) < RELATED:
            continue
        for later, earlier in ((a, b), (b, a)):
            if _tells_of(traits[later], traits[earlier]) and home[earlier] not in found[home[later]]:
                found[home[later]][home[earlier]] = traits[earlier].day, _reason(traits[earlier].day)
    return {
        ids[g]: tuple(
            Lookalike(story=ids[h], why=(why,))
            for h, (_, why) in sorted(rows.items(), key=lambda row: (row[1][0], -row[0]), reverse=True)[:MOST]
        )
        for g, rows in found.items()
        if rows
    }


def _tells_of(later: Traits, earlier: Traits) -> bool:
    """Whether one report tells of the other's day as past, and its own day does not lie before that."""
    own, other = only_day(later.day), only_day(earlier.day)
    in_order = own is None or other is None or own > other
    return in_order and any(days_apart(earlier.day, day) == 0 for day in later.past)


def _reason(day: str) -> Reason:
    return Reason(rule="told as earlier", weight=0.0, sentence=f"It tells of {day} as an earlier day.", values=(day,))
