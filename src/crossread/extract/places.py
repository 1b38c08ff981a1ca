"""The places that a report names, resolved by the gazetteer as far as their context allows.

A name counts as a place where the model labels it so, or where a locative word leads it and the gazetteer knows it. A
country that acts ("Russia said") is a party and left out; one in which something happens is a place.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Set

from crossread.extract.toponym_places import Named, names_of, resolve
from crossread.lib.gazetteer import TOWN, capital_of, countries_named, is_people
from crossread.lib.seats import outlet_seat
from crossread.lib.spots import Spot, fold
from crossread.model.claims import Place
from crossread.model.notes import NameMention, Notes
from crossread.model.reports import CLAIM_ZONES, Report

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
    rf"{_S}(?:(?:on|in|late|early){_S}\w+{_S})?(?:also{_S}|has{_S}|have{_S}|had{_S}|will{_S})?"
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
    rf"\b(?:in|at|near|off|outside|from|across|around|inside|into|through|to|over|southern|northern|eastern|western)"
    rf"{_S}(?:the{_S})?\Z",
    re.IGNORECASE,
)
_PART_OF = re.compile(
    rf"\b(?:north|south|east|west|parts?|areas?|regions?|territory|coast|shores?|border|capital|city|town|village|island|centre|"
    rf"center|outskirts|edge|people|population){_S}of{_S}(?:the{_S})?\Z",
    re.IGNORECASE,
)
_SPOT = re.compile(rf"\b(?:in|near|off|outside){_S}\Z")
_ACCORDING = re.compile(rf"\baccording{_S}to{_S}(?:the{_S})?\Z", re.IGNORECASE)
_PLACE_WORD = re.compile(
    r"\b(?:Island|Islands|Strait|Cape|Port|Bay|Gulf|River|Lake|Mount|Mountains?|Sea|Ocean|Avenue|Street|Road|Square|Bridge|"
    r"Airport|Palace|Valley|Desert|Pass|Canal|Peninsula|Park|Forest|Rocks?|Reef|Beach|Hills?|Harbou?r|Village|Town|City)\b",
    re.IGNORECASE,
)
_KIND_AFTER = re.compile(rf"[ ](?P<kind>{_KIND})\b", re.IGNORECASE)
_REGION_AFTER = re.compile(
    r"[ ](?:region|province|district|county|state|island|prefecture|peninsula|valley|desert|territory)\b", re.IGNORECASE
)
_FIRST_WORD = re.compile(
    r"(?<![\w'’])(?:Upper|Lower|East|West|North|South|New|Old|Great|Greater|Saint|San|Santa|Port|Fort|Mount|Cape|Lake|"
    r"UPPER|LOWER|EAST|WEST|NORTH|SOUTH|NEW|PORT)[ ]\Z"
)
_SECOND_WORD = re.compile(r"[ ][A-Z][\w'’-]{1,25}")
_KIND_LAST = re.compile(rf"\s(?P<kind>{_KIND})\Z", re.IGNORECASE)
_SMALL_LAST = re.compile(r"[ ][a-z]+\Z")
_TIED = re.compile(r"(?:-(?:[a-z]{1,3}-)?[A-Z][\w'’]{1,20}){1,3}(?: [A-Z][\w'’-]{1,20})?")
_ZONES = CLAIM_ZONES | {"dateline"}
_NOT_PLACES = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september "
    "october november december parliament congress senate government ministry twitter facebook telegram whatsapp youtube i".split()
)


def find_places(report: Report, notes: Notes) -> tuple[Place, ...]:
    """The places of a report's claim text at which something is, in text order, one record a mention, with the country as ISO
    alpha-2 (empty where the gazetteer does not know it) and coordinates in degrees where it does."""
    found = list(_candidates(report, notes))
    names = names_of(report, [(start, end) for start, end, _ in found])
    resolve(report, list({id(named): named for named in names.values()}.values()))
    states = {*countries_named(report.text), outlet_seat(report.url)[0]}
    places = (_place(report, s, e, sure, meant(names[s, e], states if sure else set())) for s, e, sure in found)
    return tuple(place for place in places if place)


def _candidates(report: Report, notes: Notes) -> Iterator[tuple[int, int, bool]]:
    """Stretches that may be places: `(start, end, sure)`, in order, none within another; sure where the model says so."""
    text = report.text
    named = [n for n in notes.names if n.label in ("LOC", "FAC") or (n.label in ("ORG", "MISC") and _in_spot(text, n))]
    whole = [_whole_name(text, n.start, n.end) for n in named]
    spans = [(start, end, _is_likely(report, notes, start, end)) for start, end in whole]
    taken = sorted((n.start, n.end) for n in notes.names)
    starts = [start for start, _ in taken]
    for match in _LOCATIVE.finditer(text):
        start, end = match.span("name")
        end -= len(match["name"]) - len(match["name"].rstrip(".'’-"))
        at = bisect_left(starts, end)
        if at and taken[at - 1][1] > start:
            continue
        kind_after = _KIND_AFTER.match(text, end)
        spans.append((start, end, bool(match["kind"] or (kind_after and not is_people(match["name"])))))
    if report.dateline and report.dateline.place_span:
        spans.append((report.dateline.place_span.start, report.dateline.place_span.end, True))
    yield from _apart(report, spans)


def _apart(report: Report, spans: list[tuple[int, int, bool]]) -> Iterator[tuple[int, int, bool]]:
    """Candidates in order, of those that overlap the first; only where claims are read or a dateline stands."""
    last = -1
    for start, end, sure in sorted(spans):
        zone = report.zone_at(start)
        if start < last or start >= end or zone is None or zone.kind not in _ZONES:
            continue
        if fold(report.text[start:end]) not in _NOT_PLACES:
            last = end
            yield start, end, sure


def _whole_name(text: str, start: int, end: int) -> tuple[int, int]:
    """A name on one line, with what a hyphen ties to it ("Kara-" is no name yet) and the "Upper" or "San" before it; without a
    word for what lies there ("the Skarn river")."""
    line = text.rfind("\n", start, end)
    start = line + 1 if line >= 0 else start
    small = _SMALL_LAST.search(text, start, end)
    if small and _PLACE_WORD.match(small[0].strip()):
        end = small.start()
    tied = _TIED.match(text, end)
    led = _FIRST_WORD.search(text[max(0, start - 12) : start])
    follows = _SECOND_WORD.match(text, end) if _FIRST_WORD.fullmatch(text[start:end] + " ") else None
    return start - len(led[0]) if led else start, follows.end() if follows else tied.end() if tied else end


def _led(text: str, start: int) -> bool:
    """Whether a locative word leads the name that begins there."""
    before = text[max(0, start - 24) : start]
    return bool(_IN.search(before) or _PART_OF.search(before)) and not _ACCORDING.search(before)


def _in_spot(text: str, name: NameMention) -> bool:
    return _SPOT.search(text[max(0, name.start - 14) : name.start]) is not None


def _is_likely(report: Report, notes: Notes, start: int, end: int) -> bool:
    """Whether a name that the model takes for a place stands as one: led as a place, or with a word for one in it.

    Ships, works and adjectives of countries are taken for places now and then; the gazetteer need not know the name.
    """
    text, tokens = report.text, notes.tokens_between(start, end)
    if tokens and tokens[-1].tag == "ADJ":
        return False
    if _PLACE_WORD.search(text, start, end) or _REGION_AFTER.match(text, end):
        return True
    zone = report.zone_at(start)
    if zone is not None and zone.kind == "dateline":
        return True
    if text[start:end].isupper() or text[max(0, start - 4) : start] == "the ":
        return False
    return _led(text, start) and not _describes(notes, end)


def _describes(notes: Notes, end: int) -> bool:
    """Whether a name stands before the noun that it describes ("the Azov coast guard")."""
    after = notes.tokens_between(end, end + 2)
    return bool(after) and after[0].tag == "NOUN"


def meant(named: Named, states: Set[str]) -> Spot | None:
    """The entry that a name means; None where none is known, or only small ones that lie in none of some states."""
    if not named.spots:
        return None
    spot = _town_of(named)
    return spot if spot.country in states or _is_well_known(spot) else None


def _town_of(named: Named) -> Spot:
    """The entry believed most; of a province or district and the town that it is called after the town."""
    best = named.spots[named.best]
    if best.kind not in ("admin1", "admin2"):
        return best
    towns = (spot for spot in named.spots if spot.kind == "city" and not spot.other)
    return next((spot for spot in towns if (spot.country, spot.admin1) == (best.country, best.admin1)), best)


def _is_well_known(spot: Spot) -> bool:
    """Whether an entry is known widely enough to be meant without more: of villages, half the surnames are namesakes."""
    if spot.kind in ("admin1", "admin2"):
        return False
    is_capital = spot.kind == "city" and fold(capital_of(spot.country)) == fold(spot.name)
    return spot.kind != "city" or is_capital or spot.population >= (100_000 if spot.other else TOWN)


def is_government(text: str, start: int, end: int) -> bool:
    """Whether a country or capital stands there for its government."""
    return bool(_ACTS.match(text, end)) or bool(_WITH.search(text[max(0, start - 24) : start]))


def _is_ground(text: str, start: int, end: int, spot: Spot) -> bool:
    """Whether an entry is meant as ground: a country needs a locative word, a capital must not act."""
    if spot.kind == "country":
        led = _led(text, start)
        return led and not is_government(text, start, end) and text[end : end + 2] not in ("'s", "’s")
    return fold(capital_of(spot.country)) != fold(spot.name) or not _ACTS.match(text, end)


def _place(report: Report, start: int, end: int, sure: bool, spot: Spot | None) -> Place | None:
    """The place at a stretch; None where it is none, or a country or capital that acts."""
    text = report.text
    name = " ".join(text[start:end].removesuffix("'s").removesuffix("’s").split())
    bare, kind = _without_kind(text, end, name)
    if spot is None and (not sure or is_people(name) or (name.isupper() and text[start - 1 : start] == "(")):
        return None
    if spot is not None and not _is_ground(text, start, end, spot):
        return None
    bearing, distance, at = _offset(text, start)
    return Place(
        span=report.span(at, end),
        name=name,
        key=fold(bare),
        country=spot.country if spot else "",
        latitude=spot.latitude if spot else None,
        longitude=spot.longitude if spot else None,
        gazetteer_id=spot.id if spot else "",
        precision=_precision(spot, kind, bool(bearing or distance)),
        bearing=bearing,
        distance_km=distance,
    )


def _without_kind(text: str, end: int, name: str) -> tuple[str, str]:
    """A name without its "region" or "district", and that word, in the name or right after it."""
    if inside := _KIND_LAST.search(name):
        return name[: inside.start()], inside["kind"].lower()
    after = _KIND_AFTER.match(text, end)
    return name, after["kind"].lower() if after else ""


_WIDE = {
    **dict.fromkeys(("region", "province", "state", "prefecture", "peninsula", "territory", "enclave", "island"), 4),
    **dict.fromkeys(("district", "county", "municipality", "valley", "desert"), 3),
}


def _precision(spot: Spot | None, kind: str, is_offset: bool) -> int:
    if spot is None:
        return 0
    return 2 if is_offset else max(spot.precision, _WIDE.get(kind, 0)) if spot.kind == "city" else spot.precision


def _offset(text: str, start: int) -> tuple[str, float | None, int]:
    """Bearing (`NE`), distance in km and where they begin, of words like `40 km northeast of the mining city of`."""
    low = max(0, start - 110)
    before = text[low:start]
    match = _BEARING.search(before) or _AWAY.search(before)
    if not match:
        return "", None, start
    parts = match.groupdict()
    if not parts.get("distance") and before[: match.start()].endswith("the "):  # "the north of Chile" lies in Chile
        return "", None, start
    bearing = _compass(parts["bearing"]) if parts.get("bearing") else ""
    if not parts.get("distance"):
        return bearing, None, low + match.start()
    number = float(parts["distance"].replace(",", ""))
    return bearing, round(number * _KM[parts["unit"][0].lower()], 2), low + match.start()


def _compass(words: str) -> str:
    """`north-east` as `NE`."""
    return "".join(part[0].upper() for part in re.findall(r"north|south|east|west", words.lower()))
