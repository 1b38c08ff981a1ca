"""Names of a whole text: spans window by window, their kinds by what all mentions of the same words say together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from crossread.annotate.bio import Scores, chances, spans
from crossread.annotate.encoder import Window

FAR = -1e4
OPENING = 1.4
"""What beginning a name costs: tuned on GUM's dev documents. 1.0 reads names .004 better on most sets, and leaves out people whom
pronouns mean (GAP) and places of stories."""
_QUOTES = {'"': '"', "“": "”", "‘": "’", "``": "''", "'": "'"}
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


def names(
    windows: Iterable[Window], words: Sequence[str], starts: Sequence[bool] = (), kinds: Sequence[str] = ()
) -> list[Name]:
    """The names of a text in order; none goes over the start of a sentence, where `starts` says for each word what is one.

    A mention that its own sentence hardly tells ("Karabakh" as a person) takes the kind that the mentions of the same
    words add up to: GUM dev F1 .762 without, .777 with it. Of the kinds that `kinds` names, people are also named by one word of
    their names, and what is named in full before its initials in brackets is what they mean.
    """
    found = [name for window in windows for name in _of_window(window, starts[window.start : window.end])]
    _settle(found, words, kinds)
    found = _nicknamed(_whole(found, words), words, kinds)
    taken = {place for name in found for place in range(name.first, name.last)}
    return [_with_article(name, words, starts, kinds) if name.first - 1 not in taken else name for name in found]


def _settle(found: list[Name], words: Sequence[str], kinds: Sequence[str]) -> None:
    """Gives each name the kind that all the mentions which mean the same speak for."""
    keys = [" ".join(words[name.first : name.last]) for name in found]
    own: dict[str, Scores] = {}
    for key, name in zip(keys, found, strict=True):
        own[key] = own[key] + name.votes if key in own else name.votes
    votes = dict(own)
    for key, speaks in own.items():
        if kinds and kinds[int(speaks.argmax())] == "PERSON" and " " in key:
            for part in {key.rpartition(" ")[2], key.partition(" ")[0]} & own.keys():
                votes[part] = votes[part] + speaks
    for key, name in zip(keys, found, strict=True):
        short = _initials_after(name, words) if kinds else ""
        if short in votes:
            votes[short] = votes[key] = votes[short] + votes[key]
    for key, name in zip(keys, found, strict=True):
        name.kind = int(votes[key].argmax())


def _initials_after(name: Name, words: Sequence[str]) -> str:
    """The initials of a name that stand in brackets after it ("World Health Organization (WHO)"), or nothing."""
    after = words[name.last : name.last + 3]
    if name.last - name.first < 2 or len(after) < 3 or (after[0], after[2]) != ("(", ")") or len(after[1]) < 2:
        return ""
    parts = [word for word in words[name.first : name.last] if word[0].isalpha()]
    all_of, capitals = "".join(p[0].upper() for p in parts), "".join(p[0] for p in parts if p[0].isupper())
    return after[1] if after[1] in (all_of, capitals) else ""


def _nicknamed(found: list[Name], words: Sequence[str], kinds: Sequence[str]) -> list[Name]:
    """The names, with one person's put together around what the person is called (John "Red" Miller)."""
    out: list[Name] = []
    for name in found:
        opened = _nickname_from(name.first, words) if _is(name, kinds, "PERSON") else -1
        given = next((n for n in out if n.last == opened and _is(n, kinds, "PERSON")), None)
        if given is None:
            out.append(name)
        else:
            out = [n for n in out if n.last < opened]
            out.append(replace(given, last=name.last, votes=given.votes + name.votes))
    return out


def _nickname_from(at: int, words: Sequence[str]) -> int:
    """Where the quotation mark stands that opens one to three capitalised words quoted right before word `at`; -1 if none does."""
    for opened in range(at - 3, max(at - 6, -1), -1):
        if _QUOTES.get(words[opened]) == words[at - 1]:
            return opened if all(word[:1].isupper() for word in words[opened + 1 : at - 1]) else -1
    return -1


def _with_article(name: Name, words: Sequence[str], starts: Sequence[bool], kinds: Sequence[str]) -> Name:
    """With "The" where it is written large in the middle of a sentence before an organisation or a work."""
    at = name.first - 1
    if not _is(name, kinds, "ORG", "MISC") or at < 1 or words[at] != "The" or (starts and starts[at]):
        return name
    before = words[at - 1]
    return name if before.isupper() or not before[-1].isalnum() else replace(name, first=at)


def _is(name: Name, kinds: Sequence[str], *wanted: str) -> bool:
    return bool(kinds) and kinds[name.kind] in wanted


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
