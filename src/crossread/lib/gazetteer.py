"""The gazetteer: where a name lies. Populated places, provinces and districts, states, and regions, waters, landmarks and
disputed areas by hand.

Look-ups are by folded name and give every namesake, the best known first; which one is meant is for the caller to say.
"""

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from crossread.data import read_table
from crossread.lib.spots import Spot, entries_called, fold

TOWN = 15_000
"""People from which a place is known well enough to be meant without a word that leads it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Nation:
    """A state or territory: its names and what its people are called, the adjective first."""

    iso: str
    name: str
    names: tuple[str, ...]
    people: tuple[str, ...]


@lru_cache(maxsize=8192)
def spots_called(name: str) -> tuple[Spot, ...]:
    """Every entry of that name, states, regions and waters before other places, then the best known first.

    >>> [spot.country for spot in spots_called("Paris")[:2]], spots_called("Bombay")[0].name
    (['FR', 'US'], 'Mumbai')
    """
    key = fold(name)
    own = _own().get(key, ())
    table = entries_called(key)
    known = {spot.id for spot in own}
    spots = (*own, *(spot for spot in table if spot.id not in known)) if own else table
    return tuple(sorted(spots, key=_rank)) if len(spots) > 1 and any(spot.other for spot in table) else spots


def abbreviated(written: str) -> Spot | None:
    """The province or city that news shortens so, to the letter (`Ind.`, `S.C.`, `TX`); the last full stop may lack."""
    known = _abbreviations()
    return known.get(written) or (known.get(f"{written}.") if "." in written else None)


def demonym_spot(word: str) -> Spot | None:
    """The entry that an adjective or noun for people points at ("Bavarian", "Londoners", "Kenyans")."""
    key = fold(word)
    if row := _demonyms().get(key):
        spots = [spot for spot in spots_called(row[0]) if spot.country == row[1] or not row[1]]
        return next((spot for spot in spots if not spot.other), spots[0] if spots else None)
    return country_spot(country_of(word)) if key in _people_words() else None


def nations() -> tuple[Nation, ...]:
    """All states and territories in the order of their names."""
    return _nations()


def country_of(word: str) -> str:
    """ISO alpha-2 of the state that a name, adjective or noun for its people points at; empty where none does.

    >>> country_of("Kyrgyz"), country_of("Republic of Moldova"), country_of("U.S.")
    ('KG', 'MD', 'US')
    """
    return _country_words().get(fold(word), "")


def countries_named(text: str) -> list[str]:
    """The states that a text names, by name, adjective or people, in order and as often as it does.

    >>> countries_named("Two Kyrgyz guards met South Korea's envoy")
    ['KG', 'KR']
    """
    words = [match[0].removesuffix("'s").removesuffix("’s") for match in _CAPITALISED.finditer(text)]
    found, at = [], 0
    while at < len(words):
        size = next((n for n in (3, 2, 1) if country_of(" ".join(words[at : at + n])) and at + n <= len(words)), 0)
        found += [country_of(" ".join(words[at : at + size]))] if size else []
        at += size or 1
    return found


_CAPITALISED = re.compile(r"(?<![\w'’])[A-Z][\w.'’-]{0,25}")


def is_people(word: str) -> bool:
    """Whether a word is an adjective or noun for the people of a state ("Kyrgyz", "Kenyans")."""
    return fold(word) in _people_words()


def country_spot(iso: str) -> Spot | None:
    """The entry of a state by its ISO code."""
    return _countries().get(iso)


def capital_of(iso: str) -> str:
    """The capital of a state."""
    return _capitals().get(iso, "")


def zone_of(name: str) -> str:
    """The IANA time zone that "X time" means: of a city, a state (its capital's) or its people; empty where unknown."""
    if iso := country_of(name):
        spot = country_spot(iso)
        return spot.zone if spot else ""
    known = (spot for spot in spots_called(name) if spot.kind != "city" or spot.population >= TOWN)
    return next((spot.zone for spot in known if spot.zone), "")


@cache
def _nations() -> tuple[Nation, ...]:
    return tuple(
        Nation(
            iso=row["iso"],
            name=row["name"],
            names=(row["name"], *_listed(row["aliases"])),
            people=_listed(row["people"]),
        )
        for row in read_table("places", "nations.tsv")
    )


def _listed(cell: str) -> tuple[str, ...]:
    return tuple(cell.split("|")) if cell else ()


@cache
def _country_words() -> dict[str, str]:
    words: dict[str, str] = {}
    for nation in _nations():
        for word in (*nation.names, *nation.people):
            words.setdefault(fold(word), nation.iso)
    return words


@cache
def _people_words() -> frozenset[str]:
    return frozenset(fold(word) for nation in _nations() for word in nation.people)


@cache
def _capitals() -> dict[str, str]:
    return {row["iso"]: row["capital"] for row in read_table("places", "countries.tsv")}


@cache
def _countries() -> dict[str, Spot]:
    rows = {row["iso"]: row for row in read_table("places", "countries.tsv")}
    return {
        nation.iso: Spot(
            name=nation.name,
            kind="country",
            country=nation.iso,
            latitude=float(rows[nation.iso]["latitude"]),
            longitude=float(rows[nation.iso]["longitude"]),
            zone=rows[nation.iso]["zone"],
            id=rows[nation.iso]["id"],
            precision=6,
        )
        for nation in _nations()
        if nation.iso in rows
    }


@cache
def _own() -> dict[str, tuple[Spot, ...]]:
    """States, the own regions, and the other spellings in use."""
    found: dict[str, list[Spot]] = {}
    for nation in _nations():
        for name in nation.names if nation.iso in _countries() else ():
            found.setdefault(fold(name), []).append(_countries()[nation.iso])
    for name, spot in _regions():
        found.setdefault(fold(name), []).append(spot)
    for row in read_table("places", "spellings.tsv"):
        fit = [
            spot for spot in entries_called(fold(row["geonames"])) if spot.country == row["country"] and not spot.other
        ]
        if fit and fold(row["name"]) != fold(row["geonames"]):
            found.setdefault(fold(row["name"]), []).append(
                max(fit, key=lambda spot: (spot.kind == "city", spot.population))
            )
    single = {name: {spot.id: spot for spot in reversed(spots)}.values() for name, spots in found.items()}
    return {name: tuple(sorted(spots, key=lambda s: fold(s.name) != name)) for name, spots in single.items()}


@cache
def _abbreviations() -> dict[str, Spot]:
    rows = read_table("places", "abbreviations.tsv")
    found = {row["written"]: _shortened(row["province"], row["country"]) for row in rows}
    return {written: spot for written, spot in found.items() if spot}


def _shortened(name: str, country: str) -> Spot | None:
    """The province of that name, or else its largest town."""
    known = [spot for spot in entries_called(fold(name)) if spot.country == country and not spot.other]
    return min(known, key=lambda spot: (spot.kind != "admin1", -spot.population), default=None)


@cache
def _demonyms() -> dict[str, tuple[str, str]]:
    return {fold(row["word"]): (row["place"], row["country"]) for row in read_table("places", "demonyms.tsv")}


def _rank(spot: Spot) -> tuple[bool, float]:
    """States and own regions, then how well known: a place called by another name less than one called by its own."""
    if spot.kind not in _WEIGHTS:
        return False, 0.0
    is_capital = spot.kind == "city" and _capitals().get(spot.country) == spot.name
    return True, 3 * spot.other - math.log(spot.population + 1) - _WEIGHTS[spot.kind] - 2 * is_capital


_WEIGHTS = {"city": 0.0, "admin1": -2.0, "admin2": -4.0}


def _regions() -> Iterator[tuple[str, Spot]]:
    for row in read_table("places", "regions.tsv"):
        spot = Spot(
            name=row["name"],
            kind=row["kind"],
            country=row["country"],
            latitude=float(row["latitude"]),
            longitude=float(row["longitude"]),
            zone=row["zone"],
            id=f"region:{fold(row['name']).replace(' ', '-')}",
            precision=int(row["precision"]),
        )
        if spot.kind == "region" and (twin := _twin(spot)):
            spot = spot._replace(
                latitude=twin.latitude,
                longitude=twin.longitude,
                id=twin.id,
                admin1=twin.admin1,
                population=twin.population,
            )
        yield from ((name, spot) for name in (row["name"], *_listed(row["aliases"])))


def _twin(region: Spot) -> Spot | None:
    """The province or district that an own region is."""
    bare = re.sub(r" (?:state|province|region)\Z", "", fold(region.name))
    areas = [spot for spot in entries_called(bare) if spot.kind != "city" and spot.country == region.country]
    return min(areas, key=lambda spot: spot.kind, default=None)
