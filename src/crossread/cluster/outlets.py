"""Who publishes and whose copy it is: agencies under one name, publisher families, and issuing bodies."""

import re
from functools import cache

from crossread.lib.outlets import agencies, agency_sites, families, family_sites, masthead_words, outlets
from crossread.lib.seats import host_of
from crossread.model.reports import Report

_WORD = re.compile(r"[^\W_]+")


def domain_of(outlet: str) -> str:
    """The domain in an outlet's name or address without `www.`, in lower case; empty where there is none."""
    host = host_of(outlet).removeprefix("www.")
    return host if "." in host and " " not in host else ""


def agency_name(name: str) -> str:
    """An agency's one name: "AA" and "Anadolu" give what the table calls it; an unknown one keeps its own."""
    return agencies().get(name.strip().casefold(), name.strip())


def bare_name(name: str) -> str:
    """A name for comparing: an agency's one name, in small letters without article."""
    return " ".join(agency_name(name).casefold().split()).removeprefix("the ")


def is_agency(name: str) -> bool:
    """Whether a name is known as that of an agency."""
    return name.casefold() in agencies()


def is_known(name: str) -> bool:
    """Whether a name, as it is written, is known as that of an agency or of a widely cited outlet."""
    return name in outlets() and outlets()[name].kind != "photo"


def family_of(report: Report) -> str:
    """The publisher family of a report's outlet; an outlet that no table knows is its own, and empty where none is named."""
    for place in (report.outlet, report.url):
        host = domain_of(place)
        while host.count("."):
            if host in family_sites():
                return family_sites()[host]
            host = host.partition(".")[2]
    return family_named(report.outlet)


def family_named(outlet: str) -> str:
    """The publisher family of an outlet by its name; its own name where no table knows it."""
    return _families().get(outlet.casefold(), outlet)


@cache
def _families() -> dict[str, str]:
    return {name.casefold(): family for name, family in families().items()}


def agency_of(report: Report) -> str:
    """The agency whose copy a report is: named for it, in its dateline, in a credit, or it stands on the agency's own site.

    "agencies" names nobody and is no agency here (see `is_pooled`).
    """
    dateline = report.dateline.agency if report.dateline else ""
    credited = [credit.name for credit in report.credits if credit.role == "agency"]
    named = [agency_name(name) for name in (report.agency, dateline, *credited) if name]
    own_site = agency_sites().get(domain_of(report.outlet), "")
    return next((name for name in (*named, own_site) if name and not _is_nobody(name) and not _is_outlet(name)), "")


def is_pooled(report: Report) -> bool:
    """Whether a report says that it draws on agencies without naming one."""
    named = [report.agency, *(credit.name for credit in report.credits if credit.role == "agency")]
    return any(_is_nobody(name) for name in named if name) and not agency_of(report)


@cache
def _outlets() -> frozenset[str]:
    return frozenset(known.name.casefold() for known in outlets().values() if known.kind != "agency")


def _is_outlet(name: str) -> bool:
    """Whether a name is known as that of an outlet or picture agency, whose own text "(CNN) ..." is."""
    return name.casefold() in _outlets() and name.casefold() not in agencies()


def _is_nobody(name: str) -> bool:
    return name.casefold() in {"agencies", "news agencies", "wires", "wire services", "agency"}


def is_issuing_body(report: Report) -> bool:
    """Whether the outlet is an office, company or institution that speaks for itself, not one that reports of others."""
    words = {word.casefold() for word in _WORD.findall(report.outlet)}
    return (
        bool(words & masthead_words("body")) and not words & masthead_words("outlet") and not domain_of(report.outlet)
    )
