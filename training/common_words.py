"""How common words are in news: `python -m training.common_words --data DIR --out FILE`.

DIR holds unpacked `allsides_triples` (train), `polnear` and `gva` (the first report of every fourth incident). FILE
becomes a table in the format of `src/crossread/data/stories/common_words.tsv`: how many in a thousand reports use a word at
all. Only counts leave the sets; sets that are missing are named and skipped, which changes the table.
"""

from __future__ import annotations

import argparse
import json
import logging
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from evals.report import find

SHARES = {"allsides_triples": 0.5, "polnear": 0.3, "gva": 0.2}
"""What each set counts in the mix, however many reports it has."""
SEEN = 0.001
"""A word is kept if two sets have it in at least this share of their reports ..."""
LEAST = 0.003
"""... and the mix in at least this share."""
_WORD = re.compile(r"[a-z][a-z'’-]*[a-z]|[a-z]")


def main() -> None:
    """Reads the arguments, counts and writes the table."""
    parser = argparse.ArgumentParser(prog="python -m training.common_words", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="a folder that holds some of the sets")
    parser.add_argument("--out", type=Path, required=True, help="the table to write")
    given = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    readers: dict[str, tuple[str, Callable[[Path], Iterator[str]]]] = {
        "allsides_triples": ("allsides_triples/train.source", _lines),
        "polnear": ("polnear", _texts),
        "gva": ("gva/incidents.jsonl", _incidents),
    }
    found = {name: path for name, (place, _) in readers.items() if (path := find(given.data, place))}
    shares = mixed({name: counted(readers[name][1](path)) for name, path in found.items()})
    rows = [f"{word}\t{share * 1000:.0f}" for word, share in sorted(shares.items(), key=lambda row: (-row[1], row[0]))]
    head = [
        "# How many in a thousand news reports use a word at all; words below 3 are left out (they count as rare).",
        f"# source: counted by `python -m training.common_words` over {', '.join(sorted(found))}, mixed with fixed shares",
        "# licence: Apache-2.0 (counts only, no text)",
        "word\tper_mille",
    ]
    given.out.write_text("\n".join(head + rows) + "\n", encoding="utf8")


def counted(reports: Iterable[str]) -> dict[str, float]:
    """The share of reports that hold each word."""
    bags = [words_of(text) for text in reports]
    times = Counter(word for bag in bags for word in bag)
    return {word: count / len(bags) for word, count in times.items()}


def words_of(text: str) -> frozenset[str]:
    """The different words of a text in lower case, without a possessive ending."""
    return frozenset(word.replace("’", "'").removesuffix("'s") for word in _WORD.findall(text.lower()))


def mixed(sets: Mapping[str, Mapping[str, float]]) -> dict[str, float]:
    """The shares of the words that are kept, over all sets."""
    whole = sum(SHARES[name] for name in sets)
    out: dict[str, float] = {}
    for word in {word for shares in sets.values() for word in shares}:
        if sum(shares.get(word, 0.0) >= SEEN for shares in sets.values()) >= 2:
            share = sum(SHARES[name] * shares.get(word, 0.0) for name, shares in sets.items()) / whole
            out |= {word: share} if share >= LEAST else {}
    return out


def _lines(path: Path) -> Iterator[str]:
    yield from path.read_text(encoding="utf8").rstrip("\n").split("\n")


def _texts(folder: Path) -> Iterator[str]:
    for path in sorted(folder.rglob("*.txt")):
        if "README" not in path.name:
            yield path.read_text(encoding="utf8", errors="replace")


def _incidents(path: Path) -> Iterator[str]:
    for line in path.read_text(encoding="utf8").splitlines()[::4]:
        yield json.loads(line)["docs"][0]["text"]


if __name__ == "__main__":
    main()
