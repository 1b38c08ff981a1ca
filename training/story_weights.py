"""Pairs whose stories are known -> weights: logistic regression in which no step weighs less than 0.

The loss is convex. It is brought down by Newton's method, the steps held at 0 or above by coordinate descent within each
round (an active-set method in effect). Nothing is random but the features that are hidden (`hide`), from a fixed seed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from training.story_levels import FEATURES, PLAN, Floats, design, set_by_hand
from training.story_streams import Stream

RIDGE = 0.3
"""The penalty on the square of each weight, against pairs that weigh `SCALE` a set."""
SCALE = 500.0
SHARE = {"giveme5w1h": 1.5, "allsides_triples": 0.5}
"""What a set counts beside the others (1): real news of all kinds more, titles with leads without a date less."""
SHARE_OF_CASE = 0.1
APART = 0.2
"""What a pair of two stories counts beside a pair of one, in a set: most of them are far apart."""
HIDDEN = 0.35
"""How often a feature that may tell against is hidden in every third copy of the pairs: news from elsewhere may lack it."""
SEED = 7
ROUNDS = 60
SWEEPS = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairs:
    """Rows of features with what they are (1 one story, 0 two) and what they count."""

    values: Floats
    same: Floats
    counts: Floats


def pairs_of(streams: Sequence[Stream]) -> Pairs:
    """The pairs of several streams, every one three times: twice as it is, once with some features hidden."""
    rng = np.random.default_rng(SEED)
    parts = [one for one in streams if one.pairs]
    counts = [_counts(one) / 3 for one in parts]
    return Pairs(
        values=np.vstack([v for one in parts for v in (one.values, one.values, hide(one.values, rng))]),
        same=np.concatenate([np.tile(one.same.astype(float), 3) for one in parts]),
        counts=np.concatenate([np.tile(c, 3) for c in counts]),
    )


def _counts(one: Stream) -> Floats:
    together = float(one.same.sum())
    share = SHARE_OF_CASE if one.is_case else SHARE.get(one.name, 1.0)
    whole = together + APART * (len(one.same) - together)
    return share * SCALE / whole * np.where(one.same, 1.0, 1.0 if one.is_case else APART)


def hide(values: Floats, rng: np.random.Generator) -> Floats:
    """The values with those features at random hidden that may tell against one happening."""
    out = values.copy()
    for feature in sorted({planned.feature for planned in PLAN if planned.tells in ("both", "against")}):
        out[rng.random(len(out)) < HIDDEN, FEATURES.index(feature)] = np.nan
    return out


def fit(streams: Sequence[Stream]) -> tuple[Floats, float]:
    """The weights of the steps, and the constant."""
    pairs = pairs_of(streams)
    rows = np.hstack([design(pairs.values), np.ones((len(pairs.values), 1))])
    found = least_loss(rows, pairs.same, pairs.counts, set_by_hand(pairs.values))
    return found[:-1], float(found[-1])


def least_loss(rows: Floats, same: Floats, counts: Floats, given: Floats) -> Floats:
    """Weights of the columns, the last one free and the others 0 or above, with the least loss; `given` adds to the scores."""
    ridge = np.full(rows.shape[1], 2 * RIDGE)
    ridge[-1] = 1e-6

    def loss(weights: Floats) -> float:
        scores = rows @ weights + given
        return float((counts * (np.logaddexp(0, scores) - same * scores)).sum() + (ridge * weights**2).sum() / 2)

    weights = np.zeros(rows.shape[1])
    now = loss(weights)
    for _ in range(ROUNDS):
        likely = 1 / (1 + np.exp(-np.clip(rows @ weights + given, -50, 50)))
        slope = rows.T @ (counts * (likely - same)) + ridge * weights
        bend = (rows * (counts * likely * (1 - likely) + 1e-9)[:, None]).T @ rows + np.diag(ridge)
        step = _bounded(bend, slope, weights) - weights
        size = next((s for s in 0.5 ** np.arange(20) if loss(weights + s * step) <= now), 0.0)
        weights = weights + size * step
        before, now = now, loss(weights)
        if before - now < 1e-9 * (1 + abs(now)):
            break
    return weights


def _bounded(bend: Floats, slope: Floats, start: Floats) -> Floats:
    """The least point of the parabola with this slope and bend at `start`, by coordinate descent, all but the last 0 or above."""
    point, slope = start.copy(), slope.copy()
    for _ in range(SWEEPS):
        moved = 0.0
        for i in range(len(point)):
            wanted = point[i] - slope[i] / bend[i, i]
            change = (wanted if i == len(point) - 1 else max(0.0, wanted)) - point[i]
            if change:
                point[i] += change
                slope += change * bend[i]
                moved = max(moved, abs(change))
        if moved < 1e-7:
            break
    return point
