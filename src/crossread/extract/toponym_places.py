"""Which of its namesakes a toponym means: what the report says beside it, what else the report names, how well known it is.

Every name has one meaning in a report. The entries of a name are weighed by `data/places/place_levels.tsv`, which
`training.places` learns, in two rounds: in the second, the places that the other names mean after the first draw near ones to them.
"""

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from crossread.data import read_table
from crossread.extract.toponym_candidates import known_as
from crossread.lib.gazetteer import abbreviated, spots_called
from crossread.lib.seats import outlet_seat, outlet_words
from crossread.lib.spots import Spot, fold
from crossread.model.reports import Report

MOST = 25
"""Entries of one name that are weighed."""
NEAR = (15.0, 50.0, 160.0, 500.0)
"""Kilometres that the table knows."""
_BARE = re.compile(r"\A(?:the|city of|town of|village of)[ ]|(?:'s|’s|['’])\Z", re.IGNORECASE)
_DIRECTION = re.compile(
    r"\A(?:(?:north|south|east|west)(?:ern|[- ]?(?:east|west)(?:ern)?)?|central|upper|lower|downtown|greater|inner|mid|outer)[ -]",
    re.IGNORECASE,
)
_KIND_WORD = re.compile(
    r"[ ](?:region|province|state|district|county|city|area|metro|prefecture|governorate|oblast|township|village|town|"
    r"island|parish)\Z",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Named:
    """One name of a report: its entries, where it stands, what follows it, and how much each entry is believed."""

    key: str
    spots: tuple[Spot, ...]
    kind: str
    starts: list[int] = field(default_factory=list)
    inside: set[tuple[str, str]] = field(default_factory=set)
    beliefs: list[float] = field(default_factory=list)

    def believed(self) -> list[tuple[Spot, float]]:
        """The entries that may well be meant, with how much they are believed."""
        return [(spot, belief) for spot, belief in zip(self.spots, self.beliefs, strict=True) if belief >= 0.05]

    @property
    def best(self) -> int:
        """The entry that is believed most."""
        return max(range(len(self.beliefs)), key=lambda i: (self.beliefs[i], -i))


def names_of(report: Report, stretches: Iterable[tuple[int, int]]) -> dict[tuple[int, int], Named]:
    """The names that stand at some stretches; those that are alike share one record."""
    by_key: dict[str, Named] = {}
    found: dict[tuple[int, int], Named] = {}
    for start, end in sorted(stretches):
        text = " ".join(report.text[start:end].split())
        kind, spots = entries_of(text)
        key = text if kind == "abbreviation" else fold(_BARE.sub("", text))
        named = by_key.setdefault(key, Named(key, spots[:MOST], kind))
        named.starts.append(start)
        named.inside |= set(_container(report.text, end))
        found[start, end] = named
    return found


def entries_of(text: str) -> tuple[str, tuple[Spot, ...]]:
    """The entries of a name as it is written, or of what is left of it without direction, kind word or article."""
    for form in _forms(text):
        kind, spots = known_as(form)
        if spots:
            return kind, spots
    return "", ()


def _forms(text: str) -> Iterator[str]:
    yield text
    bare = text
    for pattern in (_BARE, _DIRECTION, _KIND_WORD):
        bare = pattern.sub("", bare)
        if bare and bare != text:
            yield bare


def _container(text: str, end: int) -> Iterator[tuple[str, str]]:
    """The provinces and states, as (country, admin1 or empty), that follow a name after a comma ("Paris, Texas")."""
    match = re.match(
        r"\s?[,(]\s*(?:[A-Z][\w.]+ (?:County|Parish),\s*)?([A-Z][\w.]*(?:[ -][A-Z][\w.]*){0,3})", text[end : end + 70]
    )
    words = match[1].split(" ") if match else []
    for size in range(len(words), 0, -1):
        piece = " ".join(words[:size])
        spots = (short,) if (short := abbreviated(piece)) else spots_called(piece.rstrip("."))[:4]
        wide = [
            (s.country, s.admin1 if s.kind != "country" else "")
            for s in spots
            if s.kind in ("country", "admin1", "region") and s.country
        ]
        if wide:
            yield from wide
            return


def resolve(report: Report, names: Sequence[Named], weights: Mapping[str, float] | None = None) -> None:
    """Sets what is believed of the entries of every name; the beliefs of one name add up to 1."""
    table = place_weights() if weights is None else weights
    known = [named for named in names if named.spots]
    frame = Frame(report, known)
    for round_ in ("first", "second"):
        fresh = [softmax([weigh(signs, table, round_) for signs in all_signs(named, frame, round_)]) for named in known]
        for named, beliefs in zip(known, fresh, strict=True):
            named.beliefs = beliefs


def weigh(signs: Mapping[str, float], table: Mapping[str, float], round_: str) -> float:
    """The weight of an entry: its signs' weights of that round, added up."""
    return sum(value * table.get(f"{round_}/{name}", 0.0) for name, value in signs.items())


def softmax(scores: list[float]) -> list[float]:
    """Scores as shares of 1."""
    top = max(scores)
    powers = [math.exp(score - top) for score in scores]
    return [power / sum(powers) for power in powers]


class Frame:
    """What the whole report says of where it plays: states and provinces named, the outlet's country, the other names."""

    def __init__(self, report: Report, names: Sequence[Named]) -> None:
        self.names = names
        self.home, self.seat = outlet_seat(report.url or report.outlet)
        self.bears = outlet_words(report.url or report.outlet)
        self.countries: Counter[str] = Counter()
        self.provinces: Counter[tuple[str, str]] = Counter()
        for named in names:
            for spot in named.spots[:3]:
                if spot.kind == "country" or named.kind == "people":
                    self.countries[spot.country] += len(named.starts)
                elif spot.kind in ("admin1", "region") and spot.admin1:
                    self.provinces[spot.country, spot.admin1] += len(named.starts)
            for country, province in named.inside:
                if province:
                    self.provinces[country, province] += 1
                else:
                    self.countries[country] += 1
        self.first = min(names, key=lambda n: n.starts[0]) if names else None


def all_signs(named: Named, frame: Frame, round_: str) -> list[dict[str, float]]:
    """The signs of every entry of a name, by name of level, each 0 to about 1."""
    others = [pair for n in frame.names if n is not named for pair in n.believed()] if round_ == "second" else []
    people = max((s.population for s in named.spots), default=0)
    return [_signs(named, at, spot, frame, others, people) for at, spot in enumerate(named.spots)]


def _signs(
    named: Named, at: int, spot: Spot, frame: Frame, others: list[tuple[Spot, float]], people: int
) -> dict[str, float]:
    kind = "admin1" if spot.kind == "region" and spot.population else spot.kind
    found = {f"kind:{kind}": 1.0, "people": math.log10(spot.population + 1) / 7}
    found["share"] = spot.population / people if people else 0.0
    found["best_known"] = float(at == 0)
    found["other_name"] = float(spot.other)
    if named.inside:
        fits = (spot.country, spot.admin1) in named.inside or (spot.country, "") in named.inside
        found["inside" if fits and spot.kind not in ("country",) else "not_inside"] = 1.0
    mine = frame.provinces[spot.country, spot.admin1] - (len(named.starts) if spot.kind in ("admin1", "region") else 0)
    if spot.admin1 and mine > 0 and spot.kind not in ("admin1", "region"):
        found["province_named"] = min(1.0, 0.5 + mine / 6)
    state = frame.countries[spot.country] - (len(named.starts) if spot.kind == "country" else 0)
    if state > 0:
        found["state_named"] = min(1.0, 0.5 + state / 10)
    if frame.home:
        found["home" if spot.country == frame.home else "not_home"] = 1.0
    if frame.seat and spot.country == frame.home:
        found["seat" if spot.admin1 == frame.seat else "not_seat"] = 1.0
    if len(named.key) > 3 and named.key.replace(" ", "") in frame.bears:
        found["borne_best_known" if at == 0 else "borne"] = 1.0
        found[f"borne:{spot.kind}"] = 1.0
    if spot.country == "US":
        found["us"] = 1.0
    found |= _near(spot, others)
    return found


def _near(spot: Spot, others: list[tuple[Spot, float]]) -> dict[str, float]:
    """How many other names are believed to lie near, within the same district, province and state."""
    if not others:
        return {}
    near = dict.fromkeys(NEAR, 0.0)
    whole = sum(belief for _, belief in others)
    province = state = district = 0.0
    for there, belief in others:
        if there.country == spot.country and there.id != spot.id:
            state += belief
            if there.admin1 == spot.admin1 and there.kind != "country":
                province += belief
                district += belief * bool(spot.admin2 and there.admin2 == spot.admin2)
        if there.precision < 4 and abs(there.latitude - spot.latitude) < 5 and there.id != spot.id:
            away = kilometres(spot.latitude, spot.longitude, there.latitude, there.longitude)
            if away <= NEAR[-1]:
                near[next(limit for limit in NEAR if away <= limit)] += belief
    out = {f"near_{limit:.0f}": 1 - math.exp(-total) for limit, total in near.items() if total > 0}
    for name, total in (("same_district", district), ("same_province", province), ("same_state", state)):
        out[name] = 1 - math.exp(-total)
        out[f"{name}_share"] = total / max(1.0, whole)
    return out


def kilometres(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Distance of two points that lie within a few hundred km of each other, by the local plane."""
    dx = (lon2 - lon1) * math.cos(math.radians((lat1 + lat2) / 2))
    return 111.195 * math.hypot(lat2 - lat1, dx)


@cache
def place_weights() -> dict[str, float]:
    """The learnt weights by level."""
    return {row["level"]: float(row["weight"]) for row in read_table("places", "place_levels.tsv")}
