"""Time zones as news names them."""

import pytest

from crossread.lib.zones import to_utc, zone_called


@pytest.mark.parametrize(
    ("name", "utc"),
    [
        ("GMT", "2024-07-01T12:00Z"),
        ("CEST", "2024-07-01T10:00Z"),
        ("Nairobi time", "2024-07-01T09:00Z"),
        ("ET", "2024-07-01T16:00Z"),
        ("UTC+5:30", "2024-07-01T06:30Z"),
        ("GMT-3", "2024-07-01T15:00Z"),
        ("Eastern time", "2024-07-01T16:00Z"),
    ],
)
def test_zone_gives_the_instant(name, utc):
    zone = zone_called(name)
    assert zone is not None
    assert to_utc("2024-07-01T12:00", zone) == utc


@pytest.mark.parametrize("name", ["local time", "Tea time", "UTC+99", ""])
def test_unknown_zone_is_none(name):
    assert zone_called(name) is None


def test_what_is_no_instant_gives_nothing():
    assert to_utc("2024-13-01T12:00", zone_called("GMT")) == ""
