"""Which stories a story follows: the trial after the crime, the anniversary after the day, the next day's toll.

Names, place and date have to tell so together: a report tells of the other's day as past, or begins with its month or with so many
years ago; it knows the names that lead the other, and no place or vessel speaks against it.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from crossread.cluster.lookalikes import LIKE, said_alike
from crossread.cluster.spoken import listed, spoken_day
from crossread.lib.dates import days_of, only_day
from crossread.model.findings import Reason
from crossread.model.stories import Lookalike
from crossread.weigh.stories import Traits, days_apart, known_part, weigh

RELATED = 2.0
"""So much likeness in what is said, days and places left out, and an earlier story is one's own past, not just anybody's."""
KNOWN = 0.3
"""The later report knows so much of the names that lead the earlier one."""
WELL_KNOWN = 0.5
"""So much of them where it only tells of the week or the month."""
FRESH = 13
"""Days within which a report came out after its happening: a later one looks back itself."""
MONTH = 31
"""A told span of more days (a year, a decade) tells of no happening by itself."""
NEAR_THE_DAY = 4
"""Days by which a story about an anniversary may miss the day."""
LEAST_NAME = 3.0
"""The weight from which a name's word tells who it is."""
WHOLE_NAME = 2
MANY_NAMES = 3
"""So many words of names lead both, `WHOLE_NAME` of them no places': then the month may be told further down."""
SHOWN_NAMES = 4
MOST = 3
"""Stories that are named as followed, the latest first."""

Compared = Mapping[tuple[int, int], Mapping[str, float]]


def find_follows(
    groups: Sequence[tuple[int, ...]], ids: Sequence[str], compared: Compared, traits: Sequence[Traits]
) -> dict[str, tuple[Lookalike, ...]]:
    """For each story the earlier ones that one of its reports tells of as past, with the reason."""
    home = {i: g for g, members in enumerate(groups) for i in members}
    found: dict[int, dict[int, tuple[str, Reason]]] = defaultdict(dict)
    for (a, b), told in sorted(compared.items()):
        if home[a] == home[b]:
            continue
        for later, earlier in ((a, b), (b, a)):
            why = _why(traits[later], traits[earlier], told)
            if why and home[earlier] not in found[home[later]]:
                found[home[later]][home[earlier]] = traits[earlier].day, why
    return {
        ids[g]: tuple(
            Lookalike(story=ids[h], why=(why,))
            for h, (_, why) in sorted(rows.items(), key=lambda row: (row[1][0], -row[0]), reverse=True)[:MOST]
        )
        for g, rows in found.items()
        if rows
    }


def _why(later: Traits, earlier: Traits, told: Mapping[str, float]) -> Reason | None:
    """Why the one report's story follows the other's; None where too little tells so."""
    alike = said_alike(weigh(told))
    if "earlier" in told and alike >= RELATED and _tells_of(later, earlier):
        day = earlier.day
        return Reason(
            rule="told as earlier",
            weight=0.0,
            sentence=f"It tells of {spoken_day(day)} as an earlier day.",
            values=(day,),
        )
    if alike < LIKE or told.get("place") == 0 or told.get("vessel") == 0 or not _came_later(later, earlier):
        return None
    if known_part(earlier.heads, later.names) < KNOWN:
        return None
    return _by_date(later, earlier)


def _by_date(later: Traits, earlier: Traits) -> Reason | None:
    """The reason by the day, the anniversary or the month that the later report tells of, the surest first."""
    names = _shared_names(later, earlier)
    if any(days_apart(earlier.day, value) == 0 for value in later.told):
        return _reason(
            "told as earlier", f"It tells of {spoken_day(earlier.day)}, the other's day, as past", earlier, names
        )
    if years := next((n for n in sorted(later.years) if _years_after(later, earlier) == n), 0):
        ago = "a year" if years == 1 else f"{years} years"
        return _reason("anniversary", f"It looks back {ago}, to {spoken_day(earlier.day)}", earlier, names)
    people = [name for name in names if name not in earlier.places and name not in later.places]
    sure = len(people) >= WHOLE_NAME and len(names) >= MANY_NAMES
    span = next((v for v in sorted(later.told if sure else later.told_first) if _within(earlier.day, v)), "")
    if span and people and known_part(earlier.heads, later.names) >= WELL_KNOWN:
        return _reason(
            "told as earlier", f"It tells of {spoken_day(span)}, when the other was, as past", earlier, names
        )
    return None


def _reason(rule: str, sentence: str, earlier: Traits, names: Sequence[str]) -> Reason:
    shared = f", and both name {listed([name.title() for name in names[:SHOWN_NAMES]])}." if names else "."
    return Reason(rule=rule, weight=0.0, sentence=sentence + shared, values=(earlier.day, *names[:SHOWN_NAMES]))


def _shared_names(later: Traits, earlier: Traits) -> list[str]:
    """The telling words of names that lead both, the heaviest first."""
    both = {word: weight for word, weight in earlier.heads.items() if word in later.heads and weight >= LEAST_NAME}
    return sorted(both, key=lambda word: (-both[word], word))


def _came_later(later: Traits, earlier: Traits) -> bool:
    """Whether one report came out after the other, and the other soon after the day that it tells of."""
    own, other, day = only_day(later.published), only_day(earlier.published), only_day(earlier.day)
    return bool(own and day and own > (other or day) >= day and ((other or day) - day).days <= FRESH)


def _years_after(later: Traits, earlier: Traits) -> int:
    """How many whole years lie between the one's publication and the other's happening; 0 where they are no whole ones."""
    own, day = only_day(later.published), only_day(earlier.day)
    if not own or not day:
        return 0
    years = round((own - day).days / 365.25)
    return years if years > 0 and abs((own - day).days - 365.25 * years) <= NEAR_THE_DAY else 0


def _within(day: str, span: str) -> bool:
    """Whether a day lies in a told week or month."""
    known, days = only_day(day), days_of(span)
    return bool(known and days and (days[1] - days[0]).days < MONTH and days[0] <= known <= days[1])


def _tells_of(later: Traits, earlier: Traits) -> bool:
    """Whether one report tells of the other's day as past, and its own day does not lie before that."""
    own, other = only_day(later.day), only_day(earlier.day)
    in_order = own is None or other is None or own > other
    return in_order and any(days_apart(earlier.day, day) == 0 for day in later.past)
