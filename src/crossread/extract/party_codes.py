"""Who the parties of a report are, as codes of country and sector, and which of them were it once."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from crossread.lib.actors import Actors, code_actor
from crossread.lib.dates import day_part, only_day
from crossread.lib.sectors import sector_of
from crossread.model.claims import Party
from crossread.model.reports import Report

_NEAR = 60
"""Characters before and after a name in which the words of its role may stand."""
_ONCE = "former|formerly|ousted|deposed|sacked|erstwhile|one-time|onetime|retired"
_ROLE_BEFORE = re.compile(
    rf"\b(?:{_ONCE}|(?<=the )late|ex(?=[ -]))[ -](?P<role>(?:[\w'’.-]{{1,20}}[ ]){{1,6}})\Z", re.IGNORECASE
)
_ROLE_AFTER = re.compile(
    rf"\A,[ ](?:(?:a|an|the|its|their|his|her|who was)[ ])?(?:[A-Z]\w{{1,20}}[ ]|[\w-]{{1,12}}[ ]){{0,2}}(?:{_ONCE}|ex)\b"
)
_NO_ROLE = frozenset("on in at by as and that this said to".split())


def coded(parties: Iterable[Party], report: Report, dictionaries: Actors) -> tuple[Party, ...]:
    """The parties with their codes, as of the day of the report, and with what was once.

    Mentions without a role take the one that another mention of the same person bears.
    """
    found = tuple(parties)
    roles = _roles(found)
    day = coding_day(report)
    return tuple(_coded(party, roles, report, dictionaries, day) for party in found)


def coding_day(report: Report) -> str:
    """The ISO day as of which a report's parties are coded: that on which it came out, empty where it tells none."""
    return day if only_day(day := day_part(report.came_out)) else ""


def _roles(parties: Iterable[Party]) -> dict[str, Party]:
    """Key of a person -> the first mention with a role."""
    found: dict[str, Party] = {}
    for party in parties:
        if party.kind == "person" and party.role:
            found.setdefault(party.key, party)
    return found


def _coded(party: Party, roles: Mapping[str, Party], report: Report, dictionaries: Actors, day: str) -> Party:
    told = roles.get(party.key, party) if party.kind == "person" and not party.role else party
    once = role_once(told, report)
    known = replace(party, role=f"former {once}" if once else told.role, country=party.country or told.country)
    code = code_actor(dictionaries, party.name, party=known, date=day)
    return replace(party, code=code, former=bool(once), role=party.role or (once if told is party else ""))


def role_once(party: Party, report: Report) -> str:
    """The role that a person held once: "former minister N.", "ex-minister N.", "N., a former minister"; else empty."""
    if party.kind != "person":
        return ""
    text = report.text
    before = _ROLE_BEFORE.search(text[max(0, party.span.start - _NEAR) : party.span.start])
    if before is not None:
        words = before["role"].lower().split()
        is_one = bool(sector_of(before["role"])) and not _NO_ROLE & set(words)
        return (party.role or " ".join(words)) if is_one else ""
    return party.role if _ROLE_AFTER.match(text[party.span.end : party.span.end + _NEAR]) else ""
