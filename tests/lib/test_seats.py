"""Where outlets sit, by their addresses."""

import pytest

from crossread.lib.seats import host_of, outlet_seat, outlet_words


@pytest.mark.parametrize(
    ("address", "seat"),
    [
        ("https://www.denverpost.com/2024/01/02/a-story/", ("US", "CO")),
        ("http://news.denverpost.com/a", ("US", "CO")),
        ("https://www.example.co.ke/a", ("KE", "")),
        ("example.gov.uk", ("GB", "")),
        ("https://example.tv/a", ("", "")),
        ("The Valley Courier", ("", "")),
        ("", ("", "")),
    ],
)
def test_seat_is_told_by_table_or_top_level(address, seat):
    assert outlet_seat(address) == seat


def test_words_of_an_address_are_its_host_without_top_level():
    assert outlet_words("http://www.lakeside-courier.net/news") == "lakesidecourier"
    assert host_of("HTTP://Www.Example.Com/A") == "www.example.com"
    assert host_of("example.com:8080/a") == "example.com"
