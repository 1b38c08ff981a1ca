"""Who a story is about: the named parties that most of its reports tell of, each by one name."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from crossread.data import read_table
from crossread.lib.initials import initials_of
from crossread.lib.numbers import read_number
from crossread.lib.outlets import families, masthead_words, outlets
from crossread.lib.states import state_name, state_word
from crossread.lib.words import fold
from crossread.model.claims import Party
from crossread.model.reading import Reading
from crossread.present.words import one_line

MOST_PARTIES = 4
NAMED = frozenset({"person", "body", "state", "vessel"})
_BASED = re.compile(r"^\S+-based\s+")
_CUT_SHORT = re.compile(r"(?:[\s,]+(?:and|or|of|the|for|in|at|to|&))+\Z")
"""What a name cannot end in: the next one was cut off."""
_OF_PARTY = re.compile(r"^[DR]-\w")
_LETTERS = re.compile(r"[A-Z][A-Z&]{1,6}")


@dataclass(slots=True)
class _Named:
    """A party as a story's reports name it."""

    kind: str
    spellings: Counter[str] = field(default_factory=Counter)
    reports: set[str] = field(default_factory=set)

    def take(self, other: "_Named", *, keep_name: bool) -> None:
        """Takes over the mentions of another name of the same party; with `keep_name` its own spellings alone are shown."""
        self.reports |= other.reports
        if keep_name:
            self.spellings[self.name] += other.spellings.total()
        else:
            self.spellings += other.spellings

    @property
    def name(self) -> str:
        """The commonest spelling."""
        return min(self.spellings, key=lambda name: (-self.spellings[name], name))


def parties_of(readings: Sequence[Reading]) -> tuple[str, ...]:
    """The named parties that most reports tell of, at most `MOST_PARTIES`.

    A person goes by the full name, a state by its name; words that the reports write small as well ("police") name nobody, and
    outlets that are named as sources are left out unless a title names them.
    """
    named = _gathered(readings)
    _merge(named, _full_name)
    _merge(named, _spelt_out)
    ranked = sorted(named, key=lambda key: (-len(named[key].reports), -named[key].spellings.total(), key))
    shown: list[str] = []
    for key in ranked:
        name = named[key].name
        words = set(fold(name).split())
        if any(words <= set(fold(other).split()) or set(fold(other).split()) <= words for other in shown):
            continue
        if not _is_medium(name, readings) and not _is_common(name, readings):
            shown.append(name)
        if len(shown) == MOST_PARTIES:
            break
    return tuple(shown)


def _gathered(readings: Sequence[Reading]) -> dict[str, _Named]:
    """The parties by key; titles, in which any word may be written large, name none that no text names."""
    found: dict[str, _Named] = {}
    for reading, party, key, name in sorted(_mentions(readings), key=lambda row: _is_in_title(*row[:2])):
        if key in found or not _is_in_title(reading, party):
            one = found.setdefault(key, _Named(party.kind))
            one.spellings[name] += 1
            one.reports.add(reading.id)
    return found


def _mentions(readings: Sequence[Reading]) -> Iterator[tuple[Reading, Party, str, str]]:
    for reading in readings:
        for party in reading.claims.parties:
            if party.kind in NAMED and (told := _told(party)):
                yield reading, party, *told


def _is_in_title(reading: Reading, party: Party) -> bool:
    return any(zone.kind == "title" and zone.start <= party.span.start < zone.end for zone in reading.report.zones)


def _told(party: Party) -> tuple[str, str] | None:
    """A key and the name of a party, none where it bears no name. A seat ("Kremlin") goes by its own."""
    name = _CUT_SHORT.sub("", _BASED.sub("", one_line(party.name)))
    state = state_word(name) if party.kind == "state" else None
    if state and state.said != "seat":
        return f"state {state.code}", name if state.said == "name" else state_name(state.code)
    return (fold(name), name) if name[:1].isupper() and not _OF_PARTY.match(name) else None


def _merge(named: dict[str, _Named], home: Callable[[str, Mapping[str, _Named]], str]) -> None:
    """Moves names to the fuller ones that `home` gives for them; an empty one moves nothing."""
    for key, full in [(key, full) for key in sorted(named) if (full := home(key, named))]:
        named[full].take(named.pop(key), keep_name=home is _full_name)


def _full_name(key: str, named: Mapping[str, _Named]) -> str:
    """The person of most reports who bears a single name as the last or the first of several."""
    if " " in key or named[key].kind not in ("person", "vessel"):
        return ""
    fuller = [full for full in named if named[full].kind == "person" and key in (full.split()[0], full.split()[-1])]
    several = [full for full in fuller if " " in full]
    return min(several, key=lambda full: (-len(named[full].reports), -named[full].spellings.total(), full), default="")


def _spelt_out(key: str, named: Mapping[str, _Named]) -> str:
    """The body whose initials a name is."""
    name = named[key].name
    if not _LETTERS.fullmatch(name):
        return ""
    bodies = (full for full in sorted(named) if named[full].kind == "body" and " " in full)
    return next((full for full in bodies if name in initials_of(named[full].name)), "")


def _is_common(name: str, readings: Sequence[Reading]) -> bool:
    """Whether a name whose first word alone is written large is none, but the beginning of a sentence.

    So is a single word that is written small more often than large within sentences; of several the first that is never written
    large within one ("Hotel staff", where a hotel is told of), and a number ("Four firefighters").
    """
    first, *rest = name.split()
    if any(word[:1].isupper() for word in rest):
        return False
    texts = [reading.report.text for reading in readings]
    small = sum(len(re.findall(rf"(?<![\w-]){re.escape(first.lower())}(?![\w-])", text)) for text in texts)
    large = sum(len(re.findall(rf"(?<=[a-z,;] ){re.escape(first)}(?![\w-])", text)) for text in texts)
    if rest:
        return read_number(first.lower()) is not None or (small > 0 and not large)
    return small > large or (small == large and first.lower() in _groups())


@cache
def _groups() -> frozenset[str]:
    """Nouns that name people or forces of a kind, and nobody by themselves ("police")."""
    return frozenset(row["noun"] for row in read_table("parties", "groups.tsv"))


def _is_medium(name: str, readings: Sequence[Reading]) -> bool:
    """Whether a name is an outlet's or agency's that no title of the story names."""
    folded = fold(name).removeprefix("the ")
    own = {_site(outlet) for r in readings for outlet in (r.report.outlet, r.report.agency) if outlet}
    if _site(name) not in own and folded not in _media() and folded.split()[-1] not in masthead_words("outlet"):
        return False
    return not any(folded in fold(reading.report.title) for reading in readings)


def _site(outlet: str) -> str:
    """An outlet as sites are named: "www.thebarge.com" and "The Barge" are both "barge"."""
    name = fold(outlet).removeprefix("www.").removeprefix("the")
    return re.sub(r"\W", "", name.partition(".")[0])


@cache
def _media() -> frozenset[str]:
    """The names of outlets and agencies, folded."""
    return frozenset(fold(name).removeprefix("the ") for name in (*outlets(), *families()))
