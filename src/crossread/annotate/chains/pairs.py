"""What two mentions have in common or against each other: a row of numbers a feature, over whole blocks of pairs at once."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

from crossread.annotate.chains.traits import (
    CLASSES,
    DEFINITE,
    KINDS,
    NAME,
    NAME_KINDS,
    ROLES,
    SPEAKER,
    THIRD,
    USES,
    Ints,
    Traits,
)

Floats = NDArray[np.float32]
SENTENCES = (0, 1, 2, 3, 5, 9)
"""Upper bounds of the steps in which the distance in sentences is told."""
RECENCY = (0, 1, 2, 4, 8)
"""The same for the number of nearer mentions that would do."""
PERSON = NAME_KINDS.index("PERSON")
_SUBJECTS = (ROLES.index("nsubj"), ROLES.index("nsubj:pass"))


def describe(traits: Traits) -> Floats:
    """What a mention is by itself, `[mentions, features]`."""
    v = traits.values
    sizes = {
        "kind": len(KINDS),
        "pronoun": len(CLASSES),
        "label": len(NAME_KINDS),
        "use": len(USES),
        "role": len(ROLES),
    }
    columns = [v[name] == i for name, size in sizes.items() for i in range(size)]
    columns += [v[name] == i for name in ("number", "last_gender", "human") for i in range(1, 4)]
    columns += [
        v["group"] == 1,
        v["sentence"] == 0,
        v["sentence"] < 3,
        v["said"] > 0,
        v["source"] > 0,
        v["capital"] == 1,
    ]
    columns += [
        v["depth"] == 0,
        v["depth"] == 1,
        v["depth"] / 9.0,
        np.log1p(v["total"]) / 3,
        v["total"] > 1,
        v["times"] == 1,
    ]
    columns += [
        v["core_size"] == 1,
        np.minimum(v["end"] - v["start"], 20) / 20,
        v["owner"] > 0,
        v["predicate_of"] >= 0,
        v["in_name"] == 1,
    ]
    return np.stack(columns, axis=1).astype(np.float32)


def compare(traits: Traits, later: Ints, earlier: Ints) -> Floats:
    """What each mention of `later` has in common with each of its row of `earlier`, `[features, later, earlier]`.

    Entries of `earlier` below 0 are no mentions: their places mean nothing. Each row of `earlier` begins with the nearest.
    """
    pair = _Pair(traits, later, np.maximum(earlier, 0))
    columns = [*_strings(pair, traits), *_agreement(pair), *_places(pair), *_grammar(pair), *_speech(pair)]
    columns += _ranks(pair, earlier >= 0)
    out = np.empty((len(columns), *earlier.shape), np.float32)
    for row, column in zip(out, columns, strict=True):
        row[...] = column
    return out


class _Pair:
    """Traits of the later (`a`) and of the earlier (`b`) mentions, shaped so that they compare."""

    def __init__(self, traits: Traits, later: Ints, earlier: Ints) -> None:
        self._values, self.later, self.earlier = traits.values, later, earlier
        self._kept: dict[str, Ints] = {}
        third = self.a("kind") == THIRD
        self.third, self.speaker = third, self.a("kind") == SPEAKER
        self.free = (self.a("pronoun") == 0) & (self.b("pronoun") == 0)
        self.names = (self.a("kind") == NAME) & (self.b("kind") == NAME)
        self.subject = (self.b("role") == _SUBJECTS[0]) | (self.b("role") == _SUBJECTS[1])

    def a(self, name: str) -> Ints:
        return self._values[name][self.later][:, None]

    def b(self, name: str) -> Ints:
        if name not in self._kept:
            self._kept[name] = self._values[name][self.earlier]
        return self._kept[name]

    def same(self, name: str) -> Any:
        return self.a(name) == self.b(name)


def _strings(p: _Pair, traits: Traits) -> Iterator[Any]:
    core_a, core_b = traits.core[p.later], traits.core[p.earlier]
    proper_a, proper_b = traits.proper[p.later], traits.proper[p.earlier]
    size_a, size_b = (core_a > 0).sum(1)[:, None], (traits.core > 0).sum(1)[p.earlier]
    width = core_a.shape[1]
    shared_a, alien_a, shared_proper = np.zeros_like(size_b), np.zeros(size_b.shape, bool), np.zeros(size_b.shape, bool)
    in_a = np.zeros(core_b.shape, bool)
    for i in range(width):
        equal = (core_a[:, None, i, None] == core_b) & (core_a[:, None, i, None] > 0)
        met = equal.any(2)
        shared_a += met
        in_a |= equal
        shared_proper |= met & proper_a[:, None, i]
        alien_a |= ~met & proper_a[:, None, i]
    shared_b = in_a.sum(2)
    foreign = alien_a & (proper_b & ~in_a).any(2)
    free, names = p.free, p.names
    head_in_b = (p.a("head_text")[..., None] == core_b).any(2) & free
    head_in_a = (p.b("head_text")[..., None] == core_a[:, None]).any(2) & free
    same_head, same_core = p.same("head_text") & free, p.same("core_text") & free
    all_a, all_b = (shared_a == size_a) & free, (shared_b == size_b) & free
    last = p.same("last_text") & free
    some = (shared_a > 0) & free
    yield from (p.same("text") & free, same_core, same_core & names, same_head, same_head & ~same_core)
    yield from (p.same("head_lemma") & free, p.same("stem") & free, last, last & names)
    yield from (head_in_b, head_in_a, head_in_b & names, head_in_a & names)
    yield from (
        all_a,
        all_b,
        all_a & names,
        all_b & names,
        some,
        shared_proper & free,
        shared_proper & free & ~same_head,
    )
    yield from (foreign & free, foreign & names & ~some, same_head & ~all_a, same_head & ~all_a & ~all_b)
    yield p.a("acronym") == p.b("abbreviation")
    yield p.a("abbreviation") == p.b("acronym")
    owned = (p.a("owner") > 0) & (p.b("owner") > 0)
    yield from (p.same("owner") & owned, owned & ~p.same("owner") & same_head, ~p.same("numbers") & same_head)
    yield ~some & names
    yield shared_a / np.maximum(1, size_a + size_b - shared_a) * free


def _agreement(p: _Pair) -> Iterator[Any]:
    for name in ("number", "gender", "human", "last_gender", "person"):
        known = (p.a(name) > 0) & (p.b(name) > 0)
        same = p.same(name)
        yield from (known & same, known & ~same)
    known = (p.a("label") > 0) & (p.b("label") > 0)
    same = p.same("label")
    yield from (known & same, known & ~same, p.same("pronoun") & (p.a("pronoun") > 0))
    named, thing = p.b("label") == PERSON, p.b("label") > PERSON
    for human in (1, 2):
        is_human = p.a("human") == human
        yield from (is_human & named, is_human & thing)


def _places(p: _Pair) -> Iterator[Any]:
    apart = p.a("sentence") - p.b("sentence")
    bounds = (-1, *SENTENCES, 1 << 30)
    yield from ((apart > low) & (apart <= high) for low, high in zip(bounds, bounds[1:], strict=False))
    far = (p.later[:, None] - p.earlier).astype(np.float32)
    yield from (np.log1p(np.maximum(far, 0)) / 4, far < 2, far < 5)
    for kind in (p.third, p.speaker):
        yield from ((apart == s) & kind for s in (0, 1, 2))
    yield (apart >= 3) & p.third
    yield (apart >= 3) & (p.a("kind") == DEFINITE)


def _grammar(p: _Pair) -> Iterator[Any]:
    inside = (p.a("start") >= p.b("start")) & (p.a("end") <= p.b("end"))
    yield inside
    yield (p.a("start") <= p.b("start")) & (p.a("end") >= p.b("end"))
    together = p.same("governor") & (p.a("governor") >= 0)
    reflexive = p.a("use") == USES.index("reflexive")
    owner = p.a("role") == ROLES.index("nmod:poss")
    subject_a = (p.a("role") == _SUBJECTS[0]) | (p.a("role") == _SUBJECTS[1])
    clause, here, same_role = p.same("clause"), p.same("sentence"), p.same("role")
    yield inside & owner
    for name in ("appos_of", "predicate_of"):
        yield from (p.a(name) == p.b("head"), p.b(name) == p.a("head"))
    yield (p.a("conj_of") == p.b("head")) | (p.same("conj_of") & (p.a("conj_of") >= 0))
    yield from (together, together & reflexive, together & (p.a("use") == USES.index("personal")))
    yield from (clause, clause & p.subject & owner, clause & p.subject & reflexive)
    yield from (clause & p.subject & ~reflexive & ~owner, p.subject & subject_a, same_role, same_role & p.third)
    yield from (p.subject & here, p.subject & ~here)
    yield (p.a("clause") == p.b("head")) | (p.b("clause") == p.a("head"))
    yield here & (p.b("depth") < p.a("depth"))
    yield from (p.a("governor") == p.b("head"), p.b("governor") == p.a("head"))


def _speech(p: _Pair) -> Iterator[Any]:
    quoted_a, quoted_b, same = p.a("said") > 0, p.b("said") > 0, p.same("said")
    rows = (
        quoted_a & same,
        quoted_a & ~quoted_b,
        ~quoted_a & quoted_b,
        quoted_a & quoted_b & ~same,
        quoted_a & (p.b("source") == p.a("said")),
    )
    yield from rows
    yield quoted_b & (p.a("source") == p.b("said"))
    yield from (row & p.speaker for row in rows)


def _ranks(p: _Pair, valid: Any) -> Iterator[Any]:
    """How many nearer mentions would do for a pronoun as well as this one."""
    suits = valid & (p.b("kind") <= SPEAKER)
    for name in ("number", "last_gender", "human", "person"):
        suits &= (p.a(name) == 0) | (p.b(name) == 0) | p.same(name)
    yield suits
    bounds = (-1, *RECENCY, 1 << 30)
    for kind in (suits, suits & p.subject, suits & (p.b("label") == PERSON)):
        nearer = np.cumsum(kind, axis=1, dtype=np.int32) - kind
        here = kind & p.third
        yield from (here & (nearer > low) & (nearer <= high) for low, high in zip(bounds, bounds[1:], strict=False))
