"""Who somebody is, as a code of country and sector (`RUSGOV`): by users' dictionaries first, then by our own lexicon."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from crossread.lib.dictionaries import Pattern, as_words, read_actors, read_agents
from crossread.lib.ids import stable_id
from crossread.lib.sectors import alpha3, country_of, sector_of
from crossread.model.claims import Party

_NOBODY = frozenset("-#")
"""What codes are made of that say that a pattern is nobody's name (`[---]`, `[###]`)."""
_PLACELESS = frozenset(("IGO",))
_KINDS = {"vessel": "", "state": "GOV", "body": "", "group": "", "person": "", "other": ""}


@dataclass(frozen=True, slots=True, kw_only=True)
class Actors:
    """Dictionaries of a user's, patterns by their first word, the longest first; empty where none were given."""

    actors: dict[str, tuple[Pattern, ...]] = field(default_factory=dict)
    agents: dict[str, tuple[Pattern, ...]] = field(default_factory=dict)
    digest: str = ""

    @classmethod
    def read(cls, actors: Iterable[str] = (), agents: Iterable[str] = ()) -> "Actors":
        """The dictionaries in some texts, in TABARI's and PETRARCH's format."""
        actors, agents = tuple(actors), tuple(agents)
        return cls(
            digest=stable_id("who", *actors, "", *agents) if actors or agents else "",
            actors=_by_first(p for text in actors for p in read_actors(text)),
            agents=_by_first(p for text in agents for p in read_agents(text)),
        )


NO_DICTIONARIES = Actors()
"""What is looked up where a user gives none: our own lexicon alone."""


def _by_first(patterns: Iterable[Pattern]) -> dict[str, tuple[Pattern, ...]]:
    found: dict[str, list[Pattern]] = {}
    for pattern in patterns:
        found.setdefault(pattern.words[0][:3], []).append(pattern)
    return {key: tuple(sorted(rows, key=lambda p: (-len(p.words), p.words))) for key, rows in found.items()}


def code_actor(
    dictionaries: Actors, text: str, *, party: Party | None = None, fallback: str = "", date: str = ""
) -> str:
    """The code of somebody who acts, empty where nothing is known of him. `party` is the mention in his words, `fallback` the part of
    them that names a party, `date` the ISO day for codes that hold for a time.

    >>> code_actor(Actors(), "Azerbaijani troops"), code_actor(Actors(), "the United Nations"), code_actor(Actors(), "the mist")
    ('AZEMIL', 'IGO', '')
    """
    words = as_words(text)
    actor = _looked_up(dictionaries.actors, words, date)
    agent = _looked_up(dictionaries.agents, words, date)
    if len(actor) > 3:
        return actor
    country = actor or country_of(text) or country_of(fallback) or (alpha3(party.country) if party else "")
    sector = agent or _own_sector(text, fallback, party)
    if sector in _PLACELESS and not actor:
        return sector
    return country + sector


def _own_sector(text: str, fallback: str, party: Party | None) -> str:
    """The sector by our lexicon: of the words themselves, of the party within them, of its role or kind."""
    role = sector_of(party.role) if party and party.role and party.kind == "person" else ""
    if role and re.search(r"\b(?:former|ex|late|ousted|deposed)\b", text.lower()):
        return "ELI"
    return sector_of(text) or role or sector_of(fallback)


def _looked_up(patterns: dict[str, tuple[Pattern, ...]], words: tuple[str, ...], date: str) -> str:
    """The code of the longest pattern that stands among words, of equally long ones the first."""
    best: tuple[int, str] = (0, "")
    for at in range(len(words)):
        for pattern in patterns.get(words[at][:3], ()):
            size = len(pattern.words)
            if size <= best[0] or not _stands(pattern, words[at : at + size]):
                continue
            code = next((c.code for c in pattern.codes if c.holds(date)), "")
            if code:
                best = (size, "" if set(code) <= _NOBODY else code)
    return best[1]


def _stands(pattern: Pattern, words: tuple[str, ...]) -> bool:
    if len(words) < len(pattern.words) or pattern.words[:-1] != words[: len(pattern.words) - 1]:
        return False
    last = words[len(pattern.words) - 1]
    return last == pattern.words[-1] or (not pattern.whole and last.startswith(pattern.words[-1]))
