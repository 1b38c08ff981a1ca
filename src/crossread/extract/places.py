"""The places that a report names, resolved by the gazetteer as far as their context allows.

A name counts as a place where the model labels it so, or where a locative word leads it and the gazetteer knows it. A
country that acts ("Russia said") is a party and left out; one in which something happens is a place.
"""

import re
from collections.abc import Iterator

from crossread.lib.gazetteer import Spot, country_of, fold, is_people, spots_called
from crossread.model.claims import Place
from crossread.model.notes import NameMention, Notes
from crossread.model.reports import Report

_S = r"[ \u00a0\n]{1,3}"
_NAME = r"[A-Z][\w'’.-]{1,30}(?:[ ](?:(?:of|de|del|la|al|el|the|and)[ ])?[A-Z][\w'’-]{1,30}){0,3}"
_KIND = (
    r"(?:village|town|city|capital|port|region|province|district|state|county|island|prefecture|municipality|settlement|camp|"
    r"suburb|neighbourhood|neighborhood|valley|desert|territory|enclave|peninsula)"
)
_LOCATIVE = re.compile(
    rf"\b(?:[Ii]n|[Aa]t|[Nn]ear|[Oo]ff|[Oo]utside|[Ff]rom|[Tt]o|[Aa]round|[Aa]cross|[Tt]hrough|[Tt]owards?|[Oo]ver|[Aa]bove|[Ii]nside|[Bb]etween)"
    rf"{_S}(?:the{_S})?(?:(?:northern|southern|eastern|western|central|north|south|east|west|upper|lower|disputed|coastal|"
    rf"northeastern|northwestern|southeastern|southwestern|mountainous|breakaway){_S}){{0,2}}(?:the{_S})?(?:[a-z]{{3,12}}{_S})?"
    rf"(?:(?P<kind>{_KIND}){_S}(?:of{_S})?)?(?P<name>{_NAME})"
)
_DISTANCE = (
    rf"(?P<distance>\d{{1,4}}(?:,\d{{3}})?(?:\.\d{{1,2}})?)[ \u00a0-]{{0,2}}"
    rf"(?P<unit>km|kilomet(?:re|er)s?|miles?|mi|nautical{_S}miles?)\b(?:{_S}\([^()\n]{{1,30}}\))?"
)
_BEARING = re.compile(
    rf"(?:{_DISTANCE}{_S})?(?:to{_S}the{_S})?"
    r"(?P<bearing>(?:north|south|east|west)(?:[- ]?(?:north|south)?[- ]?(?:east|west))?)"
    rf"(?:ern)?(?:{_S}(?:of|from|off)|{_S}off)(?:{_S}the)?(?:{_S}[a-z]{{2,14}}){{0,4}}{_S}\Z",
    re.IGNORECASE,
)
_AWAY = re.compile(
    rf"{_DISTANCE}{_S}(?:from|off|outside|away{_S}from)(?:{_S}the)?(?:{_S}[a-z]{{2,14}}){{0,4}}{_S}\Z", re.IGNORECASE
)
_KM = {"k": 1.0, "m": 1.609344, "n": 1.852}
_ACTS = re.compile(
    rf"\A{_S}(?:(?:on|in|late|early){_S}\w+{_S})?(?:also{_S}|has{_S}|have{_S}|had{_S}|will{_S})?"
    r"(?:said|says|called|calls|urged|urges|denied|denies|accused|accuses|condemned|condemns|warned|warns|announced|launched|"
    r"agreed|rejected|rejects|demanded|summoned|wants|expects|told|claims|claimed|signed|brokered|supports|asked|launches|"
    r"fired|fires|tested|vowed|imposed)\b"
)
_WITH = re.compile(
    rf"\b(?:with|by|between|against|on|upon|urge[sd]?|call(?:s|ed)?{_S}on|told|support(?:s|ed)?|accus(?:es|ed)|warn(?:s|ed)?|and)"
    rf"{_S}(?:both{_S})?\Z",
    re.IGNORECASE,
)
_IN = re.compile(
    rf"\b(?:in|at|near|off|outside|from|across|around|inside|into|through|to|over|of|southern|northern|eastern|western)"
    rf"{_S}(?:the{_S})?\Z",
    re.IGNORECASE,
)
_KIND_AFTER = re.compile(rf"\A[ ](?P<kind>{_KIND})\b", re.IGNORECASE)
_NOT_PLACES = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september "
    "october november december parliament congress senate government ministry twitter facebook telegram whatsapp youtube i".split()
)


def find_places(report: Report, notes: Notes) -> tuple[Place, ...]:
    """The places of a report in text order, one record a mention."""
    text = report.text
    home = _home_countries(report, notes)
    found: list[Place] = []
    for start, end, sure in _candidates(report, notes):
        name = text[start:end]
        spot = _resolve(name, home)
        if (spot is None and not sure) or (
            spot is not None and spot.kind == "country" and not _is_ground(text, start, end)
        ):
            continue
        if spot is None and is_people(name):
            continue
        found.append(_place(report, start, end, spot))
    return tuple(found)


def _candidates(report: Report, notes: Notes) -> Iterator[tuple[int, int, bool]]:
    """Stretches that may be places: `(start, end, sure)`, in order, none within another; sure where the model says so."""
    spans = [
        (n.start, n.end, n.label == "LOC" or _led(report.text, n)) for n in notes.names if n.label in ("LOC", "FAC")
    ]
    taken = [(n.start, n.end) for n in notes.names]
    for match in _LOCATIVE.finditer(report.text):
        start, end = match.span("name")
        end -= len(match["name"]) - len(match["name"].rstrip(".'’-"))
        kind_after = _KIND_AFTER.match(report.text[end : end + 16])
        if not any(start < b and a < end for a, b in taken):
            spans.append((start, end, bool(match["kind"] or (kind_after and not is_people(match["name"])))))
    if report.dateline and report.dateline.place_span:
        where = report.dateline.place_span
        spans.append((where.start, where.end, True))
    last = -1
    for start, end, sure in sorted(spans):
        if start >= last and fold(report.text[start:end]) not in _NOT_PLACES and start < end:
            last = end
            yield start, end, sure


def _led(text: str, name: NameMention) -> bool:
    return _IN.search(text[max(0, name.start - 16) : name.start]) is not None


def _home_countries(report: Report, notes: Notes) -> tuple[str, ...]:
    """The countries that a report speaks of, the most often named first."""
    counts: dict[str, int] = {}
    for match in re.finditer(r"[A-Z][\w'’.-]{1,25}(?:\s[A-Z][\w'’.-]{1,25}){0,2}", report.text):
        words = match[0].replace("’", "'").removesuffix("'s").split()
        for size in (3, 2, 1):
            if iso := country_of(" ".join(words[:size])) if len(words) >= size else "":
                counts[iso] = counts.get(iso, 0) + 1
                break
    return tuple(sorted(counts, key=lambda iso: (-counts[iso], iso)))


def _resolve(name: str, home: tuple[str, ...]) -> Spot | None:
    """The entry that a name means here: a namesake in a country that the report speaks of before a more populous one."""
    spots = spots_called(name) or spots_called(re.sub(rf"\s{_KIND}\Z", "", name, flags=re.IGNORECASE))
    if not spots:
        return None
    if spots[0].kind != "city":
        return spots[0]
    for iso in home[:4]:
        for spot in spots:
            if spot.country == iso:
                return spot
    big = spots[0].population >= 200_000 or (len(spots) == 1 and spots[0].population >= 50_000)
    return spots[0] if big else None


def _is_ground(text: str, start: int, end: int) -> bool:
    """Whether a country stands there as ground and not for its government."""
    after, before = text[end : end + 40], text[max(0, start - 24) : start]
    if _ACTS.match(after) or after[:2] in ("'s", "’s"):
        return False
    return _IN.search(before) is not None and not _WITH.search(before)


def _place(report: Report, start: int, end: int, spot: Spot | None) -> Place:
    name = report.text[start:end].removesuffix("'s").removesuffix("’s")
    bearing, distance, at = _offset(report.text, start)
    country = spot.country if spot else country_of(name)
    return Place(
        span=report.span(at, end),
        name=" ".join(name.split()),
        key=fold(name),
        country=country,
        latitude=spot.latitude if spot else None,
        longitude=spot.longitude if spot else None,
        gazetteer_id=spot.id if spot else "",
        precision=(2 if bearing or distance else spot.precision) if spot else 0,
        bearing=bearing,
        distance_km=distance,
    )


def _offset(text: str, start: int) -> tuple[str, float | None, int]:
    """Bearing (`NE`), distance in km and where they begin, of words like `40 km northeast of the mining city of`."""
    low = max(0, start - 110)
    before = text[low:start]
    match = _BEARING.search(before) or _AWAY.search(before)
    if not match:
        return "", None, start
    parts = match.groupdict()
    bearing = _compass(parts["bearing"]) if parts.get("bearing") else ""
    if not parts.get("distance"):
        return bearing, None, low + match.start()
    number = float(parts["distance"].replace(",", ""))
    return bearing, round(number * _KM[parts["unit"][0].lower()], 2), low + match.start()


def _compass(words: str) -> str:
    """`north-east` as `NE`."""
    return "".join(part[0].upper() for part in re.findall(r"north|south|east|west", words.lower()))
