"""The gazetteer's packed table: populated places, provinces and districts by folded name.

The table is sorted by name, the best known first, and read as it lies; an entry is made when it is asked for. Its
first look-up takes a fifth of a second, later ones a few microseconds.
"""

import gzip
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from crossread.data import data_file


class Spot(NamedTuple):
    """An entry; a tuple, which is made three times as fast as a record: look-ups make them by the 100,000.

    `kind` is `city` (any populated place), `admin1` (province), `admin2` (district), `country`, `region`, `sea` (any
    water) or `landmark`; `zone` an IANA time zone; `precision` UCDP's code (1 exact, 2 near, 3 district, 4 province, 5
    larger region, 6 country, 7 sea or air); `id` is GeoNames' number, for a district GeoNames' code (`US.OH.049`), or an
    own one; `admin1` and `admin2` are GeoNames' codes. `other` says that it was called by another name than its own.
    Degrees north and east; `population` 0 where it is not known.
    """

    name: str
    kind: str
    country: str
    latitude: float
    longitude: float
    admin1: str = ""
    admin2: str = ""
    population: int = 0
    zone: str = ""
    id: str = ""
    precision: int = 1
    other: bool = False


_PRECISION = {"city": 1, "admin2": 3, "admin1": 4}
_SHORT = {"saint": "st", "mount": "mt", "fort": "ft"}
_LONG = {short: long for long, short in _SHORT.items()}
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
    words = (name if name.isascii() else _plain(name)).translate(_ASCII).split()
    return " ".join(words[1:] if len(words) > 1 and words[0] == "the" else words)


_ASCII = {number: " " if not chr(number).isalnum() else chr(number).lower() for number in range(128)} | {
    39: None,
    46: None,
}
"""Letters in lower case; apostrophe and full stop away; other marks as blanks."""


def _plain(name: str) -> str:
    return unicodedata.normalize("NFKD", name.translate(_LETTERS)).encode("ascii", "ignore").decode()


def entries_called(key: str) -> tuple[Spot, ...]:
    """The table's entries of a folded name, own names before other ones; "st" stands for "saint", "mt" for "mount", too."""
    if not key:
        return ()
    rows = [*_rows(key)]
    first, _, rest = key.partition(" ")
    if rest and (twin := _SHORT.get(first) or _LONG.get(first)):
        rows += _rows(f"{twin} {rest}")
    lines, zones = _table()
    found = [_spot(lines[row], zones) for row in rows]
    found += [_spot(lines[row], zones, other=True) for row in _other_rows(key) if row not in rows]
    return tuple(found)


def names_listed() -> Iterator[str]:
    """The names of the table's entries as they are written, one an entry."""
    return (line.split("\t", 3)[2] for line in _table()[0])


def coordinates_of(number: str) -> tuple[float, float] | None:
    """Degrees north and east of the table's entry with that id; None where it has none."""
    row = _numbers().get(number)
    return (float(row[0]), float(row[1])) if row else None


@cache
def _numbers() -> dict[str, tuple[str, str]]:
    cells = (line.rsplit("\t", 5) for line in _table()[0])
    return {number: (latitude, longitude) for _, latitude, longitude, _, _, number in cells}


def _rows(key: str) -> range:
    lines = _table()[0]
    low = bisect_left(lines, f"{key}\t")
    high = low
    while high < len(lines) and lines[high].startswith(f"{key}\t"):
        high += 1
    return range(low, high)


def _other_rows(key: str) -> list[int]:
    lines = _aliases()
    at = bisect_left(lines, f"{key}\t")
    found = []
    while at < len(lines) and lines[at].startswith(f"{key}\t"):
        found.append(int(lines[at].partition("\t")[2]))
        at += 1
    return found


@cache
def _table() -> tuple[list[str], list[str]]:
    """The rows and the time zones that they count."""
    lines = _unpacked("entries.tsv.gz")
    zones = next(line for line in lines[:4] if line.startswith("# zones: ")).removeprefix("# zones: ").split("|")
    return lines[4:], zones


@cache
def _aliases() -> list[str]:
    return _unpacked("aliases.tsv.gz")[4:]


def _unpacked(name: str) -> list[str]:
    return gzip.decompress(data_file("places", name).read_bytes()).decode("utf8").split("\n")


def _spot(line: str, zones: list[str], *, other: bool = False) -> Spot:
    _, kind, name, country, admin1, admin2, north, east, people, zone, number = line.split("\t")
    spot = (name, kind, country, float(north), float(east), admin1, admin2, int(people), zones[int(zone)], number)
    return Spot(*spot, _PRECISION[kind], other)
