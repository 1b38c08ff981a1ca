"""Agencies and outlets by name and by site, whose they are, and the words that names of outlets are made of."""

from functools import cache
from typing import Literal, NamedTuple

from crossread.data import read_table


class Outlet(NamedTuple):
    """A name under which copy is credited: as written, the one name it stands for, and what bears it."""

    name: str
    canonical: str
    kind: str
    """`agency`, `outlet` or `photo`, an agency of pictures."""


@cache
def outlets() -> dict[str, Outlet]:
    """Agencies and much cited outlets by their name as written."""
    return {r["name"]: Outlet(r["name"], r["canonical"], r["kind"]) for r in read_table("outlets", "names.tsv")}


@cache
def agencies() -> dict[str, str]:
    """An agency's name in small letters -> its one name; agencies of pictures are none."""
    return {o.name.casefold(): o.canonical for o in outlets().values() if o.kind == "agency"}


@cache
def agency_sites() -> dict[str, str]:
    """The domain of an agency's own service -> its one name."""
    return {row["domain"]: row["agency"] for row in read_table("outlets", "agencies.tsv")}


@cache
def family_sites() -> dict[str, str]:
    """The domain of an outlet -> the publisher family that owns it."""
    return {row["domain"]: row["family"] for row in read_table("outlets", "families.tsv") if row["domain"]}


@cache
def families() -> dict[str, str]:
    """The name of an outlet, as written -> the publisher family that owns it."""
    return {row["outlet"]: row["family"] for row in read_table("outlets", "families.tsv") if row["outlet"]}


@cache
def masthead_words(kind: Literal["outlet", "body", "paper", "slogan", "section"]) -> frozenset[str]:
    """Words, in small letters, that tell what a masthead line is: the name of a news outlet, of another body (an office, a
    company), a kind of document, a slogan, a part of a page."""
    return frozenset(row["word"] for row in read_table("outlets", "masthead_words.tsv") if row["kind"] == kind)
