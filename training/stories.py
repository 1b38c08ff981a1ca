"""Weights of story levels: `python -m training.stories --data DIR --cases DIR --out FILE`.

DIR of `--data` holds unpacked benchmark sets (those of `evals.stories`; what is missing is named and skipped), DIR of
`--cases` labelled cases. Their reports are read through the rooms (`story_streams`), pairs become levels (`story_levels`),
weights are fitted (`story_weights`), and the constant is moved to where grouping does best. FILE becomes a table in the
format of `src/crossread/data/stories/levels.tsv`; nothing is shipped by itself.

Figures are printed for every set, and for the cases: B-cubed with the shipped weights, with the fitted ones (in sample),
and held out, with weights that are fitted, and moved, without the set's source or without the case.
"""

from __future__ import annotations

import argparse
import logging
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np

from crossread.weigh.stories import levels
from training.story_levels import Table, table_of, write
from training.story_streams import Stream, load
from training.story_weights import fit

log = logging.getLogger(__name__)
MOVES = tuple(round(tenth / 10, 1) for tenth in range(-15, 3))
"""What is added to the constant, lowest first: pairs are fitted one by one, but groups are joined by means of pairs."""
NEAR = 0.001
"""The lowest constant is taken that costs no more than this in mean F1: held-out cases are joined wrongly rather than parted."""
Figures = tuple[float, float, float]
"""Precision, recall and F1 of B-cubed."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Reads the arguments, fits, prints the figures and writes the table."""
    parser = argparse.ArgumentParser(prog="python -m training.stories", description=__doc__)
    parser.add_argument("--data", type=Path, help="a folder that holds some of the sets")
    parser.add_argument("--cases", type=Path, nargs="*", default=[], help="folders of labelled cases")
    parser.add_argument("--out", type=Path, required=True, help="the table to write")
    parser.add_argument("--cache", type=Path, help="a folder of your own in which readings are kept")
    parser.add_argument("--most", type=int, default=600, help="about so many documents of a set are taken")
    given = parser.parse_args(arguments)
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    streams = list(load(given.data, given.cases, most=given.most, kept=given.cache))
    if not any(one.pairs for one in streams):
        parser.error("no set and no case was found")
    table = learn(streams)
    print(*lines(streams, table, held_out(streams)), sep="\n")
    write(table, given.out, comments(streams))


def learn(streams: Sequence[Stream]) -> Table:
    """The table of fitted weights with the lowest constant that groups these streams as well as any, or nearly so."""
    weights, constant = fit(streams)
    tables = [table_of(weights, constant + move) for move in MOVES]
    reached = [overall(streams, {one.name: one.b3(table) for one in streams}) for table in tables]
    return next(table for table, f1 in zip(tables, reached, strict=True) if f1 >= max(reached) - NEAR)


def overall(streams: Sequence[Stream], found: Mapping[str, Figures]) -> float:
    """The mean F1 of the sets that figures were found for, all cases together counting as one."""
    sets = [found[one.name][2] for one in streams if not one.is_case and one.name in found]
    cases = [found[one.name][2] for one in streams if one.is_case and one.name in found]
    return float(np.mean(sets + ([float(np.mean(cases))] if cases else [])))


def held_out(streams: Sequence[Stream]) -> dict[str, Figures]:
    """For each stream its figures by a table that is learnt without any stream of its source; none where nothing is left."""
    found: dict[str, Figures] = {}
    for source in dict.fromkeys(one.source for one in streams):
        others = [one for one in streams if one.source != source]
        if any(one.same.any() for one in others):
            table = learn(others)
            found |= {one.name: one.b3(table) for one in streams if one.source == source}
            log.info("held out: %s", source)
    return found


def lines(streams: Sequence[Stream], table: Table, held: dict[str, Figures]) -> list[str]:
    """What is printed: a line a stream, a line of means; `-` where nothing was left to learn from."""
    columns: dict[str, dict[str, Figures]] = {
        "shipped": {one.name: one.b3(levels()) for one in streams},
        "in sample": {one.name: one.b3(table) for one in streams},
        "held out": held,
    }
    out = [
        f"{'B3 precision/recall/F1':28} {'reports':>7} {'pairs':>6} {'same':>5}" + "".join(f"{c:>19}" for c in columns)
    ]
    for one in streams:
        shown = ("/".join(f"{value:.3f}" for value in found.get(one.name, ())) or "-" for found in columns.values())
        size = f"{len(one.gold):7} {len(one.pairs):6} {int(one.same.sum()):5}"
        out.append(f"{one.name:28} {size}" + "".join(f"{text:>19}" for text in shown))
    means = (f"{overall(streams, found):.3f}" if found else "-" for found in columns.values())
    return [*out, f"{'mean F1, cases as one set':49}" + "".join(f"{text:>19}" for text in means)]


def comments(streams: Sequence[Stream]) -> list[str]:
    """The comment lines of the table: what it is and where it comes from."""
    sets = [f"{one.name} ({len(one.gold)} reports)" for one in streams if not one.is_case]
    cases = sum(one.is_case for one in streams)
    return [
        "Levels of likeness between two reports: the highest level that a feature reaches adds its weight (log-odds, above 0 for"
        " one happening).",
        f"source: fitted by `python -m training.stories` on {', '.join([*sets, f'{cases} labelled cases'])}",
        "source: weights of `vessel`, `earlier` and `other` are set by hand (training/story_levels.tsv)",
        "licence: Apache-2.0 (weights only, no text)",
    ]


if __name__ == "__main__":
    main()
