"""Where an outlet sits, as far as its address tells: by the table `data/outlets/seats.tsv`, else by its top level."""

import re
from functools import cache

from crossread.data import read_table

_TOP = {"uk": "GB", "gov": "US", "edu": "US", "mil": "US"}
_NO_STATE = frozenset("tv me io co ly fm eu ai".split())


@cache
def outlet_seat(address: str) -> tuple[str, str]:
    """The state that an outlet writes for (ISO alpha-2) and the province, GeoNames' code; each empty where it is not known.

    >>> outlet_seat("https://www.denverpost.com/a"), outlet_seat("example.co.ke")
    (('US', 'CO'), ('KE', ''))
    """
    host = host_of(address)
    parts = host.split(".")
    known = next((found for at in range(len(parts)) if (found := _seats().get(".".join(parts[at:])))), None)
    top = parts[-1] if len(parts) > 1 else ""
    return known or (_TOP.get(top, top.upper() if len(top) == 2 and top not in _NO_STATE else ""), "")


def outlet_words(address: str) -> str:
    """The letters of an outlet's address that may hold the name of its town: the host without its top level."""
    labels = host_of(address).split(".")[:-1]
    return " ".join(re.sub(r"[^a-z]", "", label) for label in labels if label != "www")


def host_of(address: str) -> str:
    """The host of an address in lower case, without its port."""
    return re.sub(r"\A\w+://", "", address.strip()).partition("/")[0].partition(":")[0].lower()


@cache
def _seats() -> dict[str, tuple[str, str]]:
    return {row["host"]: (row["country"], row["province"]) for row in read_table("outlets", "seats.tsv")}
