"""Speed and size of the gazetteer: `python -m benchmarks.places [--names N]`.

Measured on one core: the first look-up of a process (it unpacks the table); look-ups of N different names out of the table
(every name once, so nothing is remembered from before), of N names that are none, and of the same few thousand names again
and again, as a run over many reports asks for them; the bytes of the tables on disk, and the memory that they take. The last
line is JSON.
"""

import argparse
import json
import random
import resource
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from crossread.lib.gazetteer import spots_called
from crossread.lib.spots import names_listed

TABLES = Path(__file__).resolve().parent.parent / "src" / "crossread" / "data" / "places"
AGAIN = 4_000
"""Names that a run asks for again and again."""


def rate(look_up: Callable[[str], object], names: Sequence[str]) -> float:
    """Look-ups a second of CPU."""
    start = time.process_time()
    for name in names:
        look_up(name)
    return len(names) / (time.process_time() - start)


def peak_mb() -> float:
    """Peak resident memory of this process in megabytes (10^6)."""
    unit = 1 if sys.platform == "darwin" else 1024  # bytes there, kibibytes elsewhere
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1e6


def main() -> None:
    """Measures and prints a line each."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.places", description=__doc__)
    parser.add_argument("--names", type=int, default=50_000, help="different names that are looked up")
    count = parser.parse_args().names
    before, start = peak_mb(), time.process_time()
    spots_called("Nairobi")
    first, memory = time.process_time() - start, peak_mb() - before
    chance = random.Random(1)
    known = chance.sample(sorted(set(names_listed())), count)
    unknown = [f"{a} {b[::-1]}" for a, b in zip(known, reversed(known), strict=True)]
    few = [known[chance.randrange(AGAIN)] for _ in range(count)]
    figures = {
        "bytes_on_disk": sum(path.stat().st_size for path in TABLES.iterdir() if path.is_file()),
        "entries": sum(1 for _ in names_listed()),
        "first_look_up_s": round(first, 3),
        "memory_mb": round(memory, 1),
        "different_names_per_s": round(rate(spots_called, known)),
        "unknown_names_per_s": round(rate(spots_called, unknown)),
        "names_again_per_s": round(rate(spots_called, few)),
    }
    for name, value in figures.items():
        print(f"{name:24} {value:>14,}")
    print(json.dumps({"benchmark": "places", "metrics": figures}))


if __name__ == "__main__":
    main()
