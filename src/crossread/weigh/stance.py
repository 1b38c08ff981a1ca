"""Whether a text carries a claim, takes it back or only reports it, by the words that it uses and by what it keeps of it.

A table of weights over named features, fitted by `training.stance`; no network, so every verdict can be taken apart.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

from crossread.data import read_table
from crossread.lib.words import STOP_WORDS, expand, fold, stem, words_in
from crossread.model.findings import Reason
from crossread.model.pairs import STANCES

_KINDS = {row["word"]: row["kind"] for row in read_table("stance", "words.tsv")}
_WEIGHTS = {row["feature"]: [float(row[s]) for s in STANCES] for row in read_table("stance", "weights.tsv")}
_ASKING = frozenset("is are was were did do does has have can will why how who what could would should".split())
_DENYING = frozenset({"not", "false", "deny", "doubt"})
_HEDGING = frozenset({"rumour", "claim", "modal", "say"})
_HEAD, _TAIL = re.compile(r"[\w .']{2,40}:"), re.compile(r"[:–—-] [\w .']{2,40}$")
_NEAR = 2
"""Words between a denying word and a word of the claim that still stand together."""
FEATURES = {
    "likeness": "how near the two are in meaning",
    "kept": "how much of the claim's words it keeps",
    "shared": "how much of its words are the claim's",
    "names_kept": "how many of the claim's names it keeps",
    "deeds_kept": "how many of the claim's other words it keeps",
    "denying": "words that deny or doubt",
    "not": "a negation",
    "false": "a word for what is false",
    "deny": "a word for somebody's denial",
    "doubt": "a word of doubt",
    "denying_near": "a denying word beside the claim's words",
    "denying_first": "a denying word at its head",
    "denying_kept": "a denying word with the claim's words kept",
    "claim_denying": "the claim itself denies something",
    "hedging": "words that hold it at arm's length",
    "rumour": "a word of rumour",
    "claim": "a word for somebody's claim",
    "hedging_kept": "a hedge with the claim's words kept",
    "hedging_first": "a hedge at its head",
    "claim_hedging": "the claim itself is hedged",
    "media": "a word of videos or of the net",
    "probe": "a word of looking into it",
    "confirm": "a word of confirming",
    "plan": "a word of plans",
    "question": "a question mark",
    "question_end": "it ends as a question",
    "asks": "it opens as a question",
    "colon": "a colon",
    "named_first": "it opens with whose words they are",
    "named_last": "it ends with whose words they are",
    "length": "its length",
    "claim_length": "the claim's length",
    "figures": "a number in it",
    "capitals": "words in capitals",
}
"""The features by name, and what each says."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StanceWeighed:
    """Shares of the stances in the order of `STANCES`, and what spoke most for the likeliest against the next."""

    shares: tuple[float, ...]
    reasons: tuple[Reason, ...]

    @property
    def stance(self) -> str:
        """The likeliest."""
        return STANCES[self.shares.index(max(self.shares))]


def weigh_stance(claim: str, text: str, *, likeness: float) -> StanceWeighed:
    """What a sentence or headline does with a claim; `likeness` is the cosine of their vectors (-1 to 1)."""
    values = {"base": 1.0} | features(claim, text, likeness=likeness)
    parts = {name: [weight * value for weight in _WEIGHTS[name]] for name, value in values.items()}
    scores = [sum(column) for column in zip(*parts.values(), strict=True)]
    first, second = sorted(range(len(scores)), key=lambda i: -scores[i])[:2]
    spoke = sorted(((part[first] - part[second], name) for name, part in parts.items() if name != "base"), reverse=True)
    reasons = tuple(
        Reason(rule=f"stance.{name}", weight=round(weight, 4), sentence=f"{STANCES[first]}: {FEATURES[name]}.")
        for weight, name in spoke[:3]
        if weight > 0
    )
    return StanceWeighed(shares=softmax(scores), reasons=reasons)


def softmax(scores: list[float]) -> tuple[float, ...]:
    """Scores as shares that add up to 1."""
    parts = [math.exp(score - max(scores)) for score in scores]
    return tuple(part / sum(parts) for part in parts)


def features(claim: str, text: str, *, likeness: float) -> dict[str, float]:
    """The features by name, in the order of `FEATURES`."""
    there, here = _folded(claim), _folded(text)
    claimed, said = _contents(there), _contents(here)
    kept = _share(claimed, said)
    denying, hedging = _places(here, _DENYING), _places(here, _HEDGING)
    kinds = {_KINDS.get(word) for word in here}
    capitals = [w for w in words_in(expand(claim)) if w[:1].isupper()]
    shared = [i for i, word in enumerate(here) if stem(word) in claimed]
    end = text.rstrip("'\"’”) ")
    found = {
        "likeness": likeness,
        "kept": kept,
        "shared": _share(said, claimed),
        "names_kept": _share(_contents([fold(w) for w in capitals]), said),
        "deeds_kept": _share(claimed - {stem(fold(w)) for w in capitals}, said),
        "denying": len(denying),
        "denying_near": any(abs(a - b) <= _NEAR for a in denying for b in shared),
        "denying_first": bool(denying) and denying[0] < _NEAR,
        "denying_kept": kept * bool(denying),
        "claim_denying": bool(_places(there, _DENYING - {"doubt"})),
        "hedging": len(hedging),
        "hedging_kept": kept * bool(hedging),
        "hedging_first": bool(hedging) and hedging[0] <= _NEAR,
        "claim_hedging": bool(_places(there, _HEDGING)),
        "question": "?" in text,
        "question_end": end.endswith("?"),
        "asks": bool(here) and here[0] in _ASKING,
        "colon": ":" in text,
        "named_first": _is_short(_HEAD.match(text)),
        "named_last": _is_short(_TAIL.search(end)),
        "length": len(here) / 10,
        "claim_length": len(there) / 10,
        "figures": any(c.isdigit() for c in text),
        "capitals": sum(word.isupper() and len(word) > 3 for word in words_in(text)),
    }
    return {name: float(found.get(name, name in kinds)) for name in FEATURES}


def _folded(text: str) -> list[str]:
    return [fold(word) for word in words_in(expand(text))]


def _contents(words: list[str]) -> frozenset[str]:
    return frozenset(stem(word) for word in words if word not in STOP_WORDS)


def _share(part: frozenset[str], whole: frozenset[str]) -> float:
    return len(part & whole) / max(1, len(part))


def _places(words: list[str], kinds: frozenset[str]) -> list[int]:
    return [i for i, word in enumerate(words) if _KINDS.get(word) in kinds]


def _is_short(found: re.Match[str] | None) -> bool:
    return found is not None and len(words_in(found[0])) <= 3
