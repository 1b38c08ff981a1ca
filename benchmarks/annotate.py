"""Speed of reading: `python -m benchmarks.annotate [--reports N]`.

Reports of about 400 words are made from the example story's texts and read one after the other. A line each for the
reading graph alone, for both graphs alone, and for the whole pipeline with all heads and its notes: reports a second of
CPU on one core, and the ratio to the reading graph alone. Peak memory is that of the whole process.
"""

import argparse
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path

from crossread.annotate import annotate, load_reader
from crossread.annotate.components import shipped, words_of
from crossread.model.reports import Report
from crossread.testing import make_report

EXAMPLE = Path(__file__).resolve().parent.parent / "examples" / "brenn-dam" / "reports"
WORDS = 400


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


def timed(work: Callable[[Report], object], texts: list[Report]) -> float:
    """CPU seconds a report."""
    work(texts[0])
    began = time.process_time()
    for text in texts:
        work(text)
    return (time.process_time() - began) / len(texts)


def main() -> None:
    """Prints the lines."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.annotate", description=__doc__)
    parser.add_argument("--reports", type=int, default=40)
    texts = reports(parser.parse_args().reports)
    reader, model = load_reader(), shipped()

    def graph(report: Report) -> None:
        _, words, joins = words_of(reader.nlp.make_doc(report.text))
        list(model.read(words, joins))

    def graphs(report: Report) -> None:
        graph(report)
        model.vectors([line for line in report.text.split("\n") if line])

    alone = timed(graph, texts)
    for name, seconds in (
        ("reading graph", alone),
        ("both graphs", timed(graphs, texts)),
        ("all heads and notes", timed(lambda report: annotate(report, reader), texts)),
    ):
        print(f"{name:24s} {1 / seconds:7.1f} reports/s of CPU   {alone / seconds:5.2f} of the reading graph's speed")
    unit = 1 if sys.platform == "darwin" else 1024
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1e6:.0f} MB")


if __name__ == "__main__":
    main()
