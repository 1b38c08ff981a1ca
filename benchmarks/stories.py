"""Speed and memory of putting a stream together: `python -m benchmarks.stories [--sizes 10000 100000 1000000]`.

The reports are synthetic and come as they are after annotation: vectors and telling words are drawn by chance (seeded), stories have
sizes by a power law, and days run over two years. Each size is measured in a process of its own: making the reports is not
counted. What is measured is placing them one by one (`Threads.add`) and telling the groups at the end, without settling. What is
printed: CPU seconds, reports a second of CPU, peak memory (reports made day by day among it), how many were put together rightly
(B-cubed F1 against the stories drawn), and the exponent of growth between each size and the next.
"""

import argparse
import json
import math
import resource
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from crossread.cluster.stream import Threads
from crossread.weigh.stories import Traits

DAYS = 730
WINDOW = 21
WIDTH = 384
WORDS = 60
LEAD = 16
VOCABULARY = 200_000
SPREAD = 3
"""Days over which the reports of a story come."""
Floats = NDArray[np.float32]


def story_sizes(reports: int, rng: np.random.Generator) -> list[int]:
    """Sizes of stories that add up to so many reports, by a power law (Zipf, 2), none over a fiftieth of all or 2,000."""
    sizes: list[int] = []
    left = reports
    while left > 0:
        drawn = int(min(rng.zipf(2.0), left, max(2, min(2000, reports // 50))))
        sizes.append(drawn)
        left -= drawn
    return sizes


def days(reports: int, seed: int = 7) -> Iterator[list[tuple[int, int]]]:
    """For each day its reports as (story, seed), in an order by chance."""
    rng = np.random.default_rng(seed)
    every: list[list[tuple[int, int]]] = [[] for _ in range(DAYS + SPREAD)]
    number = 0
    for story, size in enumerate(story_sizes(reports, rng)):
        start = int(rng.integers(DAYS))
        for offset in rng.integers(SPREAD, size=size).tolist():
            every[start + offset].append((story, number))
            number += 1
    for today in every:
        rng.shuffle(today)
        yield [(int(story), int(one)) for story, one in today]


def traits(story: int, number: int, day: date) -> Traits:
    """A synthetic report of a story: most of its words and of its vector are the story's, the rest its own."""
    shared, own = np.random.default_rng((1, story)), np.random.default_rng((2, number))
    centre, noise = shared.standard_normal(WIDTH, dtype=np.float32), own.standard_normal(WIDTH, dtype=np.float32)
    common = shared.integers(VOCABULARY, size=WORDS).tolist()
    picked = own.permutation(WORDS)[: WORDS // 2].tolist()
    drawn = [f"w{common[i]}" for i in sorted(picked)] + [
        f"w{word}" for word in own.integers(VOCABULARY, size=WORDS // 2)
    ]
    weights = {word: 1.0 / math.sqrt(len(drawn)) for word in drawn}
    heads = {f"w{word}": 4.0 for word in common[:4]}
    return Traits(
        report=str(number),
        body=_unit(centre + 0.6 * noise),
        words=weights,
        lead_words=dict(list(weights.items())[:LEAD]),
        names=heads | dict.fromkeys(drawn[-4:], 3.0),
        heads=heads,
        places=frozenset({f"w{common[4]}"}),
        background=frozenset(drawn[LEAD:]),
        day=day.isoformat(),
        published=day.isoformat(),
    )


def _unit(vector: Floats) -> Floats:
    unit: Floats = vector / np.sqrt(np.dot(vector, vector))
    return unit


def measure(reports: int) -> dict[str, float]:
    """The figures of one size."""
    threads, spent, gold = Threads(window=WINDOW), 0.0, []
    first = date(2030, 1, 1)
    for offset, today in enumerate(days(reports)):
        made = [traits(story, number, first + timedelta(days=offset)) for story, number in today]
        gold += [story for story, _ in today]
        began = time.process_time()
        for one in made:
            threads.add(one)
        spent += time.process_time() - began
    began = time.process_time()
    groups = threads.groups()
    spent += time.process_time() - began
    unit = 1 if sys.platform == "darwin" else 1024
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1e6
    return {
        "reports": reports,
        "cpu_s": spent,
        "a_second": reports / spent,
        "peak_mb": peak,
        "b3_f1": _b3(groups, gold),
    }


def _b3(groups: list[tuple[int, ...]], gold: list[int]) -> float:
    sizes = Counter(gold)
    precision = recall = 0.0
    for members in groups:
        for story, count in Counter(gold[i] for i in members).items():
            precision += count * count / len(members)
            recall += count * count / sizes[story]
    precision, recall = precision / len(gold), recall / len(gold)
    return 2 * precision * recall / (precision + recall)


def main() -> None:
    """Measures each size in a process of its own and prints the table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.stories", description=__doc__)
    parser.add_argument("--sizes", nargs="+", type=int, default=[10_000, 100_000])
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.one:
        print(json.dumps(measure(chosen.one)))
        return
    before: dict[str, float] = {}
    for size in chosen.sizes:
        command = [sys.executable, "-m", "benchmarks.stories", "--one", str(size)]
        now = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
        line = f"{size:9,} reports {now['cpu_s']:8.1f} s CPU {now['a_second']:7,.0f} a second"
        line += f" {now['peak_mb']:7,.0f} MB   B3 {now['b3_f1']:.3f}"
        if before:
            growth = math.log(now["cpu_s"] / before["cpu_s"]) / math.log(now["reports"] / before["reports"])
            line += f"   exponent {growth:.2f}"
        print(line, flush=True)
        before = now


if __name__ == "__main__":
    main()
