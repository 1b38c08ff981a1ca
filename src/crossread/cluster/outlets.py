"""Who publishes and whose copy it is: agencies under one name, publisher families, and issuing bodies."""

import re
from functools import cache

from crossread.data import read_table
from crossread.model.reports import Report

_WORD = re.compile(r"[^\W_]+")


def domain_of(outlet: str) -> str:
    """The domain in an outlet's name or address without `www.`, in lower case; empty where there is none."""
    bare = outlet.strip().lower().partition("://")[2] or outlet.strip().lower()
    host = bare.split("/", 1)[0].partition(":")[0].removeprefix("www.")
    return host if "." in host and " " not in host else ""


@cache
def _families() -> tuple[dict[str, str], dict[str, str]]:
    rows = read_table("outlets", "families.tsv")
    by_domain = {row["domain"]: row["family"] for row in rows if row["domain"]}
    return by_domain, {row["outlet"].casefold(): row["family"] for row in rows}


@cache
def _agencies() -> tuple[dict[str, str], dict[str, str]]:
    names = {
        row["name"].casefold(): row["canonical"]
        for row in read_table("clean", "agencies.tsv")
        if row["kind"] == "agency"
    }
    rows = read_table("outlets", "agencies.tsv")
    return names | {row["agency"].casefold(): row["agency"] for row in rows}, {
        row["domain"]: row["agency"] for row in rows
    }


@cache
def _masthead_words(kind: str) -> frozenset[str]:
    return frozenset(row["word"] for row in read_table("clean", "masthead_words.tsv") if row["kind"] == kind)


def agency_name(name: str) -> str:
    """An agency's one name: "AA" and "Anadolu" give what the table calls it; an unknown one keeps its own."""
    return _agencies()[0].get(name.strip().casefold(), name.strip())


def bare_name(name: str) -> str:
    """A name for comparing: an agency's one name, in small letters without article."""
    return " ".join(agency_name(name).casefold().split()).removeprefix("the ")


def is_agency(name: str) -> bool:
    """Whether a name is known as that of an agency."""
    return name.casefold() in _agencies()[0]


def is_known(name: str) -> bool:
    """Whether a name, as it is written, is known as that of an agency or of a widely cited outlet."""
    return name in _as_written()


@cache
def _as_written() -> frozenset[str]:
    return frozenset(row["name"] for row in read_table("clean", "agencies.tsv") if row["kind"] != "photo")


def family_of(report: Report) -> str:
    """The publisher family of a report's outlet; an outlet that no table knows is its own, and empty where none is named."""
    for place in (report.outlet, report.url):
        host = domain_of(place)
        while host.count("."):
            if host in _families()[0]:
                return _families()[0][host]
            host = host.partition(".")[2]
    return family_named(report.outlet)


def family_named(outlet: str) -> str:
    """The publisher family of an outlet by its name; its own name where no table knows it."""
    return _families()[1].get(outlet.casefold(), outlet)


def agency_of(report: Report) -> str:
    """The agency whose copy a report is: named for it, in its dateline, in a credit, or it stands on the agency's own site.

    "agencies" names nobody and is no agency here (see `is_pooled`).
    """
    dateline = report.dateline.agency if report.dateline else ""
    credited = [credit.name for credit in report.credits if credit.role == "agency"]
    named = [agency_name(name) for name in (report.agency, dateline, *credited) if name]
    own_site = _agencies()[1].get(domain_of(report.outlet), "")
    return next((name for name in (*named, own_site) if name and not _is_nobody(name) and not _is_outlet(name)), "")


def is_pooled(report: Report) -> bool:
    """Whether a report says that it draws on agencies without naming one."""
    named = [report.agency, *(credit.name for credit in report.credits if credit.role == "agency")]
    return any(_is_nobody(name) for name in named if name) and not agency_of(report)


@cache
def _outlets() -> frozenset[str]:
    return frozenset(row["name"].casefold() for row in read_table("clean", "agencies.tsv") if row["kind"] != "agency")


def _is_outlet(name: str) -> bool:
    """Whether a name is known as that of an outlet or picture agency, whose own text "(CNN) ..." is."""
    return name.casefold() in _outlets() and name.casefold() not in _agencies()[0]


def _is_nobody(name: str) -> bool:
    return name.casefold() in {"agencies", "news agencies", "wires", "wire services", "agency"}


def is_issuing_body(report: Report) -> bool:
    """Whether the outlet is an office, company or institution that speaks for itself, not one that reports of others."""
    words = {word.casefold() for word in _WORD.findall(report.outlet)}
    return (
        bool(words & _masthead_words("body")) and not words & _masthead_words("outlet") and not domain_of(report.outlet)
    )
