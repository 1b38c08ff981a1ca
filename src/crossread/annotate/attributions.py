"""Which source and which content belong to which cue."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np

from crossread.annotate.bio import Scores, chances, spans
from crossread.annotate.encoder import Window

Words = tuple[int, int]
OPENING = {"source": -0.8, "cue": -1.0, "content": 0.5}
"""What beginning a span costs: tuned on PolNeAR dev, both halves. Contents came out in too many pieces; sources and cues were missed
more often than invented, and a source that points to no cue is dropped anyhow."""
LEAST_LINK = 0.01
"""A source that points elsewhere still serves a cue that has no other, from this chance on, times how sure the source is (tuned on
PolNeAR dev: whole attributions gain on both halves)."""

LONGEST_GAP = 10
"""Words between two pieces of content that are one: exact whole attributions rise on PolNeAR dev (F1 .526 to .533)."""


@dataclass(slots=True, kw_only=True)
class Attribution:
    """Word spans of one attribution, end excluded."""

    cue: Words
    source: Words | None = None
    content: list[Words] = field(default_factory=list)
    score: float = 0.0


def attributions(window: Window) -> list[Attribution]:
    """The attributions of a window in the order of their cues, in word numbers of the whole text."""
    scores = window.scores
    parts = {role: [(a, b) for a, b, _ in spans(scores[role], opening)] for role, opening in OPENING.items()}
    if not parts["cue"]:
        return []
    links = chances(scores["links"])
    found = [Attribution(cue=cue) for cue in parts["cue"]]
    strengths = []
    for content in parts["content"]:
        best, chance = _best(links, content, found)
        found[best].content.append(content)
        strengths.append((best, chance))
    _give_sources(found, _sure(scores["source"], parts["source"]), links)
    for best, chance in strengths:
        found[best].score = max(found[best].score, chance)
    _close_gaps(found, np.flatnonzero(scores["start"][:, 0] > 0).tolist())
    return [_moved(a, window.start) for a in found if a.content]


def _close_gaps(found: Iterable[Attribution], starts: Iterable[int]) -> None:
    """Contents of one cue with a few words between them are one, where no sentence starts there and nothing else stands there."""
    taken = set(starts)
    for attribution in found:
        taken.update(range(*attribution.cue), range(*(attribution.source or (0, 0))))
    for attribution in found:
        whole: list[Words] = []
        for content in sorted(attribution.content):
            gap = range(whole[-1][1], content[0]) if whole else range(0)
            if whole and len(gap) <= LONGEST_GAP and not taken.intersection(range(gap.start, gap.stop + 1)):
                whole[-1] = (whole[-1][0], content[1])
            else:
                whole.append(content)
        attribution.content = whole


def _best(links: Scores, part: Words, cues: list[Attribution]) -> tuple[int, float]:
    chances_of = [_chance(links, part, cue) for cue in cues]
    best = max(range(len(cues)), key=lambda i: (chances_of[i], -abs(cues[i].cue[0] - part[0])))
    return best, chances_of[best]


def _chance(links: Scores, part: Words, to: Attribution) -> float:
    first, last = to.cue
    return float(links[part[0] : part[1], first + 1 : last + 1].sum(axis=1).mean())


def _sure(scores: Scores, sources: Iterable[Words]) -> dict[Words, float]:
    """How sure each source is: the chance that its least sure word stands in one."""
    outside = chances(scores)[:, 0]
    return {(a, b): float(1 - outside[a:b].max()) for a, b in sources}


def _give_sources(found: list[Attribution], sources: dict[Words, float], links: Scores) -> None:
    """Each source goes to the cue that it points to; a cue without one takes the best that points to it at all."""
    strengths: dict[int, float] = {}
    for source, sure in sources.items():
        best, chance = _best(links, source, found)
        if chance * sure > strengths.get(best, 0.0):
            strengths[best], found[best].source = chance * sure, source
    for attribution in found:
        if attribution.source is None and sources:
            strength, source = max((_chance(links, s, attribution) * sure, s) for s, sure in sources.items())
            if strength >= LEAST_LINK:
                attribution.source = source


def _moved(attribution: Attribution, by: int) -> Attribution:
    def moved(part: Words) -> Words:
        return part[0] + by, part[1] + by

    return Attribution(
        cue=moved(attribution.cue),
        source=moved(attribution.source) if attribution.source else None,
        content=[moved(part) for part in attribution.content],
        score=attribution.score,
    )
