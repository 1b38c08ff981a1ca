"""What one sentence does to another: `python -m evals.claim_pairs --data DIR`.

Sets: `msrp` (its test pairs: the same or not), `rte` (RTE-3 test: entailed or not), `emergent` (headlines about claims: for,
against, observing; of claims on neither side of which training read anything), `edits` (programmed edits of the test
documents of EWT and GUM and the dev documents of PolNeAR, made anew from a fixed seed, at most 80 of a kind).

Readers, all on the same pairs: `head` (the network's) and `cosine` (of the sentence vectors; its threshold is the best one on
MSRP's val and RTE-3's dev pairs; for edits at or above MSRP's it says `same`, else `contradicts`; for stances it always says
`for`). The table of `weigh.stance`, which the pipeline uses for stances, has its own eval, `evals.stance`.

`accuracy` and `macro_f1` are those of `head`, averaged over the sets found; `SET_accuracy_READER`, `SET_macro_f1_READER` stand for
each. Classes: same / not for MSRP, entailed / not for RTE (`same` entails too), the stances, and for edits the sense that
the edit is known to leave, put together as same / contradicts / updates / entails / other. `edits_by_kind` has, by kind of edit, the
share of pairs with a relation that may be right; an edit may leave several open.
"""

import random
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from crossread.annotate.encoder import Encoder
from crossread.annotate.pairs import pair_reader
from crossread.model.pairs import RELATIONS, STANCES
from evals.report import Overlap, Scores, find, main
from training import pairs, quotations, treebanks
from training.edits import CHANGING, KEEPING, OTHER, Text
from training.pairs import Pair

A_KIND = 80
OTHERWISE = {"msrp": ("same", "other"), "rte": ("entailed", "other")}


def run(data: Path, most: int = 0) -> Scores:
    """Scores the sets that the data folder has, of each at most so many pairs (0: all)."""
    sets = {name: found[:: max(1, len(found) // most)] if most else found for name, found in load(data).items()}
    metrics: dict[str, object] = {}
    for name, found in sets.items():
        bound = threshold(data, name)
        for reader, said in answers(name, found, bound).items():
            metrics[f"{name}_accuracy_{reader}"], metrics[f"{name}_macro_f1_{reader}"] = figures(name, found, said)
            if name == "edits":
                metrics[f"edits_by_kind_{reader}"] = by_kind(found, said)
    for measure in ("accuracy", "macro_f1"):
        values = [float(str(metrics[f"{name}_{measure}_head"])) for name in sets]
        metrics[measure] = sum(values) / max(1, len(values))
    return Scores(metrics=metrics, n=sum(map(len, sets.values())))


def load(data: Path) -> dict[str, list[Pair]]:
    """The pairs of each set that is there."""
    sets: dict[str, list[Pair]] = {}
    if find(data, "msrp/data/para/msr/msr-para-test.tsv"):
        sets["msrp"] = pairs.msrp(data / "msrp", "test")
    if find(data, "rte/rte/rte3_test.xml"):
        sets["rte"] = pairs.rte(data / "rte", "rte3_test")
    if find(data, "emergent/claims.csv"):
        known = pairs.trained_claims()
        sets["emergent"] = [p for p in pairs.emergent(data / "emergent") if p.group not in known]
    if edits := edited(data, "test"):
        sets["edits"] = edits
    return sets


def edited(data: Path, part: str) -> list[Pair]:
    """Programmed edits of the documents of a part, at most `A_KIND` of each kind."""
    documents = treebanks.ewt(data / "ud_ewt", part) if find(data, "ud_ewt") else []
    documents += treebanks.gum(data / "gum", part) if find(data, "gum") else []
    documents += quotations.polnear(data / "polnear", "dev") if find(data, "polnear/dev") else []
    rng, kept = random.Random(11), dict.fromkeys((*CHANGING, *KEEPING, *OTHER, "neighbours"), A_KIND)
    rng.shuffle(documents)
    out: list[Pair] = []
    for pair in pairs.edited(documents, rng):
        if kept[pair.kind] > 0:
            kept[pair.kind] -= 1
            out.append(pair)
    return out


def answers(name: str, found: Sequence[Pair], bound: float) -> dict[str, list[str]]:
    """What each reader says of each pair, as classes of the set."""
    texts = [(shown(p.a), shown(p.b)) for p in found]
    views = pair_reader()(texts)
    head = [class_of(name, view.stances if name == "emergent" else view.relations) for view in views]
    return {"head": head, "cosine": [_by_cosine(name, c >= bound) for c in likeness(texts)]}


def shown(text: Text) -> str:
    """The words of a text as running text."""
    return "".join((" " if join else "") + word for word, join in zip(text.words, text.joins, strict=True)).strip()


def likeness(texts: Sequence[tuple[str, str]]) -> list[float]:
    """The cosine of each pair's vectors."""
    each = sorted({text for pair in texts for text in pair}, key=len)
    vectors = dict(zip(each, Encoder.shipped().vectors(each), strict=True))
    return [float(vectors[a] @ vectors[b]) for a, b in texts]


def class_of(name: str, shares: Sequence[float]) -> str:
    """The class of a set that shares speak for."""
    if name == "emergent":
        return STANCES[int(np.argmax(shares))]
    if name == "msrp":
        return OTHERWISE[name][int(shares[0] < 0.5)]
    if name == "rte":
        return OTHERWISE[name][int(shares[0] + shares[1] < 0.5)]
    return RELATIONS[int(np.argmax(shares))]


def _by_cosine(name: str, alike: bool) -> str:
    if name == "emergent":
        return STANCES[0]
    if name in OTHERWISE:
        return OTHERWISE[name][int(not alike)]
    return "same" if alike else "contradicts"


def threshold(data: Path, name: str) -> float:
    """The cosine that parts a set's development pairs best; MSRP's for edits."""
    held = pairs.rte(data / "rte", "rte3_dev") if name == "rte" else []
    if name in ("msrp", "edits") and (data / "msrp").exists():
        held = pairs.msrp(data / "msrp", "val")
    likes = likeness([(shown(p.a), shown(p.b)) for p in held])
    right = ["same" in p.relations for p in held]
    bounds = [i / 100 for i in range(30, 100)]
    return max(bounds, key=lambda b: sum((c >= b) == r for c, r in zip(likes, right, strict=True)))


def gold(name: str, pair: Pair) -> str:
    """The class of a pair."""
    if name == "emergent":
        return pair.stance
    if name in OTHERWISE:
        return OTHERWISE[name][int("same" not in pair.relations)]
    return next(iter(pair.relations)) if len(pair.relations) == 1 else "other"


def is_right(name: str, pair: Pair, said: str) -> bool:
    """Whether an answer is right; of an edit that leaves several relations open, any of them is."""
    return said in pair.relations if name == "edits" else said == gold(name, pair)


def figures(name: str, found: Sequence[Pair], said: Sequence[str]) -> tuple[float, float]:
    """Accuracy and macro F1."""
    truths = [gold(name, pair) for pair in found]
    counts = {truth: Overlap() for truth in sorted(set(truths))}
    right = 0
    for pair, truth, answer in zip(found, truths, said, strict=True):
        hit = is_right(name, pair, answer)
        right += hit
        for kind, count in counts.items():
            named = truth if hit else answer
            count.add(hit and kind == truth, kind == named, kind == truth)
    return right / max(1, len(found)), sum(c.f1 for c in counts.values()) / max(1, len(counts))


def by_kind(found: Sequence[Pair], said: Sequence[str]) -> dict[str, float]:
    """The share of right answers by kind of edit."""
    kinds = sorted({pair.kind for pair in found})
    hits = {
        kind: [is_right("edits", p, s) for p, s in zip(found, said, strict=True) if p.kind == kind] for kind in kinds
    }
    return {kind: sum(rows) / len(rows) for kind, rows in hits.items()}


if __name__ == "__main__":
    main("claim_pairs", run, most=(int, "pairs of a set at the most, spread over it (for a quick look)"))
