"""Outlets, publisher families, agencies and issuing bodies."""

import pytest

from crossread.cluster.outlets import agency_of, domain_of, family_of, is_issuing_body, is_pooled
from crossread.data import read_table
from crossread.model.reports import Credit
from crossread.testing import make_report


@pytest.mark.parametrize(
    ("outlet", "domain"),
    [
        ("www.example.com", "example.com"),
        ("https://News.Example.com/a", "news.example.com"),
        ("Echo", ""),
        ("St. Ives Echo", ""),
    ],
)
def test_domain_in_an_outlets_name(outlet: str, domain: str) -> None:
    assert domain_of(outlet) == domain


def test_subdomain_belongs_to_its_domains_family() -> None:
    assert family_of(make_report(outlet="africa.chinadaily.com.cn")) == family_of(make_report(outlet="China Daily"))


def test_unknown_outlet_is_its_own_family() -> None:
    assert family_of(make_report(outlet="Skerry Echo")) == "Skerry Echo"


def test_site_of_an_agency_carries_the_agencys_copy() -> None:
    assert agency_of(make_report(outlet="apnews.com")) == agency_of(make_report(agency="AP"))


def test_outlet_that_names_itself_in_the_dateline_is_no_agency() -> None:
    assert agency_of(make_report(outlet="edition.cnn.com", agency="CNN")) == ""


def test_unnamed_agencies_are_a_pool() -> None:
    report = make_report(credits=(Credit(name="agencies", role="agency", quote="agencies"),))
    assert (agency_of(report), is_pooled(report)) == ("", True)


@pytest.mark.parametrize(
    ("outlet", "issues"),
    [
        ("Ministry of Ports", True),
        ("Brightwater Chemicals JSC", True),
        ("Ministry News", False),
        ("Echo", False),
        ("", False),
    ],
)
def test_issuing_bodies_are_told_from_outlets(outlet: str, issues: bool) -> None:
    assert is_issuing_body(make_report(outlet=outlet)) is issues


def test_tables_name_each_domain_once() -> None:
    for name in ("families.tsv", "agencies.tsv"):
        domains = [row["domain"] for row in read_table("outlets", name) if row["domain"]]
        assert len(domains) == len(set(domains)), name
