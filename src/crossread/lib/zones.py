"""Time zones as news names them ("GMT", "CEST", "Bishkek time", "UTC+3"), and instants in UTC."""

import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from functools import cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from crossread.data import read_table
from crossread.lib.gazetteer import zone_of

_OFFSET = re.compile(r"(?:GMT|UTC)?\s{0,3}([+\-−])\s{0,3}(\d{1,2}):?([03]0)?\Z")


@cache
def _abbreviations() -> dict[str, dict[str, str]]:
    return {row["name"]: row for row in read_table("places", "zones.tsv")}


@cache
def zone_called(name: str) -> tzinfo | None:
    """The zone that a name means; None for "local time" and for what is not known.

    >>> str(zone_called("Bishkek time")), str(zone_called("CEST"))
    ('Asia/Bishkek', 'UTC+02:00')
    """
    folded = " ".join(name.replace("(", "").replace(")", "").split())
    if match := _OFFSET.match(folded):
        minutes = int(match[2]) * 60 + int(match[3] or 0)
        return _fixed(-minutes if match[1] != "+" else minutes)
    row = _abbreviations().get(folded.upper())
    if row:
        return _fixed(int(row["minutes"])) if row["minutes"] else iana_zone(row["zone"])
    place = re.sub(r"\s+time\Z", "", folded, flags=re.IGNORECASE)
    return iana_zone(zone_of(place)) if place.lower() != "local" else None


def _fixed(minutes: int) -> tzinfo | None:
    return timezone(timedelta(minutes=minutes)) if abs(minutes) < 24 * 60 else None


def iana_zone(name: str) -> tzinfo | None:
    """A zone by its IANA name; None where this machine's tables do not hold it."""
    if not name:
        return None
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        return None


def to_utc(value: str, zone: tzinfo) -> str:
    """A local `2023-11-16T16:30` as `2023-11-16T10:30Z`; empty where the value is no local instant."""
    try:
        local = datetime.fromisoformat(value).replace(tzinfo=zone)
        return local.astimezone(UTC).strftime("%Y-%m-%dT%H:%MZ")
    except (ValueError, OverflowError):
        return ""
