"""Speed of reading: `python -m benchmarks.annotate [--reports N] [--peer DIR]`.

Reports of about 400 words are made from the example story's texts and read one after the other, on one core and then by
two processes at a time. A line each for the reading graph alone (the encoder with its heads' scores), for both graphs alone
(sentence vectors too), for the whole pipeline with all heads and its notes, and, where `--peer` names the folder that
`python -m training.peer` made, for spaCy's CNN pipeline on the same words. One core: reports a second of CPU, and the ratio
to the reading graph alone. Two cores: reports a second by the clock, so run it on a machine with nothing else to do.
Peak memory is that of a process of its own that reads the same reports with the whole pipeline (or the peer).
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import resource
import sys
import time
from collections.abc import Callable
from multiprocessing.synchronize import Barrier
from pathlib import Path

from crossread.model.reports import Report
from crossread.testing import make_report

EXAMPLE = Path(__file__).resolve().parent.parent / "examples" / "brenn-dam" / "reports"
WORDS = 400
WAYS = {
    "graph": "reading graph",
    "graphs": "both graphs",
    "all": "all heads and notes",
    "peer": "spaCy's CNN (tags, trees, names)",
}


def reports(count: int) -> list[Report]:
    """Reports of the example's paragraphs, each beginning at another one."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(EXAMPLE.iterdir()) if path.suffix == ".txt"]
    paragraphs = [part for text in texts for part in text.split("\n\n") if part.strip()]
    out = []
    for number in range(count):
        chosen: list[str] = []
        at = number
        while sum(len(part.split()) for part in chosen) < WORDS:
            chosen.append(paragraphs[at % len(paragraphs)])
            at += 1
        out.append(make_report("\n\n".join(chosen), outlet=f"Outlet {number}"))
    return out


def work_of(way: str, peer: str) -> Callable[[Report], object]:
    """What is timed, loaded and ready."""
    if way == "peer":
        import spacy  # noqa: PLC0415 (what a process does not time, it does not load)

        nlp = spacy.load(peer)
        return lambda report: nlp(report.text)
    from crossread.annotate import annotate, load_reader  # noqa: PLC0415
    from crossread.annotate.components import shipped, words_of  # noqa: PLC0415

    reader = load_reader()
    if way == "all":
        return lambda report: annotate(report, reader)
    model = shipped()

    def read(report: Report) -> None:
        _, words, joins = words_of(reader.nlp.make_doc(report.text))
        list(model.read(words, joins))
        if way == "graphs":
            model.vectors([line for line in report.text.split("\n") if line])

    return read


def timed(way: str, peer: str, count: int, together: Barrier) -> tuple[float, float, float]:
    """Seconds of CPU and by the clock that the reports take, and the peak memory in bytes, of this process."""
    texts, work = reports(count), work_of(way, peer)
    work(texts[0])
    together.wait()
    clock, cpu = time.perf_counter(), time.process_time()
    for text in texts:
        work(text)
    unit = 1 if sys.platform == "darwin" else 1024
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit
    return time.process_time() - cpu, time.perf_counter() - clock, peak


def measured(way: str, peer: str, count: int, processes: int) -> list[tuple[float, float, float]]:
    """`timed` by so many fresh processes at once."""
    context = multiprocessing.get_context("spawn")
    with context.Manager() as manager, context.Pool(processes) as pool:
        together = manager.Barrier(processes)
        return pool.starmap(timed, [(way, peer, count, together)] * processes, chunksize=1)


def main() -> None:
    """Prints the lines."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.annotate", description=__doc__)
    parser.add_argument("--reports", type=int, default=40)
    parser.add_argument("--peer", type=Path, help="the folder that `python -m training.peer` made")
    given = parser.parse_args()
    count, peer = given.reports, str(given.peer or "")
    print(f"{'':34s} one core  two cores  of the graph   peak")
    alone = 0.0
    for way, name in WAYS.items():
        if way == "peer" and not given.peer:
            continue
        ((cpu, _, peak),) = measured(way, peer, count, 1)
        both = measured(way, peer, count, 2)
        alone = alone or cpu
        two = 2 * count / max(clock for _, clock, _ in both)
        print(f"{name:34s} {count / cpu:8.1f} {two:10.1f} {alone / cpu:13.2f} {peak / 1e6:5.0f} MB")
    if given.peer:
        print("peer, LAS by test part:", json.loads((given.peer / "peer.json").read_text(encoding="utf-8")))


if __name__ == "__main__":
    main()
