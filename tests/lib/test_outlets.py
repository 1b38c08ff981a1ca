"""The tables of outlets agree with each other."""

from crossread.lib.outlets import agencies, agency_sites, outlets


def test_every_agency_with_a_site_is_known_by_its_one_name() -> None:
    assert set(agency_sites().values()) <= set(agencies().values())


def test_the_one_name_of_each_is_a_name_of_it() -> None:
    assert {known.kind for known in outlets().values()} == {"agency", "outlet", "photo"}
    assert {known.canonical for known in outlets().values()} >= set(agencies().values())
