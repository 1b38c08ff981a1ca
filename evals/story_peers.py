"""Other ways to put reports together, measured beside ours on the same vectors: average linkage and HDBSCAN (scikit-learn)."""

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray
from sklearn.cluster import HDBSCAN, AgglomerativeClustering

from crossread.cluster.traits import mean_vector, sentences_of, weight_at
from crossread.model.reading import Reading

THRESHOLDS = (0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6)
"""Distances (1 - cosine) up to which groups are joined; each set is given its best one, which no user could know."""
Labels = Sequence[str]
Distances = NDArray[np.float32]


def linkage(readings: Sequence[Reading], f1: Callable[[Labels], float]) -> tuple[float, float]:
    """The best F1 of average linkage over the thresholds, and that threshold; `f1` scores labels, one for each reading."""
    distances = _distances(readings)

    def labels(at: float) -> Labels:
        made = AgglomerativeClustering(n_clusters=None, metric="precomputed", linkage="average", distance_threshold=at)
        return [str(label) for label in made.fit_predict(distances)]

    return max((f1(labels(at)), at) for at in THRESHOLDS)


def hdbscan(readings: Sequence[Reading], f1: Callable[[Labels], float]) -> float:
    """F1 of HDBSCAN with groups of two or more; what it takes for noise stands alone."""
    found = HDBSCAN(min_cluster_size=2, metric="precomputed", copy=True).fit_predict(_distances(readings))
    return f1([f"alone {i}" if label < 0 else str(label) for i, label in enumerate(found)])


def _distances(readings: Sequence[Reading]) -> Distances:
    vectors = np.zeros((len(readings), 384), np.float32)
    for row, reading in enumerate(readings):
        sentences = sentences_of(reading)
        vector = mean_vector(sentences, [weight_at(i) for i in range(len(sentences))])
        if vector.size:
            vectors[row] = vector
    near: Distances = np.clip(1 - vectors @ vectors.T, 0, 2)
    np.fill_diagonal(near, 0)
    return near
