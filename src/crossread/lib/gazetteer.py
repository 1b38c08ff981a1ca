"""The gazetteer: where a name lies. Cities of 15,000 and more, states, and regions, seas and disputed areas by hand.

Look-ups are by folded name and give every namesake, the most populous first; which one is meant is for the caller to say.
"""

import gzip
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from crossread.data import data_file, read_table


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """An entry: `kind` is `city`, `country`, `region`, `sea` or `landmark`; `zone` an IANA time zone; `precision` UCDP's
    code (1 exact, 2 near, 3 district, 4 province, 5 larger region, 6 country, 7 sea or air); `id` is GeoNames' number or
    an own one. Degrees north and east."""

    name: str
    kind: str
    country: str
    admin1: str = ""
    latitude: float
    longitude: float
    population: int = 0
    zone: str = ""
    id: str = ""
    precision: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Nation:
    """A state or territory: its names and what its people are called, the adjective first."""

    iso: str
    name: str
    names: tuple[str, ...]
    people: tuple[str, ...]


_LETTERS = str.maketrans(
    {
        "ə": "a",
        "Ə": "A",
        "ı": "i",
        "ø": "o",
        "Ø": "O",
        "ł": "l",
        "Ł": "L",
        "đ": "d",
        "Đ": "D",
        "ß": "ss",
        "æ": "ae",
        "Æ": "Ae",
    }
    | {"œ": "oe", "þ": "th", "ð": "d", "ʻ": "", "ʼ": "", "’": ""}
)


def fold(name: str) -> str:
    """A name without case, accents, punctuation and a leading article, for look-ups.

    >>> fold("the Mazār-e Sharīf")
    'mazar e sharif'
    """
    plain = unicodedata.normalize("NFKD", name.translate(_LETTERS)).encode("ascii", "ignore").decode().lower()
    words = re.sub(r"[^a-z0-9]+", " ", plain.replace("'", "").replace(".", "")).split()
    return " ".join(words[1:] if len(words) > 1 and words[0] == "the" else words)


def spots_called(name: str) -> tuple[Spot, ...]:
    """Every entry of that name, countries and regions before cities, then the most populous first."""
    return _spots().get(fold(name), ())


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
    return next((spot.zone for spot in spots_called(name) if spot.zone), "")


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
def _spots() -> dict[str, tuple[Spot, ...]]:
    found: dict[str, list[Spot]] = {}
    for nation in _nations():
        for name in nation.names if nation.iso in _countries() else ():
            found.setdefault(fold(name), []).append(_countries()[nation.iso])
    for name, spot in (*_regions(), *_cities()):
        found.setdefault(fold(name), []).append(spot)
    for row in read_table("places", "spellings.tsv"):
        fit = [spot for spot in found.get(fold(row["geonames"]), []) if spot.country == row["country"]]
        if fold(row["name"]) != fold(row["geonames"]):
            found.setdefault(fold(row["name"]), []).extend(fit)
    return {name: tuple(sorted(spots, key=_rank)) for name, spots in found.items()}


def _rank(spot: Spot) -> tuple[bool, int, str]:
    return spot.kind == "city", -spot.population, spot.id


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
        yield from ((name, spot) for name in (row["name"], *_listed(row["aliases"])))


def _cities() -> Iterator[tuple[str, Spot]]:
    packed = data_file("places", "cities.tsv.gz").read_bytes()
    lines = gzip.decompress(packed).decode("utf8").splitlines()
    for line in lines[3:]:
        name, country, admin1, latitude, longitude, population, zone, number = line.split("\t")
        yield (
            name,
            Spot(
                name=name,
                kind="city",
                country=country,
                admin1=admin1,
                latitude=float(latitude),
                longitude=float(longitude),
                population=int(population),
                zone=zone,
                id=number,
            ),
        )
