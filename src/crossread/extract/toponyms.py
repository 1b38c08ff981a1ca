"""The toponyms of a report: every name of a place, however it is used, with the place that it means.

A name counts where the signs of `toponym_signs` add up to more than nothing. Its sense says how it is used: of the ground
itself, for a government, as a nationality, or within another name.
"""

from collections.abc import Sequence
from functools import cache

from crossread.data import read_table
from crossread.extract.toponym_candidates import Candidate, Scene, candidates, scene_of
from crossread.extract.toponym_places import Named, names_of, resolve
from crossread.extract.toponym_senses import sense_of
from crossread.extract.toponym_signs import signs
from crossread.lib.spots import Spot
from crossread.model.claims import Toponym
from crossread.model.notes import Notes
from crossread.model.reports import Report

LEVEL = -0.4
"""Weight above which a name counts; 0 is as likely as not. F1 is best a little below (two-fold on the half tuned on)."""


def find_toponyms(report: Report, notes: Notes) -> tuple[Toponym, ...]:
    """The toponyms of a report in text order, none within another."""
    scene = scene_of(report, notes)
    chosen = choose([weighed(scene, c) for c in candidates(scene)])
    return _placed(report, notes, [(c.start, c.end) for c in chosen], scene)


def resolve_toponyms(report: Report, notes: Notes, stretches: Sequence[tuple[int, int]]) -> tuple[Toponym, ...]:
    """The toponyms at given characters."""
    return _placed(report, notes, stretches, scene_of(report, notes))


def weighed(scene: Scene, candidate: Candidate) -> Candidate:
    """A candidate with the sum of its signs' weights."""
    table = name_weights()
    candidate.score = sum(table.get(sign, 0.0) for sign in signs(scene, candidate)) + table.get("bias", 0.0)
    return candidate


def choose(found: Sequence[Candidate]) -> list[Candidate]:
    """Those above the level, the surest first, none that overlaps one chosen before; in text order."""
    taken: list[Candidate] = []
    for candidate in sorted(found, key=lambda c: (-c.score, c.start, -c.end)):
        if candidate.score <= LEVEL:
            break
        if all(candidate.end <= other.start or other.end <= candidate.start for other in taken):
            taken.append(candidate)
    return sorted(taken, key=lambda c: c.start)


def _placed(report: Report, notes: Notes, stretches: Sequence[tuple[int, int]], scene: Scene) -> tuple[Toponym, ...]:
    names = names_of(report, stretches)
    resolve(report, list({id(n): n for n in names.values()}.values()))
    return tuple(_toponym(report, scene, at, named, names) for at, named in sorted(names.items()))


def _toponym(
    report: Report,
    scene: Scene,
    at: tuple[int, int],
    named: Named,
    names: dict[tuple[int, int], Named],
) -> Toponym:
    start, end = at
    text = " ".join(report.text[start:end].split())
    spot = named.spots[named.best] if named.spots else None
    lent = None if spot else _beside(at, names)
    used = spot or (lent.spots[lent.best] if lent else None)
    return Toponym(
        span=report.span(start, end),
        name=text,
        key=named.key,
        kind=spot.kind if spot else "",
        sense=sense_of(scene, start, end, spot),
        country=used.country if used else "",
        latitude=used.latitude if used else None,
        longitude=used.longitude if used else None,
        gazetteer_id=spot.id if spot else "",
        precision=spot.precision if spot else max(3, used.precision) if used else 0,
        confidence=round(named.beliefs[named.best], 2) if named.beliefs else 0.0,
        reasons=tuple(_reasons(named, spot, used)),
    )


def _beside(at: tuple[int, int], names: dict[tuple[int, int], Named]) -> Named | None:
    """The nearest name of known ground, one that follows rather than one before.

    There a street or quarter that the gazetteer lacks must lie.
    """
    known = [(place, named) for place, named in names.items() if named.spots and _is_ground(named.spots[named.best])]
    return min(known, key=lambda item: _away(at, item[0]), default=(at, None))[1]


def _is_ground(spot: Spot) -> bool:
    return spot.kind in ("city", "admin2", "admin1") or (spot.kind == "region" and spot.precision <= 4)


def _away(at: tuple[int, int], other: tuple[int, int]) -> tuple[float, int]:
    """How far apart two stretches stand; what comes before counts as a little further than what follows."""
    gap = other[0] - at[1] if other[0] >= at[1] else (at[0] - other[1]) * 1.5
    return gap, other[0]


def _reasons(named: Named, spot: Spot | None, used: Spot | None) -> list[str]:
    """Sentences that say why this place."""
    if spot is None:
        return [f"not in the gazetteer; put at {used.name}, named nearest to it"] if used else ["not in the gazetteer"]
    said = [
        "the gazetteer knows one place of this name"
        if len(named.spots) == 1
        else f"{len(named.spots)} places bear this name"
    ]
    if (spot.country, spot.admin1) in named.inside or (spot.country, "") in named.inside:
        said.append("the province or state named after it holds it")
    if len(named.spots) > 1:
        said.append("the others named here lie nearest to it" if named.best else "it is the best known of them")
    return said


@cache
def name_weights() -> dict[str, float]:
    """The learnt weights by sign."""
    return {row["level"]: float(row["weight"]) for row in read_table("places", "name_levels.tsv")}
