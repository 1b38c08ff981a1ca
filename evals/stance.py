"""For a claim, against it, or only reporting it: `python -m evals.stance --data DIR`.

Set: `emergent`, headlines about claims (Ferreira & Vlachos 2016). Of a file that holds claims which the weights were fitted
on (`training/emergent_claims.txt`), only the other claims are scored; no claim stands on both sides.

- `accuracy`: headlines whose stance is right. `macro_f1`: the mean of the F1 of for, against and observing.
- `by_stance`: F1 of each. `always_for`: what one would get by always saying "for".
- `fitted_accuracy`: of the claims that the weights were fitted on, where there are any (not a measure of quality).
"""

from pathlib import Path

import numpy as np

from crossread.annotate.encoder import Encoder
from crossread.model.pairs import STANCES
from crossread.weigh.stance import weigh_stance
from evals.report import Overlap, Scores, find, main
from training.stance import ClaimPair, claim_pairs, fitted_claims


def run(data: Path) -> Scores:
    """Scores the headlines of the claims that were not fitted on."""
    path = find(data, "emergent/claims.csv")
    if path is None:
        return Scores(metrics={}, n=0)
    known, pairs = fitted_claims(), claim_pairs(path)
    held = [pair for pair in pairs if pair.group not in known]
    fitted = [pair for pair in pairs if pair.group in known]
    metrics = figures(held, predicted(held))
    if fitted:
        metrics["fitted_accuracy"] = figures(fitted, predicted(fitted))["accuracy"]
    return Scores(metrics=metrics, n=len(held))


def predicted(pairs: list[ClaimPair]) -> list[str]:
    """The stance of each pair, by the shipped weights."""
    if not pairs:
        return []
    encoder = Encoder.shipped()
    claims, headlines = encoder.vectors([p.claim for p in pairs]), encoder.vectors([p.headline for p in pairs])
    likeness = np.asarray((claims * headlines).sum(axis=1))
    return [weigh_stance(p.claim, p.headline, likeness=float(c)).stance for p, c in zip(pairs, likeness, strict=True)]


def figures(pairs: list[ClaimPair], found: list[str]) -> dict[str, object]:
    """Accuracy and F1 of predicted stances."""
    counts = {stance: Overlap() for stance in STANCES}
    for pair, said in zip(pairs, found, strict=True):
        for stance, count in counts.items():
            count.add(stance == said == pair.stance, stance == said, stance == pair.stance)
    total = max(1, len(pairs))
    return {
        "accuracy": sum(p.stance == said for p, said in zip(pairs, found, strict=True)) / total,
        "macro_f1": sum(count.f1 for count in counts.values()) / len(counts),
        "by_stance": {stance: count.f1 for stance, count in counts.items()},
        "always_for": counts["for"].there / total,
    }


if __name__ == "__main__":
    main("stance", run)
