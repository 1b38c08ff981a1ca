"""Where the encoder's own head points: for each mention, how likely each mention before it in its window means the same."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from crossread.annotate.bio import chances
from crossread.annotate.chains.mentions import Mention, Words
from crossread.annotate.chains.pairs import Floats
from crossread.annotate.encoder import Window

REACH = 64
"""How many mentions back are told."""


@dataclass(frozen=True, slots=True)
class Pointing:
    """`back [mentions, REACH]`: the chance of the mention one, two, ... before; `fresh [mentions]`: of something new."""

    back: Floats
    fresh: Floats


def pointing(windows: Iterable[Window], words: Words, found: Sequence[Mention]) -> Pointing:
    """What the windows' scores say of the mentions of a text; 0 where a mention lies in an earlier window."""
    back, fresh = np.zeros((len(found), REACH), np.float32), np.zeros(len(found), np.float32)
    stretches = _stretches(words, found)
    heads = np.array([mention.head for mention in found], np.int64)
    for window in windows:
        (inside,) = np.nonzero((heads >= window.start) & (heads < window.end))
        if not len(inside):
            continue
        there = _chances(window, heads[inside])
        fresh[inside] = there[:, 0]
        sums = np.cumsum(there, axis=1)
        ends = np.array([stretches[i] for i in inside]).clip(window.start, window.end) - window.start
        shares = sums[:, ends[:, 1]] - sums[:, ends[:, 0]]
        for row, number in enumerate(inside.tolist()):
            before = inside[inside < number][-REACH:][::-1]
            steps = number - before
            near = steps <= REACH
            back[number, steps[near] - 1] = shares[row, np.searchsorted(inside, before[near])]
    return Pointing(back, fresh)


def _chances(window: Window, heads: np.ndarray) -> Floats:
    """A row for each head: the chance of something new, then of every word of the window, 0 from the head on."""
    rows = heads - window.start
    scores = np.array(window.scores["chain"], np.float32)[rows]
    scores[np.arange(scores.shape[1])[None] > rows[:, None]] = -np.inf
    return chances(scores)


def _stretches(words: Words, found: Sequence[Mention]) -> list[tuple[int, int]]:
    """The words of each mention that may be pointed to: its head, or the whole name that the head is in."""
    named = {word: (first, last) for first, last, _ in words.names for word in range(first, last)}
    return [named.get(mention.head, (mention.head, mention.head + 1)) for mention in found]
