"""Names of a whole text: spans window by window, their kinds by what all mentions of the same words say together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from crossread.annotate.bio import Scores, chances, spans
from crossread.annotate.encoder import Window

FAR = -1e4
OPENING = 0.6
"""What beginning a name costs: tuned on GUM's dev documents (F1 .807 at 0.3, .810 here, .809 at 1.0)."""
_HYPHENS = frozenset("-‐‑")
_ARTICLES = frozenset("al el ad an ar as ash at az ul".split())
"""The Arabic article, as it stands before a hyphen in names."""


@dataclass(slots=True, kw_only=True)
class Name:
    """Words `[first, last)` of the text, the number of its kind, and how much speaks for each kind."""

    first: int
    last: int
    kind: int
    votes: Scores


def names(windows: Iterable[Window], words: Sequence[str], starts: Sequence[bool] = ()) -> list[Name]:
    """The names of a text in order; none goes over the start of a sentence, where `starts` says for each word what is one.

    A mention that its own sentence hardly tells ("Karabakh" as a person) takes the kind that the mentions of the same
    words add up to: GUM dev F1 .762 without, .777 with it.
    """
    found = [name for window in windows for name in _of_window(window, starts[window.start : window.end])]
    votes: dict[str, Scores] = {}
    for name in found:
        key = " ".join(words[name.first : name.last])
        votes[key] = votes[key] + name.votes if key in votes else name.votes
    for name in found:
        name.kind = int(votes[" ".join(words[name.first : name.last])].argmax())
    return _whole(found, words)


def _whole(found: list[Name], words: Sequence[str]) -> list[Name]:
    """The names with those put together that were read in two parts.

    What begins with an Arabic article goes on after its hyphen ("al-Sadr", "Moqtada al-Sadr"). Other parts around a hyphen are
    one name where the first part never stands without the second, twice and more ("Nagorno-Karabakh"; "Paris-Berlin" only
    where Paris is named nowhere else); and what ends in "of" goes on.
    """
    out: list[Name] = []
    for name in found:
        if out and any(joined(out[-1], name, words) for joined in (_goes_on, _article, _hyphened)):
            before = out[-1]
            votes = before.votes + name.votes
            kind = int(votes.argmax()) if words[before.first].lower() in _ARTICLES else before.kind
            out[-1] = Name(first=before.first, last=name.last, kind=kind, votes=votes)
        else:
            out.append(name)
    return out


def _goes_on(a: Name, b: Name, words: Sequence[str]) -> bool:
    return a.last == b.first and words[a.last - 1] == "of"


def _article(a: Name, b: Name, words: Sequence[str]) -> bool:
    last = a.last - 1 if words[a.last - 1] in _HYPHENS else a.last
    return words[last - 1].lower() in _ARTICLES and b.first == last + 1 and words[last] in _HYPHENS


def _hyphened(a: Name, b: Name, words: Sequence[str]) -> bool:
    last = a.last - 1 if words[a.last - 1] in _HYPHENS else a.last
    if a.kind != b.kind or b.first != last + 1 or words[last] not in _HYPHENS or last == a.first:
        return False
    places = [i for i, word in enumerate(words[:-2]) if word == words[last - 1]]
    return len(places) > 1 and all(words[i + 1] in _HYPHENS and words[i + 2] == words[b.first] for i in places)


def _of_window(window: Window, starts: Sequence[bool]) -> list[Name]:
    scores = np.array(window.scores["name"], np.float32)
    (fresh,) = np.nonzero(np.asarray(starts, bool))
    scores[fresh, 2::2] = FAR
    even = chances(scores)
    mass: Scores = even[:, 1::2] + even[:, 2::2]
    return [
        Name(first=window.start + a, last=window.start + b, kind=kind, votes=mass[a:b].mean(axis=0))
        for a, b, kind in spans(scores, OPENING)
    ]
